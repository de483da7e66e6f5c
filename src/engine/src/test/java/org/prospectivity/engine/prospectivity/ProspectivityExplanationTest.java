package org.prospectivity.engine.prospectivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.cnn.Architecture;
import org.prospectivity.engine.cnn.Ensemble;
import org.prospectivity.engine.model.TrainedModel;
import org.prospectivity.engine.prospectivity.ProspectivityExplanation.Effect;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.Normalisation;
import org.prospectivity.engine.raster.Predictors;
import org.prospectivity.engine.raster.RasterStack;

class ProspectivityExplanationTest {
    private static final GridGeometry GRID = new GridGeometry(500_000, 4_000_000, 500, 24, 20);
    private static final List<String> BANDS = List.of("Au_ppb_log10", "As_ppm_log10", "Sb_ppm_log10", "Te_ppm_log10");

    /** Two members of random parameters that read four elements, the last of them lacking in the training area. */
    private static TrainedModel model() {
        Architecture architecture = Architecture.of(4, 9);
        SplittableRandom random = new SplittableRandom(2);
        List<float[]> members = new ArrayList<>();
        for (int m = 0; m < 2; m++) {
            float[] parameters = new float[architecture.parameters()];
            for (int i = 0; i < parameters.length; i++) {
                parameters[i] = (float) (0.15 * random.nextGaussian());
            }
            members.add(parameters);
        }
        Normalisation normalisation = new Normalisation(false, 0, 0, 1);
        List<TrainedModel.Input> inputs = IntStream.range(0, 4)
                .mapToObj(b -> new TrainedModel.Input(BANDS.get(b), b == 3 ? null : normalisation))
                .toList();
        return new TrainedModel(inputs, 500, new Ensemble(architecture, members), null);
    }

    /** Noise in three elements; the first cell has no data. */
    private static RasterStack maps() {
        SplittableRandom random = new SplittableRandom(3);
        List<float[]> values = new ArrayList<>();
        for (int b = 0; b < 3; b++) {
            float[] band = new float[GRID.cells()];
            for (int cell = 0; cell < band.length; cell++) {
                band[cell] = cell == 0 ? Float.NaN : (float) random.nextGaussian();
            }
            values.add(band);
        }
        return new RasterStack(GRID, BANDS.subList(0, 3).stream().map(Band::of).toList(), values);
    }

    private static ProspectivityExplanation.Result run() {
        return ProspectivityExplanation.run(data(), ScoringOptions.defaults().withThreads(2), Progress.NONE);
    }

    private static ExplanationData data() {
        return new ExplanationData(model(), maps(), "geochemistry");
    }

    /** The area as the model reads it, all of it at once. */
    private static Predictors whole() {
        return Predictors.of(maps(), "geochemistry").arranged(model().inputs(), "geochemistry");
    }

    @Test
    void eachElementAndEachRingHasABand() {
        RasterStack map = run().map();
        assertThat(map.bands())
                .extracting(Band::name)
                .containsExactly("Au", "As", "Sb", "Te", "ring_1", "ring_3", "ring_5");
        assertThat(map.geometry()).isEqualTo(GRID);
        for (int b = 0; b < 7; b++) {
            assertThat(map.values(b)[0]).as("no data").isNaN();
            assertThat(map.values(b)[1]).isFinite();
        }
    }

    @Test
    void theEffectOfAnElementIsTheScoreLessThatOfAMapWithTheElementAtItsMean() {
        Predictors area = whole();
        float[] full = model().ensemble().score(area, 1, Progress.NONE).mean();
        ProspectivityExplanation.Result result = run();
        for (int b = 0; b < 3; b++) {
            int left = b;
            RasterStack others = maps().select(
                            IntStream.range(0, 3).filter(o -> o != left).boxed().toList());
            // An area that lacks a band has it at its mean everywhere.
            Predictors without = Predictors.of(others, "geochemistry").arranged(model().inputs(), "geochemistry");
            float[] rest = model().ensemble().score(without, 1, Progress.NONE).mean();
            float[] effect = result.map().values(b);
            float greatest = 0;
            for (int cell = 1; cell < full.length; cell++) {
                assertThat(effect[cell]).isCloseTo(full[cell] - rest[cell], within(1e-5f));
                greatest = Math.max(greatest, Math.abs(effect[cell]));
            }
            assertThat(greatest).isGreaterThan(0.01f);
        }
    }

    @Test
    void anElementTheAreaLacksExplainsNothing() {
        float[] effects = run().map().values("Te");
        for (int cell = 1; cell < effects.length; cell++) {
            assertThat(effects[cell]).isZero();
        }
    }

    @Test
    void theReportHasTheMeansOverTheAreaAndOverItsBestTenth() {
        ProspectivityExplanation.Result result = run();
        ProspectivityExplanation.ExplanationReport report = result.report();
        float[] full = model().ensemble().score(whole(), 1, Progress.NONE).mean();
        Integer[] order = IntStream.range(1, full.length)
                .boxed()
                .sorted(Comparator.comparingDouble(cell -> -full[cell]))
                .toArray(Integer[]::new);
        assertThat(report.validCells()).isEqualTo(479);
        assertThat(report.topCells()).isEqualTo(47);
        assertThat(report.topScore()).isEqualTo(full[order[46]]);
        for (Effect effect : List.of(
                report.elements().get(0), report.rings().get(0), report.rings().get(2))) {
            float[] values = result.map().values(effect.band());
            assertThat(effect.meanAbsolute()).isCloseTo(mean(order, 479, cell -> Math.abs(values[cell])), within(1e-9));
            assertThat(effect.mean()).isCloseTo(mean(order, 479, cell -> values[cell]), within(1e-9));
            assertThat(effect.topMeanAbsolute())
                    .isCloseTo(mean(order, 47, cell -> Math.abs(values[cell])), within(1e-9));
            assertThat(effect.topMean()).isCloseTo(mean(order, 47, cell -> values[cell]), within(1e-9));
        }
        assertThat(report.elements())
                .hasSize(4)
                .isSortedAccordingTo(Comparator.comparingDouble(effect -> -effect.topMeanAbsolute()));
        assertThat(report.elements().get(3).band()).isEqualTo("Te");
        assertThat(report.rings()).extracting(Effect::band).containsExactly("ring_1", "ring_3", "ring_5");
        // 5 cells across, each seen with 2 more on either side: 4.5 cells of 500 m.
        assertThat(report.rings())
                .extracting(Effect::part)
                .contains("the square of 5 cells without its inner 3, seen up to 2250 m from the centre");
    }

    private static double mean(Integer[] cells, int count, IntToDoubleFunction value) {
        return Arrays.stream(cells)
                .limit(count)
                .mapToDouble(value::applyAsDouble)
                .average()
                .orElseThrow();
    }

    @Test
    void mapsThatDoNotFitTheModelAreRefused() {
        assertThatThrownBy(() -> ProspectivityExplanation.run(
                        new ExplanationData(model(), maps().select(List.of(0, 1)), "geochemistry"),
                        ScoringOptions.defaults(),
                        Progress.NONE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("geochemistry: lacks the elements Sb");
    }

    @Test
    void itEndsWhenCancelledInAnyPass() {
        assertThatThrownBy(() -> ProspectivityExplanation.run(
                        data(), ScoringOptions.defaults().withThreads(1), (f, message) -> {
                            if (message.equals("without ring_3")) {
                                throw new CancellationException();
                            }
                        }))
                .isInstanceOf(CancellationException.class);
    }
}
