package org.prospectivity.engine.targets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Named;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.evaluation.ScoreThreshold;
import org.prospectivity.engine.evaluation.Skill;
import org.prospectivity.engine.learning.Labels;
import org.prospectivity.engine.prospectivity.ProspectivityEvaluation;
import org.prospectivity.engine.prospectivity.ProspectivityPrediction;
import org.prospectivity.engine.prospectivity.ScoreMap;
import org.prospectivity.engine.prospectivity.TrainedOn;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.Normalisation;
import org.prospectivity.engine.raster.Predictors;
import org.prospectivity.engine.raster.RasterStack;

/**
 * Cuts targets out of a map of scores: cells with at least the threshold that share an edge or a corner are one target.
 * The threshold is the one given; else the score that the given share of the area has; else, with deposits, the
 * intersection of the P-A plot; else the score of the best {@value DelineationOptions#DEFAULT_SHARE} of the area. With a
 * greatest area, the threshold is raised within larger targets until their parts are no larger ({@link RegionSplit}).
 *
 * <pre>{@code
 * TargetDelineation.Result delineated = TargetDelineation.run(
 *         DelineationData.of(scores).withDeposits(deposits),
 *         DelineationOptions.defaults().withShare(0.1),
 *         Progress.NONE);
 * }</pre>
 */
public final class TargetDelineation {
    /** Cells of the regions that are judged together. */
    private static final int BATCH = 1 << 18;
    /** Areas pass through text. */
    private static final double SLACK = 1e-9;

    private TargetDelineation() {}

    /**
     * The targets of a map.
     *
     * @param targets by rank
     * @param report about all of them
     */
    public record Result(List<Target> targets, DelineationReport report) {}

    /**
     * What a delineation tells of itself.
     *
     * @param band that was cut
     * @param threshold least score of a target's cells
     * @param rule how the threshold was chosen
     * @param validKm2 area with a score
     * @param minimumArea of a target, in square kilometres
     * @param greatestArea of a target, in square kilometres; empty where there is none
     * @param split number of larger regions that were cut
     * @param splitKm2 their area that belongs to no part, as it lies below the raised thresholds
     * @param dropped number of regions and parts left out as smaller than the minimum
     * @param droppedKm2 their area
     * @param targetKm2 area of the targets
     * @param areaShare of the targets in the area with a score
     * @param depositShare of the deposits in the targets; empty without deposits
     * @param targets the figures of each, by rank
     * @param warnings what the reader should know before using the targets
     */
    public record DelineationReport(
            String band,
            double threshold,
            String rule,
            double validKm2,
            double minimumArea,
            OptionalDouble greatestArea,
            int split,
            double splitKm2,
            int dropped,
            double droppedKm2,
            double targetKm2,
            double areaShare,
            OptionalDouble depositShare,
            List<Target.Figures> targets,
            List<String> warnings) {}

    private record Threshold(double score, String rule) {}

    /**
     * Cuts targets out of a band of a map.
     *
     * @throws InvalidInputException naming what cannot be used
     */
    public static Result run(DelineationData data, DelineationOptions options, Progress progress) {
        progress.report(0, "choosing the threshold");
        ScoreMap map = data.map();
        GridGeometry grid = map.map().geometry();
        float[] scores = map.scores();
        int valid = map.validCells();
        Optional<Labels> labels = data.deposits().map(map::labels);
        Optional<Elements> elements = data.elements().map(maps -> new Elements(maps, map));
        Threshold threshold = threshold(map.name(), scores, labels, options, progress.part(0, 0.2));
        float least = (float) threshold.score(); // as the scores are: 0.7 given is the score 0.7
        BitSet inside = new BitSet(scores.length);
        for (int cell = 0; cell < scores.length; cell++) {
            inside.set(cell, scores[cell] >= least);
        }
        if (inside.isEmpty()) {
            throw new InvalidInputException(
                    "threshold",
                    threshold.score(),
                    "no more than the highest score, "
                            + highest(scores, IntStream.range(0, scores.length).toArray()));
        }
        Optional<float[]> applicability = map.band(ProspectivityPrediction.APPLICABILITY);
        if (options.applicableOnly()) {
            leaveOut(inside, applicability);
        }
        double minimumArea = minimumArea(options, grid);
        List<int[]> regions = Regions.of(grid, inside, options.workforce(), progress.part(0.2, 0.4));
        Map<Integer, Integer> known = new HashMap<>();
        labels.ifPresent(given -> Arrays.stream(given.deposits()).forEach(cell -> known.merge(cell, 1, Integer::sum)));
        RegionJudging job = new RegionJudging(
                grid,
                greatest(options, grid),
                (int) Math.ceil(minimumArea * (1 - SLACK) / grid.squareKilometres(1)),
                known,
                elements.map(maps -> maps.raw.bands()).orElse(List.of()),
                elements.map(maps -> maps.normalisations).orElse(List.of()));
        List<RegionJudging.Judged> judged =
                options.workforce().map(job, batches(regions, map, elements), progress.part(0.4, 1));
        List<RegionJudging.Found> found = judged.stream()
                .flatMap(batch -> batch.found().stream())
                .sorted(Comparator.comparingDouble((RegionJudging.Found region) -> -region.meanScore())
                        .thenComparingInt(region -> -region.cells()))
                .toList();
        List<Target> targets = new ArrayList<>();
        for (RegionJudging.Found one : found) {
            targets.add(new Target(
                    new Target.Figures(
                            targets.size() + 1,
                            one.cells(),
                            grid.squareKilometres(one.cells()),
                            one.meanScore(),
                            one.maxScore(),
                            options.greatestArea().isPresent()
                                    ? OptionalDouble.of(one.leastScore())
                                    : OptionalDouble.empty(),
                            map.band(ProspectivityPrediction.UNCERTAINTY).isPresent()
                                    ? OptionalDouble.of(one.meanUncertainty())
                                    : OptionalDouble.empty(),
                            applicability.isPresent()
                                    ? OptionalDouble.of(one.outside() / (double) one.cells())
                                    : OptionalDouble.empty(),
                            labels.isPresent() ? OptionalInt.of(one.deposits()) : OptionalInt.empty(),
                            elements.map(maps -> one.leading())),
                    one.outline()));
        }
        List<Target.Figures> figures = targets.stream().map(Target::figures).toList();
        progress.report(1, "delineated");
        double targetKm2 = figures.stream().mapToDouble(Target.Figures::areaKm2).sum();
        double validKm2 = grid.squareKilometres(valid);
        return new Result(
                targets,
                new DelineationReport(
                        map.name(),
                        threshold.score(),
                        threshold.rule(),
                        validKm2,
                        minimumArea,
                        options.greatestArea(),
                        judged.stream().mapToInt(RegionJudging.Judged::split).sum(),
                        grid.squareKilometres(judged.stream()
                                .mapToLong(RegionJudging.Judged::below)
                                .sum()),
                        judged.stream().mapToInt(RegionJudging.Judged::dropped).sum(),
                        grid.squareKilometres(judged.stream()
                                .mapToLong(RegionJudging.Judged::droppedCells)
                                .sum()),
                        targetKm2,
                        targetKm2 / validKm2,
                        labels.map(given -> figures.stream()
                                                .mapToInt(target ->
                                                        target.deposits().orElseThrow())
                                                .sum()
                                        / (double) given.deposits().length)
                                .map(OptionalDouble::of)
                                .orElse(OptionalDouble.empty()),
                        figures,
                        warnings(
                                labels,
                                data.trainedOn()
                                        .flatMap(flags -> labels.map(given ->
                                                flags.among(data.deposits().orElseThrow(), given))),
                                targets,
                                inside.cardinality() / (double) valid,
                                options.greatestArea())));
    }

    /** That of a target, where none is given that of a few cells, as far as the greatest area lets it be. */
    private static double minimumArea(DelineationOptions options, GridGeometry grid) {
        double few = grid.squareKilometres(DelineationOptions.MINIMUM_CELLS);
        return options.minimumArea().orElse(Math.min(few, options.greatestArea().orElse(few)));
    }

    /** Cells of a target at most. */
    private static int greatest(DelineationOptions options, GridGeometry grid) {
        if (options.greatestArea().isEmpty()) {
            return Integer.MAX_VALUE;
        }
        double area = options.greatestArea().getAsDouble();
        double greatest = area * (1 + SLACK) / grid.squareKilometres(1);
        InvalidInputException.require(
                greatest >= 1, "greatestArea", area, "no less than a cell, " + grid.squareKilometres(1) + " km²");
        return (int) Math.min(greatest, Integer.MAX_VALUE);
    }

    /** Regions with their values, as many together as have enough cells to be worth a worker's while. */
    private static List<RegionJudging.Batch> batches(List<int[]> regions, ScoreMap map, Optional<Elements> elements) {
        Optional<float[]> uncertainty = map.band(ProspectivityPrediction.UNCERTAINTY);
        Optional<float[]> applicability = map.band(ProspectivityPrediction.APPLICABILITY);
        List<RegionJudging.Batch> batches = new ArrayList<>();
        List<RegionJudging.Region> batch = new ArrayList<>();
        int together = 0;
        for (int[] cells : regions) {
            batch.add(new RegionJudging.Region(
                    cells,
                    at(map.scores(), cells),
                    uncertainty.map(values -> at(values, cells)).orElse(null),
                    applicability.map(values -> at(values, cells)).orElse(null),
                    elements.map(maps -> maps.at(cells)).orElse(new float[0][])));
            together += cells.length;
            if (together >= BATCH) {
                batches.add(new RegionJudging.Batch(batch));
                batch = new ArrayList<>();
                together = 0;
            }
        }
        if (!batch.isEmpty()) {
            batches.add(new RegionJudging.Batch(batch));
        }
        return batches;
    }

    private static float[] at(float[] values, int[] cells) {
        float[] some = new float[cells.length];
        for (int i = 0; i < some.length; i++) {
            some[i] = values[cells[i]];
        }
        return some;
    }

    private static Threshold threshold(
            String name, float[] scores, Optional<Labels> labels, DelineationOptions options, Progress progress) {
        if (options.threshold().isPresent()) {
            return new Threshold(options.threshold().getAsDouble(), "given");
        }
        if (options.share().isEmpty() && labels.isPresent()) {
            return new Threshold(
                    Skill.ofMap(name, labels.get(), scores, progress)
                            .predictionArea()
                            .threshold(),
                    "the intersection of the P-A plot by the deposits");
        }
        double share = options.share().orElse(DelineationOptions.DEFAULT_SHARE);
        return new Threshold(
                ScoreThreshold.ofShare(scores, share),
                String.format(Locale.ROOT, "the lowest score that no more than %.4g %% of the area has", 100 * share));
    }

    private static List<String> warnings(
            Optional<Labels> labels,
            Optional<TrainedOn> trainedOn,
            List<Target> targets,
            double above,
            OptionalDouble greatestArea) {
        List<String> warnings = new ArrayList<>();
        labels.map(known -> ProspectivityEvaluation.warnings(known, trainedOn)).ifPresent(warnings::addAll);
        if (above > 0.5) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "%.0f %% of the area lies above the threshold: it tells places hardly apart.",
                    100 * above));
        }
        long outside = targets.stream()
                .filter(target -> target.figures().outsideShare().orElse(0) > 0.5)
                .count();
        if (outside > 0) {
            warnings.add(outside + " of " + targets.size() + " targets lie for the most part where the ground is unlike"
                    + " what the model has learned from (outsideShare): their scores are guesses.");
        }
        long larger = targets.stream()
                .filter(target ->
                        target.figures().areaKm2() > greatestArea.orElse(Double.POSITIVE_INFINITY) * (1 + SLACK))
                .count();
        if (larger > 0) {
            warnings.add(
                    larger + " of " + targets.size() + " targets are larger than the greatest area: all their cells"
                            + " have one score, so nothing tells where to cut.");
        }
        if (targets.isEmpty()) {
            warnings.add("No region is as large as the minimum area.");
        }
        return warnings;
    }

    /** Takes the cells the model does not apply to away. */
    private static void leaveOut(BitSet inside, Optional<float[]> applicability) {
        float[] known = applicability.orElseThrow(() -> new InvalidInputException(
                "applicableOnly",
                "the map has no band " + ProspectivityPrediction.APPLICABILITY
                        + "; expected one that PredictProspectivity made with a model that keeps what its training cells"
                        + " look like"));
        for (int cell = inside.nextSetBit(0); cell >= 0; cell = inside.nextSetBit(cell + 1)) {
            inside.set(cell, known[cell] >= 1);
        }
        if (inside.isEmpty()) {
            throw new InvalidInputException(
                    "applicableOnly",
                    "no cell above the threshold is like what the model has learned from; expected a lower threshold, or"
                            + " a model of an area like this one");
        }
    }

    private static double highest(float[] scores, int[] cells) {
        return Arrays.stream(cells)
                .mapToDouble(cell -> scores[cell])
                .filter(score -> !Double.isNaN(score))
                .max()
                .orElseThrow();
    }

    /** Element maps, and how they are normalised over the survey. */
    private static final class Elements {
        private final RasterStack raw;
        private final List<Normalisation> normalisations;

        Elements(Named<RasterStack> maps, ScoreMap scores) {
            scores.requireItsGrid(maps);
            raw = maps.value();
            normalisations = Predictors.of(raw, maps.name()).normalisations();
        }

        float[][] at(int[] cells) {
            float[][] values = new float[raw.bands().size()][];
            Arrays.setAll(values, b -> TargetDelineation.at(raw.values(b), cells));
            return values;
        }
    }
}
