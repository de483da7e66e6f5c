"""The algorithms that are there without any server: to add one, to ask one again, to take a job up again."""

import os
import tempfile
from functools import partial

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingException,
    QgsProcessingOutputFile,
    QgsProcessingOutputString,
    QgsProcessingParameterAuthConfig,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterString,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtGui import QIcon

from . import algorithm, connections, execution, jobs, outputs, state, wps
from .client import Cancelled, Server, ServerError
from .i18n import tr


class OwnAlgorithm(QgsProcessingAlgorithm):
    """What these algorithms share."""

    def __init__(self, refresh):
        super().__init__()
        self.refresh = refresh

    def createInstance(self):
        return type(self)(self.refresh)

    def group(self):
        return tr("Servers and jobs")

    def groupId(self):
        return "servers"

    def icon(self):
        return QIcon(algorithm.ICON)

    def _ask(self, connection, feedback):
        """Asks a server for its processes and keeps the answer; their number."""
        try:
            document, processes = Server(connection, feedback).processes()
        except Cancelled:
            raise QgsProcessingException(tr("Cancelled.")) from None
        except ServerError as fault:
            raise QgsProcessingException(str(fault)) from fault
        connections.remember(connection, document)
        feedback.pushInfo(tr("{count} processes of “{name}” are in the toolbox.").format(
            count=len(processes), name=connection.name))
        return len(processes)

    def postProcessAlgorithm(self, context, feedback):
        # After this one has ended, for it is among those that are made anew.
        QTimer.singleShot(0, self.refresh)
        return {}


class AddServer(OwnAlgorithm):
    """Adds a connection and lists its processes."""

    def name(self):
        return "addserver"

    def displayName(self):
        return tr("Add a server")

    def shortHelpString(self):
        return tr("Adds a server – the embedded one, or a GeoServer with the extension – and lists its processes in the"
                  " toolbox. One of the same name is replaced.")

    def initAlgorithm(self, configuration=None):
        self.addParameter(QgsProcessingParameterString("NAME", tr("Name"), "local"))
        self.addParameter(QgsProcessingParameterString("URL", tr("Address"), "http://localhost:8080"))
        self.addParameter(QgsProcessingParameterAuthConfig(
            "LOGIN", tr("Login, if the server wants one"), optional=True))
        self.addParameter(QgsProcessingParameterString(
            "WORKSPACE", tr("Workspace for published layers, on a GeoServer"), None, False, True))
        self.addParameter(QgsProcessingParameterBoolean(
            "EVERYTHING", tr("All processes of the server, not Prospectivity's only"), False))
        self.addOutput(QgsProcessingOutputString("CONNECTION", tr("Connection")))

    def processAlgorithm(self, parameters, context, feedback):
        connection = connections.Connection(
            self.parameterAsString(parameters, "NAME", context).strip(),
            self.parameterAsString(parameters, "URL", context),
            self.parameterAsString(parameters, "LOGIN", context),
            self.parameterAsString(parameters, "WORKSPACE", context),
            self.parameterAsBoolean(parameters, "EVERYTHING", context),
        )
        wrong = connections.fault(connection, connection.name)
        if wrong:
            raise QgsProcessingException(wrong)
        self._ask(connection, feedback)
        connections.keep(connection)
        return {"CONNECTION": connection.name}


class RefreshServers(OwnAlgorithm):
    """Asks servers again for their processes."""

    def name(self):
        return "refreshservers"

    def displayName(self):
        return tr("Ask servers for their processes again")

    def shortHelpString(self):
        return tr("After a server has changed. Without a name all servers are asked; one that does not answer keeps its"
                  " processes in the toolbox.")

    def initAlgorithm(self, configuration=None):
        self.addParameter(QgsProcessingParameterString("NAME", tr("Name"), None, False, True))

    def processAlgorithm(self, parameters, context, feedback):
        name = self.parameterAsString(parameters, "NAME", context).strip()
        chosen = [connection for connection in connections.every() if name in ("", connection.name)]
        if not chosen:
            raise QgsProcessingException(tr("There is no connection “{name}”.").format(name=name))
        for connection in chosen:
            try:
                self._ask(connection, feedback)
            except QgsProcessingException as fault:
                if name:
                    raise
                feedback.pushWarning(str(fault))
        return {}


class TakeUpJob(OwnAlgorithm):
    """Waits for a job that was started before, and loads what it gives."""

    def __init__(self, refresh):
        super().__init__(refresh)
        self.job = None
        self.texts = {}
        self.verdict = ""
        self.page = None

    def name(self):
        return "takeupjob"

    def displayName(self):
        return tr("Take up a job")

    def shortHelpString(self):
        return tr("Waits for a job that was left at a server – because QGIS was closed, because the server was away, or"
                  " on purpose – and loads its results. Cancelling ends it on the server.")

    def initAlgorithm(self, configuration=None):
        job = QgsProcessingParameterString("JOB", tr("Job"))
        job.setMetadata({"widget_wrapper": {
            "class": __package__ + ".wrappers.NamesWidgetWrapper", "kind": "jobs", "server": ""}})
        self.addParameter(job)
        self.addParameter(QgsProcessingParameterFolderDestination(
            "FOLDER", tr("Folder for the results"), None, True, True))
        self.addOutput(QgsProcessingOutputString("verdict", tr("Verdict")))
        self.addOutput(QgsProcessingOutputString("layerName", algorithm.label("layerName")))
        self.addOutput(QgsProcessingOutputString("modelName", algorithm.label("modelName")))
        self.addOutput(QgsProcessingOutputFile("page", tr("Report as a page")))

    def processAlgorithm(self, parameters, context, feedback):
        text = self.parameterAsString(parameters, "JOB", context).strip()
        job = jobs.find(text.rpartition(" ")[2])
        if job is None:
            raise QgsProcessingException(tr("No job “{job}” is remembered here.").format(job=text))
        if jobs.is_watched(job.execution):
            raise QgsProcessingException(tr("The job {job} is being waited for already.").format(job=job.execution))
        connection = connections.find(job.connection)
        if connection is None:
            raise QgsProcessingException(tr("There is no connection “{name}”.").format(name=job.connection))
        server = Server(connection, feedback)
        try:
            status = server.status(job.execution)
        except Cancelled:
            raise QgsProcessingException(tr("Cancelled.")) from None
        except ServerError as fault:
            raise QgsProcessingException(str(fault)) from fault
        status.execution = job.execution
        finished = execution.follow(server, status, job, feedback)
        if finished is None:
            return {}
        folder = self.parameterAsString(parameters, "FOLDER", context) or tempfile.mkdtemp(prefix="prospectivity")
        os.makedirs(folder, exist_ok=True)
        try:
            results = self._results(server, job, finished, folder, context, feedback)
        except (ServerError, OSError) as fault:
            raise QgsProcessingException(str(fault)) from fault
        jobs.forget(job.execution)
        self.job = job
        return {**results, "FOLDER": folder}

    def _process(self, connection, job):
        for process in connections.processes(connection):
            if process.identifier == job.process:
                return process
        return wps.Process(job.process, job.title, "", [], [
            wps.Output(name, name, "", [mime] if mime else []) for name, mime in job.outputs.items()])

    def _results(self, server, job, finished, folder, context, feedback):
        process = self._process(server.connection, job)
        role = state.ROLES.get(job.process)
        for output in process.outputs:
            if not finished.has(output.identifier):
                continue
            kind = execution.kind(output)
            feedback.setProgressText(tr("receiving “{output}”").format(output=algorithm.label(output.identifier)))
            path = os.path.join(folder, output.identifier + {
                "map": ".tif", "features": ".gpkg", "picture": ".png", "text": ".json"}.get(kind, ""))
            if kind == "name":
                self.texts[output.identifier] = finished.text(output.identifier)
            elif kind == "map":
                finished.save(output.identifier, path)
                layer = outputs.check_raster(path)
                self._load(context, layer, finished.text("layerName").rpartition(":")[2] or job.title, output,
                           execution.look(server, finished, path), role)
            elif kind == "features":
                outputs.vector(finished.bytes(output.identifier), finished.mime(output.identifier), path)
                self._load(context, QgsVectorLayer(path, output.identifier, "ogr"),
                           algorithm.label(output.identifier), output, None, role)
            else:
                finished.save(output.identifier, path)
        self.page = os.path.join(folder, "report.html")
        self.verdict, told = execution.write_report(job.title, finished, self.page, execution.charts(process, finished))
        for one in told:
            feedback.pushWarning(one)
        return {"verdict": self.verdict, "page": self.page, **self.texts}

    @staticmethod
    def _load(context, layer, name, output, colours, role):
        styler = outputs.Styler(colours, None, partial(state.loaded, role) if role else None)
        algorithm.stylers.append(styler)
        execution.load(context, layer, name, output.identifier, styler)

    def postProcessAlgorithm(self, context, feedback):
        if self.job is not None and context.project() is not None:
            state.ran(self.job.connection, self.job.process, self.texts, {}, self.verdict)
            state.signals.reported.emit(self.job.title, self.page)
        return {}
