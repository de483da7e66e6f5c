package org.prospectivity.rasters;

import java.util.List;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.evidence.EvidenceBand;
import org.prospectivity.engine.evidence.EvidenceLayer;
import org.prospectivity.engine.evidence.PotentialField;
import org.prospectivity.engine.raster.GridGeometry;

/**
 * What is made of a band of a coverage that is a potential field, on the cells of the grid; those beyond its edge are read too.
 * It is made of the whole grid when the first strip is asked for, and held until the layer goes.
 */
public final class PotentialFieldLayer implements EvidenceLayer {
    /** Cells beyond the grid's edge. */
    private static final int MARGIN = 64;

    private final ResampledCoverage coverage;
    private final int position;
    private final ResampledCoverage.Rule rule;
    private final PotentialField made;
    private final GridGeometry grid;
    private final EvidenceBand band;
    private float[] values;

    /** @throws org.prospectivity.engine.InvalidInputException naming {@code evidence}, when the grid is too large */
    public PotentialFieldLayer(
            ResampledCoverage coverage,
            int position,
            ResampledCoverage.Rule rule,
            PotentialField made,
            GridGeometry grid,
            EvidenceBand band) {
        this.coverage = coverage;
        this.position = position;
        this.rule = rule;
        this.made = made;
        this.grid = grid;
        this.band = band;
        PotentialField.requireRoom(grid.columns() + 2 * MARGIN, grid.rows() + 2 * MARGIN);
    }

    @Override
    public List<EvidenceBand> bands() {
        return List.of(band);
    }

    @Override
    public void make(GridGeometry strip, float[][] into, Progress progress) {
        float[] whole = whole(progress);
        int firstRow = (int) Math.rint((grid.north() - strip.north()) / grid.cellSize());
        int wide = grid.columns() + 2 * MARGIN;
        for (int row = 0; row < strip.rows(); row++) {
            System.arraycopy(
                    whole, (firstRow + row + MARGIN) * wide + MARGIN, into[0], row * strip.columns(), strip.columns());
        }
    }

    private synchronized float[] whole(Progress progress) {
        if (values == null) {
            GridGeometry wide = grid.widened(MARGIN);
            float[][] read = new float[1][wide.cells()];
            coverage.read(wide, new int[] {position}, rule, read, progress.part(0, 0.2));
            values = made.of(read[0], wide.columns(), wide.rows(), wide.cellSize(), progress.part(0.2, 1));
        }
        return values;
    }
}
