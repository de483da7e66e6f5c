"""What a server gives, as files and layers that QGIS shows as they are meant."""

import os

from qgis.core import (
    QgsColorRampShader,
    QgsCoordinateTransformContext,
    QgsFillSymbol,
    QgsPalLayerSettings,
    QgsProcessingLayerPostProcessorInterface,
    QgsRasterLayer,
    QgsRasterShader,
    QgsSingleBandPseudoColorRenderer,
    QgsSingleSymbolRenderer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor

from . import compat
from .client import ServerError
from .i18n import tr

# The server's own classes, for maps that are not published: percentiles and the colours between them.
PERCENTILES = (0.05, 0.25, 0.5, 0.75, 0.9, 0.95)
COLOURS = ("#313695", "#74ADD1", "#FFFFBF", "#FDAE61", "#F46D43", "#A50026")

FILE, WCS, WMS = range(3)


def check_raster(path):
    """Refuses a file that is no raster, so that nothing broken is loaded."""
    layer = QgsRasterLayer(path, "result", "gdal")
    if not layer.isValid():
        os.remove(path)
        raise ServerError(tr("What the server sent as a map is no GeoTIFF that QGIS can open."))
    return layer


def classes(path):
    """The percentiles of a file's first band with their colours; empty where it has no values."""
    layer = QgsRasterLayer(path, "result", "gdal")
    provider = layer.dataProvider()
    levels = []
    for share in PERCENTILES:
        low, _ = provider.cumulativeCut(1, share, 1.0, layer.extent(), 250000)
        levels.append(low)
    if any(level != level for level in levels) or levels[0] == levels[-1]:
        return []
    return list(zip(levels, COLOURS))


def vector(data, mime, path):
    """Features as sent, written as the kind of file that the path names; their number."""
    suffix = ".geojson" if "json" in mime else ".csv" if "csv" in mime else ".gml"
    sent = path + ".sent" + suffix
    try:
        with open(sent, "wb") as file:
            file.write(data)
        source = QgsVectorLayer(sent, "sent", "ogr")
        if not source.isValid() and b"FeatureCollection" in data and b"eatureMember" not in data:
            # GML without features has no layer for QGIS.
            source = QgsVectorLayer("NoGeometry", "sent", "memory")
        if not source.isValid():
            raise ServerError(tr("What the server sent as features cannot be read."))
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName = QgsVectorFileWriter.driverForExtension(os.path.splitext(path)[1] or ".gpkg")
        options.fileEncoding = "UTF-8"
        fault, message = QgsVectorFileWriter.writeAsVectorFormatV3(
            source, path, QgsCoordinateTransformContext(), options)[:2]
        if fault != QgsVectorFileWriter.WriterError.NoError:
            raise ServerError(tr("{path} cannot be written: {fault}").format(path=path, fault=message))
        return source.featureCount()
    finally:
        for name in (sent, os.path.splitext(sent)[0] + ".gfs"):
            if os.path.exists(name):
                os.remove(name)


def from_server(connection, name, kind):
    """A published coverage as a layer of the server: its values by WCS, or its picture by WMS."""
    login = f"&authcfg={connection.authcfg}" if connection.authcfg else ""
    if kind == WCS:
        uri = f"url={connection.base}/wcs&identifier={name}&cache=PreferNetwork{login}"
        layer = QgsRasterLayer(uri, name, "wcs")
    else:
        uri = (f"url={connection.base}/wms&layers={name}&styles=&format=image/png&crs=EPSG:3857"
               f"&contextualWMSLegend=0&dpiMode=7{login}")
        layer = QgsRasterLayer(uri, name, "wms")
    if not layer.isValid():
        raise ServerError(tr("The map {name} is published, but QGIS cannot open it: {fault}").format(
            name=name, fault=layer.error().summary()))
    return layer


def name_bands(path, names):
    """Gives the bands of a file their names, which GeoServer's WCS describes but does not write."""
    from osgeo import gdal

    dataset = gdal.Open(path, gdal.GA_Update)
    for number, name in enumerate(names[:dataset.RasterCount], 1):
        dataset.GetRasterBand(number).SetDescription(name)
    dataset = None


def colour(layer, entries, blend):
    """Draws a raster's first band in given colours."""
    if not entries:
        return
    ramp = QgsColorRampShader(entries[0][0], entries[-1][0])
    ramp.setColorRampType(compat.BLENDED if blend else compat.DISCRETE)
    ramp.setColorRampItemList(
        [QgsColorRampShader.ColorRampItem(value, QColor(name), f"{value:.4g}") for value, name in entries])
    ramp.setClip(False)
    shader = QgsRasterShader(entries[0][0], entries[-1][0])
    shader.setRasterShaderFunction(ramp)
    renderer = QgsSingleBandPseudoColorRenderer(layer.dataProvider(), 1, shader)
    renderer.setClassificationMin(entries[0][0])
    renderer.setClassificationMax(entries[-1][0])
    layer.setRenderer(renderer)


def draw_features(layer):
    """Draws polygons as outlines with their rank, so that the map below stays to be seen."""
    if layer.geometryType() == compat.POLYGON:
        symbol = QgsFillSymbol.createSimple(
            {"color": "200,30,30,40", "outline_color": "#7a0019", "outline_width": "0.5"})
        layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    names = layer.fields().names()
    field = next((name for name in ("rank", "name", "id") if name in names), None)
    if field is None or not layer.isSpatial():
        return
    settings = QgsPalLayerSettings()
    settings.fieldName = field
    text = QgsTextFormat()
    text.setSize(9)
    text.setColor(QColor("#202020"))
    buffer = QgsTextBufferSettings()
    buffer.setEnabled(True)
    buffer.setSize(0.8)
    buffer.setColor(QColor("white"))
    text.setBuffer(buffer)
    settings.setFormat(text)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


class Styler(QgsProcessingLayerPostProcessorInterface):
    """Gives a loaded layer its looks, and tells the project's state that it is there."""

    def __init__(self, colours=None, name=None, loaded=None):
        super().__init__()
        self.colours = colours
        self.layer_name = name
        self.loaded = loaded

    def postProcessLayer(self, layer, context, feedback):
        if self.layer_name:
            layer.setName(self.layer_name)
        if isinstance(layer, QgsRasterLayer) and self.colours:
            colour(layer, *self.colours)
        elif isinstance(layer, QgsVectorLayer):
            draw_features(layer)
        layer.triggerRepaint()
        if self.loaded is not None:
            self.loaded(layer)
