package org.prospectivity.engine.prospectivity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.cnn.Architecture;
import org.prospectivity.engine.cnn.Ensemble;
import org.prospectivity.engine.cnn.Occlusion;
import org.prospectivity.engine.evaluation.ScoreThreshold;
import org.prospectivity.engine.model.Provenance;
import org.prospectivity.engine.model.TrainedModel;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.Predictors;
import org.prospectivity.engine.raster.RasterStack;

/**
 * Tells what drives a model's scores, cell by cell: by how much the mean score of the members falls when one element is
 * set to its mean everywhere, or one ring of the window is ({@link Occlusion}). Above 0 the part speaks for a deposit,
 * below 0 against one. Parts act together, so effects need not add up to the score.
 */
public final class ProspectivityExplanation {
    /** Before the side of a ring's square, in cells, in the names of bands. */
    public static final String RING = "ring_";

    private static final double TOP = 0.1;

    private ProspectivityExplanation() {}

    /**
     * A map of effects and what is to be known of it.
     *
     * @param map a band for each element, by its symbol, and for each ring, from the centre; NaN where the area is not
     *     valid
     * @param report the effects over the survey
     */
    public record Result(RasterStack map, ExplanationReport report) {}

    /**
     * What an explanation tells of itself.
     *
     * @param grid of the map
     * @param validCells cells with a score
     * @param topScore least score of the cells counted as the top
     * @param topCells their number: the best tenth
     * @param elements effects of the elements, the greatest in the top first
     * @param rings effects of the rings, from the centre
     * @param warnings what the reader should know
     * @param model where the model comes from
     */
    public record ExplanationReport(
            GridGeometry grid,
            int validCells,
            double topScore,
            int topCells,
            List<Effect> elements,
            List<Effect> rings,
            List<String> warnings,
            Provenance model) {}

    /**
     * The effect of a part of what the model sees.
     *
     * @param band of the map
     * @param part what it is
     * @param meanAbsolute mean of the effect's size over the valid cells
     * @param mean of the effect
     * @param topMeanAbsolute mean of the effect's size over the top
     * @param topMean of the effect
     */
    public record Effect(
            String band, String part, double meanAbsolute, double mean, double topMeanAbsolute, double topMean) {}

    /** A part of what the model sees, and the model without it. */
    private record Part(String band, String meaning, boolean element, Ensemble without) {}

    /**
     * Scores the area once with everything, and once without each element and each ring.
     *
     * @param maps of the model's elements on its cell size
     * @param parameter the name of the input that gave them
     */
    public static Result run(TrainedModel model, RasterStack maps, String parameter, int threads, Progress progress) {
        Predictors area = model.prepare(maps, parameter);
        List<Part> parts = parts(model);
        int passes = parts.size() + 1;
        float[] full = model.ensemble()
                .score(area, threads, progress.part(0, 1.0 / passes))
                .mean();
        float top = ScoreThreshold.ofShare(full, TOP);
        List<Band> bands = new ArrayList<>();
        List<float[]> values = new ArrayList<>();
        List<Effect> elements = new ArrayList<>();
        List<Effect> rings = new ArrayList<>();
        for (int p = 0; p < parts.size(); p++) {
            Part part = parts.get(p);
            Progress pass = progress.part((p + 1.0) / passes, (p + 2.0) / passes);
            float[] effect = part.without()
                    .score(area, threads, (fraction, message) -> pass.report(fraction, "without " + part.band()))
                    .mean();
            for (int cell = 0; cell < effect.length; cell++) {
                effect[cell] = full[cell] - effect[cell];
            }
            bands.add(Band.of(part.band()));
            values.add(effect);
            (part.element() ? elements : rings).add(effect(part, effect, full, top));
        }
        elements.sort(Comparator.comparingDouble((Effect effect) -> -effect.topMeanAbsolute()));
        return new Result(
                new RasterStack(area.geometry(), bands, values),
                new ExplanationReport(
                        area.geometry(),
                        area.validCells(),
                        top,
                        count(full, top),
                        elements,
                        rings,
                        List.of("Effects tell what moves this model's scores, not what made the deposits; elements that"
                                + " vary together share their effect between them in ways that chance decides."),
                        model.provenance()));
    }

    private static List<Part> parts(TrainedModel model) {
        Ensemble ensemble = model.ensemble();
        List<Part> parts = new ArrayList<>();
        List<Band> inputs = model.inputs();
        for (int b = 0; b < inputs.size(); b++) {
            String symbol = inputs.get(b).symbol();
            parts.add(new Part(symbol, symbol + " at its mean", true, Occlusion.ofBand(ensemble, b)));
        }
        Architecture architecture = ensemble.architecture();
        int[] sides = architecture.rings();
        for (int r = 0; r < sides.length; r++) {
            String meaning = r == 0
                    ? "the centre cell"
                    : String.format(Locale.ROOT, "the square of %d cells without its inner %d", sides[r], sides[r - 1]);
            parts.add(new Part(
                    RING + sides[r],
                    meaning
                            + String.format(
                                    Locale.ROOT,
                                    ", seen up to %.4g m from the centre",
                                    ((sides[r] - 1) / 2.0 + architecture.blocks() + 0.5) * model.cellSize()),
                    false,
                    Occlusion.ofRing(ensemble, r)));
        }
        return parts;
    }

    private static Effect effect(Part part, float[] effects, float[] scores, float top) {
        double sum = 0;
        double sizes = 0;
        int count = 0;
        double topSum = 0;
        double topSizes = 0;
        int topCount = 0;
        for (int cell = 0; cell < effects.length; cell++) {
            float effect = effects[cell];
            if (!Float.isNaN(effect)) {
                sum += effect;
                sizes += Math.abs(effect);
                count++;
                if (scores[cell] >= top) {
                    topSum += effect;
                    topSizes += Math.abs(effect);
                    topCount++;
                }
            }
        }
        return new Effect(
                part.band(), part.meaning(), sizes / count, sum / count, topSizes / topCount, topSum / topCount);
    }

    private static int count(float[] scores, float least) {
        int count = 0;
        for (float score : scores) {
            count += score >= least ? 1 : 0;
        }
        return count;
    }
}
