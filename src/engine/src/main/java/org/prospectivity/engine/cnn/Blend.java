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
            members.add(blended(networks.parameters().get(m), from.layout(), regressions[m], wider.layout()));
        }
        return new Ensemble(wider, members);
    }

    private static float[] blended(float[] network, ParameterLayout from, double[] regression, ParameterLayout to) {
        float[] parameters = new float[to.parameters()];
        ParameterLayout.Layer hidden = from.hidden();
        ParameterLayout.Layer output = from.output();
        int units = hidden.outputs();
        System.arraycopy(network, 0, parameters, 0, hidden.weight(0, 0));
        System.arraycopy(network, hidden.weight(0, 0), parameters, to.hidden().weight(0, 0), units * hidden.inputs());
        parameters[to.output().bias(0)] = (float) ((1 - SHARE) * network[output.bias(0)]);
        for (int unit = 0; unit < units; unit++) {
            parameters[to.output().weight(0, unit)] = (float) ((1 - SHARE) * network[output.weight(0, unit)]);
        }
        int bands = to.architecture().bands();
        for (int sign : new int[] {1, -1}) {
            int unit = units + (sign == 1 ? 0 : 1);
            parameters[to.hidden().bias(unit)] = (float) (sign * regression[bands]);
            for (int band = 0; band < bands; band++) {
                parameters[to.hidden().weight(unit, to.bandMean(0, band))] = (float) (sign * regression[band]);
            }
            parameters[to.output().weight(0, unit)] = (float) (sign * SHARE);
        }
        return parameters;
    }
}
