package org.prospectivity.engine.learning;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * How one member of an ensemble learned, step by step.
 *
 * @param losses the training and held-out loss by step
 * @param training the trained member on the cells it learned from, as it scores; empty when the cells scored hold no
 *     deposit
 * @param trainingAtOwnOdds likewise, each cell counting the same
 * @param heldOut the trained member on the cells it never saw; empty likewise
 */
public record LearningCurve(
        List<LossPoint> losses,
        Optional<Classification> training,
        Optional<Classification> trainingAtOwnOdds,
        Optional<Classification> heldOut)
        implements Serializable {

    /** What is not there is null where this is written: an empty {@link Optional} cannot be. */
    private record Written(
            List<LossPoint> losses, Classification training, Classification trainingAtOwnOdds, Classification heldOut)
            implements Serializable {
        private Object readResolve() {
            return new LearningCurve(
                    losses,
                    Optional.ofNullable(training),
                    Optional.ofNullable(trainingAtOwnOdds),
                    Optional.ofNullable(heldOut));
        }
    }

    private Object writeReplace() {
        return new Written(losses, training.orElse(null), trainingAtOwnOdds.orElse(null), heldOut.orElse(null));
    }
}
