package org.prospectivity.engine.targets;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.prospectivity.engine.raster.GridGeometry;

/**
 * The outline of cells that hang together by their edges, along the edges of cells, with its holes. It is a valid
 * polygon in the sense of OGC Simple Features: rings do not cross or touch themselves, and touch each other in single
 * corners at most.
 *
 * @param shell the outer ring, counterclockwise with north up
 * @param holes the inner rings, clockwise
 */
public record CellPolygon(Ring shell, List<Ring> holes) implements Serializable {
    /** East, north, west, south: the steps along edges, each a left turn from the one before. */
    private static final int[] EASTWARD = {1, 0, -1, 0};

    private static final int[] SOUTHWARD = {0, -1, 0, 1};

    /**
     * A closed line through corners of cells, without corners on straight stretches; the first is also the last. Corner
     * (c, r) is the north-western corner of the cell in column c and row r.
     *
     * @param columns of the corners
     * @param rows of the corners
     */
    public record Ring(int[] columns, int[] rows) implements Serializable {
        /** Twice the area in cells, positive for a counterclockwise ring with north up. */
        long doubledArea() {
            long sum = 0;
            for (int i = 1; i < columns.length; i++) {
                // rows grow to the south
                sum += (long) columns[i] * rows[i - 1] - (long) columns[i - 1] * rows[i];
            }
            return sum;
        }
    }

    /**
     * The outlines of a set of cells: one polygon for each part whose cells hang together by edges. Parts that share
     * corners alone are polygons that touch in points, so that together they are a valid multipolygon.
     *
     * @param cells each once, in any order
     */
    public static List<CellPolygon> of(GridGeometry geometry, int[] cells) {
        return new Tracer(geometry, cells).polygons();
    }

    /** Walks along edges with the part on the left. It has the bounding box of the cells, with a margin of one cell. */
    private static final class Tracer {
        private final int firstColumn;
        private final int firstRow;
        private final int width;
        /** For each cell of the box the number of its part, from 1; 0 outside the set. */
        private final int[] part;

        private final boolean[] southDone;
        private final int[] cells;

        Tracer(GridGeometry geometry, int[] cells) {
            FramedBox box = FramedBox.of(geometry, cells);
            firstColumn = box.firstColumn();
            firstRow = box.firstRow();
            width = box.width();
            part = new int[box.cells()];
            southDone = new boolean[part.length];
            this.cells = new int[cells.length];
            for (int i = 0; i < cells.length; i++) {
                this.cells[i] = box.at(geometry, cells[i]);
                part[this.cells[i]] = -1;
            }
            Arrays.sort(this.cells);
        }

        List<CellPolygon> polygons() {
            int parts = 0;
            int[] queue = new int[cells.length];
            for (int cell : cells) {
                if (part[cell] < 0) {
                    number(cell, ++parts, queue);
                }
            }
            List<Ring> shells = new ArrayList<>();
            List<List<Ring>> holes = new ArrayList<>();
            for (int i = 0; i < parts; i++) {
                shells.add(null);
                holes.add(new ArrayList<>());
            }
            for (int cell : cells) {
                // every ring has an eastward edge, which is the southern one of a cell
                if (!southDone[cell] && part[cell + width] != part[cell]) {
                    Ring ring = ring(cell);
                    if (ring.doubledArea() > 0) {
                        shells.set(part[cell] - 1, ring);
                    } else {
                        holes.get(part[cell] - 1).add(ring);
                    }
                }
            }
            List<CellPolygon> polygons = new ArrayList<>();
            for (int i = 0; i < parts; i++) {
                polygons.add(new CellPolygon(shells.get(i), List.copyOf(holes.get(i))));
            }
            return polygons;
        }

        private void number(int first, int number, int[] queue) {
            int[] steps = {1, -1, width, -width};
            int count = 1;
            queue[0] = first;
            part[first] = number;
            for (int head = 0; head < count; head++) {
                for (int step : steps) {
                    int neighbour = queue[head] + step;
                    if (part[neighbour] < 0) {
                        part[neighbour] = number;
                        queue[count++] = neighbour;
                    }
                }
            }
        }

        /** The ring that holds the southern edge of a cell. */
        private Ring ring(int start) {
            int number = part[start];
            int firstX = start % width;
            int firstY = start / width + 1;
            int x = firstX;
            int y = firstY;
            int direction = 0;
            int[] columns = new int[16];
            int[] rows = new int[16];
            int count = 0;
            do {
                if (direction == 0) {
                    southDone[(y - 1) * width + x] = true;
                }
                x += EASTWARD[direction];
                y += SOUTHWARD[direction];
                // Right first: where two cells of the part meet in a corner, the way leads round the empty cell, so
                // that
                // no ring comes to a corner twice.
                int turned = (direction + 3) % 4;
                while (!isEdge(x, y, turned, number)) {
                    turned = (turned + 1) % 4;
                }
                if (turned != direction) {
                    if (count + 1 == columns.length) {
                        columns = Arrays.copyOf(columns, 2 * count + 2);
                        rows = Arrays.copyOf(rows, 2 * count + 2);
                    }
                    columns[count] = x + firstColumn;
                    rows[count++] = y + firstRow;
                    direction = turned;
                }
            } while (x != firstX || y != firstY || direction != 0);
            columns[count] = columns[0];
            rows[count++] = rows[0];
            return new Ring(Arrays.copyOf(columns, count), Arrays.copyOf(rows, count));
        }

        /** Whether the step from a corner has the part on its left and something else on its right. */
        private boolean isEdge(int x, int y, int direction, int number) {
            int southEast = y * width + x;
            int southWest = southEast - 1;
            int northEast = southEast - width;
            int northWest = northEast - 1;
            int left =
                    switch (direction) {
                        case 0 -> northEast;
                        case 1 -> northWest;
                        case 2 -> southWest;
                        default -> southEast;
                    };
            int right =
                    switch (direction) {
                        case 0 -> southEast;
                        case 1 -> northEast;
                        case 2 -> northWest;
                        default -> southWest;
                    };
            return part[left] == number && part[right] != number;
        }
    }
}
