package org.prospectivity.engine.evidence;

import java.util.List;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.raster.GridGeometry;

/**
 * How dense lines or points are.
 *
 * @param density of them
 * @param band its name
 */
public record DensityLayer(Density density, EvidenceBand band) implements EvidenceLayer {
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
        density.measure(strip, into[0], progress);
    }
}
