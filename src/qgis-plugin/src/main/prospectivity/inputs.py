"""Layers of the project as data for a server."""

import csv
import io
import json
import os
import re
import tempfile
from urllib.parse import parse_qs, unquote
from xml.sax.saxutils import escape

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsDataSourceUri,
    QgsProcessingException,
    QgsProject,
    QgsRasterFileWriter,
    QgsRasterPipe,
    QgsRasterProjector,
)

from . import compat, wps
from .client import Cancelled
from .connections import Connection
from .i18n import tr

GML = "text/xml; subtype=wfs-collection/1.0"
JSON = "application/json"
CSV = "text/csv"
TIFF = "image/tiff"

# What GeoTools reads without further libraries.
PLAIN_COMPRESSIONS = (None, "DEFLATE", "LZW", "PACKBITS")


def is_raster(formats):
    """Whether an input of these formats takes a coverage."""
    return any(mime.startswith("image/tiff") or mime.startswith("image/geotiff") for mime in formats)


def is_vector(formats):
    """Whether an input of these formats takes features."""
    return any(mime in (JSON, CSV) or "wfs-collection" in mime or "gml" in mime for mime in formats)


def name_on_server(layer, base):
    """The name that a layer of the project has on the server of an address, if it comes from there; or None."""
    provider = layer.dataProvider()
    if provider is None:
        return None
    kind = provider.name()
    uri = provider.dataSourceUri()
    if kind in ("wcs", "wms"):
        parameters = parse_qs(uri)
        url = unquote(parameters.get("url", [""])[0])
        names = parameters.get("identifier" if kind == "wcs" else "layers", [])
        name = names[0] if len(names) == 1 else None
    elif kind in ("WFS", "OAPIF"):
        source = QgsDataSourceUri(uri)
        url = source.param("url")
        name = source.param("typename")
        if source.sql() or layer.subsetString():
            return None
    else:
        return None
    if not name or Connection("", url).base != base:
        return None
    return name if ":" in name else name.replace("__", ":", 1)


def features(source, formats, feedback):
    """The features of a layer with all their attributes, in its coordinate system."""
    mime = next((one for one in formats if "wfs-collection/1.0" in one), None)
    if mime is None:
        mime = next((one for one in formats if "wfs-collection" in one), None)
    crs, transform = _code(source, feedback)
    if mime is None and JSON not in formats:
        return wps.Content(CSV, _csv(source, transform, feedback))
    if mime is None:
        return wps.Content(JSON, _geojson(source, crs, transform, feedback))
    return wps.Content(mime, _gml(source, crs, transform, feedback))


def _code(source, feedback):
    """The code of a layer's coordinate system; one without is left for WGS 84."""
    crs = source.sourceCrs()
    if not crs.isValid():
        return "", None
    if crs.authid().startswith("EPSG:"):
        return crs.authid(), None
    feedback.pushInfo(tr("“{layer}” has a coordinate system without EPSG code; it is sent in WGS 84.").format(
        layer=source.sourceName()))
    wgs84 = QgsCoordinateReferenceSystem("EPSG:4326")
    return "EPSG:4326", QgsCoordinateTransform(crs, wgs84, QgsProject.instance().transformContext())


def _each(source, transform, feedback):
    """The features with their geometry, transformed."""
    for feature in source.getFeatures():
        if feedback.isCanceled():
            raise Cancelled()
        geometry = feature.geometry()
        if geometry.isNull():
            continue
        if transform is not None:
            geometry.transform(transform)
        yield feature, geometry


def _values(feature):
    """The attributes that are there, as pairs of a name and text."""
    for name, value in zip(feature.fields().names(), feature.attributes()):
        text = _value(value)
        if text is not None:
            yield name, text


def _value(value):
    if value is None or (hasattr(value, "isNull") and value.isNull()) or type(value).__name__ == "NULL":
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float, str)):
        return str(value)
    if hasattr(value, "toPyDateTime"):
        return value.toPyDateTime().isoformat()
    if hasattr(value, "toPyDate"):
        return value.toPyDate().isoformat()
    return str(value)


def _xml_name(name):
    """An attribute's name as the name of an element; those of surveys mostly are one."""
    safe = re.sub(r"[^\w.-]", "_", name)
    return safe if re.match(r"[^\W\d]", safe) else "_" + safe


def _gml(source, crs, transform, feedback):
    """GML 2, for it carries text and numbers alike without a schema, and every server takes it."""
    srs = f' srsName="{crs}"' if crs else ""
    parts = [
        '<wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs" xmlns:gml="http://www.opengis.net/gml"'
        ' xmlns:p="http://prospectivity.org">'
    ]
    for feature, geometry in _each(source, transform, feedback):
        parts.append(f'<gml:featureMember><p:feature fid="f.{feature.id()}"><p:geometry>')
        parts.append(_gml_geometry(geometry, srs))
        parts.append("</p:geometry>")
        for name, text in _values(feature):
            name = _xml_name(name)
            text = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text)
            parts.append(f"<p:{name}>{escape(text)}</p:{name}>")
        parts.append("</p:feature></gml:featureMember>")
    parts.append("</wfs:FeatureCollection>")
    return "".join(parts).encode("utf-8")


def _gml_geometry(geometry, srs):
    kind = geometry.type()
    if kind == compat.POINT:
        point = next(geometry.vertices())
        return f"<gml:Point{srs}><gml:coordinates>{point.x()!r},{point.y()!r}</gml:coordinates></gml:Point>"
    if kind == compat.POLYGON:
        geometry.convertToMultiType()
        members = "".join(
            f"<gml:polygonMember><gml:Polygon>{_gml_rings(polygon)}</gml:Polygon></gml:polygonMember>"
            for polygon in geometry.asMultiPolygon()
        )
        return f"<gml:MultiPolygon{srs}>{members}</gml:MultiPolygon>"
    geometry.convertToMultiType()
    members = "".join(
        "<gml:lineStringMember><gml:LineString><gml:coordinates>"
        + " ".join(f"{p.x()!r},{p.y()!r}" for p in line)
        + "</gml:coordinates></gml:LineString></gml:lineStringMember>"
        for line in geometry.asMultiPolyline()
    )
    return f"<gml:MultiLineString{srs}>{members}</gml:MultiLineString>"


def _gml_rings(polygon):
    """Named as in GML 3: GeoServer reads what stands within Execute as such and drops polygons with GML 2's rings."""
    rings = []
    for number, ring in enumerate(polygon):
        name = "interior" if number else "exterior"
        points = " ".join(f"{point.x()!r},{point.y()!r}" for point in ring)
        rings.append(f"<gml:{name}><gml:LinearRing><gml:coordinates>{points}</gml:coordinates></gml:LinearRing>"
                     f"</gml:{name}>")
    return "".join(rings)


def _geojson(source, crs, transform, feedback):
    collection = {"type": "FeatureCollection", "features": []}
    if crs:
        collection["crs"] = {"type": "name", "properties": {"name": "urn:ogc:def:crs:" + crs.replace(":", "::")}}
    for feature, geometry in _each(source, transform, feedback):
        properties = {}
        for name, value in zip(feature.fields().names(), feature.attributes()):
            if value is None or isinstance(value, (int, float, str)):
                properties[name] = value
            else:
                properties[name] = _value(value)
        collection["features"].append({
            "type": "Feature", "id": str(feature.id()), "properties": properties,
            "geometry": json.loads(geometry.asJson(12)),
        })
    return json.dumps(collection).encode("utf-8")


def _csv(source, transform, feedback):
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    names = source.fields().names()
    has_place = source.wkbType() != 100 and "x" not in names and "y" not in names
    writer.writerow(names + (["x", "y"] if has_place else []))
    for feature in source.getFeatures():
        if feedback.isCanceled():
            raise Cancelled()
        row = [_value(value) or "" for value in feature.attributes()]
        if has_place:
            geometry = feature.geometry()
            if transform is not None:
                geometry.transform(transform)
            point = geometry.centroid().asPoint()
            row += [repr(point.x()), repr(point.y())]
        writer.writerow(row)
    return text.getvalue().encode("utf-8")


def raster(layer, provider, context, feedback):
    """A raster of the project as a GeoTIFF that keeps its values, its grid and the names of its bands."""
    source = layer["source"]
    if layer["provider"] == "gdal" and os.path.exists(source) and _is_plain(source):
        with open(source, "rb") as file:
            return wps.Content(TIFF, file.read())
    folder = tempfile.mkdtemp(prefix="prospectivity")
    path = os.path.join(folder, "layer.tif")
    try:
        if layer["provider"] == "gdal":
            _translate(source, path)
        else:
            _write(layer, provider, path, context, feedback)
        with open(path, "rb") as file:
            return wps.Content(TIFF, file.read())
    finally:
        for name in os.listdir(folder):
            os.remove(os.path.join(folder, name))
        os.rmdir(folder)


def _is_plain(path):
    from osgeo import gdal

    dataset = gdal.Open(path)
    if dataset is None or dataset.GetDriver().ShortName != "GTiff":
        return False
    return dataset.GetMetadataItem("COMPRESSION", "IMAGE_STRUCTURE") in PLAIN_COMPRESSIONS


def _translate(source, path):
    from osgeo import gdal

    gdal.UseExceptions()
    try:
        gdal.Translate(path, source, format="GTiff", creationOptions=["COMPRESS=DEFLATE", "BIGTIFF=IF_SAFER"])
    except RuntimeError as fault:
        raise QgsProcessingException(tr("The raster {source} cannot be read: {fault}").format(
            source=source, fault=fault)) from fault


def _write(layer, provider, path, context, feedback):
    writer = QgsRasterFileWriter(path)
    writer.setOutputFormat("GTiff")
    writer.setCreateOptions(["COMPRESS=DEFLATE"])
    pipe = QgsRasterPipe()
    projector = QgsRasterProjector()
    projector.setCrs(layer["crs"], layer["crs"], context.transformContext())
    if not pipe.set(provider.clone()) or not pipe.insert(1, projector):
        raise QgsProcessingException(tr("The raster “{name}” cannot be read.").format(name=layer["name"]))
    fault = writer.writeRaster(
        pipe, layer["columns"], layer["rows"], layer["extent"], layer["crs"], context.transformContext())
    if fault != compat.RASTER_WRITTEN:
        raise QgsProcessingException(tr("The raster “{name}” cannot be read.").format(name=layer["name"]))
    if feedback.isCanceled():
        raise Cancelled()
    from osgeo import gdal

    dataset = gdal.Open(path, gdal.GA_Update)
    for number, name in enumerate(layer["bands"], 1):
        dataset.GetRasterBand(number).SetDescription(name)
    dataset = None


def described(layer):
    """What raster() needs to know of a layer, taken in the thread the layer lives in."""
    return {
        "name": layer.name(),
        "provider": layer.providerType(),
        "source": layer.source().partition("|")[0],
        "crs": layer.crs(),
        "extent": layer.extent(),
        "columns": layer.width(),
        "rows": layer.height(),
        "bands": [layer.bandName(number).partition(": ")[2] or layer.bandName(number)
                  for number in range(1, layer.bandCount() + 1)],
    }
