"""One algorithm of the Processing toolbox for a process of a server."""

import os
import re
from collections import deque
from datetime import datetime, timezone
from functools import partial
from html import escape

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsProcessingAlgorithm,
    QgsProcessingException,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorDestination,
    QgsProcessingUtils,
)
from qgis.PyQt.QtGui import QIcon

from . import compat, execution, inputs, jobs, outputs, state, wps
from .client import Cancelled, Server, ServerError
from .execution import Finished
from .i18n import tr

ICON = os.path.join(os.path.dirname(__file__), "icon.svg")

OPEN_AS = "OPEN_AS"
WAIT = "WAIT"
REPORT_PAGE = "REPORT_PAGE"

# What most runs want to set. Other optional inputs are folded away.
BASIC = {
    "samples", "geochemistry", "deposits", "prospectivity", "features", "coverage", "elements", "method", "transform",
    "cellSize", "crs", "layer", "overwrite", "model", "share", "members", "folds", "band", "name", "workspace",
}

UNITS = (("square kilometres", "km²"), ("kilometres", "km"), ("metres", "m"))

# Post-processors are not kept by QGIS: the last ones are here.
stylers = deque(maxlen=100)


def labels():
    """Titles that say more than the identifier does."""
    return {
        "geochemistry": tr("Element maps"),
        "deposits": tr("Known deposits"),
        "prospectivity": tr("Map of scores"),
        "layer": tr("Publish the map as"),
        "overwrite": tr("Replace what has that name"),
        "members": tr("Networks"),
        "folds": tr("Folds of the cross-validation"),
        "share": tr("Share of the area"),
        "result": tr("Map"),
        "report": tr("Report"),
        "targets": tr("Targets"),
        "samples": tr("Samples"),
        "elements": tr("Elements"),
        "model": tr("Model"),
        "layerName": tr("Published as"),
        "modelName": tr("Model"),
        "crs": tr("Coordinate system"),
        "srs": tr("Coordinate system"),
    }


def label(identifier):
    """What an input or output is called: by its known title, else “cellSize” as “Cell size”."""
    known = labels().get(identifier)
    if known:
        return known
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", identifier).split()
    text = " ".join(word if len(word) > 1 and word.isupper() else word.lower() for word in words)
    return text[:1].upper() + text[1:]


def unit(described):
    """The unit of a number, as described or as its abstract names it; or an empty text."""
    if described.unit:
        return described.unit
    if described.type not in ("double", "float", "int", "integer", "long"):
        return ""
    for word, sign in UNITS:
        if re.search(rf"(\bin {word}\b|^{word}\b)", described.abstract, re.IGNORECASE):
            return sign
    return ""


def is_needed(described):
    """Whether one of an input and the layer of the server in its place has to be given."""
    return bool(re.search(r"Give this or (?!.*\bneither\b)", described.abstract))


class ProcessAlgorithm(QgsProcessingAlgorithm):
    """A process of a server."""

    def __init__(self, connection, process):
        super().__init__()
        self.connection = connection
        self.process = process
        self.rasters = {}
        self.named = {}
        self.layer_ids = {}
        self.fields = {}
        self.results = {}
        self.verdict = ""
        self.page = None

    def createInstance(self):
        return ProcessAlgorithm(self.connection, self.process)

    def name(self):
        local = re.sub("^prospectivity:", "", self.process.identifier)
        return f"{self.connection.slug}_" + re.sub("[^a-z0-9]+", "_", local.lower())

    def displayName(self):
        return self.process.title

    def group(self):
        return self.connection.name

    def groupId(self):
        return self.connection.slug

    def tags(self):
        return [self.process.identifier.rpartition(":")[2], "WPS", "Prospectivity"]

    def icon(self):
        return QIcon(ICON)

    def svgIconPath(self):
        return ICON

    def shortDescription(self):
        return self.process.abstract

    def shortHelpString(self):
        parts = [f"<p>{escape(self.process.abstract)}</p>"]
        for title, ones in ((tr("Inputs"), self.process.inputs), (tr("Outputs"), self.process.outputs)):
            if ones:
                parts.append(f"<h3>{title}</h3>")
                parts += [
                    f"<p><b>{escape(label(one.identifier))}</b> ({one.identifier})<br/>{escape(one.abstract)}</p>"
                    for one in ones]
        parts.append("<p>" + tr("Runs on “{name}”, {address}.").format(
            name=self.connection.name, address=self.connection.base) + "</p>")
        return "".join(parts)

    def _layer_input(self, described):
        """The input that takes a layer of the server in place of data, or None."""
        other = self.process.input(described.identifier + "Layer")
        return other if described.kind == "complex" and other is not None and other.kind == "literal" else None

    def _is_layer_input(self, described):
        owner = self.process.input(described.identifier[:-5]) if described.identifier.endswith("Layer") else None
        return owner is not None and owner.kind == "complex" and described.kind == "literal"

    def _features_input(self):
        """The first input of features, whose attributes others name."""
        complex_ones = (one for one in self.process.inputs if one.kind == "complex")
        return next((one for one in complex_ones if inputs.is_vector(one.formats)), None)

    def _is_fields(self, described):
        return (described.kind == "literal" and not described.allowed and described.type == "string"
                and bool(re.match(r"(attributes?|fields?)\b", described.abstract, re.IGNORECASE))
                and self._features_input() is not None)

    def _output_name(self, output):
        return output.identifier + ("Output" if self.process.input(output.identifier) else "")

    def initAlgorithm(self, configuration=None):
        for described in self.process.inputs:
            for parameter in self._parameters(described):
                parameter.setHelp(described.abstract)
                if not self._is_basic(described):
                    parameter.setFlags(parameter.flags() | compat.ADVANCED)
                self.addParameter(parameter)
        kinds = {execution.kind(output) for output in self.process.outputs}
        if "map" in kinds and self.process.input("layer"):
            self.addParameter(QgsProcessingParameterEnum(
                OPEN_AS, tr("Open the map as"),
                [tr("values, from a file"), tr("values, from the server (WCS; needs a name to publish)"),
                 tr("picture, from the server (WMS; needs a name to publish)")], defaultValue=0))
        wait = QgsProcessingParameterBoolean(WAIT, tr("Wait for the end (else the job is left at the server)"), True)
        wait.setFlags(wait.flags() | compat.ADVANCED)
        self.addParameter(wait)
        for output in self.process.outputs:
            self._add_output(output)
        if "text" in kinds:
            self.addParameter(QgsProcessingParameterFileDestination(
                REPORT_PAGE, tr("Report as a page"), tr("HTML files") + " (*.html)", optional=True,
                createByDefault=False))
            self.addOutput(QgsProcessingOutputString("verdict", tr("Verdict")))
        self.addOutput(QgsProcessingOutputString("job", tr("Job at the server")))

    def _is_basic(self, described):
        identifier = described.identifier
        if described.least > 0:
            return True
        if self._is_layer_input(described):
            return is_needed(self.process.input(identifier[:-5]))
        if described.kind == "complex":
            return is_needed(described) or identifier in BASIC
        return identifier in BASIC

    def _parameters(self, described):
        """The parameters for an input; most have one."""
        name, optional = described.identifier, described.least == 0
        title = label(name)
        if described.kind == "complex":
            if self._layer_input(described) is not None:
                title += " – " + tr("layer of the project")
            yield self._complex(described, title)
        elif described.kind == "box":
            yield QgsProcessingParameterExtent(name, title, optional=optional)
        elif self._is_layer_input(described):
            title = label(name[:-5]) + " – " + tr("or layer of the server")
            yield self._names(name, title, "coverages" if inputs.is_raster(
                self.process.input(name[:-5]).formats) else "features", optional, described.default)
        elif self._is_fields(described):
            parent = self._features_input()
            served = self._layer_input(parent) is not None
            yield QgsProcessingParameterField(
                name, title, described.default, parent.identifier, compat.ANY_FIELD, described.most > 1,
                optional or served)
            if served:
                text = QgsProcessingParameterString(
                    name + "Names", title + " – " + tr("names, for a layer of the server"), None, False, True)
                text.setFlags(text.flags() | compat.ADVANCED)
                yield text
        elif described.allowed:
            yield QgsProcessingParameterEnum(
                name, title, described.allowed, described.most > 1, described.default, optional,
                usesStaticStrings=True)
        elif described.type == "boolean":
            yield self._boolean(described, title, optional)
        elif described.type in ("double", "float", "decimal", "int", "integer", "long", "short"):
            yield self._number(described, title, optional)
        elif name in ("crs", "srs") or re.match(r"(projected )?(crs|coordinate system)\b", described.abstract.lower()):
            yield QgsProcessingParameterCrs(name, title, described.default, optional)
        elif name.lower().endswith("model"):
            yield self._names(name, title, "models", optional, described.default)
        else:
            yield QgsProcessingParameterString(name, title, described.default, False, optional)

    def _complex(self, described, title):
        name, optional = described.identifier, described.least == 0
        if inputs.is_raster(described.formats):
            return QgsProcessingParameterRasterLayer(name, title, optional=optional)
        if inputs.is_vector(described.formats):
            abstract = described.abstract.lower()
            kind = compat.ANY_VECTOR
            if "polygon" in abstract:
                kind = compat.POLYGONS
            elif "point" in abstract:
                kind = compat.POINTS
            return QgsProcessingParameterFeatureSource(name, title, [kind], optional=optional)
        return QgsProcessingParameterFile(name, title, optional=optional)

    def _names(self, name, title, kind, optional, default):
        """Text that the dialog offers names of the server for."""
        parameter = QgsProcessingParameterString(name, title, default, False, optional)
        parameter.setMetadata({"widget_wrapper": {
            "class": __package__ + ".wrappers.NamesWidgetWrapper", "kind": kind, "server": self.connection.name}})
        return parameter

    @staticmethod
    def _boolean(described, title, optional):
        if described.default is None and optional:
            return QgsProcessingParameterEnum(
                described.identifier, title, ["true", "false"], False, None, True, usesStaticStrings=True)
        return QgsProcessingParameterBoolean(
            described.identifier, title, (described.default or "").lower() == "true", optional)

    @staticmethod
    def _number(described, title, optional):
        sign = unit(described)
        whole = described.type in ("int", "integer", "long", "short")
        parameter = QgsProcessingParameterNumber(
            described.identifier, title + (f" ({sign})" if sign else ""),
            compat.INTEGER if whole else compat.DOUBLE, None, optional)
        if described.default is not None:
            parameter.setDefaultValue(int(described.default) if whole else float(described.default))
        if described.minimum is not None:
            parameter.setMinimum(described.minimum)
        if described.maximum is not None:
            parameter.setMaximum(described.maximum)
        return parameter

    def _add_output(self, output):
        name, title, kind = self._output_name(output), label(output.identifier), execution.kind(output)
        if kind == "name":
            self.addOutput(QgsProcessingOutputString(name, title))
        elif kind == "map":
            # a map that an input of its name asks for is made only where that is set
            asked = self.process.input(output.identifier) is not None
            self.addParameter(QgsProcessingParameterRasterDestination(name, title, None, True, not asked))
        elif kind == "features":
            self.addParameter(QgsProcessingParameterVectorDestination(
                name, title, defaultValue=None, optional=True, createByDefault=True))
        else:
            files = {"picture": "PNG (*.png)", "text": "JSON (*.json)"}.get(kind, tr("All files") + " (*.*)")
            self.addParameter(QgsProcessingParameterFileDestination(
                name, title, files, optional=True, createByDefault=False))

    def checkParameterValues(self, parameters, context):
        for described in self.process.inputs:
            other = self._layer_input(described)
            if other is not None:
                given = [bool(parameters.get(one.identifier)) for one in (described, other)]
                title = label(described.identifier)
                if all(given):
                    return False, tr("“{input}” is given twice: as a layer of the project and of the server.").format(
                        input=title)
                if is_needed(described) and not any(given):
                    return False, tr(
                        "“{input}” is missing: choose a layer of the project or one of the server.").format(input=title)
            if self._is_fields(described) and described.least and not self._fields(described, parameters, context):
                return False, tr("“{input}” is missing: choose attributes.").format(input=label(described.identifier))
        if self.parameterDefinition(OPEN_AS) and self.parameterAsEnum(parameters, OPEN_AS, context) != outputs.FILE \
                and not self.parameterAsString(parameters, "layer", context).strip():
            return False, tr("To open the map from the server give a name to publish it under (“{input}”).").format(
                input=label("layer"))
        return super().checkParameterValues(parameters, context)

    def _fields(self, described, parameters, context):
        read = getattr(self, "parameterAsStrings", None) or self.parameterAsFields
        names = [name for name in read(parameters, described.identifier, context) if name]
        if self.parameterDefinition(described.identifier + "Names"):
            text = self.parameterAsString(parameters, described.identifier + "Names", context)
            names += [name.strip() for name in re.split("[,;\n]", text) if name.strip()]
        return list(dict.fromkeys(names))

    def prepareAlgorithm(self, parameters, context, feedback):
        # Layers belong to the thread of the project: what is needed of them is taken here.
        for described in self.process.inputs:
            if described.kind != "complex" or not parameters.get(described.identifier):
                continue
            if inputs.is_raster(described.formats):
                layer = self.parameterAsRasterLayer(parameters, described.identifier, context)
            elif inputs.is_vector(described.formats):
                layer = self.parameterAsVectorLayer(parameters, described.identifier, context)
            else:
                continue
            if layer is None:
                continue
            self.layer_ids[described.identifier] = layer.id()
            if self._layer_input(described) is not None:
                name = inputs.name_on_server(layer, self.connection.base)
                if name:
                    self.named[described.identifier] = name
                    continue
            if inputs.is_raster(described.formats):
                self.rasters[described.identifier] = inputs.described(layer), layer.dataProvider().clone()
        return True

    def processAlgorithm(self, parameters, context, feedback):
        server = Server(self.connection, feedback)
        wanted = self._wanted(parameters, context)
        try:
            given = self._given(parameters, context, feedback)
            document = wps.execute(self.process.identifier, given, wanted.items())
            feedback.setProgressText(tr("sending {megabytes:.1f} MB to “{name}”").format(
                megabytes=len(document) / 1e6, name=self.connection.name))
            status = server.execute(document)
        except Cancelled:
            raise QgsProcessingException(tr("Cancelled before the process began.")) from None
        except ServerError as fault:
            raise QgsProcessingException(str(fault)) from fault
        if status.state == "failed":
            raise QgsProcessingException(status.message)
        if status.execution is None:
            raise QgsProcessingException(tr("The server gives no address to ask how far the process is."))
        job = jobs.Job(status.execution, self.connection.name, self.process.identifier, self.process.title,
                       datetime.now(timezone.utc).isoformat(timespec="seconds"), wanted)
        jobs.keep(job)
        feedback.pushInfo(tr("Job at the server: {job}").format(job=job.execution))
        if not self.parameterAsBoolean(parameters, WAIT, context):
            self._load_nothing(context)
            return {"job": job.execution}
        finished = execution.follow(server, status, job, feedback)
        if finished is None:
            self._load_nothing(context)
            return {"job": job.execution}
        try:
            results = self._results(server, finished, parameters, context, feedback)
        except Cancelled:
            raise QgsProcessingException(tr("Cancelled; the results are still at the server.")) from None
        except (ServerError, OSError) as fault:
            raise QgsProcessingException(str(fault)) from fault
        jobs.forget(job.execution)
        return {**results, "job": job.execution}

    @staticmethod
    def _load_nothing(context):
        context.setLayersToLoadOnCompletion({})

    def _wanted(self, parameters, context):
        """The outputs to ask for with their media types, empty ones for text."""
        wanted = {}
        for output in self.process.outputs:
            kind = execution.kind(output)
            if kind in ("name", "picture") or output.identifier == "report":
                pass
            elif kind == "map" and self._open_as(parameters, context) != outputs.FILE:
                continue
            elif not parameters.get(self._output_name(output)) and (
                    kind != "text" or self.process.output("report") is not None):
                continue
            wanted[output.identifier] = self._mime(output, kind)
        if not wanted:
            first = self.process.outputs[0]
            wanted[first.identifier] = self._mime(first, execution.kind(first))
        return wanted

    @staticmethod
    def _mime(output, kind):
        # GeoServer's GeoJSON is in degrees, its GML as the process made it; where there is no GML 2, GeoJSON tells its
        # coordinate system.
        preferred = {"features": (inputs.GML, inputs.JSON), "picture": ("image/png",)}.get(kind, ())
        return next((mime for mime in preferred if mime in output.formats), (output.formats or [""])[0])

    def _open_as(self, parameters, context):
        return self.parameterAsEnum(parameters, OPEN_AS, context) if self.parameterDefinition(OPEN_AS) else outputs.FILE

    def _given(self, parameters, context, feedback):
        given = []
        for described in self.process.inputs:
            value = parameters.get(described.identifier)
            if self._is_fields(described):
                names = self._fields(described, parameters, context)
                self.fields[described.identifier] = names
                given += [(described.identifier, wps.Literal(name)) for name in names]
            elif value is None or value == "":
                continue
            elif described.identifier in self.named:
                name = self.named[described.identifier]
                feedback.pushInfo(tr("“{input}” is the server's own layer {name}; it is not sent.").format(
                    input=label(described.identifier), name=name))
                given.append((described.identifier + "Layer", wps.Literal(name)))
            elif described.kind == "complex":
                content = self._content(described, parameters, context, feedback)
                self._require_size(described, content)
                given.append((described.identifier, content))
            elif described.kind == "box":
                given.append((described.identifier, self._box(described, parameters, context)))
            else:
                given += [(described.identifier, wps.Literal(text))
                          for text in self._texts(described, parameters, context)]
        return given

    def _content(self, described, parameters, context, feedback):
        feedback.setProgressText(tr("reading “{input}”").format(input=label(described.identifier)))
        if described.identifier in self.rasters:
            layer, provider = self.rasters[described.identifier]
            return inputs.raster(layer, provider, context, feedback)
        if inputs.is_raster(described.formats):
            raise QgsProcessingException(self.invalidRasterError(parameters, described.identifier))
        if inputs.is_vector(described.formats):
            source = self.parameterAsSource(parameters, described.identifier, context)
            if source is None:
                raise QgsProcessingException(self.invalidSourceError(parameters, described.identifier))
            return inputs.features(source, described.formats, feedback)
        with open(self.parameterAsFile(parameters, described.identifier, context), "rb") as file:
            return wps.Content(described.formats[0] if described.formats else "text/plain", file.read())

    @staticmethod
    def _require_size(described, content):
        if described.megabytes and len(content.data) > described.megabytes * (1 << 20):
            raise QgsProcessingException(
                tr("“{input}” has {size:.0f} MB, and the server takes {limit:.0f}: publish it there and choose it as a"
                   " layer of the server.").format(
                    input=label(described.identifier), size=len(content.data) / (1 << 20), limit=described.megabytes))

    def _box(self, described, parameters, context):
        crs = self.parameterAsExtentCrs(parameters, described.identifier, context)
        if not crs.authid().startswith("EPSG:"):
            crs = QgsCoordinateReferenceSystem("EPSG:4326")
        box = self.parameterAsExtent(parameters, described.identifier, context, crs)
        return wps.Box(crs.authid(), box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())

    def _texts(self, described, parameters, context):
        name = described.identifier
        definition = self.parameterDefinition(name)
        if isinstance(definition, QgsProcessingParameterEnum):
            if described.most > 1:
                return self.parameterAsEnumStrings(parameters, name, context)
            return [self.parameterAsEnumString(parameters, name, context)]
        if isinstance(definition, QgsProcessingParameterBoolean):
            return ["true" if self.parameterAsBoolean(parameters, name, context) else "false"]
        if isinstance(definition, QgsProcessingParameterNumber):
            if definition.dataType() == compat.INTEGER:
                return [str(self.parameterAsInt(parameters, name, context))]
            return [repr(self.parameterAsDouble(parameters, name, context))]
        if isinstance(definition, QgsProcessingParameterCrs):
            crs = self.parameterAsCrs(parameters, name, context)
            return [crs.authid()] if crs.isValid() else []
        text = self.parameterAsString(parameters, name, context).strip()
        return [text] if text else []

    def _results(self, server, finished, parameters, context, feedback):
        results = {}
        map_name = finished.text("layerName")
        for output in self.process.outputs:
            name, kind = self._output_name(output), execution.kind(output)
            path = None
            if kind == "name":
                results[name] = finished.text(output.identifier)
                continue
            if kind == "map" and self._open_as(parameters, context) != outputs.FILE:
                results[name] = self._from_server(server, map_name, output, parameters, context, feedback)
                continue
            if parameters.get(name) and finished.has(output.identifier):
                path = self.parameterAsOutputLayer(parameters, name, context) if kind in ("map", "features") \
                    else self.parameterAsFileOutput(parameters, name, context)
                feedback.setProgressText(tr("receiving “{output}”").format(output=label(output.identifier)))
                results[name] = path
                self._save(output, kind, finished, path)
                self._style(server, finished, output, kind, path, context)
        pictures = execution.charts(self.process, finished)
        page = self.parameterAsFileOutput(parameters, REPORT_PAGE, context) \
            if self.parameterDefinition(REPORT_PAGE) and parameters.get(REPORT_PAGE) else None
        if self.parameterDefinition(REPORT_PAGE):
            where = page or QgsProcessingUtils.generateTempFilename("report.html")
            self.verdict, told = execution.write_report(self.process.title, finished, where, pictures)
            results["verdict"] = self.verdict
            if page:
                results[REPORT_PAGE] = page
            self.page = where
            if self.verdict:
                feedback.pushInfo(self.verdict)
            for one in told:
                feedback.pushWarning(one)
        self.results = results
        return results

    @staticmethod
    def _save(output, kind, finished, path):
        if kind == "map":
            finished.save(output.identifier, path)
            outputs.check_raster(path)
        elif kind == "features":
            outputs.vector(finished.bytes(output.identifier), finished.mime(output.identifier), path)
        else:
            finished.save(output.identifier, path)

    def _role(self):
        return state.ROLES.get(self.process.identifier)

    def _style(self, server, finished, output, kind, path, context):
        if kind not in ("map", "features") or not context.willLoadLayerOnCompletion(path):
            return
        name = finished.text("layerName").rpartition(":")[2] if kind == "map" else ""
        colours = execution.look(server, finished, path) if kind == "map" else None
        role = self._role()
        styler = outputs.Styler(colours, name or None, partial(state.loaded, role) if role else None)
        stylers.append(styler)
        context.layerToLoadOnCompletionDetails(path).setPostProcessor(styler)

    def _from_server(self, server, name, output, parameters, context, feedback):
        path = self.parameterAsOutputLayer(parameters, self._output_name(output), context)
        if self._open_as(parameters, context) == outputs.WCS and not server.opens_coverages():
            feedback.pushInfo(tr("{server} speaks WCS 2 only, which QGIS does not: the values are fetched into a file.")
                              .format(server=self.connection.name))
            names = server.save_coverage(name, path)
            outputs.check_raster(path)
            outputs.name_bands(path, names)
            self._style(server, Finished(server, wps.Status("succeeded", outputs={"layerName": wps.Text(name)})),
                        output, "map", path, context)
            return path
        # The file that was to be is not made.
        context.setLayersToLoadOnCompletion({
            key: value for key, value in context.layersToLoadOnCompletion().items() if key != path})
        kind = self._open_as(parameters, context)
        layer = outputs.from_server(self.connection, name, kind)
        legend = server.legend(name) if kind == outputs.WCS else None
        role = self._role()
        styler = outputs.Styler(legend, None, partial(state.loaded, role) if role else None)
        stylers.append(styler)
        execution.load(context, layer, name, self._output_name(output), styler)
        return layer.id()

    def postProcessAlgorithm(self, context, feedback):
        if self.results and context.project() is not None:
            given = {**self.layer_ids, **self.fields}
            state.ran(self.connection.name, self.process.identifier, self.results, given, self.verdict)
            if self.page:
                state.signals.reported.emit(self.process.title, self.page)
        return {}


def by_name(connection, identifier):
    """The name under which the toolbox has a process of a connection, or None."""
    for algorithm in QgsApplication.processingRegistry().algorithms():
        if isinstance(algorithm, ProcessAlgorithm) and algorithm.connection.name == connection \
                and algorithm.process.identifier == identifier:
            return algorithm.id()
    return None
