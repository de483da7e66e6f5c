package org.prospectivity.engine.cnn;

import java.io.Serializable;
import org.prospectivity.engine.InvalidInputException;

/**
 * What is dropped at random inside a network while it learns, which keeps it from learning few deposits by heart.
 *
 * @param channelDropout probability of dropping a whole feature channel between two convolutions, 0 to below 1
 * @param headDropout likewise of a single input of the head's layers
 */
public record Regularisation(double channelDropout, double headDropout) implements Serializable {
    /** Changes nothing: the network as it scores. */
    public static final Regularisation NONE = new Regularisation(0, 0);

    /** The defaults for windows of up to 9 cells. */
    public static final Regularisation DEFAULT = new Regularisation(0.1, 0);

    public Regularisation {
        requireProbability("channelDropout", channelDropout);
        requireProbability("headDropout", headDropout);
    }

    static void requireProbability(String parameter, double value) {
        InvalidInputException.require(value >= 0 && value < 1, parameter, value, "a number from 0 to below 1");
    }
}
