package org.prospectivity.server.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.server.TestLayers;
import org.prospectivity.server.layer.CellGrid;
import org.prospectivity.server.layer.Level;
import org.prospectivity.server.layer.NamedCrs;
import org.prospectivity.server.layer.StoredCoverage;

/** Holds maps against ones made pixel by pixel with the exact transform. */
class CoverageSamplerTest {
    private static final GridGeometry GEOMETRY = new GridGeometry(300_000, 6_800_000, 1000, 600, 700);
    private static final int WIDTH = 217;
    private static final int HEIGHT = 190;
    private static final float NOTHING = Float.NaN;
    /** In pixels. */
    private static final double TOLERANCE = 0.125;

    @TempDir
    private static Path data;

    private static StoredCoverage coverage;

    /** The values of each level. */
    private static final List<float[]> CELLS = new ArrayList<>();

    @BeforeAll
    static void publish() throws Exception {
        RasterStack stack = TestLayers.random(GEOMETRY, "Au_ppb");
        TestLayers.publishWithLevels(data, "w:n", stack, "EPSG:28350");
        coverage = StoredCoverage.open(data.resolve("layers/w/n.tif"));
        for (Level level : coverage.levels()) {
            float[] values = new float[level.columns() * level.rows()];
            coverage.band(level, 0)
                    .getRenderedImage()
                    .getData()
                    .getSamples(0, 0, level.columns(), level.rows(), 0, values);
            CELLS.add(values);
        }
    }

    private static float[] sample(MapView view) throws Exception {
        float[] values = new float[view.width() * view.height()];
        Arrays.fill(values, NOTHING);
        CoverageSampler.sample(coverage, 0, view, (pixel, value) -> values[pixel] = value);
        return values;
    }

    private static float value(Level level, double column, double row) throws Exception {
        int c = (int) Math.floor(column / level.scaleX());
        int r = (int) Math.floor(row / level.scaleY());
        return c < 0 || r < 0 || c >= level.columns() || r >= level.rows()
                ? NOTHING
                : CELLS.get(coverage.levels().indexOf(level))[r * level.columns() + c];
    }

    private static List<MapView> views(String code) throws Exception {
        NamedCrs crs = NamedCrs.of("crs", code);
        ReferencedEnvelope whole = coverage.grid().envelope(coverage.crs()).transform(crs.crs(), true, 20);
        Random random = new Random(7);
        MapView[] views = new MapView[12];
        for (int v = 0; v < views.length; v++) {
            // From a few cells to twice the coverage, also over its edge.
            double size = 2 * Math.pow(0.01, random.nextDouble());
            double west = whole.getMinX() + (random.nextDouble() * (1 + size) - size) * whole.getWidth();
            double south = whole.getMinY() + (random.nextDouble() * (1 + size) - size) * whole.getHeight();
            views[v] = new MapView(
                    west,
                    south,
                    west + size * whole.getWidth(),
                    south + size * whole.getHeight(),
                    WIDTH,
                    HEIGHT,
                    crs.crs());
        }
        return List.of(views);
    }

    @Test
    void inItsOwnCrsEveryPixelHasTheCellOfItsMiddle() throws Exception {
        for (MapView view : views("EPSG:28350")) {
            MapView own =
                    new MapView(view.west(), view.south(), view.east(), view.north(), WIDTH, HEIGHT, coverage.crs());
            Level level = coverage.levelFor(own.pixelWidth() / 1000, own.pixelHeight() / 1000);
            float[] seen = sample(own);
            for (int i = 0; i < seen.length; i++) {
                double column = coverage.grid().column(own.x(i % WIDTH + 0.5));
                double row = coverage.grid().row(own.y(i / WIDTH + 0.5));
                assertThat(Float.compare(seen[i], value(level, column, row)))
                        .as("%s at column %s, row %s", seen[i], column, row)
                        .isZero();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"EPSG:3857", "EPSG:4326", "EPSG:32651", "EPSG:3577"})
    void inAnotherCrsAPixelsPlaceIsOffByLessThanTheTolerance(String code) throws Exception {
        int compared = 0;
        for (MapView view : views(code)) {
            MathTransform exact = CRS.findMathTransform(view.crs(), coverage.crs(), true);
            float[] seen = sample(view);
            double[] places = new double[2 * seen.length];
            for (int i = 0; i < seen.length; i++) {
                places[2 * i] = view.x(i % WIDTH + 0.5);
                places[2 * i + 1] = view.y(i / WIDTH + 0.5);
            }
            exact.transform(places, 0, places, 0, seen.length);
            CellGrid grid = coverage.grid();
            for (int i = 0; i < seen.length; i++) {
                double column = grid.column(places[2 * i]);
                double row = grid.row(places[2 * i + 1]);
                boolean found = false;
                // The same level is not taken for granted: where the scale changes over the map either may be right.
                for (Level level : coverage.levels()) {
                    double pixelColumns = Math.abs(column - grid.column(places[2 * (i % WIDTH == 0 ? i + 1 : i - 1)]));
                    double off = 1.5 * TOLERANCE * Math.max(pixelColumns, 1e-9);
                    for (int k = 0; k < 9 && !found; k++) {
                        found = Float.compare(
                                        seen[i], value(level, column + (k % 3 - 1) * off, row + (k / 3 - 1) * off))
                                == 0;
                    }
                }
                assertThat(found).as("%s, pixel %d", view, i).isTrue();
                compared++;
            }
        }
        assertThat(compared).isPositive();
    }

    @Test
    void farFromTheCoverageThereIsNothing() throws Exception {
        NamedCrs degrees = NamedCrs.of("crs", "CRS:84");
        for (double[] box : new double[][] {{-70, 20, -60, 30}, {-63, -35, -58, -30}, {-180, 80, 180, 90}}) {
            float[] seen = sample(new MapView(box[0], box[1], box[2], box[3], 64, 64, degrees.crs()));
            assertThat(seen).containsOnly(NOTHING);
        }
    }
}
