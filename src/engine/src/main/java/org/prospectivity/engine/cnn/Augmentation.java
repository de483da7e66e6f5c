package org.prospectivity.engine.cnn;

import java.io.Serializable;
import org.prospectivity.engine.InvalidInputException;

/**
 * What is done to the windows a network learns from, so that it sees each of few deposits in many guises.
 *
 * @param mixing how much of a barren window is added to each window at most, as a multiple of it; 0 to 100. The amount a
 *     is drawn evenly from 0 to this, and the sum x + a·y divided by √(1 + a²), so that maps that vary by 1 still do. A
 *     deposit in other surroundings is a deposit still: its halo adds to the logarithms of what is there without it.
 *     The lever that matters most
 * @param bandDropout probability of hiding a whole input band of a window, 0 to below 1
 */
public record Augmentation(double mixing, double bandDropout) implements Serializable {
    /** Windows as they are. */
    public static final Augmentation NONE = new Augmentation(0, 0);

    /** The defaults for windows of up to 9 cells. */
    public static final Augmentation DEFAULT = new Augmentation(4, 0.1);

    public Augmentation {
        InvalidInputException.require(mixing >= 0 && mixing <= 100, "mixing", mixing, "a number from 0 to 100");
        Regularisation.requireProbability("bandDropout", bandDropout);
    }
}
