package org.prospectivity.engine.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.prospectivity.engine.Progress;

/**
 * Several models as one: the mean of the logits of their scores. Nothing is fitted, so the whole knows no more of the
 * deposits than its parts do. Scores are first kept {@value #SURE} from 0 and 1, so that none outvotes the others by a
 * certainty it cannot have: a forest says 0 where no tree has seen a deposit.
 *
 * @param name in reports
 * @param parts at least one, of as many members each
 */
public record LogitMean(String name, List<Learner> parts) implements Learner {
    /** How near to 0 and 1 a score counts. */
    public static final double SURE = 0.01;

    public LogitMean {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a mean of no models");
        }
    }

    @Override
    public Scores scores(TrainingCells training, int[] cells, Progress progress) {
        List<float[][]> scores = new ArrayList<>();
        for (int p = 0; p < parts.size(); p++) {
            Progress part = progress.part(p / (double) parts.size(), (p + 1.0) / parts.size());
            scores.add(parts.get(p).scores(training, cells, part).members());
        }
        return Scores.of(ofMembers(scores));
    }

    /**
     * The mean of the members with the same number.
     *
     * @param parts for each model the scores of each member, 0 to 1 or NaN
     */
    public static float[][] ofMembers(List<float[][]> parts) {
        float[][] members = new float[parts.get(0).length][];
        for (int m = 0; m < members.length; m++) {
            int member = m;
            members[m] = of(parts.stream().map(part -> part[member]).toArray(float[][]::new));
        }
        return members;
    }

    /**
     * The mean of models, cell by cell.
     *
     * @param scores of each model a score for each cell, 0 to 1; where one is NaN the mean is
     */
    public static float[] of(float[]... scores) {
        float[] means = new float[scores[0].length];
        for (int cell = 0; cell < means.length; cell++) {
            int at = cell;
            double logit =
                    Arrays.stream(scores).mapToDouble(of -> logit(of[at])).sum() / scores.length;
            means[cell] = (float) (1 / (1 + Math.exp(-logit)));
        }
        return means;
    }

    private static double logit(float score) {
        double kept = Math.min(1 - SURE, Math.max(SURE, score));
        return Math.log(kept / (1 - kept));
    }
}
