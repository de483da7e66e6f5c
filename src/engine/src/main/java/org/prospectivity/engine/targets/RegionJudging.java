package org.prospectivity.engine.targets;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.prospectivity.engine.Job;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.Normalisation;

/**
 * Judges regions: cuts those that are too large, leaves small parts out, and tells what is to be known of the others. A unit
 * is a batch of regions with the values of their cells.
 *
 * @param grid of the map
 * @param greatest number of cells of a target
 * @param least number of cells of a target
 * @param deposits how many there are in a cell that has some
 * @param elements whose maps are given
 * @param normalisations of these
 */
record RegionJudging(
        GridGeometry grid,
        int greatest,
        int least,
        Map<Integer, Integer> deposits,
        List<Band> elements,
        List<Normalisation> normalisations)
        implements Job<RegionJudging.Batch, RegionJudging.Judged> {
    private static final int LEADING_ELEMENTS = 3;

    /**
     * A region.
     *
     * @param cells ascending
     * @param scores of them
     * @param uncertainty of them; null where the map has none
     * @param applicability of them; null where the map has none
     * @param elements of each map the values there
     */
    record Region(int[] cells, float[] scores, float[] uncertainty, float[] applicability, float[][] elements)
            implements Serializable {}

    /** Regions that are judged together. */
    record Batch(List<Region> regions) implements Serializable {}

    /**
     * A target without its rank.
     *
     * @param cells number of its cells
     * @param meanScore over its cells
     * @param maxScore the highest
     * @param leastScore the lowest
     * @param meanUncertainty NaN where the map has none
     * @param outside number of its cells that are unlike what the model has learned from
     * @param deposits in it
     * @param leading elements
     */
    record Found(
            int cells,
            double meanScore,
            double maxScore,
            double leastScore,
            double meanUncertainty,
            int outside,
            int deposits,
            List<Target.Element> leading,
            List<CellPolygon> outline)
            implements Serializable {}

    /**
     * What came of a batch.
     *
     * @param found in the order of the regions
     * @param split number of regions that were cut
     * @param below cells of these that belong to no part
     * @param dropped number of regions and parts that are too small
     * @param droppedCells of these
     */
    record Judged(List<Found> found, int split, long below, int dropped, long droppedCells) implements Serializable {}

    @Override
    public Worker<Batch, Judged> ready() {
        return this::judged;
    }

    @Override
    public double effort(Batch batch) {
        return batch.regions().stream()
                .mapToInt(region -> region.cells().length)
                .sum();
    }

    private Judged judged(Batch batch, Progress progress) {
        List<Found> found = new ArrayList<>();
        int split = 0;
        long below = 0;
        int dropped = 0;
        long droppedCells = 0;
        List<Region> regions = batch.regions();
        for (int r = 0; r < regions.size(); r++) {
            progress.report(r / (double) regions.size(), "tracing outlines");
            Region region = regions.get(r);
            List<int[]> parts = RegionSplit.of(grid, region.cells(), region.scores(), greatest);
            if (region.cells().length > greatest) {
                split++;
                below += region.cells().length
                        - parts.stream().mapToInt(part -> part.length).sum();
            }
            for (int[] part : parts) {
                if (part.length >= least) {
                    found.add(found(region, part));
                } else {
                    dropped++;
                    droppedCells += part.length;
                }
            }
        }
        return new Judged(found, split, below, dropped, droppedCells);
    }

    private Found found(Region region, int[] cells) {
        int[] at = Arrays.stream(cells)
                .map(cell -> Arrays.binarySearch(region.cells(), cell))
                .toArray();
        double highest = Double.NEGATIVE_INFINITY;
        double lowest = Double.POSITIVE_INFINITY;
        int outside = 0;
        int known = 0;
        for (int i = 0; i < at.length; i++) {
            highest = Math.max(highest, region.scores()[at[i]]);
            lowest = Math.min(lowest, region.scores()[at[i]]);
            outside += region.applicability() != null && region.applicability()[at[i]] < 1 ? 1 : 0;
            known += deposits.getOrDefault(cells[i], 0);
        }
        return new Found(
                cells.length,
                mean(region.scores(), at),
                highest,
                lowest,
                region.uncertainty() == null ? Double.NaN : mean(region.uncertainty(), at),
                outside,
                known,
                leading(region, at),
                CellPolygon.of(grid, cells));
    }

    /** The mean over cells with a value; NaN when there is none. */
    private static double mean(float[] values, int[] at) {
        double sum = 0;
        int count = 0;
        for (int i : at) {
            if (!Float.isNaN(values[i])) {
                sum += values[i];
                count++;
            }
        }
        return sum / count;
    }

    private List<Target.Element> leading(Region region, int[] at) {
        List<Target.Element> leading = new ArrayList<>();
        for (int b = 0; b < elements.size(); b++) {
            float[] values = region.elements()[b];
            Normalisation normalisation = normalisations.get(b);
            double sum = 0;
            int count = 0;
            for (int i : at) {
                if (!Float.isNaN(values[i])) {
                    sum += normalisation.apply(values[i]);
                    count++;
                }
            }
            if (sum > 0) {
                leading.add(new Target.Element(elements.get(b).label(), sum / count));
            }
        }
        return leading.stream()
                .sorted(Comparator.comparingDouble(element -> -element.meanScore()))
                .limit(LEADING_ELEMENTS)
                .toList();
    }
}
