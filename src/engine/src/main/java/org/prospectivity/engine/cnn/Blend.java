package org.prospectivity.engine.cnn;

import java.util.ArrayList;
import java.util.List;

/**
 * Ensembles in which each member is a network and a logistic regression on the centre cell's bands together: the mean of
 * their logits. A rectified unit that computes the regression's logit and one that computes its negative hold it between
 * them, so a blend is a network with two more hidden units, exactly: it is scored, explained and saved like any other.
 */
final class Blend {
    private static final double SHARE = 0.5;

    private Blend() {}

    /**
     * @param networks what to blend
     * @param regressions for each member the weight of each band and, behind them, the intercept
     */
    static Ensemble of(Ensemble networks, double[][] regressions) {
        Architecture from = networks.architecture();
        Architecture wider =
                new Architecture(from.bands(), from.window(), from.blocks(), from.channels(), from.hidden() + 2);
        List<float[]> members = new ArrayList<>();
        for (int m = 0; m < regressions.length; m++) {
            members.add(blended(networks.parameters().get(m), new Head(from), regressions[m], new Head(wider)));
        }
        return new Ensemble(wider, members);
    }

    private static float[] blended(float[] network, Head from, double[] regression, Head to) {
        Architecture architecture = from.architecture();
        float[] parameters = new float[to.architecture().parameters()];
        System.arraycopy(network, 0, parameters, 0, architecture.bodyParameters() + architecture.hidden());
        System.arraycopy(
                network, from.weight(0, 0), parameters, to.weight(0, 0), architecture.hidden() * architecture.joined());
        parameters[to.outputBias()] = (float) ((1 - SHARE) * network[from.outputBias()]);
        for (int unit = 0; unit < architecture.hidden(); unit++) {
            parameters[to.outputWeight(unit)] = (float) ((1 - SHARE) * network[from.outputWeight(unit)]);
        }
        for (int sign : new int[] {1, -1}) {
            int unit = architecture.hidden() + (sign == 1 ? 0 : 1);
            parameters[to.bias(unit)] = (float) (sign * regression[architecture.bands()]);
            for (int band = 0; band < architecture.bands(); band++) {
                parameters[to.weight(unit, to.profile(0, band))] = (float) (sign * regression[band]);
            }
            parameters[to.outputWeight(unit)] = (float) (sign * SHARE);
        }
        return parameters;
    }
}
