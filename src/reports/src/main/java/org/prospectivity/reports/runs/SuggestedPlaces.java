package org.prospectivity.reports.runs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.prospectivity.reports.Facts;
import org.prospectivity.reports.Numbers;
import org.prospectivity.reports.Report;
import org.prospectivity.reports.TableBuilder;

/** The page of places to sample next. */
final class SuggestedPlaces {
    private SuggestedPlaces() {}

    /** The page; the warnings stand first. */
    static Report of(Json run, List<Report.Section> warnings) {
        List<Json> places = run.all("places");
        List<Report.Section> sections = new ArrayList<>(warnings);
        TableBuilder<Json> table = new TableBuilder<Json>(
                        "Places by rank", "The first so many are the choice of so many.")
                .text("Rank", place -> whole(place, "rank"))
                .number("Easting", place -> whole(place, "easting"))
                .number("Northing", place -> whole(place, "northing"))
                .number("Score", place -> Numbers.decimals(place.at("figures").number("score"), 3));
        figure(table, places, "Percentile", "percentile", 0);
        figure(table, places, "Disagreement", "disagreement", 0);
        figure(table, places, "Kriging variance", "variance", 0);
        figure(table, places, "Applicability", "applicability", 2);
        figure(table, places, "m to a sample", "sampleDistance", 0);
        figure(table, places, "m to a road", "roadDistance", 0);
        table.text("Why", place -> place.text("reason"));
        sections.add(new Report.Section(
                "Places",
                "Scores, disagreement and kriging variance are told as percentiles of the map.",
                List.of(table.of(places))));
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Apart by", whole(run, "spacing") + " m, " + run.text("spacingRule"));
        facts.put("Places of samples", whole(run, "samples"));
        facts.put("Typical gap between them", whole(run, "gap") + " m");
        facts.put("Samples tell of the ground as far as", whole(run, "sampleReach") + " m");
        if (run.has("reach")) {
            facts.put("From a road at most", whole(run, "reach") + " m");
        }
        facts.put("Where places may lie", Numbers.area(run.number("openKm2")));
        sections.add(new Report.Section("How they were chosen", "", List.of(new Facts("Spacing and ground", facts))));
        return new Report(
                "Suggested samples",
                "Places that score high in " + run.text("band") + " and are little known.",
                places.size() + " places, " + whole(run, "spacing") + " m or more from samples and each other.",
                List.of(
                        new Report.Headline(String.valueOf(places.size()), "places", ""),
                        new Report.Headline(
                                Numbers.percent(run.number("settled")),
                                "less unknown ground",
                                "weighted by score and doubt")),
                sections);
    }

    private static void figure(TableBuilder<Json> table, List<Json> places, String title, String name, int decimals) {
        if (places.stream().anyMatch(place -> place.at("figures").has(name))) {
            table.number(title, place -> Numbers.decimals(place.at("figures").number(name), decimals));
        }
    }

    private static String whole(Json json, String name) {
        return Numbers.decimals(json.number(name), 0);
    }
}
