package org.prospectivity.standalone.report;

import java.util.List;

/**
 * A line chart. Its data also stand in a table below it, for those who cannot see it.
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
     */
    public record Axis(String label, double low, double high, boolean reversed) {
        /** A rising axis between two values. */
        public Axis(String label, double low, double high) {
            this(label, low, high, false);
        }
    }

    /**
     * A line.
     *
     * @param name as the legend tells it
     * @param x rising
     * @param y one for each x; NaN leaves a gap
     * @param spread what is shaded above and below, one for each x; empty for none
     * @param reference whether it is something to compare with rather than a result
     * @param secondAxis whether it is measured on the axis on the right
     */
    public record Series(String name, double[] x, double[] y, double[] spread, boolean reference, boolean secondAxis) {
        public Series {
            if (x.length != y.length || (spread.length != 0 && spread.length != x.length)) {
                throw new IllegalArgumentException(
                        name + " has " + x.length + " x, " + y.length + " y and " + spread.length + " spreads");
            }
        }

        /** A result without a spread. */
        public static Series of(String name, double[] x, double[] y) {
            return new Series(name, x, y, new double[0], false, false);
        }

        /** Something to compare with. */
        public static Series reference(String name, double[] x, double[] y) {
            return new Series(name, x, y, new double[0], true, false);
        }

        /** A result with its standard deviation. */
        public static Series withSpread(String name, double[] x, double[] y, double[] spread) {
            return new Series(name, x, y, spread, false, false);
        }

        /** This line on the axis on the right. */
        public Series onSecondAxis() {
            return new Series(name, x, y, spread, reference, true);
        }
    }
}
