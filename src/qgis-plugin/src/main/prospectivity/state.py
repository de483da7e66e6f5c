"""What the steps from samples to targets have made so far, kept in the project's file."""

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, pyqtSignal

SCOPE = "Prospectivity"

SAMPLES = "samples"
DEPOSITS = "deposits"
ELEMENTS = "elements"
CONNECTION = "connection"
MAPS = "maps"
SCORES = "scores"
MODEL = "model"
TARGETS = "targets"
VERDICT = "verdict"

# What a process's layer and published name are for the steps after it.
ROLES = {
    "prospectivity:GridGeochem": MAPS,
    "prospectivity:PredictProspectivity": SCORES,
    "prospectivity:DelineateTargets": TARGETS,
}


class Signals(QObject):
    """Tells windows of changes."""

    changed = pyqtSignal()
    reported = pyqtSignal(str, str)  # title, path of the page


signals = Signals()


def get(key):
    """A text of the project, empty if there is none."""
    return QgsProject.instance().readEntry(SCOPE, key, "")[0]


def put(key, text):
    """Keeps a text with the project."""
    if get(key) != text:
        QgsProject.instance().writeEntry(SCOPE, key, text)
        signals.changed.emit()


def layer(key):
    """The layer of the project that a step made or the user chose, or None."""
    return QgsProject.instance().mapLayer(get(key + "Layer"))


def loaded(key, layer):
    """Tells that a step's layer is in the project."""
    put(key + "Layer", layer.id())


def ran(connection, process, results, given, verdict):
    """Tells that a process ended: its texts by output, and what it was given by input."""
    put(CONNECTION, connection)
    for key in (SAMPLES, DEPOSITS):
        if process in ("prospectivity:GridGeochem", "prospectivity:TrainTransferCNN") and given.get(key):
            put(key + "Layer", given[key])
    if process == "prospectivity:GridGeochem":
        put(ELEMENTS, ";".join(given.get(ELEMENTS, [])))
    if process in ROLES:
        put(ROLES[process], results.get("layerName") or "")
        if process != "prospectivity:DelineateTargets" and not results.get("layerName"):
            # An older layer of the step is not what was made now.
            put(ROLES[process] + "Layer", "")
    if process == "prospectivity:TrainTransferCNN":
        put(MODEL, results.get("modelName") or "")
        put(VERDICT, verdict)
