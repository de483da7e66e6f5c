package org.prospectivity.wps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.geom.AffineTransform;
import java.awt.image.BandedSampleModel;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.awt.image.WritableRaster;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.geotools.api.data.Parameter;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.feature.type.Name;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.datum.PixelInCell;
import org.geotools.coverage.CoverageFactoryFinder;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.coverage.grid.GridEnvelope2D;
import org.geotools.coverage.grid.GridGeometry2D;
import org.geotools.data.collection.ListFeatureCollection;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.data.util.NullProgressListener;
import org.geotools.feature.NameImpl;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.geometry.jts.JTS;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.process.Processors;
import org.geotools.referencing.CRS;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.geotools.referencing.operation.transform.AffineTransform2D;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKTReader;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.rasters.Coverages;
import org.prospectivity.wps.host.Host;

class StackEvidenceTest {
    private static final Name STACK = new NameImpl("prospectivity", "StackEvidence");
    private static final GridGeometry GRID = new GridGeometry(400_000, 6_506_000, 100, 60, 50);

    private final CoordinateReferenceSystem mga50 = CRS.decode("EPSG:28350", true);

    StackEvidenceTest() throws Exception {}

    private static Map<String, Object> run(Map<String, Object> inputs) {
        return new ProspectivityProcessFactory(Host.NONE)
                .create(STACK)
                .execute(new HashMap<>(inputs), new NullProgressListener());
    }

    private static RasterStack stack(Map<String, Object> outputs) {
        return Coverages.stack("result", (GridCoverage2D) outputs.get("result"));
    }

    private static JsonObject report(Map<String, Object> outputs) {
        return JsonParser.parseString((String) outputs.get("report")).getAsJsonObject();
    }

    private static List<String> warnings(Map<String, Object> outputs) {
        List<String> warnings = new ArrayList<>();
        for (JsonElement warning : report(outputs).getAsJsonArray("warnings")) {
            warnings.add(warning.getAsString());
        }
        return warnings;
    }

    private static List<String> names(Map<String, Object> outputs) {
        return stack(outputs).bands().stream().map(Band::name).toList();
    }

    /** Features of a layer in offsets from the grid's south-west corner, each behind its class. */
    private ListFeatureCollection layer(String name, String... classesAndShapes) throws Exception {
        SimpleFeatureTypeBuilder builder = new SimpleFeatureTypeBuilder();
        builder.setName(name);
        builder.setCRS(mga50);
        builder.add("shape", Geometry.class);
        builder.add("UNIT", String.class);
        SimpleFeatureType type = builder.buildFeatureType();
        ListFeatureCollection features = new ListFeatureCollection(type);
        for (int i = 0; i < classesAndShapes.length; i += 2) {
            Geometry shape = classesAndShapes[i + 1] == null ? null : new WKTReader().read(classesAndShapes[i + 1]);
            if (shape != null) {
                shape.apply((CoordinateFilter) place -> {
                    place.x += GRID.west();
                    place.y += GRID.south();
                });
            }
            features.add(SimpleFeatureBuilder.build(type, new Object[] {shape, classesAndShapes[i]}, null));
        }
        return features;
    }

    private ListFeatureCollection faults() throws Exception {
        return layer("faults", null, "LINESTRING(500 500, 4500 4500)", null, "LINESTRING(500 4500, 4500 500)");
    }

    private ListFeatureCollection geology() throws Exception {
        return layer(
                "geology",
                "granite",
                "POLYGON((0 0, 3000 0, 3000 5000, 0 5000, 0 0))",
                "greenstone belt",
                "POLYGON((3000 0, 6000 0, 6000 5000, 3000 5000, 3000 0))");
    }

    private GridCoverage2D maps() {
        float[] arsenic = new float[GRID.cells()];
        float[] gold = new float[GRID.cells()];
        for (int cell = 0; cell < arsenic.length; cell++) {
            arsenic[cell] = 1 + cell % 60;
            gold[cell] = cell % 7;
        }
        return Coverages.coverage(
                "maps",
                new RasterStack(GRID, List.of(Band.of("As_ppm"), Band.of("Au_ppb")), List.of(arsenic, gold)),
                mga50);
    }

    /** Values of a function of the place, on a grid of its own. */
    private GridCoverage2D raster(String name, GridGeometry grid, double slope) {
        float[] values = new float[grid.cells()];
        for (int cell = 0; cell < values.length; cell++) {
            values[cell] = (float) (slope * (grid.easting(grid.columnOf(cell)) - GRID.west()) - 100);
        }
        return Coverages.coverage(name, new RasterStack(grid, List.of(Band.of("GRAY_INDEX")), List.of(values)), mga50);
    }

    private GridCoverage2D fine(String name) {
        return raster(name, new GridGeometry(399_500, 6_507_000, 25, 300, 300), 0.1);
    }

    private static GridCoverage2D placed(
            String name, float[][] values, CoordinateReferenceSystem crs, AffineTransform to) {
        return CoverageFactoryFinder.getGridCoverageFactory(null)
                .create(
                        name,
                        raster(values),
                        new GridGeometry2D(
                                new GridEnvelope2D(0, 0, values[0].length, values.length),
                                PixelInCell.CELL_CORNER,
                                new AffineTransform2D(to),
                                crs,
                                null),
                        null,
                        null,
                        null);
    }

    private static RenderedImage raster(float[][] values) {
        WritableRaster raster = Raster.createWritableRaster(
                new BandedSampleModel(DataBuffer.TYPE_FLOAT, values[0].length, values.length, 1), null);
        for (int row = 0; row < values.length; row++) {
            raster.setSamples(0, row, values[0].length, 1, 0, values[row]);
        }
        ColorModel grey = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_GRAY), false, false, Transparency.OPAQUE, DataBuffer.TYPE_FLOAT);
        return new BufferedImage(grey, raster, false, null);
    }

    private void refuses(String message, Map<String, Object> inputs) {
        assertThatThrownBy(() -> run(inputs))
                .hasRootCauseInstanceOf(InvalidInputException.class)
                .rootCause()
                .hasMessageContaining(message);
    }

    @Test
    void itsInputsAreThoseOfTheInterface() {
        Map<String, Parameter<?>> inputs = Processors.getParameterInfo(STACK);
        assertThat(inputs.keySet())
                .containsExactly(
                        "coverages",
                        "coverageLayers",
                        "features",
                        "featureLayers",
                        "names",
                        "evidence",
                        "geochemistry",
                        "geochemistryLayer",
                        "alignTo",
                        "alignToLayer",
                        "cellSize",
                        "crs",
                        "bounds",
                        "leastShare",
                        "mostClasses",
                        "mappedOnly",
                        "layer",
                        "overwrite",
                        "style");
        assertThat(inputs.get("coverages").type).isEqualTo(GridCoverage2D.class);
        assertThat(inputs.get("coverages").maxOccurs).isGreaterThan(1);
        assertThat(inputs.get("features").type).isEqualTo(SimpleFeatureCollection.class);
    }

    @Test
    void putsLayersBehindElementMapsOnTheirGrid() throws Exception {
        Map<String, Object> outputs = run(Map.of(
                "geochemistry",
                maps(),
                "coverages",
                List.of(fine("magnetics")),
                "features",
                List.of(geology(), faults()),
                "evidence",
                List.of("geology=category(UNIT)", "faults=distance", "faults=density(1000)")));
        RasterStack stack = stack(outputs);
        assertThat(stack.geometry()).isEqualTo(GRID);
        assertThat(names(outputs))
                .containsExactly(
                        "As_ppm",
                        "Au_ppb",
                        "magnetics_continuous",
                        "geology-granite_category",
                        "geology-greenstone_belt_category",
                        "faults_distance",
                        "faults_density");
        for (int cell = 0; cell < GRID.cells(); cell++) {
            double x = GRID.easting(GRID.columnOf(cell)) - GRID.west();
            double y = GRID.northing(GRID.rowOf(cell)) - GRID.south();
            assertThat(stack.values("As_ppm")[cell]).isEqualTo(1 + cell % 60);
            // Sixteen pixels of a slope along the easting average to its value at the centre.
            assertThat((double) stack.values("magnetics_continuous")[cell]).isCloseTo(0.1 * x - 100, within(1e-3));
            assertThat(stack.values("geology-granite_category")[cell]).isEqualTo(x < 3000 ? 1 : 0);
            double one = toDiagonal(x, y);
            double two = toDiagonal(x, 5000 - y);
            assertThat((double) stack.values("faults_distance")[cell]).isCloseTo(Math.min(one, two), within(1e-2));
        }
        JsonObject report = report(outputs);
        JsonObject distance = report.getAsJsonArray("bands").get(5).getAsJsonObject();
        assertThat(distance.get("band").getAsString()).isEqualTo("faults_distance");
        assertThat(distance.get("kind").getAsString()).isEqualTo("distance");
        assertThat(distance.get("unit").getAsString()).isEqualTo("m");
        assertThat(distance.get("source").getAsString()).isEqualTo("faults");
        assertThat(distance.get("share").getAsDouble()).isEqualTo(1);
    }

    /** From (500, 500) to (4500, 4500). */
    private static double toDiagonal(double x, double y) {
        double along = Math.max(500, Math.min(4500, (x + y) / 2));
        return Math.hypot(x - along, y - along);
    }

    @Test
    void withoutRecipesGeometriesTellWhatIsMade() throws Exception {
        Map<String, Object> outputs = run(Map.of(
                "alignTo",
                maps(),
                "features",
                List.of(geology(), faults(), layer("mines", null, "POINT(100 100)", null, "POINT(3000 3000)"))));
        assertThat(names(outputs))
                .containsExactly("geology_category", "geology_distance", "faults_distance", "mines_distance");
    }

    @Test
    void linesAreSplitByDirectionAndMeet() throws Exception {
        Map<String, Object> outputs = run(Map.of(
                "alignTo",
                maps(),
                "features",
                List.of(faults()),
                "evidence",
                List.of("faults=orientation(4)", "faults=intersections")));
        RasterStack stack = stack(outputs);
        assertThat(names(outputs))
                .containsExactly(
                        "faults-azimuth045_distance", "faults-azimuth135_distance", "faults-intersections_distance");
        double x = GRID.easting(0) - GRID.west();
        double y = GRID.northing(0) - GRID.south();
        assertThat((double) stack.values("faults-azimuth045_distance")[0]).isCloseTo(toDiagonal(x, y), within(1e-2));
        assertThat((double) stack.values("faults-intersections_distance")[0])
                .isCloseTo(Math.hypot(x - 2500, y - 2500), within(1e-2));
        assertThat(warnings(outputs)).contains("faults: no line has the directions azimuth000, azimuth090");
    }

    @Test
    void ofTerrainSlopeAndOthersAreMade() {
        Map<String, Object> outputs = run(Map.of(
                "alignTo",
                maps(),
                "coverages",
                List.of(fine("dem")),
                "evidence",
                List.of(
                        "dem=slope",
                        "dem=gradient",
                        "dem=curvature",
                        "dem=focal_mean(300)",
                        "dem=focal_deviation(300)")));
        RasterStack stack = stack(outputs);
        assertThat(names(outputs))
                .containsExactly(
                        "dem-slope_continuous",
                        "dem-gradient_continuous",
                        "dem-curvature_continuous",
                        "dem-focal_mean_continuous",
                        "dem-focal_deviation_continuous");
        for (int cell = 0; cell < GRID.cells(); cell++) {
            assertThat(stack.values("dem-slope_continuous")[cell])
                    .isCloseTo((float) Math.toDegrees(Math.atan(0.1)), within(1e-3f));
        }
    }

    @Test
    void ofAPotentialFieldItsVerticalDerivativeAndTiltAreMade() {
        GridCoverage2D field = mass("gravity", new GridGeometry(390_000, 6_515_000, 100, 250, 250));
        Map<String, Object> outputs = run(Map.of(
                "alignTo",
                maps(),
                "coverages",
                List.of(field),
                "evidence",
                List.of("gravity=vertical_derivative", "gravity=tilt")));
        RasterStack stack = stack(outputs);
        assertThat(names(outputs)).containsExactly("gravity-vertical_derivative_continuous", "gravity-tilt_continuous");
        float[] vertical = stack.values(0);
        float[] tilt = stack.values(1);
        for (int cell = 0; cell < GRID.cells(); cell++) {
            double square = fromMass(GRID.easting(GRID.columnOf(cell)), GRID.northing(GRID.rowOf(cell)));
            double along = 2 * MASS_DEPTH * MASS_DEPTH - square;
            double exact = 1e9 * along / Math.pow(square + MASS_DEPTH * MASS_DEPTH, 2.5);
            assertThat((double) vertical[cell]).isCloseTo(exact, within(0.02 * 2e9 / Math.pow(MASS_DEPTH, 3)));
            if (square < 1_500 * 1_500) {
                double angle = Math.toDegrees(Math.atan2(along, 3 * MASS_DEPTH * Math.sqrt(square)));
                assertThat((double) tilt[cell]).isCloseTo(angle, within(4.0));
            }
        }
    }

    private static final double MASS_DEPTH = 1000;

    private static double fromMass(double easting, double northing) {
        double x = easting - 402_500;
        double y = northing - 6_502_500;
        return x * x + y * y;
    }

    /** The attraction of a point mass below the middle of the grid. */
    private GridCoverage2D mass(String name, GridGeometry grid) {
        float[] values = new float[grid.cells()];
        for (int cell = 0; cell < values.length; cell++) {
            double square = fromMass(grid.easting(grid.columnOf(cell)), grid.northing(grid.rowOf(cell)));
            values[cell] = (float) (1e9 * MASS_DEPTH / Math.pow(square + MASS_DEPTH * MASS_DEPTH, 1.5));
        }
        return Coverages.coverage(name, new RasterStack(grid, List.of(Band.of("GRAY_INDEX")), List.of(values)), mga50);
    }

    @Test
    void aGridOfItsOwnCoversWhatAllRastersHave() {
        Map<String, Object> outputs = run(Map.of(
                "coverages",
                List.of(fine("one"), raster("two", new GridGeometry(401_000, 6_505_000, 50, 100, 100), 0.2)),
                "cellSize",
                200.0));
        assertThat(stack(outputs).geometry()).isEqualTo(new GridGeometry(401_000, 6_505_000, 200, 25, 25));
        assertThat(names(outputs)).containsExactly("one_continuous", "two_continuous");
    }

    @Test
    void aGridOfItsOwnTakesBoundsInAnyCrs() throws Exception {
        Map<String, Object> outputs = run(Map.of(
                "features",
                List.of(faults()),
                "cellSize",
                500.0,
                "bounds",
                new ReferencedEnvelope(400_000, 402_000, 6_501_000, 6_503_000, mga50)));
        assertThat(stack(outputs).geometry()).isEqualTo(new GridGeometry(400_000, 6_503_000, 500, 4, 4));
    }

    @Test
    void featuresInDegreesAreTransformed() throws Exception {
        ListFeatureCollection metres = faults();
        SimpleFeatureTypeBuilder builder = new SimpleFeatureTypeBuilder();
        builder.setName("faults");
        builder.setCRS(DefaultGeographicCRS.WGS84);
        builder.add("shape", Geometry.class);
        ListFeatureCollection degrees = new ListFeatureCollection(builder.buildFeatureType());
        try (var iterator = metres.features()) {
            while (iterator.hasNext()) {
                Geometry there = JTS.transform(
                        (Geometry) iterator.next().getDefaultGeometry(),
                        CRS.findMathTransform(mga50, DefaultGeographicCRS.WGS84, true));
                degrees.add(SimpleFeatureBuilder.build(degrees.getSchema(), new Object[] {there}, null));
            }
        }
        float[] expected = stack(run(Map.of("alignTo", maps(), "features", List.of(metres))))
                .values(0);
        float[] found = stack(run(Map.of("alignTo", maps(), "features", List.of(degrees))))
                .values(0);
        for (int cell = 0; cell < found.length; cell++) {
            assertThat(found[cell]).isCloseTo(expected[cell], within(0.05f));
        }
    }

    @Test
    void aRasterInDegreesIsResampledAtEachCentre() throws Exception {
        float[][] values = new float[80][80];
        for (int row = 0; row < 80; row++) {
            for (int column = 0; column < 80; column++) {
                values[row][column] = (float) (3 * column - 2 * row);
            }
        }
        AffineTransform to = new AffineTransform(0.002, 0, 0, -0.002, 115.9, -31.55);
        Map<String, Object> outputs = run(Map.of(
                "alignTo", maps(), "coverages", List.of(placed("gravity", values, DefaultGeographicCRS.WGS84, to))));
        float[] found = stack(outputs).values("gravity_continuous");
        for (int cell = 0; cell < found.length; cell += 11) {
            double[] place = {GRID.easting(GRID.columnOf(cell)), GRID.northing(GRID.rowOf(cell))};
            CRS.findMathTransform(mga50, DefaultGeographicCRS.WGS84, true).transform(place, 0, place, 0, 1);
            double column = (place[0] - 115.9) / 0.002 - 0.5;
            double row = (-31.55 - place[1]) / 0.002 - 0.5;
            assertThat((double) found[cell]).isCloseTo(3 * column - 2 * row, within(1e-3));
        }
    }

    @Test
    void aRotatedRasterIsResampled() {
        float[][] values = new float[200][200];
        for (int row = 0; row < 200; row++) {
            for (int column = 0; column < 200; column++) {
                values[row][column] = column;
            }
        }
        AffineTransform to = new AffineTransform();
        to.translate(403_000, 6_500_000);
        to.rotate(Math.PI / 6);
        to.scale(120, -120);
        to.translate(-100, -120);
        Map<String, Object> outputs =
                run(Map.of("alignTo", maps(), "coverages", List.of(placed("radiometrics", values, mga50, to))));
        float[] found = stack(outputs).values(0);
        for (int cell = 0; cell < found.length; cell += 13) {
            double dx = GRID.easting(GRID.columnOf(cell)) - 403_000;
            double dy = GRID.northing(GRID.rowOf(cell)) - 6_500_000;
            double along = dx * Math.cos(Math.PI / 6) + dy * Math.sin(Math.PI / 6);
            assertThat((double) found[cell]).isCloseTo(along / 120 + 100 - 0.5, within(1e-3));
        }
    }

    @Test
    void codesOfARasterBecomeClasses() {
        float[][] codes = new float[5][6];
        for (int row = 0; row < 5; row++) {
            Arrays.fill(codes[row], row % 3 + 1);
        }
        AffineTransform to = new AffineTransform(1000, 0, 0, -1000, 400_000, 6_506_000);
        Map<String, Object> outputs = run(Map.of(
                "alignTo",
                maps(),
                "coverages",
                List.of(placed("landcover", codes, mga50, to)),
                "evidence",
                List.of("landcover=category")));
        RasterStack stack = stack(outputs);
        assertThat(names(outputs))
                .containsExactly("landcover-1_category", "landcover-2_category", "landcover-3_category");
        assertThat(stack.values(1)[10 * 60]).isEqualTo(1);
        assertThat(stack.values(1)[9 * 60]).isEqualTo(0);
    }

    @Test
    void nanAndInfinityAreNoData() {
        float[][] values = new float[50][60];
        Random random = new Random(1);
        for (float[] row : values) {
            for (int column = 0; column < 60; column++) {
                row[column] = random.nextFloat();
            }
        }
        values[3][4] = Float.NaN;
        values[5][6] = Float.NEGATIVE_INFINITY;
        AffineTransform to = new AffineTransform(100, 0, 0, -100, 400_000, 6_506_000);
        Map<String, Object> outputs =
                run(Map.of("alignTo", maps(), "coverages", List.of(placed("magnetics", values, mga50, to))));
        float[] found = stack(outputs).values(0);
        assertThat(found[3 * 60 + 4]).isNaN();
        assertThat(found[5 * 60 + 6]).isNaN();
        assertThat(found[3 * 60 + 5]).isEqualTo(values[3][5]);
        JsonObject band = report(outputs).getAsJsonArray("bands").get(0).getAsJsonObject();
        assertThat(band.get("share").getAsDouble()).isCloseTo(1 - 2 / 3000.0, within(1e-9));
    }

    @Test
    void aConstantBandIsWarnedOf() {
        Map<String, Object> outputs = run(Map.of("alignTo", maps(), "coverages", List.of(raster("flat", GRID, 0))));
        assertThat(warnings(outputs)).containsExactly("flat_continuous is -100.0 everywhere and tells nothing");
    }

    @Test
    void aPolygonThatCrossesItselfIsMadeValid() throws Exception {
        Map<String, Object> outputs = run(Map.of(
                "alignTo",
                maps(),
                "features",
                List.of(layer("bowtie", null, "POLYGON((0 0, 4000 4000, 4000 0, 0 4000, 0 0))", null, null)),
                "evidence",
                List.of("bowtie=category")));
        assertThat(warnings(outputs))
                .containsExactly(
                        "bowtie: 1 of 2 features have no geometry",
                        "bowtie: 1 polygons cross themselves and were made valid",
                        "bowtie lies in 53 % of the grid; elsewhere nothing is taken to be there, unless mappedOnly is"
                                + " set");
        float[] found = stack(outputs).values(0);
        assertThat(found[GRID.cellAt(GRID.west() + 500, GRID.south() + 2050)]).isEqualTo(1);
        assertThat(found[GRID.cellAt(GRID.west() + 2050, GRID.south() + 500)]).isEqualTo(0);
    }

    @Test
    void fiveHundredClassesAreAskedFor() throws Exception {
        String[] features = new String[1000];
        for (int i = 0; i < 500; i++) {
            features[2 * i] = "unit " + i;
            features[2 * i + 1] =
                    "POLYGON((" + i + " 0, " + (i + 1) + " 0, " + (i + 1) + " 5000, " + i + " 5000, " + i + " 0))";
        }
        Map<String, Object> inputs = Map.of(
                "alignTo",
                maps(),
                "features",
                List.of(layer("geology", features)),
                "evidence",
                List.of("geology=category(UNIT)"));
        refuses(
                "evidence: UNIT of geology has 500 classes, more than 50; expected an attribute with fewer, or mostClasses of"
                        + " 500 to take them all",
                inputs);
        Map<String, Object> more = new HashMap<>(inputs);
        more.put("mostClasses", 500);
        assertThat(names(run(more))).hasSize(500);
    }

    @Test
    void badInputIsRefused() throws Exception {
        refuses("coverages: no layer is given", Map.of("cellSize", 100.0));
        refuses("cellSize: it is not given, and neither is geochemistry", Map.of("features", List.of(faults())));
        refuses(
                "features: mines does not reach the grid",
                Map.of("alignTo", maps(), "features", List.of(layer("mines", null, "POINT(90000 90000)"))));
        refuses(
                "evidence: far has no data on the grid for far_continuous",
                Map.of(
                        "alignTo",
                        maps(),
                        "coverages",
                        List.of(raster("far", new GridGeometry(500_000, 6_506_000, 100, 9, 9), 1))));
        refuses(
                "features: mines has no geometry (1 features without one)",
                Map.of("alignTo", maps(), "features", List.of(layer("mines", null, null))));
        refuses(
                "features: mixed holds points and lines; expected one kind",
                Map.of(
                        "alignTo",
                        maps(),
                        "features",
                        List.of(layer("mixed", null, "POINT(1 1)", null, "LINESTRING(0 0, 1 1)"))));
        refuses(
                "names: two layers are called faults",
                Map.of("alignTo", maps(), "features", List.of(faults(), faults())));
        refuses(
                "evidence: faults and faults both make a band faults_distance",
                Map.of(
                        "alignTo",
                        maps(),
                        "features",
                        List.of(faults()),
                        "evidence",
                        List.of("faults=distance", "faults=distance")));
        refuses(
                "evidence: geochemistry and maps both make a band As_ppm",
                Map.of("geochemistry", maps(), "coverages", List.of(maps())));
        refuses(
                "evidence: fault=distance is not accepted; expected one of the layers [faults] before the equals sign",
                Map.of("alignTo", maps(), "features", List.of(faults()), "evidence", List.of("fault=distance")));
        refuses(
                "evidence: faults=near is not accepted; expected one of [category, category_distance, distance",
                Map.of("alignTo", maps(), "features", List.of(faults()), "evidence", List.of("faults=near")));
        refuses(
                "evidence: faults=slope is not accepted, faults being a layer of features",
                Map.of("alignTo", maps(), "features", List.of(faults()), "evidence", List.of("faults=slope")));
        refuses(
                "evidence: faults=density(far) is not accepted; expected faults=density(radius in metres), a number above 0",
                Map.of("alignTo", maps(), "features", List.of(faults()), "evidence", List.of("faults=density(far)")));
        refuses(
                "evidence: ROCK is not accepted; expected an attribute of geology, which has shape, UNIT",
                Map.of(
                        "alignTo",
                        maps(),
                        "features",
                        List.of(geology()),
                        "evidence",
                        List.of("geology=category(ROCK)")));
        refuses(
                "evidence: faults=category is not accepted, faults being a layer of lines; expected polygons",
                Map.of("alignTo", maps(), "features", List.of(faults()), "evidence", List.of("faults=category")));
        refuses(
                "cellSize: it is given beside alignTo",
                Map.of("alignTo", maps(), "features", List.of(faults()), "cellSize", 100.0));
    }

    @Test
    void allNoDataIsRefused() {
        float[][] values = new float[50][60];
        for (float[] row : values) {
            Arrays.fill(row, Float.NaN);
        }
        AffineTransform to = new AffineTransform(100, 0, 0, -100, 400_000, 6_506_000);
        refuses(
                "evidence: empty has no data on the grid for empty_continuous; expected a layer with data there",
                Map.of("alignTo", maps(), "coverages", List.of(placed("empty", values, mga50, to))));
    }

    @Test
    void aGridThatIsRotatedIsRefused() {
        AffineTransform to = AffineTransform.getTranslateInstance(400_000, 6_506_000);
        to.rotate(0.1);
        to.scale(100, -100);
        refuses(
                "alignTo: its grid is rotated",
                Map.of(
                        "alignTo",
                        placed("turned", new float[5][6], mga50, to),
                        "coverages",
                        List.of(fine("magnetics"))));
    }

    @Test
    void aRasterIsCalledAsNamesSay() {
        Map<String, Object> outputs = run(Map.of(
                "alignTo",
                maps(),
                "coverages",
                List.of(fine("geotiff_coverage"), fine("geotiff_coverage")),
                "names",
                List.of("magnetics", "gravity"),
                "evidence",
                List.of("gravity=slope")));
        assertThat(names(outputs)).containsExactly("magnetics_continuous", "gravity-slope_continuous");
    }

    @Test
    void beyondWhatIsMappedNothingIsKnownIfAPersonSaysSo() throws Exception {
        Map<String, Object> inputs = new HashMap<>(
                Map.of("alignTo", maps(), "features", List.of(faults()), "evidence", List.of("faults=distance")));
        Map<String, Object> everywhere = run(inputs);
        assertThat(warnings(everywhere))
                .containsExactly("faults lies in 53 % of the grid; elsewhere nothing is taken to be there, unless"
                        + " mappedOnly is set");
        inputs.put("mappedOnly", true);
        Map<String, Object> mapped = run(inputs);
        assertThat(warnings(mapped)).isEmpty();
        float[] all = stack(everywhere).values(0);
        float[] some = stack(mapped).values(0);
        for (int cell = 0; cell < some.length; cell++) {
            double x = GRID.easting(GRID.columnOf(cell)) - GRID.west();
            double y = GRID.northing(GRID.rowOf(cell)) - GRID.south();
            boolean within = x >= 500 && x <= 4500 && y >= 500 && y <= 4500;
            assertThat((Float) some[cell]).isEqualTo((Float) (within ? all[cell] : Float.NaN));
        }
    }
}
