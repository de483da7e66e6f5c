package org.prospectivity.engine.targets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.raster.GridGeometry;

/** Connected sets of cells: cells that share an edge or a corner belong together. */
final class Regions {
    private Regions() {}

    /**
     * The regions of a set of cells, in the order of their first cells.
     *
     * @param inside the cells
     * @return the cells of each region, ascending
     */
    static List<int[]> of(GridGeometry geometry, BitSet inside, Progress progress) {
        BitSet left = (BitSet) inside.clone();
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
}
