"""The servers and their layers in the browser panel."""

from qgis.core import Qgis, QgsDataCollectionItem, QgsDataItemProvider, QgsErrorItem, QgsLayerItem
from qgis.gui import QgsDataItemGuiProvider
from qgis.PyQt import sip
from qgis.PyQt.QtGui import QIcon

from .. import compat, connections
from ..algorithm import ICON
from ..client import Server, ServerError
from ..i18n import tr

KEY = "prospectivity"
ROOT = "prospectivity:"


class BrowserProvider(QgsDataItemProvider):
    """Makes the root."""

    def __init__(self):
        super().__init__()
        self.root = None

    def name(self):
        return "Prospectivity"

    def dataProviderKey(self):
        return KEY

    def capabilities(self):
        return compat.NETWORK_ITEMS

    def createDataItem(self, path, parent):
        if path:
            return None
        self.root = RootItem(parent)
        sip.transferto(self.root, None)
        return self.root

    def refresh(self):
        """Shows the connections as they are."""
        if self.root is not None and not sip.isdeleted(self.root):
            self.root.depopulate()
            self.root.populate()


class RootItem(QgsDataCollectionItem):
    """All connections."""

    def __init__(self, parent):
        super().__init__(parent, "Prospectivity", ROOT, KEY)
        self.setIcon(QIcon(ICON))

    def createChildren(self):
        self.items = []
        for connection in connections.every():
            item = ConnectionItem(self, connection)
            sip.transferto(item, self)
            self.items.append(item)
        return self.items


class ConnectionItem(QgsDataCollectionItem):
    """A connection with the layers of its server. QGIS asks for them in a thread."""

    def __init__(self, parent, connection):
        super().__init__(parent, connection.name, f"{ROOT}/{connection.name}", KEY)
        self.connection = connection
        self.setToolTip(connection.base)

    def createChildren(self):
        self.items = []
        server = Server(self.connection, silence=10)
        try:
            coverages = server.coverages() if server.opens_coverages() else []
            maps = server.maps()
        except ServerError as fault:
            self._add(QgsErrorItem(self, str(fault), self.path() + "/error"))
            return self.items
        login = f"&authcfg={self.connection.authcfg}" if self.connection.authcfg else ""
        for name in coverages:
            uri = f"url={self.connection.base}/wcs&identifier={name}{login}"
            self._layer(tr("{name} – values").format(name=name), uri, "wcs")
        for name in maps:
            uri = (f"url={self.connection.base}/wms&layers={name}&styles=&format=image/png&crs=EPSG:3857"
                   f"&contextualWMSLegend=0&dpiMode=7{login}")
            self._layer(tr("{name} – picture").format(name=name), uri, "wms")
        return self.items

    def _layer(self, title, uri, provider):
        path = f"{self.path()}/{provider}/{title}"
        item = QgsLayerItem(self, title, path, uri, Qgis.BrowserLayerType.Raster, provider)
        item.setState(Qgis.BrowserItemState.Populated)
        self._add(item)

    def _add(self, item):
        sip.transferto(item, self)
        self.items.append(item)


class BrowserMenus(QgsDataItemGuiProvider):
    """What can be done with a connection."""

    def __init__(self, windows):
        super().__init__()
        self.windows = windows

    def name(self):
        return "Prospectivity"

    def populateContextMenu(self, item, menu, selectedItems, context):
        if item.providerKey() != KEY:
            return
        if item.path() == ROOT:
            menu.addAction(tr("New connection…"), lambda: self.windows.edit(None))
            menu.addAction(tr("Open the Prospectivity panel"), self.windows.show_panel)
            return
        name = item.path()[len(ROOT) + 1:]
        if connections.find(name) is not None:
            menu.addAction(tr("Edit…"), lambda: self.windows.edit(name))
            menu.addAction(tr("Ask for processes again"), lambda: self.windows.ask(name))
            menu.addAction(tr("Layers again"), item.refresh)
            menu.addAction(tr("Remove"), lambda: self.windows.remove_connection(name))
