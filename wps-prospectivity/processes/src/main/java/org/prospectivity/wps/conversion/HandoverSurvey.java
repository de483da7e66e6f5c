package org.prospectivity.wps.conversion;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.data.collection.ListFeatureCollection;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.referencing.CRS;
import org.locationtech.jts.geom.Geometry;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.classification.ClassBreaks;
import org.prospectivity.engine.evaluation.Skill;
import org.prospectivity.engine.learning.Labels;
import org.prospectivity.engine.prospectivity.ScoreMap;
import org.prospectivity.engine.prospectivity.TrainedOn;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.handover.content.Author;
import org.prospectivity.handover.content.BandStyle;
import org.prospectivity.handover.content.Deposit;
import org.prospectivity.handover.content.GriddingFigures;
import org.prospectivity.handover.content.ModelFacts;
import org.prospectivity.handover.content.SamplePlace;
import org.prospectivity.handover.content.Survey;
import org.prospectivity.handover.content.Target;
import org.prospectivity.handover.content.TrainingFigures;

/** What was given for a handover as what there is to tell: maps, model, places and reports together. */
public final class HandoverSurvey {
    private final ScoreMap scores;
    private final CoordinateReferenceSystem crs;
    private Optional<RasterStack> elements = Optional.empty();
    private Optional<ModelFacts> model = Optional.empty();
    private Optional<TrainingFigures> training = Optional.empty();
    private Optional<GriddingFigures> gridding = Optional.empty();
    private Optional<ListFeatureCollection> targets = Optional.empty();
    private Optional<ListFeatureCollection> deposits = Optional.empty();
    private Optional<ListFeatureCollection> places = Optional.empty();
    private List<Deposit> known = List.of();
    private Optional<Skill> skill = Optional.empty();

    /**
     * @param scores the map
     * @param crs of the map, easting first
     */
    public HandoverSurvey(ScoreMap scores, CoordinateReferenceSystem crs) {
        this.scores = scores;
        this.crs = crs;
    }

    /** With element maps, on any grid of the same coordinate system. */
    public void elements(RasterStack maps) {
        elements = Optional.of(maps);
    }

    /** With the model behind the scores. */
    public void model(ModelFacts facts) {
        model = Optional.of(facts);
    }

    /**
     * With the report of the training.
     *
     * @throws InvalidInputException when it is none, or that of another training than the model's
     */
    public void training(String json) {
        TrainingFigures figures = read("trainingReport", json, TrainingFigures.class);
        InvalidInputException.require(
                !figures.verdict().isBlank(),
                "trainingReport",
                "a JSON document without a verdict",
                "the report that TrainTransferCNN gave");
        model.ifPresent(facts -> InvalidInputException.require(
                facts.verdict().equals(figures.verdict()),
                "trainingReport",
                "the report of another training, with the verdict \"" + figures.verdict() + "\",",
                "that of the model " + facts.name() + ", whose verdict is \"" + facts.verdict() + "\""));
        training = Optional.of(figures);
    }

    /**
     * With the report of the gridding.
     *
     * @throws InvalidInputException when it is none
     */
    public void gridding(String json) {
        GriddingFigures figures = read("griddingReport", json, GriddingFigures.class);
        InvalidInputException.require(
                !figures.bands().isEmpty(),
                "griddingReport",
                "a JSON document without bands",
                "the report that GridGeochem gave");
        gridding = Optional.of(figures);
    }

    private static <T> T read(String parameter, String json, Class<T> type) {
        try {
            return Optional.ofNullable(Report.read(json, type))
                    .orElseThrow(() -> new InvalidInputException(parameter, "it is empty; expected a report in JSON"));
        } catch (JsonParseException | IllegalStateException | UnsupportedOperationException e) {
            throw new InvalidInputException(parameter, "it is no report in JSON: " + e.getMessage());
        }
    }

    /** With targets, as polygons. */
    public void targets(SimpleFeatureCollection features) {
        targets = Optional.of(HandoverPlaces.polygons("targets", "targets", features, crs));
    }

    /** With suggested samples, as points. */
    public void places(SimpleFeatureCollection features) {
        places = Optional.of(HandoverPlaces.points("next_samples", "places", features, crs));
    }

    /** With known deposits, as points; after the model, which tells which of them it learned from. */
    public void deposits(SimpleFeatureCollection features) {
        ListFeatureCollection points = HandoverPlaces.points("deposits", "deposits", features, crs);
        deposits = Optional.of(points);
        Points there = Points.of("deposits", points, crs);
        boolean[] learned = model.flatMap(
                        facts -> new TrainedDeposits.Named(facts.name(), facts.model()).among(there, crs))
                .map(TrainedOn.Flags::learned)
                .orElseGet(() -> new boolean[there.size()]);
        List<SimpleFeature> listed = HandoverPlaces.listed(points);
        known = IntStream.range(0, there.size())
                .mapToObj(i -> new Deposit(
                        HandoverPlaces.called(listed.get(i)).orElse("deposit " + (i + 1)),
                        there.eastings()[i],
                        there.northings()[i],
                        learned[i]))
                .toList();
        int[] cells = there.cells(scores.map().geometry());
        boolean judged = IntStream.of(cells).anyMatch(cell -> cell >= 0 && !Float.isNaN(scores.scores()[cell]));
        if (judged) {
            Labels labels = scores.labels(cells);
            skill = Optional.of(Skill.ofMap(scores.name(), labels, scores.scores()));
        }
    }

    /**
     * All of it together.
     *
     * @param nearby how far from targets deposits are told, in metres
     * @param commands how to repeat it
     */
    public Survey survey(Author author, double nearby, List<String> commands) throws IOException {
        List<BandStyle> elementStyles = elements.map(HandoverSurvey::styles).orElse(List.of());
        List<SamplePlace> suggested = places.map(HandoverSurvey::suggested).orElse(List.of());
        List<Target> found = targets.map(features -> new HandoverTargets(scores, elements, elementStyles, crs)
                        .of(features, known, suggested, nearby))
                .orElse(List.of());
        return new Survey(
                author,
                scores,
                styles(scores.map()),
                elements,
                elementStyles,
                called(crs),
                model,
                skill,
                training,
                gridding,
                found,
                known,
                suggested,
                nearby,
                commands);
    }

    /** The targets given, as they are handed over. */
    public Optional<SimpleFeatureCollection> targets() {
        return targets.map(features -> NarrowedFeatures.of(features, "targets"));
    }

    /** The suggested samples given, as they are handed over. */
    public Optional<SimpleFeatureCollection> places() {
        return places.map(features -> NarrowedFeatures.of(features, "next_samples"));
    }

    /** The deposits given, as they are handed over. */
    public Optional<SimpleFeatureCollection> deposits() {
        return deposits.map(features -> NarrowedFeatures.of(features, "deposits"));
    }

    private static List<SamplePlace> suggested(ListFeatureCollection places) {
        List<SamplePlace> suggested = new ArrayList<>();
        for (SimpleFeature place : HandoverPlaces.listed(places)) {
            Geometry point = (Geometry) place.getDefaultGeometry();
            suggested.add(new SamplePlace(
                    HandoverPlaces.whole(place, "rank", suggested.size() + 1),
                    point.getCoordinate().x,
                    point.getCoordinate().y,
                    HandoverPlaces.attribute(place, "reason")
                            .map(Object::toString)
                            .orElse("")));
        }
        return suggested;
    }

    private static List<BandStyle> styles(RasterStack maps) {
        List<BandStyle> styles = new ArrayList<>();
        for (int b = 0; b < maps.bands().size(); b++) {
            Band band = maps.bands().get(b);
            float[] values = maps.values(b);
            ClassBreaks breaks = ClassBreaks.of(IntStream.range(0, values.length)
                    .mapToDouble(i -> values[i])
                    .toArray());
            styles.add(new BandStyle(
                    b + 1, band, CustomaryStyle.ramp(band, breaks), CustomaryStyle.sld(b + 1, band, breaks)));
        }
        return styles;
    }

    /** A coordinate system's code and name. */
    private static String called(CoordinateReferenceSystem crs) throws IOException {
        String name = crs.getName().getCode();
        try {
            Integer code = CRS.lookupEpsgCode(crs, true);
            return code == null ? name : "EPSG:" + code + ", " + name;
        } catch (FactoryException e) {
            throw new IOException(e);
        }
    }
}
