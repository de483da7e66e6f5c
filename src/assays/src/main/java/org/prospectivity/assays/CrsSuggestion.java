package org.prospectivity.assays;

/**
 * A coordinate reference system that coordinates may be in, or may be projected to.
 *
 * @param code as EPSG has it, {@code EPSG:32750}
 * @param name as EPSG has it
 * @param reason what speaks for it
 */
public record CrsSuggestion(String code, String name, String reason) {}
