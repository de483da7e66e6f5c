package org.prospectivity.engine.evidence;

import java.util.List;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.raster.GridGeometry;

/** Whether cells belong to a class: 1 or 0. */
public final class CategoryLayer implements EvidenceLayer {
    private final EvidenceBand band;
    private final Polygons polygons;
    private final double leastShare;

    /**
     * @param polygons of the class
     * @param leastShare of a cell's area that they cover where it belongs to the class, above 0 up to 1; 0 for the rule of
     *     cell centres
     * @param band its name
     */
    public CategoryLayer(Polygons polygons, double leastShare, EvidenceBand band) {
        InvalidInputException.require(
                leastShare >= 0 && leastShare <= 1, "leastShare", leastShare, "a share of a cell's area, 0 to 1");
        this.polygons = polygons;
        this.leastShare = leastShare;
        this.band = band;
    }

    @Override
    public boolean canBeMadeElsewhere() {
        return true;
    }

    @Override
    public List<EvidenceBand> bands() {
        return List.of(band);
    }

    @Override
    public void make(GridGeometry strip, float[][] into, Progress progress) {
        progress.report(0, "covering cells");
        float[] values = into[0];
        if (leastShare > 0) {
            polygons.shares(strip, values);
            for (int cell = 0; cell < values.length; cell++) {
                // A share that rounding leaves a trace below the least one is that one.
                values[cell] = values[cell] >= leastShare * (1 - 1e-6) ? 1 : 0;
            }
        } else {
            boolean[] inside = new boolean[strip.cells()];
            polygons.centres(strip, inside);
            for (int cell = 0; cell < inside.length; cell++) {
                values[cell] = inside[cell] ? 1 : 0;
            }
        }
    }
}
