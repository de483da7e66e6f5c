"""Brings the .ts files up to the texts of the plugin: translations.py, from anywhere. Qt Linguist opens them as well.

Texts that are gone are dropped, those that are new stand without a translation until somebody writes one.
"""

import ast
import os
import xml.etree.ElementTree as ElementTree
from xml.sax.saxutils import escape

PLUGIN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "main", "prospectivity")


def texts():
    """What the plugin says: the texts in tr() by the file they are in first."""
    said = {}
    for folder, _, names in sorted(os.walk(PLUGIN)):
        for name in sorted(names):
            if not name.endswith(".py"):
                continue
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                tree = ast.parse(file.read())
            for node in ast.walk(tree):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tr" \
                        and isinstance(node.args[0], ast.Constant):
                    said.setdefault(node.args[0].value, os.path.relpath(os.path.join(folder, name), PLUGIN))
    return said


def update(path):
    """Writes a file anew with the translations it had."""
    root = ElementTree.parse(path).getroot()
    known = {one.findtext("source"): one.findtext("translation") or "" for one in root.iter("message")}
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>",
             f'<TS version="2.1" language="{root.get("language")}" sourcelanguage="en">', "<context>",
             "    <name>Prospectivity</name>"]
    for text, file in texts().items():
        translation = known.get(text, "")
        state = "" if translation else ' type="unfinished"'
        lines += ["    <message>", f'        <location filename="../{file}"/>',
                  f"        <source>{escape(text)}</source>",
                  f"        <translation{state}>{escape(translation)}</translation>", "    </message>"]
    lines += ["</context>", "</TS>", ""]
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(lines))
    return sum(1 for text in texts() if not known.get(text))


if __name__ == "__main__":
    for name in sorted(os.listdir(os.path.join(PLUGIN, "i18n"))):
        if name.endswith(".ts"):
            print(name, update(os.path.join(PLUGIN, "i18n", name)), "without translation")
