package org.prospectivity.rasters;

import java.util.List;
import java.util.function.UnaryOperator;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.evidence.EvidenceBand;
import org.prospectivity.engine.evidence.EvidenceLayer;
import org.prospectivity.engine.raster.BandSource;
import org.prospectivity.engine.raster.GridGeometry;

/** The classes of a coverage whose values are codes: for each 1 where a cell's centre has it, else 0. */
public final class ClassesLayer implements EvidenceLayer {
    private final ResampledCoverage coverage;
    private final int position;
    private final float[] codes;
    private final List<EvidenceBand> bands;

    /**
     * @param position of the band with the codes
     * @param codes of the classes
     * @param bands a name for each of them
     */
    public ClassesLayer(ResampledCoverage coverage, int position, float[] codes, List<EvidenceBand> bands) {
        this.coverage = coverage;
        this.position = position;
        this.codes = codes.clone();
        this.bands = List.copyOf(bands);
    }

    @Override
    public boolean canBeMadeElsewhere() {
        return coverage.canBeReadElsewhere();
    }

    @Override
    public EvidenceLayer madeFrom(UnaryOperator<BandSource> reachable) {
        return new ClassesLayer(coverage.madeFrom(reachable), position, codes, bands);
    }

    @Override
    public List<EvidenceBand> bands() {
        return bands;
    }

    @Override
    public void make(GridGeometry strip, float[][] into, Progress progress) {
        float[][] found = new float[1][strip.cells()];
        coverage.read(strip, new int[] {position}, ResampledCoverage.Rule.NEAREST, found, progress);
        for (int b = 0; b < codes.length; b++) {
            for (int cell = 0; cell < found[0].length; cell++) {
                float code = found[0][cell];
                into[b][cell] = Float.isNaN(code) ? Float.NaN : code == codes[b] ? 1 : 0;
            }
        }
    }
}
