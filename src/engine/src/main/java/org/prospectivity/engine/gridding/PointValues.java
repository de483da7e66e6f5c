package org.prospectivity.engine.gridding;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** Points with the values of one or several variables; a missing value is NaN. The arrays are not copied. */
public final class PointValues implements Serializable {
    private final double[] eastings;
    private final double[] northings;
    private final double[][] values;

    /**
     * @param eastings of the points, in metres
     * @param northings of the points, in metres
     * @param values one array for each variable, with a value for each point
     */
    public PointValues(double[] eastings, double[] northings, double[]... values) {
        if (northings.length != eastings.length) {
            throw new IllegalArgumentException(eastings.length + " eastings but " + northings.length + " northings");
        }
        for (double[] variable : values) {
            if (variable.length != eastings.length) {
                throw new IllegalArgumentException(eastings.length + " points but " + variable.length + " values");
            }
        }
        this.eastings = eastings;
        this.northings = northings;
        this.values = values;
    }

    /** Number of points. */
    public int size() {
        return eastings.length;
    }

    /** Number of variables. */
    public int variables() {
        return values.length;
    }

    public double easting(int point) {
        return eastings[point];
    }

    public double northing(int point) {
        return northings[point];
    }

    public double value(int variable, int point) {
        return values[variable][point];
    }

    double[] eastings() {
        return eastings;
    }

    double[] northings() {
        return northings;
    }

    /** The same points with a function of every value. */
    public PointValues map(DoubleUnaryOperator function) {
        double[][] mapped = new double[values.length][];
        for (int v = 0; v < values.length; v++) {
            mapped[v] = Arrays.stream(values[v]).map(function).toArray();
        }
        return new PointValues(eastings, northings, mapped);
    }

    /** The points at these positions, in this order, with all variables. */
    public PointValues select(int[] points) {
        double[][] chosen = new double[values.length][];
        for (int v = 0; v < values.length; v++) {
            chosen[v] = pick(values[v], points);
        }
        return new PointValues(pick(eastings, points), pick(northings, points), chosen);
    }

    /**
     * Splits the variables into groups that are known at the same points, so that whatever depends on the places alone
     * is computed once a group. No value of a group is missing.
     */
    public List<Group> groups() {
        Map<BitSet, List<Integer>> byPresence = new LinkedHashMap<>();
        for (int v = 0; v < values.length; v++) {
            BitSet present = new BitSet(size());
            for (int p = 0; p < size(); p++) {
                present.set(p, !Double.isNaN(values[v][p]));
            }
            byPresence.computeIfAbsent(present, key -> new ArrayList<>()).add(v);
        }
        List<Group> groups = new ArrayList<>();
        byPresence.forEach((present, members) -> {
            int[] variables = members.stream().mapToInt(Integer::intValue).toArray();
            int[] points = present.stream().toArray();
            double[][] chosen = Arrays.stream(variables)
                    .mapToObj(v -> pick(values[v], points))
                    .toArray(double[][]::new);
            groups.add(new Group(
                    variables, points, new PointValues(pick(eastings, points), pick(northings, points), chosen)));
        });
        return groups;
    }

    private static double[] pick(double[] from, int[] positions) {
        double[] picked = new double[positions.length];
        for (int i = 0; i < positions.length; i++) {
            picked[i] = from[positions[i]];
        }
        return picked;
    }

    /**
     * Variables known at the same points.
     *
     * @param variables their positions in the whole
     * @param points the positions in the whole of the points they are known at
     * @param values the points, all with a value of each of these variables
     */
    public record Group(int[] variables, int[] points, PointValues values) implements Serializable {}
}
