package org.prospectivity.engine.prospectivity;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.cnn.Ensemble;
import org.prospectivity.engine.evaluation.Labels;
import org.prospectivity.engine.evaluation.Skill;
import org.prospectivity.engine.model.Provenance;
import org.prospectivity.engine.model.TrainedModel;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.Predictors;
import org.prospectivity.engine.raster.RasterStack;

/** Scores an area with a trained model. */
public final class ProspectivityPrediction {
    /** Name of the band of scores, 0 to 1. */
    public static final String SCORE = "prospectivity";

    /** Name of the band of their standard deviation over the members. */
    public static final String UNCERTAINTY = "uncertainty";

    private ProspectivityPrediction() {}

    /**
     * A map of scores and what is to be known of it.
     *
     * @param map the bands {@value #SCORE} and {@value #UNCERTAINTY}, NaN where the area is not valid
     * @param report its figures
     */
    public record Result(RasterStack map, PredictionReport report) {}

    /**
     * What a prediction tells of itself.
     *
     * @param grid of the map
     * @param validCells cells with a score
     * @param validKm2 their area
     * @param scores 0, 5, 25, 50, 75, 95 and 100 % of the cells score no more than these
     * @param evaluation by the deposits given; null without them
     * @param warnings what the reader should know before using the map
     * @param model where the model comes from
     */
    public record PredictionReport(
            GridGeometry grid,
            int validCells,
            double validKm2,
            List<Double> scores,
            ModelFigures evaluation,
            List<String> warnings,
            Provenance model) {}

    /**
     * Scores every valid cell.
     *
     * @param maps of the model's elements on its cell size
     * @param parameter the name of the input that gave them
     * @param deposits cells to evaluate the map by, -1 outside; null for no evaluation
     */
    public static Result run(
            TrainedModel model, RasterStack maps, String parameter, int[] deposits, int threads, Progress progress) {
        Predictors area = model.prepare(maps, parameter);
        GridGeometry grid = area.geometry();
        // bad deposits are told before the work
        Labels labels = deposits == null ? null : new Labels(grid, area.valid(), deposits, new int[0], 0);
        Ensemble.Map scored = model.ensemble().score(area, threads, progress.part(0, 0.95));
        ModelFigures evaluation = labels == null ? null : ModelFigures.of(Skill.ofMap(SCORE, labels, scored.mean()));
        progress.report(1, "scored");
        return new Result(
                new RasterStack(
                        grid,
                        List.of(Band.of(SCORE), Band.of(UNCERTAINTY)),
                        List.of(scored.mean(), scored.standardDeviation())),
                new PredictionReport(
                        grid,
                        area.validCells(),
                        grid.squareKilometres(area.validCells()),
                        quantiles(scored.mean()),
                        evaluation,
                        labels == null ? List.of() : ProspectivityEvaluation.warnings(labels),
                        model.provenance()));
    }

    /** 0, 5, 25, 50, 75, 95 and 100 % of the cells with a score have no more than these. */
    static List<Double> quantiles(float[] scores) {
        double[] sorted = new double[scores.length];
        int count = 0;
        for (float score : scores) {
            if (!Float.isNaN(score)) {
                sorted[count++] = score;
            }
        }
        int known = count;
        Arrays.sort(sorted, 0, known);
        return DoubleStream.of(0, 0.05, 0.25, 0.5, 0.75, 0.95, 1)
                .mapToObj(share -> known == 0 ? Double.NaN : sorted[(int) Math.round(share * (known - 1))])
                .toList();
    }
}
