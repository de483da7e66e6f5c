package org.prospectivity.engine.evidence;

import java.util.List;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.raster.GridGeometry;

/** The distance to geometries, in metres; 0 where a polygon covers a cell's centre. */
public final class DistanceLayer implements EvidenceLayer {
    private final EvidenceBand band;
    private final DistanceField field;
    private final Polygons inside;

    private DistanceLayer(EvidenceBand band, DistanceField field, Polygons inside) {
        this.band = band;
        this.field = field;
        this.inside = inside;
    }

    /** The distance to points or lines. */
    public static DistanceLayer to(Segments segments, EvidenceBand band) {
        return new DistanceLayer(band, new DistanceField(segments), new Polygons(List.of()));
    }

    /** The distance to polygons. */
    public static DistanceLayer to(Polygons polygons, EvidenceBand band) {
        return new DistanceLayer(band, new DistanceField(polygons.outlines()), polygons);
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
        field.measure(strip, into[0], progress);
        boolean[] covered = new boolean[strip.cells()];
        inside.centres(strip, covered);
        for (int cell = 0; cell < covered.length; cell++) {
            if (covered[cell]) {
                into[0][cell] = 0;
            }
        }
    }
}
