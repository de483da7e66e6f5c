package org.prospectivity.engine.targets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.evaluation.ScoreThreshold;
import org.prospectivity.engine.evaluation.Skill;
import org.prospectivity.engine.learning.Labels;
import org.prospectivity.engine.prospectivity.ProspectivityEvaluation;
import org.prospectivity.engine.prospectivity.ProspectivityPrediction;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.Normalisation;
import org.prospectivity.engine.raster.Predictors;
import org.prospectivity.engine.raster.RasterStack;

/**
 * Cuts targets out of a map of scores: cells with at least the threshold that share an edge or a corner are one target.
 * The threshold is the one given; else the score that the given share of the area has; else, with deposits, the
 * intersection of the P-A plot; else the score of the best {@value DelineationOptions#DEFAULT_SHARE} of the area.
 */
public final class TargetDelineation {
    private static final int LEADING_ELEMENTS = 3;

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
     * @param dropped number of smaller regions left out
     * @param droppedKm2 their area
     * @param targetKm2 area of the targets
     * @param areaShare of the targets in the area with a score
     * @param depositShare of the deposits in the targets; NaN without deposits
     * @param targets the figures of each, by rank
     * @param warnings what the reader should know before using the targets
     */
    public record DelineationReport(
            String band,
            double threshold,
            String rule,
            double validKm2,
            double minimumArea,
            int dropped,
            double droppedKm2,
            double targetKm2,
            double areaShare,
            double depositShare,
            List<Target.Figures> targets,
            List<String> warnings) {}

    private record Threshold(double score, String rule) {}

    private record Region(int[] cells, double meanScore) {}

    /**
     * Cuts targets out of a band of a map. A band called {@value ProspectivityPrediction#UNCERTAINTY}, where there is
     * one, gives the targets' uncertainty.
     *
     * @param map any values, NaN for no data; the higher the better
     * @param band its position in the map
     * @param parameter the name of the input that gave the map
     * @param deposits cells of deposits to choose the threshold by and to count, -1 outside; or null
     * @param geochemistry element maps on the grid of the map, to tell the leading elements; or null
     * @throws InvalidInputException naming what cannot be used
     */
    public static Result run(
            RasterStack map,
            int band,
            String parameter,
            int[] deposits,
            RasterStack geochemistry,
            DelineationOptions options,
            Progress progress) {
        progress.report(0, "choosing the threshold");
        GridGeometry grid = map.geometry();
        float[] scores = map.values(band);
        int valid = ProspectivityEvaluation.validCells(map, band, parameter);
        Labels labels = deposits == null ? null : ProspectivityEvaluation.labels(map, band, deposits);
        Elements elements = geochemistry == null ? null : new Elements(geochemistry, grid);
        Threshold threshold = threshold(map.bands().get(band).name(), scores, labels, options, progress.part(0, 0.2));
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
        double minimumArea = Double.isNaN(options.minimumArea())
                ? grid.squareKilometres(DelineationOptions.MINIMUM_CELLS)
                : options.minimumArea();
        List<Region> regions = new ArrayList<>();
        int dropped = 0;
        long droppedCells = 0;
        for (int[] cells : Regions.of(grid, inside, progress.part(0.2, 0.5))) {
            // areas pass through text
            if (grid.squareKilometres(cells.length) >= minimumArea * (1 - 1e-9)) {
                regions.add(new Region(cells, mean(scores, cells)));
            } else {
                dropped++;
                droppedCells += cells.length;
            }
        }
        regions.sort(Comparator.comparingDouble((Region region) -> -region.meanScore())
                .thenComparingInt(region -> -region.cells().length));
        float[] uncertainty = uncertainty(map);
        Map<Integer, Integer> known = new HashMap<>();
        if (labels != null) {
            Arrays.stream(labels.deposits()).forEach(cell -> known.merge(cell, 1, Integer::sum));
        }
        List<Target> targets = new ArrayList<>();
        for (Region region : regions) {
            progress.report(0.5 + 0.5 * targets.size() / regions.size(), "tracing outlines");
            int[] cells = region.cells();
            targets.add(new Target(
                    new Target.Figures(
                            targets.size() + 1,
                            cells.length,
                            grid.squareKilometres(cells.length),
                            region.meanScore(),
                            highest(scores, cells),
                            uncertainty == null ? Double.NaN : mean(uncertainty, cells),
                            labels == null
                                    ? null
                                    : Arrays.stream(cells)
                                            .map(cell -> known.getOrDefault(cell, 0))
                                            .sum(),
                            elements == null ? null : elements.leading(cells)),
                    CellPolygon.of(grid, cells)));
        }
        List<Target.Figures> figures = targets.stream().map(Target::figures).toList();
        progress.report(1, "delineated");
        double targetKm2 = figures.stream().mapToDouble(Target.Figures::areaKm2).sum();
        double validKm2 = grid.squareKilometres(valid);
        return new Result(
                targets,
                new DelineationReport(
                        map.bands().get(band).name(),
                        threshold.score(),
                        threshold.rule(),
                        validKm2,
                        minimumArea,
                        dropped,
                        grid.squareKilometres(droppedCells),
                        targetKm2,
                        targetKm2 / validKm2,
                        labels == null
                                ? Double.NaN
                                : figures.stream()
                                                .mapToInt(Target.Figures::deposits)
                                                .sum()
                                        / (double) labels.deposits().length,
                        figures,
                        warnings(labels, targets, inside.cardinality() / (double) valid)));
    }

    private static Threshold threshold(
            String name, float[] scores, Labels labels, DelineationOptions options, Progress progress) {
        if (!Double.isNaN(options.threshold())) {
            return new Threshold(options.threshold(), "given");
        }
        if (Double.isNaN(options.share()) && labels != null) {
            return new Threshold(
                    Skill.ofMap(name, labels, scores, progress).predictionArea().threshold(),
                    "the intersection of the P-A plot by the deposits");
        }
        double share = Double.isNaN(options.share()) ? DelineationOptions.DEFAULT_SHARE : options.share();
        return new Threshold(
                ScoreThreshold.ofShare(scores, share),
                String.format(Locale.ROOT, "the lowest score that no more than %.4g %% of the area has", 100 * share));
    }

    private static List<String> warnings(Labels labels, List<Target> targets, double above) {
        List<String> warnings = new ArrayList<>();
        if (labels != null) {
            warnings.addAll(ProspectivityEvaluation.warnings(labels));
        }
        if (above > 0.5) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "%.0f %% of the area lies above the threshold: it tells places hardly apart.",
                    100 * above));
        }
        if (targets.isEmpty()) {
            warnings.add("No region is as large as the minimum area.");
        }
        return warnings;
    }

    private static float[] uncertainty(RasterStack map) {
        return map.bands().stream().map(Band::name).anyMatch(ProspectivityPrediction.UNCERTAINTY::equals)
                ? map.values(ProspectivityPrediction.UNCERTAINTY)
                : null;
    }

    private static double highest(float[] scores, int[] cells) {
        return Arrays.stream(cells)
                .mapToDouble(cell -> scores[cell])
                .filter(score -> !Double.isNaN(score))
                .max()
                .orElseThrow();
    }

    /** The mean over cells with a value; NaN when there is none. */
    private static double mean(float[] values, int[] cells) {
        double sum = 0;
        int count = 0;
        for (int cell : cells) {
            if (!Float.isNaN(values[cell])) {
                sum += values[cell];
                count++;
            }
        }
        return sum / count;
    }

    /** Which elements stand out in a region. */
    private static final class Elements {
        private final RasterStack raw;
        private final List<Normalisation> normalisations;

        Elements(RasterStack raw, GridGeometry grid) {
            if (!raw.geometry().equals(grid)) {
                throw new InvalidInputException(
                        "geochemistry",
                        "its grid of " + text(raw.geometry()) + " is not that of the scores, " + text(grid)
                                + "; expected element maps on the same grid");
            }
            this.raw = raw;
            this.normalisations = Predictors.of(raw, "geochemistry").normalisations();
        }

        private static String text(GridGeometry grid) {
            return grid.columns() + " x " + grid.rows() + " cells of " + grid.cellSize() + " m from " + grid.west()
                    + ", " + grid.north();
        }

        List<Target.Element> leading(int[] region) {
            List<Target.Element> elements = new ArrayList<>();
            for (int b = 0; b < raw.bands().size(); b++) {
                float[] values = raw.values(b);
                Normalisation normalisation = normalisations.get(b);
                double sum = 0;
                int count = 0;
                for (int cell : region) {
                    if (!Float.isNaN(values[cell])) {
                        sum += normalisation.apply(values[cell]);
                        count++;
                    }
                }
                if (sum > 0) {
                    elements.add(new Target.Element(raw.bands().get(b).symbol(), sum / count));
                }
            }
            return elements.stream()
                    .sorted(Comparator.comparingDouble(element -> -element.meanScore()))
                    .limit(LEADING_ELEMENTS)
                    .toList();
        }
    }
}
