package org.prospectivity.engine.prospectivity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Workforce;
import org.prospectivity.engine.cnn.Ensemble;
import org.prospectivity.engine.evaluation.Skill;
import org.prospectivity.engine.geochemistry.MapStore;
import org.prospectivity.engine.geochemistry.MapsInMemory;
import org.prospectivity.engine.gridding.GridSink;
import org.prospectivity.engine.gridding.RowDelivery;
import org.prospectivity.engine.learning.Labels;
import org.prospectivity.engine.model.MapScorer;
import org.prospectivity.engine.model.Method;
import org.prospectivity.engine.model.Provenance;
import org.prospectivity.engine.model.TrainedModel;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.BandSource;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.OrderStatistics;
import org.prospectivity.engine.raster.PredictorStrips;
import org.prospectivity.engine.raster.RasterStack;

/**
 * Scores an area with a trained model.
 *
 * <pre>{@code
 * ProspectivityPrediction.Result predicted = ProspectivityPrediction.run(
 *         PredictionData.of(trained.model(), maps, "geochemistry").withDeposits(deposits),
 *         ScoringOptions.defaults(),
 *         Progress.NONE);
 * }</pre>
 */
public final class ProspectivityPrediction {
    /** Name of the band of scores, 0 to 1. */
    public static final String SCORE = "prospectivity";

    /** Name of the band of their standard deviation over the members. */
    public static final String UNCERTAINTY = "uncertainty";

    /**
     * Name of the band that tells how like a cell is to what the model has learned from: the threshold by the
     * dissimilarity index. From 1 on the model applies; 0.5 is twice as far as it may be, and 2 half as far or nearer.
     */
    public static final String APPLICABILITY = "applicability";

    /** Name of the band of the scores' percentiles in the area: 99 scores higher than 99 % of the cells. */
    public static final String PERCENTILE = "percentile";

    /** So many are judged in a second, and their evaluation takes 100 MB. */
    private static final int MOST_JUDGED = 1 << 22;

    private static final double[] SHARES = {0, 0.05, 0.25, 0.5, 0.75, 0.95, 1};

    private ProspectivityPrediction() {}

    /**
     * A map of scores and what is to be known of it.
     *
     * @param map the bands {@value #SCORE}, {@value #UNCERTAINTY}, {@value #APPLICABILITY} where the model knows what its
     *     training cells look like, and {@value #PERCENTILE} where it is asked for; NaN where the area is not valid
     * @param report its figures
     */
    public record Result(RasterStack map, PredictionReport report) {}

    /**
     * What a prediction tells of itself.
     *
     * @param method by which the model scored
     * @param grid of the map
     * @param validCells cells with a score
     * @param validKm2 their area
     * @param scores 0, 5, 25, 50, 75, 95 and 100 % of the cells score no more than these
     * @param applicability how much of the area is like what the model has learned from; empty where that is not known
     * @param evaluation by the deposits given
     * @param trainedOn how many of these the model was trained on; empty without deposits, or where that is not known
     * @param warnings what the reader should know before using the map
     * @param model where the model comes from
     */
    public record PredictionReport(
            Method method,
            GridGeometry grid,
            int validCells,
            double validKm2,
            List<Double> scores,
            Optional<ApplicabilityReport> applicability,
            Optional<ModelFigures> evaluation,
            Optional<TrainedOn> trainedOn,
            List<String> warnings,
            Provenance model) {}

    /** Scores every valid cell of maps in memory. */
    public static Result run(PredictionData data, ScoringOptions options, Progress progress) {
        MapsInMemory scores = new MapsInMemory();
        PredictionReport report = run(data, options, scores, progress);
        return new Result(scores.maps(), report);
    }

    /**
     * Scores every valid cell, strip by strip, so that neither the maps nor the scores need fit into memory.
     *
     * @param scores takes the bands
     */
    public static PredictionReport run(
            PredictionData data, ScoringOptions options, MapStore scores, Progress progress) {
        return run(data, options, scores, warnings -> {}, progress);
    }

    /**
     * Scores every valid cell, and tells before that how far the area is from what the model knows.
     *
     * @param scores takes the bands
     * @param early hears warnings that are known before the work
     */
    public static PredictionReport run(
            PredictionData data,
            ScoringOptions options,
            MapStore scores,
            Consumer<List<String>> early,
            Progress progress) {
        TrainedModel model = data.model();
        Workforce workforce = options.workforce();
        Method method = model.requireMethod(options.method());
        MapScorer scorer = model.scorerOf(method);
        PredictorStrips area = model.strips(scorer, data.maps(), data.parameter(), workforce, progress.part(0, 0.2));
        GridGeometry grid = area.geometry();
        // bad deposits are told before the work
        Optional<Labels> labels = data.deposits().map(cells -> labels(area, cells));
        List<Band> bands = new ArrayList<>(List.of(Band.of(SCORE), Band.of(UNCERTAINTY)));
        model.applicability().ifPresent(known -> bands.add(Band.of(APPLICABILITY)));
        if (options.percentile()) {
            bands.add(Band.of(PERCENTILE));
        }
        GridSink sink = opened(scores, grid, bands, data.parameter());
        List<String> warnings = new ArrayList<>();
        Optional<ApplicabilityReport> applicable = model.applicability()
                .map(known -> AreaMeasurement.of(
                        known, data.maps().bands(), area, sink, 2, workforce, progress.part(0.2, 0.4)));
        applicable.flatMap(ApplicabilityReport::warning).ifPresent(warnings::add);
        early.accept(List.copyOf(warnings));
        RowDelivery delivery = RowDelivery.to(sink, workforce);
        area.forEach(
                workforce,
                progress.part(0.4, 0.92),
                "scoring the map",
                (strip, threads, part) -> scored(strip, scorer, delivery, threads, part),
                (strip, scored) -> scored.forEach(rows -> rows.reach(sink)));
        if (options.percentile()) {
            Percentiles.of(scores.maps(), 0, sink, bands.size() - 1, progress.part(0.92, 0.95));
        }
        List<Double> quantiles = quantiles(scores.maps(), 0, progress.part(0.95, 0.98));
        Optional<ModelFigures> evaluation =
                labels.map(known -> evaluation(known, scores.maps(), progress.part(0.98, 1)));
        progress.report(1, "scored");
        int valid = area.valid().cardinality();
        Optional<TrainedOn> trainedOn = labels.flatMap(known ->
                data.trainedOn().map(flags -> flags.among(data.deposits().orElseThrow(), known)));
        labels.ifPresent(known -> warnings.addAll(warnings(known, trainedOn, valid)));
        return new PredictionReport(
                method,
                grid,
                valid,
                grid.squareKilometres(valid),
                quantiles,
                applicable,
                evaluation,
                trainedOn,
                warnings,
                model.provenance());
    }

    /** Makes room for maps; the input that is too large is the one that gave the grid. */
    static GridSink opened(MapStore store, GridGeometry grid, List<Band> bands, String parameter) {
        try {
            return store.open(grid, bands);
        } catch (InvalidInputException e) {
            throw e.of(parameter);
        }
    }

    /** The scores of a strip's own cells. */
    private static List<RowDelivery.Rows> scored(
            PredictorStrips.Strip strip, MapScorer scorer, RowDelivery delivery, int threads, Progress progress) {
        Ensemble.Map all = Ensemble.Map.of(scorer.scores(strip.area(), threads, progress));
        return List.of(
                delivery.send(0, strip.firstRow(), strip.rowsOf(all.mean())),
                delivery.send(1, strip.firstRow(), strip.rowsOf(all.standardDeviation())));
    }

    /** The deposits on valid cells; of a large area's other cells, those of every k-th column of every k-th row. */
    private static Labels labels(PredictorStrips area, int[] deposits) {
        GridGeometry grid = area.geometry();
        int apart = (int) Math.ceil(Math.sqrt(area.valid().cardinality() / (double) MOST_JUDGED));
        boolean[] judged = new boolean[grid.cells()];
        for (int row = 0; row < grid.rows(); row += Math.max(1, apart)) {
            for (int column = 0; column < grid.columns(); column += Math.max(1, apart)) {
                int cell = row * grid.columns() + column;
                judged[cell] = area.valid().get(cell);
            }
        }
        for (int cell : deposits) {
            if (cell >= 0) {
                judged[cell] = area.valid().get(cell);
            }
        }
        return new Labels(grid, judged, deposits, new int[0], 0);
    }

    private static ModelFigures evaluation(Labels labels, BandSource map, Progress progress) {
        GridGeometry grid = map.geometry();
        float[] scores = new float[grid.cells()];
        map.read(new int[] {0}, 0, grid.rows(), new float[][] {scores}, 0, progress.part(0, 0.2));
        return ModelFigures.of(Skill.ofMap(SCORE, labels, scores, progress.part(0.2, 1)));
    }

    private static List<String> warnings(Labels labels, Optional<TrainedOn> trainedOn, int valid) {
        List<String> warnings = new ArrayList<>(ProspectivityEvaluation.warnings(labels, trainedOn));
        if (valid > MOST_JUDGED) {
            warnings.add("The evaluation compares the deposits with " + labels.validCells().length + " of the " + valid
                    + " valid cells, evenly spread.");
        }
        return warnings;
    }

    /** 0, 5, 25, 50, 75, 95 and 100 % of the cells with a score have no more than these. */
    static List<Double> quantiles(BandSource map, int band, Progress progress) {
        OrderStatistics order = new OrderStatistics(map, band, progress.part(0, 0.5));
        if (order.count() == 0) {
            return Collections.nCopies(SHARES.length, Double.NaN);
        }
        long[] ranks = DoubleStream.of(SHARES)
                .mapToLong(share -> Math.round(share * (order.count() - 1)))
                .toArray();
        List<Double> values = new ArrayList<>();
        for (float value : order.at(ranks, progress.part(0.5, 1))) {
            values.add((double) value);
        }
        return values;
    }
}
