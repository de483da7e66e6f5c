"""A server that misbehaves on demand, for tests: a WPS of one process in Python's own http.server."""

import base64
import http.server
import json
import threading
import time
from urllib.parse import parse_qs, urlsplit

DESCRIPTION = """<?xml version="1.0" encoding="UTF-8"?>
<wps:ProcessDescriptions xmlns:wps="http://www.opengis.net/wps/1.0.0" xmlns:ows="http://www.opengis.net/ows/1.1"
 service="WPS" version="1.0.0"><ProcessDescription wps:processVersion="1.0.0">
<ows:Identifier>prospectivity:Echo</ows:Identifier><ows:Title>Echo</ows:Title>
<ows:Abstract>Says &lt;it&gt; again.</ows:Abstract>
<DataInputs>
<Input minOccurs="0" maxOccurs="1"><ows:Identifier>samples</ows:Identifier><ows:Title>samples</ows:Title>
<ows:Abstract>Samples, as points. Give this or samplesLayer.</ows:Abstract><ComplexData maximumMegabytes="1">
<Default><Format><MimeType>application/json</MimeType></Format></Default><Supported>
<Format><MimeType>application/json</MimeType></Format>%s</Supported></ComplexData></Input>
<Input minOccurs="0" maxOccurs="1"><ows:Identifier>samplesLayer</ows:Identifier><ows:Title>samplesLayer</ows:Title>
<ows:Abstract>Name.</ows:Abstract><LiteralData><ows:AnyValue/></LiteralData></Input>
<Input minOccurs="0" maxOccurs="1"><ows:Identifier>mask</ows:Identifier><ows:Title>mask</ows:Title>
<ows:Abstract>Polygons; optional.</ows:Abstract><ComplexData><Default><Format>
<MimeType>text/xml; subtype=wfs-collection/1.0</MimeType>
</Format></Default><Supported/></ComplexData></Input>
<Input minOccurs="0" maxOccurs="1"><ows:Identifier>maps</ows:Identifier><ows:Title>maps</ows:Title>
<ows:Abstract>A coverage; optional.</ows:Abstract><ComplexData><Default><Format><MimeType>image/tiff</MimeType>
</Format></Default><Supported/></ComplexData></Input>
<Input minOccurs="1" maxOccurs="5"><ows:Identifier>elements</ows:Identifier><ows:Title>elements</ows:Title>
<ows:Abstract>Attributes with concentrations.</ows:Abstract><LiteralData><ows:AnyValue/></LiteralData></Input>
<Input minOccurs="0" maxOccurs="1"><ows:Identifier>method</ows:Identifier><ows:Title>method</ows:Title>
<ows:Abstract>How.</ows:Abstract>
<LiteralData><ows:AllowedValues><ows:Value>IDW</ows:Value><ows:Value>NEAREST</ows:Value>
</ows:AllowedValues><DefaultValue>IDW</DefaultValue></LiteralData></Input>
<Input minOccurs="0" maxOccurs="1"><ows:Identifier>share</ows:Identifier><ows:Title>share</ows:Title>
<ows:Abstract>Share of it.</ows:Abstract>
<LiteralData><ows:DataType>xs:double</ows:DataType><ows:AllowedValues><ows:Range>
<ows:MinimumValue>0</ows:MinimumValue><ows:MaximumValue>1</ows:MaximumValue></ows:Range></ows:AllowedValues>
<DefaultValue>0.5</DefaultValue></LiteralData></Input>
<Input minOccurs="0" maxOccurs="1"><ows:Identifier>cellSize</ows:Identifier><ows:Title>cellSize</ows:Title>
<ows:Abstract>Side of a cell in metres.</ows:Abstract><LiteralData><ows:DataType>xs:double</ows:DataType><ows:AnyValue/>
</LiteralData></Input>
<Input minOccurs="0" maxOccurs="1"><ows:Identifier>seed</ows:Identifier><ows:Title>seed</ows:Title>
<ows:Abstract>Seed.</ows:Abstract>
<LiteralData><ows:DataType>xs:long</ows:DataType><ows:AnyValue/><DefaultValue>1</DefaultValue>
</LiteralData></Input>
<Input minOccurs="0" maxOccurs="1"><ows:Identifier>hull</ows:Identifier><ows:Title>hull</ows:Title>
<ows:Abstract>Whether.</ows:Abstract><LiteralData><ows:DataType>xs:boolean</ows:DataType><ows:AnyValue/>
<DefaultValue>false</DefaultValue></LiteralData></Input>
<Input minOccurs="0" maxOccurs="1"><ows:Identifier>crs</ows:Identifier><ows:Title>crs</ows:Title>
<ows:Abstract>Projected CRS.</ows:Abstract><LiteralData><ows:AnyValue/></LiteralData></Input>
<Input minOccurs="0" maxOccurs="1"><ows:Identifier>bounds</ows:Identifier><ows:Title>bounds</ows:Title>
<ows:Abstract>Box.</ows:Abstract><BoundingBoxData><Default><CRS>EPSG:4326</CRS></Default></BoundingBoxData></Input>
</DataInputs><ProcessOutputs>
<Output><ows:Identifier>targets</ows:Identifier><ows:Title>targets</ows:Title><ComplexOutput><Default><Format>
<MimeType>application/json</MimeType></Format></Default></ComplexOutput></Output>
<Output><ows:Identifier>report</ows:Identifier><ows:Title>report</ows:Title><LiteralOutput/></Output>
</ProcessOutputs></ProcessDescription></wps:ProcessDescriptions>"""

GML = "<Format><MimeType>text/xml; subtype=wfs-collection/1.0</MimeType></Format>"

CAPABILITIES = """<wps:Capabilities xmlns:wps="http://www.opengis.net/wps/1.0.0"
 xmlns:ows="http://www.opengis.net/ows/1.1"
 service="WPS" version="1.0.0"><wps:ProcessOfferings><wps:Process><ows:Identifier>prospectivity:Echo</ows:Identifier>
<ows:Title>Echo</ows:Title></wps:Process></wps:ProcessOfferings></wps:Capabilities>"""

EXCEPTION = """<ows:ExceptionReport xmlns:ows="http://www.opengis.net/ows/1.1" version="1.1.0"><ows:Exception
 exceptionCode="InvalidParameterValue">
<ows:ExceptionText>%s</ows:ExceptionText></ows:Exception></ows:ExceptionReport>"""

NOTHING = '<wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs"/>'

TARGETS = {
    "type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32650"}},
    "features": [{"type": "Feature", "properties": {"rank": 1}, "geometry": {
        "type": "Polygon", "coordinates": [[[0, 0], [0, 10], [10, 10], [0, 0]]]}}],
}

REPORT = {"verdict": "Better than <chance>.", "warnings": ["Few deposits."], "meanScore": 0.25,
          "bands": [{"band": "Au_ppb", "curve": list(range(200))}]}


class FakeServer:
    """Answers as its attributes say; they may change at any time."""

    def __init__(self):
        self.unwritten = 0  # how often the answer of a job that has ended is not there yet
        self.silent = set()  # operations that get no answer
        self.slow = {}  # seconds by operation
        self.refuse = None  # operation: text of an exception
        self.login = None  # (user, password) that is wanted
        self.not_wps = False
        self.gml = False
        self.percents = [10, 40, 80]  # told one after the other, then the end
        self.failure = None
        self.broken_targets = False
        self.no_targets = False
        self.hold = False  # never ends
        self.dismissed = []
        self.executed = []  # documents
        self.operations = []
        self.ended = threading.Event()
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.server.daemon_threads = True
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    @property
    def address(self):
        """Where it listens."""
        return f"http://127.0.0.1:{self.server.server_port}"

    def close(self):
        """Goes away."""
        self.ended.set()
        self.server.shutdown()
        self.server.server_close()

    def _status(self, inner, outputs=""):
        where = f"{self.address}/ows?service=WPS&amp;request=GetExecutionStatus&amp;executionId=job-1"
        return ('<wps:ExecuteResponse xmlns:wps="http://www.opengis.net/wps/1.0.0"'
                ' xmlns:ows="http://www.opengis.net/ows/1.1"'
                f' xmlns:xlink="http://www.w3.org/1999/xlink" statusLocation="{where}"><wps:Status>{inner}</wps:Status>'
                f'{outputs}</wps:ExecuteResponse>')

    def _progress(self):
        if self.failure:
            return self._status(f"<wps:ProcessFailed>{EXCEPTION % self.failure}</wps:ProcessFailed>")
        if self.hold or self.percents:
            percent = self.percents.pop(0) if self.percents else 80
            return self._status(f'<wps:ProcessStarted percentCompleted="{percent}">part {percent}</wps:ProcessStarted>')
        if self.unwritten:
            self.unwritten -= 1
            return EXCEPTION % "the execution is completed and yet the response cannot be located on disk"
        # A host name that only the server knows, as behind a proxy.
        link = ("http://inside:8080/geoserver/ows?service=WPS&amp;request=GetExecutionResult"
                "&amp;executionId=job-1&amp;outputId=targets")
        mime = "text/xml" if self.no_targets else "application/json"
        report = json.dumps(REPORT).replace("<", "&lt;")
        return self._status("<wps:ProcessSucceeded>done</wps:ProcessSucceeded>", f"""<wps:ProcessOutputs><wps:Output>
<ows:Identifier>targets</ows:Identifier><wps:Reference href="{link}" mimeType="{mime}"/></wps:Output>
<wps:Output><ows:Identifier>report</ows:Identifier><wps:Data><wps:LiteralData>{report}</wps:LiteralData></wps:Data>
</wps:Output></wps:ProcessOutputs>""")

    def _answer(self, operation):
        if operation == "GetCapabilities":
            return CAPABILITIES
        if operation == "DescribeProcess":
            return DESCRIPTION % (GML if self.gml else "")
        if operation == "Execute":
            return self._status("<wps:ProcessAccepted>accepted</wps:ProcessAccepted>")
        if operation == "GetExecutionStatus":
            return self._progress()
        if operation == "GetExecutionResult":
            if self.no_targets:
                return NOTHING
            return "nothing" if self.broken_targets else json.dumps(TARGETS)
        if operation == "Dismiss":
            self.dismissed.append("job-1")
            return self._status(f"<wps:ProcessFailed>{EXCEPTION % 'dismissed'}</wps:ProcessFailed>")
        return EXCEPTION % f"no operation {operation}"

    def _handler(self):
        fake = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                query = {key.lower(): value[0] for key, value in parse_qs(urlsplit(self.path).query).items()}
                self._reply(query.get("request", ""))

            def do_POST(self):
                fake.executed.append(self.rfile.read(int(self.headers["Content-Length"])))
                self._reply("Execute")

            def _reply(self, operation):
                fake.operations.append(operation)
                if operation in fake.silent or "all" in fake.silent:
                    fake.ended.wait(60)
                    return
                time.sleep(fake.slow.get(operation, 0))
                if fake.login is not None:
                    expected = "Basic " + base64.b64encode(":".join(fake.login).encode()).decode()
                    if self.headers.get("Authorization") != expected:
                        self._send(401, "no", {"WWW-Authenticate": 'Basic realm="fake"'})
                        return
                if fake.not_wps:
                    self._send(200, "<html><body>Welcome</body></html>")
                elif fake.refuse and operation in fake.refuse:
                    self._send(400, EXCEPTION % fake.refuse[operation])
                else:
                    self._send(200, fake._answer(operation))

            def _send(self, code, text, headers=None):
                data = text.encode("utf-8")
                try:
                    self.send_response(code)
                    for name, value in (headers or {}).items():
                        self.send_header(name, value)
                    self.send_header("Content-Type", "text/xml")
                    self.send_header("Content-Length", str(len(data)))
                    self.end_headers()
                    self.wfile.write(data)
                except OSError:
                    pass

            def log_message(self, *_):
                pass

        return Handler
