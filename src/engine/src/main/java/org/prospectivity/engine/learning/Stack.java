package org.prospectivity.engine.learning;

import java.util.List;

/**
 * Models taken together, each counting the same: the mean of their logits, member by member. A member of which another
 * model has fewer meets that model's last.
 */
public final class Stack {
    /** Name in reports. */
    public static final String NAME = "stack of network, random forest and logistic regression";

    /** Scores nearer to 0 or 1 count as this near: a forest says 0 of what none of its trees has seen a deposit like. */
    private static final double LEAST = 1e-3;

    private Stack() {}

    /**
     * The scores of the models together.
     *
     * @param models for each the scores of its members, 0 to 1, of the same cells; NaN where it cannot score
     * @return as many members as the model with most has; NaN where one of the models cannot score
     */
    public static float[][] of(List<float[][]> models) {
        int members = models.stream().mapToInt(model -> model.length).max().orElseThrow();
        float[][] stacked = new float[members][models.get(0)[0].length];
        for (int m = 0; m < members; m++) {
            for (int cell = 0; cell < stacked[m].length; cell++) {
                double logits = 0;
                for (float[][] model : models) {
                    double score = model[Math.min(m, model.length - 1)][cell];
                    double kept = Math.max(LEAST, Math.min(1 - LEAST, score));
                    logits += Math.log(kept / (1 - kept));
                }
                stacked[m][cell] = (float) (1 / (1 + Math.exp(-logits / models.size())));
            }
        }
        return stacked;
    }
}
