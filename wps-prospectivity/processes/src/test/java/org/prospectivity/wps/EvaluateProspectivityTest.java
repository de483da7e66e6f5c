package org.prospectivity.wps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.geotools.api.data.Parameter;
import org.geotools.api.feature.type.Name;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.data.util.NullProgressListener;
import org.geotools.feature.NameImpl;
import org.geotools.process.Processors;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.evaluation.Skill;
import org.prospectivity.engine.learning.Labels;
import org.prospectivity.engine.prospectivity.ModelFigures;
import org.prospectivity.engine.prospectivity.ProspectivityEvaluation;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.rasters.Coverages;
import org.prospectivity.wps.conversion.Charts;
import org.prospectivity.wps.conversion.Report;

class EvaluateProspectivityTest {
    private static final Name EVALUATE = new NameImpl("prospectivity", "EvaluateProspectivity");
    private static final GridGeometry GRID = new GridGeometry(400_000, 6_506_000, 500, 12, 12);
    private static final int[] DEPOSITS = {140, 130, 77, 3};

    private final CoordinateReferenceSystem mga50 = CRS.decode("EPSG:28350", true);

    EvaluateProspectivityTest() throws Exception {}

    /** Band noise falls with the cell's number, band score rises with it from 0 to 1; cell 3 has no score. */
    private static RasterStack map() {
        float[] falling = new float[GRID.cells()];
        float[] rising = new float[GRID.cells()];
        for (int cell = 0; cell < rising.length; cell++) {
            falling[cell] = -cell;
            rising[cell] = cell == 3 ? Float.NaN : cell / 144f;
        }
        return new RasterStack(GRID, List.of(Band.of("noise"), Band.of("score")), List.of(falling, rising));
    }

    private Map<String, Object> inputs(Object... more) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("prospectivity", Coverages.coverage("map", map(), mga50));
        inputs.put("deposits", TestFeatures.inCells(GRID, mga50, DEPOSITS));
        for (int i = 0; i < more.length; i += 2) {
            inputs.put((String) more[i], more[i + 1]);
        }
        return inputs;
    }

    private static Map<String, Object> run(Map<String, Object> inputs) {
        return Processors.createProcess(EVALUATE).execute(inputs, new NullProgressListener());
    }

    private static ProspectivityEvaluation.EvaluationReport report(Map<String, Object> outputs) {
        return Report.read((String) outputs.get("report"), ProspectivityEvaluation.EvaluationReport.class);
    }

    @Test
    void itsInputsAndOutputsAreThoseOfTheInterface() {
        Map<String, Parameter<?>> inputs = Processors.getParameterInfo(EVALUATE);
        assertThat(inputs)
                .containsOnlyKeys(
                        "prospectivity",
                        "prospectivityLayer",
                        "band",
                        "deposits",
                        "depositsLayer",
                        "samples",
                        "samplesLayer",
                        "model",
                        "charts");
        assertThat(inputs.values()).noneMatch(Parameter::isRequired);
        assertThat(Processors.getResultInfo(EVALUATE, null))
                .containsOnlyKeys("report", "predictionRateChart", "paChart", "rocChart");
    }

    @Test
    void theReportHasTheFiguresOfTheNamedBand() {
        float[] scores = map().values("score");
        boolean[] valid = new boolean[scores.length];
        for (int cell = 0; cell < valid.length; cell++) {
            valid[cell] = cell != 3;
        }
        ModelFigures expected =
                ModelFigures.of(Skill.ofMap("score", new Labels(GRID, valid, DEPOSITS, new int[0], 0), scores));
        for (String band : List.of("score", "2", " score ")) {
            ProspectivityEvaluation.EvaluationReport report = report(run(inputs("band", band)));
            assertThat(report.band()).isEqualTo("score");
            assertThat(Report.json(report.evaluation())).isEqualTo(Report.json(expected));
            assertThat(report.warnings()).anyMatch(warning -> warning.startsWith("1 of 4 deposits lie outside"));
        }
        assertThat(report(run(inputs("band", ""))).band()).isEqualTo("noise");
    }

    @Test
    void samplesAddTheControlOfCloseness() {
        ProspectivityEvaluation.EvaluationReport report =
                report(run(inputs("band", "score", "samples", TestFeatures.inCells(GRID, mga50, 140, 130, 77))));
        assertThat(report.proximity().orElseThrow().auc()).isEqualTo(1);
        assertThat(report.warnings()).last().asString().startsWith("Closeness to a sample");
    }

    @Test
    void chartsAreImagesWithCurvesInThem() {
        Map<String, Object> outputs = run(inputs("band", "score"));
        for (String chart : List.of("predictionRateChart", "paChart", "rocChart")) {
            RenderedImage image = (RenderedImage) outputs.get(chart);
            assertThat(image.getWidth()).isEqualTo(800);
            assertThat(image.getHeight()).isEqualTo(600);
            BufferedImage pixels = (BufferedImage) image;
            Set<Integer> colours = Arrays.stream(pixels.getRGB(0, 0, 800, 600, null, 0, 800))
                    .map(pixel -> pixel & 0xffffff)
                    .boxed()
                    .collect(Collectors.toSet());
            assertThat(pixels.getRGB(0, 0) & 0xffffff).as("the margin is white").isEqualTo(0xffffff);
            assertThat(colours).as("the first curve is blue").contains(0x1f77b4);
        }
        assertThat(run(inputs("charts", false))).containsOnlyKeys("report");
    }

    @Test
    void aCurveOfManyPointsKeepsItsSteps() {
        double[] steps = new double[1_000_001];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = i < 123_456 ? 0 : i < 654_321 ? 0.5 : 1;
        }
        int[] shown = Charts.shown(steps);
        assertThat(shown).contains(0, 123_455, 123_456, 654_320, 654_321, 1_000_000);
        assertThat(shown.length).isLessThan(1100);
        assertThat(Charts.shown(new double[] {0, 0.5, 1})).containsExactly(0, 1, 2);
    }

    @Test
    void badInputIsNamed() {
        rejected(
                inputs("band", "3"), "band: 3 is not accepted; expected one of [noise, score] or a number from 1 to 2");
        rejected(inputs("band", "0"), "band: 0");
        rejected(inputs("band", "gold"), "band: gold");
        rejected(inputs("depositsLayer", "geo:deposits"), "both deposits and depositsLayer");
        rejected(inputs("deposits", TestFeatures.inCells(GRID, mga50)), "deposits: it has no points");
        rejected(
                inputs("band", "score", "deposits", TestFeatures.inCells(GRID, mga50, 3)),
                "deposits: none of 1 deposits lies on a cell with data");
        Map<String, Object> none = inputs();
        none.remove("prospectivity");
        rejected(none, "prospectivity: neither prospectivity nor prospectivityLayer");
    }

    @Test
    void itEndsWhenCancelled() {
        NullProgressListener listener = new NullProgressListener();
        listener.setCanceled(true);
        Map<String, Object> inputs = inputs();
        assertThatThrownBy(() -> Processors.createProcess(EVALUATE).execute(inputs, listener))
                .hasRootCauseInstanceOf(CancellationException.class);
    }

    /** Draws in a Java whose fontconfig knows no font. */
    @ParameterizedTest
    @ValueSource(strings = {"", "first"})
    void withoutFontsTheErrorSaysWhatToDo(String when, @TempDir Path directory)
            throws IOException, InterruptedException {
        Path none = Files.writeString(directory.resolve("fonts.conf"), "<fontconfig></fontconfig>");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-Duser.home=" + directory,
                "-cp",
                System.getProperty("java.class.path"),
                DrawsAChart.class.getName()));
        if (!when.isEmpty()) {
            command.add(when);
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("FONTCONFIG_FILE", none.toString());
        Process process = builder.start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        boolean fontconfig =
                File.separatorChar == '/' && !System.getProperty("os.name").startsWith("Mac");
        assertThat(told).contains(fontconfig ? "java.lang.IllegalStateException: Charts cannot be drawn" : "drawn");
        assertThat(told.contains("Charts.requireFonts")).isEqualTo(fontconfig && !when.isEmpty());
    }

    /** The program of a Java of its own. */
    static final class DrawsAChart {
        private DrawsAChart() {}

        public static void main(String[] arguments) {
            if (arguments.length > 0) {
                Charts.requireFonts();
            }
            boolean[] valid = new boolean[GRID.cells()];
            IntStream.range(0, valid.length).forEach(cell -> valid[cell] = cell != 3);
            Charts.roc(Skill.ofMap("score", new Labels(GRID, valid, DEPOSITS, new int[0], 0), map().values("score")));
            System.out.println("drawn");
        }
    }

    private static void rejected(Map<String, Object> inputs, String message) {
        assertThatThrownBy(() -> run(inputs))
                .rootCause()
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }
}
