"""Speaks with a server, in the thread of the caller: never in the one that draws QGIS's windows."""

import json
import re
import time
from urllib.parse import parse_qsl, urlencode, urlsplit

from qgis.core import QgsApplication, QgsNetworkAccessManager
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QByteArray, QEventLoop, QTimer, QUrl
from qgis.PyQt.QtNetwork import QNetworkReply, QNetworkRequest

from . import wps
from .i18n import tr

# Seconds without a byte after which a server counts as silent, and those after which the user is told of the waiting.
SILENCE = 30
# How many times as long it may read a request with its data: the first one makes a GeoServer ready for all others.
READING = 4
WORTH_TELLING = 5
# Seconds for which a server may be away while a job runs there.
AWAY = 60
# What GeoServer says for a moment, when it knows that an execution has ended before its answer is written.
UNWRITTEN = "cannot be located on disk"
# Seconds that an execution which was asked for gets to tell its name, so that it can be dismissed.
GRACE = 5


class ServerError(Exception):
    """What went wrong with a server, as one sentence for the user."""


class Unreachable(ServerError):
    """The server does not answer; it may do so later."""


class Cancelled(Exception):
    """The user does not want to wait."""


class Server:
    """A server by its connection. feedback, if given, can cancel and is told of long waits."""

    def __init__(self, connection, feedback=None, silence=SILENCE):
        self.connection = connection
        self.feedback = feedback
        self.silence = silence

    def processes(self):
        """The answer to DescribeProcess for the processes of interest, and these processes."""
        offered = self._understood(wps.identifiers, self._wps({"request": "GetCapabilities"}))
        wanted = [one for one in offered if self._is_of_interest(one)]
        if not wanted:
            raise ServerError(self._say(tr("{server} is a WPS without processes of Prospectivity.")))
        document = self._wps({"request": "DescribeProcess", "version": "1.0.0", "identifier": ",".join(wanted)})
        return document, self._understood(wps.processes, document)

    def _is_of_interest(self, identifier):
        if self.connection.everything:
            return True
        # The map page keeps its own state by these.
        if re.fullmatch("prospectivity:(Save|Read|List|Delete)Projects?", identifier):
            return False
        return identifier.startswith("prospectivity:") or identifier == "gs:Import"

    def execute(self, document):
        """Starts a process; its status."""
        patient = Server(self.connection, self.feedback, self.silence * READING)
        return self._understood(wps.status, patient.send(self.connection.base + "/wps", document, "text/xml"))

    def status(self, execution):
        """How far an execution is."""
        try:
            answer = self._wps({"request": "GetExecutionStatus", "version": "1.0.0", "executionId": execution}, "/ows")
            return self._understood(wps.status, answer)
        except ServerError as fault:
            if UNWRITTEN in str(fault):
                raise Unreachable(str(fault)) from fault
            raise

    def dismiss(self, execution):
        """Ends an execution on the server."""
        self._wps({"request": "Dismiss", "version": "1.0.0", "executionId": execution}, "/ows")

    def wait(self, status, patience=AWAY, going_on=lambda: True):
        """Follows an execution to its end, telling feedback; the last status. A failure is raised.

        going_on tells whether to wait any longer; after its False the execution goes on unwatched and the status is
        what was known last.
        """
        told = None
        pause = 0.3
        away = None
        while status.state in ("accepted", "running"):
            if self.feedback is not None and away is None:
                self.feedback.setProgress(status.percent)
                message = status.message if status.state == "running" else tr("waiting in the server's queue")
                if message and message != told:
                    self.feedback.setProgressText(message)
                    told = message
            if not self._pause(pause) or not going_on():
                return status
            pause = min(2, pause * 1.3)
            execution = status.execution
            try:
                status = self.status(execution)
                status.execution = status.execution or execution
                away = None
            except Unreachable as fault:
                if away is None:
                    away = time.monotonic()
                    if self.feedback is not None:
                        self.feedback.pushWarning(str(fault))
                        self.feedback.setProgressText(tr("asking again"))
                if time.monotonic() - away > patience:
                    raise Unreachable(
                        self._say(tr("{server} went away while the process ran there. The job may go on: take it up"
                                     " again later. The last attempt said: {fault}"), fault=fault)) from fault
        if status.state == "failed":
            raise ServerError(status.message)
        return status

    def _pause(self, seconds):
        """Sleeps; False if cancelled meanwhile."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self._is_cancelled():
                raise Cancelled()
            time.sleep(0.05)
        return True

    def _is_cancelled(self):
        return self.feedback is not None and self.feedback.isCanceled()

    def fetch(self, link, path):
        """Writes an output that the server keeps to a file."""
        with open(path, "wb") as file:
            self.send(self.own(link.address), sink=file)

    def own(self, address):
        """An address within this server: one behind a proxy may tell the address it has there."""
        if address.startswith(self.connection.base + "/"):
            return address
        query = dict(parse_qsl(urlsplit(address).query))
        if {name.lower() for name in query} >= {"executionid", "outputid"}:
            return f"{self.connection.base}/ows?{urlencode(query)}"
        raise ServerError(self._say(tr("{server} points to {address}, which is another server."), address=address))

    def coverages(self):
        """The names of the coverages of the server, workspace:name."""
        document = self._service("wcs", version="2.0.1", request="GetCapabilities")
        return sorted(self._texts(document, "CoverageId", lambda name: name.replace("__", ":", 1)))

    def opens_coverages(self):
        """Whether QGIS can open coverages itself: it speaks WCS 1, which GeoServer 3 has as an extension only."""
        root = self._understood(wps.parse, self._service("wcs", version="1.0.0", request="GetCapabilities"))
        return root.get("version", "").startswith("1.")

    def save_coverage(self, name, path):
        """Writes the values of a coverage to a GeoTIFF; the names of its bands."""
        identifier = name.replace(":", "__", 1)
        described = self._understood(wps.parse, self._service(
            "wcs", version="2.0.1", request="DescribeCoverage", coverageId=identifier))
        query = urlencode({"service": "WCS", "version": "2.0.1", "request": "GetCoverage", "coverageId": identifier,
                           "format": "image/tiff"})
        with open(path, "wb") as file:
            self.send(f"{self.connection.base}/wcs?{query}", sink=file)
        return [one.get("name") for one in described.iter() if one.tag.endswith("}field")]

    def maps(self):
        """The names of all layers that the server draws."""
        return sorted(self._layers(self._service("wms", version="1.3.0", request="GetCapabilities")))

    def models(self):
        """The names of the models that the server keeps."""
        answer = self._wps({"request": "Execute", "version": "1.0.0", "identifier": "prospectivity:ListModels",
                            "DataInputs": "", "RawDataOutput": "models"})
        try:
            return [str(name) for name in json.loads(answer.decode("utf-8"))]
        except ValueError:
            self._understood(wps.parse, answer)
            return []

    def legend(self, layer, style=""):
        """The colours of a layer as pairs of a value and a colour, and whether they run into each other; or None."""
        parameters = {"version": "1.1.1", "request": "GetLegendGraphic", "layer": layer, "format": "application/json"}
        if style:
            parameters["style"] = style
        try:
            legend = json.loads(self._service("wms", **parameters).decode("utf-8"))
            for rule in legend["Legend"][0]["rules"]:
                for symbolizer in rule["symbolizers"]:
                    colours = symbolizer["Raster"]["colormap"]
                    entries = [(float(entry["quantity"]), entry["color"]) for entry in colours["entries"]
                               if float(entry.get("opacity", 1)) > 0]
                    return entries, colours.get("type", "ramp") == "ramp"
        except (ServerError, ValueError, KeyError, IndexError, TypeError):
            pass
        return None

    def _texts(self, document, name, change):
        root = self._understood(wps.parse, document)
        return [change((one.text or "").strip()) for one in root.iter() if one.tag.rpartition("}")[2] == name]

    def _layers(self, document):
        root = self._understood(wps.parse, document)
        for element in root.iter():
            if element.tag.rpartition("}")[2] == "Layer":
                names = [child.text for child in element if child.tag.rpartition("}")[2] == "Name"]
                if names and names[0] and not any(child.tag.rpartition("}")[2] == "Layer" for child in element):
                    yield names[0].strip()

    def _service(self, service, **parameters):
        return self.send(f"{self.connection.base}/{service}?" + urlencode({"service": service.upper(), **parameters}))

    def _wps(self, parameters, path="/wps"):
        answer = self.send(self.connection.base + path + "?" + urlencode({"service": "WPS", **parameters}))
        if not answer.lstrip().startswith((b"{", b"[")):
            self._understood(wps.parse, answer)
        return answer

    def _understood(self, reader, answer):
        try:
            return reader(answer)
        except wps.ExceptionReport as report:
            raise ServerError(self._say(tr("{server} refuses: {reason}"), reason=report)) from report
        except wps.NotWps as fault:
            raise ServerError(
                self._say(tr("What answers at {address} is no WPS: {fault}"), fault=fault)) from fault

    def _say(self, text, **values):
        return text.format(server=self.connection.name, address=values.pop("address", self.connection.base), **values)

    def send(self, address, body=None, content_type=None, sink=None):
        """The body of the answer to a GET, or to a POST of a body; written to sink, if given."""
        request = QNetworkRequest(QUrl(address))
        request.setAttribute(QNetworkRequest.Attribute.CacheLoadControlAttribute,
                             QNetworkRequest.CacheLoadControl.AlwaysNetwork)
        request.setAttribute(QNetworkRequest.Attribute.RedirectPolicyAttribute,
                             QNetworkRequest.RedirectPolicy.SameOriginRedirectPolicy)
        if content_type:
            request.setHeader(QNetworkRequest.KnownHeaders.ContentTypeHeader, content_type)
        if self.connection.authcfg:
            done, request = QgsApplication.authManager().updateNetworkRequest(request, self.connection.authcfg)
            if not done:
                raise ServerError(self._say(tr("The login of {server} cannot be read from QGIS's authentication"
                                               " database.")))
        # The thread's own one has the proxies ready; another, because a refused login is to end in a message, not in
        # a dialog that asks for the password again and again.
        QgsNetworkAccessManager.instance()
        manager = QgsNetworkAccessManager()
        reply = manager.get(request) if body is None else manager.post(request, QByteArray(body))
        try:
            return self._received(reply, sink)
        finally:
            # Gone before its memory is: Python finds its wrappers by their addresses, and the next reply, of whichever
            # thread, may get this one's.
            sip.delete(reply)

    def _received(self, reply, sink):
        loop = QEventLoop()
        parts = []
        state = {"last": time.monotonic(), "told": False, "ended": None, "asked": False, "cancelled": None}

        def alive(*_):
            state["last"] = time.monotonic()

        def sent(done, whole):
            alive()
            state["asked"] = state["asked"] or 0 < whole <= done

        def read():
            alive()
            if (reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute) or 0) < 400 and sink is not None:
                sink.write(bytes(reply.readAll()))
            else:
                parts.append(bytes(reply.readAll()))

        def look():
            silent = time.monotonic() - state["last"]
            if self._is_cancelled():
                state["cancelled"] = state["cancelled"] or time.monotonic()
                if not state["asked"] or time.monotonic() - state["cancelled"] > GRACE:
                    state["ended"] = Cancelled()
            elif silent > self.silence:
                state["ended"] = Unreachable(self._say(
                    tr("{server} has not answered for {seconds} s. It is busy or down: {address}"),
                    seconds=round(self.silence)))
            elif silent > WORTH_TELLING and not state["told"] and self.feedback is not None:
                state["told"] = True
                self.feedback.pushInfo(self._say(
                    tr("{server} takes its time to answer; waiting up to {seconds} s."), seconds=round(self.silence)))
            if state["ended"] is not None:
                watch.stop()
                reply.abort()

        reply.uploadProgress.connect(sent)
        reply.readyRead.connect(read)
        reply.finished.connect(loop.quit)
        watch = QTimer()
        watch.timeout.connect(look)
        watch.start(50)
        if not reply.isFinished():
            loop.exec()
        watch.stop()
        if state["ended"] is not None:
            raise state["ended"]
        read()
        answer = b"".join(parts)
        self._require_answer(reply, answer)
        return answer

    def _require_answer(self, reply, answer):
        code = reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
        fault = reply.error()
        if code in (401, 403) or fault == QNetworkReply.NetworkError.AuthenticationRequiredError:
            if self.connection.authcfg:
                raise ServerError(self._say(tr("{server} refuses the login of this connection.")))
            raise ServerError(self._say(tr("{server} wants a login: choose one in the settings of the connection.")))
        if fault == QNetworkReply.NetworkError.NoError:
            return
        if code is not None and code >= 400:
            try:
                wps.parse(answer)
            except wps.ExceptionReport as report:
                raise ServerError(self._say(tr("{server} refuses: {reason}"), reason=report)) from report
            except wps.NotWps:
                pass
            if code in (502, 503, 504):
                raise Unreachable(self._say(tr("{server} is not ready: HTTP {code} at {address}"), code=code))
            raise ServerError(self._say(tr("{server} answers with HTTP {code} at {address}"), code=code))
        raise Unreachable(self._say(tr("{server} cannot be reached at {address}: {fault}"), fault=reply.errorString()))
