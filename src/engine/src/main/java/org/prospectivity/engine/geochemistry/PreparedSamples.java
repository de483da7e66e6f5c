package org.prospectivity.engine.geochemistry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Workers;
import org.prospectivity.engine.geochemistry.Determination.Qualifier;
import org.prospectivity.engine.geochemistry.GriddingReport.ElementReport;
import org.prospectivity.engine.geochemistry.GriddingReport.Limit;
import org.prospectivity.engine.gridding.PointValues;
import org.prospectivity.engine.raster.Band;

/**
 * Samples made ready for gridding: censored values replaced, duplicates merged, values transformed.
 *
 * @param places where there are samples
 * @param bands of the maps
 * @param values for each band the value at each place, NaN where there is none
 * @param transformedBands of the values as transformed, which variograms are fitted to
 * @param transformed for each of them the value at each place: the same as the values, or logarithms where the maps are
 *     given back as concentrations
 * @param elements what became of each element's determinations
 * @param subcomposition the elements log-ratios are of; empty without them
 * @param warnings for a person
 */
record PreparedSamples(
        Places places,
        List<Band> bands,
        double[][] values,
        List<Band> transformedBands,
        double[][] transformed,
        List<ElementReport> elements,
        List<String> subcomposition,
        List<String> warnings) {

    /** @throws InvalidInputException when the samples cannot be used so */
    static PreparedSamples of(SampleTable samples, GriddingOptions options, Progress progress) {
        progress.report(0, "preparing samples");
        Places places = new Places(samples, options.duplicateTolerance(), progress.part(0, 0.5));
        Progress rest = progress.part(0.5, 1);
        List<Band> bands = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        double[][] merged = new double[samples.elements().size()][];
        int[] dropped = new int[merged.length];
        int[] duplicated = new int[merged.length];
        for (int e = 0; e < merged.length; e++) {
            rest.report(0.5 * e / merged.length, "preparing samples");
            Determinations determinations = samples.elements().get(e);
            double[] values = options.detectionLimits().apply(determinations);
            merged[e] = options.duplicates().merge(values, places, determinations.element());
            bands.add(determinations.band());
            Censoring censoring = determinations.censoring();
            dropped[e] = determinations.size() - censoring.missing() - known(values);
            duplicated[e] = known(values) - known(merged[e]);
            warnings.addAll(censoring.warnings(determinations.element()));
        }
        LogTransform.Transformed transformed = LogTransform.apply(options.transform(), bands, merged);
        List<ElementReport> elements =
                Workers.map(merged.length, options.workforce().threads(), rest.part(0.5, 1), (e, part) -> {
                    part.report(0, "preparing samples");
                    return report(
                            samples.elements().get(e),
                            dropped[e],
                            duplicated[e],
                            transformed.zerosReplaced()[e]);
                });
        for (int e = 0; e < merged.length; e++) {
            int zeros = transformed.zerosReplaced()[e];
            if (zeros > 0) {
                warnings.add(bands.get(e).name() + ": " + zeros
                        + " zeros have no logarithm and were replaced by half the smallest value above 0");
            }
        }
        PreparedSamples prepared = new PreparedSamples(
                places,
                options.backTransform() ? bands : transformed.bands(),
                options.backTransform() ? transformed.concentrations() : transformed.values(),
                transformed.bands(),
                transformed.values(),
                elements,
                transformed.subcomposition(),
                warnings);
        prepared.requireEnough();
        return prepared;
    }

    /** What is gridded. */
    PointValues points() {
        return new PointValues(places.eastings(), places.northings(), values);
    }

    /** What variograms are fitted to. */
    PointValues transformedPoints() {
        return new PointValues(places.eastings(), places.northings(), transformed);
    }

    /** A band needs as much as a survey: three places, not all the same, which places never are. */
    private void requireEnough() {
        for (int b = 0; b < bands.size(); b++) {
            int known = known(values[b]);
            InvalidInputException.require(
                    known >= SampleTable.FEWEST,
                    "elements",
                    bands.get(b).name() + ", which has a value at " + known + " places",
                    "elements with a value at " + SampleTable.FEWEST + " places or more");
        }
    }

    private static ElementReport report(Determinations determinations, int dropped, int duplicated, int zeros) {
        Censoring censoring = determinations.censoring();
        return new ElementReport(
                determinations.band().name(),
                determinations.band().unit().label(),
                censoring,
                censoring.share(),
                censoring.level(),
                dropped,
                duplicated,
                zeros,
                limits(determinations),
                List.of(
                        ConcentrationHistogram.of(determinations, false),
                        ConcentrationHistogram.of(determinations, true)));
    }

    /** The commonest first. */
    private static List<Limit> limits(Determinations determinations) {
        Map<Double, Integer> below = new HashMap<>();
        Map<Double, Integer> above = new HashMap<>();
        for (int s = 0; s < determinations.size(); s++) {
            if (determinations.qualifier(s) == Qualifier.BELOW) {
                below.merge(determinations.value(s), 1, Integer::sum);
            } else if (determinations.qualifier(s) == Qualifier.ABOVE) {
                above.merge(determinations.value(s), 1, Integer::sum);
            }
        }
        List<Limit> limits = new ArrayList<>();
        below.forEach((limit, count) -> limits.add(new Limit(limit, false, count)));
        above.forEach((limit, count) -> limits.add(new Limit(limit, true, count)));
        return limits.stream()
                .sorted(Comparator.comparingInt(Limit::determinations)
                        .reversed()
                        .thenComparing(Limit::limit))
                .limit(ElementReport.MOST_LIMITS)
                .toList();
    }

    private static int known(double[] values) {
        return (int) Arrays.stream(values).filter(value -> !Double.isNaN(value)).count();
    }
}
