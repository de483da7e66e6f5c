package org.prospectivity.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.data.collection.ListFeatureCollection;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.geometry.jts.JTS;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiPoint;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.io.WKTReader;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.files.formats.FeatureFiles;
import org.prospectivity.files.formats.FeatureOptions;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Features written in each format are those that a reader finds. */
class FeatureFormatTest {
    private static final String RING = "MULTIPOLYGON (((400000 6500000, 402000 6500000, 402000 6502000, 400000 6502000,"
            + " 400000 6500000), (400500 6500500, 400500 6501500, 401500 6501500, 401500 6500500, 400500 6500500)),"
            + " ((402000 6502000, 403000 6502000, 403000 6503000, 402000 6503000, 402000 6502000)))";
    private static final String BOX =
            "MULTIPOLYGON (((410000 6500000, 411000 6500000, 411000 6501000, 410000 6501000, 410000 6500000)))";

    @TempDir
    Path directory;

    private final CoordinateReferenceSystem mga50 = CRS.decode("EPSG:28350", true);

    FeatureFormatTest() throws Exception {}

    private SimpleFeatureCollection targets() throws Exception {
        SimpleFeatureTypeBuilder builder = new SimpleFeatureTypeBuilder();
        builder.setName("targets");
        builder.setCRS(mga50);
        builder.add("the_geom", MultiPolygon.class);
        builder.add("rank", Integer.class);
        builder.add("meanUncertainty", Double.class);
        builder.add("meanUncertaintyOfAll", Double.class);
        builder.add("leadingElements", String.class);
        builder.add("visited", Boolean.class);
        SimpleFeatureType type = builder.buildFeatureType();
        ListFeatureCollection features = new ListFeatureCollection(type);
        features.add(SimpleFeatureBuilder.build(
                type,
                new Object[] {new WKTReader().read(RING), 1, 0.0625, 1e-7, "Au, \"As\" – µ <&>", true},
                "targets.1"));
        features.add(SimpleFeatureBuilder.build(
                type, new Object[] {new WKTReader().read(BOX), 2, Double.NaN, -12.5, null, null}, "targets.2"));
        return features;
    }

    private static List<SimpleFeature> read(Path file) throws IOException {
        List<SimpleFeature> features = new ArrayList<>();
        try (SimpleFeatureIterator iterator =
                FeatureFiles.read("targets", file, FeatureOptions.NONE).features()) {
            while (iterator.hasNext()) {
                features.add(iterator.next());
            }
        }
        return features;
    }

    private Path written(SimpleFeatureCollection features, String name) throws IOException {
        Path file = directory.resolve(name);
        FeatureFormat.of(file).orElseThrow().write(features, file);
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"targets.gpkg", "targets.geojson", "Targets.JSON"})
    void polygonsComeBackWithAllTheirAttributes(String name) throws Exception {
        Path file = written(targets(), name);
        List<SimpleFeature> features = read(file);
        assertThat(features).hasSize(2);
        assertThat(((Geometry) features.get(0).getDefaultGeometry()).equalsExact(new WKTReader().read(RING)))
                .isTrue();
        assertThat(CRS.lookupEpsgCode(features.get(0).getFeatureType().getCoordinateReferenceSystem(), true))
                .isEqualTo(28350);
        assertThat(((Number) features.get(1).getAttribute("rank")).intValue()).isEqualTo(2);
        assertThat(features.get(0).getAttribute("meanUncertainty")).isEqualTo(0.0625);
        assertThat(features.get(0).getAttribute("meanUncertaintyOfAll")).isEqualTo(1e-7);
        assertThat(features.get(0).getAttribute("leadingElements")).isEqualTo("Au, \"As\" – µ <&>");
        assertThat(features.get(0).getAttribute("visited")).isEqualTo(true);
        assertThat(features.get(1).getAttribute("meanUncertainty")).isNull();
        assertThat(features.get(1).getAttribute("leadingElements")).isNull();
    }

    @Test
    void aGeoPackageIsWrittenOverTheOneThatIsThere() throws Exception {
        Path file = written(targets(), "targets.gpkg");
        written(targets(), "targets.gpkg");
        assertThat(read(file)).hasSize(2);
    }

    /** Field by field, as the format's description has them. */
    @Test
    void aShapefileHoldsItsPartsWithOuterRingsClockwise() throws Exception {
        Path file = written(targets(), "targets.shp");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "targets.shp", "targets.shx", "targets.dbf", "targets.prj", "targets.cpg");
        }
        ByteBuffer shapes = ByteBuffer.wrap(Files.readAllBytes(file));
        assertThat(shapes.getInt(0)).isEqualTo(9994);
        assertThat(2 * shapes.getInt(24)).isEqualTo(shapes.capacity());
        ByteBuffer index = ByteBuffer.wrap(Files.readAllBytes(directory.resolve("targets.shx")));
        assertThat(index.capacity()).isEqualTo(100 + 2 * 8);
        assertThat(2 * index.getInt(24)).isEqualTo(index.capacity());
        int first = 2 * index.getInt(100);
        assertThat(first).isEqualTo(100);
        assertThat(shapes.getInt(first)).as("record number").isEqualTo(1);
        assertThat(shapes.getInt(first + 4)).isEqualTo(index.getInt(104));
        assertThat(shapes.getInt(2 * index.getInt(108))).isEqualTo(2);
        shapes.order(ByteOrder.LITTLE_ENDIAN);
        assertThat(shapes.getDouble(36)).isEqualTo(400_000);
        assertThat(shapes.getDouble(60)).isEqualTo(6_503_000);
        assertThat(shapes.getInt(first + 8)).as("a polygon").isEqualTo(5);
        assertThat(shapes.getInt(first + 44)).as("parts").isEqualTo(3);
        assertThat(shapes.getInt(first + 48)).as("points").isEqualTo(15);
        int places = first + 52 + 3 * 4;
        assertThat(doubledArea(shapes, places)).as("clockwise").isEqualTo(-8_000_000);
        assertThat(doubledArea(shapes, places + 5 * 16)).as("a hole").isEqualTo(2_000_000);
        assertThat(doubledArea(shapes, places + 10 * 16)).isEqualTo(-2_000_000);
        assertThat(directory.resolve("targets.prj"))
                .content()
                .contains("\"EPSG\",\"28350\"")
                .doesNotContain("\n");
        assertThat(directory.resolve("targets.cpg")).content().isEqualTo("UTF-8");
    }

    private static double doubledArea(ByteBuffer shapes, int from) {
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            int at = from + 16 * i;
            sum += shapes.getDouble(at) * shapes.getDouble(at + 24)
                    - shapes.getDouble(at + 16) * shapes.getDouble(at + 8);
        }
        return sum;
    }

    @Test
    void namesAreCutToTenLettersAndStayApart() {
        assertThat(FeatureColumns.shortNames(
                        List.of(
                                "meanUncertainty",
                                "meanUncertaintyOfAll",
                                "MEANUNCERT",
                                "größe",
                                "rank",
                                "Rank",
                                "rank1"),
                        10))
                .containsExactly("meanUncert", "meanUncer1", "MEANUNCER2", "gr__e", "rank", "Rank1", "rank11");
        List<String> many = Stream.generate(() -> "leadingElements").limit(120).toList();
        assertThat(FeatureColumns.shortNames(many, 10))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.length() <= 10)
                .contains("leadingEle", "leadingEl9", "leadingE10", "leading100");
    }

    @Test
    void pointsOfAShapefileAreReadAgain() throws Exception {
        SimpleFeatureTypeBuilder builder = new SimpleFeatureTypeBuilder();
        builder.setName("places");
        builder.setCRS(mga50);
        builder.add("geometry", Point.class);
        builder.add("Au_ppb", Double.class);
        SimpleFeatureType type = builder.buildFeatureType();
        ListFeatureCollection points = new ListFeatureCollection(type);
        points.add(SimpleFeatureBuilder.build(
                type, new Object[] {new WKTReader().read("POINT (400000.5 6500000)"), 1.5}, "1"));
        for (String name : List.of("places.shp", "places.zip")) {
            List<SimpleFeature> features = read(written(points, name));
            assertThat(features.get(0).getDefaultGeometry()).hasToString("POINT (400000.5 6500000)");
            assertThat(Double.parseDouble(features.get(0).getAttribute("Au_ppb").toString()))
                    .isEqualTo(1.5);
            assertThat(CRS.lookupEpsgCode(features.get(0).getFeatureType().getCoordinateReferenceSystem(), true))
                    .isEqualTo(28350);
        }
        try (ZipFile zip = new ZipFile(directory.resolve("places.zip").toFile())) {
            assertThat(zip.stream().map(entry -> entry.getName()))
                    .containsExactly("places.cpg", "places.dbf", "places.prj", "places.shp", "places.shx");
        }
    }

    @Test
    void whatAShapefileCannotHoldIsRefused() throws Exception {
        SimpleFeatureTypeBuilder builder = new SimpleFeatureTypeBuilder();
        builder.setName("mixed");
        builder.add("geometry", Geometry.class);
        builder.add("note", String.class);
        SimpleFeatureType type = builder.buildFeatureType();
        ListFeatureCollection mixed = new ListFeatureCollection(type);
        mixed.add(SimpleFeatureBuilder.build(type, new Object[] {new WKTReader().read("POINT (0 1)"), "a"}, "1"));
        mixed.add(SimpleFeatureBuilder.build(type, new Object[] {new WKTReader().read(BOX), "b"}, "2"));
        assertThatThrownBy(() -> written(mixed, "mixed.shp"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("shapes of several kinds");
        ListFeatureCollection wordy = new ListFeatureCollection(type);
        wordy.add(SimpleFeatureBuilder.build(
                type, new Object[] {new WKTReader().read("POINT (0 1)"), "µ".repeat(128)}, "1"));
        assertThatThrownBy(() -> written(wordy, "wordy.shp"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("note: has a text of 256 bytes, and a shapefile holds 254; expected another format, such as"
                        + " .gpkg");
        assertThatThrownBy(() -> written(wordy, "wordy.kml"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no coordinate system");
    }

    @Test
    void linesAndPointsAndNothingHaveTheirRecords() throws Exception {
        Geometry lines = new WKTReader().read("MULTILINESTRING ((0 0, 1 1), (2 2, 3 3, 4 4))");
        ShapeRecords made = ShapeRecords.of(Geometry.class, Arrays.asList(lines, null));
        ByteBuffer shapes = ByteBuffer.wrap(made.shapes()).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(shapes.getInt(32)).isEqualTo(3);
        assertThat(shapes.getInt(100 + 44)).isEqualTo(2);
        assertThat(shapes.getInt(100 + 48)).isEqualTo(5);
        assertThat(shapes.getInt(100 + 56)).as("where the second part begins").isEqualTo(2);
        assertThat(shapes.getInt(shapes.capacity() - 4)).as("no shape").isZero();
        Geometry points = new WKTReader().read("MULTIPOINT ((0 0), (2 1))");
        ByteBuffer several = ByteBuffer.wrap(
                        ShapeRecords.of(MultiPoint.class, List.of(points)).shapes())
                .order(ByteOrder.LITTLE_ENDIAN);
        assertThat(several.getInt(108)).isEqualTo(8);
        assertThat(several.getInt(108 + 36)).isEqualTo(2);
        assertThat(several.getDouble(108 + 40 + 16)).isEqualTo(2);
        assertThat(ByteBuffer.wrap(ShapeRecords.of(LineString.class, List.of()).shapes())
                        .capacity())
                .isEqualTo(100);
    }

    @Test
    void kmlHasDegreesAndTypedData() throws Exception {
        Path file = written(targets(), "targets.kml");
        Document kml = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        assertThat(kml.getElementsByTagName("Placemark").getLength()).isEqualTo(2);
        assertThat(kml.getElementsByTagName("innerBoundaryIs").getLength()).isEqualTo(1);
        assertThat(text(kml, "name", 1)).isEqualTo("targets 1");
        Element field = (Element) kml.getElementsByTagName("SimpleField").item(0);
        assertThat(field.getAttribute("name") + " " + field.getAttribute("type"))
                .isEqualTo("rank int");
        assertThat(kml.getElementsByTagName("SimpleData").getLength())
                .as("five of the first, two of the second")
                .isEqualTo(7);
        assertThat(text(kml, "SimpleData", 3)).isEqualTo("Au, \"As\" – µ <&>");
        String[] first = text(kml, "coordinates", 0).split(" ")[0].split(",");
        Coordinate expected = JTS.transform(
                new Coordinate(400_000, 6_500_000), null, CRS.findMathTransform(mga50, CrsCodes.WGS84, true));
        assertThat(Double.parseDouble(first[0])).isCloseTo(expected.x, within(1e-7));
        assertThat(Double.parseDouble(first[1])).isCloseTo(expected.y, within(1e-7));
        assertThat(expected.x).isBetween(115.9, 116.1);
    }

    private static String text(Document document, String name, int item) {
        return document.getElementsByTagName(name).item(item).getTextContent();
    }

    @Test
    void aTableHasAPointWithinEachTarget() throws Exception {
        Path file = written(targets(), "targets.csv");
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        assertThat(lines.get(0)).isEqualTo("rank,meanUncertainty,meanUncertaintyOfAll,leadingElements,visited,x,y,crs");
        assertThat(lines.get(1))
                .startsWith("1,0.0625,0.0000001,\"Au, \"\"As\"\" – µ <&>\",true,")
                .endsWith(",EPSG:28350");
        assertThat(lines.get(2)).isEqualTo("2,,-12.5,,,410500,6500500,EPSG:28350");
        String[] place = lines.get(1).split(",true,")[1].split(",");
        assertThat(new WKTReader()
                        .read(RING)
                        .contains(new WKTReader().read("POINT (" + place[0] + " " + place[1] + ")")))
                .as("the middle of the box lies in the hole")
                .isTrue();
    }

    /** The pairs of a drawing, code and value. */
    private static List<String> pairs(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < lines.size(); i += 2) {
            pairs.add(lines.get(i) + "=" + lines.get(i + 1));
        }
        return pairs;
    }

    @Test
    void aDrawingHasARingAPolylineAndItsAttributesAsExtendedData() throws Exception {
        List<String> pairs = pairs(written(targets(), "targets.dxf"));
        assertThat(pairs).startsWith("999=Coordinate system: EPSG:28350, GDA94 / MGA zone 50");
        assertThat(pairs).endsWith("0=ENDSEC", "0=EOF");
        // Two polygons, one of them with a hole, and the box.
        assertThat(pairs.stream().filter("0=POLYLINE"::equals)).hasSize(4);
        assertThat(pairs.stream().filter("0=SEQEND"::equals)).hasSize(4);
        // Rings close by themselves: four corners each.
        assertThat(pairs.stream().filter("0=VERTEX"::equals)).hasSize(16);
        assertThat(pairs)
                .contains("10=400500", "20=6501500", "1000=rank=1", "1000=meanUncertaintyOfAll=0.0000001")
                .contains("1000=leadingElements=Au, \"As\" \\U+2013 \\U+00B5 <&>", "1000=visited=true")
                .contains("8=TARGETS_LABELS", "1=1", "1=2")
                .as("no number is no attribute")
                .doesNotContain("1000=meanUncertainty=NaN");
    }

    @Test
    void aFileOfAnotherEndingHasNoFormat() {
        assertThat(FeatureFormat.of(Path.of("targets.gml"))).isEmpty();
        assertThat(FeatureFormat.EXTENSIONS)
                .containsExactly(".geojson", ".json", ".gpkg", ".shp", ".zip", ".kml", ".dxf", ".csv");
    }
}
