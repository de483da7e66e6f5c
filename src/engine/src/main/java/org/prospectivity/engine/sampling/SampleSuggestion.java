package org.prospectivity.engine.sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.evidence.DistanceField;
import org.prospectivity.engine.evidence.Segments;
import org.prospectivity.engine.gridding.SampledGround;
import org.prospectivity.engine.learning.Ranks;
import org.prospectivity.engine.raster.GridGeometry;

/**
 * Suggests where to sample next: places apart from each other and from the samples there are, that together take most from
 * what is not known of cells that score high. What a place takes is summed over the cells c around it ({@link
 * SpatialCoverage}), each with the weight
 *
 * <p>w(c) = p(c)<sup>{@value #PROMISE}</sup> (1 + q(c))
 *
 * <p>where p is the rank of the score among the map's cells, 0 to 1, and q, 0 to 1, how little the score can be relied on:
 * the rank of the networks' disagreement or of the kriging variance, whichever is greater, and 1 where the model does not
 * apply. So it is a geometric design weighted by what may be found: like the acquisition functions of Bayesian optimisation
 * (expected improvement, upper confidence bound; Shahriari et al. 2016, doi 10.1109/JPROC.2015.2494218) it joins what is
 * promised to what is not known.
 *
 * <pre>{@code
 * SampleSuggestion.Result next = SampleSuggestion.run(
 *         SamplingData.of(scores, eastings, northings),
 *         SamplingOptions.defaults().withCount(20),
 *         Progress.NONE);
 * }</pre>
 */
public final class SampleSuggestion {
    /** The power of the score's rank. Chosen on simulated surveys of no table. */
    static final double PROMISE = 2;

    /** Of fewer places there is no gap to speak of. */
    private static final int FEWEST = 3;

    private static final int REPORT_EVERY = 1 << 16;

    private SampleSuggestion() {}

    /**
     * Suggested places and how they were chosen.
     *
     * @param samples by rank
     * @param report about all of them
     */
    public record Result(List<SuggestedSample> samples, SuggestionReport report) {}

    /**
     * What a suggestion tells of itself.
     *
     * @param band of scores it was made by
     * @param asked number of places asked for
     * @param suggested number of places found
     * @param samples number of distinct places of the samples there are
     * @param gap between them that is typical, in metres
     * @param sampleReach how far a sample tells of the ground, in metres
     * @param spacing least distance of places from samples and each other, in metres
     * @param spacingRule how it was chosen
     * @param reach greatest distance from a road, in metres; empty where any will do
     * @param validKm2 area with a score
     * @param allowedKm2 of it, where places may lie: within the polygons and reach given
     * @param openKm2 of that, what is as far from samples as the spacing asks
     * @param settled share of the weighted ignorance, within the polygons given, that samples in all places would take away
     * @param places by rank
     * @param warnings what the reader should know before going there
     */
    public record SuggestionReport(
            String band,
            int asked,
            int suggested,
            int samples,
            double gap,
            double sampleReach,
            double spacing,
            String spacingRule,
            OptionalDouble reach,
            double validKm2,
            double allowedKm2,
            double openKm2,
            double settled,
            List<SuggestedSample> places,
            List<String> warnings) {}

    /**
     * Chooses places.
     *
     * @throws InvalidInputException naming what cannot be used, or leaves no place
     */
    public static Result run(SamplingData data, SamplingOptions options, Progress progress) {
        progress.report(0, "looking at the samples");
        GridGeometry grid = data.map().map().geometry();
        int valid = data.map().validCells();
        List<String> warnings = new ArrayList<>();
        Sampled sampled = sampled(data, grid, warnings, progress.part(0, 0.1));
        double spacing = options.spacing().orElse(sampled.ground().gap());
        String rule = options.spacing().isPresent() ? "given" : "the typical gap between samples";
        Doubt doubt = new Doubt(data.map(), data.kriged());
        if (doubt.isUnknown()) {
            warnings.add(
                    "Nothing tells how sure the scores are (the map has no bands uncertainty and applicability, and no"
                            + " kriging variance is given): places are chosen by score and distance to samples alone.");
        }
        Optional<float[]> toRoads = toRoads(data, options, grid, progress.part(0.1, 0.2));
        boolean[] within = within(data, progress.part(0.2, 0.25));
        boolean[] candidates = reached(within, options.reach(), toRoads);
        float[] toSamples = new float[grid.cells()];
        new DistanceField(sampled.places()).measure(grid, toSamples, progress.part(0.25, 0.4));
        int open = open(candidates, toSamples, spacing, rule);
        float[] scores = data.map().scores();
        Ranks ranks = Ranks.ofKnown(scores).orElseThrow();
        SpatialCoverage coverage = new SpatialCoverage(
                grid,
                weights(within, scores, ranks, doubt, progress.part(0.4, 0.5)),
                candidates,
                toSamples.clone(),
                sampled.ground().reach());
        double ignorance = coverage.ignorance();
        List<SpatialCoverage.Choice> chosen = coverage.choose(spacing, options.count(), progress.part(0.5, 1));
        if (chosen.size() < options.count()) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "Only %d of %d places are suggested: no other cell is %.0f m from every sample and place (spacing) and would"
                            + " tell more.",
                    chosen.size(),
                    options.count(),
                    spacing));
        }
        List<SuggestedSample> places = new ArrayList<>();
        for (SpatialCoverage.Choice choice : chosen) {
            int cell = choice.cell();
            places.add(SuggestedSample.of(
                    places.size() + 1,
                    grid.easting(grid.columnOf(cell)),
                    grid.northing(grid.rowOf(cell)),
                    choice.gain() / chosen.get(0).gain(),
                    new SuggestedSample.Figures(
                            scores[cell],
                            100 * ranks.of(scores[cell]),
                            doubt.uncertainty(cell),
                            percent(doubt.disagreement(cell)),
                            percent(doubt.variance(cell)),
                            doubt.applicability(cell),
                            toSamples[cell],
                            toSamples[cell] / sampled.ground().gap(),
                            toRoads.isPresent() ? OptionalDouble.of(toRoads.get()[cell]) : OptionalDouble.empty())));
        }
        progress.report(1, "chosen");
        return new Result(
                places,
                new SuggestionReport(
                        data.map().name(),
                        options.count(),
                        places.size(),
                        sampled.places().size(),
                        sampled.ground().gap(),
                        sampled.ground().reach(),
                        spacing,
                        rule,
                        options.reach(),
                        grid.squareKilometres(valid),
                        grid.squareKilometres(count(candidates)),
                        grid.squareKilometres(open),
                        chosen.stream()
                                        .mapToDouble(SpatialCoverage.Choice::gain)
                                        .sum()
                                / ignorance,
                        places,
                        warnings));
    }

    private static OptionalDouble percent(OptionalDouble rank) {
        return rank.isPresent() ? OptionalDouble.of(100 * rank.getAsDouble()) : OptionalDouble.empty();
    }

    /**
     * The samples there are.
     *
     * @param places that are distinct
     * @param ground of them
     */
    private record Sampled(Segments places, SampledGround ground) {}

    private static Sampled sampled(SamplingData data, GridGeometry grid, List<String> warnings, Progress progress) {
        int samples = data.eastings().length;
        int inside = 0;
        for (int s = 0; s < samples; s++) {
            inside += grid.cellAt(data.eastings()[s], data.northings()[s]) < 0 ? 0 : 1;
        }
        if (samples > 0 && inside == 0) {
            throw new InvalidInputException(
                    "samples",
                    "none of the " + samples + " lies on the map; expected the samples of its area: check their"
                            + " coordinate system");
        }
        if (inside < samples) {
            warnings.add(samples - inside + " of " + samples + " samples lie outside the map.");
        }
        double[][] distinct = distinct(data.eastings(), data.northings());
        int places = distinct[0].length;
        if (places < FEWEST) {
            throw new InvalidInputException(
                    "samples",
                    "they lie at " + places + (places == 1 ? " place" : " places") + "; expected at least " + FEWEST
                            + ", to tell the gap between samples");
        }
        Segments.Builder points = new Segments.Builder();
        for (int p = 0; p < places; p++) {
            points.add(distinct[0][p], distinct[1][p]);
        }
        return new Sampled(points.build(), SampledGround.of(distinct[0], distinct[1], progress));
    }

    /** Each place once: eastings, then northings. */
    private static double[][] distinct(double[] eastings, double[] northings) {
        record Place(double easting, double northing) {}
        List<Place> places = new ArrayList<>();
        for (int s = 0; s < eastings.length; s++) {
            places.add(new Place(eastings[s], northings[s]));
        }
        List<Place> once = places.stream().distinct().toList();
        return new double[][] {
            once.stream().mapToDouble(Place::easting).toArray(),
            once.stream().mapToDouble(Place::northing).toArray()
        };
    }

    private static Optional<float[]> toRoads(
            SamplingData data, SamplingOptions options, GridGeometry grid, Progress progress) {
        if (data.roads().isEmpty()) {
            options.reach().ifPresent(metres -> {
                throw new InvalidInputException(
                        "reach", metres + " m is given without roads; expected roads or roadsLayer beside it");
            });
            return Optional.empty();
        }
        float[] distances = new float[grid.cells()];
        data.roads().get().measure(grid, distances, progress);
        return Optional.of(distances);
    }

    /** The cells with a score within the polygons. */
    private static boolean[] within(SamplingData data, Progress progress) {
        GridGeometry grid = data.map().map().geometry();
        float[] scores = data.map().scores();
        boolean[] within = new boolean[scores.length];
        for (int cell = 0; cell < scores.length; cell++) {
            if (cell % REPORT_EVERY == 0) {
                progress.report((double) cell / scores.length, "looking where places may lie");
            }
            within[cell] = !Float.isNaN(scores[cell])
                    && data.within().contains(grid.easting(grid.columnOf(cell)), grid.northing(grid.rowOf(cell)));
        }
        if (count(within) == 0) {
            throw new InvalidInputException(
                    "mask",
                    "none of the " + data.map().validCells() + " cells with a score has its centre within the polygons;"
                            + " expected polygons on the map: check their coordinate system");
        }
        return within;
    }

    /** Of some cells those that are near enough to a road; all where that is not asked. */
    private static boolean[] reached(boolean[] cells, OptionalDouble reach, Optional<float[]> toRoads) {
        if (reach.isEmpty()) {
            return cells;
        }
        float[] distances = toRoads.orElseThrow();
        boolean[] reached = new boolean[cells.length];
        double nearest = Double.POSITIVE_INFINITY;
        for (int cell = 0; cell < cells.length; cell++) {
            if (cells[cell]) {
                nearest = Math.min(nearest, distances[cell]);
                reached[cell] = distances[cell] <= reach.getAsDouble();
            }
        }
        if (nearest > reach.getAsDouble()) {
            throw new InvalidInputException(
                    "reach",
                    reach.getAsDouble(),
                    String.format(
                            Locale.ROOT,
                            "at least %.0f, the distance of the nearest of %d cells from a road, or roads that lead"
                                    + " farther",
                            Math.ceil(nearest),
                            count(cells)));
        }
        return reached;
    }

    private static int count(boolean[] cells) {
        return GridGeometry.cellsWhere(cells).length;
    }

    /** How many cells are as far from samples as the spacing asks. */
    private static int open(boolean[] candidates, float[] toSamples, double spacing, String rule) {
        int open = 0;
        double farthest = 0;
        for (int cell = 0; cell < candidates.length; cell++) {
            if (candidates[cell]) {
                open += toSamples[cell] >= spacing ? 1 : 0;
                farthest = Math.max(farthest, toSamples[cell]);
            }
        }
        if (open == 0) {
            throw new InvalidInputException(
                    "spacing",
                    String.format(
                            Locale.ROOT,
                            "no cell of %d is %.0f m, %s, from the nearest sample; expected no more than %.0f, as far as one"
                                    + " is, or a map with cells farther from samples",
                            count(candidates),
                            spacing,
                            rule,
                            Math.floor(farthest)));
        }
        return open;
    }

    private static float[] weights(boolean[] within, float[] scores, Ranks ranks, Doubt doubt, Progress progress) {
        float[] weights = new float[scores.length];
        for (int cell = 0; cell < weights.length; cell++) {
            if (cell % REPORT_EVERY == 0) {
                progress.report((double) cell / weights.length, "weighing cells");
            }
            if (within[cell]) {
                weights[cell] = (float) (Math.pow(ranks.of(scores[cell]), PROMISE) * (1 + doubt.at(cell)));
            }
        }
        return weights;
    }
}
