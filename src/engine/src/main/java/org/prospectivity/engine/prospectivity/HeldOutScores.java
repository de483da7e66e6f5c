package org.prospectivity.engine.prospectivity;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.prospectivity.engine.evaluation.DepositGroups;
import org.prospectivity.engine.evaluation.Judged;
import org.prospectivity.engine.learning.Fold;
import org.prospectivity.engine.learning.Labels;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;

/**
 * What the models of an evaluation scored the cells that were held out, so that others can check its figures.
 *
 * @param labels which cells have a deposit
 * @param repeats for each repeat its folds
 * @param groups of deposits that the intervals resample
 * @param models their scores; the network first
 * @param recommended name of the model that is recommended
 */
public record HeldOutScores(
        Labels labels, List<List<Fold>> repeats, DepositGroups groups, List<Judged> models, String recommended) {
    /** Names of the bands of {@link #maps}. */
    public static final String NETWORK = "network";

    public static final String RECOMMENDED = "recommended";

    /** For each cell the held-out score by the network and by the recommended model, mean over the repeats, or NaN. */
    public RasterStack maps() {
        Judged chosen = models.stream()
                .filter(model -> model.model().equals(recommended))
                .findFirst()
                .orElseThrow();
        return new RasterStack(
                labels.geometry(),
                List.of(Band.of(NETWORK), Band.of(RECOMMENDED)),
                List.of(models.get(0).scores(), chosen.scores()));
    }

    /**
     * Writes a table in CSV, a row for each valid cell: easting and northing of its centre in metres; {@code label}, which is
     * {@code deposit}, {@code barren} where it is known to be, or {@code unlabelled}; the number of deposits in it; the
     * number of its deposit's group, the same in all repeats; for each repeat the fold it was held out in; and for each
     * model and repeat the score, empty where it has none. A model's AUC is the mean over the repeats of the share of pairs
     * of a deposit cell and a cell without that it orders rightly, equal scores counting half.
     */
    public void write(Appendable out) throws IOException {
        out.append("easting,northing,label,deposits,group");
        for (int r = 1; r <= repeats.size(); r++) {
            out.append(",fold ").append(Integer.toString(r));
        }
        for (Judged model : models) {
            for (int r = 1; r <= repeats.size(); r++) {
                // names have commas, and no quotes
                out.append(",\"")
                        .append(model.model())
                        .append(' ')
                        .append(Integer.toString(r))
                        .append('"');
            }
        }
        out.append('\n');
        int[][] folds = repeats.stream().map(this::foldOf).toArray(int[][]::new);
        BitSet barren = new BitSet();
        Arrays.stream(labels.barren()).forEach(barren::set);
        Map<Integer, Integer> deposits = new HashMap<>();
        Arrays.stream(labels.deposits()).forEach(cell -> deposits.merge(cell, 1, Integer::sum));
        for (int cell : labels.validCells()) {
            row(cell, barren.get(cell), deposits, folds, out);
        }
    }

    private int[] foldOf(List<Fold> folds) {
        int[] foldOf = new int[labels.geometry().cells()];
        for (Fold fold : folds) {
            for (int cell : fold.test()) {
                foldOf[cell] = fold.number();
            }
        }
        return foldOf;
    }

    private void row(int cell, boolean barren, Map<Integer, Integer> deposits, int[][] folds, Appendable out)
            throws IOException {
        GridGeometry grid = labels.geometry();
        int deposit = Arrays.binarySearch(labels.positives(), cell);
        out.append(Double.toString(grid.easting(grid.columnOf(cell)))).append(',');
        out.append(Double.toString(grid.northing(grid.rowOf(cell)))).append(',');
        out.append(deposit >= 0 ? "deposit" : barren ? "barren" : "unlabelled").append(',');
        out.append(Integer.toString(deposits.getOrDefault(cell, 0))).append(',');
        out.append(deposit >= 0 ? Integer.toString(groups.groupOf()[deposit] + 1) : "");
        for (int[] foldOf : folds) {
            out.append(',').append(Integer.toString(foldOf[cell]));
        }
        for (Judged model : models) {
            for (float[] scores : model.repeatScores()) {
                out.append(',').append(Float.isNaN(scores[cell]) ? "" : Float.toString(scores[cell]));
            }
        }
        out.append('\n');
    }
}
