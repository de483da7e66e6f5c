package org.prospectivity.rasters;

import java.awt.Rectangle;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.geotools.coverage.grid.GridCoverage2D;

/**
 * Least and greatest value, mean and standard deviation of a band, gathered tile by tile: the means and squared
 * deviations of tiles are joined as by Chan, Golub and LeVeque (1983), which loses no digits however many cells there
 * are.
 */
public final class BandStatistics implements Serializable {
    private static final int TILE = 256;
    private static final double[] NO_NO_DATA = {};

    private long cells;
    private long valid;
    private double minimum = Double.POSITIVE_INFINITY;
    private double maximum = Double.NEGATIVE_INFINITY;
    private double mean;
    private double squares;

    BandStatistics() {}

    /** The statistics of values, of which those that are not finite do not count. */
    public static BandStatistics of(float[] values) {
        BandStatistics statistics = new BandStatistics();
        statistics.add(values, values.length, NO_NO_DATA);
        return statistics;
    }

    /**
     * The statistics of a whole band by those of its parts, joined in their order.
     *
     * @param cells of the whole; those in none of the parts have no value
     */
    public static BandStatistics ofAll(List<BandStatistics> parts, long cells) {
        BandStatistics whole = new BandStatistics();
        for (BandStatistics part : parts) {
            whole.join(part.cells, part.valid, part.minimum, part.maximum, part.mean, part.squares);
        }
        whole.cells = cells;
        return whole;
    }

    /** The statistics of a coverage's bands, its image being read once, tile by tile. */
    static List<BandStatistics> of(GridCoverage2D coverage) {
        RenderedImage image = coverage.getRenderedImage();
        int bands = image.getSampleModel().getNumBands();
        List<BandStatistics> statistics = new ArrayList<>();
        List<double[]> noData = new ArrayList<>();
        for (int b = 0; b < bands; b++) {
            statistics.add(new BandStatistics());
            noData.add(Coverages.noData(coverage, b));
        }
        float[] values = new float[TILE * TILE];
        int east = image.getMinX() + image.getWidth();
        int south = image.getMinY() + image.getHeight();
        for (int y = image.getMinY(); y < south; y += TILE) {
            for (int x = image.getMinX(); x < east; x += TILE) {
                Rectangle window = new Rectangle(x, y, Math.min(TILE, east - x), Math.min(TILE, south - y));
                Raster raster = image.getData(window);
                for (int b = 0; b < bands; b++) {
                    raster.getSamples(window.x, window.y, window.width, window.height, b, values);
                    statistics.get(b).add(values, window.width * window.height, noData.get(b));
                }
            }
        }
        return statistics;
    }

    /**
     * Takes more cells in.
     *
     * @param values of the cells, the first {@code count} of which count
     * @param noData values that are none, besides those that are not finite
     */
    void add(float[] values, int count, double[] noData) {
        long known = 0;
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            float value = values[i];
            if (Coverages.isValue(value, noData)) {
                known++;
                sum += value;
                least = Math.min(least, value);
                greatest = Math.max(greatest, value);
            }
        }
        double average = sum / known;
        double deviations = 0;
        for (int i = 0; i < count; i++) {
            if (Coverages.isValue(values[i], noData)) {
                deviations += (values[i] - average) * (values[i] - average);
            }
        }
        join(count, known, least, greatest, average, deviations);
    }

    private void join(
            long moreCells, long moreValid, double least, double greatest, double moreMean, double moreSquares) {
        cells += moreCells;
        if (moreValid == 0) {
            return;
        }
        minimum = Math.min(minimum, least);
        maximum = Math.max(maximum, greatest);
        double difference = moreMean - mean;
        long all = valid + moreValid;
        squares += moreSquares + difference * difference * ((double) valid * moreValid / all);
        mean += difference * moreValid / all;
        valid = all;
    }

    /** Whether no cell has a value. */
    public boolean isEmpty() {
        return valid == 0;
    }

    /** The least value; infinite without any. */
    public double minimum() {
        return minimum;
    }

    /** The greatest value; infinite without any. */
    public double maximum() {
        return maximum;
    }

    /** The mean of the values. */
    public double mean() {
        return mean;
    }

    /** The standard deviation of all values. */
    public double deviation() {
        return Math.sqrt(squares / valid);
    }

    /** As GDAL keeps them beside a band, by GDAL's names; without a valid cell only that there is none. */
    public Map<String, String> gdal() {
        Map<String, String> items = new LinkedHashMap<>();
        if (valid > 0) {
            items.put("STATISTICS_MINIMUM", String.valueOf(minimum));
            items.put("STATISTICS_MAXIMUM", String.valueOf(maximum));
            items.put("STATISTICS_MEAN", String.valueOf(mean));
            items.put("STATISTICS_STDDEV", String.valueOf(deviation()));
        }
        items.put(
                "STATISTICS_VALID_PERCENT",
                new BigDecimal(cells == 0 ? 0 : 100.0 * valid / cells)
                        .round(new MathContext(4))
                        .stripTrailingZeros()
                        .toPlainString());
        return items;
    }
}
