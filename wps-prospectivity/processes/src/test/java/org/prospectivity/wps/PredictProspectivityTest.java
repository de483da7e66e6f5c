package org.prospectivity.wps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.geotools.api.data.Parameter;
import org.geotools.api.feature.type.Name;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.data.util.NullProgressListener;
import org.geotools.feature.NameImpl;
import org.geotools.process.Processors;
import org.geotools.process.factory.AnnotatedBeanProcessFactory;
import org.geotools.referencing.CRS;
import org.geotools.util.SimpleInternationalString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.cnn.Ensemble;
import org.prospectivity.engine.model.ModelFile;
import org.prospectivity.engine.model.TrainedModel;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.Predictors;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.rasters.CellLimit;
import org.prospectivity.rasters.Coverages;
import org.prospectivity.rasters.GeoTiffs;
import org.prospectivity.rasters.SurveyMaps;
import org.prospectivity.rasters.TemporaryFiles;
import org.prospectivity.wps.host.Host;
import org.prospectivity.wps.host.Limits;
import org.prospectivity.wps.host.Turns;

class PredictProspectivityTest {
    private static final Name PREDICT = new NameImpl("prospectivity", "PredictProspectivity");
    /** The window of the model is 7 cells, its cells are of 500 m. */
    private static final GridGeometry GRID = new GridGeometry(400_000, 6_506_000, 500, 26, 19);

    private final CoordinateReferenceSystem mga50 = CRS.decode("EPSG:28350", true);
    private final TrainedModel gold = TestModels.untrained();

    @TempDir
    Path directory;

    PredictProspectivityTest() throws Exception {}

    /** Concentrations with a hole in both bands and a larger one in the second. */
    private static RasterStack maps() {
        return new RasterStack(
                GRID, List.of(Band.of("As_ppm"), Band.of("Au_ppb")), List.of(values(3, 6, 9), values(4, 6, 14)));
    }

    private static float[] values(long seed, int firstEmpty, int lastEmpty) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[GRID.cells()];
        for (int cell = 0; cell < values.length; cell++) {
            int row = GRID.rowOf(cell);
            int column = GRID.columnOf(cell);
            double value = Math.exp(random.nextGaussian());
            boolean empty = row >= firstEmpty && row <= lastEmpty && column >= firstEmpty && column <= lastEmpty;
            values[cell] = empty ? Float.NaN : (float) value;
        }
        return values;
    }

    private static float[] filled(float value) {
        float[] values = new float[GRID.cells()];
        Arrays.fill(values, value);
        return values;
    }

    private static RasterStack with(String band, float[] values) {
        return new RasterStack(GRID, List.of(Band.of("As_ppm"), Band.of(band)), List.of(maps().values(0), values));
    }

    private Map<String, Object> inputs(RasterStack maps, Object... more) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("geochemistry", Coverages.coverage("maps", maps, mga50));
        inputs.put("model", "gold");
        for (int i = 0; i < more.length; i += 2) {
            inputs.put((String) more[i], more[i + 1]);
        }
        return inputs;
    }

    private Host host() {
        return new Host(null, new OneModel("gold", ModelFile.write(gold)));
    }

    private Map<String, Object> run(Map<String, Object> inputs) {
        return run(host(), inputs);
    }

    private static Map<String, Object> run(Host host, Map<String, Object> inputs) {
        return new ProspectivityProcessFactory(host).create(PREDICT).execute(inputs, new NullProgressListener());
    }

    private RasterStack scored(RasterStack maps) {
        return Coverages.stack("result", (GridCoverage2D) run(inputs(maps)).get("result"));
    }

    private static void same(RasterStack found, RasterStack expected) {
        assertThat(found.bands()).isEqualTo(expected.bands());
        assertThat(found.geometry()).isEqualTo(expected.geometry());
        for (int b = 0; b < expected.bands().size(); b++) {
            assertThat(found.values(b)).containsExactly(expected.values(b));
        }
    }

    private void refused(RasterStack maps, String message) {
        refused(inputs(maps), message);
    }

    private void refused(Map<String, Object> inputs, String message) {
        assertThatThrownBy(() -> run(inputs))
                .rootCause()
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("expected");
    }

    @Test
    void itsInputsAndOutputsAreThoseOfTheInterface() {
        Map<String, Parameter<?>> inputs = Processors.getParameterInfo(PREDICT);
        assertThat(inputs)
                .containsOnlyKeys(
                        "geochemistry",
                        "geochemistryLayer",
                        "evidenceLayers",
                        "evidence",
                        "kinds",
                        "model",
                        "method",
                        "percentile",
                        "deposits",
                        "depositsLayer",
                        "layer",
                        "overwrite",
                        "style");
        assertThat(Processors.getResultInfo(PREDICT, null)).containsOnlyKeys("result", "layerName", "report");
    }

    @Test
    void aCellWithHalfOfTheElementsHasAScoreAndOneWithLessHasNone() {
        RasterStack map = scored(maps());
        for (int cell = 0; cell < GRID.cells(); cell++) {
            int row = GRID.rowOf(cell);
            int column = GRID.columnOf(cell);
            boolean hole = row >= 6 && row <= 9 && column >= 6 && column <= 9;
            assertThat(Float.isNaN(map.values(0)[cell])).isEqualTo(hole);
            assertThat(Float.isNaN(map.values(1)[cell])).isEqualTo(hole);
        }
    }

    @Test
    void windowsThatReachOverGapsSeeTheNearestValues() {
        RasterStack filled =
                new RasterStack(GRID, maps().bands(), List.of(nearest(maps().values(0)), nearest(maps().values(1))));
        // normalised by the cells that have data, as the maps with gaps are
        Predictors gaps = Predictors.of(maps(), "maps").arranged(gold.inputs(), "maps");
        float[][] normalised = new float[2][GRID.cells()];
        for (int b = 0; b < 2; b++) {
            for (int cell = 0; cell < GRID.cells(); cell++) {
                normalised[b][cell] = gaps.normalisations().get(b).apply(filled.values(1 - b)[cell]);
            }
            assertThat(gaps.stack().values(b)).containsExactly(normalised[b]);
        }
        Ensemble.Map expected = gold.ensemble().score(gaps, 1, Progress.NONE);
        same(
                scored(maps()).select(List.of(0, 1)),
                new RasterStack(
                        GRID,
                        List.of(Band.of("prospectivity"), Band.of("uncertainty")),
                        List.of(expected.mean(), expected.standardDeviation())));
    }

    /** By the definition; of several as near, the northernmost and of those the westernmost. */
    private static float[] nearest(float[] values) {
        float[] filled = values.clone();
        for (int cell = 0; cell < values.length; cell++) {
            int least = Float.isNaN(values[cell]) ? Integer.MAX_VALUE : 0;
            for (int other = 0; other < values.length; other++) {
                int steps = Math.max(
                        Math.abs(GRID.rowOf(cell) - GRID.rowOf(other)),
                        Math.abs(GRID.columnOf(cell) - GRID.columnOf(other)));
                if (!Float.isNaN(values[other]) && steps < least) {
                    least = steps;
                    filled[cell] = values[other];
                }
            }
        }
        return filled;
    }

    @Test
    void theOrderOfBandsOtherBandsAndTheNumberOfThreadsDoNotMatter() {
        RasterStack expected = scored(maps());
        same(scored(maps().select(List.of(1, 0))), expected);
        same(
                scored(new RasterStack(
                        GRID,
                        List.of(Band.of("Zn_pct"), Band.of("As_ppm"), Band.of("Cu"), Band.of("Au_ppb")),
                        List.of(filled(7), maps().values(0), filled(Float.NaN), maps().values(1)))),
                expected);
        for (int threads : new int[] {1, 2, 5}) {
            Host host = new Host(
                    null,
                    new OneModel("gold", ModelFile.write(gold)),
                    new Limits(Long.MAX_VALUE, Integer.MAX_VALUE, threads, new Turns(1)));
            same(
                    Coverages.stack(
                            "result", (GridCoverage2D) run(host, inputs(maps())).get("result")),
                    expected);
        }
    }

    @Test
    void unitsDoNotMatter() {
        float[] ppm = maps().values(1).clone();
        for (int cell = 0; cell < ppm.length; cell++) {
            ppm[cell] /= 1000;
        }
        RasterStack found = scored(with("Au_ppm", ppm));
        float[] expected = scored(maps()).values(0);
        for (int cell = 0; cell < expected.length; cell++) {
            if (!Float.isNaN(expected[cell])) {
                assertThat(Math.abs(found.values(0)[cell] - expected[cell])).isLessThan(1e-5f);
            }
        }
    }

    @Test
    void scoresInAFileAreThoseInMemory() throws Exception {
        Map<String, Object> outputs = new AnnotatedBeanProcessFactory(
                new SimpleInternationalString("test"), "test", PredictProspectivity.class) {
            @Override
            protected Object createProcessBean(Name name) {
                return new PredictProspectivity(host(), () -> new SurveyMaps(CellLimit.NONE, 0, directory));
            }
        }.create(new NameImpl("test", "PredictProspectivity")).execute(inputs(maps()), new NullProgressListener());
        GridCoverage2D coverage = (GridCoverage2D) outputs.get("result");
        same(Coverages.stack("result", coverage), scored(maps()));
        assertThat(outputs.get("report")).isEqualTo(run(inputs(maps())).get("report"));
        assertThat(TemporaryFiles.count(directory)).isEqualTo(1);
        coverage.dispose(true);
        assertThat(TemporaryFiles.count(directory)).isZero();
    }

    @Test
    void mapsInAFileOnTheDiskGiveTheSame() throws Exception {
        Path file = directory.resolve("maps.tif");
        GeoTiffs.write(Coverages.coverage("maps", maps(), mga50), file);
        Map<String, Object> inputs = inputs(maps());
        inputs.put("geochemistry", GeoTiffs.read("geochemistry", file, 0));
        same(Coverages.stack("result", (GridCoverage2D) run(inputs).get("result")), scored(maps()));
    }

    @Test
    void anotherProjectionInMetresIsAsGood() throws Exception {
        Map<String, Object> inputs = inputs(maps());
        inputs.put("geochemistry", Coverages.coverage("maps", maps(), CRS.decode("EPSG:28351", true)));
        GridCoverage2D result = (GridCoverage2D) run(inputs).get("result");
        assertThat(CRS.lookupEpsgCode(result.getCoordinateReferenceSystem(), true))
                .isEqualTo(28351);
        same(Coverages.stack("result", result), scored(maps()));
    }

    @Test
    void bandsThatTellNothingAreRefusedByName() {
        refused(with("Au_ppb", filled(Float.NaN)), "geochemistry: band Au_ppb has no data");
        refused(with("Au_ppb", filled(0)), "geochemistry: band Au_ppb has the same value everywhere");
        refused(with("Au_ppb", filled(3)), "geochemistry: band Au_ppb has the same value everywhere");
        refused(with("Au_ppb", filled(-3)), "geochemistry: band Au_ppb holds -3.0");
        refused(
                new RasterStack(GRID, maps().bands(), List.of(filled(Float.NaN), filled(Float.NaN))),
                "geochemistry: band As_ppm has no data");
    }

    @Test
    void elementsThatAreMissingOrThereTwiceAreRefusedByName() {
        refused(
                with("Zn_ppm", maps().values(1)),
                "geochemistry: lacks the elements Au of the model; it has As_ppm, Zn_ppm");
        refused(with("As_pct", maps().values(1)), "geochemistry: lacks the elements Au");
        refused(
                new RasterStack(
                        GRID,
                        List.of(Band.of("As_ppm"), Band.of("Au_ppb"), Band.of("AU_ppm")),
                        List.of(maps().values(0), maps().values(1), maps().values(1))),
                "geochemistry: two bands of AU");
    }

    @Test
    void gridsThatDoNotFitAreRefused() {
        refused(on(new GridGeometry(0, 0, 250, 26, 19)), "geochemistry: has cells of 250.0 m");
        refused(on(new GridGeometry(0, 0, 500, 1, 1)), "geochemistry: has 1 x 1 cells; expected at least");
        refused(on(new GridGeometry(0, 0, 500, 6, 40)), "geochemistry: has 6 x 40 cells; expected at least");
        assertThat(scored(on(new GridGeometry(0, 0, 500, 7, 7))).values(0)).doesNotContain(Float.NaN);
    }

    private static RasterStack on(GridGeometry grid) {
        SplittableRandom random = new SplittableRandom(1);
        float[][] values = new float[2][grid.cells()];
        for (float[] band : values) {
            for (int cell = 0; cell < band.length; cell++) {
                band[cell] = (float) random.nextDouble();
            }
        }
        return new RasterStack(grid, maps().bands(), List.of(values));
    }

    @Test
    void badInputIsNamed() {
        refused(inputs(maps(), "model", " "), "model: a blank name");
        Map<String, Object> none = inputs(maps());
        none.remove("geochemistry");
        refused(none, "geochemistry: neither geochemistry nor geochemistryLayer");
        refused(
                inputs(maps(), "deposits", TestFeatures.inCells(GRID, mga50, 8 * 26 + 8)),
                "deposits: none of 1 deposits lies on a cell with data");
        refused(inputs(maps(), "deposits", TestFeatures.inCells(GRID, mga50)), "deposits: ");
    }
}
