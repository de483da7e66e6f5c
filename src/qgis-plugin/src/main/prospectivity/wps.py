"""Documents of WPS 1.0.0: what is read from a server, and what is sent. Knows nothing of QGIS."""

import base64
import re
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass, field
from typing import List, Optional
from xml.sax.saxutils import escape, quoteattr

WPS = "{http://www.opengis.net/wps/1.0.0}"
XLINK = "{http://www.w3.org/1999/xlink}"


class NotWps(Exception):
    """An answer that is no document of a WPS."""


class ExceptionReport(Exception):
    """What a server says was wrong, in its own words."""


@dataclass
class Input:
    """An input of a process, as described."""

    identifier: str
    title: str
    abstract: str
    least: int = 0
    most: int = 1
    kind: str = "literal"  # or complex, or box
    type: str = "string"
    allowed: List[str] = field(default_factory=list)
    minimum: Optional[float] = None
    maximum: Optional[float] = None
    default: Optional[str] = None
    unit: Optional[str] = None
    formats: List[str] = field(default_factory=list)
    megabytes: Optional[float] = None


@dataclass
class Output:
    """An output of a process; one without formats is text."""

    identifier: str
    title: str
    abstract: str
    formats: List[str] = field(default_factory=list)


@dataclass
class Process:
    """A process, as described."""

    identifier: str
    title: str
    abstract: str
    inputs: List[Input] = field(default_factory=list)
    outputs: List[Output] = field(default_factory=list)

    def input(self, identifier):
        """The input of a name, or None."""
        return next((one for one in self.inputs if one.identifier == identifier), None)

    def output(self, identifier):
        """The output of a name, or None."""
        return next((one for one in self.outputs if one.identifier == identifier), None)


@dataclass
class Status:
    """How far an execution is."""

    state: str  # accepted, running, succeeded or failed
    execution: Optional[str] = None
    percent: float = 0
    message: str = ""
    outputs: dict = field(default_factory=dict)  # identifier: Text, Data or Link


@dataclass
class Text:
    """A literal output."""

    text: str


@dataclass
class Data:
    """A complex output that came with the answer."""

    mime: str
    data: bytes


@dataclass
class Link:
    """A complex output that is kept on the server."""

    mime: str
    address: str


def _local(element):
    return element.tag.rpartition("}")[2]


def _child(element, name):
    return next((child for child in element if _local(child) == name), None)


def _text(element, name):
    child = None if element is None else _child(element, name)
    return "" if child is None else (child.text or "").strip()


def parse(document):
    """The root of a document; a report of exceptions is raised."""
    try:
        root = ElementTree.fromstring(document)
    except ElementTree.ParseError as fault:
        raise NotWps(str(fault)) from fault
    if _local(root) in ("ExceptionReport", "ServiceExceptionReport"):
        raise ExceptionReport(exception_text(root))
    return root


def exception_text(root):
    """The texts of all exceptions below an element, or their codes."""
    texts = []
    for element in root.iter():
        if _local(element) in ("ExceptionText", "ServiceException"):
            texts.append(" ".join("".join(element.itertext()).split()))
    if not any(texts):
        texts = [one.get("exceptionCode", "") for one in root.iter() if _local(one) == "Exception"]
    return "; ".join(text for text in texts if text) or "no reason given"


def identifiers(document):
    """The identifiers of the processes in an answer to GetCapabilities."""
    root = parse(document)
    if _local(root) != "Capabilities":
        raise NotWps(_local(root))
    return [_text(one, "Identifier") for one in root.iter() if _local(one) == "Process"]


def processes(document):
    """The processes in an answer to DescribeProcess."""
    root = parse(document)
    if _local(root) != "ProcessDescriptions":
        raise NotWps(_local(root))
    described = []
    for element in root:
        process = Process(*_names(element))
        for one in _children(_child(element, "DataInputs")):
            process.inputs.append(_input(one))
        for one in _children(_child(element, "ProcessOutputs")):
            formats = [f for kind in one if _local(kind) == "ComplexOutput" for f in _formats(kind)]
            process.outputs.append(Output(*_names(one), formats=formats))
        described.append(process)
    return described


def _children(element):
    return [] if element is None else list(element)


def _names(element):
    identifier = _text(element, "Identifier")
    return identifier, _text(element, "Title") or identifier, _text(element, "Abstract")


def _formats(element):
    """Media types, the default first, each once."""
    return list(dict.fromkeys((one.text or "").strip() for one in element.iter() if _local(one) == "MimeType"))


def _number(text):
    try:
        return float(text)
    except (TypeError, ValueError):
        return None


def _input(element):
    one = Input(*_names(element))
    one.least = int(element.get("minOccurs", "1"))
    most = element.get("maxOccurs", "1")
    one.most = int(most) if most.isdigit() else 1 << 30
    for kind in element:
        if _local(kind) == "ComplexData":
            one.kind = "complex"
            one.formats = _formats(kind)
            one.megabytes = _number(kind.get("maximumMegabytes"))
        elif _local(kind) == "BoundingBoxData":
            one.kind = "box"
        elif _local(kind) == "LiteralData":
            _literal(one, kind)
    return one


def _literal(one, element):
    one.type = (_text(element, "DataType") or "string").rpartition(":")[2].lower()
    one.default = _text(element, "DefaultValue") or None
    units = _child(element, "UOMs")
    if units is not None:
        one.unit = next(((u.text or "").strip() for u in units.iter() if _local(u) == "UOM"), None)
    allowed = _child(element, "AllowedValues")
    for value in _children(allowed):
        if _local(value) == "Value":
            one.allowed.append((value.text or "").strip())
        elif _local(value) == "Range":
            one.minimum = _number(_text(value, "MinimumValue"))
            one.maximum = _number(_text(value, "MaximumValue"))


def status(document):
    """How far an execution is, by the server's answer; one that failed has its exceptions as message."""
    root = parse(document)
    if _local(root) != "ExecuteResponse":
        raise NotWps(_local(root))
    told = _child(root, "Status")
    state = _children(told)[0] if _children(told) else None
    names = {"ProcessAccepted": "accepted", "ProcessStarted": "running", "ProcessPaused": "running",
             "ProcessSucceeded": "succeeded", "ProcessFailed": "failed"}
    if state is None or _local(state) not in names:
        raise NotWps("no status")
    result = Status(names[_local(state)], execution=execution_of(root.get("statusLocation", "")))
    if result.state == "failed":
        result.message = exception_text(state)
    else:
        result.percent = _number(state.get("percentCompleted")) or 0
        result.message = (state.text or "").strip()
    for one in _children(_child(root, "ProcessOutputs")):
        value = _output(one)
        if value is not None:
            result.outputs[_text(one, "Identifier")] = value
    return result


def execution_of(address):
    """The identifier of an execution in an address that tells its status, or None."""
    found = re.search(r"[?&]executionId=([^&]+)", address, re.IGNORECASE)
    return found.group(1) if found else None


def _output(element):
    reference = _child(element, "Reference")
    if reference is not None:
        return Link(reference.get("mimeType", ""), reference.get("href") or reference.get(XLINK + "href", ""))
    data = _child(element, "Data")
    for value in _children(data):
        if _local(value) == "LiteralData":
            return Text("".join(value.itertext()))
        if _local(value) == "ComplexData":
            mime = value.get("mimeType", "")
            if len(value):
                return Data(mime, ElementTree.tostring(value[0], encoding="utf-8"))
            text = "".join(value.itertext())
            if value.get("encoding") == "base64" or mime.startswith("image/"):
                return Data(mime, base64.b64decode(text))
            return Data(mime, text.encode("utf-8"))
    return None


@dataclass
class Literal:
    """Text for an input."""

    text: str


@dataclass
class Content:
    """Data for an input: text, XML or bytes."""

    mime: str
    data: bytes


@dataclass
class Box:
    """A bounding box for an input, easting or longitude first."""

    crs: str
    west: float
    south: float
    east: float
    north: float


def execute(process, inputs, outputs):
    """An Execute document as bytes that asks for an answer at once.

    inputs are pairs of an identifier and a Literal, a Content or a Box; outputs are identifiers and media types, an
    empty one for text. Data is left on the server until it is asked for.
    """
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?><wps:Execute service="WPS" version="1.0.0"'
        ' xmlns:wps="http://www.opengis.net/wps/1.0.0" xmlns:ows="http://www.opengis.net/ows/1.1">'
        f"<ows:Identifier>{escape(process)}</ows:Identifier><wps:DataInputs>".encode()
    ]
    for identifier, value in inputs:
        parts.append(f"<wps:Input><ows:Identifier>{escape(identifier)}</ows:Identifier><wps:Data>".encode())
        parts.extend(_data(value))
        parts.append(b"</wps:Data></wps:Input>")
    parts.append(
        b'</wps:DataInputs><wps:ResponseForm><wps:ResponseDocument storeExecuteResponse="true" status="true"'
        b' lineage="false">'
    )
    for identifier, mime in outputs:
        form = f' asReference="true" mimeType={quoteattr(mime)}' if mime else ""
        parts.append(f"<wps:Output{form}><ows:Identifier>{escape(identifier)}</ows:Identifier></wps:Output>".encode())
    parts.append(b"</wps:ResponseDocument></wps:ResponseForm></wps:Execute>")
    return b"".join(parts)


def _data(value):
    if isinstance(value, Literal):
        return [f"<wps:LiteralData>{escape(value.text)}</wps:LiteralData>".encode()]
    if isinstance(value, Box):
        return [
            f"<wps:BoundingBoxData crs={quoteattr(value.crs)} dimensions=\"2\">"
            f"<ows:LowerCorner>{value.west!r} {value.south!r}</ows:LowerCorner>"
            f"<ows:UpperCorner>{value.east!r} {value.north!r}</ows:UpperCorner></wps:BoundingBoxData>".encode()
        ]
    if value.mime.startswith("image/") or value.mime == "application/octet-stream":
        head = f'<wps:ComplexData mimeType={quoteattr(value.mime)} encoding="base64">'
        data = base64.b64encode(value.data)
    elif "xml" in value.mime:
        head = f"<wps:ComplexData mimeType={quoteattr(value.mime)}>"
        data = value.data
    else:
        head = f"<wps:ComplexData mimeType={quoteattr(value.mime)}>"
        data = b"<![CDATA[" + value.data.replace(b"]]>", b"]]]]><![CDATA[>") + b"]]>"
    return [head.encode(), data, b"</wps:ComplexData>"]
