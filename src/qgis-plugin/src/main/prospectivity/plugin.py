"""What QGIS starts: the provider always, the windows where there are any."""

from qgis.core import QgsApplication

from .provider import ProspectivityProvider


class ProspectivityPlugin:
    """The plugin."""

    def __init__(self, iface):
        self.iface = iface
        self.provider = None
        self.windows = None

    def initProcessing(self):
        """For qgis_process, which has no windows."""
        self.provider = ProspectivityProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self):
        self.initProcessing()
        from .gui.windows import Windows

        self.windows = Windows(self.iface, self.provider)

    def unload(self):
        if self.windows is not None:
            self.windows.remove()
            self.windows = None
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
