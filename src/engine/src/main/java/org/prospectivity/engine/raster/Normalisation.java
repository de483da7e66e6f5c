package org.prospectivity.engine.raster;

import java.io.Serializable;
import java.util.Locale;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.raster.Band.Kind;
import org.prospectivity.engine.raster.Band.Transform;

/**
 * How a band's values are made comparable between elements, other evidence and surveys: they are scaled as their {@link
 * Kind} asks for, less their mean, by a deviation, kept within ±{@value #CLIP}.
 *
 * <ul>
 *   <li>Concentrations: the decimal logarithm, unless it was taken before gridding; by the standard deviation.
 *   <li>Log-ratios and continuous values: as they are; by the standard deviation.
 *   <li>Distances: the decimal logarithm, from half a cell on: what is nearer lies in the cell itself. By the standard
 *       deviation.
 *   <li>Densities: the square root, which keeps zeros and, of counts, makes the variance even (Bartlett 1936). By the
 *       standard deviation.
 *   <li>Categories: as they are; by {@value #HALF} whatever the class's share, so that being in a class or not differs by
 *       2, as a band's mean plus and minus its standard deviation do (Gelman 2008, doi 10.1002/sim.3107), and rare classes
 *       do not outweigh all else.
 * </ul>
 *
 * @param logarithm whether the decimal logarithm is taken first
 * @param squareRoot whether the square root is taken first
 * @param floor least value before the logarithm: of concentrations half of the least positive value of the band, of
 *     distances half a cell; 0 without logarithm
 * @param mean of the scaled values
 * @param standardDeviation of the scaled values; {@value #HALF} of categories, 1 where values do not vary
 */
public record Normalisation(boolean logarithm, boolean squareRoot, double floor, double mean, double standardDeviation)
        implements Serializable {
    /** Scores beyond this many standard deviations are set to it. */
    public static final double CLIP = 5;
    /** What values of categories are divided by. */
    private static final double HALF = 0.5;
    /** Shares pass through single precision. */
    private static final double TOLERANCE = 1e-6;

    /** One without a square root. */
    public Normalisation(boolean logarithm, double floor, double mean, double standardDeviation) {
        this(logarithm, false, floor, mean, standardDeviation);
    }

    /** The normalisation of a band's own valid values, row by row. NaN is no data. */
    static Normalisation of(Band band, float[] values, GridGeometry geometry, String parameter) {
        Statistics statistics = new Statistics(band, geometry.cellSize(), parameter);
        int columns = geometry.columns();
        for (int end = values.length; end > 0; end -= columns) {
            statistics.add(values, end - columns, columns);
        }
        return statistics.normalisation();
    }

    /**
     * Gathers the values of a band from part to part. Means and squared deviations of the parts are joined as by Chan,
     * Golub and LeVeque (1983), so that no second look at the values is needed and no digits are lost. Zeros of
     * concentrations are only counted: their logarithm depends on the least positive value.
     */
    static final class Statistics {
        private final Band band;
        private final String parameter;
        private final boolean logarithm;
        private final boolean squareRoot;
        /** Whether zero is below all values that are scaled by themselves. */
        private final boolean countsZeros;
        /** Whether values below 0 are none. */
        private final boolean fromZero;

        private double[] scaled = new double[0];
        private double floor;
        private double least = Double.POSITIVE_INFINITY;
        private long zeros;
        private long excluded;
        private float farthest;
        private long count;
        private double mean;
        private double squares;

        /**
         * @param cellSize in metres
         * @param parameter the name of the input that gave the band
         */
        Statistics(Band band, double cellSize, String parameter) {
            this.band = band;
            this.parameter = parameter;
            Kind kind = band.kind();
            countsZeros = kind == Kind.CONCENTRATION && band.transform() == Transform.NONE;
            logarithm = countsZeros || kind == Kind.DISTANCE;
            squareRoot = kind == Kind.DENSITY;
            fromZero = logarithm || squareRoot || kind == Kind.CATEGORY;
            floor = kind == Kind.DISTANCE ? cellSize / 2 : 0;
        }

        /**
         * Takes in {@code length} values from {@code offset} on.
         *
         * @throws InvalidInputException when one is infinite
         */
        void add(float[] values, int offset, int length) {
            if (scaled.length < length) {
                scaled = new double[length];
            }
            int known = 0;
            double sum = 0;
            for (int i = offset; i < offset + length; i++) {
                float value = values[i];
                if (Float.isInfinite(value)) {
                    throw new InvalidInputException(
                            parameter, "band " + band.name() + " holds " + value + "; expected finite values");
                }
                if (fromZero && value < 0 || band.kind() == Kind.CATEGORY && value > 1 + TOLERANCE) {
                    exclude(value);
                } else if (countsZeros && value == 0) {
                    zeros++;
                } else if (!Float.isNaN(value)) {
                    least = Math.min(least, value);
                    scaled[known] = scaled(value, logarithm, squareRoot, floor);
                    sum += scaled[known++];
                }
            }
            if (known > 0) {
                double average = sum / known;
                double deviations = 0;
                for (int i = 0; i < known; i++) {
                    deviations += (scaled[i] - average) * (scaled[i] - average);
                }
                join(known, average, deviations);
            }
        }

        private void exclude(float value) {
            excluded++;
            if (Math.abs(value) > Math.abs(farthest)) {
                farthest = value;
            }
        }

        private void join(long moreCount, double moreMean, double moreSquares) {
            long all = count + moreCount;
            double difference = moreMean - mean;
            squares += moreSquares + difference * difference * ((double) count * moreCount / all);
            mean += difference * moreCount / all;
            count = all;
        }

        /**
         * The normalisation of all values taken in.
         *
         * @throws InvalidInputException when there were none, some that the kind excludes, or, of geochemistry, none that
         *     differ
         */
        Normalisation normalisation() {
            if (excluded > 0) {
                throw new InvalidInputException(
                        parameter,
                        String.format(
                                Locale.ROOT,
                                "band %s holds %s, the farthest of %d values outside %s; expected %s",
                                band.name(),
                                farthest,
                                excluded,
                                band.kind() == Kind.CATEGORY ? "0 to 1" : "0 and above",
                                expected()));
            }
            if (countsZeros) {
                floor = least / 2;
            }
            boolean positive = count > 0;
            if (zeros > 0 && positive) {
                join(zeros, Math.log10(floor), 0);
                zeros = 0;
            }
            double deviation = positive ? Math.sqrt(squares / count) : 0;
            // a constant float band leaves rounding noise of about 1e-8 of its mean
            boolean varies = deviation > 1e-6 * Math.max(1e-6, Math.abs(mean));
            if (!varies && (band.kind().isGeochemistry() || !positive)) {
                throw new InvalidInputException(
                        parameter,
                        "band " + band.name()
                                + (positive || zeros > 0 ? " has the same value everywhere" : " has no data")
                                + "; expected values that vary, or a model that does not need the band");
            }
            return new Normalisation(logarithm, squareRoot, floor, mean, divisor(varies, deviation));
        }

        private double divisor(boolean varies, double deviation) {
            if (band.kind() == Kind.CATEGORY) {
                return HALF;
            }
            return varies ? deviation : 1;
        }

        private String expected() {
            return switch (band.kind()) {
                case CATEGORY -> "the share of a class, one band a class";
                case DISTANCE -> "metres from 0, or " + band.symbol() + "_continuous for a distance with a sign";
                case DENSITY -> "densities from 0, or " + band.symbol() + "_continuous for values of either sign";
                default ->
                    "finite concentrations from 0, or to be told what it is by its name, such as " + band.symbol()
                            + "_log10 or " + band.symbol() + "_continuous, or by the input kinds, such as "
                            + band.name() + "=CONTINUOUS";
            };
        }
    }

    /** The normalised value; NaN stays NaN. */
    public float apply(float value) {
        double score = (scaled(value, logarithm, squareRoot, floor) - mean) / standardDeviation;
        return (float) Math.max(-CLIP, Math.min(CLIP, score));
    }

    private static double scaled(float value, boolean logarithm, boolean squareRoot, double floor) {
        if (squareRoot) {
            return Math.sqrt(value);
        }
        return logarithm ? Math.log10(Math.max(floor, value)) : value;
    }
}
