package org.prospectivity.engine.evaluation;

/**
 * A figure and how well it is known.
 *
 * @param value the estimate
 * @param interval of 95 %
 */
public record Uncertain(double value, Interval interval) {}
