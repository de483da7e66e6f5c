package org.prospectivity.engine.cnn;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * How a network does on labelled cells, in evaluation mode. Deposits and barren cells weigh half each, however many
 * there are.
 *
 * @param crossEntropy in nats
 * @param accuracy share told apart at a score of 0.5
 */
public record Scores(double crossEntropy, double accuracy) {
    private static final int BATCH = 256;
    private static final double LEAST = 1e-7;

    static Scores of(ComputationGraph network, Architecture architecture, Trainer.Labelled labelled) {
        float[] positives = windowScores(network, architecture, labelled.windows(), labelled.positives());
        float[] negatives = windowScores(network, architecture, labelled.windows(), labelled.negatives());
        double crossEntropy = 0;
        double accuracy = 0;
        for (float score : positives) {
            crossEntropy -= Math.log(Math.max(LEAST, score)) / positives.length;
            accuracy += (score > 0.5 ? 1.0 : 0) / positives.length;
        }
        for (float score : negatives) {
            crossEntropy -= Math.log(Math.max(LEAST, 1 - score)) / negatives.length;
            accuracy += (score <= 0.5 ? 1.0 : 0) / negatives.length;
        }
        return new Scores(crossEntropy / 2, accuracy / 2);
    }

    /** The score of each cell from its own window: what dense prediction must equal. */
    static float[] windowScores(ComputationGraph network, Architecture architecture, Windows windows, int[] cells) {
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
