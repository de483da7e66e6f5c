package org.prospectivity.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.prospectivity.assays.ColumnInspection;
import org.prospectivity.assays.CrsSuggestion;
import org.prospectivity.assays.PlacesReport;
import org.prospectivity.assays.Question;
import org.prospectivity.assays.SampleInspection;
import org.prospectivity.reports.Numbers;
import org.prospectivity.reports.samples.GridCommand;

/** What a file of samples is, in the few lines a terminal has room for. */
final class InspectionSummary {
    private InspectionSummary() {}

    /**
     * The summary, lines that end in a line break.
     *
     * @param file as the command line is to name it
     */
    static String of(SampleInspection inspection, String file) {
        StringBuilder text = new StringBuilder();
        line(
                text,
                inspection.source() + ": " + Numbers.count(inspection.rows()) + " rows, "
                        + inspection.columns().size() + " columns");
        line(text, "coordinates: " + places(inspection));
        List<ColumnInspection> elements = inspection.columns().stream()
                .filter(column -> column.assay() != null)
                .toList();
        line(text, elements.isEmpty() ? "elements: none" : "elements:");
        int width = elements.stream()
                .mapToInt(column -> column.assay().element().length())
                .max()
                .orElse(1);
        elements.forEach(column -> line(text, "  " + element(column, width)));
        if (!inspection.questions().isEmpty()) {
            line(text, "to settle before gridding:");
            inspection.questions().forEach(question -> line(text, "  " + question(question)));
        }
        line(text, "what follows:");
        line(text, "  " + GridCommand.of(inspection, file));
        return text.toString();
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }

    private static String places(SampleInspection inspection) {
        PlacesReport places = inspection.places();
        if (places == null) {
            return "none that can be read";
        }
        String crs = inspection.gridParameters().get("crs");
        String system = crs == null
                ? places.crs().isEmpty() ? "coordinate system unknown" : "in " + places.crs()
                : places.suggestions().stream()
                        .filter(suggestion -> suggestion.code().equals(crs))
                        .map(InspectionSummary::suggestion)
                        .findFirst()
                        .orElse("in " + crs);
        return places.columns() + " in " + places.measure().name().toLowerCase(Locale.ROOT) + ", "
                + Numbers.count(places.placed()) + " placed; " + system;
    }

    private static String suggestion(CrsSuggestion suggestion) {
        return "suggested " + suggestion.code() + " (" + suggestion.name() + ": " + suggestion.reason() + ")";
    }

    private static String element(ColumnInspection column, int width) {
        ColumnInspection.Assay assay = column.assay();
        String codes = assay.missingCodes().entrySet().stream()
                .map(code -> code.getKey() + " " + code.getValue())
                .collect(Collectors.joining(", "));
        return assay.element() + " ".repeat(width - assay.element().length()) + "  "
                + assay.measured() + " measured, " + assay.below() + " below, " + assay.above() + " above, "
                + assay.missing() + " missing" + (codes.isEmpty() ? "" : " (" + codes + ")")
                + (assay.unclear() == 0 ? "" : ", " + assay.unclear() + " to settle")
                + (column.name().equals(assay.element()) ? "" : "; column " + column.name());
    }

    private static String question(Question question) {
        return "\"" + question.code() + "\" in " + question.column() + " (" + question.count() + "): "
                + question.meaning() + "; " + question.settledBy();
    }
}
