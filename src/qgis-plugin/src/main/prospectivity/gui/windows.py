"""All windows of the plugin, and what they do with connections."""

from qgis.core import Qgis, QgsApplication
from qgis.gui import QgsGui
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QMessageBox

from .. import background, connections, state
from ..algorithm import ICON
from ..client import Server
from ..compat import QAction
from ..i18n import tr
from .browser import BrowserMenus, BrowserProvider
from .connection_dialog import ConnectionDialog
from .options import OptionsFactory
from .panel import Panel
from .report_dock import ReportDock


class Windows:
    """Puts the plugin's windows into QGIS, and takes them away again."""

    def __init__(self, iface, provider):
        self.iface = iface
        self.provider = provider
        window = iface.mainWindow()
        self.panel = Panel(self, window)
        iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.panel)
        self.panel.hide()
        self.report = ReportDock(window)
        iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.report)
        window.tabifyDockWidget(self.panel, self.report)
        self.report.hide()
        state.signals.reported.connect(self.report.show_soon)
        self.action = QAction(QIcon(ICON), tr("Prospectivity panel"), window)
        self.action.setCheckable(True)
        self.action.toggled.connect(self.panel.setVisible)
        self.panel.visibilityChanged.connect(lambda visible: self.action.setChecked(self.panel.isVisible()))
        iface.addToolBarIcon(self.action)
        iface.addPluginToMenu("Prospectivity", self.action)
        self.options = OptionsFactory(self)
        iface.registerOptionsWidgetFactory(self.options)
        self.browser = BrowserProvider()
        QgsApplication.dataItemProviderRegistry().addProvider(self.browser)
        self.menus = BrowserMenus(self)
        QgsGui.dataItemGuiProviderRegistry().addProvider(self.menus)

    def remove(self):
        """Takes all windows away."""
        background.end_all()
        self.panel.leave()
        state.signals.reported.disconnect(self.report.show_soon)
        self.iface.removeToolBarIcon(self.action)
        self.iface.removePluginMenu("Prospectivity", self.action)
        self.iface.unregisterOptionsWidgetFactory(self.options)
        QgsGui.dataItemGuiProviderRegistry().removeProvider(self.menus)
        QgsApplication.dataItemProviderRegistry().removeProvider(self.browser)
        for dock in (self.panel, self.report):
            self.iface.removeDockWidget(dock)
            dock.deleteLater()

    def show_panel(self):
        """Shows the panel."""
        self.panel.show()
        self.panel.raise_()

    def changed(self):
        """Shows changed connections everywhere."""
        self.provider.refreshAlgorithms()
        self.browser.refresh()
        self.panel.refresh()

    def edit(self, name, parent=None):
        """Opens the dialog for a connection, or for a new one."""
        dialog = ConnectionDialog(parent or self.iface.mainWindow(), connections.find(name) if name else None)
        if dialog.exec():
            self.changed()

    def remove_connection(self, name, parent=None):
        """Forgets a connection, if the user is sure."""
        answer = QMessageBox.question(
            parent or self.iface.mainWindow(), "Prospectivity",
            tr("Remove the connection “{name}”? Layers and models stay on the server.").format(name=name))
        if answer == QMessageBox.StandardButton.Yes:
            connections.remove(name)
            self.changed()

    def ask(self, name, told=None):
        """Asks a server for its processes again, in a thread."""
        connection = connections.find(name)
        if connection is not None:
            background.Ask(lambda feedback: Server(connection, feedback, silence=10).processes(),
                           lambda value, fault: self._answered(connection, value, fault, told)).begin()

    def _answered(self, connection, value, fault, told):
        if fault is None:
            document, processes = value
            connections.remember(connection, document)
            self.changed()
            text = tr("{count} processes of “{name}” are in the toolbox.").format(
                count=len(processes), name=connection.name)
        else:
            text = fault
        if told is not None:
            told(text)
        elif text:
            level = Qgis.MessageLevel.Warning if fault else Qgis.MessageLevel.Success
            self.iface.messageBar().pushMessage("Prospectivity", text, level)
