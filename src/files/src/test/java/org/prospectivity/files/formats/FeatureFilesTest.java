package org.prospectivity.files.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.filter.Filter;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.data.DataUtilities;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.filter.text.cql2.CQL;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.features.CrsCodes;
import org.prospectivity.features.FeatureFormat;
import org.prospectivity.tables.TableOptions;

class FeatureFilesTest {
    @TempDir
    Path directory;

    private Path file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    private static List<SimpleFeature> features(Path file) throws IOException {
        return features(file, FeatureOptions.NONE);
    }

    private static List<SimpleFeature> features(Path file, FeatureOptions options) throws IOException {
        return DataUtilities.list(FeatureFiles.read("samples", file, options));
    }

    private static CoordinateReferenceSystem crs(Path file, FeatureOptions options) throws IOException {
        return FeatureFiles.read("samples", file, options).getSchema().getCoordinateReferenceSystem();
    }

    private static void assertRefused(Path file, FeatureOptions options, String fault) {
        assertThatThrownBy(() -> features(file, options))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("samples: " + file + fault);
    }

    private static TableOptions table(String name) {
        return new TableOptions(name, null, null, null, null);
    }

    private static FeatureOptions xy(String x, String y) {
        return new FeatureOptions(x, y, null, TableOptions.NONE);
    }

    @Test
    void valuesOfACsvFileAreTextAndBlankIsNoValue() throws IOException {
        List<SimpleFeature> features =
                features(file("s.csv", "id,X,Y,Au_ppb,note\n1,10.5,20,<0.5,\"a, \"\"b\"\"\"\n\n2,11,21,,-3\n"));
        assertThat(features).hasSize(2);
        assertThat(((Point) features.get(0).getDefaultGeometry()).getX()).isEqualTo(10.5);
        assertThat(features.get(0).getAttribute("Au_ppb")).isEqualTo("<0.5");
        assertThat(features.get(0).getAttribute("note")).isEqualTo("a, \"b\"");
        assertThat(features.get(1).getAttribute("Au_ppb")).isNull();
        assertThat(features.get(1).getAttribute("note")).isEqualTo("-3");
        assertThat(features.get(1).getAttribute("X")).isEqualTo("11");
    }

    @Test
    void featuresOfACsvFileAreReadAnewEachTime() throws Exception {
        SimpleFeatureCollection features =
                FeatureFiles.read("samples", file("s.csv", "x,y,As_ppm\n1,2,3\n5,-1,4\n"), xy("x", "y"));
        assertThat(features.size()).isEqualTo(2);
        assertThat(features.getBounds().equals(new ReferencedEnvelope(1, 5, -1, 2, null)))
                .isTrue();
        List<SimpleFeature> first = DataUtilities.list(features);
        List<SimpleFeature> second = DataUtilities.list(features);
        for (int f = 0; f < 2; f++) {
            assertThat(second.get(f)).isNotSameAs(first.get(f));
            assertThat(second.get(f).getID()).isEqualTo(first.get(f).getID());
            assertThat(second.get(f).getAttributes()).isEqualTo(first.get(f).getAttributes());
        }
        Filter some = CQL.toFilter("As_ppm = '4'");
        assertThat(DataUtilities.list(features.subCollection(some))).hasSize(1);
        assertThat(DataUtilities.source(features).getFeatures(some).size()).isEqualTo(1);
    }

    @Test
    void columnsOfCoordinatesAreFoundByNameOrNamed() throws IOException {
        for (String names : List.of("x,y", "Easting,Northing", "EAST,NORTH")) {
            Path file = file("s.csv", names + "\n1,2\n");
            assertThat(features(file).get(0).getDefaultGeometry()).hasToString("POINT (1 2)");
            assertThat(crs(file, FeatureOptions.NONE)).isNull();
        }
        Path odd = file("odd.csv", "n,e\n2,1\n");
        assertThat(features(odd, xy("e", "n")).get(0).getDefaultGeometry()).hasToString("POINT (1 2)");
        assertTableRefused(odd, xy("east", "n"), "east");
        assertTableRefused(odd, xy("e", null), "expected the columns of both coordinates");
    }

    @Test
    void longitudeAndLatitudeAreDegreesUnlessAnotherCrsIsGiven() throws Exception {
        for (String names : List.of("lat,lon", "Latitude,Longitude", "LAT,LONG")) {
            Path file = file("s.csv", names + "\n-30,117\n");
            assertThat(features(file).get(0).getDefaultGeometry()).hasToString("POINT (117 -30)");
            assertThat(crs(file, FeatureOptions.NONE)).isSameAs(CrsCodes.WGS84);
        }
        CoordinateReferenceSystem gda94 = CRS.decode("EPSG:4283", true);
        assertThat(crs(file("s.csv", "lat,lon\n-30,117\n"), new FeatureOptions(null, null, gda94, TableOptions.NONE)))
                .isSameAs(gda94);
    }

    @Test
    void spreadsheetsInOtherTonguesAreRead() throws IOException {
        Path semicolons = file("s.csv", "x;y;name\r\n1;2;a,b\r\n");
        assertThat(features(semicolons).get(0).getAttribute("name")).isEqualTo("a,b");
        Path tabs = file("t.csv", "x\ty\tname\n1\t2\ta\n");
        assertThat(features(tabs).get(0).getAttribute("name")).isEqualTo("a");
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)) {
            Path coded = Files.write(directory.resolve("c.csv"), "x,y,name\n1,2,Öl µ\n".getBytes(charset));
            assertThat(features(coded).get(0).getAttribute("name")).isEqualTo("Öl µ");
        }
        Path marked = file("m.csv", "\uFEFFx,y\n1,2\n");
        assertThat(features(marked).get(0).getAttribute("x")).isEqualTo("1");
    }

    @Test
    void rowsOfATableThatCannotBePlacedAreRefused() throws IOException {
        assertTableRefused(file("a.csv", "x,y\n1,2\n,2\n"), FeatureOptions.NONE, "1 of 2 rows without coordinates");
        assertTableRefused(file("f.csv", "x,y\n1,2\0\n"), FeatureOptions.NONE, "f.csv");
    }

    private static void assertTableRefused(Path file, FeatureOptions options, String fault) {
        assertThatThrownBy(() -> features(file, options))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(fault);
    }

    @Test
    void twoColumnsOfOneNameAreToldApart() throws IOException {
        SimpleFeature feature =
                features(file("d.csv", "x,y,Au,Au\n1,2,3,4\n5,6,7,8\n")).get(0);
        assertThat(feature.getAttribute("Au")).isEqualTo("3");
        assertThat(feature.getAttribute("Au_2")).isEqualTo("4");
    }

    @Test
    void geoJsonPropertiesKeepTheirTypes() throws IOException {
        Path file = file("p.geojson", """
                {"type": "FeatureCollection", "features": [
                 {"type": "Feature", "geometry": {"type": "Point", "coordinates": [117.5, -30]},
                  "properties": {"Au": 1.5, "As": "<0.5", "active": true, "Cu": 3, "tags": ["a", "b"]}},
                 {"type": "Feature", "geometry": null, "properties": {"Cu": "<1", "As": null}},
                 {"type": "Feature", "geometry": {"type": "MultiPoint", "coordinates": [[1, 2], [3, 4]]},
                  "properties": null}]}
                """);
        List<SimpleFeature> features = features(file);
        assertThat(crs(file, FeatureOptions.NONE)).isSameAs(CrsCodes.WGS84);
        SimpleFeature first = features.get(0);
        assertThat(first.getDefaultGeometry()).hasToString("POINT (117.5 -30)");
        assertThat(first.getAttribute("Au")).isEqualTo(1.5);
        assertThat(first.getAttribute("As")).isEqualTo("<0.5");
        assertThat(first.getAttribute("active")).isEqualTo(true);
        assertThat(first.getAttribute("Cu")).isEqualTo("3");
        assertThat(first.getAttribute("tags")).isEqualTo("[\"a\",\"b\"]");
        assertThat(features.get(1).getDefaultGeometry()).isNull();
        assertThat(features.get(1).getAttribute("Cu")).isEqualTo("<1");
        assertThat(features.get(2).getDefaultGeometry()).hasToString("MULTIPOINT ((1 2), (3 4))");
    }

    @Test
    void geoJsonInMetresHasTheCrsItTellsOrNone() throws Exception {
        String features = "\"features\": [{\"type\": \"Feature\", \"geometry\": "
                + "{\"type\": \"Point\", \"coordinates\": [400000, 6500000]}, \"properties\": {}}]}";
        Path told = file(
                "told.geojson",
                "{\"type\": \"FeatureCollection\", \"crs\": {\"type\": \"name\", \"properties\": "
                        + "{\"name\": \"urn:ogc:def:crs:EPSG::28350\"}}, " + features);
        assertThat(CRS.lookupEpsgCode(crs(told, FeatureOptions.NONE), true)).isEqualTo(28350);
        Path silent = file("silent.json", "{\"type\": \"FeatureCollection\", " + features);
        assertThat(crs(silent, FeatureOptions.NONE)).isNull();
    }

    @Test
    void featuresComeBackFromGeoJsonUnchanged() throws Exception {
        Path file = file("s.csv", "x,y,name\n400000.25,6500000.125,\"quote \"\" and < and µ\"\n1,2,\n");
        FeatureOptions mga50 = new FeatureOptions(null, null, CRS.decode("EPSG:28350", true), TableOptions.NONE);
        SimpleFeatureCollection before = FeatureFiles.read("samples", file, mga50);
        Path written = directory.resolve("s.geojson");
        FeatureFormat.GEOJSON.write(before, written);
        List<SimpleFeature> after = features(written);
        assertThat(CRS.lookupEpsgCode(crs(written, FeatureOptions.NONE), true)).isEqualTo(28350);
        assertThat(after).hasSize(2);
        assertThat(after.get(0).getAttributes())
                .isEqualTo(DataUtilities.first(before).getAttributes());
        assertThat(after.get(1).getAttribute("name")).isNull();
    }

    @Test
    void whatIsNoFeatureCollectionIsRefused() throws IOException {
        Path text = file("a.geojson", "hello");
        Path other = file("b.geojson", "{\"type\": \"Point\"}");
        Path none = file("c.geojson", "{\"type\": \"FeatureCollection\", \"features\": []}");
        Path broken = file("d.geojson", "{\"type\": \"FeatureCollection\", \"features\": [{\"geometry\": {}}]}");
        assertThatThrownBy(() -> features(text)).hasMessageStartingWith("samples: " + text + ": it is no GeoJSON");
        assertRefused(other, FeatureOptions.NONE, ": it is no GeoJSON feature collection");
        assertRefused(none, FeatureOptions.NONE, ": it has no features");
        assertThatThrownBy(() -> features(broken))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("samples: " + broken + ": it is no GeoJSON");
        Path picture = file("e.png", "x");
        assertRefused(
                picture,
                FeatureOptions.NONE,
                " is not accepted; expected a file that ends in one of " + FeatureFiles.EXTENSIONS);
    }

    /** Tables as in OGC 12-128r18, annex C, made without the library that reads them. */
    private Path geoPackage(String... tables) throws Exception {
        Path file = directory.resolve("p.gpkg");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement sql = connection.createStatement()) {
            sql.execute("PRAGMA application_id = 1196444487");
            sql.execute("PRAGMA user_version = 10300");
            sql.execute("CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY,"
                    + " organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL,"
                    + " description TEXT)");
            sql.execute("INSERT INTO gpkg_spatial_ref_sys VALUES ('MGA 50', 28350, 'EPSG', 28350, 'undefined', '')");
            sql.execute("CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT NOT NULL, identifier"
                    + " TEXT UNIQUE, description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT"
                    + " (strftime('%Y-%m-%dT%H:%M:%fZ','now')), min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,"
                    + " srs_id INTEGER)");
            sql.execute("CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,"
                    + " geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT"
                    + " NULL, PRIMARY KEY (table_name, column_name))");
            for (String table : tables) {
                sql.execute("INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('" + table
                        + "', 'features', '" + table + "', 28350)");
                sql.execute("INSERT INTO gpkg_geometry_columns VALUES ('" + table + "', 'geom', 'POINT', 28350, 0, 0)");
                sql.execute("CREATE TABLE " + table
                        + " (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom POINT, Au_ppb DOUBLE, note TEXT)");
                try (PreparedStatement row = connection.prepareStatement(
                        "INSERT INTO " + table + " (geom, Au_ppb, note) VALUES (?, ?, ?)")) {
                    row.setBytes(1, point(400_000.5, 6_500_000));
                    row.setDouble(2, 1.5);
                    row.setString(3, table);
                    row.execute();
                    row.setBytes(1, null);
                    row.setObject(2, null);
                    row.execute();
                }
            }
        }
        return file;
    }

    private static byte[] point(double x, double y) {
        return ByteBuffer.allocate(8 + 21)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 'G')
                .put((byte) 'P')
                .put((byte) 0)
                .put((byte) 1)
                .putInt(28350)
                .put((byte) 1)
                .putInt(1)
                .putDouble(x)
                .putDouble(y)
                .array();
    }

    @Test
    void theOnlyTableOfAGeoPackageIsRead() throws Exception {
        Path file = geoPackage("samples");
        List<SimpleFeature> features = features(file);
        assertThat(features).hasSize(2);
        assertThat(features.get(0).getDefaultGeometry()).hasToString("POINT (400000.5 6500000)");
        assertThat(features.get(0).getAttribute("Au_ppb")).isEqualTo(1.5);
        assertThat(features.get(0).getAttribute("note")).isEqualTo("samples");
        assertThat(features.get(1).getDefaultGeometry()).isNull();
        assertThat(CRS.lookupEpsgCode(crs(file, FeatureOptions.NONE), true)).isEqualTo(28350);
    }

    @Test
    void oneOfSeveralTablesHasToBeNamed() throws Exception {
        Path file = geoPackage("samples", "deposits");
        assertRefused(
                file,
                FeatureOptions.NONE,
                ": it has several tables of features, [deposits, samples]; choose one with --samples.table");
        FeatureOptions deposits = new FeatureOptions(null, null, null, table("deposits"));
        assertThat(features(file, deposits).get(0).getAttribute("note")).isEqualTo("deposits");
        assertRefused(
                file,
                new FeatureOptions(null, null, null, table("other")),
                ": it has no table of features other, only [deposits, samples]");
    }

    @Test
    void whatIsNoGeoPackageIsRefused() throws Exception {
        Path file = file("text.gpkg", "this is no database, though long enough to be taken for the header of one\n");
        assertThatThrownBy(() -> features(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("samples: " + file + ": it cannot be read as a GeoPackage");
    }

    @Test
    void gmlOfEveryVersionHoldsTheSamePoint() throws Exception {
        List<String> points = List.of(
                "<gml:Point srsName='EPSG:32650'><gml:coordinates>400500.5,4600000</gml:coordinates></gml:Point>",
                "<gml:Point srsName='http://www.opengis.net/gml/srs/epsg.xml#32650'><gml:coord><gml:X>400500.5</gml:X>"
                        + "<gml:Y>4600000</gml:Y></gml:coord></gml:Point>",
                "<gml:Point srsName='urn:x-ogc:def:crs:EPSG:32650'><gml:pos>400500.5 4600000</gml:pos></gml:Point>",
                "<gml:MultiPoint srsName='urn:ogc:def:crs:EPSG::32650'><gml:pointMember><gml:Point><gml:pos"
                        + " srsDimension='3'>400500.5 4600000 7</gml:pos></gml:Point></gml:pointMember></gml:MultiPoint>");
        for (String point : points) {
            Path file = file(
                    "a.gml",
                    "<wfs:FeatureCollection xmlns:wfs='http://www.opengis.net/wfs' xmlns:gml='http://www.opengis.net/gml'>"
                            + "<gml:boundedBy><gml:Box/></gml:boundedBy><gml:featureMember><s fid='s.1'><gml:boundedBy/>"
                            + "<place>" + point + "</place><Au_ppb>&lt;0.5</Au_ppb><As_ppm/></s></gml:featureMember>"
                            + "</wfs:FeatureCollection>");
            SimpleFeature feature = features(file).get(0);
            assertThat(((Geometry) feature.getDefaultGeometry()).getCoordinate())
                    .as(point)
                    .isEqualTo(new Coordinate(400500.5, 4600000));
            assertThat(feature.getAttribute("Au_ppb")).isEqualTo("<0.5");
            assertThat(feature.getAttribute("As_ppm")).isNull();
            assertThat(CRS.lookupEpsgCode(crs(file, FeatureOptions.NONE), true)).isEqualTo(32650);
        }
    }

    @Test
    void gmlWhoseAuthoritySaysLatitudeFirstIsTurned() throws Exception {
        for (String srs : List.of("urn:ogc:def:crs:EPSG::4326", "http://www.opengis.net/def/crs/EPSG/0/4326")) {
            Path file = file(
                    "a.gml",
                    "<c><member><s><g><Point srsName='" + srs + "'><pos>42 117</pos></Point></g></s>"
                            + "<s><g><Point srsName='" + srs + "'><pos>43 118</pos></Point></g></s></member></c>");
            assertThat(features(file))
                    .extracting(feature -> ((Point) feature.getDefaultGeometry()).getX())
                    .containsExactly(117.0, 118.0);
        }
        Path plain = file(
                "a.gml", "<c><member><s><g><Point srsName='EPSG:4326'><pos>117 42</pos></Point></g></s></member></c>");
        assertThat(((Point) features(plain).get(0).getDefaultGeometry()).getX()).isEqualTo(117);
    }

    @Test
    void gmlHoldsPolygonsWithHoles() throws Exception {
        String ring = "<LinearRing><posList>%s</posList></LinearRing>";
        Path file = file(
                "a.gml",
                "<c><featureMembers><s><g><MultiSurface srsName='EPSG:32650'><surfaceMember><Polygon>"
                        + "<exterior>" + ring.formatted("0 0 10 0 10 10 0 10 0 0") + "</exterior><interior>"
                        + ring.formatted("2 2 4 2 4 4 2 4 2 2")
                        + "</interior></Polygon></surfaceMember></MultiSurface></g></s>"
                        + "</featureMembers></c>");
        assertThat(((Geometry) features(file).get(0).getDefaultGeometry()).getArea())
                .isEqualTo(96);
    }

    @Test
    void gmlHoldsLinesOfEveryVersion() throws Exception {
        for (String lines : List.of(
                "<gml:LineString srsName='EPSG:28350'><gml:coordinates>1,2 3,4 5,7</gml:coordinates></gml:LineString>",
                "<gml:LineString srsName='urn:ogc:def:crs:EPSG::28350'><gml:posList>1 2 3 4 5 7</gml:posList></gml:LineString>",
                "<gml:MultiLineString srsName='EPSG:28350'><gml:lineStringMember><gml:LineString><gml:coordinates>1,2 3,4 5,7"
                        + "</gml:coordinates></gml:LineString></gml:lineStringMember></gml:MultiLineString>",
                "<gml:MultiCurve srsName='EPSG:28350'><gml:curveMember><gml:Curve><gml:segments><gml:LineStringSegment>"
                        + "<gml:posList>1 2 3 4 5 7</gml:posList></gml:LineStringSegment></gml:segments></gml:Curve>"
                        + "</gml:curveMember></gml:MultiCurve>")) {
            Path file = file(
                    "a.gml",
                    "<c xmlns:gml='http://www.opengis.net/gml'><gml:featureMember><s><g>" + lines
                            + "</g></s></gml:featureMember></c>");
            Geometry read = (Geometry) features(file).get(0).getDefaultGeometry();
            assertThat(read.getDimension()).as(lines).isEqualTo(1);
            assertThat(read.getNumGeometries()).as(lines).isEqualTo(1);
            assertThat(read.getGeometryN(0).toText()).as(lines).isEqualTo("LINESTRING (1 2, 3 4, 5 7)");
            assertThat(CRS.lookupEpsgCode(crs(file, FeatureOptions.NONE), true)).isEqualTo(28350);
        }
    }

    @Test
    void gmlThatIsNoneIsRefused() throws Exception {
        assertRefused(file("a.gml", "<c/>"), FeatureOptions.NONE, ": it has no features");
        for (String content : List.of(
                "no XML",
                "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><c><member><s><n>&b;</n></s></member></c>",
                "<c><member><s><g><Point><pos>1 two</pos></Point></g></s></member></c>",
                "<c><member><s><g><Point><pos>1</pos></Point></g></s></member></c>",
                "<c><member><s><g><Polygon><exterior><posList>0 0 1 1 2 2</posList></exterior></Polygon></g></s></member></c>",
                "<c><member><s><g><LineString><posList>0 0</posList></LineString></g></s></member></c>",
                "<c><member><s><g><Point srsName='a'><pos>1 2</pos></Point></g></s><s><g><Point srsName='b'><pos>1 2</pos>"
                        + "</Point></g></s></member></c>")) {
            Path file = file("a.gml", content);
            assertThatThrownBy(() -> FeatureFiles.read("samples", file, FeatureOptions.NONE))
                    .as(content)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageStartingWith("samples: " + file + ": it is no GML of points, lines or polygons");
        }
    }

    @Test
    void featuresWrittenAsGmlAreReadBackTheSame() throws Exception {
        Path json = file(
                "a.geojson",
                "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:32650\"}},"
                        + "\"features\":[{\"type\":\"Feature\",\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":[[[[0,0],"
                        + "[10,0],[10,10],[0,0]],[[6,1],[7,1],[7,2],[6,1]]]]},\"properties\":{\"a name\":\"<&>\"}},"
                        + "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[1.5,2]},\"properties\":{}},"
                        + "{\"type\":\"Feature\",\"geometry\":{\"type\":\"MultiLineString\",\"coordinates\":[[[0,0],[1,2]],"
                        + "[[3,3],[4,5]]]},\"properties\":{}}]}");
        Path gml = directory.resolve("b.gml");
        GmlWriter.write(FeatureFiles.read("samples", json, FeatureOptions.NONE), gml);
        List<SimpleFeature> read = features(gml);
        assertThat(read)
                .extracting(feature -> ((Geometry) feature.getDefaultGeometry()).toText())
                .containsExactly(
                        "MULTIPOLYGON (((0 0, 10 0, 10 10, 0 0), (6 1, 7 1, 7 2, 6 1)))",
                        "POINT (1.5 2)",
                        "MULTILINESTRING ((0 0, 1 2), (3 3, 4 5))");
        assertThat(read.get(0).getAttribute("a_name")).isEqualTo("<&>");
        assertThat(CRS.lookupEpsgCode(crs(gml, FeatureOptions.NONE), true)).isEqualTo(32650);
    }
}
