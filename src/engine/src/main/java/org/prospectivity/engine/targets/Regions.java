package org.prospectivity.engine.targets;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.prospectivity.engine.Job;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Workforce;
import org.prospectivity.engine.evidence.EvidenceStack;
import org.prospectivity.engine.raster.GridGeometry;

/**
 * Connected sets of cells: cells that share an edge or a corner belong together. They are found strip by strip, and then
 * joined along the edges of the strips by union and find.
 */
final class Regions {
    /** Cells of a strip. */
    private static final int CELLS = 1 << 22;

    private Regions() {}

    /**
     * The regions of a set of cells, in the order of their first cells.
     *
     * @param inside the cells
     * @param workforce who looks for them in the strips
     * @return the cells of each region, ascending
     */
    static List<int[]> of(GridGeometry geometry, BitSet inside, Workforce workforce, Progress progress) {
        return of(geometry, inside, Math.max(1, CELLS / geometry.columns()), workforce, progress);
    }

    /** @param rows of a strip */
    static List<int[]> of(GridGeometry geometry, BitSet inside, int rows, Workforce workforce, Progress progress) {
        List<Strip> strips = new ArrayList<>();
        int columns = geometry.columns();
        for (int row = 0; row < geometry.rows(); row += rows) {
            int some = Math.min(rows, geometry.rows() - row);
            strips.add(new Strip(
                    EvidenceStack.strip(geometry, row, some), inside.get(row * columns, (row + some) * columns)));
        }
        List<List<int[]>> found = workforce.map((Job<Strip, List<int[]>>) () -> Regions::within, strips, progress);
        Joining joining = new Joining(columns);
        for (int s = 0; s < found.size(); s++) {
            joining.add(found.get(s), s * rows, strips.get(s).geometry().rows());
        }
        return joining.regions();
    }

    /** Rows of the grid, and which of their cells are inside. */
    private record Strip(GridGeometry geometry, BitSet inside) implements Serializable {}

    /** The regions of a strip, as if there were nothing beside it. */
    private static List<int[]> within(Strip strip, Progress progress) {
        GridGeometry geometry = strip.geometry();
        BitSet left = (BitSet) strip.inside().clone();
        List<int[]> regions = new ArrayList<>();
        int[] queue = new int[64];
        for (int first = left.nextSetBit(0); first >= 0; first = left.nextSetBit(first)) {
            if (regions.size() % 1024 == 0) {
                progress.report((double) first / geometry.cells(), "finding regions");
            }
            int count = 1;
            queue[0] = first;
            left.clear(first);
            for (int head = 0; head < count; head++) {
                if (count + 8 > queue.length) {
                    queue = Arrays.copyOf(queue, 2 * queue.length);
                }
                int column = geometry.columnOf(queue[head]);
                int row = geometry.rowOf(queue[head]);
                for (int r = Math.max(0, row - 1); r <= Math.min(geometry.rows() - 1, row + 1); r++) {
                    for (int c = Math.max(0, column - 1); c <= Math.min(geometry.columns() - 1, column + 1); c++) {
                        int neighbour = r * geometry.columns() + c;
                        if (left.get(neighbour)) {
                            left.clear(neighbour);
                            queue[count++] = neighbour;
                        }
                    }
                }
            }
            int[] cells = Arrays.copyOf(queue, count);
            Arrays.sort(cells);
            regions.add(cells);
        }
        return regions;
    }

    /** Joins what was found in strips that come from north to south. */
    private static final class Joining {
        private static final int NONE = -1;

        private final int columns;
        private final List<int[]> pieces = new ArrayList<>();
        private int[] joined = new int[16];
        /** For each column the piece that has the cell in the last row so far. */
        private final int[] last;

        Joining(int columns) {
            this.columns = columns;
            last = new int[columns];
            Arrays.fill(last, NONE);
        }

        /** @param found in a strip, its cells numbered there */
        void add(List<int[]> found, int firstRow, int rows) {
            int[] northern = new int[columns];
            int[] southern = new int[columns];
            Arrays.fill(northern, NONE);
            Arrays.fill(southern, NONE);
            for (int[] cells : found) {
                int number = pieces.size();
                if (number == joined.length) {
                    joined = Arrays.copyOf(joined, 2 * number);
                }
                joined[number] = number;
                int[] moved = new int[cells.length];
                for (int i = 0; i < cells.length; i++) {
                    moved[i] = firstRow * columns + cells[i];
                    if (cells[i] < columns) {
                        northern[cells[i]] = number;
                    }
                    if (cells[i] >= (rows - 1) * columns) {
                        southern[cells[i] - (rows - 1) * columns] = number;
                    }
                }
                pieces.add(moved);
            }
            for (int column = 0; column < columns; column++) {
                if (northern[column] != NONE) {
                    for (int c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
                        if (last[c] != NONE) {
                            joined[root(northern[column])] = root(last[c]);
                        }
                    }
                }
            }
            System.arraycopy(southern, 0, last, 0, columns);
        }

        private int root(int piece) {
            int root = piece;
            while (joined[root] != root) {
                joined[root] = joined[joined[root]];
                root = joined[root];
            }
            return root;
        }

        List<int[]> regions() {
            Map<Integer, List<int[]>> together = new LinkedHashMap<>();
            for (int p = 0; p < pieces.size(); p++) {
                together.computeIfAbsent(root(p), root -> new ArrayList<>()).add(pieces.get(p));
            }
            List<int[]> regions = new ArrayList<>();
            for (List<int[]> parts : together.values()) {
                int[] cells = parts.size() == 1
                        ? parts.get(0)
                        : parts.stream().flatMapToInt(Arrays::stream).sorted().toArray();
                regions.add(cells);
            }
            regions.sort(Comparator.comparingInt(cells -> cells[0]));
            return regions;
        }
    }
}
