package org.prospectivity.handover.paper;

import static org.prospectivity.handover.paper.Markup.tag;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Envelope;
import org.prospectivity.engine.prospectivity.ProspectivityPrediction;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.handover.content.SamplePlace;
import org.prospectivity.handover.content.Survey;
import org.prospectivity.handover.content.Target;
import org.prospectivity.handover.content.Written;
import org.prospectivity.handover.picture.MapPicture;
import org.prospectivity.handover.picture.MapSheet;

/** A page for each of the best targets, tables for the others and for the next samples. */
final class TargetSheets {
    private static final int MOST_NEAR = 5;
    private static final int MOST_ROWS = 16;
    private static final int MOST_PLACES = 8;

    private final Survey survey;
    private final MapSheets maps;
    private final Map<Integer, Markup> drawn = new HashMap<>();

    TargetSheets(Survey survey, MapSheets maps) {
        this.survey = survey;
        this.maps = maps;
    }

    /** The page of a target; drawn once, however often it is asked for. */
    Markup page(Target target) {
        return drawn.computeIfAbsent(target.rank(), rank -> made(target));
    }

    private Markup made(Target target) {
        Markup sheet = tag("div")
                .with("class", "sheet")
                .with("id", "target-" + target.rank())
                .add(tag("h2", "Target " + target.rank()));
        Envelope extent = maps.around(target);
        List<MapSheet.Area> areas = survey.targets().stream()
                .map(other ->
                        new MapSheet.Area(other.outline(), String.valueOf(other.rank()), other.rank() == target.rank()))
                .toList();
        sheet.add(Figures.figure(
                MapPicture.draw(
                        new MapSheet(
                                survey.scores().map().geometry(),
                                survey.scores().scores(),
                                survey.scoreStyle().ramp(),
                                maps.band(ProspectivityPrediction.APPLICABILITY),
                                extent,
                                areas,
                                maps.points(true)),
                        FrontSheets.pixels(128),
                        FrontSheets.pixels(100),
                        MapSheets.LETTERS * 0.9 * Figures.PIXELS),
                "figure",
                "Map of the scores around target " + target.rank() + " with its outline, known deposits and suggested"
                        + " samples.",
                ""));
        sheet.add(Figures.facts(List.of(
                new Figures.Fact("Where", where(target)),
                new Figures.Fact("Why", why(target)),
                new Figures.Fact("How sure", sure(target)),
                new Figures.Fact("Found near", near(target)),
                new Figures.Fact("To do next", next(target)))));
        survey.elements().ifPresent(elements -> {
            for (Target.Leading leading : target.leading()) {
                sheet.add(element(target, leading, elements, extent));
            }
        });
        return sheet;
    }

    private Markup element(Target target, Target.Leading leading, RasterStack elements, Envelope extent) {
        return Figures.figure(
                MapPicture.draw(
                        new MapSheet(
                                elements.geometry(),
                                elements.values(leading.style().number() - 1),
                                MapSheets.titled(leading.style()),
                                Optional.empty(),
                                extent,
                                List.of(new MapSheet.Area(target.outline(), "", true)),
                                List.of()),
                        FrontSheets.pixels(55),
                        FrontSheets.pixels(56),
                        1.9 * Figures.PIXELS),
                "third",
                "Map of " + leading.style().title() + " around target " + target.rank() + ".",
                "");
    }

    private String where(Target target) {
        return String.format(
                Locale.ROOT,
                "%s around easting %.0f, northing %.0f (%s); longitude %.5f, latitude %.5f (WGS\u00a084).",
                Written.area(target.areaKm2()),
                target.easting(),
                target.northing(),
                survey.crs(),
                target.longitude(),
                target.latitude());
    }

    private String why(Target target) {
        String scores = String.format(
                Locale.ROOT,
                "Its cells score %.2f on the mean and %.2f at best; the mean is above %s of the survey.",
                target.meanScore(),
                target.maxScore(),
                Written.percent(target.percentile()));
        List<Target.Leading> high = target.leading().stream()
                .filter(leading -> leading.deviations() > 0)
                .toList();
        if (high.isEmpty()) {
            return scores
                    + (survey.elements().isEmpty()
                            ? " Without element maps it is not known what leads."
                            : " No element stands above the survey's mean there: the score rests on how elements lie around"
                                    + " it, or on other evidence.");
        }
        return scores + " Highest above the survey's mean: "
                + high.stream()
                        .map(leading -> String.format(
                                Locale.ROOT,
                                "%s (%+.1f standard deviations)",
                                leading.style().band().label(),
                                leading.deviations()))
                        .collect(Collectors.joining(", "))
                + ".";
    }

    private String sure(Target target) {
        List<String> parts = new ArrayList<>();
        if (target.uncertainty().isPresent()) {
            double percentile = target.uncertaintyPercentile().orElse(Double.NaN);
            parts.add(String.format(
                    Locale.ROOT,
                    "The model's members disagree by %.3f, more than on %s of the survey%s.",
                    target.uncertainty().getAsDouble(),
                    Written.percent(percentile),
                    percentile > 0.9 ? ": trust this score less" : ""));
        }
        if (target.outsideShare().isPresent()) {
            double outside = target.outsideShare().getAsDouble();
            parts.add(
                    outside > 0.5
                            ? Written.percent(outside)
                                    + " of its cells are unlike what the model has learned from: its score is a guess."
                            : outside > 0
                                    ? Written.percent(outside)
                                            + " of its cells are unlike what the model has learned from; the rest is like it."
                                    : "All of its ground is like what the model has learned from.");
        }
        if (Verdict.of(survey).warned()) {
            parts.add("The verdict on the map as a whole holds here, too: "
                    + Verdict.of(survey).said().toLowerCase(Locale.ROOT) + ".");
        }
        return parts.isEmpty()
                ? "The map tells neither uncertainty nor where its model applies."
                : String.join(" ", parts);
    }

    private String near(Target target) {
        if (survey.deposits().isEmpty()) {
            return "No deposits were handed over with the map.";
        }
        List<Target.Near> near = target.near();
        if (near.isEmpty()) {
            return "No known deposit within " + Written.length(survey.nearby()) + ".";
        }
        String list = near.stream()
                .limit(MOST_NEAR)
                .map(found -> found.deposit().name()
                        + (found.metres() == 0 ? " (inside" : " (" + Written.length(found.metres()) + " away")
                        + (found.deposit().learned() ? ", the model learned from it)" : ")"))
                .collect(Collectors.joining(", "));
        String more = near.size() > MOST_NEAR ? " and " + (near.size() - MOST_NEAR) + " more" : "";
        boolean known = near.stream()
                .anyMatch(found -> found.metres() == 0 && found.deposit().learned());
        return "Within " + Written.length(survey.nearby()) + ": " + list + more + "."
                + (known ? " That it scores high is no news, as the model was shown a deposit in it." : "");
    }

    private String next(Target target) {
        return target.places() > 0
                ? Written.count(target.places(), "suggested sample") + " inside; see the field sheet of the package."
                : survey.places().isEmpty()
                        ? "Visit and sample; no next samples were suggested with this paper."
                        : "No suggested sample lies inside. Who visits it samples it by eye.";
    }

    /** The targets without a page and the next samples; empty where there are neither. */
    Optional<Markup> others(List<Target> rest) {
        if (rest.isEmpty() && survey.places().isEmpty()) {
            return Optional.empty();
        }
        Markup sheet = tag("div").with("class", "sheet").with("id", "others");
        if (!rest.isEmpty()) {
            sheet.add(tag("h2", rest.size() == survey.targets().size() ? "The targets" : "The other targets"));
            List<List<String>> rows = new ArrayList<>();
            for (Target target : rest.subList(0, Math.min(MOST_ROWS, rest.size()))) {
                rows.add(List.of(
                        String.valueOf(target.rank()),
                        Written.area(target.areaKm2()),
                        String.format(Locale.ROOT, "%.0f", target.easting()),
                        String.format(Locale.ROOT, "%.0f", target.northing()),
                        Written.decimals(target.meanScore(), 2),
                        target.outsideShare().isPresent()
                                ? Written.percent(target.outsideShare().getAsDouble())
                                : "–",
                        target.leading().stream()
                                .filter(leading -> leading.deviations() > 0)
                                .map(leading -> leading.style().band().label())
                                .collect(Collectors.joining(", ")),
                        String.valueOf(target.near().size())));
            }
            sheet.add(Figures.table(
                    List.of(
                            "#Rank",
                            "#Area",
                            "#Easting",
                            "#Northing",
                            "#Mean score",
                            "#Unlike",
                            "Leading",
                            "#Deposits within " + Written.length(survey.nearby())),
                    rows));
            if (rest.size() > MOST_ROWS) {
                sheet.add(tag("p", Written.count(rest.size() - MOST_ROWS, "more target") + " are in the package.")
                        .with("class", "small"));
            }
        }
        if (!survey.places().isEmpty()) {
            sheet.add(tag("h2", "The next samples"));
            List<List<String>> rows = survey.places().stream()
                    .limit(MOST_PLACES)
                    .map(TargetSheets::row)
                    .toList();
            sheet.add(Figures.table(List.of("#Rank", "#Easting", "#Northing", "Why there"), rows));
            if (survey.places().size() > MOST_PLACES) {
                sheet.add(tag(
                                "p",
                                Written.count(survey.places().size() - MOST_PLACES, "more place")
                                        + " are in the package, with a field sheet.")
                        .with("class", "small"));
            }
        }
        return Optional.of(sheet);
    }

    private static List<String> row(SamplePlace place) {
        return List.of(
                String.valueOf(place.rank()),
                String.format(Locale.ROOT, "%.0f", place.easting()),
                String.format(Locale.ROOT, "%.0f", place.northing()),
                place.reason());
    }
}
