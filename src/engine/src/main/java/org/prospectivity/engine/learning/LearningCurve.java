package org.prospectivity.engine.learning;

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
        Optional<Classification> heldOut) {}
