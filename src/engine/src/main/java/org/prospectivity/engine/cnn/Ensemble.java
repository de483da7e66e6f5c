package org.prospectivity.engine.cnn;

import java.io.Serializable;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Workers;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.Predictors;

/**
 * Trained networks of one architecture that score together.
 *
 * @param architecture of every member
 * @param parameters of each member
 */
public record Ensemble(Architecture architecture, List<float[]> parameters) implements Serializable {
    /** Greatest side of the tiles a map is scored in: large enough that the halo costs little, small enough for the cache. */
    private static final int TILE = 128;

    /**
     * Scores of a map.
     *
     * @param mean over the members, 0 to 1; NaN where a cell is not valid
     * @param standardDeviation over the members; NaN likewise, 0 for a single member
     */
    public record Map(float[] mean, float[] standardDeviation) implements Serializable {
        /** Of the scores of members. */
        public static Map of(float[]... members) {
            float[] mean = new float[members[0].length];
            float[] deviation = new float[mean.length];
            for (int cell = 0; cell < mean.length; cell++) {
                double sum = 0;
                for (float[] member : members) {
                    sum += member[cell];
                }
                double average = sum / members.length;
                double squares = 0;
                for (float[] member : members) {
                    squares += (member[cell] - average) * (member[cell] - average);
                }
                mean[cell] = (float) average;
                deviation[cell] = (float) (members.length == 1 ? squares : Math.sqrt(squares / (members.length - 1)));
            }
            return new Map(mean, deviation);
        }
    }

    public Ensemble {
        parameters = List.copyOf(parameters);
        if (parameters.isEmpty()) {
            throw new IllegalArgumentException("an ensemble without members");
        }
        for (float[] member : parameters) {
            if (member.length != architecture.parameters()) {
                throw new IllegalArgumentException(
                        "a member of " + member.length + " parameters instead of " + architecture.parameters());
            }
        }
    }

    /** Requires that an area is at least as large as the window, so that its edge can be mirrored. */
    public static void requireRoom(Architecture architecture, GridGeometry geometry) {
        int side = Math.min(geometry.columns(), geometry.rows());
        InvalidInputException.require(
                architecture.window() <= side,
                "window",
                architecture.window(),
                "an odd number of cells no larger than the map's shorter side, " + side + " cells");
    }

    /**
     * Scores every valid cell of an area, tile by tile, each cell as its own window would be.
     *
     * @param area in the order of the bands the members were trained on
     * @param threads tiles scored at a time, each with its own networks
     */
    public Map score(Predictors area, int threads, Progress progress) {
        return Map.of(scores(area, area.valid(), threads, progress));
    }

    /**
     * The scores of each member.
     *
     * @param wanted the cells to score; others are NaN. Tiles without a wanted cell cost nothing
     * @return an array of a score a cell for each member
     */
    public float[][] scores(Predictors area, boolean[] wanted, int threads, Progress progress) {
        requireRoom(architecture, area.geometry());
        GridGeometry geometry = area.geometry();
        Windows windows = new Windows(area);
        int across = (geometry.columns() + TILE - 1) / TILE;
        int down = (geometry.rows() + TILE - 1) / TILE;
        int columns = (geometry.columns() + across - 1) / across;
        int rows = (geometry.rows() + down - 1) / down;
        float[][] scores = new float[parameters.size()][geometry.cells()];
        AtomicInteger next = new AtomicInteger();
        Workers.map(Math.min(threads, across * down), threads, progress, (worker, part) -> {
            Natives.singleThread();
            try (TileScorer scorer = new TileScorer(architecture, parameters, rows, columns)) {
                float[][] ofTile = new float[parameters.size()][rows * columns];
                for (int tile = next.getAndIncrement(); tile < across * down; tile = next.getAndIncrement()) {
                    part.report((double) tile / (across * down), "scoring the map");
                    int row = tile / across * rows;
                    int column = tile % across * columns;
                    // all tiles are as large: the last ones may begin a little within those before
                    int firstRow = Math.min(row, geometry.rows() - rows);
                    int firstColumn = Math.min(column, geometry.columns() - columns);
                    boolean any = anyWanted(wanted, geometry, row, firstRow + rows, column, firstColumn + columns);
                    if (any) {
                        scorer.score(windows, firstRow, firstColumn, ofTile);
                    }
                    for (int m = 0; m < ofTile.length; m++) {
                        for (int r = row; r < firstRow + rows; r++) {
                            for (int c = column; c < firstColumn + columns; c++) {
                                int cell = r * geometry.columns() + c;
                                scores[m][cell] = wanted[cell]
                                        ? ofTile[m][(r - firstRow) * columns + c - firstColumn]
                                        : Float.NaN;
                            }
                        }
                    }
                }
                return null;
            }
        });
        return scores;
    }

    private static boolean anyWanted(
            boolean[] wanted, GridGeometry geometry, int firstRow, int endRow, int firstColumn, int endColumn) {
        for (int row = firstRow; row < endRow; row++) {
            for (int column = firstColumn; column < endColumn; column++) {
                if (wanted[row * geometry.columns() + column]) {
                    return true;
                }
            }
        }
        return false;
    }
}
