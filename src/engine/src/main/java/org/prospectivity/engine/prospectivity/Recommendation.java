package org.prospectivity.engine.prospectivity;

/**
 * The model to make the map with.
 *
 * @param model its name, as among the report's figures
 * @param reason in a sentence
 */
public record Recommendation(String model, String reason) {}
