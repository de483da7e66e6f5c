package org.prospectivity.engine.cnn;

import java.util.Arrays;
import org.prospectivity.engine.raster.Predictors;

/** Scores cells from the windows around them, with nothing dropped: what the scores of a {@link TileScorer} equal. */
public final class WindowScorer implements AutoCloseable {
    private static final int BATCH = 16;

    private final int window;
    private final ForwardPass pass;
    private final float[] values;

    /** For networks of one architecture. */
    WindowScorer(Architecture architecture) {
        window = architecture.window();
        pass = ForwardPass.scoring(architecture.layout(), BATCH);
        values = new float[BATCH * window * window * architecture.bands()];
    }

    /**
     * The score of each cell.
     *
     * @param area in the order of the bands the network was trained on
     */
    public static float[] scores(Architecture architecture, float[] parameters, Predictors area, int[] cells) {
        try (WindowScorer scorer = new WindowScorer(architecture)) {
            return scorer.scores(parameters, new Windows(area), cells);
        }
    }

    float[] scores(float[] parameters, Windows windows, int[] cells) {
        float[] scores = new float[cells.length];
        for (int first = 0; first < cells.length; first += BATCH) {
            int count = Math.min(BATCH, cells.length - first);
            windows.copyAround(Arrays.copyOfRange(cells, first, first + count), window, values);
            float[][] logits = pass.outputs(parameters, values, null);
            for (int i = 0; i < count; i++) {
                scores[first + i] = Head.score(logits[i][0]);
            }
        }
        return scores;
    }

    /** Gives the natives' memory back. */
    @Override
    public void close() {
        pass.close();
    }
}
