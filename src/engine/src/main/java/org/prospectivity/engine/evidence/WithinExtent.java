package org.prospectivity.engine.evidence;

import java.util.List;
import java.util.function.UnaryOperator;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.gridding.Extent;
import org.prospectivity.engine.raster.BandSource;
import org.prospectivity.engine.raster.GridGeometry;

/**
 * A layer that has no data in cells whose centre lies outside an extent: beyond what was mapped.
 *
 * @param layer that is made
 * @param mapped where it tells something
 */
public record WithinExtent(EvidenceLayer layer, Extent mapped) implements EvidenceLayer {
    @Override
    public boolean canBeMadeElsewhere() {
        return layer.canBeMadeElsewhere();
    }

    @Override
    public EvidenceLayer madeFrom(UnaryOperator<BandSource> reachable) {
        return new WithinExtent(layer.madeFrom(reachable), mapped);
    }

    @Override
    public List<EvidenceBand> bands() {
        return layer.bands();
    }

    @Override
    public void make(GridGeometry strip, float[][] into, Progress progress) {
        layer.make(strip, into, progress);
        for (int cell = 0; cell < strip.cells(); cell++) {
            double easting = strip.easting(strip.columnOf(cell));
            double northing = strip.northing(strip.rowOf(cell));
            if (easting < mapped.west()
                    || easting > mapped.east()
                    || northing < mapped.south()
                    || northing > mapped.north()) {
                for (float[] band : into) {
                    band[cell] = Float.NaN;
                }
            }
        }
    }
}
