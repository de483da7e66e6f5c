"""Boxes of the Processing dialogs that offer what a server has: layers, models, jobs. Any other text can be typed."""

import time

from processing.gui.wrappers import DIALOG_BATCH, DIALOG_MODELER, WidgetWrapper
from qgis.core import QgsProcessingModelChildParameterSource, QgsProcessingOutputString, QgsProcessingParameterString
from qgis.PyQt.QtWidgets import QComboBox, QSizePolicy

from . import connections, jobs
from .background import Ask
from .client import Server

# Seconds for which an answer is good enough for the next dialog.
FRESH = 20

_answers = {}


def names(kind, connection, feedback):
    """What a server has of a kind; asked of it unless it was a moment ago."""
    known = _answers.get((kind, connection))
    if known and time.monotonic() - known[0] < FRESH:
        return known[1]
    server = Server(connection, feedback, silence=10)
    if kind == "models":
        found = server.models()
    elif kind == "coverages":
        found = server.coverages()
    else:
        coverages = set(server.coverages())
        found = [name for name in server.maps() if name not in coverages]
    _answers[kind, connection] = time.monotonic(), found
    return found


class NamesWidgetWrapper(WidgetWrapper):
    """A box with names that are fetched while the dialog is open."""

    def createWidget(self, kind="", server=""):
        self.ask = None
        box = QComboBox()
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        box.setMinimumContentsLength(24)
        if self.dialogType == DIALOG_MODELER:
            sources = self.dialog.getAvailableValuesOfType(QgsProcessingParameterString, QgsProcessingOutputString)
            for source in sources:
                box.addItem(self.dialog.resolveValueDescription(source), source)
        box.setEditText("")
        box.currentTextChanged.connect(lambda _: self.widgetValueHasChanged.emit(self))
        if kind == "jobs":
            self._fill(box, [f"{job.title}, {job.connection}, {job.started} {job.execution}" for job in jobs.every()])
            return box
        connection = connections.find(server)
        if connection is not None:
            self.ask = Ask(lambda feedback: names(kind, connection, feedback),
                           lambda found, fault: self._fill(box, found or [])).begin()
            box.destroyed.connect(self._end)
        return box

    def _end(self):
        if self.ask is not None:
            self.ask.forget()
            self.ask = None

    def _fill(self, box, found):
        self.ask = None
        text = box.currentText()
        for name in found:
            box.addItem(name)
        box.setEditText(text)

    def setValue(self, value):
        if isinstance(value, list):
            value = value[0] if value else None
        index = next((i for i in range(self.widget.count()) if self.widget.itemData(i) is not None
                      and self.widget.itemData(i) == value), -1)
        if index >= 0:
            self.widget.setCurrentIndex(index)
        else:
            if isinstance(value, QgsProcessingModelChildParameterSource):
                value = value.staticValue()
            self.widget.setEditText("" if value is None else str(value))

    def value(self):
        text = self.widget.currentText().strip()
        index = self.widget.findText(text)
        if self.dialogType == DIALOG_MODELER and index >= 0 and self.widget.itemData(index) is not None:
            return self.widget.itemData(index)
        if self.dialogType == DIALOG_BATCH:
            return text
        return text or None
