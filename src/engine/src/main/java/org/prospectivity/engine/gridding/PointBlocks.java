package org.prospectivity.engine.gridding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.prospectivity.engine.InvalidInputException;

/**
 * Folds of points that lie together. Close points resemble each other, so that leaving out single ones flatters an
 * interpolator wherever samples are clustered; leaving out whole square blocks tells how it does between them (Roberts
 * et al. 2017).
 *
 * <p>Blocks are counted from the south-western corner of the points. The one with most points is dealt first, each to
 * the fold with the fewest points so far.
 */
final class PointBlocks {
    private final int[] foldOf;

    /**
     * @param side of a block, in metres
     * @param folds at most so many; fewer when there are fewer blocks with points
     */
    PointBlocks(PointValues points, double side, int folds) {
        InvalidInputException.require(side > 0 && Double.isFinite(side), "blocks", side, "a positive number of metres");
        InvalidInputException.require(folds >= 2, "folds", folds, "a whole number from 2");
        Extent extent = Extent.of(points.eastings(), points.northings());
        Map<Block, List<Integer>> members = new HashMap<>();
        for (int p = 0; p < points.size(); p++) {
            Block block = new Block((long) ((points.easting(p) - extent.west()) / side), (long)
                    ((points.northing(p) - extent.south()) / side));
            members.computeIfAbsent(block, key -> new ArrayList<>()).add(p);
        }
        InvalidInputException.require(
                members.size() > 1, "blocks", side + " m, which puts all samples in one block", "smaller blocks");
        List<Map.Entry<Block, List<Integer>>> order = new ArrayList<>(members.entrySet());
        order.sort(Comparator.<Map.Entry<Block, List<Integer>>>comparingInt(
                        entry -> -entry.getValue().size())
                .thenComparingLong(entry -> entry.getKey().row)
                .thenComparingLong(entry -> entry.getKey().column));
        int[] sizes = new int[Math.min(folds, members.size())];
        foldOf = new int[points.size()];
        for (Map.Entry<Block, List<Integer>> entry : order) {
            int fewest = 0;
            for (int f = 1; f < sizes.length; f++) {
                if (sizes[f] < sizes[fewest]) {
                    fewest = f;
                }
            }
            for (int p : entry.getValue()) {
                foldOf[p] = fewest;
            }
            sizes[fewest] += entry.getValue().size();
        }
    }

    private record Block(long column, long row) {}

    /** How many folds there are. */
    int folds() {
        return Arrays.stream(foldOf).max().orElseThrow() + 1;
    }

    int foldOf(int point) {
        return foldOf[point];
    }
}
