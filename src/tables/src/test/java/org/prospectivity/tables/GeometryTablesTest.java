package org.prospectivity.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.prospectivity.tables.GeometryFiles.GEOMETRIES;
import static org.prospectivity.tables.GeometryFiles.blob;
import static org.prospectivity.tables.GeometryFiles.insert;
import static org.prospectivity.tables.GeometryFiles.point;
import static org.prospectivity.tables.GeometryFiles.shape;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.prospectivity.engine.InvalidInputException;

/** Files whose rows have places: shapefiles, GeoPackages and GeoJSON, written here byte by byte or by their libraries. */
class GeometryTablesTest {
    private static final String PRJ = """
            PROJCS["WGS_1984_UTM_Zone_50S",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,\
            298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],\
            PARAMETER["Central_Meridian",117.0],UNIT["Meter",1.0]]""";

    @TempDir
    private Path folder;

    private static TableOptions layer(String name) {
        return new TableOptions(name, null, null, null, null);
    }

    private Path shapefile(String name, Charset charset, byte[]... shapes) throws IOException {
        return GeometryFiles.shapefile(folder.resolve(name + ".shp"), charset, shapes);
    }

    private Path geoPackage(String... layers) throws SQLException {
        return GeometryFiles.geoPackage(folder.resolve("samples.gpkg"), layers);
    }

    // ---- shapefiles

    @Test
    void readsAShapefile() throws IOException {
        Path file = shapefile(
                "soil",
                TextFile.WINDOWS,
                shape(1, 1, 500100.5, 7000200.5),
                shape(2, 0),
                shape(3, 11, 500300.5, 7000400.5),
                shape(4, 8, 500400.5, 7000500.5));
        Files.writeString(folder.resolve("soil.prj"), PRJ);
        Table table = TableReader.read(file, TableOptions.NONE);
        assertThat(table.places().crs()).isEqualTo("EPSG:32750");
        assertThat(table.places().x()).containsExactly(500100.5, Double.NaN, 500300.5, 500400.5);
        assertThat(table.places().y()).containsExactly(7000200.5, Double.NaN, 7000400.5, 7000500.5);
        assertThat(table.columns().stream().map(Column::name)).containsExactly("Site", "Au_ppb", "Au_txt");
        assertThat(table.columns().get(0).text(1)).isEqualTo("M\u00fcl 1");
        assertThat(table.columns().get(1).number(3)).isEqualTo(3.125);
        assertThat(table.columns().get(1).text(1)).isEmpty();
        assertThat(table.columns().get(2).text(0)).isEqualTo("<0.5");
        assertThat(table.columns().get(2).number(1)).isEqualTo(2.5);
        assertThat(table.notes()).anyMatch(note -> note.contains("1 row has no geometry"));
    }

    @Test
    void readsTheEncodingBesideAShapefile() throws IOException {
        Path file = shapefile("soil", StandardCharsets.UTF_8, shape(1, 1, 1, 2), shape(2, 1, 3, 4));
        Files.writeString(folder.resolve("soil.cpg"), "UTF-8");
        Table table = TableReader.read(file, TableOptions.NONE);
        assertThat(table.columns().get(0).text(0)).isEqualTo("M\u00fcl 0");
        assertThat(table.places().crs()).isEmpty();
    }

    @Test
    void refusesShapesThatAreNoSinglePoints() throws IOException {
        Path several = shapefile("several", TextFile.WINDOWS, shape(1, 1, 1, 2), shape(2, 8, 3, 4, 5, 6));
        assertThatThrownBy(() -> TableReader.read(several, TableOptions.NONE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("1 of 2 features are several points");
        Path polygons = shapefile("polygons", TextFile.WINDOWS, shape(1, 5, 1, 2, 3, 4));
        assertThatThrownBy(() -> TableReader.read(polygons, TableOptions.NONE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("polygons");
    }

    @Test
    void refusesAShapefileWithoutItsTable() throws IOException {
        Path file = shapefile("soil", TextFile.WINDOWS, shape(1, 1, 1, 2));
        Files.delete(folder.resolve("soil.dbf"));
        assertThatThrownBy(() -> TableReader.read(file, TableOptions.NONE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no .dbf");
    }

    private Path zip(String... entries) throws IOException {
        Path zip = folder.resolve("shapes.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String entry : entries) {
                out.putNextEntry(new ZipEntry(entry));
                Files.copy(folder.resolve(entry.substring(entry.lastIndexOf('/') + 1)), out);
            }
        }
        return zip;
    }

    @Test
    void readsAShapefileInAZip() throws IOException {
        shapefile("soil", TextFile.WINDOWS, shape(1, 1, 1.5, 2.5), shape(2, 1, 3.5, 4.5));
        shapefile("rock", TextFile.WINDOWS, shape(1, 1, 5.5, 6.5), shape(2, 1, 7.5, 8.5));
        Files.writeString(folder.resolve("soil.prj"), PRJ);
        Table table = TableReader.read(zip("data/soil.shp", "data/soil.dbf", "data/soil.prj"), TableOptions.NONE);
        assertThat(table.places().x()).containsExactly(1.5, 3.5);
        assertThat(table.places().crs()).isEqualTo("EPSG:32750");
        Path both = zip("soil.shp", "soil.dbf", "rock.shp", "rock.dbf");
        assertThatThrownBy(() -> TableReader.read(both, TableOptions.NONE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("soil, rock")
                .hasMessageContaining("option table");
        assertThat(TableReader.read(both, layer("rock")).places().x()).containsExactly(5.5, 7.5);
        assertThatThrownBy(() -> TableReader.read(zip("../soil.shp", "../soil.dbf"), TableOptions.NONE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("stay within");
    }

    // ---- systems of coordinates

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PROJCS[\"x\",GEOGCS[\"y\",AUTHORITY[\"EPSG\",\"4283\"]],AUTHORITY[\"EPSG\",\"28350\"]]|EPSG:28350",
                "PROJCRS[\"x\",BASEGEOGCRS[\"y\",ID[\"EPSG\",4283]],ID[\"EPSG\",7850]]|EPSG:7850",
                "PROJCS[\"GDA_1994_MGA_Zone_50\",GEOGCS[\"y\",AUTHORITY[\"EPSG\",\"4283\"]]]|EPSG:28350",
                "PROJCS[\"NAD_1927_UTM_Zone_8N\"]|EPSG:26708",
                "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\"]]|EPSG:4326",
                "PROJCS[\"Mine_grid\",UNIT[\"Meter\",1.0]]|PROJCS[\"Mine_grid\",UNIT[\"Meter\",1.0]]"
            })
    void tellsTheCodeOfASystem(String wkt, String crs) {
        assertThat(CrsText.crs(wkt)).isEqualTo(crs);
    }

    // ---- GeoPackages

    @Test
    void readsALayerOfAGeoPackage() throws IOException, SQLException {
        Path file = geoPackage("soil 2019", "rock");
        insert(file, "soil 2019", blob(point(500100.5, 7000200.5), 0), 0.1 + 0.2, "a");
        insert(
                file,
                "soil 2019",
                blob(GEOMETRIES.createMultiPointFromCoords(new Coordinate[] {new Coordinate(1.5, 2.5)}), 1),
                7.0,
                "<0.5");
        insert(file, "soil 2019", null, null, null);
        insert(file, "soil 2019", blob(GEOMETRIES.createPoint(), 0), 1e-7, "b");
        insert(file, "soil 2019", blob(point(5, 6), 4), 2.5, "c");
        assertThatThrownBy(() -> TableReader.read(file, TableOptions.NONE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("2 layers, rock, soil 2019");
        Table table = TableReader.read(file, layer("soil 2019"));
        assertThat(table.places().crs()).isEqualTo("EPSG:28350");
        assertThat(table.places().x()).containsExactly(500100.5, 1.5, Double.NaN, Double.NaN, 5);
        assertThat(table.columns().stream().map(Column::name)).containsExactly("fid", "Au_ppb", "note");
        Column gold = table.columns().get(1);
        assertThat(List.of(gold.number(0), gold.number(1), gold.number(2), gold.number(3)))
                .containsExactly(0.1 + 0.2, 7.0, Double.NaN, 1e-7);
        assertThat(gold.text(1)).isEqualTo("7");
        assertThat(table.columns().get(2).text(1)).isEqualTo("<0.5");
        assertThat(table.notes()).anyMatch(note -> note.contains("2 rows have no geometry"));
        assertThatThrownBy(() -> TableReader.read(file, layer("till")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("only rock, soil 2019");
        assertThatThrownBy(() -> TableReader.read(file, layer("rock")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no features");
    }

    @Test
    void refusesLinesInAGeoPackage() throws SQLException {
        Path file = geoPackage("faults");
        insert(
                file,
                "faults",
                blob(GEOMETRIES.createLineString(new Coordinate[] {new Coordinate(0, 0), new Coordinate(1, 1)}), 0),
                1.0,
                "");
        assertThatThrownBy(() -> TableReader.read(file, TableOptions.NONE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("LineString");
    }

    @Test
    void refusesViewsOfWhichThereCanBeNoEnd() throws SQLException {
        Path file = geoPackage("soil");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE soil");
            statement.execute("CREATE VIEW soil AS WITH RECURSIVE n(geom) AS (SELECT NULL UNION ALL SELECT NULL FROM n)"
                    + " SELECT geom FROM n");
        }
        assertThatThrownBy(() -> TableReader.read(file, TableOptions.NONE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no table soil");
    }

    // ---- GeoJSON

    private Table geoJson(String text) throws IOException {
        return TableReader.read(Files.writeString(folder.resolve("samples.geojson"), text), TableOptions.NONE);
    }

    @Test
    void readsGeoJson() throws IOException {
        Table table = geoJson("""
                {"type": "FeatureCollection", "features": [
                 {"type": "Feature", "properties": {"Au_ppb": 1.50, "id": "a"},
                  "geometry": {"type": "Point", "coordinates": [116.5, -31.5, 12]}},
                 {"type": "Feature", "geometry": null, "properties": {"id": null, "As_ppm": "<5"}},
                 {"type": "Feature", "geometry": {"coordinates": [[117.5, -32.5]], "type": "MultiPoint"},
                  "properties": {"Au_ppb": 2, "list": [1, 2], "checked": true}}]}
                """);
        assertThat(table.places().crs()).isEqualTo("EPSG:4326");
        assertThat(table.places().x()).containsExactly(116.5, Double.NaN, 117.5);
        assertThat(table.columns().stream().map(Column::name))
                .containsExactly("Au_ppb", "id", "As_ppm", "list", "checked");
        assertThat(table.columns().get(0).text(0)).isEqualTo("1.50");
        assertThat(table.columns().get(0).number(2)).isEqualTo(2);
        assertThat(table.columns().get(2).text(1)).isEqualTo("<5");
        assertThat(table.columns().get(4).text(2)).isEqualTo("true");
    }

    @ParameterizedTest
    @CsvSource({
        "urn:ogc:def:crs:EPSG::28350,EPSG:28350",
        "EPSG:28350,EPSG:28350",
        "urn:ogc:def:crs:OGC:1.3:CRS84,EPSG:4326"
    })
    void readsTheSystemOfGeoJson(String name, String crs) throws IOException {
        Table table =
                geoJson("{\"features\": [{\"geometry\": {\"type\": \"Point\", \"coordinates\": [500100, 7000200]},"
                        + " \"properties\": {\"Au\": 1}}], \"crs\": {\"type\": \"name\", \"properties\": {\"name\": \""
                        + name
                        + "\"}}}");
        assertThat(table.places().crs()).isEqualTo(crs);
    }

    @Test
    void tellsNoSystemForCoordinatesThatAreNoDegrees() throws IOException {
        assertThat(geoJson("{\"features\": [{\"geometry\": {\"type\": \"Point\", \"coordinates\": [500100, 7000200]},"
                                + " \"properties\": {\"Au\": 1}}]}")
                        .places()
                        .crs())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"features\": 1}",
                "{\"features\": []}",
                "{\"features\": [1]}",
                "{\"features\": [{}]",
                "nonsense",
                "{\"features\": [{\"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[0, 0], [1, 0], [0, 1]]]}}]}",
                "{\"features\": [{\"geometry\": {\"type\": \"MultiPoint\", \"coordinates\": [[0, 0], [1, 0]]}}]}"
            })
    void refusesOtherJson(String text) {
        assertThatThrownBy(() -> geoJson(text)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void refusesDeeplyNestedJson() {
        assertThatThrownBy(() -> geoJson(
                        "{\"features\": [{\"geometry\": {\"type\": \"Point\", \"coordinates\": " + "[".repeat(100_000)))
                .isInstanceOf(InvalidInputException.class);
    }
}
