package org.prospectivity.engine.cnn;

import org.prospectivity.engine.InvalidInputException;

/**
 * What keeps a network with few deposits from learning them by heart. All are probabilities of dropping, 0 to below 1,
 * and act in training only.
 *
 * @param bandDropout of a whole input band of a window; the lever that matters most
 * @param channelDropout of a whole feature channel between two convolutions
 * @param headDropout of a single input of the head's layers
 */
public record Regularisation(double bandDropout, double channelDropout, double headDropout) {
    /** Drops nothing: the network as it scores. */
    public static final Regularisation NONE = new Regularisation(0, 0, 0);

    /** The defaults for windows of up to 9 cells. */
    public static final Regularisation DEFAULT = new Regularisation(0.25, 0.1, 0);

    public Regularisation {
        requireProbability("bandDropout", bandDropout);
        requireProbability("channelDropout", channelDropout);
        requireProbability("headDropout", headDropout);
    }

    private static void requireProbability(String parameter, double value) {
        InvalidInputException.require(value >= 0 && value < 1, parameter, value, "a number from 0 to below 1");
    }
}
