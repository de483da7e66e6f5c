package org.prospectivity.engine.cnn;

import java.io.Serializable;
import java.util.List;
import java.util.OptionalInt;
import org.prospectivity.engine.InvalidInputException;

/**
 * What the networks of an ensemble start from, and how much of it they keep.
 *
 * @param parameters to start from, member by member and in turn when there are fewer: of a whole network, or of its
 *     convolutions alone, the rest being random; an empty list for random parameters
 * @param frozen convolutions, from the input on, that keep their parameters
 */
public record Initialisation(List<float[]> parameters, int frozen) implements Serializable {
    /** Random parameters, all of them trained. */
    public static final Initialisation SCRATCH = new Initialisation(List.of(), 0);

    /** Up to so many deposits the convolutions of a transfer stay frozen. */
    public static final int FEW_DEPOSITS = 7;

    /** Strength of L2-SP for a single deposit: part of the way back to the source that is taken on each step. */
    public static final double L2_SP = 0.05;

    /**
     * A transfer, which takes fewer steps than a training from scratch ({@link #steps}). With up to
     * {@value #FEW_DEPOSITS} deposits all convolutions are frozen and the head alone is trained; with more, everything is,
     * unless a number of frozen convolutions is given.
     *
     * @param parameters of the source's members, or of their convolutions alone
     * @param frozen how many convolutions stay frozen; empty where the number of deposits decides
     * @param deposits cells with a deposit to learn from
     */
    public static Initialisation transfer(
            Architecture architecture, List<float[]> parameters, OptionalInt frozen, int deposits) {
        int blocks = architecture.blocks();
        int kept = frozen.orElse(deposits <= FEW_DEPOSITS ? blocks : 0);
        InvalidInputException.require(
                kept >= 0 && kept <= blocks, "freeze", kept, "AUTO or 0 to " + blocks + " convolutions");
        return new Initialisation(parameters, kept);
    }

    /** The control of a transfer: as many convolutions frozen, but with random parameters. */
    public static Initialisation randomBody(Architecture architecture) {
        return new Initialisation(List.of(), architecture.blocks());
    }

    /** How many steps a network takes from here: fewer where it starts from a whole network. */
    public int steps(Architecture architecture, TrainingSettings settings) {
        return whole(architecture) ? settings.tuningSteps() : settings.steps();
    }

    /**
     * The strength of L2-SP (Li et al. 2018, Explicit inductive bias for transfer learning with convolutional networks),
     * decay towards the parameters a network started from instead of towards 0, against forgetting what the source taught:
     * the less, the more deposits speak against the source. 0 where it does not start from a whole network.
     *
     * @param deposits cells with a deposit to learn from
     */
    double l2sp(Architecture architecture, int deposits) {
        return whole(architecture) ? L2_SP / deposits : 0;
    }

    private boolean whole(Architecture architecture) {
        return !parameters.isEmpty() && parameters.get(0).length == architecture.parameters();
    }

    Trainer.Start start(int member, Architecture architecture, TrainingSettings settings, int deposits) {
        float[] own = parameters.isEmpty() ? new float[0] : parameters.get(member % parameters.size());
        return new Trainer.Start(own, frozen, steps(architecture, settings), l2sp(architecture, deposits));
    }
}
