package org.prospectivity.handover.content;

import java.util.List;

/**
 * What the paper takes from the report of a gridding; what that lacks is empty.
 *
 * @param samples number of samples
 * @param places number of distinct places
 * @param settings of the gridding
 * @param elements what became of their determinations
 * @param bands the maps
 * @param warnings of the gridding
 */
public record GriddingFigures(
        int samples,
        int places,
        Settings settings,
        List<Element> elements,
        List<Gridded> bands,
        List<String> warnings) {
    public GriddingFigures {
        elements = elements == null ? List.of() : List.copyOf(elements);
        bands = bands == null ? List.of() : List.copyOf(bands);
        warnings = warnings == null ? List.of() : List.copyOf(warnings);
    }

    /**
     * How it was gridded.
     *
     * @param method its name
     * @param cellSize in metres
     */
    public record Settings(String method, double cellSize) {}

    /**
     * An element's determinations.
     *
     * @param element its name
     * @param censoredShare of the values not missing, 0 to 1
     * @param duplicatesMerged values merged into others at the same place
     */
    public record Element(String element, double censoredShare, int duplicatesMerged) {}

    /**
     * Errors of predictions.
     *
     * @param rootMeanSquaredError of them
     */
    public record Errors(double rootMeanSquaredError) {}

    /**
     * A map.
     *
     * @param band its name
     * @param places with a value
     * @param standardDeviation of the samples
     * @param leaveOneOut errors when each place is predicted from the others
     */
    public record Gridded(String band, int places, double standardDeviation, Errors leaveOneOut) {}
}
