package org.prospectivity.reports;

import java.util.List;

/**
 * What a report says, without how it looks. All texts are plain text; markup in them is shown, not obeyed.
 *
 * @param title of the page
 * @param summary what was done, in a sentence or two
 * @param verdict what was found, in one sentence
 * @param headlines the few figures to remember
 * @param sections in reading order
 */
public record Report(String title, String summary, String verdict, List<Headline> headlines, List<Section> sections) {
    public Report {
        headlines = List.copyOf(headlines);
        sections = List.copyOf(sections);
    }

    /**
     * A figure to remember.
     *
     * @param value as it is written, with its unit
     * @param label what it is
     * @param note what to compare it with; may be empty
     */
    public record Headline(String value, String label, String note) {}

    /**
     * A part of the report under a heading.
     *
     * @param title its heading
     * @param text what it shows, in a sentence or two; may be empty
     * @param blocks its figures, tables and lists
     */
    public record Section(String title, String text, List<Block> blocks) {
        public Section {
            blocks = List.copyOf(blocks);
        }
    }

    /** A figure, a table or a list. */
    public sealed interface Block permits Maps, PointMaps, Chart, Charts, Table, Facts, Notes {}
}
