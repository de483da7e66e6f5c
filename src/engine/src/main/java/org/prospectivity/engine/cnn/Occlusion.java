package org.prospectivity.engine.cnn;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Ensembles that do not see a part of what they score by: what a score loses without it is what that part contributes.
 * In place of the part stands the mean of the survey, which is 0 in every normalised band. Both occlusions are exact
 * changes of the networks' parameters, so a map without a part is scored as fast as one with it; they can be combined,
 * and an ensemble without any ring gives every cell the score of a place that is the mean in all bands.
 */
public final class Occlusion {
    private Occlusion() {}

    /**
     * The ensemble with some bands at their mean in the whole window: as if they were 0 everywhere.
     *
     * @param bands positions among the bands
     */
    public static Ensemble ofBands(Ensemble ensemble, int... bands) {
        int[] weights = Arrays.stream(bands)
                .flatMap(band -> ensemble.architecture().layout().weightsOf(band))
                .toArray();
        return changed(ensemble, parameters -> {
            for (int weight : weights) {
                parameters[weight] = 0;
            }
            return parameters;
        });
    }

    /**
     * The ensemble with one ring of the window at its mean: what lies between a square of {@link Architecture#rings()}
     * and the next smaller one. In place of the mean of the features over that ring stand the features of a place where
     * all bands are at their mean; in place of the bands' own means over the rings of the profile within what those
     * features see, 0. The convolutions look as many cells as there are convolutions beyond the cell they describe, so
     * rings overlap by that on the ground.
     *
     * @param ring position among the squares, from the centre
     */
    public static Ensemble ofRing(Ensemble ensemble, int ring) {
        Architecture architecture = ensemble.architecture();
        ParameterLayout layout = architecture.layout();
        ParameterLayout.Layer hidden = layout.hidden();
        return changed(ensemble, parameters -> {
            double[] mean = featuresOfTheMean(layout, parameters);
            for (int unit = 0; unit < hidden.outputs(); unit++) {
                for (int channel = 0; channel < mean.length; channel++) {
                    int weight = hidden.weight(unit, layout.featureMean(ring, channel));
                    parameters[hidden.bias(unit)] += (float) (parameters[weight] * mean[channel]);
                    parameters[weight] = 0;
                }
                for (int own = 0; own < architecture.profile().length; own++) {
                    if (architecture.featureRing(own) == ring) {
                        int first = hidden.weight(unit, layout.bandMean(own, 0));
                        Arrays.fill(parameters, first, first + architecture.bands(), 0);
                    }
                }
            }
            return parameters;
        });
    }

    private static Ensemble changed(Ensemble ensemble, UnaryOperator<float[]> change) {
        List<float[]> members =
                ensemble.parameters().stream().map(float[]::clone).map(change).toList();
        return new Ensemble(ensemble.architecture(), members);
    }

    /**
     * The last convolution's features where all bands are 0. Nothing varies there, so that a convolution is a weighted
     * sum of its inputs, each with the sum of its kernel.
     */
    private static double[] featuresOfTheMean(ParameterLayout layout, float[] parameters) {
        double[] features = new double[layout.architecture().bands()];
        for (int block = 0; block < layout.architecture().blocks(); block++) {
            ParameterLayout.Layer convolution = layout.convolution(block);
            double[] next = new double[convolution.outputs()];
            for (int output = 0; output < next.length; output++) {
                double sum = parameters[convolution.bias(output)];
                for (int input = 0; input < features.length; input++) {
                    int first = convolution.weight(output, input);
                    for (int cell = 0; cell < convolution.kernel(); cell++) {
                        sum += features[input] * parameters[first + cell];
                    }
                }
                next[output] = Math.max(0, sum);
            }
            features = next;
        }
        return features;
    }
}
