package org.prospectivity.engine.geochemistry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.prospectivity.engine.classification.ClassBreaks;
import org.prospectivity.engine.classification.ConcentrationArea;
import org.prospectivity.engine.gridding.CrossValidation;
import org.prospectivity.engine.gridding.EmpiricalVariogram;
import org.prospectivity.engine.raster.Band.Transform;
import org.prospectivity.engine.raster.GridGeometry;

/**
 * How element maps were made and how good they are.
 *
 * @param samples number of samples
 * @param places number of distinct places
 * @param grid the grid, with its cell size in metres
 * @param settings the settings used, defaults included
 * @param elements what became of each element's determinations
 * @param bands what each map was made from
 * @param subcomposition the elements log-ratios are of; empty without them
 * @param shown the places that maps of the samples show
 * @param warnings for a person
 */
public record GriddingReport(
        int samples,
        int places,
        GridGeometry grid,
        Settings settings,
        List<ElementReport> elements,
        List<BandReport> bands,
        List<String> subcomposition,
        ShownPlaces shown,
        List<String> warnings) {

    /**
     * The places that maps of the samples show: all of them, or some thousand drawn at random.
     *
     * @param eastings in metres
     * @param northings in metres
     */
    public record ShownPlaces(double[] eastings, double[] northings) {}

    /**
     * The settings used, defaults included.
     *
     * @param backTransform whether the maps of logarithms were turned back into concentrations
     * @param maxDistance of the mask, in metres; 0 for none
     * @param hull whether cells outside the convex hull of the samples with a value are empty
     * @param mask whether cells outside given polygons are empty
     * @param neighbours 0 for all; empty for methods without
     * @param radius of the search, in metres; empty for no limit
     * @param sectors of the search; empty for none
     * @param power of the distance, for IDW; empty for other methods
     * @param duplicateTolerance in metres
     * @param blocks side of the blocks of the cross-validation, in metres
     * @param folds of the cross-validation by blocks
     * @param mostCrossValidated of more places with a value, so many drawn at random are predicted
     */
    public record Settings(
            Method method,
            Transform transform,
            boolean backTransform,
            DetectionLimits detectionLimits,
            Duplicates duplicates,
            double duplicateTolerance,
            double cellSize,
            double maxDistance,
            boolean hull,
            boolean mask,
            OptionalInt neighbours,
            OptionalDouble radius,
            OptionalInt sectors,
            OptionalDouble power,
            double blocks,
            int folds,
            int mostCrossValidated) {}

    /**
     * What became of an element's determinations.
     *
     * @param element its name
     * @param unit of its values, empty when its name does not tell
     * @param censoring counts of censored and missing values
     * @param censoredShare of the values not missing, 0 to 1
     * @param censoringLevel what that share means
     * @param dropped values left out by the detection-limit rule
     * @param duplicatesMerged values merged into others at the same place
     * @param zerosReplaced places whose zero was replaced before a logarithm
     * @param limits the detection limits with the most determinations beyond them, at most {@link #MOST_LIMITS}
     * @param histograms of the concentrations and of their logarithms
     */
    public record ElementReport(
            String element,
            String unit,
            Censoring censoring,
            double censoredShare,
            Censoring.Level censoringLevel,
            int dropped,
            int duplicatesMerged,
            int zerosReplaced,
            List<Limit> limits,
            List<ConcentrationHistogram> histograms) {
        /** Laboratories use few limits; of more, the rest is of little account. */
        public static final int MOST_LIMITS = 5;
    }

    /**
     * A detection limit.
     *
     * @param limit the concentration
     * @param upper whether values lie above it rather than below
     * @param determinations how many lie beyond it
     */
    public record Limit(double limit, boolean upper, int determinations) {}

    /**
     * What a map was made from.
     *
     * @param band its name
     * @param places how many places have a value
     * @param minimum of the gridded samples, in the band's units
     * @param median of the gridded samples
     * @param maximum of the gridded samples
     * @param standardDeviation of the gridded samples: what the errors are to be compared with
     * @param classBreaks of the gridded samples, in the band's units
     * @param concentrationArea breaks of the map, or of a regular part of its cells when it has more than a million, as
     *     concentrations; empty for log-ratios and where the values allow none
     * @param variogram for kriging; empty otherwise
     * @param leaveOneOut errors when each place is predicted from the others, in the band's units
     * @param spatialBlocks errors when the places of each fold of square blocks are predicted from those of the other
     *     folds: what to expect between clusters of samples
     * @param cells how many cells of the map have a value
     * @param shownValues at the places shown, to four digits, in the band's units
     * @param shownErrors when each of these is predicted from the others: predicted − observed
     */
    public record BandReport(
            String band,
            int places,
            double minimum,
            double median,
            double maximum,
            double standardDeviation,
            ClassBreaks classBreaks,
            Optional<ConcentrationArea> concentrationArea,
            Optional<VariogramReport> variogram,
            CrossValidation.Errors leaveOneOut,
            CrossValidation.Errors spatialBlocks,
            int cells,
            float[] shownValues,
            float[] shownErrors) {}

    /**
     * The variogram of a band, of the logarithms where it was turned back into concentrations.
     *
     * @param model in the form the parameter {@code variogram} takes
     * @param fitted whether it was fitted to the samples; otherwise it was given
     * @param weightedSumOfSquares of the fit; empty when given
     * @param empirical of the samples; empty when given
     */
    public record VariogramReport(
            String model,
            boolean fitted,
            OptionalDouble weightedSumOfSquares,
            Optional<EmpiricalVariogram> empirical) {}
}
