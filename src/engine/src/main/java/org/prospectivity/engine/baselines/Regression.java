package org.prospectivity.engine.baselines;

import java.util.Arrays;

/**
 * A fitted logistic regression.
 *
 * @param weights of each value of a cell and, behind them, the intercept: they make the logit of a deposit, at even odds
 */
public record Regression(double[] weights) implements PointModel {
    public Regression {
        for (double weight : weights) {
            if (!Double.isFinite(weight)) {
                throw new IllegalArgumentException("a weight is not finite");
            }
        }
    }

    @Override
    public void score(float[][] values, int cells, float[] scores) {
        double[] logits = new double[cells];
        Arrays.fill(logits, weights[weights.length - 1]);
        for (int v = 0; v < weights.length - 1; v++) {
            double weight = weights[v];
            float[] of = values[v];
            for (int i = 0; i < cells; i++) {
                logits[i] += weight * of[i];
            }
        }
        for (int i = 0; i < cells; i++) {
            scores[i] = (float) (1 / (1 + Math.exp(-logits[i])));
        }
    }

    @Override
    public void requireValues(int values) {
        if (weights.length != values + 1) {
            throw new IllegalArgumentException(weights.length + " weights for " + values + " values and an intercept");
        }
    }
}
