package org.prospectivity.wps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.geotools.api.data.Parameter;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.feature.type.Name;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.data.collection.ListFeatureCollection;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.data.util.NullProgressListener;
import org.geotools.feature.NameImpl;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.geometry.jts.JTS;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.process.Processors;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.io.WKTReader;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.rasters.Coverages;
import org.prospectivity.wps.conversion.Points;
import org.prospectivity.wps.host.Host;
import org.prospectivity.wps.host.Layers;

class GridGeochemTest {
    private static final Name GRID = new NameImpl("prospectivity", "GridGeochem");

    private final CoordinateReferenceSystem mga50 = CRS.decode("EPSG:28350", true);

    GridGeochemTest() throws Exception {}

    /**
     * 60 samples in 6 × 6 km: arsenic as numbers, gold as text with values below detection, an unanalysed element. They lie
     * in one CRS and declare one, or none.
     */
    private ListFeatureCollection samples(CoordinateReferenceSystem declared, CoordinateReferenceSystem in)
            throws Exception {
        SimpleFeatureTypeBuilder builder = new SimpleFeatureTypeBuilder();
        builder.setName("samples");
        builder.setCRS(declared);
        builder.add("place", Point.class);
        builder.add("As_ppm", Double.class);
        builder.add("Au_ppb", String.class);
        builder.add("Te_ppm", String.class);
        builder.add("Lab", String.class);
        SimpleFeatureType type = builder.buildFeatureType();
        ListFeatureCollection features = new ListFeatureCollection(type);
        SplittableRandom random = new SplittableRandom(1);
        for (int s = 0; s < 60; s++) {
            double easting = random.nextDouble(400_000, 406_000);
            double northing = random.nextDouble(6_500_000, 6_506_000);
            Coordinate place = JTS.transform(new Coordinate(easting, northing), null, CRS.findMathTransform(mga50, in));
            features.add(SimpleFeatureBuilder.build(
                    type,
                    new Object[] {
                        new GeometryFactory().createPoint(place),
                        10 + (easting - 400_000) / 1000,
                        s % 6 == 0 ? "<2" : String.valueOf(5 + s % 3),
                        null,
                        "Perth"
                    },
                    null));
        }
        return features;
    }

    private static Map<String, Object> run(Map<String, Object> inputs) {
        return run(Host.NONE, inputs);
    }

    private static Map<String, Object> run(Host host, Map<String, Object> inputs) {
        return new ProspectivityProcessFactory(host).create(GRID).execute(inputs, new NullProgressListener());
    }

    private Map<String, Object> inputs(Object... more) throws Exception {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("samples", samples(mga50, mga50));
        inputs.put("elements", List.of("As_ppm", "Au_ppb"));
        for (int i = 0; i < more.length; i += 2) {
            inputs.put((String) more[i], more[i + 1]);
        }
        return inputs;
    }

    private static JsonObject report(Map<String, Object> outputs) {
        return JsonParser.parseString((String) outputs.get("report")).getAsJsonObject();
    }

    @Test
    void thePlacesOfTheSamplesAreGivenInTheMapsSystemWhereTheyAreAskedFor() throws Exception {
        CoordinateReferenceSystem degrees = CRS.decode("EPSG:4326", true);
        Map<String, Object> asked = inputs("samples", samples(degrees, degrees), "crs", mga50, "samplePlaces", true);
        SimpleFeatureCollection places = (SimpleFeatureCollection) run(asked).get("samplePlaces");
        assertThat(places.size()).isEqualTo(samples(mga50, mga50).size());
        assertThat(CRS.equalsIgnoreMetadata(places.getSchema().getCoordinateReferenceSystem(), mga50))
                .isTrue();
        Coordinate[] expected = coordinates(samples(mga50, mga50));
        Coordinate[] found = coordinates(places);
        for (int i = 0; i < expected.length; i++) {
            assertThat(found[i].distance(expected[i])).isLessThan(0.01);
        }
        assertThat(run(inputs())).doesNotContainKey("samplePlaces");
    }

    private static Coordinate[] coordinates(SimpleFeatureCollection points) {
        List<Coordinate> found = new ArrayList<>();
        try (SimpleFeatureIterator features = points.features()) {
            while (features.hasNext()) {
                found.add(((Geometry) features.next().getDefaultGeometry()).getCoordinate());
            }
        }
        return found.toArray(Coordinate[]::new);
    }

    @Test
    void itsInputsAreThoseOfTheInterface() {
        Map<String, Parameter<?>> inputs = Processors.getParameterInfo(GRID);
        assertThat(inputs.keySet())
                .containsExactly(
                        "samples",
                        "samplesLayer",
                        "elements",
                        "method",
                        "transform",
                        "detectionLimits",
                        "duplicates",
                        "duplicateTolerance",
                        "cellSize",
                        "crs",
                        "bounds",
                        "alignTo",
                        "alignToLayer",
                        "maxDistance",
                        "hull",
                        "mask",
                        "maskLayer",
                        "neighbours",
                        "radius",
                        "sectors",
                        "power",
                        "variogram",
                        "variance",
                        "cutoff",
                        "structures",
                        "backTransform",
                        "table",
                        "delimiter",
                        "decimal",
                        "encoding",
                        "header",
                        "x",
                        "y",
                        "collars",
                        "collarsLayer",
                        "hole",
                        "filter",
                        "missing",
                        "below",
                        "limits",
                        "values",
                        "zones",
                        "outliers",
                        "methods",
                        "leastDetermined",
                        "oxidesAsElements",
                        "level",
                        "samplePlaces",
                        "layer",
                        "overwrite",
                        "style");
        assertThat(inputs.get("elements").getMinOccurs()).isEqualTo(1);
        assertThat(inputs.get("elements").getMaxOccurs()).isGreaterThan(100);
        inputs.values().stream()
                .filter(input -> !input.key.equals("elements"))
                .forEach(input -> assertThat(input.isRequired()).as(input.key).isFalse());
        assertThat(Processors.getResultInfo(GRID, null))
                .containsOnlyKeys("result", "layerName", "report", "samplePlaces");
    }

    /** Features of polygons in a CRS. */
    private static ListFeatureCollection polygons(CoordinateReferenceSystem crs, String... wkt) throws Exception {
        SimpleFeatureTypeBuilder builder = new SimpleFeatureTypeBuilder();
        builder.setName("polygons");
        builder.setCRS(crs);
        builder.add("shape", Geometry.class);
        SimpleFeatureType type = builder.buildFeatureType();
        ListFeatureCollection features = new ListFeatureCollection(type);
        for (String text : wkt) {
            features.add(SimpleFeatureBuilder.build(type, new Object[] {new WKTReader().read(text)}, null));
        }
        return features;
    }

    /** A square with a square hole, and another that overlaps its lower left corner. */
    private static final String RING = "POLYGON ((401000 6501000, 405000 6501000, 405000 6505000, 401000 6505000,"
            + " 401000 6501000), (402000 6502000, 404000 6502000, 404000 6504000, 402000 6504000, 402000 6502000))";

    private static final String CORNER =
            "POLYGON ((400500 6500500, 401500 6500500, 401500 6501500, 400500 6501500, 400500 6500500))";

    private static boolean inSquare(double x, double y, double from, double to) {
        return x > 400_000 + from && x < 400_000 + to && y > 6_500_000 + from && y < 6_500_000 + to;
    }

    @Test
    void cellsOutsideThePolygonsOfAMaskAndInTheirHolesAreEmpty() throws Exception {
        RasterStack stack = Coverages.stack("result", (GridCoverage2D)
                run(inputs("mask", polygons(mga50, RING, CORNER), "cellSize", 170.0, "maxDistance", 0.0))
                        .get("result"));
        GridGeometry grid = stack.geometry();
        for (int cell = 0; cell < grid.cells(); cell++) {
            double x = grid.easting(grid.columnOf(cell));
            double y = grid.northing(grid.rowOf(cell));
            boolean inside = inSquare(x, y, 1000, 5000) && !inSquare(x, y, 2000, 4000) || inSquare(x, y, 500, 1500);
            assertThat(Float.isNaN(stack.values("As_ppm")[cell]))
                    .as("%s %s", x, y)
                    .isEqualTo(!inside);
        }
    }

    @Test
    void aMaskInAnotherCrsLiesWhereItShould() throws Exception {
        CoordinateReferenceSystem degrees = CRS.decode("EPSG:4283", false);
        Geometry there = JTS.transform(new WKTReader().read(CORNER), CRS.findMathTransform(mga50, degrees));
        RasterStack here = Coverages.stack("result", (GridCoverage2D)
                run(inputs("mask", polygons(mga50, CORNER), "cellSize", 170.0)).get("result"));
        RasterStack transformed = Coverages.stack(
                "result", (GridCoverage2D) run(inputs("mask", polygons(degrees, there.toText()), "cellSize", 170.0))
                        .get("result"));
        assertThat(transformed.values("As_ppm")).isEqualTo(here.values("As_ppm"));
    }

    @Test
    void aMaskWithoutPolygonsIsNamed() throws Exception {
        assertThatThrownBy(() -> run(inputs("mask", polygons(mga50)))).hasMessageContaining("mask: it has no polygons");
        assertThatThrownBy(() -> run(inputs("mask", polygons(mga50, "POINT (401000 6501000)"))))
                .hasMessageContaining("is a Point; expected polygons");
        assertThatThrownBy(() -> run(inputs("mask", polygons(mga50, "POLYGON ((1 1, 2 1, 2 2, 1 1))"))))
                .hasMessageContaining("mask: a grid with no cell");
        assertThatThrownBy(() -> run(inputs("maskLayer", "ws:licence"))).hasMessageContaining("maskLayer");
    }

    @Test
    void theHullOfTheSamplesLimitsTheMap() throws Exception {
        RasterStack whole = Coverages.stack("result", (GridCoverage2D)
                run(inputs("maxDistance", 0.0, "cellSize", 100.0)).get("result"));
        RasterStack within = Coverages.stack("result", (GridCoverage2D)
                run(inputs("maxDistance", 0.0, "cellSize", 100.0, "hull", true)).get("result"));
        Points places = Points.of("samples", samples(mga50, mga50), mga50);
        Coordinate[] corners = new Coordinate[places.size()];
        Arrays.setAll(corners, p -> new Coordinate(places.eastings()[p], places.northings()[p]));
        Geometry hull =
                new GeometryFactory().createMultiPointFromCoords(corners).convexHull();
        GridGeometry grid = whole.geometry();
        for (int cell = 0; cell < grid.cells(); cell++) {
            Point centre = new GeometryFactory()
                    .createPoint(new Coordinate(grid.easting(grid.columnOf(cell)), grid.northing(grid.rowOf(cell))));
            assertThat(Float.isNaN(within.values("As_ppm")[cell])).isEqualTo(!hull.covers(centre));
            assertThat(whole.values("As_ppm")[cell]).isNotNaN();
        }
    }

    @Test
    void samplesBecomeACoverageWithABandAnElement() throws Exception {
        Map<String, Object> outputs = run(inputs());
        RasterStack stack = Coverages.stack("result", (GridCoverage2D) outputs.get("result"));
        assertThat(stack.bands()).extracting(Band::name).containsExactly("As_ppm", "Au_ppb");
        // Arsenic rises by 1 ppm a kilometre to the east.
        GridGeometry grid = stack.geometry();
        int west = grid.cellAt(401_000, 6_503_000);
        int east = grid.cellAt(405_000, 6_503_000);
        assertThat(stack.values("As_ppm")[east] - stack.values("As_ppm")[west]).isBetween(2.5f, 5f);
        assertThat(outputs).containsEntry("layerName", "");
        JsonObject gold = report(outputs).getAsJsonArray("elements").get(1).getAsJsonObject();
        assertThat(gold.getAsJsonObject("censoring").get("below").getAsInt()).isEqualTo(10);
        assertThat(report(outputs).getAsJsonObject("settings").get("cellSize").getAsDouble())
                .isEqualTo(grid.cellSize());
    }

    @Test
    void enumsAndNumbersAreUnderstoodAsText() throws Exception {
        Map<String, Object> outputs = run(inputs(
                "method", "KRIGING",
                "transform", "LOG10",
                "cellSize", "500",
                "variance", "true",
                "elements", List.of("As_ppm, Au_ppb")));
        assertThat(((GridCoverage2D) outputs.get("result")).getSampleDimensions())
                .extracting(band -> band.getDescription().toString())
                .containsExactly("As_ppm_log10", "Au_ppb_log10", "As_ppm_log10_variance", "Au_ppb_log10_variance");
    }

    @Test
    void blankTextCountsAsAbsent() throws Exception {
        Map<String, Object> outputs =
                run(inputs("samplesLayer", "", "alignToLayer", " ", "variogram", "", "layer", "", "style", ""));
        assertThat(outputs).containsEntry("layerName", "");
    }

    @Test
    void theGridOfAnotherCoverageIsTakenOverExactly() throws Exception {
        GridGeometry grid = new GridGeometry(400_017, 6_505_003, 333, 15, 14);
        GridCoverage2D other = Coverages.coverage(
                "other", new RasterStack(grid, List.of(Band.of("x")), List.of(new float[grid.cells()])), mga50);
        GridCoverage2D result = (GridCoverage2D) run(inputs("alignTo", other)).get("result");
        assertThat(Coverages.geometry("result", result)).isEqualTo(grid);
        rejected(inputs("alignTo", other, "cellSize", 100.0), "cellSize: 100.0 beside alignTo");
        rejected(
                inputs("alignTo", other, "bounds", new ReferencedEnvelope(4e5, 4.01e5, 65e5, 65.1e5, mga50)),
                "bounds: ");
        rejected(inputs("alignTo", other, "crs", CRS.decode("EPSG:28351", true)), "crs: ");
    }

    @Test
    void boundsAreHeldInTheCrsOfTheResult() throws Exception {
        ReferencedEnvelope bounds = new ReferencedEnvelope(401_000, 404_000, 6_501_000, 6_503_500, mga50);
        GridCoverage2D result = (GridCoverage2D)
                run(inputs("bounds", bounds, "cellSize", 250.0)).get("result");
        assertThat(Coverages.geometry("result", result)).isEqualTo(new GridGeometry(401_000, 6_503_500, 250, 12, 10));
        GridGeometry fromDegrees = Coverages.geometry("result", (GridCoverage2D)
                run(inputs("bounds", bounds.transform(CRS.decode("EPSG:4283"), true), "cellSize", 250.0))
                        .get("result"));
        assertThat(fromDegrees.west()).isCloseTo(401_000, within(100.0));
        assertThat(fromDegrees.north()).isCloseTo(6_503_500, within(100.0));
    }

    @Test
    void samplesInDegreesAreTransformedToTheCrsAskedFor() throws Exception {
        CoordinateReferenceSystem degrees = CRS.decode("EPSG:4283");
        ListFeatureCollection there = samples(degrees, degrees);
        RasterStack direct = Coverages.stack(
                "result", (GridCoverage2D) run(inputs("cellSize", 500.0)).get("result"));
        RasterStack transformed = Coverages.stack("result", (GridCoverage2D)
                run(inputs("samples", there, "crs", mga50, "cellSize", 500.0)).get("result"));
        assertThat(transformed.geometry()).isEqualTo(direct.geometry());
        assertThat(transformed.values(0)).containsExactly(direct.values(0), within(1e-4f));
    }

    @Test
    void samplesWithoutACrsAreTakenToBeInTheOneGiven() throws Exception {
        rejected(inputs("samples", samples(null, mga50)), "crs: ");
        GridCoverage2D result = (GridCoverage2D)
                run(inputs("samples", samples(null, mga50), "crs", mga50)).get("result");
        assertThat(CRS.equalsIgnoreMetadata(result.getCoordinateReferenceSystem(), mga50))
                .isTrue();
    }

    @Test
    void samplesInDegreesAreGriddedInTheirUtmZoneWhereNoCrsIsAskedForAndThatIsSaid() throws Exception {
        CoordinateReferenceSystem degrees = CRS.decode("EPSG:4326");
        Map<String, Object> outputs = run(inputs("samples", samples(degrees, degrees), "cellSize", 500.0));
        GridCoverage2D result = (GridCoverage2D) outputs.get("result");
        assertThat(CRS.lookupEpsgCode(result.getCoordinateReferenceSystem(), true))
                .isEqualTo(32750);
        assertThat(warnings(outputs)).anyMatch(warning -> warning.contains("EPSG:32750"));
    }

    @Test
    void degreesWithoutACrsAreOnWgs84AndThatIsSaid() throws Exception {
        CoordinateReferenceSystem degrees = CRS.decode("EPSG:4326", true);
        Map<String, Object> outputs = run(inputs("samples", samples(null, degrees), "crs", mga50, "cellSize", 500.0));
        RasterStack direct = Coverages.stack(
                "result", (GridCoverage2D) run(inputs("cellSize", 500.0)).get("result"));
        RasterStack undeclared = Coverages.stack("result", (GridCoverage2D) outputs.get("result"));
        assertThat(undeclared.geometry()).isEqualTo(direct.geometry());
        assertThat(undeclared.values(0)).containsExactly(direct.values(0), within(1e-3f));
        assertThat(warnings(outputs)).anyMatch(warning -> warning.contains("WGS 84"));
    }

    private static List<String> warnings(Map<String, Object> outputs) {
        List<String> warnings = new ArrayList<>();
        report(outputs).getAsJsonArray("warnings").forEach(warning -> warnings.add(warning.getAsString()));
        return warnings;
    }

    @Test
    void badInputIsNamed() throws Exception {
        Map<String, Object> none = inputs();
        none.remove("samples");
        rejected(none, "neither samples nor samplesLayer");
        rejected(inputs("samplesLayer", "geo:samples"), "both samples and samplesLayer");
        rejected(inputs("elements", List.of("As_ppm", "Sb_ppm")), "elements: Sb_ppm");
        rejected(inputs("elements", List.of("Sb_ppm")), "[As_ppm, Au_ppb, Te_ppm, Lab]");
        rejected(inputs("elements", List.of(" ")), "elements: none");
        rejected(inputs("elements", List.of("Te_ppm")), "Te_ppm has no value");
        rejected(inputs("elements", List.of("Lab")), "\"Perth\" 60 times in Lab");
        rejected(inputs("elements", List.of("place")), "elements: place");
        rejected(inputs("cellSize", -1.0), "cellSize: -1.0");
        rejected(inputs("maxDistance", -1.0), "maxDistance: -1.0");
        rejected(inputs("radius", 0.0), "radius: 0.0");
        rejected(inputs("sectors", 5), "sectors");
        rejected(inputs("duplicateTolerance", -1.0), "duplicateTolerance: -1.0");
        rejected(inputs("variance", true), "variance");
        rejected(inputs("method", "KRIGING", "variogram", "sperical 1 range 5"), "variogram: \"sperical\"");
        rejected(inputs("layer", "geo:grid"), "layer: ");
        rejected(inputs("crs", CRS.decode("EPSG:4326")), "crs: ");
        rejected(
                inputs("bounds", new ReferencedEnvelope(9e5, 9.1e5, 1e6, 1.1e6, mga50), "cellSize", 500.0), "bounds: ");
    }

    @Test
    void itEndsWhenCancelled() throws Exception {
        NullProgressListener listener = new NullProgressListener();
        listener.setCanceled(true);
        Map<String, Object> inputs = inputs();
        assertThatThrownBy(() -> Processors.createProcess(GRID).execute(inputs, listener))
                .hasRootCauseInstanceOf(CancellationException.class);
    }

    @Test
    void aLayerWithoutAStyleIsColouredByThePercentilesOfItsFirstElement() throws Exception {
        Catalogue catalogue = new Catalogue();
        Host host = new Host(catalogue, null);
        Map<String, Object> outputs = run(host, inputs("layer", "grid", "cellSize", 500.0));
        double median = report(outputs)
                .getAsJsonArray("bands")
                .get(0)
                .getAsJsonObject()
                .get("median")
                .getAsDouble();
        assertThat(catalogue.calls.get(1)).contains("As_ppm by percentiles").contains("quantity=\"" + median + "\"");
    }

    @Test
    void aLayerIsCheckedFirstAndPublishedLast() throws Exception {
        Catalogue catalogue = new Catalogue();
        Host host = new Host(catalogue, null);
        Map<String, Object> outputs =
                run(host, inputs("layer", " geo:grid ", "style", "heat", "overwrite", true, "cellSize", 500.0));
        assertThat(outputs).containsEntry("layerName", "geo:grid");
        RasterStack published = Coverages.stack("layer", catalogue.published);
        RasterStack result = Coverages.stack("result", (GridCoverage2D) outputs.get("result"));
        assertThat(published.geometry()).isEqualTo(result.geometry());
        assertThat(published.bands()).isEqualTo(result.bands());
        assertThat(published.values(1)).containsExactly(result.values(1));
        assertThat(catalogue.calls).containsExactly("check geo:grid true", "publish geo:grid heat true");
        // A name that cannot be published under ends it before anything is read.
        Map<String, Object> taken = inputs("layer", "taken");
        taken.remove("samples");
        rejected(host, taken, "layer: taken");
    }

    private static void rejected(Map<String, Object> inputs, String message) {
        rejected(Host.NONE, inputs, message);
    }

    private static void rejected(Host host, Map<String, Object> inputs, String message) {
        assertThatThrownBy(() -> run(host, inputs))
                .rootCause()
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }

    /** A host that notes what it is asked. */
    private static final class Catalogue implements Layers {
        private final List<String> calls = new ArrayList<>();
        private GridCoverage2D published;

        @Override
        public GridCoverage2D coverage(String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SimpleFeatureSource features(String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void checkPublishable(String name, String style, boolean overwrite) {
            InvalidInputException.require(!name.equals("taken"), "layer", name, "a name that is free");
            calls.add("check " + name + " " + overwrite);
        }

        @Override
        public String publish(String name, GridCoverage2D coverage, String style, boolean overwrite) {
            calls.add("publish " + name + " " + style + " " + overwrite);
            published = coverage;
            return name;
        }

        @Override
        public List<String> list() {
            return List.of();
        }
    }
}
