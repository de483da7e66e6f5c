package org.prospectivity.engine.baselines;

import java.util.List;
import java.util.stream.IntStream;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.evaluation.Roc;
import org.prospectivity.engine.learning.Learner;
import org.prospectivity.engine.learning.Ranks;
import org.prospectivity.engine.learning.Scores;
import org.prospectivity.engine.learning.TrainingCells;

/**
 * Knows nothing but how far samples are. Samples are denser near known deposits, or sparser where nobody has looked yet, so
 * this alone can look like skill, and a model has to beat it. Of several distances, each near or far, it takes the one
 * with the best AUC of the deposit cells against all others it is trained on, so the choice is judged on cells it has not
 * seen, as any model's. The score is the share of the survey's cells that are farther from samples, or nearer; there is
 * one member.
 */
public final class ProximityControl implements Learner {
    private final String name;
    private final List<float[]> distances;
    private final List<Ranks> ranks;

    /**
     * @param name in reports
     * @param distances for each cell that to the nearest sample, to some of them, and so on, in any unit
     * @param valid for each cell whether it counts
     */
    public ProximityControl(String name, List<float[]> distances, boolean[] valid) {
        this.name = name;
        this.distances = List.copyOf(distances);
        this.ranks = this.distances.stream().map(each -> ranks(each, valid)).toList();
    }

    private static Ranks ranks(float[] distances, boolean[] valid) {
        int[] counted = IntStream.range(0, valid.length)
                .filter(cell -> valid[cell] && !Float.isNaN(distances[cell]))
                .toArray();
        if (counted.length == 0) {
            throw new IllegalArgumentException("no valid cell has a distance");
        }
        return new Ranks(at(distances, counted));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Scores scores(TrainingCells training, int[] cells, Progress progress) {
        progress.report(0, "reading distances");
        int[] others = IntStream.concat(IntStream.of(training.unlabelled()), IntStream.of(training.barren()))
                .toArray();
        int best = 0;
        double bestAuc = 0.5;
        for (int d = 0; d < distances.size(); d++) {
            double auc = Roc.of(at(distances.get(d), training.positives()), at(distances.get(d), others))
                    .auc();
            if (Math.abs(auc - 0.5) > Math.abs(bestAuc - 0.5)) {
                best = d;
                bestAuc = auc;
            }
        }
        float[] scores = at(distances.get(best), cells);
        for (int i = 0; i < scores.length; i++) {
            float nearer = ranks.get(best).of(scores[i]);
            scores[i] = bestAuc > 0.5 ? nearer : 1 - nearer;
        }
        return Scores.of(scores);
    }

    private static float[] at(float[] distances, int... cells) {
        float[] values = new float[cells.length];
        for (int i = 0; i < cells.length; i++) {
            values[i] = distances[cells[i]];
        }
        return values;
    }
}
