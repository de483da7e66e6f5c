package org.prospectivity.engine.baselines;

import java.util.stream.IntStream;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.learning.Learner;
import org.prospectivity.engine.learning.Scores;
import org.prospectivity.engine.learning.TrainingCells;

/**
 * Knows nothing but how close the nearest sample is. Samples are denser near known deposits, so this alone can look
 * like skill, and a model has to beat it. The score is the share of the survey's cells that are farther from a sample;
 * there is nothing to learn and one member.
 */
public final class ProximityControl implements Learner {
    private final String name;
    private final float[] distances;
    private final Ranks ranks;

    /**
     * @param name in reports
     * @param distances for each cell that to the nearest sample, in any unit
     * @param valid for each cell whether it counts
     */
    public ProximityControl(String name, float[] distances, boolean[] valid) {
        int[] counted = IntStream.range(0, valid.length)
                .filter(cell -> valid[cell] && !Float.isNaN(distances[cell]))
                .toArray();
        float[] known = new float[counted.length];
        for (int i = 0; i < known.length; i++) {
            known[i] = distances[counted[i]];
        }
        if (known.length == 0) {
            throw new IllegalArgumentException("no valid cell has a distance");
        }
        this.name = name;
        this.distances = distances;
        this.ranks = new Ranks(known);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Scores scores(TrainingCells training, int[] cells, Progress progress) {
        progress.report(0, "reading distances");
        float[] scores = new float[cells.length];
        for (int i = 0; i < cells.length; i++) {
            scores[i] = 1 - ranks.of(distances[cells[i]]);
        }
        return Scores.of(scores);
    }
}
