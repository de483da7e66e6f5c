package org.prospectivity.rasters;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.geotools.coverage.grid.GridCoverage2D;

/** A coverage on bands in a file, which goes when the coverage is disposed. */
final class BandFileCoverage extends GridCoverage2D {
    private final transient BandFileBands bands;

    BandFileCoverage(GridCoverage2D coverage, BandFileBands bands) {
        super(coverage.getName(), coverage);
        this.bands = bands;
    }

    BandFileBands bands() {
        return bands;
    }

    @Override
    public synchronized boolean dispose(boolean force) {
        boolean disposed = super.dispose(force);
        if (disposed) {
            try {
                bands.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return disposed;
    }
}
