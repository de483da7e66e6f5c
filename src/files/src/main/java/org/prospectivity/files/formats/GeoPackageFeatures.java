package org.prospectivity.files.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import mil.nga.geopackage.GeoPackage;
import mil.nga.geopackage.GeoPackageException;
import mil.nga.geopackage.GeoPackageManager;
import mil.nga.geopackage.features.user.FeatureDao;
import mil.nga.geopackage.features.user.FeatureResultSet;
import mil.nga.geopackage.features.user.FeatureRow;
import mil.nga.geopackage.geom.GeoPackageGeometryData;
import mil.nga.geopackage.srs.SpatialReferenceSystem;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.data.collection.ListFeatureCollection;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.features.CrsCodes;

/** Features in GeoPackages: those of its only table of features, or of the one the options name. */
final class GeoPackageFeatures {
    private GeoPackageFeatures() {}

    static SimpleFeatureCollection read(String parameter, Path file, FeatureOptions options) throws IOException {
        try (GeoPackage geoPackage = GeoPackageManager.open(file.toFile(), false)) {
            FeatureDao dao = geoPackage.getFeatureDao(table(
                    parameter,
                    file,
                    geoPackage.getFeatureTables().stream().sorted().toList(),
                    options));
            SimpleFeatureCollection features = features(dao, crs(parameter, dao.getSrs(), options));
            if (features.isEmpty()) {
                throw fault(parameter, file, "table " + dao.getTableName() + " has no features");
            }
            return features;
        } catch (GeoPackageException | ParseException e) {
            throw fault(parameter, file, "it cannot be read as a GeoPackage: " + e.getMessage());
        }
    }

    private static String table(String parameter, Path file, List<String> tables, FeatureOptions options) {
        if (options.table() != null) {
            if (!tables.contains(options.table())) {
                throw fault(parameter, file, "it has no table of features " + options.table() + ", only " + tables);
            }
            return options.table();
        }
        if (tables.size() != 1) {
            throw fault(
                    parameter,
                    file,
                    tables.isEmpty()
                            ? "it has no table of features"
                            : "it has several tables of features, " + tables + "; choose one with --" + parameter
                                    + ".table");
        }
        return tables.get(0);
    }

    private static CoordinateReferenceSystem crs(String parameter, SpatialReferenceSystem srs, FeatureOptions options) {
        boolean told = srs != null && srs.getOrganizationCoordsysId() > 0;
        if (options.crs() != null || !told) {
            return options.crs();
        }
        return CrsCodes.decode(parameter, srs.getOrganization() + ":" + srs.getOrganizationCoordsysId());
    }

    private static SimpleFeatureCollection features(FeatureDao dao, CoordinateReferenceSystem crs)
            throws ParseException, IOException {
        SimpleFeatureTypeBuilder schema = new SimpleFeatureTypeBuilder();
        schema.setName(dao.getTableName());
        schema.setCRS(crs);
        schema.add(dao.getGeometryColumnName(), Geometry.class);
        List<String> columns = dao.getTable().getColumns().stream()
                .filter(column -> !column.isGeometry())
                .map(column -> column.getName())
                .toList();
        dao.getTable().getColumns().stream()
                .filter(column -> !column.isGeometry())
                .forEach(column -> schema.add(
                        column.getName(),
                        column.getDataType() == null
                                ? String.class
                                : column.getDataType().getClassType()));
        SimpleFeatureType type = schema.buildFeatureType();
        ListFeatureCollection features = new ListFeatureCollection(type);
        WKBReader reader = new WKBReader();
        FeatureResultSet rows = dao.queryForAll();
        try {
            while (rows.moveToNext()) {
                FeatureRow row = rows.getRow();
                SimpleFeatureBuilder feature = new SimpleFeatureBuilder(type);
                GeoPackageGeometryData geometry = row.getGeometry();
                feature.add(geometry == null || geometry.isEmpty() ? null : reader.read(geometry.getWkb()));
                columns.forEach(column -> feature.add(row.getValue(column)));
                features.add(feature.buildFeature(Long.toString(row.getId())));
            }
        } finally {
            rows.close();
        }
        return features;
    }

    private static InvalidInputException fault(String parameter, Path file, String fault) {
        return new InvalidInputException(parameter, file + ": " + fault);
    }
}
