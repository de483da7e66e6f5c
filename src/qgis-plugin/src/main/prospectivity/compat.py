"""Names that later QGIS and Qt keep elsewhere than QGIS 3.22 and Qt 5 do."""

from qgis.core import Qgis, QgsProcessing, QgsProcessingParameterDefinition, QgsProcessingParameterField
from qgis.core import QgsProcessingParameterNumber, QgsWkbTypes

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
    OPTIONAL = Qgis.ProcessingParameterFlag.Optional
else:
    ADVANCED = QgsProcessingParameterDefinition.Flag.FlagAdvanced
    OPTIONAL = QgsProcessingParameterDefinition.Flag.FlagOptional

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

__all__ = ["ADVANCED", "ANY_FIELD", "ANY_VECTOR", "DOUBLE", "INTEGER", "OPTIONAL", "POINT", "POINTS", "POLYGON",
           "POLYGONS", "QAction"]
