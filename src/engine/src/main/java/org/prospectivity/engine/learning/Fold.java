package org.prospectivity.engine.learning;

import java.io.Serializable;

/**
 * One division of the valid cells: those held out and those a model may learn from. Cells within the buffer of a
 * held-out cell are in neither. Cell numbers ascend.
 *
 * @param number from 1
 * @param test cells held out
 * @param training cells that may be learned from
 */
public record Fold(int number, int[] test, int[] training) implements Serializable {}
