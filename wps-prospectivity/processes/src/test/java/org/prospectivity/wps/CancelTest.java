package org.prospectivity.wps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.api.feature.type.Name;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.data.util.NullProgressListener;
import org.geotools.feature.NameImpl;
import org.geotools.process.factory.AnnotatedBeanProcessFactory;
import org.geotools.referencing.CRS;
import org.geotools.util.SimpleInternationalString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prospectivity.engine.model.ModelFile;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.rasters.CellLimit;
import org.prospectivity.rasters.Coverages;
import org.prospectivity.rasters.GeoTiffs;
import org.prospectivity.rasters.SurveyMaps;
import org.prospectivity.rasters.TemporaryFiles;
import org.prospectivity.wps.host.Host;
import org.prospectivity.wps.host.Layers;

/** Each process is cancelled at each of its reports in turn, and has to end there and leave nothing. */
class CancelTest {
    private static final GridGeometry GRID = new GridGeometry(400_000, 6_506_000, 500, 31, 23);
    private static final int[] DEPOSITS = {20, 111, 300, 301, 512};

    private final CoordinateReferenceSystem mga50 = CRS.decode("EPSG:28350", true);

    @TempDir
    Path directory;

    @TempDir
    Path published;

    CancelTest() throws Exception {}

    /** Writes what is published to a file. */
    private final class Files implements Layers {
        @Override
        public GridCoverage2D coverage(String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SimpleFeatureSource features(String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void checkPublishable(String name, String style, boolean overwrite) {}

        @Override
        public String publish(String name, GridCoverage2D coverage, String style, boolean overwrite)
                throws java.io.IOException {
            GeoTiffs.write(coverage, published.resolve(name + ".tif"));
            return name;
        }

        @Override
        public List<String> list() {
            return List.of();
        }
    }

    /** Is cancelled from the n-th time it is asked on. */
    private static final class CancelledAt extends NullProgressListener {
        private final AtomicInteger asked = new AtomicInteger();
        private final int last;

        CancelledAt(int last) {
            this.last = last;
        }

        @Override
        public boolean isCanceled() {
            return asked.incrementAndGet() >= last;
        }
    }

    private Host host() {
        return new Host(new Files(), new OneModel("gold", ModelFile.write(TestModels.untrained())));
    }

    private GridCoverage2D coverage(String... bands) {
        SplittableRandom random = new SplittableRandom(3);
        float[][] values = new float[bands.length][GRID.cells()];
        for (float[] band : values) {
            for (int cell = 0; cell < band.length; cell++) {
                band[cell] = random.nextInt(12) == 0 ? Float.NaN : (float) random.nextDouble();
            }
        }
        return Coverages.coverage(
                "maps",
                new RasterStack(GRID, List.of(bands).stream().map(Band::of).toList(), List.of(values)),
                mga50);
    }

    private void endsWhereverItIsCancelled(Class<?> process, Supplier<Object> made, Map<String, Object> inputs)
            throws Exception {
        CancelledAt never = new CancelledAt(Integer.MAX_VALUE);
        run(process, made, inputs, never).values().forEach(output -> {
            if (output instanceof GridCoverage2D coverage) {
                coverage.dispose(true);
            }
        });
        assertThat(TemporaryFiles.count(directory)).isZero();
        for (Path file : List.of(published.toFile().listFiles()).stream()
                .map(java.io.File::toPath)
                .toList()) {
            java.nio.file.Files.delete(file);
        }
        int reports = never.asked.get();
        assertThat(reports).isGreaterThan(3);
        for (int last = 1; last <= reports; last++) {
            CancelledAt listener = new CancelledAt(last);
            assertThatThrownBy(() -> run(process, made, inputs, listener))
                    .as("cancelled at report " + last + " of " + reports)
                    .hasRootCauseInstanceOf(CancellationException.class);
            assertThat(TemporaryFiles.count(directory))
                    .as("files left when cancelled at report " + last + " of " + reports)
                    .isZero();
            assertThat(TemporaryFiles.count(published)).as("layers left").isZero();
        }
    }

    private static Map<String, Object> run(
            Class<?> process, Supplier<Object> made, Map<String, Object> inputs, NullProgressListener listener) {
        return new AnnotatedBeanProcessFactory(new SimpleInternationalString("test"), "test", process) {
            @Override
            protected Object createProcessBean(Name name) {
                return made.get();
            }
        }.create(new NameImpl("test", process.getSimpleName())).execute(inputs, listener);
    }

    private SurveyMaps inAFile() {
        return new SurveyMaps(CellLimit.NONE, 0, directory);
    }

    @Test
    void aPrediction() throws Exception {
        endsWhereverItIsCancelled(
                PredictProspectivity.class,
                () -> new PredictProspectivity(host(), this::inAFile),
                Map.of(
                        "geochemistry",
                        coverage("As_ppm", "Au_ppm"),
                        "model",
                        "gold",
                        "deposits",
                        TestFeatures.inCells(GRID, mga50, DEPOSITS),
                        "layer",
                        "gold"));
    }

    @Test
    void anExplanation() throws Exception {
        endsWhereverItIsCancelled(
                ExplainProspectivity.class,
                () -> new ExplainProspectivity(host(), this::inAFile),
                Map.of(
                        "geochemistry",
                        coverage("As_ppm", "Au_ppm"),
                        "model",
                        "gold",
                        "charts",
                        false,
                        "layer",
                        "gold"));
    }

    @Test
    void anEvaluation() throws Exception {
        endsWhereverItIsCancelled(
                EvaluateProspectivity.class,
                () -> new EvaluateProspectivity(host()),
                Map.of(
                        "prospectivity",
                        coverage("score"),
                        "deposits",
                        TestFeatures.inCells(GRID, mga50, DEPOSITS),
                        "samples",
                        TestFeatures.inCells(GRID, mga50, 1, 70, 290),
                        "charts",
                        false));
    }

    @Test
    void aDelineation() throws Exception {
        endsWhereverItIsCancelled(
                DelineateTargets.class,
                () -> new DelineateTargets(host()),
                Map.of(
                        "prospectivity",
                        coverage("score"),
                        "deposits",
                        TestFeatures.inCells(GRID, mga50, DEPOSITS),
                        "geochemistry",
                        coverage("As_ppm", "Au_ppm")));
    }

    @Test
    void aSuggestion() throws Exception {
        endsWhereverItIsCancelled(
                SuggestSamples.class,
                () -> new SuggestSamples(host()),
                Map.of(
                        "prospectivity",
                        coverage("score", "uncertainty"),
                        "samples",
                        TestFeatures.inCells(GRID, mga50, 1, 70, 290, 600),
                        "geochemistry",
                        coverage("As_ppm_variance"),
                        "count",
                        4));
    }

    @Test
    void aStack() throws Exception {
        endsWhereverItIsCancelled(
                StackEvidence.class,
                () -> new StackEvidence(host(), this::inAFile),
                Map.of(
                        "geochemistry",
                        coverage("As_ppm"),
                        "coverages",
                        List.of(coverage("magnetics_continuous")),
                        "features",
                        List.of(TestFeatures.inCells(GRID, mga50, DEPOSITS)),
                        "layer",
                        "evidence"));
    }
}
