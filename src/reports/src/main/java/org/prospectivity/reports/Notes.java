package org.prospectivity.reports;

import java.util.List;

/**
 * What the reader should know.
 *
 * @param title heading
 * @param notes a sentence each
 */
public record Notes(String title, List<String> notes) implements Report.Block {
    public Notes {
        notes = List.copyOf(notes);
    }
}
