package org.prospectivity.engine.prospectivity;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Workforce;
import org.prospectivity.engine.cnn.Architecture;
import org.prospectivity.engine.cnn.Ensemble;
import org.prospectivity.engine.cnn.Occlusion;
import org.prospectivity.engine.geochemistry.MapStore;
import org.prospectivity.engine.geochemistry.MapsInMemory;
import org.prospectivity.engine.gridding.GridSink;
import org.prospectivity.engine.gridding.RowDelivery;
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
 * Tells what drives a model's scores, cell by cell: by how much the mean score of the members falls when one element is
 * set to its mean everywhere, or other evidence, or, of the network, one ring of the window is ({@link Occlusion}). All
 * classes of a category are one evidence. Where there is other evidence, all elements together are looked at too. Above 0
 * the part speaks for a deposit,
 * below 0 against one. Parts act together, so effects need not add up to the score.
 *
 * <pre>{@code
 * ProspectivityExplanation.Result explained = ProspectivityExplanation.run(
 *         new ExplanationData(trained.model(), maps, "geochemistry"), ScoringOptions.defaults(), Progress.NONE);
 * }</pre>
 */
public final class ProspectivityExplanation {
    /** Before the side of a ring's square, in cells, in the names of bands. */
    public static final String RING = "ring_";

    private static final double TOP = 0.1;
    /** Values of a band that are read at a time to sum them up. */
    private static final int READ = 1 << 20;

    private ProspectivityExplanation() {}

    /**
     * A map of effects and what is to be known of it.
     *
     * @param map a band for each element, by its symbol, for other evidence, by its name and kind as in
     *     {@code faults-distance}, and for each ring, from the centre; NaN where the area is not valid
     * @param report the effects over the survey
     */
    public record Result(RasterStack map, ExplanationReport report) {}

    /**
     * What an explanation tells of itself.
     *
     * @param method by which the model scored
     * @param grid of the map
     * @param validCells cells with a score
     * @param topScore least score of the cells counted as the top
     * @param topCells their number: the best tenth
     * @param elements effects of the elements, the greatest in the top first
     * @param evidence effects of all elements together and of other evidence, likewise; empty where there is none
     * @param rings effects of the rings, from the centre; empty but for the network
     * @param warnings what the reader should know
     * @param model where the model comes from
     */
    public record ExplanationReport(
            Method method,
            GridGeometry grid,
            int validCells,
            double topScore,
            int topCells,
            List<Effect> elements,
            List<Effect> evidence,
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
    private record Part(String band, String meaning, Of of, MapScorer without) implements Serializable {}

    private enum Of {
        ELEMENT,
        EVIDENCE,
        RING
    }

    /** Explains maps in memory. */
    public static Result run(ExplanationData data, ScoringOptions options, Progress progress) {
        MapsInMemory effects = new MapsInMemory();
        ExplanationReport report = run(data, options, new MapsInMemory(), effects, progress);
        return new Result(effects.maps(), report);
    }

    /**
     * Scores the area once with everything, and once without each part, strip by strip, so that no maps need fit into
     * memory.
     *
     * @param scores takes the scores with everything
     * @param effects takes a band for each part
     */
    public static ExplanationReport run(
            ExplanationData data, ScoringOptions options, MapStore scores, MapStore effects, Progress progress) {
        TrainedModel model = data.model();
        String parameter = data.parameter();
        Workforce workforce = options.workforce();
        Method method = model.requireMethod(options.method());
        MapScorer scorer = model.scorerOf(method);
        PredictorStrips area = model.strips(scorer, data.maps(), parameter, workforce, progress.part(0, 0.1));
        List<Part> parts = parts(scorer, model.cellSize());
        GridSink scored = ProspectivityPrediction.opened(
                scores, area.geometry(), List.of(Band.of(ProspectivityPrediction.SCORE)), parameter);
        GridSink explained = ProspectivityPrediction.opened(
                effects,
                area.geometry(),
                parts.stream().map(part -> Band.of(part.band())).toList(),
                parameter);
        RowDelivery ofScores = RowDelivery.to(scored, workforce);
        RowDelivery ofEffects = RowDelivery.to(explained, workforce);
        area.forEach(
                workforce,
                progress.part(0.1, 0.95),
                "explaining the map",
                (strip, threads, part) -> {
                    float[][] bands = explained(strip, scorer, parts, threads, part);
                    List<RowDelivery.Rows> rows = new ArrayList<>();
                    rows.add(ofScores.send(0, strip.firstRow(), bands[0]));
                    for (int p = 0; p < parts.size(); p++) {
                        rows.add(ofEffects.send(p, strip.firstRow(), bands[p + 1]));
                    }
                    return rows;
                },
                (strip, rows) -> {
                    rows.get(0).reach(scored);
                    rows.subList(1, rows.size()).forEach(effect -> effect.reach(explained));
                });
        return report(model, method, area, parts, scores.maps(), effects.maps(), progress.part(0.95, 1));
    }

    /** The scores of a strip's own cells with everything, and behind them what they lose without each part. */
    private static float[][] explained(
            PredictorStrips.Strip strip, MapScorer scorer, List<Part> parts, int threads, Progress progress) {
        int passes = parts.size() + 1;
        float[][] bands = new float[passes][];
        bands[0] = strip.rowsOf(Ensemble.Map.of(scorer.scores(strip.area(), threads, progress.part(0, 1.0 / passes)))
                .mean());
        for (int p = 0; p < parts.size(); p++) {
            Part part = parts.get(p);
            Progress pass = progress.part((p + 1.0) / passes, (p + 2.0) / passes);
            float[] effect = strip.rowsOf(Ensemble.Map.of(part.without()
                            .scores(
                                    strip.area(),
                                    threads,
                                    (fraction, message) -> pass.report(fraction, "without " + part.band())))
                    .mean());
            for (int cell = 0; cell < effect.length; cell++) {
                effect[cell] = bands[0][cell] - effect[cell];
            }
            bands[p + 1] = effect;
        }
        return bands;
    }

    private static ExplanationReport report(
            TrainedModel model,
            Method method,
            PredictorStrips area,
            List<Part> parts,
            BandSource scores,
            BandSource effects,
            Progress progress) {
        float top = new OrderStatistics(scores, 0, progress.part(0, 0.3)).leastOfTop(TOP, progress.part(0.3, 0.6));
        List<EffectSum> sums = parts.stream().map(part -> new EffectSum()).toList();
        int[] all = IntStream.range(0, parts.size()).toArray();
        GridGeometry grid = area.geometry();
        int rows = Math.max(1, Math.min(grid.rows(), READ / grid.columns()));
        float[] score = new float[rows * grid.columns()];
        float[][] effect = new float[all.length][score.length];
        for (int row = 0; row < grid.rows(); row += rows) {
            Progress part = progress.part(0.6 + 0.4 * row / grid.rows(), 1);
            part.report(0, "summing up");
            int read = Math.min(rows, grid.rows() - row);
            scores.read(new int[] {0}, row, read, new float[][] {score}, 0, part);
            effects.read(all, row, read, effect, 0, part);
            for (int p : all) {
                sums.get(p).add(effect[p], score, read * grid.columns(), top);
            }
        }
        Map<Of, List<Effect>> found = new EnumMap<>(Of.class);
        for (Of of : Of.values()) {
            found.put(of, new ArrayList<>());
        }
        for (int p : all) {
            found.get(parts.get(p).of()).add(sums.get(p).of(parts.get(p)));
        }
        Comparator<Effect> greatest = Comparator.comparingDouble(one -> -one.topMeanAbsolute());
        found.get(Of.ELEMENT).sort(greatest);
        found.get(Of.EVIDENCE).sort(greatest);
        progress.report(1, "explained");
        return new ExplanationReport(
                method,
                grid,
                area.valid().cardinality(),
                top,
                sums.get(0).topCount,
                found.get(Of.ELEMENT),
                found.get(Of.EVIDENCE),
                found.get(Of.RING),
                List.of("Effects tell what moves this model's scores, not what made the deposits; elements that"
                        + " vary together share their effect between them in ways that chance decides."),
                model.provenance());
    }

    private static List<Part> parts(MapScorer scorer, double cellSize) {
        List<Part> parts = new ArrayList<>();
        List<Band> inputs = scorer.bands();
        for (int b = 0; b < inputs.size(); b++) {
            if (inputs.get(b).kind().isGeochemistry()) {
                String symbol = inputs.get(b).symbol();
                parts.add(new Part(symbol, symbol + " at its mean", Of.ELEMENT, scorer.without(b)));
            }
        }
        List<Evidence> all = Evidence.beyondGeochemistry(inputs) ? Evidence.of(inputs) : List.of();
        for (Evidence evidence : all) {
            parts.add(new Part(
                    evidence.shortName(),
                    evidence.name() + " at the mean",
                    Of.EVIDENCE,
                    scorer.without(evidence.bands())));
        }
        if (scorer instanceof MapScorer.OfNetworks networks) {
            addRings(networks, cellSize, parts);
        }
        return parts;
    }

    private static void addRings(MapScorer.OfNetworks networks, double cellSize, List<Part> parts) {
        Ensemble ensemble = networks.ensemble();
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
                                    ((sides[r] - 1) / 2.0 + architecture.blocks() + 0.5) * cellSize),
                    Of.RING,
                    new MapScorer.OfNetworks(networks.inputs(), Occlusion.ofRing(ensemble, r))));
        }
    }

    /** The sums of an effect over the valid cells and over the top. */
    private static final class EffectSum {
        private double sum;
        private double sizes;
        private int count;
        private double topSum;
        private double topSizes;
        private int topCount;

        void add(float[] effects, float[] scores, int cells, float top) {
            for (int cell = 0; cell < cells; cell++) {
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
        }

        Effect of(Part part) {
            return new Effect(
                    part.band(), part.meaning(), sizes / count, sum / count, topSizes / topCount, topSum / topCount);
        }
    }
}
