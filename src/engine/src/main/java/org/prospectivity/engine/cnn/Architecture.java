package org.prospectivity.engine.cnn;

import java.io.Serializable;
import java.util.stream.IntStream;
import org.prospectivity.engine.InvalidInputException;

/**
 * The network as plain numbers: enough to build it again. A window of all bands passes through {@code blocks} valid 3×3
 * convolutions of {@code channels} ReLU features. Their means over the concentric {@link #rings()} join the bands' own
 * means over the finer rings of the {@link #profile()}, of which the innermost is the centre cell; {@code hidden} ReLU
 * units and one sigmoid unit make the score. Everything is a convolution or a mean, so one pass over a whole map gives
 * each cell the score its own window would have.
 *
 * @param bands number of input bands
 * @param window side of the window in cells, odd
 * @param blocks number of 3×3 convolutions
 * @param channels features of each convolution
 * @param hidden units of the hidden layer of the head
 */
public record Architecture(int bands, int window, int blocks, int channels, int hidden) implements Serializable {
    private static final int LARGEST_WINDOW = 129;
    private static final int MOST_PROFILE_RADII = 8;

    public Architecture {
        InvalidInputException.require(bands >= 1 && bands <= 1000, "bands", bands, "1 to 1000 bands");
        InvalidInputException.require(blocks >= 1 && blocks <= 8, "blocks", blocks, "1 to 8 convolutions");
        InvalidInputException.require(channels >= 1 && channels <= 512, "channels", channels, "1 to 512");
        InvalidInputException.require(hidden >= 1 && hidden <= 1024, "hidden", hidden, "1 to 1024");
        InvalidInputException.require(
                window % 2 == 1 && window >= 2 * blocks + 1 && window <= LARGEST_WINDOW,
                "window",
                window,
                "an odd number of cells from " + (2 * blocks + 1) + " to " + LARGEST_WINDOW);
    }

    /** The default network for a number of bands and a window. */
    public static Architecture of(int bands, int window) {
        return new Architecture(bands, window, 2, 16, 32);
    }

    /** Cells a window reaches beyond its centre cell. */
    public int halo() {
        return (window - 1) / 2;
    }

    /** Side of the feature map that is left of a window behind the convolutions. */
    public int features() {
        return window - 2 * blocks;
    }

    /**
     * Sides, in cells, of concentric squares; the features are averaged over the first and over the rings between each
     * and the next. They are the centre, the whole and, where there is room, the odd number nearest to two fifths of the
     * whole and at least 3.
     */
    public int[] rings() {
        int whole = features();
        if (whole == 1) {
            return new int[] {1};
        }
        int middle = Math.max(3, 2 * (int) Math.floor(0.2 * whole) + 1);
        return middle < whole ? new int[] {1, middle, whole} : new int[] {1, whole};
    }

    /**
     * Sides, in cells, of concentric squares of the window itself, from the centre cell to the whole; each band is
     * averaged over the first and over the rings between each and the next. A ring is one cell wide in windows up to 17
     * cells; wider ones have 8 rings of about the same width around the centre.
     */
    public int[] profile() {
        int radii = Math.min(halo(), MOST_PROFILE_RADII);
        return IntStream.rangeClosed(0, radii)
                .map(i -> 2 * (int) Math.round((double) i * halo() / radii) + 1)
                .toArray();
    }

    /**
     * The ring of the features that sees the outermost cells of a ring of the profile: the convolutions look as many
     * cells beyond the feature they make as there are convolutions.
     *
     * @param ring position in {@link #profile()}
     * @return position in {@link #rings()}
     */
    int featureRing(int ring) {
        int[] sides = rings();
        int found = 0;
        while (sides[found] + 2 * blocks < profile()[ring]) {
            found++;
        }
        return found;
    }

    /** Where the parameters of a network lie that makes scores. */
    ParameterLayout layout() {
        return new ParameterLayout(this, 1);
    }

    /** Number of parameters of the convolutions, which come before those of the head. */
    public int bodyParameters() {
        return layout().body(blocks);
    }

    /** Number of trainable parameters. */
    public int parameters() {
        return layout().parameters();
    }
}
