"""The page of QGIS's settings that lists the servers."""

from qgis.gui import QgsOptionsPageWidget, QgsOptionsWidgetFactory
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from .. import connections
from ..algorithm import ICON
from ..i18n import tr


class OptionsFactory(QgsOptionsWidgetFactory):
    """Makes the page."""

    def __init__(self, windows):
        super().__init__()
        self.windows = windows
        self.setTitle("Prospectivity")

    def icon(self):
        return QIcon(ICON)

    def createWidget(self, parent):
        return OptionsPage(self.windows, parent)


class OptionsPage(QgsOptionsPageWidget):
    """The servers, with buttons to change them. Changes count at once, as in the browser panel."""

    def __init__(self, windows, parent=None):
        super().__init__(parent)
        self.windows = windows
        self.table = QTableWidget(0, 4)
        self.table.setHorizontalHeaderLabels([tr("Name"), tr("Address"), tr("Login"), tr("Processes")])
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.told = QLabel()
        self.told.setWordWrap(True)
        buttons = QHBoxLayout()
        for title, action in ((tr("Add…"), lambda name: windows.edit(None, self)),
                              (tr("Edit…"), lambda name: name and windows.edit(name, self)),
                              (tr("Remove"), lambda name: name and windows.remove_connection(name, self)),
                              (tr("Ask for processes again"), lambda name: name and windows.ask(name, self._tell))):
            button = QPushButton(title)
            button.clicked.connect(lambda _, action=action: (action(self._chosen()), self.fill()))
            buttons.addWidget(button)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(QLabel(tr("Servers whose processes stand in the Processing toolbox.")))
        layout.addWidget(self.table)
        layout.addLayout(buttons)
        layout.addWidget(self.told)
        self.fill()

    def _chosen(self):
        row = self.table.currentRow()
        return self.table.item(row, 0).text() if row >= 0 else None

    def _tell(self, text):
        self.told.setText(text)
        self.fill()

    def fill(self):
        """Shows the connections as they are."""
        every = connections.every()
        self.table.setRowCount(len(every))
        for row, connection in enumerate(every):
            texts = (connection.name, connection.base, tr("yes") if connection.authcfg else tr("none"),
                     str(len(connections.processes(connection))))
            for column, text in enumerate(texts):
                self.table.setItem(row, column, QTableWidgetItem(text))
        if every and self.table.currentRow() < 0:
            self.table.selectRow(0)

    def apply(self):
        """Nothing is left to apply."""
