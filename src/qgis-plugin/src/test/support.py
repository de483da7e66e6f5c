"""A QGIS without a display, with a profile of its own and the plugin in it."""

import os
import sys
import tempfile
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QGIS_CUSTOM_CONFIG_PATH"] = tempfile.mkdtemp(prefix="qgis-profile")
os.environ.setdefault("XDG_RUNTIME_DIR", os.environ["QGIS_CUSTOM_CONFIG_PATH"])

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.environ.get("PLUGIN_FOLDER") or os.path.join(HERE, "..", "main"))
sys.path.append("/usr/share/qgis/python/plugins")

from qgis.core import (  # noqa: E402
    QgsApplication,
    QgsFeature,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication, QEventLoop  # noqa: E402

application = QgsApplication([], True)
QCoreApplication.setOrganizationName("QGIS")
QCoreApplication.setApplicationName("QGIS3")
application.initQgis()

from processing.core.Processing import Processing  # noqa: E402

Processing.initialize()

from prospectivity import connections, jobs, wps  # noqa: E402
from prospectivity.provider import ProspectivityProvider  # noqa: E402

provider = ProspectivityProvider()
QgsApplication.processingRegistry().addProvider(provider)


class Feedback(QgsProcessingFeedback):
    """Keeps what it is told, and cancels at a percentage."""

    def __init__(self, cancel_at=None):
        super().__init__(False)
        self.infos = []
        self.warnings = []
        self.errors = []
        self.texts = []
        self.percents = []
        self.cancel_at = cancel_at
        self.progressChanged.connect(self._progress)

    def _progress(self, percent):
        self.percents.append(percent)
        if self.cancel_at is not None and percent >= self.cancel_at:
            self.cancel()

    def pushInfo(self, info):
        self.infos.append(info)

    def reportError(self, error, fatalError=False):
        self.errors.append(error)

    def pushWarning(self, warning):
        self.warnings.append(warning)

    def setProgressText(self, text):
        self.texts.append(text)


def connect(address, name="Fake", authcfg="", document=None):
    """A connection, kept, whose processes are known."""
    connection = connections.Connection(name, address, authcfg)
    connections.keep(connection)
    if document is not None:
        connections.remember(connection, document.encode("utf-8"))
    provider.refreshAlgorithms()
    return connection


def forget_all():
    """No connections, jobs, layers."""
    for connection in connections.every():
        connections.remove(connection.name)
    for job in jobs.every():
        jobs.forget(job.execution)
    QgsProject.instance().clear()
    provider.refreshAlgorithms()


def run(name, parameters, feedback=None):
    """Runs an algorithm here; results, context."""
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(name)
    assert algorithm is not None, name
    good, message = algorithm.checkParameterValues(parameters, context)
    if not good:
        raise ValueError(message)
    results, _ = algorithm.run(parameters, context, feedback or Feedback(), catchExceptions=False)
    return results, context


def points(crs="EPSG:32650"):
    """Samples: text, decimals, nothing, markup."""
    fields = "field=id:string&field=Au_ppb:string&field=As_ppm:double"
    layer = QgsVectorLayer(f"Point?crs={crs}&{fields}", "samples", "memory")
    rows = [("a<b&c", "<1", 1.25), ("ä", "2.5", None), ("", "7", 1e-7)]
    features = []
    for number, row in enumerate(rows):
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(row))
        feature.setGeometry(QgsGeometry.fromWkt(f"POINT({400000.125 + number} {4600000 + number / 3!r})"))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    QgsProject.instance().addMapLayer(layer)
    return layer


def wait(condition, seconds=30):
    """Lets windows live until a condition holds; whether it does."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        if condition():
            return True
        time.sleep(0.005)
    return False


__all__ = ["Feedback", "application", "connect", "connections", "forget_all", "jobs", "points", "provider", "run",
           "wait", "wps"]
