"""The plugin's words in the user's language, read from Qt Linguist's .ts files as they are: nothing to compile."""

import os
import xml.etree.ElementTree as ElementTree

from qgis.core import QgsApplication

FOLDER = os.path.join(os.path.dirname(__file__), "i18n")

_words = None


def read(language):
    """The finished translations for a language, an empty dictionary if there are none."""
    path = os.path.join(FOLDER, f"prospectivity_{language}.ts")
    if not os.path.exists(path):
        return {}
    return {
        message.findtext("source"): message.findtext("translation")
        for message in ElementTree.parse(path).iter("message")
        if message.findtext("translation")
    }


def tr(text):
    """A text in the language of QGIS, or as it is."""
    global _words
    if _words is None:
        _words = read(QgsApplication.locale()[:2].lower())
    return _words.get(text, text)
