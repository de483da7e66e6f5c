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
    private static final int KERNEL = 9;

    private Occlusion() {}

    /**
     * The ensemble with one band at its mean in the whole window: as if the band were 0 everywhere.
     *
     * @param band position among the bands
     */
    public static Ensemble ofBand(Ensemble ensemble, int band) {
        Architecture architecture = ensemble.architecture();
        return changed(ensemble, parameters -> {
            int bands = architecture.bands();
            for (int channel = 0; channel < architecture.channels(); channel++) {
                int first = architecture.channels() + (channel * bands + band) * KERNEL;
                Arrays.fill(parameters, first, first + KERNEL, 0);
            }
            Head head = new Head(architecture);
            for (int unit = 0; unit < architecture.hidden(); unit++) {
                for (int ring = 0; ring < architecture.profile().length; ring++) {
                    parameters[head.weight(unit, head.profile(ring, band))] = 0;
                }
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
        Head head = new Head(architecture);
        return changed(ensemble, parameters -> {
            double[] mean = featuresOfTheMean(architecture, parameters);
            for (int unit = 0; unit < architecture.hidden(); unit++) {
                for (int channel = 0; channel < architecture.channels(); channel++) {
                    int weight = head.weight(unit, head.mean(ring, channel));
                    parameters[head.bias(unit)] += (float) (parameters[weight] * mean[channel]);
                    parameters[weight] = 0;
                }
                for (int own = 0; own < architecture.profile().length; own++) {
                    if (architecture.featureRing(own) == ring) {
                        int first = head.weight(unit, head.profile(own, 0));
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

    /** The last convolution's features where all bands are 0; the same everywhere, since nothing varies. */
    private static double[] featuresOfTheMean(Architecture architecture, float[] parameters) {
        double[] features = new double[architecture.bands()];
        int at = 0;
        for (int block = 0; block < architecture.blocks(); block++) {
            double[] next = new double[architecture.channels()];
            int weights = at + next.length;
            for (int channel = 0; channel < next.length; channel++) {
                double sum = parameters[at + channel];
                for (double feature : features) {
                    for (int k = 0; k < KERNEL; k++) {
                        sum += feature * parameters[weights++];
                    }
                }
                next[channel] = Math.max(0, sum);
            }
            at = weights;
            features = next;
        }
        return features;
    }

    /**
     * Where the parameters of the hidden layer stand: behind those of the convolutions, of each layer the biases first,
     * then the weights by unit. Its inputs are the means of the features, ring by ring, then those of the bands likewise.
     */
    private record Head(Architecture architecture) {
        int bias(int unit) {
            return architecture.bodyParameters() + unit;
        }

        int weight(int unit, int input) {
            return architecture.bodyParameters() + architecture.hidden() + unit * architecture.joined() + input;
        }

        int mean(int ring, int channel) {
            return ring * architecture.channels() + channel;
        }

        int profile(int ring, int band) {
            return architecture.channels() * architecture.rings().length + ring * architecture.bands() + band;
        }
    }
}
