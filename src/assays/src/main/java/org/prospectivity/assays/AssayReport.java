package org.prospectivity.assays;

import java.util.List;

/**
 * What was made of a table of samples.
 *
 * @param source the table
 * @param rows it has
 * @param samples of these, with a place
 * @param places where they lie
 * @param repeats samples at one place
 * @param kinds what columns say of media and of quality control
 * @param elements how the determinations of each element were read
 * @param levelled groups before and after levelling; empty without it
 * @param notes on how the file was read
 * @param warnings for a person
 */
public record AssayReport(
        String source,
        int rows,
        int samples,
        PlacesReport places,
        Repeats repeats,
        List<SampleKinds> kinds,
        List<ElementAccount> elements,
        List<LevelledGroup> levelled,
        List<String> notes,
        List<String> warnings) {}
