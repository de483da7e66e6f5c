package org.prospectivity.engine.cnn;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.prospectivity.engine.raster.Band;

/**
 * Makes the batches a network learns from: windows of drawn cells, all of a batch in one of the 8 orientations of a
 * square, each mixed with a barren window of its own, with evidence of its own dropped (set to zero) and the rest scaled
 * up to make up for it; or, for a share of them, as they are, which is how the trained network will see them.
 *
 * <p>What is mixed is what adds up on the ground: the logarithms of concentrations, where a halo is added to what would
 * be there without it, and continuous values, as the fields of two bodies are the sum of both. A place that is half
 * granite, or half as far from a fault, is another place: categories, distances and densities stay the window's own. All
 * classes of a category are dropped together, since any of them would tell of the others.
 */
final class Batches {
    /** Values that are cached at most. */
    private static final long MOST_CACHED = 8_000_000;

    private final Windows windows;
    private final int window;
    private final Augmentation augmentation;
    private final double whole;
    private final SplittableRandom random;
    /** As the area has them, of cells drawn before. */
    private final Map<Integer, float[]> cached = new HashMap<>();

    /** Factor of each band of a window: 0 where it is dropped. */
    private final float[] mask;
    /** For each band the first one of the same evidence. */
    private final int[] evidence;
    /** Whether each band is mixed. */
    private final boolean[] mixed;

    /** @param whole share of windows that are shown as they are */
    Batches(Windows windows, int window, Augmentation augmentation, double whole, SplittableRandom random) {
        this.windows = windows;
        this.window = window;
        this.augmentation = augmentation;
        this.whole = whole;
        this.random = random;
        this.mask = new float[windows.bands().size()];
        List<String> names = windows.bands().stream().map(Band::evidence).toList();
        this.evidence = names.stream().mapToInt(names::indexOf).toArray();
        this.mixed = new boolean[mask.length];
        for (int b = 0; b < mask.length; b++) {
            Band.Kind kind = windows.bands().get(b).kind();
            mixed[b] = kind.isGeochemistry() || kind == Band.Kind.CONTINUOUS;
        }
    }

    /**
     * Windows around cells, none of them mixed.
     *
     * @param values where they go, by [window, row, column, band]
     */
    void around(int[] cells, float[] values) {
        around(cells, new int[0], values);
    }

    /**
     * Windows around cells.
     *
     * @param barren cells whose windows are mixed in; none where nothing is
     * @param values where they go, by [window, row, column, band]
     */
    void around(int[] cells, int[] barren, float[] values) {
        int orientation = random.nextInt(8);
        for (int i = 0; i < cells.length; i++) {
            float[] straight = straight(cells[i]);
            int at = i * straight.length;
            if (whole > 0 && random.nextDouble() < whole) {
                Arrays.fill(mask, 1);
                orient(straight, orientation, values, at);
                continue;
            }
            drawMask();
            orient(straight, orientation, values, at);
            if (barren.length > 0 && augmentation.mixing() > 0) {
                mix(straight(barren[random.nextInt(barren.length)]), values, at);
            }
        }
    }

    /** Draws the evidence that is dropped. */
    private void drawMask() {
        double dropout = augmentation.bandDropout();
        for (int b = 0; b < mask.length; b++) {
            if (evidence[b] < b) {
                mask[b] = mask[evidence[b]];
                continue;
            }
            boolean dropped = dropout > 0 && random.nextDouble() < dropout;
            mask[b] = dropped ? 0 : (float) (1 / (1 - dropout));
        }
    }

    /** Adds some of another window, with the same bands dropped. */
    private void mix(float[] other, float[] into, int offset) {
        double amount = augmentation.mixing() * random.nextDouble();
        float own = (float) (1 / Math.sqrt(1 + amount * amount));
        float added = (float) (amount * own);
        int bands = mask.length;
        for (int from = 0; from < other.length; from += bands) {
            for (int b = 0; b < bands; b++) {
                if (mixed[b]) {
                    int to = offset + from + b;
                    into[to] = own * into[to] + added * mask[b] * other[from + b];
                }
            }
        }
    }

    /** Values of a batch of so many windows. */
    int length(int count) {
        return count * mask.length * window * window;
    }

    /** Most networks learn from few cells over and over, whose windows lie scattered over a whole map. */
    private float[] straight(int cell) {
        float[] values = cached.get(cell);
        if (values == null) {
            values = new float[length(1)];
            windows.copyAround(cell, window, values, 0);
            if ((long) cached.size() * values.length < MOST_CACHED) {
                cached.put(cell, values);
            }
        }
        return values;
    }

    /** Writes a window in an orientation, its bands masked. */
    private void orient(float[] straight, int orientation, float[] into, int offset) {
        int bands = mask.length;
        int to = offset;
        for (int r = 0; r < window; r++) {
            for (int c = 0; c < window; c++) {
                int row = (orientation & 1) == 0 ? r : window - 1 - r;
                int column = (orientation & 2) == 0 ? c : window - 1 - c;
                int from = ((orientation & 4) == 0 ? row * window + column : column * window + row) * bands;
                for (int b = 0; b < bands; b++) {
                    into[to++] = straight[from++] * mask[b];
                }
            }
        }
    }
}
