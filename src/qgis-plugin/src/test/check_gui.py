"""Drives a real QGIS: run by `qgis --code` from .ci/check-qgis-plugin. Leaves pictures in OUT.

STAGE 1 installs the zip, connects, walks from samples to targets in the dialogs, cancels a training, and is killed in
the middle of another. STAGE 2 is the next start of QGIS, which takes that one up.
"""

import os
import sys
import time
import traceback
from base64 import b64encode
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from qgis.core import QgsApplication, QgsAuthMethodConfig, QgsCoordinateReferenceSystem, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QEventLoop, QModelIndex, Qt, QTimer
from qgis.PyQt.QtWidgets import QApplication, QDialogButtonBox, QGraphicsView, QMessageBox, QProgressBar
from qgis.utils import iface, plugins

sys.path.insert(0, os.environ["TESTS"])
from heart import Heart  # noqa: E402

SERVER, SURVEY, OUT = (os.environ[name] for name in ("SERVER", "SURVEY", "OUT"))
# Of a server that wants a login.
LOGIN, PASSWORD, WORKSPACE = (os.environ.get(name, "") for name in ("LOGIN", "PASSWORD", "WORKSPACE"))
PROJECT = os.path.join(os.environ["WORK"], "gold.qgz")
# The longest for which the windows may stand still, in seconds.
LONGEST = 0.3


heart = Heart()


def wait(condition, seconds=90):
    """Lets QGIS live until something is so."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        if condition():
            return True
        time.sleep(0.005)
    return False


def picture(widget, name):
    """Keeps a picture of a window."""
    wait(lambda: False, 0.4)
    widget.grab().save(os.path.join(OUT, name + ".png"))


def drawn():
    """Waits until the map is drawn."""
    canvas = iface.mapCanvas()
    canvas.refresh()
    wait(lambda: False, 0.3)
    assert wait(lambda: not canvas.isDrawing(), 30)


def execution_is_known(execution):
    """Whether the server still knows an execution."""
    try:
        query = f"service=WPS&version=1.0.0&request=GetExecutionStatus&executionId={execution}"
        request = Request(f"{SERVER}/ows?{query}")
        if LOGIN:
            request.add_header("Authorization", "Basic " + b64encode(f"{LOGIN}:{PASSWORD}".encode()).decode())
        with urlopen(request) as answer:
            return b"ExceptionReport" not in answer.read()
    except HTTPError:
        return False


def install():
    """As *Install from ZIP* does."""
    import pyplugin_installer

    pyplugin_installer.instance().installFromZipFile(os.environ["ZIP"])
    assert wait(lambda: "prospectivity" in plugins, 20), "the plugin is not there"


def run_step(panel, process, values=None, done=None, name=None):
    """Opens a step's dialog, sets values, runs it to its end; the percentages that its bar has shown."""
    step = next(step for step, _, _ in panel.rows if step.process == process)
    dialog = panel.open(step)
    assert dialog is not None, process
    dialog.resize(900, 760)
    wait(lambda: False, 1)
    if values:
        dialog.setParameters({**dialog.createProcessingParameters(), **values})
    if name:
        picture(dialog, name)
    seen = []
    ended = []
    dialog.algorithmFinished.connect(lambda good, results: ended.append((good, results)))
    heart.start()
    dialog.runButton().click()
    bar = dialog.findChild(QProgressBar)
    assert wait(lambda: seen.append(bar.value()) or ended, 120), f"{process} did not end"
    assert ended[0][0], f"{process} failed"
    wait(lambda: False, 0.3)
    told = f"{process}: the windows stood still for {heart.stop():.2f} s at most"
    print(told)
    assert heart.longest < LONGEST, told
    if name:
        picture(dialog, name + "-done")
    dialog.close()
    return sorted(set(seen)), ended[0][1]


def keep_login():
    """Puts the login into QGIS's authentication database; the name of its entry."""
    manager = QgsApplication.authManager()
    assert manager.setMasterPassword("master", True)
    login = QgsAuthMethodConfig("Basic")
    login.setName("server")
    login.setConfig("username", LOGIN)
    login.setConfig("password", PASSWORD)
    assert manager.storeAuthenticationConfig(login)[0]
    return login.id()


def connect(windows):
    """Adds the server in the dialog."""
    from prospectivity import connections
    from prospectivity.gui.connection_dialog import ConnectionDialog
    from prospectivity.gui.options import OptionsPage

    dialog = ConnectionDialog(iface.mainWindow())
    dialog.show()
    dialog.name.setText("Local")
    dialog.url.setText(SERVER)
    if LOGIN:
        dialog.login.setConfigId(keep_login())
        dialog.workspace.setText(WORKSPACE)
    dialog.test.click()
    assert wait(lambda: "processes" in dialog.told.text(), 20), dialog.told.text()
    picture(dialog, "connection")
    dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).click()
    assert wait(lambda: dialog.kept is not None, 20)
    windows.changed()
    page = OptionsPage(windows)
    page.resize(700, 260)
    page.show()
    picture(page, "settings")
    page.close()
    assert len(connections.processes(connections.find("Local"))) > 5


def browse():
    """Opens the connection in the browser panel."""
    model = iface.browserModel()

    def child(parent, name):
        return next((model.index(row, 0, parent) for row in range(model.rowCount(parent))
                     if model.data(model.index(row, 0, parent)) == name), None)

    wait(lambda: child(QModelIndex(), "Prospectivity"), 10)
    root = child(QModelIndex(), "Prospectivity")
    model.fetchMore(root)
    assert wait(lambda: child(root, "Local"), 10)
    connection = child(root, "Local")
    model.fetchMore(connection)
    assert wait(lambda: model.rowCount(connection) > 1, 10), "no layers in the browser"
    names = [model.data(model.index(row, 0, connection)) for row in range(model.rowCount(connection))]
    assert any("gold_maps" in name for name in names), names


def first():
    """From the zip to targets."""
    window = iface.mainWindow()
    install()
    windows = plugins["prospectivity"].windows
    connect(windows)
    project = QgsProject.instance()
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:32650"))
    for name in ("samples", "deposits"):
        uri = f"file://{SURVEY}/{name}.csv?type=csv&xField=x&yField=y&crs=EPSG:32650"
        project.addMapLayer(QgsVectorLayer(uri, name, "delimitedtext"))
    assert project.write(PROJECT)
    windows.show_panel()
    panel = windows.panel
    for key in ("samples", "deposits"):
        panel.layers[key].setLayer(project.mapLayersByName(key)[0])
    iface.zoomFull()
    drawn()
    picture(window, "panel")

    percents, results = run_step(
        panel, "prospectivity:GridGeochem",
        {"elements": ["Au_ppb", "As_ppm", "Bi_ppm", "Sb_ppm"], "transform": "LOG10", "cellSize": 500}, name="grid")
    layer = project.mapLayersByName("gold_maps")[0]
    assert layer.bandName(2).endswith("As_ppm_log10"), layer.bandName(2)
    renderer = layer.renderer()
    entries = renderer.shader().rasterShaderFunction().colorRampItemList()
    assert len(entries) == 6 and entries[0].color.name() == "#313695", "not the server's colours"
    samples = project.mapLayersByName("samples")[0]
    project.layerTreeRoot().findLayer(samples.id()).setItemVisibilityChecked(False)
    drawn()
    picture(window, "maps")

    percents, results = run_step(
        panel, "prospectivity:TrainTransferCNN", {"steps": 60, "members": 1}, name="train")
    assert len(percents) > 3, f"no progress was seen: {percents}"
    assert "AUC" in results["verdict"], results
    assert windows.report.isVisible() and "AUC" in windows.report.text.toPlainText()[:400]
    windows.report.raise_()
    picture(window, "report")
    windows.show_panel()

    run_step(panel, "prospectivity:PredictProspectivity")
    run_step(panel, "prospectivity:DelineateTargets", name="targets-dialog")
    targets = project.mapLayersByName("Targets")[0]
    assert targets.featureCount() > 3 and targets.labelsEnabled()
    for name in ("gold_maps",):
        project.layerTreeRoot().findLayer(project.mapLayersByName(name)[0].id()).setItemVisibilityChecked(False)
    windows.show_panel()
    drawn()
    picture(window, "targets")
    run_step(panel, "prospectivity:DescribeModel")
    browse()
    assert LOGIN or not QgsApplication.authManager().masterPasswordIsSet(), "a password was asked for without a login"
    assert project.write(PROJECT)
    cancel(panel)
    train(panel, {"steps": 2000, "members": 1, "folds": 0})


def train(panel, values):
    """Starts a training in its dialog; the dialog and the execution once the bar moves."""
    from prospectivity import jobs

    step = next(step for step, _, _ in panel.rows if step.process == "prospectivity:TrainTransferCNN")
    dialog = panel.open(step)
    wait(lambda: False, 0.5)
    dialog.setParameters({**dialog.createProcessingParameters(), **values})
    dialog.runButton().click()
    assert wait(lambda: jobs.every() and dialog.findChild(QProgressBar).value() > 0, 60), "the training did not begin"
    execution = jobs.every()[0].execution
    assert execution_is_known(execution)
    return dialog, execution


def cancel(panel):
    """Cancels a training; the server is to have ended it."""
    from prospectivity import jobs

    dialog, execution = train(panel, {"steps": 100000, "model": "never"})
    ended = []
    dialog.algorithmFinished.connect(lambda good, results: ended.append(good))
    picture(dialog, "running")
    dialog.cancelButton().click()
    assert wait(lambda: ended, 20)
    assert not execution_is_known(execution), "the job was not dismissed"
    assert not jobs.every()
    picture(dialog, "cancelled")
    dialog.close()


def design():
    """Opens the model that chains the processes, and the dialog of one of its steps."""
    from processing.modeler.ModelerDialog import ModelerDialog
    from processing.modeler.ModelerParametersDialog import ModelerParametersDialog

    designer = ModelerDialog()
    designer.loadModel(os.path.join(os.environ["WORK"], "chain.model3"))
    designer.resize(1200, 760)
    designer.show()
    wait(lambda: False, 0.5)
    view = designer.findChild(QGraphicsView)
    view.fitInView(view.scene().itemsBoundingRect().adjusted(-20, -20, 20, 20), Qt.AspectRatioMode.KeepAspectRatio)
    model = designer.model()
    step = model.childAlgorithm("train")
    dialog = ModelerParametersDialog(step.algorithm(), model, "train", step.configuration())
    dialog.resize(760, 620)
    dialog.show()
    made = dialog.createAlgorithm()
    assert made is not None, "the step's dialog gives no step"
    (source,) = made.parameterSources()["geochemistryLayer"]
    assert source.outputName() == "layerName", "the step's dialog loses what it was given"
    picture(dialog, "model-step")
    dialog.close()
    picture(designer, "model")
    designer.setDirty(False)
    designer.close()


def second():
    """The next start."""
    from prospectivity import jobs, state

    assert wait(lambda: "prospectivity" in plugins, 20)
    if LOGIN:
        assert QgsApplication.authManager().setMasterPassword("master", True)
    windows = plugins["prospectivity"].windows
    iface.addProject(PROJECT)
    windows.show_panel()
    panel = windows.panel
    assert state.get(state.MODEL).split(":")[-1] == "gold", state.get(state.MODEL)
    assert wait(lambda: panel.layers["deposits"].currentLayer() is not None, 5), "the deposits are forgotten"
    (job,) = jobs.every()
    panel.look_at_jobs()
    assert wait(lambda: panel.jobs.topLevelItem(0).text(1), 15)
    picture(iface.mainWindow(), "jobs")
    dialog = panel.take_up(job)
    ended = []
    dialog.algorithmFinished.connect(lambda good, results: ended.append((good, results)))
    dialog.runButton().click()
    assert wait(lambda: ended, 240)
    assert ended[0][0] and ended[0][1]["modelName"], ended
    picture(dialog, "taken-up")
    dialog.close()
    assert not jobs.every()
    design()


def main():
    """Runs a stage; its fault is the program's."""
    code = 1
    try:
        iface.mainWindow().resize(1400, 900)
        {"1": first, "2": second}[os.environ["STAGE"]]()
        code = 0
        print(f"stage {os.environ['STAGE']} is through")
    except BaseException:
        traceback.print_exc()
        iface.mainWindow().grab().save(os.path.join(OUT, f"fault-{os.environ['STAGE']}.png"))
    sys.stdout.flush()
    sys.stderr.flush()
    # As if killed: nothing is told to anybody.
    os._exit(code)


# No box may wait for a user.
QMessageBox.exec = QMessageBox.exec_ = lambda self: QMessageBox.StandardButton.Ok
QTimer.singleShot(1500, main)
