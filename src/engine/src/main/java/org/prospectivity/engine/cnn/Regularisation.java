package org.prospectivity.engine.cnn;

import org.prospectivity.engine.InvalidInputException;

/**
 * What keeps a network with few deposits from learning them by heart; acts in training only.
 *
 * @param mixing how much of a barren window is added to each window at most, as a multiple of it; 0 to 100. The amount a
 *     is drawn evenly from 0 to this, and the sum x + a·y divided by √(1 + a²), so that maps that vary by 1 still do. A
 *     deposit in other surroundings is a deposit still: its halo adds to the logarithms of what is there without it.
 *     The lever that matters most
 * @param bandDropout probability of dropping a whole input band of a window, 0 to below 1
 * @param channelDropout likewise of a whole feature channel between two convolutions
 * @param headDropout likewise of a single input of the head's layers
 */
public record Regularisation(double mixing, double bandDropout, double channelDropout, double headDropout) {
    /** Changes nothing: the network as it scores. */
    public static final Regularisation NONE = new Regularisation(0, 0, 0, 0);

    /** The defaults for windows of up to 9 cells. */
    public static final Regularisation DEFAULT = new Regularisation(4, 0.1, 0.1, 0);

    public Regularisation {
        InvalidInputException.require(mixing >= 0 && mixing <= 100, "mixing", mixing, "a number from 0 to 100");
        requireProbability("bandDropout", bandDropout);
        requireProbability("channelDropout", channelDropout);
        requireProbability("headDropout", headDropout);
    }

    private static void requireProbability(String parameter, double value) {
        InvalidInputException.require(value >= 0 && value < 1, parameter, value, "a number from 0 to below 1");
    }
}
