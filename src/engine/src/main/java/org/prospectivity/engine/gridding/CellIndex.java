package org.prospectivity.engine.gridding;

import java.util.Arrays;

/**
 * Finds the nearest of many points. The points lie sorted in square cells with about two in each; a search goes
 * outwards from the cell of the place asked for, ring by ring, until no nearer point can follow. Distances are
 * double-precision; of points at the same distance the one with the greater number comes first (as in gstat), so that a
 * result does not depend on the search.
 */
final class CellIndex {
    private final double west;
    private final double south;
    private final double cell;
    private final int columns;
    private final int rows;
    /** Where each cell's points start in the arrays below; one more at the end. */
    private final int[] starts;

    private final int[] points;
    private final double[] eastings;
    private final double[] northings;

    CellIndex(double[] eastings, double[] northings) {
        int n = eastings.length;
        west = Arrays.stream(eastings).min().orElseThrow();
        south = Arrays.stream(northings).min().orElseThrow();
        double width = Arrays.stream(eastings).max().orElseThrow() - west;
        double height = Arrays.stream(northings).max().orElseThrow() - south;
        // The second bound keeps the number of cells below that of points where they lie along a line.
        double side = Math.max(Math.sqrt(2 * width * height / n), 2 * Math.max(width, height) / n);
        cell = side > 0 ? side : 1;
        columns = (int) (width / cell) + 1;
        rows = (int) (height / cell) + 1;
        starts = new int[columns * rows + 1];
        int[] cellOf = new int[n];
        for (int p = 0; p < n; p++) {
            cellOf[p] = row(northings[p]) * columns + column(eastings[p]);
            starts[cellOf[p] + 1]++;
        }
        for (int c = 0; c < columns * rows; c++) {
            starts[c + 1] += starts[c];
        }
        int[] next = Arrays.copyOf(starts, columns * rows);
        points = new int[n];
        this.eastings = new double[n];
        this.northings = new double[n];
        for (int p = 0; p < n; p++) {
            int at = next[cellOf[p]]++;
            points[at] = p;
            this.eastings[at] = eastings[p];
            this.northings[at] = northings[p];
        }
    }

    private int column(double easting) {
        return (int) Math.max(0, Math.min(columns - 1, Math.floor((easting - west) / cell)));
    }

    private int row(double northing) {
        return (int) Math.max(0, Math.min(rows - 1, Math.floor((northing - south) / cell)));
    }

    int size() {
        return points.length;
    }

    /**
     * A search for up to this many neighbours, for one thread.
     *
     * @param neighbours at least 1
     */
    Search search(int neighbours) {
        return new Search(Math.min(neighbours, points.length));
    }

    /** What one search found, nearest first; the next one overwrites it. */
    final class Search {
        private final int wanted;
        private final int[] found;
        private final double[] squaredDistances;
        private int count;
        private double limit;
        private int excluded;
        private double lastEasting;
        private double lastNorthing;
        /** Distance of the farthest point found last time; infinite when fewer than wanted were. */
        private double lastFarthest = Double.POSITIVE_INFINITY;

        private Search(int wanted) {
            this.wanted = wanted;
            found = new int[wanted];
            squaredDistances = new double[wanted];
        }

        /** Number of points found. */
        int count() {
            return count;
        }

        int point(int i) {
            return found[i];
        }

        double squaredDistance(int i) {
            return squaredDistances[i];
        }

        /**
         * Finds the nearest points.
         *
         * @param radius greatest distance, infinite for no limit
         * @param without a point to leave out, or -1
         */
        void find(double easting, double northing, double radius, int without) {
            count = 0;
            limit = radius * radius;
            excluded = without;
            if (without < 0) {
                // The points found last time are at most this far: searches at neighbouring nodes start with a limit.
                double enough = lastFarthest + Math.hypot(easting - lastEasting, northing - lastNorthing);
                limit = Math.min(limit, enough * enough * (1 + 1e-9));
            }
            search(easting, northing);
            lastEasting = easting;
            lastNorthing = northing;
            lastFarthest = count == wanted ? Math.sqrt(squaredDistances[count - 1]) : Double.POSITIVE_INFINITY;
        }

        private void search(double easting, double northing) {
            int column = column(easting);
            int row = row(northing);
            for (int ring = 0; ; ring++) {
                int left = column - ring;
                int right = column + ring;
                int bottom = row - ring;
                int top = row + ring;
                if (ring == 0) {
                    scan(row, column, column, easting, northing);
                } else {
                    int from = Math.max(left, 0);
                    int to = Math.min(right, columns - 1);
                    if (bottom >= 0) {
                        scan(bottom, from, to, easting, northing);
                    }
                    if (top < rows) {
                        scan(top, from, to, easting, northing);
                    }
                    for (int r = Math.max(bottom + 1, 0); r <= Math.min(top - 1, rows - 1); r++) {
                        if (left >= 0) {
                            scan(r, left, left, easting, northing);
                        }
                        if (right < columns) {
                            scan(r, right, right, easting, northing);
                        }
                    }
                }
                // Every point nearer than this has been seen; sides with no cells beyond do not count.
                double reach = Double.POSITIVE_INFINITY;
                if (left > 0) {
                    reach = Math.min(reach, easting - (west + left * cell));
                }
                if (right < columns - 1) {
                    reach = Math.min(reach, west + (right + 1) * cell - easting);
                }
                if (bottom > 0) {
                    reach = Math.min(reach, northing - (south + bottom * cell));
                }
                if (top < rows - 1) {
                    reach = Math.min(reach, south + (top + 1) * cell - northing);
                }
                // A point may lie a rounding error outside its cell.
                reach = Math.max(0, reach - 1e-9 * cell);
                if (reach == Double.POSITIVE_INFINITY || reach * reach > limit) {
                    return;
                }
            }
        }

        private void scan(int row, int fromColumn, int toColumn, double easting, double northing) {
            int end = starts[row * columns + toColumn + 1];
            for (int at = starts[row * columns + fromColumn]; at < end; at++) {
                double de = eastings[at] - easting;
                double dn = northings[at] - northing;
                double squared = de * de + dn * dn;
                if (squared <= limit) {
                    take(points[at], squared);
                }
            }
        }

        private void take(int point, double squared) {
            if (point == excluded) {
                return;
            }
            if (count == wanted) {
                if (squared == squaredDistances[count - 1] && point < found[count - 1]) {
                    return;
                }
            } else {
                count++;
            }
            int i = count - 1;
            while (i > 0
                    && (squared < squaredDistances[i - 1]
                            || squared == squaredDistances[i - 1] && point > found[i - 1])) {
                squaredDistances[i] = squaredDistances[i - 1];
                found[i] = found[i - 1];
                i--;
            }
            squaredDistances[i] = squared;
            found[i] = point;
            if (count == wanted) {
                limit = squaredDistances[count - 1];
            }
        }
    }
}
