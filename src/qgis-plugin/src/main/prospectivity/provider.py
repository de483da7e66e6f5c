"""The provider in the Processing toolbox. It reads what servers were last seen to offer, and asks none by itself."""

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from . import connections
from .algorithm import ICON, ProcessAlgorithm
from .servers import AddServer, RefreshServers, TakeUpJob


class ProspectivityProvider(QgsProcessingProvider):
    """An algorithm for each process of each connection, and those for servers and jobs."""

    def id(self):
        return "prospectivity"

    def name(self):
        return "Prospectivity"

    def icon(self):
        return QIcon(ICON)

    def svgIconPath(self):
        return ICON

    def loadAlgorithms(self):
        for own in (AddServer, RefreshServers, TakeUpJob):
            self.addAlgorithm(own(self.refreshAlgorithms))
        for connection in connections.every():
            for process in connections.processes(connection):
                self.addAlgorithm(ProcessAlgorithm(connection, process))
