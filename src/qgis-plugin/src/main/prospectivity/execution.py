"""From a started job to its results: shared by the processes' algorithms and by the one that takes a job up again."""

import io
import json
import os

from qgis.core import QgsProcessingContext, QgsProcessingException
from qgis.PyQt.QtWidgets import QApplication

from . import jobs, outputs, report, wps
from .client import Cancelled, Server, ServerError, Unreachable
from .inputs import is_raster, is_vector
from .i18n import tr


class Finished:
    """What a job gave: texts, and data that is fetched when it is wanted."""

    def __init__(self, server, status):
        self.server = server
        self.given = status.outputs

    def text(self, identifier):
        """An output as text, empty if it was not given."""
        value = self.given.get(identifier)
        return value.text if isinstance(value, wps.Text) else ""

    def has(self, identifier):
        """Whether there is an output, and it is not empty."""
        value = self.given.get(identifier)
        return value is not None and not (isinstance(value, wps.Data) and not value.data)

    def mime(self, identifier):
        """The media type of a complex output."""
        return getattr(self.given.get(identifier), "mime", "")

    def save(self, identifier, path):
        """Writes an output to a file, which takes its place as a whole."""
        value = self.given[identifier]
        os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
        part = path + ".part"
        try:
            if isinstance(value, wps.Link):
                self.server.fetch(value, part)
            else:
                with open(part, "wb") as file:
                    file.write(value.text.encode("utf-8") if isinstance(value, wps.Text) else value.data)
            os.replace(part, path)
        finally:
            if os.path.exists(part):
                os.remove(part)

    def bytes(self, identifier):
        """An output's data."""
        value = self.given[identifier]
        if isinstance(value, wps.Link):
            memory = io.BytesIO()
            self.server.send(self.server.own(value.address), sink=memory)
            return memory.getvalue()
        return value.data if isinstance(value, wps.Data) else value.text.encode("utf-8")


def follow(server, status, job, feedback):
    """Waits for a job; what it gave, or None if it was left to itself. A job that is cancelled is dismissed."""
    jobs.watch(job.execution, True)
    try:
        status = server.wait(status, going_on=lambda: not jobs.is_released(job.execution))
    except Cancelled:
        dismiss(server.connection, job.execution)
        raise QgsProcessingException(tr("Cancelled, and ended on the server.")) from None
    except ServerError as fault:
        if not isinstance(fault, Unreachable):
            jobs.forget(job.execution)
        raise QgsProcessingException(str(fault)) from fault
    finally:
        jobs.watch(job.execution, False)
    if status.state != "succeeded":
        feedback.pushInfo(tr("The job goes on at the server; take it up again with “Take up a job”: {job}").format(
            job=job.execution))
        return None
    feedback.setProgress(100)
    return Finished(server, status)


def dismiss(connection, execution):
    """Ends a job on the server, asking without the feedback that was cancelled."""
    try:
        Server(connection, silence=15).dismiss(execution)
    except ServerError as fault:
        raise QgsProcessingException(
            tr("Cancelled here, but the server could not be told; the job may go on: {fault}").format(fault=fault)
        ) from fault
    jobs.forget(execution)


def look(server, finished, path):
    """The colours of a map: those of the server where it is published, else percentiles of its file."""
    layer = finished.text("layerName")
    if layer:
        legend = server.legend(layer)
        if legend and legend[0]:
            return legend
    if path and os.path.exists(path):
        entries = outputs.classes(path)
        if entries:
            return entries, True
    return None


def write_report(title, finished, path, charts):
    """Writes the page of a report with its charts; its verdict."""
    text = finished.text("report") or next((v.text for v in finished.given.values() if isinstance(v, wps.Text)), "")
    page = report.page(title, text, charts)
    os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(page)
    try:
        told = json.loads(text)
    except ValueError:
        return "", []
    return report.verdict(told), report.warnings(told)


def charts(process, finished):
    """The pictures among the outputs, as pairs of a title and a PNG."""
    pictures = []
    for output in process.outputs:
        if "image/png" in output.formats and finished.has(output.identifier):
            try:
                pictures.append((output.identifier, finished.bytes(output.identifier)))
            except ServerError:
                # A report without one of its pictures is better than none.
                continue
    return pictures


def load(context, layer, name, output, styler):
    """Hands a layer that was made in this thread to the project."""
    application = QApplication.instance()
    if application is not None:
        layer.moveToThread(application.thread())
    context.temporaryLayerStore().addMapLayer(layer)
    details = QgsProcessingContext.LayerDetails(name, context.project(), output)
    details.forceName = True
    details.setPostProcessor(styler)
    context.addLayerToLoadOnCompletion(layer.id(), details)


def kind(output):
    """What an output is for QGIS: map, features, picture, report, name or file."""
    if not output.formats:
        return "name" if output.identifier.endswith("Name") else "text"
    if is_raster(output.formats):
        return "map"
    if "image/png" in output.formats:
        return "picture"
    if is_vector(output.formats):
        return "features"
    return "file"
