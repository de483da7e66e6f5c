package org.prospectivity.assays;

import java.util.List;
import java.util.Map;
import org.prospectivity.engine.geochemistry.ConcentrationHistogram;

/**
 * What a column of a table is and holds.
 *
 * @param name as the header writes it
 * @param kind what it was taken for
 * @param of the column whose signs or limits it holds; empty for others
 * @param filled cells that are not empty
 * @param texts counts of its texts, for columns of few different ones; empty for others
 * @param assay what it holds of an element; null for other columns
 */
public record ColumnInspection(
        String name, ColumnKind kind, String of, int filled, Map<String, Integer> texts, Assay assay) {
    /** The shares of which {@link Assay#quantiles} are told. */
    public static final List<Double> SHARES = List.of(0.0, 0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 1.0);

    /**
     * What a column holds of an element.
     *
     * @param element name of the band it would make
     * @param symbol of the analyte
     * @param unit as it is written behind a number; empty when it is not told
     * @param method empty when it is not told
     * @param measured cells within the limits
     * @param below cells below a limit
     * @param above cells above a limit
     * @param missing cells without a result, blank ones among them
     * @param missingCodes codes for no result, with their counts
     * @param unclear cells that cannot be read without being told what they mean
     * @param quantiles of the measured values, at {@link #SHARES}
     * @param histograms of the concentrations and of their logarithms
     */
    public record Assay(
            String element,
            String symbol,
            String unit,
            String method,
            int measured,
            int below,
            int above,
            int missing,
            Map<String, Integer> missingCodes,
            int unclear,
            double[] quantiles,
            List<ConcentrationHistogram> histograms) {}
}
