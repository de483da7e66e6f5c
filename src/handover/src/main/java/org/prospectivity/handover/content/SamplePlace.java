package org.prospectivity.handover.content;

/**
 * A place where a sample is suggested.
 *
 * @param rank from 1
 * @param easting in metres
 * @param northing in metres
 * @param reason why there; may be empty
 */
public record SamplePlace(int rank, double easting, double northing, String reason) {}
