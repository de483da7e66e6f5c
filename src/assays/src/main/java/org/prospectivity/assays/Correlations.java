package org.prospectivity.assays;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.geochemistry.Determinations;

/**
 * How elements vary together: Spearman's rank correlation of the samples that have both, which logarithms and units do
 * not change. Values beyond a limit count at it. Of many samples every n-th is taken.
 *
 * @param elements names of the bands
 * @param coefficients for each pair, −1 to 1; NaN with fewer than {@link #FEWEST} samples
 */
public record Correlations(List<String> elements, double[][] coefficients) {
    /** Fewer samples tell nothing. */
    public static final int FEWEST = 10;

    private static final int MOST = 5000;

    static Correlations of(List<Determinations> elements, Progress progress) {
        int size = elements.size();
        double[][] coefficients = new double[size][size];
        for (int a = 0; a < size; a++) {
            progress.report((double) a / size, "correlating elements");
            coefficients[a][a] = 1;
            for (int b = 0; b < a; b++) {
                coefficients[a][b] = spearman(elements.get(a), elements.get(b));
                coefficients[b][a] = coefficients[a][b];
            }
        }
        return new Correlations(elements.stream().map(Determinations::element).toList(), coefficients);
    }

    private static double spearman(Determinations a, Determinations b) {
        int step = Math.max(1, a.size() / MOST);
        int[] both = IntStream.iterate(0, sample -> sample < a.size(), sample -> sample + step)
                .filter(sample -> !Double.isNaN(a.value(sample)) && !Double.isNaN(b.value(sample)))
                .toArray();
        if (both.length < FEWEST) {
            return Double.NaN;
        }
        double[] ranksA = ranks(Arrays.stream(both).mapToDouble(a::value).toArray());
        double[] ranksB = ranks(Arrays.stream(both).mapToDouble(b::value).toArray());
        double mean = (both.length + 1) / 2.0;
        double covariance = 0;
        double varianceA = 0;
        double varianceB = 0;
        for (int i = 0; i < both.length; i++) {
            covariance += (ranksA[i] - mean) * (ranksB[i] - mean);
            varianceA += (ranksA[i] - mean) * (ranksA[i] - mean);
            varianceB += (ranksB[i] - mean) * (ranksB[i] - mean);
        }
        return covariance / Math.sqrt(varianceA * varianceB);
    }

    /** Ranks from 1; equal values share the mean of theirs. */
    static double[] ranks(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] ranks = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            int first = lowerBound(sorted, values[i]);
            int last = first;
            while (last + 1 < sorted.length && sorted[last + 1] == values[i]) {
                last++;
            }
            ranks[i] = (first + last) / 2.0 + 1;
        }
        return ranks;
    }

    private static int lowerBound(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
