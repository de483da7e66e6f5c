package org.prospectivity.handover.paper;

import static org.prospectivity.handover.paper.Markup.tag;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.prospectivity.handover.content.SamplePlace;
import org.prospectivity.handover.content.Survey;
import org.prospectivity.handover.content.Target;
import org.prospectivity.handover.content.Written;

/** Where to go and what to write down there: a page to print and a table to fill in. */
public final class FieldSheet {
    /** What is filled in at each place. */
    private static final List<String> TO_FILL_IN =
            List.of("sampleId", "sampler", "visited", "medium", "depthCm", "eastingTaken", "northingTaken", "remarks");

    private static final List<String> BLANKS = List.of("Sample", "Taken at", "Medium, depth", "By, on", "Remarks");

    private FieldSheet() {}

    /** The page, to be printed across. */
    public static byte[] page(Survey survey) {
        Markup body = tag("div").with("class", "sheet first").with("id", "field");
        body.add(
                tag("h1", "Field sheet"),
                tag("p", survey.author().title() + " · " + survey.crs()).with("class", "by"));
        if (!survey.places().isEmpty()) {
            List<String> heads = new ArrayList<>(List.of("#Rank", "#Easting", "#Northing", "Why there"));
            heads.addAll(BLANKS);
            body.add(tag("h2", "Samples to take"), Figures.table(heads, places(survey)));
        }
        if (!survey.targets().isEmpty()) {
            List<String> heads = new ArrayList<>(List.of("#Target", "#Easting", "#Northing", "#Area"));
            heads.addAll(BLANKS);
            body.add(tag("h2", "Targets to visit"), Figures.table(heads, targets(survey)));
        }
        if (survey.places().isEmpty() && survey.targets().isEmpty()) {
            body.add(tag("p", "Neither samples nor targets were handed over."));
        }
        return Sheets.page(
                        "Field sheet: " + survey.author().title(),
                        "@page { size: A4 landscape; margin: 12mm; } td { height: 9mm; }\n",
                        List.of(body))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static List<List<String>> places(Survey survey) {
        List<List<String>> rows = new ArrayList<>();
        for (SamplePlace place : survey.places()) {
            rows.add(row(
                    List.of(
                            String.valueOf(place.rank()),
                            metres(place.easting()),
                            metres(place.northing()),
                            place.reason()),
                    BLANKS.size()));
        }
        return rows;
    }

    private static List<List<String>> targets(Survey survey) {
        List<List<String>> rows = new ArrayList<>();
        for (Target target : survey.targets()) {
            rows.add(row(
                    List.of(
                            String.valueOf(target.rank()),
                            metres(target.easting()),
                            metres(target.northing()),
                            Written.area(target.areaKm2())),
                    BLANKS.size()));
        }
        return rows;
    }

    /** The rows of the table to fill in, its heads first: suggested samples, then targets. */
    public static List<List<String>> rows(Survey survey) {
        List<List<String>> rows = new ArrayList<>();
        List<String> heads = new ArrayList<>(List.of("kind", "rank", "easting", "northing", "why"));
        heads.addAll(TO_FILL_IN);
        rows.add(heads);
        for (SamplePlace place : survey.places()) {
            rows.add(row(
                    List.of(
                            "sample",
                            String.valueOf(place.rank()),
                            metres(place.easting()),
                            metres(place.northing()),
                            place.reason()),
                    TO_FILL_IN.size()));
        }
        for (Target target : survey.targets()) {
            rows.add(row(
                    List.of(
                            "target",
                            String.valueOf(target.rank()),
                            metres(target.easting()),
                            metres(target.northing()),
                            "mean score " + Written.decimals(target.meanScore(), 2)),
                    TO_FILL_IN.size()));
        }
        return rows;
    }

    private static List<String> row(List<String> known, int blanks) {
        List<String> row = new ArrayList<>(known);
        for (int i = 0; i < blanks; i++) {
            row.add("");
        }
        return row;
    }

    private static String metres(double coordinate) {
        return String.format(Locale.ROOT, "%.0f", coordinate);
    }
}
