package org.prospectivity.handover.paper;

import static org.prospectivity.handover.paper.Markup.tag;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;
import org.prospectivity.engine.prospectivity.ProspectivityPrediction;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.handover.content.BandStyle;
import org.prospectivity.handover.content.Deposit;
import org.prospectivity.handover.content.Ramp;
import org.prospectivity.handover.content.SamplePlace;
import org.prospectivity.handover.content.Survey;
import org.prospectivity.handover.content.Target;
import org.prospectivity.handover.content.Written;
import org.prospectivity.handover.picture.MapPicture;
import org.prospectivity.handover.picture.MapSheet;

/** The maps of the whole survey, and what targets' pages take of them. */
final class MapSheets {
    /** Size of the letters of maps, in millimetres. */
    static final double LETTERS = 2.9;

    private static final double SMALL_LETTERS = 2.4;
    private static final int ELEMENT_MAPS = 6;
    /** More numbers would hide the map. */
    private static final int LABELLED = 20;

    private static final Ramp APPLICABILITY = new Ramp(
            "Applicability",
            List.of(
                    new Ramp.Step("#8c510a", 0, "0"),
                    new Ramp.Step("#d8b365", 0.5, "0.5"),
                    new Ramp.Step("#f5f5f5", 1, "1: like it"),
                    new Ramp.Step("#5ab4ac", 1.5, "1.5"),
                    new Ramp.Step("#01665e", 2, "2: well within")));

    private final Survey survey;

    MapSheets(Survey survey) {
        this.survey = survey;
    }

    Markup scores() {
        Markup sheet = tag("div").with("class", "sheet").with("id", "map").add(tag("h2", "The map of scores"));
        Optional<float[]> applicability = band(ProspectivityPrediction.APPLICABILITY);
        List<MapSheet.Area> areas = survey.targets().stream()
                .map(target -> new MapSheet.Area(
                        target.outline(), target.rank() <= LABELLED ? String.valueOf(target.rank()) : "", false))
                .toList();
        GridGeometry grid = survey.scores().map().geometry();
        BufferedImage picture = MapPicture.draw(
                new MapSheet(
                        grid,
                        survey.scores().scores(),
                        survey.scoreStyle().ramp(),
                        applicability,
                        MapSheet.whole(grid),
                        areas,
                        points(true)),
                FrontSheets.pixels(168),
                FrontSheets.pixels(205),
                LETTERS * Figures.PIXELS);
        sheet.add(Figures.figure(
                picture,
                "figure",
                "Map of the scores of "
                        + Written.area(grid.squareKilometres(survey.scores().validCells()))
                        + " of ground, with " + Written.count(survey.targets().size(), "target") + ", "
                        + Written.count(survey.deposits().size(), "known deposit") + " and "
                        + Written.count(survey.places().size(), "suggested sample") + ".",
                "Scores, " + survey.crs() + "."
                        + (applicability.isPresent()
                                ? " Grey: ground unlike what the model has learned from; its scores are guesses."
                                : "")
                        + " White: no data."));
        return sheet;
    }

    /** Deposits the model knew and others, and, where asked for, suggested samples. */
    List<MapSheet.Points> points(boolean places) {
        List<MapSheet.Points> points = new ArrayList<>();
        if (places && !survey.places().isEmpty()) {
            points.add(new MapSheet.Points(
                    "Suggested samples",
                    MapSheet.Symbol.DISC,
                    survey.places().stream().mapToDouble(SamplePlace::easting).toArray(),
                    survey.places().stream().mapToDouble(SamplePlace::northing).toArray()));
        }
        List<Deposit> learned =
                survey.deposits().stream().filter(Deposit::learned).toList();
        List<Deposit> others =
                survey.deposits().stream().filter(deposit -> !deposit.learned()).toList();
        add(
                points,
                learned.isEmpty() ? "Known deposits" : "Other known deposits",
                MapSheet.Symbol.OPEN_DIAMOND,
                others);
        add(points, "Deposits the model learned from", MapSheet.Symbol.DIAMOND, learned);
        return points;
    }

    private static void add(List<MapSheet.Points> points, String name, MapSheet.Symbol symbol, List<Deposit> deposits) {
        if (!deposits.isEmpty()) {
            points.add(new MapSheet.Points(
                    name,
                    symbol,
                    deposits.stream().mapToDouble(Deposit::easting).toArray(),
                    deposits.stream().mapToDouble(Deposit::northing).toArray()));
        }
    }

    /** Where the model applies and where its members disagree; empty where the map tells neither. */
    Optional<Markup> trust() {
        Optional<float[]> applicability = band(ProspectivityPrediction.APPLICABILITY);
        Optional<float[]> uncertainty = band(ProspectivityPrediction.UNCERTAINTY);
        if (applicability.isEmpty() && uncertainty.isEmpty()) {
            return Optional.empty();
        }
        Markup sheet = tag("div").with("class", "sheet").with("id", "trust").add(tag("h2", "How far to trust it"));
        applicability.ifPresent(values -> {
            double outside = outsideShare(values);
            sheet.add(tag(
                    "p",
                    "Of the ground, " + Written.part(1 - outside) + " is like what the model has learned from"
                            + (outside > 0
                                    ? "; " + Written.part(outside)
                                            + " differs in at least one element or in how elements go together, by other rocks"
                                            + " or another laboratory. Scores there are guesses."
                                    : ".")));
            sheet.add(whole(
                    APPLICABILITY,
                    values,
                    "Map of where the model applies: from 1 on the ground is like what it has learned from.",
                    "Where the model applies: from 1 on the ground is like what it has learned from; at 0.5 it is twice as"
                            + " far from that as it may be."));
        });
        uncertainty.ifPresent(values -> sheet.add(whole(
                survey.scoreStyles()
                        .get(survey.position(ProspectivityPrediction.UNCERTAINTY))
                        .ramp(),
                values,
                "Map of the disagreement of the model's members.",
                "Where the model's members disagree: standard deviation of their scores. Trust a score less there.")));
        return Optional.of(sheet);
    }

    double outsideShare(float[] applicability) {
        int outside = 0;
        for (float value : applicability) {
            outside += value < 1 ? 1 : 0;
        }
        return (double) outside / survey.scores().validCells();
    }

    private Markup whole(Ramp ramp, float[] values, String alternative, String caption) {
        GridGeometry grid = survey.scores().map().geometry();
        return Figures.figure(
                MapPicture.draw(
                        new MapSheet(
                                grid, values, ramp, Optional.empty(), MapSheet.whole(grid), List.of(), points(false)),
                        FrontSheets.pixels(168),
                        FrontSheets.pixels(98),
                        SMALL_LETTERS * Figures.PIXELS),
                "figure",
                alternative,
                caption);
    }

    Optional<float[]> band(String name) {
        return survey.scores().band(name);
    }

    /** Maps of what stands highest in the targets, else of the first elements; empty without element maps. */
    Optional<Markup> elements() {
        if (survey.elements().isEmpty()) {
            return Optional.empty();
        }
        RasterStack maps = survey.elements().get();
        List<BandStyle> chosen = leading();
        Markup sheet = tag("div").with("class", "sheet").with("id", "elements").add(tag("h2", "The leading elements"));
        sheet.add(tag(
                "p",
                survey.targets().stream().anyMatch(target -> !target.leading().isEmpty())
                        ? "Of " + maps.bands().size() + " bands, those that stand highest in the targets."
                        : "Of " + maps.bands().size() + " bands, the first."));
        for (BandStyle style : chosen) {
            sheet.add(Figures.figure(
                    MapPicture.draw(
                            new MapSheet(
                                    maps.geometry(),
                                    maps.values(style.number() - 1),
                                    titled(style),
                                    Optional.empty(),
                                    MapSheet.whole(maps.geometry()),
                                    survey.targets().stream()
                                            .map(target -> new MapSheet.Area(target.outline(), "", false))
                                            .toList(),
                                    List.of()),
                            FrontSheets.pixels(82),
                            FrontSheets.pixels(74),
                            SMALL_LETTERS * 0.85 * Figures.PIXELS),
                    "half",
                    "Map of " + style.title() + " with the outlines of the targets.",
                    ""));
        }
        return Optional.of(sheet);
    }

    /** The ramp under the name a person has for its band. */
    static Ramp titled(BandStyle style) {
        return new Ramp(style.title() + ", percentiles of the map", style.ramp().steps());
    }

    private List<BandStyle> leading() {
        Map<BandStyle, Double> weights = new LinkedHashMap<>();
        for (Target target : survey.targets()) {
            for (Target.Leading leading : target.leading()) {
                weights.merge(leading.style(), Math.max(0, leading.deviations()) / target.rank(), Double::sum);
            }
        }
        List<BandStyle> chosen = new ArrayList<>(weights.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .limit(ELEMENT_MAPS)
                .toList());
        for (BandStyle style : survey.elementStyles()) {
            if (chosen.size() < ELEMENT_MAPS && !chosen.contains(style)) {
                chosen.add(style);
            }
        }
        return chosen;
    }

    /** The ground around an outline, no narrower than some cells, within what is mapped as far as it goes. */
    Envelope around(Target target) {
        GridGeometry grid = survey.scores().map().geometry();
        Envelope box = new Envelope(target.outline().getEnvelopeInternal());
        double side = Math.max(Math.max(box.getWidth(), box.getHeight()) * 2.2, 14 * grid.cellSize());
        return new Envelope(
                box.centre().x - side * 0.7,
                box.centre().x + side * 0.7,
                box.centre().y - side / 2,
                box.centre().y + side / 2);
    }
}
