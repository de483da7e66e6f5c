package org.prospectivity.engine.learning;

import java.io.Serializable;

/**
 * The cross-entropy of a network at one moment of its training, in nats.
 *
 * @param step batches learned from so far
 * @param training mean over the batches since the point before, as trained: with bands and features dropped
 * @param heldOut on cells never learned from, in evaluation mode, deposits and barren cells weighing half each; NaN
 *     when there are none
 */
public record LossPoint(int step, double training, double heldOut) implements Serializable {}
