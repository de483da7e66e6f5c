package org.prospectivity.rasters;

import java.util.List;
import java.util.function.UnaryOperator;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.evidence.EvidenceBand;
import org.prospectivity.engine.evidence.EvidenceLayer;
import org.prospectivity.engine.raster.BandSource;
import org.prospectivity.engine.raster.GridGeometry;

/** Bands of a coverage on another grid. */
public final class ResampledLayer implements EvidenceLayer {
    private final ResampledCoverage coverage;
    private final int[] positions;
    private final ResampledCoverage.Rule rule;
    private final List<EvidenceBand> bands;

    /**
     * @param positions of the bands in the coverage
     * @param bands their names, in this order
     */
    public ResampledLayer(
            ResampledCoverage coverage, int[] positions, ResampledCoverage.Rule rule, List<EvidenceBand> bands) {
        this.coverage = coverage;
        this.positions = positions.clone();
        this.rule = rule;
        this.bands = List.copyOf(bands);
    }

    @Override
    public boolean canBeMadeElsewhere() {
        return coverage.canBeReadElsewhere();
    }

    @Override
    public EvidenceLayer madeFrom(UnaryOperator<BandSource> reachable) {
        return new ResampledLayer(coverage.madeFrom(reachable), positions, rule, bands);
    }

    @Override
    public List<EvidenceBand> bands() {
        return bands;
    }

    @Override
    public void make(GridGeometry strip, float[][] into, Progress progress) {
        coverage.read(strip, positions, rule, into, progress);
    }
}
