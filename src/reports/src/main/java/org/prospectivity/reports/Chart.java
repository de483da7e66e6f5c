package org.prospectivity.reports;

import java.util.List;

/**
 * A chart of lines, points or bars. Its data also stand in a table below it, for those who cannot see it.
 *
 * @param title heading
 * @param reading one sentence on how to read it
 * @param x horizontal axis
 * @param y vertical axis
 * @param secondY vertical axis on the right, or null
 * @param series its lines, the most important first
 */
public record Chart(String title, String reading, Axis x, Axis y, Axis secondY, List<Series> series)
        implements Report.Block {
    public Chart {
        series = List.copyOf(series);
        for (Series line : series) {
            if (line.secondAxis && secondY == null) {
                throw new IllegalArgumentException(line.name + " belongs to a second axis, which is missing");
            }
        }
    }

    /**
     * An axis.
     *
     * @param label what it measures, with the unit
     * @param low its least value, NaN to fit the data
     * @param high its greatest value, NaN to fit the data
     * @param reversed whether values fall along it
     * @param logarithmic whether equal ratios are equally long on it
     */
    public record Axis(String label, double low, double high, boolean reversed, boolean logarithmic) {
        /** A rising axis between two values. */
        public Axis(String label, double low, double high) {
            this(label, low, high, false, false);
        }

        /** A rising axis of the logarithm between two values. */
        public static Axis logarithmic(String label, double low, double high) {
            return new Axis(label, low, high, false, true);
        }
    }

    /** How the values of a series are drawn. */
    public enum Style {
        /** A line through them. */
        LINE,
        /** A dot each. */
        POINTS,
        /** Bars from one x to the next; the last y tells nothing. */
        BARS
    }

    /**
     * A line, or points or bars.
     *
     * @param name as the legend tells it
     * @param x rising
     * @param y one for each x; NaN leaves a gap
     * @param spread what is shaded above and below, one for each x; empty for none
     * @param reference whether it is something to compare with rather than a result
     * @param secondAxis whether it is measured on the axis on the right
     * @param style how it is drawn
     */
    public record Series(
            String name, double[] x, double[] y, double[] spread, boolean reference, boolean secondAxis, Style style) {
        public Series {
            if (x.length != y.length || (spread.length != 0 && spread.length != x.length)) {
                throw new IllegalArgumentException(
                        name + " has " + x.length + " x, " + y.length + " y and " + spread.length + " spreads");
            }
        }

        /** A result without a spread. */
        public static Series of(String name, double[] x, double[] y) {
            return new Series(name, x, y, new double[0], false, false, Style.LINE);
        }

        /** Something to compare with. */
        public static Series reference(String name, double[] x, double[] y) {
            return new Series(name, x, y, new double[0], true, false, Style.LINE);
        }

        /** A result with its standard deviation. */
        public static Series withSpread(String name, double[] x, double[] y, double[] spread) {
            return new Series(name, x, y, spread, false, false, Style.LINE);
        }

        /** A dot a value. */
        public static Series points(String name, double[] x, double[] y) {
            return new Series(name, x, y, new double[0], false, false, Style.POINTS);
        }

        /** Bars. */
        public static Series bars(String name, double[] x, double[] y) {
            return new Series(name, x, y, new double[0], false, false, Style.BARS);
        }

        /** This line on the axis on the right. */
        public Series onSecondAxis() {
            return new Series(name, x, y, spread, reference, true, style);
        }
    }
}
