package org.prospectivity.wps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.util.InternationalString;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.data.collection.ListFeatureCollection;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.data.util.NullProgressListener;
import org.geotools.feature.NameImpl;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.model.ModelFile;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.rasters.CellLimit;
import org.prospectivity.rasters.Coverages;
import org.prospectivity.wps.host.Cluster;
import org.prospectivity.wps.host.Host;
import org.prospectivity.wps.program.ElsewhereException;
import org.prospectivity.wps.program.TestProgram;

/** Which runs a host sends to its cluster, here a JVM of its own, and that they give what they give at the host. */
@Timeout(300)
class LargeRunsTest {
    private static final GridGeometry GRID = new GridGeometry(400_000, 6_506_000, 500, 31, 23);
    private static final int MAPS = 2;

    private final CoordinateReferenceSystem mga50 = CRS.decode("EPSG:28350", true);
    private final Host host = new Host(null, new OneModel("gold", ModelFile.write(TestModels.untrained())));

    @TempDir
    Path shared;

    @TempDir
    Path programs;

    private Path program;

    LargeRunsTest() throws Exception {}

    @BeforeEach
    void program() throws Exception {
        program = TestProgram.script(programs);
    }

    private Host from(long values) {
        return host.sendingTo(new Cluster("spark://there:7077", program, shared, values));
    }

    private GridCoverage2D maps() {
        SplittableRandom random = new SplittableRandom(3);
        float[][] values = new float[MAPS][GRID.cells()];
        for (float[] band : values) {
            for (int cell = 0; cell < band.length; cell++) {
                band[cell] = random.nextInt(12) == 0 ? Float.NaN : (float) random.nextDouble();
            }
        }
        return Coverages.coverage(
                "maps", new RasterStack(GRID, List.of(Band.of("As_ppm"), Band.of("Au_ppm")), List.of(values)), mga50);
    }

    private Map<String, Object> prediction() {
        return Map.of("geochemistry", maps(), "model", "gold");
    }

    private Map<String, Object> stack() {
        return Map.of(
                "features",
                List.of(TestFeatures.inCells(GRID, mga50, 20, 111, 300)),
                "alignTo",
                maps(),
                "evidence",
                List.of());
    }

    private static double[] random(double from, double to, int count) {
        return new SplittableRandom((long) from).doubles(count, from, to).toArray();
    }

    private SimpleFeatureCollection samples(double[] eastings, double[] northings) {
        SimpleFeatureTypeBuilder builder = new SimpleFeatureTypeBuilder();
        builder.setName("samples");
        builder.setCRS(mga50);
        builder.add("place", Point.class);
        builder.add("Au_ppb", Double.class);
        SimpleFeatureType type = builder.buildFeatureType();
        ListFeatureCollection features = new ListFeatureCollection(type);
        for (int s = 0; s < eastings.length; s++) {
            Point place = new GeometryFactory().createPoint(new Coordinate(eastings[s], northings[s]));
            features.add(SimpleFeatureBuilder.build(type, new Object[] {place, 1 + s % 7}, null));
        }
        return features;
    }

    /** The southern half. */
    private SimpleFeatureCollection mask() {
        SimpleFeatureTypeBuilder builder = new SimpleFeatureTypeBuilder();
        builder.setName("mask");
        builder.setCRS(mga50);
        builder.add("area", Polygon.class);
        SimpleFeatureType type = builder.buildFeatureType();
        Geometry half = new GeometryFactory().toGeometry(new Envelope(400_000, 415_500, 6_494_500, 6_500_250));
        ListFeatureCollection features = new ListFeatureCollection(type);
        features.add(SimpleFeatureBuilder.build(type, new Object[] {half}, null));
        return features;
    }

    private static Map<String, Object> run(Host host, String process, Map<String, Object> inputs, List<String> tasks) {
        return new ProspectivityProcessFactory(host)
                .create(new NameImpl(ProspectivityProcessFactory.NAMESPACE, process))
                .execute(inputs, new NullProgressListener() {
                    @Override
                    public void setTask(InternationalString task) {
                        tasks.add(task.toString());
                    }
                });
    }

    private static boolean wasThere(List<String> tasks) {
        return tasks.stream().anyMatch(task -> task.contains("on spark://there:7077: "));
    }

    private static List<float[]> values(Map<String, Object> outputs) {
        GridCoverage2D result = (GridCoverage2D) outputs.get("result");
        RasterStack read = RasterStack.read(Coverages.bands("result", result, CellLimit.NONE), Progress.NONE);
        List<float[]> values = new ArrayList<>();
        for (int band = 0; band < read.bands().size(); band++) {
            values.add(read.values(band));
        }
        return values;
    }

    private void isSentFrom(long values, String process, Map<String, Object> inputs) {
        List<String> small = new ArrayList<>();
        Map<String, Object> here = run(from(values + 1), process, inputs, small);
        assertThat(wasThere(small)).as("one value less than the cluster takes").isFalse();
        List<String> large = new ArrayList<>();
        Map<String, Object> there = run(from(values), process, inputs, large);
        assertThat(wasThere(large)).as("as many values as the cluster takes").isTrue();
        assertThat(there.get("report")).isEqualTo(here.get("report"));
        List<float[]> expected = values(here);
        List<float[]> found = values(there);
        assertThat(found).hasSameSizeAs(expected);
        for (int band = 0; band < found.size(); band++) {
            assertThat(found.get(band)).isEqualTo(expected.get(band));
        }
        assertThat(shared).isEmptyDirectory();
    }

    @Test
    void aPredictionCountsTheMapsItReads() {
        isSentFrom((long) MAPS * GRID.cells(), "PredictProspectivity", prediction());
    }

    @Test
    void anExplanationCountsTheMapsItReads() {
        isSentFrom(
                (long) MAPS * GRID.cells(),
                "ExplainProspectivity",
                Map.of("geochemistry", maps(), "model", "gold", "charts", false));
    }

    @Test
    void griddingCountsTheMapsItMakes() {
        isSentFrom(
                GRID.cells(),
                "GridGeochem",
                Map.of(
                        "samples",
                        samples(random(400_000, 415_500, 40), random(6_494_500, 6_506_000, 40)),
                        "elements",
                        List.of("Au_ppb"),
                        "mask",
                        mask(),
                        "alignTo",
                        maps()));
    }

    @Test
    void evidenceCountsTheBandsItMakes() {
        isSentFrom(GRID.cells(), "StackEvidence", stack());
    }

    @Test
    void aCancelledRunLeavesNoMapsBehind() {
        Host sending = from(1);
        for (String end : List.of("sharing the maps", "on spark")) {
            assertThatThrownBy(() -> new ProspectivityProcessFactory(sending)
                            .create(new NameImpl(ProspectivityProcessFactory.NAMESPACE, "PredictProspectivity"))
                            .execute(prediction(), new NullProgressListener() {
                                private boolean cancelled;

                                @Override
                                public void setTask(InternationalString task) {
                                    cancelled = task.toString().contains(end);
                                }

                                @Override
                                public boolean isCanceled() {
                                    return cancelled;
                                }
                            }))
                    .as(end)
                    .hasRootCauseInstanceOf(CancellationException.class);
            assertThat(shared).isEmptyDirectory();
        }
    }

    @Test
    void whatIsNotThereIsToldByTheNameOfTheSetting() throws Exception {
        Files.delete(program);
        assertThatThrownBy(() -> run(from(1), "PredictProspectivity", prediction(), new ArrayList<>()))
                .hasRootCauseInstanceOf(ElsewhereException.class)
                .hasRootCauseMessage(
                        "program: " + program + " cannot be used; expected a program that this server may start");
        TestProgram.script(programs);
        Files.delete(shared);
        assertThatThrownBy(() -> run(from(1), "PredictProspectivity", prediction(), new ArrayList<>()))
                .hasRootCauseMessage(
                        "shared: " + shared + " cannot be used; expected a folder that this server may write to");
        assertThat(values(run(from(1_000_000), "PredictProspectivity", prediction(), new ArrayList<>())))
                .as("small runs need neither")
                .isNotEmpty();
        Files.createDirectory(shared);
    }

    @Test
    void settingsThatCannotBeUsedAreNamed() {
        Path there = Path.of("/opt/program");
        assertThatThrownBy(() -> new Cluster("", there, there, 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("master: \"\" is not accepted; expected the address of a master, as spark://host:7077");
        assertThatThrownBy(() -> new Cluster("yarn", Path.of(""), there, 1)).hasMessageStartingWith("program: \"\" is");
        assertThatThrownBy(() -> new Cluster("yarn", there, Path.of("maps"), 1))
                .hasMessageStartingWith("shared: \"maps\" is");
        assertThatThrownBy(() -> new Cluster("yarn", there, there, 0)).hasMessageStartingWith("values: 0 is");
    }
}
