package org.prospectivity.engine.cnn;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.evaluation.CellValues;
import org.prospectivity.engine.evaluation.EvenOdds;
import org.prospectivity.engine.evaluation.RandomForest;
import org.prospectivity.engine.evaluation.TrainingCells;
import org.prospectivity.engine.raster.Predictors;

/**
 * What a random forest makes of an area's cells, each from its own values alone, for a network to learn beside the few
 * deposits (Hinton et al. 2015, Distilling the knowledge in a neural network): unlabelled cells are drawn as ones with a
 * deposit in proportion to what the forest says, and as barren ones in proportion to the rest. The forest learns from
 * the network's own training cells, so it knows nothing that is held out.
 */
final class Teacher {
    /** Cells the forest is asked about: its trees take long on a whole map, and a batch draws a few dozen. */
    private static final int MOST_CELLS = 5000;
    /** So that there is something to draw where the forest sees no deposit at all. */
    private static final double LEAST = 1e-6;

    private final int[] cells;
    /** Sums of what speaks for a deposit up to each cell, and of what speaks against. */
    private final double[] deposits;

    private final double[] barren;

    private Teacher(int[] cells, float[] scores, double negatives) {
        this.cells = cells;
        deposits = new double[cells.length];
        barren = new double[cells.length];
        double sumOfDeposits = 0;
        double sumOfBarren = 0;
        for (int i = 0; i < cells.length; i++) {
            // a cell of the area is as rarely a deposit as one of training
            double share = EvenOdds.of(scores[i], 1 / negatives);
            sumOfDeposits += share + LEAST;
            sumOfBarren += 1 - share + LEAST;
            deposits[i] = sumOfDeposits;
            barren[i] = sumOfBarren;
        }
    }

    /**
     * Grows a forest with a draw of negatives of its own.
     *
     * @param training the network's cells, some of them unlabelled
     * @param negatives drawn for each deposit
     * @param seed of the draws and the forest
     */
    static Teacher of(Predictors area, TrainingCells training, int negatives, long seed, Progress progress) {
        int[] asked = training.unlabelled();
        if (asked.length > MOST_CELLS) {
            int[] all = asked;
            asked = new SplittableRandom(seed)
                    .ints(MOST_CELLS, 0, all.length)
                    .map(i -> all[i])
                    .toArray();
        }
        RandomForest forest = new RandomForest(
                "teacher", new CellValues(area.stack(), area.valid()), 1, negatives, RandomForest.DEFAULT_TREES);
        TrainingCells own = new TrainingCells(training.positives(), training.barren(), training.unlabelled(), seed);
        return new Teacher(asked, forest.scores(own, asked, progress)[0], negatives);
    }

    /** A cell to be learned as one with a deposit. */
    int deposit(SplittableRandom random) {
        return drawn(deposits, random);
    }

    /** A cell to be learned as a barren one. */
    int barren(SplittableRandom random) {
        return drawn(barren, random);
    }

    private int drawn(double[] sums, SplittableRandom random) {
        int found = Arrays.binarySearch(sums, random.nextDouble() * sums[sums.length - 1]);
        return cells[Math.min(found < 0 ? -found - 1 : found, cells.length - 1)];
    }
}
