package org.prospectivity.engine.cnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.raster.Predictors;
import org.prospectivity.engine.raster.RasterStack;

class OcclusionTest {
    private static final int BANDS = 3;
    private static final int COLUMNS = 30;
    private static final int ROWS = 26;

    private final Predictors area = TinyAreas.noise(COLUMNS, ROWS, BANDS, 5);

    /** Two members with random weights and, unlike before any training, random biases. */
    private static Ensemble ensemble(int window) {
        Architecture architecture = Architecture.of(BANDS, window);
        SplittableRandom random = new SplittableRandom(9);
        List<float[]> members = new ArrayList<>();
        for (int m = 0; m < 2; m++) {
            float[] parameters = Network.randomParameters(architecture, 1, 11 + m);
            for (int i = 0; i < parameters.length; i++) {
                parameters[i] += (float) (0.05 * random.nextGaussian());
            }
            members.add(parameters);
        }
        return new Ensemble(architecture, members);
    }

    private static ComputationGraph network(Ensemble ensemble, int member) {
        return Network.of(ensemble.architecture(), ensemble.parameters().get(member));
    }

    private float[][] dense(Ensemble ensemble) {
        return ensemble.scores(area, area.valid(), 2, Progress.NONE);
    }

    private float[] window(int cell, int side) {
        float[] values = new float[BANDS * side * side];
        new Windows(area).copyAround(cell, side, values, 0);
        return values;
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 9, 17})
    void aBandLeftOutIsABandOfZerosInEveryWindow(int side) {
        Ensemble ensemble = ensemble(side);
        for (int band = 0; band < BANDS; band++) {
            float[][] without = dense(Occlusion.ofBands(ensemble, band));
            for (int member = 0; member < 2; member++) {
                ComputationGraph network = network(ensemble, member);
                for (int cell = 0; cell < COLUMNS * ROWS; cell += 61) {
                    float[] values = window(cell, side);
                    for (int i = band; i < values.length; i += BANDS) {
                        values[i] = 0;
                    }
                    INDArray input = Nd4j.createFromArray(values).reshape(1, side, side, BANDS);
                    assertThat(without[member][cell])
                            .isCloseTo(network.outputSingle(input).getFloat(0), within(1e-5f));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 9, 17})
    void aRingLeftOutHasTheFeaturesOfTheMeanInEveryWindow(int side) {
        Ensemble ensemble = ensemble(side);
        int[] rings = ensemble.architecture().rings();
        for (int ring = 0; ring < rings.length; ring++) {
            float[][] without = dense(Occlusion.ofRing(ensemble, ring));
            float difference = 0;
            float[][] full = dense(ensemble);
            for (int member = 0; member < 2; member++) {
                ComputationGraph network = network(ensemble, member);
                for (int cell = 0; cell < COLUMNS * ROWS; cell += 61) {
                    double expected = replaced(network, ensemble.architecture(), window(cell, side), ring);
                    assertThat((double) without[member][cell]).isCloseTo(expected, within(1e-5));
                    difference = Math.max(difference, Math.abs(without[member][cell] - full[member][cell]));
                }
            }
            assertThat(difference).as("every ring matters to random networks").isGreaterThan(1e-3f);
        }
    }

    /** The score of a window without a ring, from the features on in plain arithmetic. */
    private static double replaced(ComputationGraph network, Architecture architecture, float[] window, int ring) {
        int side = architecture.window();
        INDArray features = features(network, architecture, window);
        INDArray mean = features(network, architecture, new float[window.length]);
        int[] rings = architecture.rings();
        List<Double> joined = new ArrayList<>();
        for (int i = 0; i < rings.length; i++) {
            for (int channel = 0; channel < architecture.channels(); channel++) {
                int at = channel;
                INDArray seen = i == ring ? mean : features;
                joined.add(ringMean(architecture.features(), rings, i, (r, c) -> seen.getDouble(0, r, c, at)));
            }
        }
        int[] profile = architecture.profile();
        for (int i = 0; i < profile.length; i++) {
            boolean beyond = profile[i] > rings[ring] + 2 * architecture.blocks();
            boolean within = ring > 0 && profile[i] <= rings[ring - 1] + 2 * architecture.blocks();
            for (int band = 0; band < BANDS; band++) {
                int at = band;
                joined.add(
                        beyond || within
                                ? ringMean(side, profile, i, (r, c) -> window[(r * side + c) * BANDS + at])
                                : 0.0);
            }
        }
        Map<String, INDArray> hidden = network.getLayer("hidden").paramTable();
        Map<String, INDArray> linear = network.getLayer("linear").paramTable();
        double logit = linear.get("b").getDouble(0);
        for (int unit = 0; unit < architecture.hidden(); unit++) {
            double sum = hidden.get("b").getDouble(unit);
            for (int i = 0; i < joined.size(); i++) {
                sum += hidden.get("W").getDouble(unit, i, 0, 0) * joined.get(i);
            }
            logit += linear.get("W").getDouble(0, unit, 0, 0) * Math.max(0, sum);
        }
        return 1 / (1 + Math.exp(-logit));
    }

    /** The mean over the cells of a square's ring, told one by one by their distance from the centre. */
    private static double ringMean(int whole, int[] sides, int ring, CellValue values) {
        int outer = sides[ring] / 2;
        int inner = ring == 0 ? -1 : sides[ring - 1] / 2;
        double sum = 0;
        int count = 0;
        for (int r = 0; r < whole; r++) {
            for (int c = 0; c < whole; c++) {
                int distance = Math.max(Math.abs(r - whole / 2), Math.abs(c - whole / 2));
                if (distance <= outer && distance > inner) {
                    sum += values.at(r, c);
                    count++;
                }
            }
        }
        return sum / count;
    }

    private interface CellValue {
        double at(int row, int column);
    }

    private static INDArray features(ComputationGraph network, Architecture architecture, float[] window) {
        int side = architecture.window();
        INDArray input = Nd4j.createFromArray(window).reshape(1, side, side, BANDS);
        return network.feedForward(input, false).get("convolution" + architecture.blocks());
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 9, 17})
    void withoutAnyRingEveryPlaceIsTheMeanOfTheSurvey(int side) {
        Ensemble ensemble = ensemble(side);
        Ensemble blind = ensemble;
        for (int ring = 0; ring < ensemble.architecture().rings().length; ring++) {
            blind = Occlusion.ofRing(blind, ring);
        }
        float[][] scores = dense(blind);
        for (int member = 0; member < 2; member++) {
            float mean = network(ensemble, member)
                    .outputSingle(Nd4j.zeros(1, side, side, BANDS))
                    .getFloat(0);
            for (float score : scores[member]) {
                assertThat(score).isCloseTo(mean, within(1e-5f));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void aBandOfZerosExplainsNothing(int band) {
        Ensemble ensemble = ensemble(9);
        // A survey without the band has it as zeros.
        RasterStack others = area.stack()
                .select(IntStream.range(0, BANDS).filter(b -> b != band).boxed().toList());
        Predictors lacking = Predictors.of(others, "geochemistry").arranged(area.bands(), "geochemistry");
        float[][] full = ensemble.scores(lacking, lacking.valid(), 1, Progress.NONE);
        float[][] without = Occlusion.ofBands(ensemble, band).scores(lacking, lacking.valid(), 1, Progress.NONE);
        assertThat(without).isDeepEqualTo(full);
    }
}
