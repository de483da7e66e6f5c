package org.prospectivity.engine.evidence;

import java.io.Serializable;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.raster.BandSource;
import org.prospectivity.engine.raster.GridGeometry;

/** Bands that are on the grid already, as they are. */
public final class CopiedLayer implements EvidenceLayer {
    private final BandSource bands;
    private final String source;

    /** @param source the layer they come from */
    public CopiedLayer(BandSource bands, String source) {
        this.bands = bands;
        this.source = source;
    }

    @Override
    public boolean canBeMadeElsewhere() {
        return bands instanceof Serializable;
    }

    @Override
    public EvidenceLayer madeFrom(UnaryOperator<BandSource> reachable) {
        return new CopiedLayer(reachable.apply(bands), source);
    }

    @Override
    public List<EvidenceBand> bands() {
        return bands.bands().stream()
                .map(band -> new EvidenceBand(
                        band, source, "as they are", band.unit().label()))
                .toList();
    }

    @Override
    public void make(GridGeometry strip, float[][] into, Progress progress) {
        GridGeometry grid = bands.geometry();
        int firstRow = (int) Math.rint((grid.north() - strip.north()) / grid.cellSize());
        int[] all = IntStream.range(0, into.length).toArray();
        bands.read(all, firstRow, strip.rows(), into, 0, progress);
    }
}
