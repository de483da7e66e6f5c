package org.prospectivity.engine.learning;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.raster.GridGeometry;

/**
 * Divides a survey into folds of square blocks with a buffer between training and test, because close cells resemble
 * each other and a random split would test a model on what it has all but seen (Airola et al. 2019, doi
 * 10.1007/s10618-018-00607-x).
 *
 * <p>Blocks are counted from the north-western corner of the grid. Those with most deposit cells are dealt first, each
 * to the fold with the fewest deposit cells, and blocks without to the fold with the fewest valid cells; the seed
 * decides among equals. There may be folds without deposit cells when few blocks have one: their cells are tested like
 * others, but they have no AUC of their own.
 *
 * @param blocks side of a block, in metres; rounded to whole cells
 * @param folds number of folds
 * @param buffer a cell is not learned from when it is so many columns and so many rows, or fewer, from a test cell; at
 *     least the window of a model that looks around its cell
 * @param seed decides among equal blocks
 * @param down rows by which the blocks begin north of the grid's corner
 * @param right columns by which they begin west of it
 */
public record SpatialBlocks(double blocks, int folds, int buffer, long seed, int down, int right)
        implements Serializable {
    /** A fold with fewer deposit cells to learn from is refused. */
    public static final int MINIMUM_POSITIVES = 3;

    private static final int SHIFTS_TRIED = 20;

    public SpatialBlocks {
        InvalidInputException.require(
                Double.isFinite(blocks) && blocks > 0, "blocks", blocks, "a positive number of metres");
        InvalidInputException.require(folds >= 2 && folds <= 1000, "folds", folds, "2 to 1000");
        InvalidInputException.require(buffer >= 0, "window", buffer, "a buffer of 0 or more cells");
        if (down < 0 || right < 0) {
            throw new IllegalArgumentException("blocks that begin within the grid");
        }
    }

    /** Blocks that begin at the grid's north-western corner. */
    public SpatialBlocks(double blocks, int folds, int buffer, long seed) {
        this(blocks, folds, buffer, seed, 0, 0);
    }

    /** A side that suits a survey and a window, in metres: a fifth of the grid's shorter side, at least two windows. */
    public static double defaultSide(GridGeometry geometry, int window) {
        return Math.max(2 * window, Math.min(geometry.columns(), geometry.rows()) / 5) * geometry.cellSize();
    }

    /**
     * Several ways to divide a survey into folds: these blocks, then the same shifted by a random part of a block and
     * dealt anew. Where a shift's folds are refused another one is tried, at last none.
     *
     * @param repeats how many
     * @throws InvalidInputException as {@link #split}
     */
    public List<List<Fold>> arrangements(Labels labels, int repeats) {
        List<List<Fold>> arrangements = new ArrayList<>();
        arrangements.add(split(labels));
        int side = sideInCells(labels.geometry());
        for (int repeat = 1; repeat < repeats; repeat++) {
            SplittableRandom random = new SplittableRandom(Seeds.derive(seed, 1, repeat));
            Optional<List<Fold>> found = Optional.empty();
            for (int tried = 0; tried < SHIFTS_TRIED && found.isEmpty(); tried++) {
                found = accepted(
                        new SpatialBlocks(
                                blocks, folds, buffer, random.nextLong(), random.nextInt(side), random.nextInt(side)),
                        labels);
            }
            SpatialBlocks unshifted = new SpatialBlocks(blocks, folds, buffer, random.nextLong());
            arrangements.add(found.or(() -> accepted(unshifted, labels)).orElse(arrangements.get(0)));
        }
        return arrangements;
    }

    private static Optional<List<Fold>> accepted(SpatialBlocks blocks, Labels labels) {
        try {
            return Optional.of(blocks.split(labels));
        } catch (InvalidInputException refused) {
            return Optional.empty();
        }
    }

    /** For each cell the number of its block. */
    public int[] blockOf(GridGeometry geometry) {
        int side = sideInCells(geometry);
        int across = across(geometry, side);
        int[] blockOf = new int[geometry.cells()];
        for (int cell = 0; cell < blockOf.length; cell++) {
            blockOf[cell] = (geometry.rowOf(cell) + down) / side * across + (geometry.columnOf(cell) + right) / side;
        }
        return blockOf;
    }

    private int across(GridGeometry geometry, int side) {
        return (geometry.columns() - 1 + right) / side + 1;
    }

    /**
     * The folds of a survey.
     *
     * @throws InvalidInputException when there are fewer blocks than folds, all deposits lie in one block, or a fold
     *     leaves fewer than {@value #MINIMUM_POSITIVES} deposit cells or no other cell to learn from
     */
    public List<Fold> split(Labels labels) {
        GridGeometry geometry = labels.geometry();
        int side = sideInCells(geometry);
        int[] cells = labels.validCells();
        int[] blockOf = blockOf(geometry);
        int[] valid = new int[across(geometry, side) * ((geometry.rows() - 1 + down) / side + 1)];
        int[] positives = new int[valid.length];
        for (int cell : cells) {
            valid[blockOf[cell]]++;
        }
        for (int cell : labels.positives()) {
            positives[blockOf[cell]]++;
        }
        int[] foldOf = deal(valid, positives, labels);
        List<Fold> split = new ArrayList<>();
        for (int f = 0; f < folds; f++) {
            int number = f;
            int[] test = Arrays.stream(cells)
                    .filter(cell -> foldOf[blockOf[cell]] == number)
                    .toArray();
            BitSet near = near(test, geometry);
            int[] training =
                    Arrays.stream(cells).filter(cell -> !near.get(cell)).toArray();
            Fold fold = new Fold(f + 1, test, training);
            check(fold, labels);
            split.add(fold);
        }
        return split;
    }

    private int sideInCells(GridGeometry geometry) {
        InvalidInputException.require(
                blocks >= geometry.cellSize(),
                "blocks",
                blocks,
                "at least the cell size, " + metres(geometry.cellSize()));
        return (int) Math.min(Math.round(blocks / geometry.cellSize()), Math.max(geometry.columns(), geometry.rows()));
    }

    /** The fold of each block, -1 for blocks without valid cells. */
    private int[] deal(int[] valid, int[] positives, Labels labels) {
        List<Integer> order = new ArrayList<>();
        int withDeposits = 0;
        for (int block = 0; block < valid.length; block++) {
            if (valid[block] > 0) {
                order.add(block);
                withDeposits += positives[block] > 0 ? 1 : 0;
            }
        }
        if (order.size() < folds) {
            throw new InvalidInputException(
                    "blocks",
                    "squares of " + metres(blocks) + " cover the valid area with " + order.size() + "; " + folds
                            + " folds need at least " + folds + ". The grid is "
                            + metres(labels.geometry().columns()
                                    * labels.geometry().cellSize()) + " by "
                            + metres(
                                    labels.geometry().rows() * labels.geometry().cellSize())
                            + ": choose smaller blocks or fewer folds");
        }
        if (withDeposits < 2) {
            throw new InvalidInputException(
                    "blocks",
                    "all " + labels.positives().length + " deposit cells lie in one block of " + metres(blocks)
                            + ", so none is left to learn from when it is held out; choose smaller blocks");
        }
        SplittableRandom random = new SplittableRandom(Seeds.derive(seed));
        double[] tie = random.doubles(valid.length).toArray();
        order.sort((a, b) -> {
            int byPositives = Integer.compare(positives[b], positives[a]);
            int byArea = byPositives != 0 ? byPositives : Integer.compare(valid[b], valid[a]);
            return byArea != 0 ? byArea : Double.compare(tie[a], tie[b]);
        });
        int[] foldOf = new int[valid.length];
        Arrays.fill(foldOf, -1);
        long[] area = new long[folds];
        long[] deposits = new long[folds];
        for (int block : order) {
            int best = 0;
            for (int f = 1; f < folds; f++) {
                boolean fewer = deposits[f] < deposits[best];
                boolean smaller = area[f] < area[best];
                if (positives[block] > 0 ? fewer || deposits[f] == deposits[best] && smaller : smaller) {
                    best = f;
                }
            }
            foldOf[block] = best;
            area[best] += valid[block];
            deposits[best] += positives[block];
        }
        return foldOf;
    }

    /** The cells within the buffer of a test cell and the test cells themselves, by two passes of running distances. */
    private BitSet near(int[] test, GridGeometry geometry) {
        BitSet marked = new BitSet(geometry.cells());
        for (int cell : test) {
            marked.set(cell);
        }
        BitSet alongRows = spread(marked, geometry.rows(), geometry.columns(), geometry.columns(), 1);
        return spread(alongRows, geometry.columns(), geometry.rows(), 1, geometry.columns());
    }

    /** Sets what is at most the buffer from a set cell along parallel lines of cells. */
    private BitSet spread(BitSet marked, int lines, int length, int lineStep, int step) {
        BitSet wide = new BitSet(lines * length);
        for (int line = 0; line < lines; line++) {
            int start = line * lineStep;
            int covered = -1;
            for (int i = 0; i < length; i++) {
                if (marked.get(start + i * step)) {
                    int last = (int) Math.min(length - 1L, (long) i + buffer);
                    for (int j = Math.max(covered + 1, i - buffer); j <= last; j++) {
                        wide.set(start + j * step);
                    }
                    covered = last;
                }
            }
        }
        return wide;
    }

    private void check(Fold fold, Labels labels) {
        int all = labels.positives().length;
        int held = count(fold.test(), labels.positives());
        int left = count(fold.training(), labels.positives());
        double width = buffer * labels.geometry().cellSize();
        if (left < MINIMUM_POSITIVES) {
            boolean blocksTakeMost = held >= all - held - left;
            throw new InvalidInputException(
                    blocksTakeMost ? "folds" : "blocks",
                    "fold " + fold.number() + " of " + folds + " with blocks of " + metres(blocks) + " keeps " + left
                            + " of " + all + " deposit cells to learn from: " + held + " are held out and "
                            + (all - held - left) + " lie within the buffer of " + metres(width) + ". At least "
                            + MINIMUM_POSITIVES + " are needed: give more deposits"
                            + (blocksTakeMost
                                    ? ", more folds or smaller blocks"
                                    : ", larger blocks, or a smaller window, which is the buffer's width"));
        }
        if (labels.training(fold.training(), 0).unlabelled().length == 0) {
            throw new InvalidInputException(
                    "exclusion",
                    "fold " + fold.number() + " has no cell left to draw negatives from: all valid cells are test"
                            + " cells, within the buffer of " + metres(width) + " around them, or within "
                            + metres(labels.exclusion()) + " of a deposit; choose a smaller exclusion or window");
        }
    }

    private static int count(int[] cells, int[] among) {
        return (int) Arrays.stream(among)
                .filter(cell -> Arrays.binarySearch(cells, cell) >= 0)
                .count();
    }

    private static String metres(double length) {
        return String.format(Locale.ROOT, length == Math.rint(length) ? "%.0f m" : "%.1f m", length);
    }
}
