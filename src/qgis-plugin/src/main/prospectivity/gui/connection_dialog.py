"""The dialog for a connection."""

from qgis.gui import QgsAuthConfigSelect
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
)

from .. import connections
from ..background import Ask
from ..client import Server
from ..i18n import tr


class ConnectionDialog(QDialog):
    """Names a server, tests it, and keeps it with what it offers."""

    def __init__(self, parent=None, connection=None):
        super().__init__(parent)
        self.setWindowTitle(tr("Prospectivity server"))
        self.replaced = connection.name if connection is not None else None
        self.kept = None
        self.ask = None
        known = connection or connections.Connection("", "http://localhost:8080")
        self.name = QLineEdit(known.name)
        self.name.setPlaceholderText(tr("as it is to stand in the toolbox"))
        self.url = QLineEdit(known.url)
        self.url.setPlaceholderText("http://localhost:8080, https://…/geoserver")
        self.login = QgsAuthConfigSelect(self)
        self.login.setConfigId(known.authcfg)
        self.login.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.workspace = QLineEdit(known.workspace)
        self.workspace.setPlaceholderText(tr("for layers to publish, on a GeoServer"))
        self.everything = QCheckBox(tr("All processes of the server, not Prospectivity's only"))
        self.everything.setChecked(known.everything)
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.told.setMinimumHeight(40)
        self.test = QPushButton(tr("Test"))
        self.test.setAutoDefault(False)
        self.test.clicked.connect(lambda: self._ask(False))
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.addButton(self.test, QDialogButtonBox.ButtonRole.ActionRole)
        self.buttons.accepted.connect(lambda: self._ask(True))
        self.buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow(tr("Name"), self.name)
        form.addRow(tr("Address"), self.url)
        form.addRow(tr("Login"), self.login)
        form.addRow(tr("Workspace"), self.workspace)
        form.addRow("", self.everything)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.told)
        layout.addStretch()
        layout.addWidget(self.buttons)
        self.resize(520, 280)

    def connection(self):
        """The connection as the dialog stands."""
        return connections.Connection(
            self.name.text().strip(), self.url.text().strip(), self.login.configId(), self.workspace.text().strip(),
            self.everything.isChecked())

    def _ask(self, keep):
        connection = self.connection()
        wrong = connections.fault(connection, self.replaced)
        if wrong:
            self._tell(wrong, False)
            return
        if self.ask is not None:
            self.ask.forget()
        self._tell(tr("asking {address} …").format(address=connection.base), None)
        self.ask = Ask(lambda feedback: Server(connection, feedback, silence=10).processes(),
                       lambda value, fault: self._answered(connection, keep, value, fault)).begin()

    def _answered(self, connection, keep, value, fault):
        self.ask = None
        if fault is not None:
            if keep and self.told.property("fault") == fault:
                # Said once already: the user wants it all the same.
                self._keep(connection)
                return
            self._tell(fault + (" " + tr("OK once more keeps it all the same.") if keep else ""), False)
            self.told.setProperty("fault", fault if keep else None)
            return
        document, processes = value
        self._tell(tr("The server answers with {count} processes.").format(count=len(processes)), True)
        if keep:
            connections.remember(connection, document)
            self._keep(connection)

    def _keep(self, connection):
        connections.keep(connection, self.replaced)
        self.kept = connection
        self.accept()

    def _tell(self, text, good):
        colour = {True: "#1b7837", False: "#a50026", None: "#555555"}[good]
        self.told.setStyleSheet(f"color: {colour}")
        self.told.setText(text)

    def done(self, result):
        if self.ask is not None:
            self.ask.forget()
            self.ask = None
        super().done(result)
