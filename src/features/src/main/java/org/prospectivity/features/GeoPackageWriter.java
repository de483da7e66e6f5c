package org.prospectivity.features;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mil.nga.geopackage.BoundingBox;
import mil.nga.geopackage.GeoPackage;
import mil.nga.geopackage.GeoPackageException;
import mil.nga.geopackage.GeoPackageManager;
import mil.nga.geopackage.db.GeoPackageDataType;
import mil.nga.geopackage.features.columns.GeometryColumns;
import mil.nga.geopackage.features.user.FeatureColumn;
import mil.nga.geopackage.features.user.FeatureDao;
import mil.nga.geopackage.features.user.FeatureRow;
import mil.nga.geopackage.features.user.FeatureTableMetadata;
import mil.nga.geopackage.geom.GeoPackageGeometryData;
import mil.nga.geopackage.srs.SpatialReferenceSystem;
import mil.nga.geopackage.srs.SpatialReferenceSystemDao;
import mil.nga.sf.GeometryType;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.feature.type.AttributeDescriptor;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;

/** Features as a GeoPackage with one table of them, named as their type is. */
final class GeoPackageWriter {
    private static final String KEY = "fid";
    private static final String GEOMETRY = "geom";
    /** From here on the numbers of coordinate systems without a code are free to take (OGC 12-128r18, clause 1.1.2). */
    private static final int FIRST_OWN = 100_000;

    private GeoPackageWriter() {}

    static void write(SimpleFeatureCollection features, Path file) throws IOException {
        Files.deleteIfExists(file);
        SimpleFeatureType type = features.getSchema();
        // The key of the table the features came from: this table gets one of its own.
        List<AttributeDescriptor> columns = FeatureColumns.of(type).stream()
                .filter(column -> !column.getLocalName().equalsIgnoreCase(KEY))
                .toList();
        GeoPackageManager.create(file.toFile(), false);
        try (GeoPackage geoPackage = GeoPackageManager.open(file.toFile(), false)) {
            SpatialReferenceSystem srs = srs(geoPackage, type.getCoordinateReferenceSystem());
            GeometryColumns geometry = new GeometryColumns();
            geometry.setTableName(type.getTypeName());
            geometry.setColumnName(GEOMETRY);
            geometry.setGeometryType(geometryType(type));
            geometry.setZ((byte) 0);
            geometry.setM((byte) 0);
            geometry.setSrs(srs);
            List<FeatureColumn> made = new ArrayList<>();
            columns.forEach(column -> made.add(FeatureColumn.createColumn(column.getLocalName(), dataType(column))));
            ReferencedEnvelope bounds = features.getBounds();
            geoPackage.createFeatureTable(FeatureTableMetadata.create(
                    geometry,
                    KEY,
                    made,
                    bounds.isEmpty()
                            ? null
                            : new BoundingBox(bounds.getMinX(), bounds.getMinY(), bounds.getMaxX(), bounds.getMaxY())));
            FeatureDao rows = geoPackage.getFeatureDao(type.getTypeName());
            rows.beginTransaction();
            try (SimpleFeatureIterator iterator = features.features()) {
                while (iterator.hasNext()) {
                    rows.insert(row(rows.newRow(), iterator.next(), columns, srs.getSrsId()));
                }
            }
            rows.endTransaction(true);
        } catch (GeoPackageException | SQLException e) {
            throw new IOException(e);
        }
    }

    private static FeatureRow row(FeatureRow row, SimpleFeature feature, List<AttributeDescriptor> columns, long srs)
            throws IOException {
        if (feature.getDefaultGeometry() instanceof Geometry shape) {
            row.setGeometry(GeoPackageGeometryData.createFromWkbAndBuildEnvelope(srs, new WKBWriter().write(shape)));
        }
        for (AttributeDescriptor column : columns) {
            Object value = FeatureColumns.value(feature, column);
            if (value != null) {
                row.setValue(column.getLocalName(), stored(value, column));
            }
        }
        return row;
    }

    private static Object stored(Object value, AttributeDescriptor column) {
        return switch (FeatureColumns.Kind.of(column)) {
            case WHOLE -> ((Number) value).longValue();
            case NUMBER -> ((Number) value).doubleValue();
            case FLAG -> value;
            case TEXT -> value.toString();
        };
    }

    private static GeoPackageDataType dataType(AttributeDescriptor column) {
        return switch (FeatureColumns.Kind.of(column)) {
            case WHOLE -> GeoPackageDataType.INTEGER;
            case NUMBER -> GeoPackageDataType.DOUBLE;
            case FLAG -> GeoPackageDataType.BOOLEAN;
            case TEXT -> GeoPackageDataType.TEXT;
        };
    }

    private static GeometryType geometryType(SimpleFeatureType type) {
        String name = type.getGeometryDescriptor().getType().getBinding().getSimpleName();
        return GeometryType.findName(name) == null ? GeometryType.GEOMETRY : GeometryType.findName(name);
    }

    private static SpatialReferenceSystem srs(GeoPackage geoPackage, CoordinateReferenceSystem crs)
            throws IOException, SQLException {
        SpatialReferenceSystemDao known = geoPackage.getSpatialReferenceSystemDao();
        if (crs == null) {
            return known.queryForId(-1L);
        }
        Optional<Integer> code = CrsCodes.code(crs);
        SpatialReferenceSystem there = code.isPresent() ? known.queryForId((long) code.get()) : null;
        if (there != null) {
            return there;
        }
        SpatialReferenceSystem srs = new SpatialReferenceSystem();
        srs.setSrsName(crs.getName().getCode());
        srs.setSrsId(code.orElse(FIRST_OWN));
        srs.setOrganization(code.isPresent() ? "EPSG" : "NONE");
        srs.setOrganizationCoordsysId(code.orElse(FIRST_OWN));
        srs.setDefinition(FeatureColumns.text(crs));
        known.create(srs);
        return srs;
    }
}
