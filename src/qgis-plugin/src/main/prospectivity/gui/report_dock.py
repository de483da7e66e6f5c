"""The report of the last process, beside the map."""

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QTimer, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QDockWidget, QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from ..i18n import tr


class ReportDock(QDockWidget):
    """A page with the verdict first."""

    def __init__(self, parent=None):
        super().__init__(tr("Prospectivity: report"), parent)
        self.setObjectName("ProspectivityReport")
        self.path = None
        self.text = QTextBrowser()
        self.text.setOpenExternalLinks(True)
        self.outside = QPushButton(tr("Open in the web browser"))
        self.outside.clicked.connect(self._open_outside)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.outside)
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.addWidget(self.text)
        layout.addLayout(row)
        self.setWidget(content)

    def show_soon(self, title, path):
        """Shows a page once QGIS has loaded the layers that came with it."""
        QTimer.singleShot(200, lambda: sip.isdeleted(self) or self.show_page(title, path))

    def show_page(self, title, path):
        """Shows a page that was written to a file."""
        try:
            with open(path, encoding="utf-8") as file:
                page = file.read()
        except OSError:
            return
        self.path = path
        self.setWindowTitle(tr("Prospectivity: {title}").format(title=title))
        self.text.setHtml(page)
        self.show()
        self.raise_()

    def _open_outside(self):
        if self.path:
            QDesktopServices.openUrl(QUrl.fromLocalFile(self.path))
