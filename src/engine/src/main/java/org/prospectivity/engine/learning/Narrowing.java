package org.prospectivity.engine.learning;

import java.io.Serializable;

/** Makes of the training cells of a fold those that are learned from. */
@FunctionalInterface
public interface Narrowing extends Serializable {
    /** All of them. */
    Narrowing NONE = training -> training;

    /** The part that is learned from; it depends on these cells alone. */
    TrainingCells of(TrainingCells training);
}
