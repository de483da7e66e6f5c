package org.prospectivity.engine.prospectivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.evaluation.CalibrationCurve;
import org.prospectivity.engine.evaluation.Skill;
import org.prospectivity.engine.learning.Labels;
import org.prospectivity.engine.raster.GridGeometry;

/**
 * Judges any map of scores by deposits, whoever made it.
 *
 * <pre>{@code
 * ScoreMap scores = new ScoreMap(predicted.map(), 0, "prospectivity");
 * ProspectivityEvaluation.Result judged =
 *         ProspectivityEvaluation.run(EvaluationData.of(scores, deposits), Progress.NONE);
 * }</pre>
 */
public final class ProspectivityEvaluation {
    private ProspectivityEvaluation() {}

    /**
     * What the deposits say of a map.
     *
     * @param skill of the map, with its curves
     * @param report its figures
     */
    public record Result(Skill skill, EvaluationReport report) {}

    /**
     * The figures of a map.
     *
     * @param band that was judged
     * @param grid of the map
     * @param validCells cells with a score
     * @param validKm2 their area
     * @param scores 0, 5, 25, 50, 75, 95 and 100 % of the cells score no more than these
     * @param evaluation by the deposits
     * @param trainedOn how many of the deposits the model behind the map was trained on; empty where that is not known
     * @param density lift at the intersection of the P-A plot
     * @param weight its natural logarithm, above 0 with skill
     * @param calibration at even odds; empty for scores that are no probabilities
     * @param proximity the figures of a map that knows only how close the nearest sample is; empty without samples
     * @param warnings what the reader should know before using the figures
     */
    public record EvaluationReport(
            String band,
            GridGeometry grid,
            int validCells,
            double validKm2,
            List<Double> scores,
            ModelFigures evaluation,
            Optional<TrainedOn> trainedOn,
            double density,
            double weight,
            Optional<CalibrationCurve> calibration,
            Optional<ModelFigures> proximity,
            List<String> warnings) {}

    /**
     * Judges one band of a map: higher values are to mean better prospects.
     *
     * @throws InvalidInputException when the band has no value, or no deposit or no other cell has one
     */
    public static Result run(EvaluationData data, Progress progress) {
        ScoreMap map = data.map();
        int cells = map.validCells();
        Labels labels = map.labels(data.deposits());
        Skill skill = Skill.ofMap(map.name(), labels, map.scores(), progress.part(0, 0.4));
        Optional<Skill> proximity = data.sampleDistances()
                .map(distances -> Skill.ofMap(
                        ProspectivityTraining.PROXIMITY,
                        labels,
                        closeness(distances, labels),
                        progress.part(0.5, 0.8)));
        Optional<TrainedOn> trainedOn = data.trainedOn().map(flags -> flags.among(data.deposits(), labels));
        List<String> warnings = new ArrayList<>(warnings(labels, trainedOn));
        if (proximity.isPresent() && proximity.get().auc() >= skill.auc()) {
            warnings.add(
                    "Closeness to a sample alone orders the deposits as well as this map does: no skill is shown.");
        }
        GridGeometry grid = map.map().geometry();
        return new Result(
                skill,
                new EvaluationReport(
                        map.name(),
                        grid,
                        cells,
                        grid.squareKilometres(cells),
                        ProspectivityPrediction.quantiles(map.map(), map.band(), progress.part(0.8, 1)),
                        ModelFigures.of(skill),
                        trainedOn,
                        skill.predictionArea().density(),
                        skill.predictionArea().weight(),
                        skill.calibration(),
                        proximity.map(ModelFigures::of),
                        warnings));
    }

    /**
     * What is to be known of figures by deposits that may have been trained on.
     *
     * @param trainedOn how many were; empty where that is not known
     */
    public static List<String> warnings(Labels labels, Optional<TrainedOn> trainedOn) {
        List<String> warnings = new ArrayList<>();
        if (trainedOn.isEmpty()) {
            warnings.add(
                    "Whether the deposits judged by are ones that were trained on is not known: for those the figures"
                            + " are success rates, which tell how well they were learned, for others prediction rates.");
        } else if (trainedOn.get().learned() > 0) {
            warnings.add(trainedOn.get().sentence());
        }
        if (labels.outside() > 0) {
            warnings.add(labels.outside() + " of " + (labels.outside() + labels.deposits().length)
                    + " deposits lie outside the valid area and were not counted.");
        }
        return warnings;
    }

    /** Here nothing is trained, so nothing can be chosen fairly: the nearest sample it is. */
    private static float[] closeness(List<float[]> distances, Labels labels) {
        float[] scores = new float[labels.geometry().cells()];
        Arrays.fill(scores, Float.NaN);
        for (int cell : labels.validCells()) {
            scores[cell] = -distances.get(0)[cell];
        }
        return scores;
    }
}
