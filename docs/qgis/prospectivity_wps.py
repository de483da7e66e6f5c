"""Runs a process of a Prospectivity server from QGIS's Processing toolbox, with the points of a layer of the project.

Toolbox > Scripts > Add Script to Toolbox… It then stands under Scripts > Prospectivity.
"""

import time
from xml.sax.saxutils import escape

from owslib.wps import ComplexDataInput, WebProcessingService
from qgis.core import (
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingParameterAuthConfig,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
    QgsRasterLayer,
    QgsApplication,
    QgsAuthMethodConfig,
)

PROCESSES = [
    "GridGeochem",
    "TrainTransferCNN",
    "PredictProspectivity",
    "EvaluateProspectivity",
    "DelineateTargets",
    "ExplainProspectivity",
    "ListModels",
    "DeleteModel",
]
POINTS = ["samples", "deposits", "barren", "testDeposits"]
GML = "text/xml; subtype=wfs-collection/1.0"


def gml(source):
    """Points with all their attributes, in their own coordinate system."""
    names = source.fields().names()
    srs = source.sourceCrs().authid()
    members = []
    for feature in source.getFeatures():
        point = feature.geometry().asPoint() if not feature.geometry().isMultipart() else feature.geometry().asMultiPoint()[0]
        values = "".join(
            f"<p:{name}>{escape(str(value))}</p:{name}>"
            for name, value in zip(names, feature.attributes())
            if value is not None and str(value) != "NULL"
        )
        members.append(
            f'<gml:featureMember><p:point fid="point.{feature.id()}"><p:geometry><gml:Point srsName="{srs}">'
            f"<gml:coordinates>{point.x()!r},{point.y()!r}</gml:coordinates></gml:Point></p:geometry>{values}"
            "</p:point></gml:featureMember>"
        )
    return (
        '<wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs" xmlns:gml="http://www.opengis.net/gml"'
        f' xmlns:p="http://prospectivity.org">{"".join(members)}</wfs:FeatureCollection>'
    )


class ProspectivityProcess(QgsProcessingAlgorithm):
    def name(self):
        return "prospectivity_wps"

    def displayName(self):
        return "Run a Prospectivity process (WPS)"

    def group(self):
        return "Prospectivity"

    def groupId(self):
        return "prospectivity"

    def shortHelpString(self):
        return (
            "Sends points of the project to a Prospectivity server, runs a process there and adds the map it publishes."
            " Other inputs are one a line, such as transform=LOG10; a line each for several of one name."
        )

    def createInstance(self):
        return ProspectivityProcess()

    def initAlgorithm(self, config=None):
        self.addParameter(QgsProcessingParameterString("ADDRESS", "Address of the service", "http://localhost:8080/ows"))
        self.addParameter(QgsProcessingParameterAuthConfig("LOGIN", "Login, if the server wants one", optional=True))
        self.addParameter(QgsProcessingParameterEnum("PROCESS", "Process", PROCESSES, defaultValue=0))
        for points in POINTS:
            self.addParameter(
                QgsProcessingParameterFeatureSource(points, f"Points: {points}", [QgsProcessing.TypeVectorPoint], optional=True)
            )
        self.addParameter(
            QgsProcessingParameterString("INPUTS", "Other inputs", "elements=Au_ppb\ntransform=LOG10\nlayer=maps", multiLine=True, optional=True)
        )
        self.addParameter(QgsProcessingParameterFileDestination("REPORT", "Report", "JSON (*.json)"))

    def processAlgorithm(self, parameters, context, feedback):
        address = self.parameterAsString(parameters, "ADDRESS", context)
        login = QgsAuthMethodConfig()
        QgsApplication.authManager().loadAuthenticationConfig(self.parameterAsString(parameters, "LOGIN", context), login, True)
        wps = WebProcessingService(address, username=login.config("username") or None, password=login.config("password") or None)
        process = wps.describeprocess("prospectivity:" + PROCESSES[self.parameterAsEnum(parameters, "PROCESS", context)])

        inputs = []
        for points in POINTS:
            source = self.parameterAsSource(parameters, points, context)
            if source is not None:
                inputs.append((points, ComplexDataInput(gml(source), mimeType=GML)))
        for line in self.parameterAsString(parameters, "INPUTS", context).splitlines():
            name, given, value = line.partition("=")
            if given:
                inputs.append((name.strip(), value.strip()))

        texts = [output.identifier for output in process.processOutputs if output.dataType != "ComplexData"]
        execution = wps.execute(process.identifier, inputs, output=[(name, False) for name in texts])
        while not execution.isComplete():
            if feedback.isCanceled():
                raise QgsProcessingException("Cancelled here; the server goes on. The map page can cancel it there.")
            feedback.setProgress(execution.percentCompleted)
            feedback.setProgressText(execution.statusMessage or "waiting")
            time.sleep(1)
            execution.checkStatus(sleepSecs=0)
        if not execution.isSucceded():
            raise QgsProcessingException("; ".join(error.text or error.code for error in execution.errors))

        results = {output.identifier: "".join(output.data) for output in execution.processOutputs}
        report = self.parameterAsFileOutput(parameters, "REPORT", context)
        with open(report, "w", encoding="utf-8") as file:
            file.write(results.get("report") or next(iter(results.values()), ""))
        layer = results.get("layerName")
        if layer:
            wcs = f"url={address}&identifier={layer}"
            if login.id():
                wcs += f"&authcfg={login.id()}"
            coverage = QgsRasterLayer(wcs, layer, "wcs")
            if not coverage.isValid():
                raise QgsProcessingException(f"The map {layer} is published, but QGIS cannot open it: {wcs}")
            context.temporaryLayerStore().addMapLayer(coverage)
            context.addLayerToLoadOnCompletion(coverage.id(), QgsProcessingContext.LayerDetails(layer, context.project(), "LAYER"))
        return {"REPORT": report, "LAYER": layer or ""}
