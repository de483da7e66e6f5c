package org.prospectivity.reports;

import java.util.List;
import org.prospectivity.engine.raster.GridGeometry;

/**
 * One or several maps of one area side by side, with the same points upon them.
 *
 * @param title heading
 * @param reading one sentence on how to read them
 * @param maps side by side, all of the same ground
 * @param overlays what is drawn upon each, the first lowest
 * @param small whether many small maps are shown rather than a few large ones
 */
public record Maps(String title, String reading, List<RasterMap> maps, List<Overlay> overlays, boolean small)
        implements Report.Block {
    public Maps {
        maps = List.copyOf(maps);
        overlays = List.copyOf(overlays);
    }

    /**
     * A coloured map.
     *
     * @param title what it shows
     * @param geometry its grid
     * @param values of its cells, NaN for no data
     * @param scale how values become colours
     * @param outline cells of this value or more are outlined; NaN for none
     */
    public record RasterMap(String title, GridGeometry geometry, float[] values, Scale scale, double outline) {
        public RasterMap {
            if (values.length != geometry.cells()) {
                throw new IllegalArgumentException(
                        title + " has " + values.length + " values, its grid " + geometry.cells() + " cells");
            }
        }
    }

    /**
     * Points drawn upon the maps.
     *
     * @param name as the legend tells it
     * @param symbol what a point looks like
     * @param eastings m
     * @param northings m
     * @param labels names of the points, or empty
     * @param shown whether they are shown at first; the reader can show and hide them
     */
    public record Overlay(
            String name, Symbol symbol, double[] eastings, double[] northings, List<String> labels, boolean shown) {
        public Overlay {
            labels = List.copyOf(labels);
            if (northings.length != eastings.length || (!labels.isEmpty() && labels.size() != eastings.length)) {
                throw new IllegalArgumentException(name + " has " + eastings.length + " eastings, " + northings.length
                        + " northings and " + labels.size() + " labels");
            }
        }
    }

    /** What a point looks like; told apart by shape, not by colour alone. */
    public enum Symbol {
        /** A fine dot, for thousands. */
        DOT,
        /** A white disc. */
        CIRCLE,
        /** A filled diamond. */
        DIAMOND,
        /** A hollow diamond. */
        OPEN_DIAMOND,
        /** A cross. */
        CROSS
    }
}
