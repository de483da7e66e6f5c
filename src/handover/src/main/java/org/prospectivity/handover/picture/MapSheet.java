package org.prospectivity.handover.picture;

import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.handover.content.Ramp;

/**
 * What a map shows.
 *
 * @param grid of the values
 * @param values of its cells, NaN for no data
 * @param ramp their colours
 * @param applicability below 1 cells are grey; empty where all have colours
 * @param extent of the map, in the grid's coordinates
 * @param areas outlines, the first lowest
 * @param points symbols upon them, the first lowest
 */
public record MapSheet(
        GridGeometry grid,
        float[] values,
        Ramp ramp,
        Optional<float[]> applicability,
        Envelope extent,
        List<Area> areas,
        List<Points> points) {
    public MapSheet {
        areas = List.copyOf(areas);
        points = List.copyOf(points);
    }

    /** The whole of a grid. */
    public static Envelope whole(GridGeometry grid) {
        return new Envelope(grid.west(), grid.east(), grid.south(), grid.north());
    }

    /**
     * An outline.
     *
     * @param shape a polygon or several
     * @param label at it; may be empty
     * @param strong whether it is the one that is meant
     */
    public record Area(Geometry shape, String label, boolean strong) {}

    /** What a point looks like; told apart by shape, not by colour alone. */
    public enum Symbol {
        /** A filled diamond. */
        DIAMOND,
        /** A hollow diamond. */
        OPEN_DIAMOND,
        /** A small disc. */
        DISC
    }

    /**
     * Points of one kind.
     *
     * @param name in the legend
     * @param symbol of each
     * @param eastings in metres
     * @param northings in metres
     */
    public record Points(String name, Symbol symbol, double[] eastings, double[] northings) {}
}
