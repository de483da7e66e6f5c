"""Names that later QGIS and Qt keep elsewhere than QGIS 3.22 and Qt 5 do."""

from qgis.core import (
    Qgis,
    QgsColorRampShader,
    QgsDataProvider,
    QgsMapLayerProxyModel,
    QgsProcessing,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsRasterFileWriter,
    QgsWkbTypes,
)

try:
    from qgis.PyQt.QtGui import QAction
except ImportError:
    from qgis.PyQt.QtWidgets import QAction

if hasattr(Qgis, "ProcessingSourceType"):
    POINTS = Qgis.ProcessingSourceType.VectorPoint
    POLYGONS = Qgis.ProcessingSourceType.VectorPolygon
    ANY_VECTOR = Qgis.ProcessingSourceType.Vector
else:
    POINTS = QgsProcessing.SourceType.TypeVectorPoint
    POLYGONS = QgsProcessing.SourceType.TypeVectorPolygon
    ANY_VECTOR = QgsProcessing.SourceType.TypeVector

if hasattr(Qgis, "ProcessingParameterFlag"):
    ADVANCED = Qgis.ProcessingParameterFlag.Advanced
else:
    ADVANCED = QgsProcessingParameterDefinition.Flag.FlagAdvanced

if hasattr(Qgis, "ProcessingNumberParameterType"):
    INTEGER = Qgis.ProcessingNumberParameterType.Integer
    DOUBLE = Qgis.ProcessingNumberParameterType.Double
else:
    INTEGER = QgsProcessingParameterNumber.Type.Integer
    DOUBLE = QgsProcessingParameterNumber.Type.Double

if hasattr(Qgis, "ProcessingFieldParameterDataType"):
    ANY_FIELD = Qgis.ProcessingFieldParameterDataType.Any
else:
    ANY_FIELD = QgsProcessingParameterField.DataType.Any

if hasattr(Qgis, "GeometryType"):
    POINT = Qgis.GeometryType.Point
    POLYGON = Qgis.GeometryType.Polygon
else:
    POINT = QgsWkbTypes.GeometryType.PointGeometry
    POLYGON = QgsWkbTypes.GeometryType.PolygonGeometry

if hasattr(Qgis, "ShaderInterpolationMethod"):
    BLENDED = Qgis.ShaderInterpolationMethod.Linear
    DISCRETE = Qgis.ShaderInterpolationMethod.Discrete
else:
    BLENDED = QgsColorRampShader.Type.Interpolated
    DISCRETE = QgsColorRampShader.Type.Discrete

if hasattr(Qgis, "RasterFileWriterResult"):
    RASTER_WRITTEN = Qgis.RasterFileWriterResult.Success
else:
    RASTER_WRITTEN = QgsRasterFileWriter.WriterError.NoError

if hasattr(Qgis, "DataItemProviderCapability"):
    NETWORK_ITEMS = Qgis.DataItemProviderCapability.NetworkSources
else:
    NETWORK_ITEMS = QgsDataProvider.DataCapability.Net

if hasattr(Qgis, "LayerFilter"):
    POINT_LAYERS = Qgis.LayerFilter.PointLayer
else:
    POINT_LAYERS = QgsMapLayerProxyModel.Filter.PointLayer

__all__ = ["ADVANCED", "ANY_FIELD", "ANY_VECTOR", "BLENDED", "DISCRETE", "DOUBLE", "INTEGER", "NETWORK_ITEMS", "POINT",
           "POINTS", "POINT_LAYERS", "POLYGON", "POLYGONS", "QAction", "RASTER_WRITTEN"]
