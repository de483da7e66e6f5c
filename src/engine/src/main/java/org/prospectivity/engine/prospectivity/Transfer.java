package org.prospectivity.engine.prospectivity;

import org.prospectivity.engine.model.TrainedModel;

/** What a training starts from. */
public sealed interface Transfer {
    /** Random parameters. */
    record None() implements Transfer {}

    /** Another area, trained on first with all its deposits. */
    record FromArea(Survey source) implements Transfer {}

    /**
     * A model trained before. Its list of bands is taken over.
     *
     * @param model the model
     * @param name it is known by
     */
    record FromModel(TrainedModel model, String name) implements Transfer {}

    /** The same area without its deposits: each element is learned from the others around it. */
    record SelfSupervised() implements Transfer {}
}
