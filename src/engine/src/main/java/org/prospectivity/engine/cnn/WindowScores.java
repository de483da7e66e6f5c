package org.prospectivity.engine.cnn;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.prospectivity.engine.learning.Classification;
import org.prospectivity.engine.raster.Predictors;

/** What a network says of cells from their own windows, in evaluation mode: what dense prediction must equal. */
public final class WindowScores {
    private static final int BATCH = 256;

    private WindowScores() {}

    /** How well a network tells labelled cells apart; deposits and barren cells weigh half each. */
    static Classification classification(
            ComputationGraph network, Architecture architecture, Trainer.Labelled labelled) {
        return Classification.atEvenOdds(
                of(network, architecture, labelled.windows(), labelled.positives()),
                of(network, architecture, labelled.windows(), labelled.negatives()));
    }

    /**
     * The score of each cell.
     *
     * @param area in the order of the bands the network was trained on
     */
    public static float[] of(Architecture architecture, float[] parameters, Predictors area, int[] cells) {
        try {
            return of(Network.of(architecture, parameters), architecture, new Windows(area), cells);
        } finally {
            Natives.releaseThread();
        }
    }

    static float[] of(ComputationGraph network, Architecture architecture, Windows windows, int[] cells) {
        int window = architecture.window();
        int size = architecture.bands() * window * window;
        float[] scores = new float[cells.length];
        for (int first = 0; first < cells.length; first += BATCH) {
            int count = Math.min(BATCH, cells.length - first);
            float[] values = new float[count * size];
            for (int i = 0; i < count; i++) {
                windows.copyAround(cells[first + i], window, values, i * size);
            }
            INDArray input = Nd4j.createFromArray(values).reshape(count, window, window, architecture.bands());
            float[] output = Copies.of(network.outputSingle(input));
            System.arraycopy(output, 0, scores, first, count);
        }
        return scores;
    }
}
