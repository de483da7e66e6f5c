package org.prospectivity.cluster.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.RenderedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.parquet.io.api.Binary;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.data.util.NullProgressListener;
import org.geotools.feature.NameImpl;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;
import org.prospectivity.assays.AssayOptions;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.tables.Column;
import org.prospectivity.tables.Table;
import org.prospectivity.tables.TableOptions;
import org.prospectivity.tables.TableReader;
import org.prospectivity.wps.ProspectivityProcessFactory;
import org.prospectivity.wps.conversion.TableFeatures;
import org.prospectivity.wps.host.Host;

class ParquetSamplesTest {
    private static final String SURVEY = "message survey { optional binary id (STRING); required double x;"
            + " required double y; optional binary Au_ppb (STRING); optional double As_ppm; optional float Sb_ppm;"
            + " optional int64 Cu_ppm; optional fixed_len_byte_array(6) Pb_ppm (DECIMAL(12,2)); }";
    private static final String PLACED =
            "message survey { required binary id (STRING); optional binary place; optional binary Au_ppb (STRING);"
                    + " optional double As_ppm; optional float Sb_ppm; optional int64 Cu_ppm;"
                    + " optional fixed_len_byte_array(6) Pb_ppm (DECIMAL(12,2)); }";
    private static final int COUNT = 300;
    private static final String MGA50 = "{\"type\":\"ProjectedCRS\",\"name\":\"GDA94 / MGA zone 50\","
            + "\"base_crs\":{\"name\":\"GDA94\",\"id\":{\"authority\":\"EPSG\",\"code\":4283}},"
            + "\"id\":{\"authority\":\"EPSG\",\"code\":28350}}";

    private static CoordinateReferenceSystem mga50;

    @TempDir
    private Path folder;

    @BeforeAll
    static void eastingFirst() throws Exception {
        System.setProperty("org.geotools.referencing.forceXY", "true");
        mga50 = CRS.decode("EPSG:28350", true);
    }

    /** One sample of a survey, in the numbers and texts that both a CSV file and a Parquet file hold. */
    private record Sample(
            String id, double x, double y, String gold, Double arsenic, Float antimony, Long copper, String lead) {
        private static List<Sample> survey() {
            SplittableRandom random = new SplittableRandom(7);
            return IntStream.range(0, COUNT)
                    .mapToObj(i -> new Sample(
                            "S" + i,
                            400_000 + random.nextDouble() * 6000,
                            6_500_000 + random.nextDouble() * 6000,
                            i % 6 == 1 ? "<0.5" : i % 31 == 3 ? null : String.valueOf(1 + random.nextInt(900) / 10.0),
                            i % 29 == 3 ? null : Math.exp(3 * random.nextDouble()),
                            i % 23 == 3 ? null : (float) (random.nextInt(500) / 100.0),
                            i % 37 == 3 ? null : random.nextLong(5, 90),
                            i % 41 == 3 ? null : random.nextInt(10, 90) + ".25"))
                    .toList();
        }

        private String csv() {
            return String.join(
                    ",", id, "" + x, "" + y, text(gold), text(arsenic), text(antimony), text(copper), text(lead));
        }

        private static String text(Object value) {
            return value == null ? "" : value.toString();
        }

        private void values(org.apache.parquet.example.data.Group row) {
            row.append("id", id);
            if (gold != null) {
                row.append("Au_ppb", gold);
            }
            if (arsenic != null) {
                row.append("As_ppm", arsenic);
            }
            if (antimony != null) {
                row.append("Sb_ppm", antimony);
            }
            if (copper != null) {
                row.append("Cu_ppm", copper);
            }
            if (lead != null) {
                long cents = Long.parseLong(lead.replace(".", ""));
                row.append(
                        "Pb_ppm",
                        Binary.fromConstantByteArray(
                                ByteBuffer.allocate(8).putLong(cents).array(), 2, 6));
            }
        }
    }

    private Path csv() throws IOException {
        List<String> lines = new ArrayList<>(List.of("id,x,y,Au_ppb,As_ppm,Sb_ppm,Cu_ppm,Pb_ppm"));
        Sample.survey().forEach(sample -> lines.add(sample.csv()));
        return Files.write(folder.resolve("survey.csv"), lines);
    }

    private Path parquet(Path file, int from, int to) {
        List<Sample> survey = Sample.survey();
        return ParquetTestFile.write(file, SURVEY, to - from, (row, i) -> {
            row.append("x", survey.get(from + i).x).append("y", survey.get(from + i).y);
            survey.get(from + i).values(row);
        });
    }

    private static Binary point(double x, double y) {
        return Binary.fromConstantByteArray(
                new WKBWriter().write(new GeometryFactory().createPoint(new Coordinate(x, y))));
    }

    private Path geoParquet(String crs) {
        List<Sample> survey = Sample.survey();
        return ParquetTestFile.write(
                folder.resolve("survey.parquet"), PLACED, ParquetTestFile.geo(crs), COUNT, (row, i) -> {
                    row.append("place", point(survey.get(i).x, survey.get(i).y));
                    survey.get(i).values(row);
                });
    }

    private static SimpleFeatureCollection read(Path file) {
        return ParquetSamples.read("samples", file, AssayOptions.DEFAULT, null);
    }

    private static Table table(Path file) {
        return ((TableFeatures) read(file)).table(TableOptions.NONE, Progress.NONE);
    }

    private static Map<String, Object> gridded(SimpleFeatureCollection samples, CoordinateReferenceSystem crs) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("samples", samples);
        inputs.put("elements", List.of("Au_ppb", "As_ppm", "Sb_ppm", "Cu_ppm", "Pb_ppm"));
        inputs.put("crs", crs);
        inputs.put("cellSize", 200.0);
        return new ProspectivityProcessFactory(Host.NONE)
                .create(new NameImpl("prospectivity", "GridGeochem"))
                .execute(inputs, new NullProgressListener());
    }

    /** The values of all maps, to the last bit. */
    private static FloatBuffer values(Map<String, Object> results) {
        RenderedImage maps = ((GridCoverage2D) results.get("result")).getRenderedImage();
        float[] values = maps.getData()
                .getPixels(maps.getMinX(), maps.getMinY(), maps.getWidth(), maps.getHeight(), (float[]) null);
        assertThat(values).hasSizeGreaterThan(4000);
        return FloatBuffer.wrap(values);
    }

    private Map<String, Object> griddedCsv() throws IOException {
        Path csv = csv();
        return gridded(
                new TableFeatures(
                        "samples",
                        (options, progress) -> TableReader.read(csv, options, progress),
                        TableOptions.NONE,
                        AssayOptions.DEFAULT,
                        null),
                mga50);
    }

    @Test
    void cellsAreThoseOfTheSameSamplesInAText() throws IOException {
        Table expected = TableReader.read(csv(), TableOptions.NONE);
        Table found = table(parquet(folder.resolve("survey.parquet"), 0, COUNT));
        assertThat(found.columns())
                .extracting(Column::name)
                .containsExactlyElementsOf(
                        expected.columns().stream().map(Column::name).toList());
        for (int c = 0; c < expected.columns().size(); c++) {
            for (int row = 0; row < COUNT; row++) {
                Column column = expected.columns().get(c);
                assertThat(found.columns().get(c).number(row))
                        .as(column.name() + " of " + row + ": " + column.text(row))
                        .isEqualTo(Double.valueOf(column.number(row)));
            }
        }
    }

    @Test
    void gridsAsTheSameSamplesInATextDo() throws IOException {
        Map<String, Object> expected = griddedCsv();
        Map<String, Object> found = gridded(read(parquet(folder.resolve("survey.parquet"), 0, COUNT)), mga50);
        assertThat(values(found).equals(values(expected))).isTrue();
        assertThat(found.get("report").toString().replace("survey.parquet", "survey.csv"))
                .isEqualTo(expected.get("report").toString());
    }

    @Test
    void gridsTheGeometriesOfGeoParquetAsTheSameCoordinatesInATextDo() throws IOException {
        assertThat(values(gridded(read(geoParquet(MGA50)), null)).equals(values(griddedCsv())))
                .isTrue();
    }

    @Test
    void readsThePartsOfAFolderByTheirNames() throws IOException {
        Path parts = Files.createDirectory(folder.resolve("survey"));
        parquet(parts.resolve("part-00001.snappy.parquet"), 100, COUNT);
        parquet(parts.resolve("part-00000.snappy.parquet"), 0, 100);
        Files.createFile(parts.resolve("_SUCCESS"));
        Files.writeString(parts.resolve("._SUCCESS.crc"), "crc");
        Files.writeString(parts.resolve("_old.parquet"), "hidden");
        Files.writeString(parts.resolve(".part-00000.snappy.parquet.crc"), "crc");
        Files.createDirectory(parts.resolve("_temporary"));
        Table table = table(parts);
        assertThat(table.source()).isEqualTo("survey");
        assertThat(table.rows()).isEqualTo(COUNT);
        assertThat(IntStream.range(0, COUNT)
                        .mapToObj(row -> table.columns().get(0).text(row)))
                .containsExactlyElementsOf(
                        Sample.survey().stream().map(Sample::id).toList());
    }

    @Test
    void refusesFoldersThatAreNotOneTable() throws IOException {
        Path parts = Files.createDirectory(folder.resolve("survey"));
        assertThatThrownBy(() -> read(parts))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("samples: " + parts
                        + " is not accepted; expected a folder with part files that end in .parquet");
        parquet(parts.resolve("part-0.parquet"), 0, 3);
        ParquetTestFile.write(
                parts.resolve("part-1.parquet"),
                "message m { required double x; }",
                1,
                (row, i) -> row.append("x", 1.0));
        assertThatThrownBy(() -> read(parts))
                .hasMessageStartingWith("samples: survey: the columns of part-1.parquet, [x], are not those of"
                        + " part-0.parquet, [As_ppm,");
        Files.delete(parts.resolve("part-1.parquet"));
        Files.createDirectory(parts.resolve("year=2024"));
        assertThatThrownBy(() -> read(parts)).hasMessageContaining("with the folder year=2024 is not accepted");
    }

    @Test
    void columnsOfEveryKindAreTextsAsATableWritesThem() {
        String schema = "message m { optional int32 day (DATE); optional int64 stamp (TIMESTAMP(MICROS,true));"
                + " optional int64 local (TIMESTAMP(MILLIS,false)); optional int96 old; optional boolean dry;"
                + " optional int32 small (DECIMAL(7,3)); optional int64 large (DECIMAL(18,1)); optional int32 whole;"
                + " optional int64 unsigned (INTEGER(64,false)); optional float single; optional double number;"
                + " optional int32 time (TIME(MILLIS,true)); optional binary bytes;"
                + " optional group record { optional double a; } repeated double list; }";
        Path file = ParquetTestFile.write(folder.resolve("kinds.parquet"), schema, 3, (row, i) -> {
            if (i == 0) {
                row.append("day", 19_000)
                        .append("stamp", 1_700_000_000_250_000L)
                        .append("local", 1_700_000_000_000L);
                // Noon of 1970-01-02: Julian day 2440589.
                row.append(
                        "old",
                        Binary.fromConstantByteArray(ByteBuffer.allocate(12)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .putLong(12 * 3_600_000_000_000L)
                                .putInt(2_440_589)
                                .array()));
                row.append("dry", true)
                        .append("small", -1500)
                        .append("large", 123L)
                        .append("whole", -7);
                row.append("unsigned", -1L)
                        .append("single", 0.1f)
                        .append("number", 0.1)
                        .append("time", 3_723_000);
            } else if (i == 1) {
                row.append("number", Double.NaN).append("single", 12f).append("dry", false);
            }
        });
        Table table = table(file);
        assertThat(table.columns())
                .extracting(Column::name)
                .containsExactly(
                        "day",
                        "stamp",
                        "local",
                        "old",
                        "dry",
                        "small",
                        "large",
                        "whole",
                        "unsigned",
                        "single",
                        "number",
                        "time");
        assertThat(table.columns())
                .extracting(column -> column.text(0))
                .containsExactly(
                        "2022-01-08",
                        "2023-11-14T22:13:20.250Z",
                        "2023-11-14T22:13:20",
                        "1970-01-02T12:00:00Z",
                        "true",
                        "-1.500",
                        "12.3",
                        "-7",
                        "18446744073709551615",
                        "0.1",
                        "0.1",
                        "01:02:03");
        assertThat(table.columns())
                .extracting(column -> column.text(1))
                .containsExactly("", "", "", "", "false", "", "", "", "", "12", "", "");
        assertThat(table.columns()).extracting(column -> column.text(2)).containsOnly("");
        assertThat(table.columns().get(5).number(0)).isEqualTo(-1.5);
        assertThat(table.columns().get(9).number(0)).isEqualTo(0.1);
        assertThat(table.places()).isNull();
        assertThat(table.notes())
                .containsExactly("Left aside, since no plain values stand in them: bytes, record, list.");
    }

    @Test
    void coordinatesAreInTheColumnsThatAreNamed() {
        Path file = ParquetTestFile.write(
                folder.resolve("named.parquet"),
                "message m { required double a; required double b; }",
                2,
                (row, i) -> row.append("a", 400_000.5 + i).append("b", 6_500_000.25));
        assertThatThrownBy(() -> read(file).size())
                .hasMessageStartingWith("samples: no columns of coordinates are found among [a, b]");
        SimpleFeatureCollection samples = ParquetSamples.read(
                "samples", file, AssayOptions.DEFAULT.coordinates(Optional.of("a"), Optional.of("b")), mga50);
        List<SimpleFeature> features = all(samples);
        assertThat(features)
                .extracting(feature -> ((org.locationtech.jts.geom.Point) feature.getDefaultGeometry()).getX())
                .containsExactly(400_000.5, 400_001.5);
        assertThat(samples.getSchema().getCoordinateReferenceSystem()).isEqualTo(mga50);
    }

    private static List<SimpleFeature> all(SimpleFeatureCollection features) {
        List<SimpleFeature> all = new ArrayList<>();
        try (SimpleFeatureIterator each = features.features()) {
            while (each.hasNext()) {
                all.add(each.next());
            }
        }
        return all;
    }

    @Test
    void theCodeOfACoordinateSystemIsTakenFromItsIdAlone() {
        assertThat(table(geoParquet(MGA50)).places().crs()).isEqualTo("EPSG:28350");
        assertThat(table(geoParquet("")).places().crs()).isEqualTo("EPSG:4326");
        assertThat(table(geoParquet("null")).places().crs()).isEmpty();
        assertThat(table(geoParquet("{\"name\":\"WGS 84 (CRS84)\",\"id\":{\"authority\":\"OGC\",\"code\":\"CRS84\"}}"))
                        .places()
                        .crs())
                .isEqualTo("EPSG:4326");
        String local = MGA50.replaceFirst(",\"id\":\\{\"authority\":\"EPSG\",\"code\":28350}}$", "}");
        Path file = geoParquet(local);
        assertThatThrownBy(() -> read(file))
                .hasMessage("samples: survey.parquet: its coordinate system, \"GDA94 / MGA zone 50\", has no code;"
                        + " expected one as --samples.crs, EPSG:28350 say");
        assertThat(ParquetSamples.read("samples", file, AssayOptions.DEFAULT, mga50)
                        .getSchema()
                        .getCoordinateReferenceSystem())
                .isEqualTo(mga50);
    }

    @Test
    void linesAreFeaturesWithValuesOfTheirKindButNoSamples() throws Exception {
        byte[] line = new WKBWriter().write(new WKTReader().read("LINESTRING (0 0, 10 5)"));
        Path file = ParquetTestFile.write(
                folder.resolve("faults.parquet"), PLACED, ParquetTestFile.geo(MGA50), 2, (row, i) -> {
                    row.append("id", "F" + i).append("Cu_ppm", 3L);
                    if (i == 0) {
                        row.append("place", Binary.fromConstantByteArray(line));
                    }
                });
        List<SimpleFeature> features = all(ParquetSamples.read("faults", file, AssayOptions.DEFAULT, null));
        assertThat(features.get(0).getDefaultGeometry()).hasToString("LINESTRING (0 0, 10 5)");
        assertThat(features.get(0).getAttribute("Cu_ppm")).isEqualTo(3L);
        assertThat(features.get(0).getFeatureType().getTypeName()).isEqualTo("faults");
        assertThat(CRS.equalsIgnoreMetadata(features.get(0).getFeatureType().getCoordinateReferenceSystem(), mga50))
                .isTrue();
        assertThat(features.get(1).getDefaultGeometry()).isNull();
        assertThat(features).hasSize(2);
        assertThatThrownBy(() -> table(file))
                .hasMessage("samples: faults.parquet: 1 of 2 features are of kind LineString; expected one point each");
    }

    @Test
    void refusesGeometriesOfOtherKinds() {
        for (Map.Entry<String, String> wrong : Map.of(
                        "\"WKB\"", "\"point\"",
                        "\"1.1.0\"", "\"0.4.0\"",
                        "\"primary_column\":\"place\"", "\"primary_column\":\"elsewhere\"",
                        "{\"place\"", "[\"place\"")
                .entrySet()) {
            String metadata =
                    ParquetTestFile.geo(MGA50).get(ParquetTestFile.GEO).replace(wrong.getKey(), wrong.getValue());
            Path file = ParquetTestFile.write(
                    folder.resolve("wrong.parquet"),
                    PLACED,
                    Map.of(ParquetTestFile.GEO, metadata),
                    1,
                    (row, i) -> row.append("id", "S").append("place", point(1, 2)));
            assertThatThrownBy(() -> read(file))
                    .as(wrong.getValue())
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageMatching("samples: wrong.parquet.* expected [^\\n]*");
        }
        Path file = ParquetTestFile.write(
                folder.resolve("wrong.parquet"), PLACED, ParquetTestFile.geo(MGA50), 1, (row, i) -> row.append(
                                "id", "S")
                        .append("place", "POINT (1 2)"));
        assertThatThrownBy(() -> table(file))
                .hasMessageStartingWith("samples: wrong.parquet: the geometry of row 1 is no well-known binary");
    }

    @Test
    void boxesOfGeometriesAreNoColumnsOfTheirOwn() {
        String schema = "message m { required binary place; required double Au; required group bbox {"
                + " required double xmin; required double ymin; } }";
        String metadata = ParquetTestFile.geo(MGA50)
                .get(ParquetTestFile.GEO)
                .replace("\"encoding\"", "\"covering\":{\"bbox\":{\"xmin\":[\"bbox\",\"xmin\"]}},\"encoding\"");
        Path file = ParquetTestFile.write(
                folder.resolve("boxes.parquet"), schema, Map.of(ParquetTestFile.GEO, metadata), 2, (row, i) -> {
                    row.append("place", point(i, 2)).append("Au", 1.5);
                    row.addGroup("bbox").append("xmin", (double) i).append("ymin", 2.0);
                });
        Table table = table(file);
        assertThat(table.columns()).extracting(Column::name).containsExactly("Au");
        assertThat(table.places().x()).containsExactly(0, 1);
        assertThat(table.notes()).isEmpty();
    }

    @Test
    void aDamagedFileIsRefusedInASentence() throws IOException {
        Path csv = Files.writeString(folder.resolve("text.parquet"), "x,y\n1,2\n1,2\n1,2\n");
        assertThatThrownBy(() -> read(csv))
                .hasMessageStartingWith("samples: text.parquet cannot be read as a Parquet file (");
        byte[] whole = Files.readAllBytes(geoParquet(MGA50));
        SplittableRandom random = new SplittableRandom(3);
        int refused = 0;
        for (int mutant = 0; mutant < 100; mutant++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i < 4; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            Path file = Files.write(folder.resolve("damaged.parquet"), damaged);
            try {
                table(file);
                all(read(file));
            } catch (InvalidInputException e) {
                assertThat(e).hasMessageStartingWith("samples: ").hasMessageNotContaining("\n");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(30);
    }
}
