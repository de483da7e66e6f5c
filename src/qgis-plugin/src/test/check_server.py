"""The plugin on a real server: check_server.py ADDRESS SURVEY FOLDER [USER PASSWORD WORKSPACE].

Chains the three main processes in a model, runs a batch, opens published maps by WCS and WMS, and follows a layer of
the server by its name. Leaves the model in FOLDER.
"""

import json
import math
import os
import sys

from support import Feedback, connections, run, wait  # first, for it makes QGIS ready

from prospectivity import client, compat, inputs
from qgis.core import (
    QgsApplication,
    QgsAuthMethodConfig,
    QgsCoordinateReferenceSystem,
    QgsPointXY,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterFeatureSource,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QPointF

address, survey, folder, *login = sys.argv[1:]
user, password, workspace = (login + [""] * 3)[:3]
authcfg = ""
if user:
    manager = QgsApplication.authManager()
    manager.setMasterPassword("master", True)
    config = QgsAuthMethodConfig("Basic")
    config.setName("server")
    config.setConfig("username", user)
    config.setConfig("password", password)
    assert manager.storeAuthenticationConfig(config)[0]
    authcfg = config.id()

run("prospectivity:addserver", {"NAME": "Local", "URL": address, "LOGIN": authcfg, "WORKSPACE": workspace})
connection = connections.find("Local")
assert wait(lambda: QgsApplication.processingRegistry().algorithmById("prospectivity:local_gridgeochem"), 10)
MAPS, SCORES = connection.published("chain_maps"), connection.published("chain_scores")

project = QgsProject.instance()
for name in ("samples", "deposits"):
    uri = f"file://{survey}/{name}.csv?type=csv&xField=x&yField=y&crs=EPSG:32650"
    layer = QgsVectorLayer(uri, name, "delimitedtext")
    assert layer.isValid()
    project.addMapLayer(layer)
samples, deposits = (project.mapLayersByName(name)[0] for name in ("samples", "deposits"))

Source = QgsProcessingModelChildParameterSource


def child(model, identifier, title, place, algorithm, sources, outputs=()):
    """Adds a step to a model; sources are values, or parameter sources."""
    step = QgsProcessingModelChildAlgorithm(algorithm)
    step.setChildId(identifier)
    step.setDescription(title)
    step.setPosition(QPointF(*place))
    # As the modeller's dialog gives what has a default.
    sources = {**sources, "WAIT": True}
    if step.algorithm().parameterDefinition("OPEN_AS"):
        sources["OPEN_AS"] = 0
    for name, value in sources.items():
        step.addParameterSources(name, [value if isinstance(value, Source) else Source.fromStaticValue(value)])
    chosen = {}
    for name, title in outputs:
        output = QgsProcessingModelOutput(title)
        output.setChildId(identifier)
        output.setChildOutputName(name)
        output.setPosition(QPointF(place[0] + 260, place[1] + 90))
        chosen[title] = output
    step.setModelOutputs(chosen)
    model.addChildAlgorithm(step)


def chain():
    """Samples to scores in one model: maps by their name on the server, and as the file of the step before."""
    model = QgsProcessingModelAlgorithm("Samples to scores", "Prospectivity")
    for name, place in (("samples", (150, 60)), ("deposits", (150, 200))):
        component = QgsProcessingModelParameter(name)
        component.setPosition(QPointF(*place))
        model.addModelParameter(QgsProcessingParameterFeatureSource(name, name, [compat.POINTS]), component)
    child(model, "grid", "Grid", (420, 110), "prospectivity:local_gridgeochem", {
        "samples": Source.fromModelParameter("samples"), "elements": "Au_ppb;As_ppm;Sb_ppm;Bi_ppm",
        "transform": "LOG10", "cellSize": 500, "layer": MAPS, "overwrite": True, "crs": "EPSG:32650"},
        [("result", "maps")])
    child(model, "train", "Train", (420, 290), "prospectivity:local_traintransfercnn", {
        "geochemistryLayer": Source.fromChildOutput("grid", "layerName"),
        "deposits": Source.fromModelParameter("deposits"), "model": "chain", "overwrite": True, "steps": 60,
        "members": 1, "folds": 0})
    child(model, "predict", "Predict", (720, 380), "prospectivity:local_predictprospectivity", {
        "geochemistry": Source.fromChildOutput("grid", "result"),
        "model": Source.fromChildOutput("train", "modelName"), "layer": SCORES, "overwrite": True},
        [("result", "scores")])
    valid, faults = model.validate()
    assert valid, faults
    assert model.toFile(os.path.join(folder, "chain.model3"))
    return model


model = chain()
context, feedback = QgsProcessingContext(), Feedback()
context.setProject(project)
try:
    results, good = model.run(
        {"samples": samples.id(), "deposits": deposits.id(), "grid:maps": os.path.join(folder, "maps.tif"),
         "predict:scores": os.path.join(folder, "scores.tif")}, context, feedback, catchExceptions=False)
except QgsProcessingException as fault:
    raise SystemExit(f"{fault}: {feedback.errors}") from fault
assert good, results
scores = QgsRasterLayer(results["predict:scores"], "scores")
bands = [scores.bandName(number).partition(": ")[2] for number in range(1, scores.bandCount() + 1)]
assert scores.isValid() and bands == ["prospectivity", "uncertainty", "applicability", "percentile"], bands
assert scores.crs() == QgsCoordinateReferenceSystem("EPSG:32650")

# The same process in other ways of opening its map: values by WCS are those of the file, pictures have three colours.
opened = {}
own_wcs = client.Server(connection).opens_coverages()
for kind, way in ((1, "wcs"), (2, "wms")):
    results, context = run("prospectivity:local_predictprospectivity", {
        "geochemistryLayer": MAPS, "model": "chain", "layer": SCORES, "overwrite": True, "OPEN_AS": kind,
        "result": QgsProcessing.TEMPORARY_OUTPUT})
    if kind == 1 and not own_wcs:
        # QGIS speaks WCS 1 only: the values are in a file.
        opened[way] = QgsRasterLayer(results["result"], "values")
        assert opened[way].isValid() and opened[way].bandName(2).endswith("uncertainty"), results
        project.addMapLayer(opened[way])
        continue
    layer = context.temporaryLayerStore().mapLayer(results["result"])
    assert layer.isValid() and layer.providerType() == way, (way, layer.providerType())
    assert results["result"] in context.layersToLoadOnCompletion()
    assert inputs.name_on_server(layer, connection.base) == results["layerName"], results
    opened[way] = context.temporaryLayerStore().takeMapLayer(layer)
    project.addMapLayer(opened[way])
extent = scores.extent()
compared = 0
for column in range(5, 115, 11):
    for row in range(5, 115, 11):
        place = QgsPointXY(extent.xMinimum() + (column + 0.5) * 500, extent.yMaximum() - (row + 0.5) * 500)
        expected, there = scores.dataProvider().sample(place, 1)
        seen, _ = opened["wcs"].dataProvider().sample(place, 1)
        if there and not math.isnan(expected):
            assert abs(seen - expected) < 1e-5, (place, seen, expected)
            compared += 1
assert compared > 50, compared

# A layer of the server is not sent, but named.
feedback = Feedback()
results, _ = run("prospectivity:local_delineatetargets", {
    "prospectivity": opened["wcs" if own_wcs else "wms"].id(), "deposits": deposits.id(),
    "targets": os.path.join(folder, "targets.gpkg")}, feedback)
assert any("not sent" in info for info in feedback.infos), feedback.infos
targets = QgsVectorLayer(results["targets"])
assert targets.featureCount() > 3 and targets.crs().authid() == "EPSG:32650"

# Colours are the server's.
legend = client.Server(connection).legend(SCORES)
assert legend and len(legend[0]) >= 3, legend

# A training starts from another area, here a system farther east with the same samples and deposits.
elsewhere = {}
for name in ("samples", "deposits"):
    uri = f"file://{survey}/{name}.csv?type=csv&xField=x&yField=y&crs=EPSG:32651"
    elsewhere[name] = QgsVectorLayer(uri, name, "delimitedtext")
    assert elsewhere[name].isValid()
    project.addMapLayer(elsewhere[name])
results, _ = run("prospectivity:local_gridgeochem", {
    "samples": elsewhere["samples"].id(), "elements": "Au_ppb;As_ppm;Sb_ppm;Bi_ppm", "transform": "LOG10",
    "cellSize": 500, "result": os.path.join(folder, "elsewhere.tif")})
results, _ = run("prospectivity:local_traintransfercnn", {
    "geochemistryLayer": MAPS, "deposits": deposits.id(), "sourceGeochemistry": results["result"],
    "sourceDeposits": elsewhere["deposits"].id(), "model": "transferred", "overwrite": True, "steps": 60, "members": 1,
    "folds": 0, "report": os.path.join(folder, "transfer.json")})
with open(results["report"], encoding="utf-8") as text:
    transfer = json.load(text)["training"]["transfer"]
assert transfer == "another area, trained on first", transfer

# Several runs of one process, as the batch dialog makes them.
algorithm = QgsApplication.processingRegistry().createAlgorithmById("prospectivity:local_delineatetargets")
for share in (0.05, 0.2):
    context = QgsProcessingContext()
    context.setProject(project)
    results, good = algorithm.create().run(
        {"prospectivityLayer": SCORES, "share": share, "targets": os.path.join(folder, f"t{share}.gpkg")},
        context, Feedback(), catchExceptions=False)
    assert good and os.path.exists(results["targets"])
# What is cancelled is ended on the server.
feedback = Feedback(cancel_at=1)
try:
    run("prospectivity:local_traintransfercnn", {
        "geochemistryLayer": MAPS, "deposits": deposits.id(), "model": "never", "steps": 100000}, feedback)
    raise AssertionError("was not cancelled")
except QgsProcessingException as fault:
    assert "ended on the server" in str(fault), fault
(execution,) = [info.rpartition(" ")[2] for info in feedback.infos if "Job" in info]
try:
    status = client.Server(connection).status(execution)
    assert status.state == "failed", status
except client.ServerError:
    pass

if user:
    config.setConfig("password", password + "x")
    assert manager.updateAuthenticationConfig(config)
    try:
        client.Server(connection).coverages()
        raise AssertionError("a wrong password was taken")
    except client.ServerError as fault:
        assert "login" in str(fault), fault
print(f"A model chains the processes of {address}; {compared} values by WCS are those of the file; a batch runs; a"
      " training starts from another area; what is cancelled is ended there.")
sys.stdout.flush()
os._exit(0)
