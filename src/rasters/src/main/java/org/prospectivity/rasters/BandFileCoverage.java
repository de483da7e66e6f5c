package org.prospectivity.rasters;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.geotools.coverage.grid.GridCoverage2D;

/** A coverage on a band file, which goes when the coverage is disposed. */
final class BandFileCoverage extends GridCoverage2D {
    private final transient BandFile file;

    BandFileCoverage(GridCoverage2D coverage, BandFile file) {
        super(coverage.getName(), coverage);
        this.file = file;
    }

    @Override
    public synchronized boolean dispose(boolean force) {
        boolean disposed = super.dispose(force);
        if (disposed) {
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return disposed;
    }
}
