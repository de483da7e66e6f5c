package org.prospectivity.geoserver;

import java.awt.image.DataBuffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.geoserver.wps.ppio.GeoTiffPPIO;
import org.geoserver.wps.resource.WPSResourceManager;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.util.logging.Logging;
import org.prospectivity.rasters.GeoTiffs;

/**
 * GeoTIFF files in requests and responses as GeoServer reads and writes them, but with the names of their bands, by
 * which elements are told apart: GeoServer's own neither reads nor writes them. Coverages of colours, and those whose
 * bands have no names, are written as GeoServer does.
 */
public final class GeoTiffBandsPPIO extends GeoTiffPPIO {
    private static final Logger LOGGER = Logging.getLogger(GeoTiffBandsPPIO.class);

    public GeoTiffBandsPPIO(WPSResourceManager resources) {
        super(resources);
    }

    @Override
    public Object decode(InputStream input) throws Exception {
        Path file = Files.createTempFile("prospectivity", ".tif");
        try {
            Files.copy(input, file, StandardCopyOption.REPLACE_EXISTING);
            GridCoverage2D coverage;
            try (InputStream copy = Files.newInputStream(file)) {
                coverage = (GridCoverage2D) super.decode(copy);
            }
            return named(coverage, file);
        } finally {
            Files.delete(file);
        }
    }

    /** Also what is no TIFF, or one with damaged names, is read as GeoServer reads it: other processes may take it. */
    private static GridCoverage2D named(GridCoverage2D coverage, Path file) {
        try {
            return GeoTiffs.named(coverage, file);
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "The bands keep the names that GeoServer gives them", e);
            return coverage;
        }
    }

    @Override
    public void encode(Object value, Map<String, Object> parameters, OutputStream out) throws Exception {
        GridCoverage2D coverage = (GridCoverage2D) value;
        if (!isOfNamedMeasurements(coverage)) {
            super.encode(value, parameters, out);
            return;
        }
        Path file = Files.createTempFile("prospectivity", ".tif");
        try {
            try (OutputStream copy = Files.newOutputStream(file)) {
                super.encode(value, parameters, copy);
            }
            GeoTiffs.describe(coverage, file);
            Files.copy(file, out);
        } finally {
            Files.delete(file);
        }
    }

    private static boolean isOfNamedMeasurements(GridCoverage2D coverage) {
        int type = coverage.getRenderedImage().getSampleModel().getDataType();
        return (type == DataBuffer.TYPE_FLOAT || type == DataBuffer.TYPE_DOUBLE) && GeoTiffs.areNamed(coverage);
    }

    /** Before GeoServer's own, which has the highest priority that it knows. */
    @Override
    public int getPriority() {
        return super.getPriority() - 1;
    }

    /** In no direction of its own, so that descriptions of processes list the type once, for GeoServer's own. */
    @Override
    public PPIODirection getDirection() {
        return null;
    }
}
