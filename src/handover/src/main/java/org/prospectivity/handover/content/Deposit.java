package org.prospectivity.handover.content;

/**
 * A known deposit.
 *
 * @param name as its survey calls it, or its number
 * @param easting in metres
 * @param northing in metres
 * @param learned whether the model was trained on it; false where that is not known
 */
public record Deposit(String name, double easting, double northing, boolean learned) {}
