package org.prospectivity.engine.baselines;

import java.io.Serializable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Workers;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;

/**
 * A simple model that has learned.
 *
 * @param name in reports
 * @param radii of the squares whose means it reads ({@link BoxMeans}); 0 is the cell itself
 * @param members that score together
 */
public record SimpleModel(String name, int[] radii, List<PointModel> members) implements Serializable {
    private static final int CELLS_AT_ONCE = 512;

    public SimpleModel {
        new BoxMeans(radii);
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException(name + " has no members");
        }
    }

    /** How many rows and columns it looks beyond a cell. */
    public int halo() {
        return Arrays.stream(radii).max().orElseThrow();
    }

    /**
     * The scores of each member, the same as its learner's. Rows are scored one by one, each with its means made on the
     * way, so that no map of means is needed.
     *
     * @param stack the bands it was fitted on, normalised, with a finite value in each cell
     * @param wanted the cells to score; others are NaN
     * @param hidden the numbers of bands that are 0 everywhere instead
     * @param threads rows scored at a time
     * @return an array of a score a cell for each member
     */
    public float[][] scores(RasterStack stack, boolean[] wanted, BitSet hidden, int threads, Progress progress) {
        GridGeometry grid = stack.geometry();
        int bands = stack.bands().size();
        members.forEach(member -> member.requireValues(bands * radii.length));
        float[][] scores = new float[members.size()][grid.cells()];
        for (float[] member : scores) {
            Arrays.fill(member, Float.NaN);
        }
        AtomicInteger next = new AtomicInteger();
        Workers.map(Math.min(threads, grid.rows()), threads, progress, (worker, part) -> {
            float[][] row = new float[bands * radii.length][grid.columns()];
            float[][] values = new float[row.length][CELLS_AT_ONCE];
            BoxMeans.Row means = new BoxMeans.Row(grid);
            for (int r = next.getAndIncrement(); r < grid.rows(); r = next.getAndIncrement()) {
                part.report((double) r / grid.rows(), "scoring the map");
                int[] columns = columns(wanted, r, grid.columns());
                if (columns.length > 0) {
                    for (int v = 0; v < row.length; v++) {
                        if (!hidden.get(v % bands)) {
                            means.of(stack.values(v % bands), r, radii[v / bands], row[v]);
                        }
                    }
                    score(row, values, columns, r * grid.columns(), scores);
                }
            }
            return null;
        });
        return scores;
    }

    private static int[] columns(boolean[] wanted, int row, int columns) {
        int[] chosen = new int[columns];
        int count = 0;
        for (int c = 0; c < columns; c++) {
            if (wanted[row * columns + c]) {
                chosen[count++] = c;
            }
        }
        return Arrays.copyOf(chosen, count);
    }

    private void score(float[][] row, float[][] values, int[] columns, int at, float[][] scores) {
        float[] some = new float[CELLS_AT_ONCE];
        for (int first = 0; first < columns.length; first += CELLS_AT_ONCE) {
            int count = Math.min(CELLS_AT_ONCE, columns.length - first);
            for (int v = 0; v < row.length; v++) {
                for (int i = 0; i < count; i++) {
                    values[v][i] = row[v][columns[first + i]];
                }
            }
            for (int m = 0; m < scores.length; m++) {
                members.get(m).score(values, count, some);
                for (int i = 0; i < count; i++) {
                    scores[m][at + columns[first + i]] = some[i];
                }
            }
        }
    }
}
