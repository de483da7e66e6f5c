package org.prospectivity.rasters;

import org.geotools.coverage.grid.GridCoverage2D;

/** A coverage whose pixels are read from a GeoTIFF file when they are asked for. */
final class GeoTiffCoverage extends GridCoverage2D {
    private final transient FileState file;

    /** @param file as it was before the coverage was read from it */
    GeoTiffCoverage(GridCoverage2D coverage, FileState file) {
        super(coverage.getName(), coverage);
        this.file = file;
    }

    FileState file() {
        return file;
    }
}
