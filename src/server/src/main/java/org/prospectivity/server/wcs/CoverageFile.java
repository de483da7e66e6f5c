package org.prospectivity.server.wcs;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.color.ColorSpace;
import java.awt.image.BandedSampleModel;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferFloat;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.datum.PixelInCell;
import org.geotools.coverage.Category;
import org.geotools.coverage.CoverageFactoryFinder;
import org.geotools.coverage.GridSampleDimension;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.coverage.grid.GridEnvelope2D;
import org.geotools.coverage.grid.GridGeometry2D;
import org.geotools.coverage.util.CoverageUtilities;
import org.geotools.referencing.operation.transform.AffineTransform2D;
import org.geotools.util.NumberRange;
import org.prospectivity.rasters.GeoTiffs;
import org.prospectivity.server.layer.CellGrid;
import org.prospectivity.server.layer.PublishedLayer;
import org.prospectivity.server.layer.StoredCoverage;
import org.prospectivity.server.layer.WorkingMemory;
import org.prospectivity.server.ows.OwsException;
import org.prospectivity.server.ows.OwsResponse;
import org.prospectivity.server.render.CoverageSampler;
import org.prospectivity.server.render.MapView;

/**
 * A coverage, or a part of it, as a GeoTIFF file. On the stored cells the values are the stored ones in their own type;
 * on other cells they are those of the stored cell, or of the level of about that resolution, that the middle lies in,
 * as 32-bit floats.
 *
 * @param layer the coverage
 * @param bands by number from 0, in the order wanted
 * @param grid the cells wanted
 * @param crs of the grid
 */
record CoverageFile(PublishedLayer layer, List<Integer> bands, CellGrid grid, CoordinateReferenceSystem crs) {
    static final String MEDIA_TYPE = "image/tiff";

    /** Bytes of values that are held in memory; a whole stored coverage may be larger. */
    private static final long LARGEST = 512L << 20;
    /** How far cells may be off the stored ones, in cells, and still be these. */
    private static final double NEGLIGIBLE = 1e-4;

    /**
     * Sends it.
     *
     * @param scratch directory for the file while it is made
     * @param memory for its values while it is made
     */
    void send(Path scratch, WorkingMemory memory, OwsResponse response) throws IOException {
        StoredCoverage stored = layer.coverage().orElseThrow();
        Optional<Rectangle> area = storedCells(stored);
        boolean all =
                bands.equals(IntStream.range(0, stored.bands().size()).boxed().toList());
        if (all && area.isPresent() && area.get().equals(whole(stored))) {
            head(response, stored.fileSize());
            try (OutputStream body = response.body()) {
                stored.copyTo(body);
            }
            return;
        }
        long size = checkedSize(stored, area.isPresent());
        Files.createDirectories(scratch);
        Path file = Files.createTempFile(scratch, "coverage", ".tif");
        try {
            memory.during(size, () -> {
                GeoTiffs.write(area.isPresent() ? part(stored, area.get()) : sampled(stored), file);
                return file;
            });
            head(response, Files.size(file));
            try (OutputStream body = response.body()) {
                Files.copy(file, body);
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void head(OwsResponse response, long size) {
        response.contentType(MEDIA_TYPE);
        response.header("Content-Length", String.valueOf(size));
        response.header("Content-Disposition", "inline; filename=\"" + layer.localName() + ".tif\"");
    }

    private static Rectangle whole(StoredCoverage stored) {
        return new Rectangle(stored.grid().columns(), stored.grid().rows());
    }

    private long checkedSize(StoredCoverage stored, boolean asStored) {
        // The reader takes all bands of the cells it reads.
        int samples = asStored ? stored.bands().size() : bands.size();
        int bytes = asStored ? DataBuffer.getDataTypeSize(stored.dataType()) / 8 : Float.BYTES;
        long size = (long) grid.columns() * grid.rows() * samples * bytes;
        long most = Math.min(LARGEST, Runtime.getRuntime().maxMemory() / 8);
        if (size > most || (long) grid.columns() * grid.rows() > Integer.MAX_VALUE / Math.max(1, samples)) {
            throw OwsException.of(
                    OwsException.NO_APPLICABLE_CODE,
                    null,
                    "The part asked for is " + (size >> 20) + " MB of values; expected at most " + (most >> 20)
                            + " MB, or the coverage as a whole, unscaled and with all bands");
        }
        return size;
    }

    /** The stored cells that the grid consists of, if it does. */
    private Optional<Rectangle> storedCells(StoredCoverage stored) {
        CellGrid cells = stored.grid();
        long column = Math.round(cells.column(grid.west()));
        long row = Math.round(cells.row(grid.north()));
        boolean same = crs == stored.crs()
                && Math.abs(cells.column(grid.west()) - column) < NEGLIGIBLE
                && Math.abs(cells.row(grid.north()) - row) < NEGLIGIBLE
                && Math.abs(cells.column(grid.east()) - column - grid.columns()) < NEGLIGIBLE
                && Math.abs(cells.row(grid.south()) - row - grid.rows()) < NEGLIGIBLE
                && column >= 0
                && row >= 0
                && column + grid.columns() <= cells.columns()
                && row + grid.rows() <= cells.rows();
        return same
                ? Optional.of(new Rectangle((int) column, (int) row, grid.columns(), grid.rows()))
                : Optional.empty();
    }

    private GridCoverage2D part(StoredCoverage stored, Rectangle area) {
        WritableRaster raster =
                stored.read(area, bands.stream().mapToInt(Integer::intValue).toArray());
        return coverage(raster, stored.noData());
    }

    private GridCoverage2D sampled(StoredCoverage stored) {
        MapView view =
                new MapView(grid.west(), grid.south(), grid.east(), grid.north(), grid.columns(), grid.rows(), crs);
        float[][] values = new float[bands.size()][grid.columns() * grid.rows()];
        for (int b = 0; b < values.length; b++) {
            float[] band = values[b];
            Arrays.fill(band, Float.NaN);
            CoverageSampler.sample(stored, bands.get(b), view, (pixel, value) -> band[pixel] = value);
        }
        WritableRaster raster = Raster.createWritableRaster(
                new BandedSampleModel(DataBuffer.TYPE_FLOAT, grid.columns(), grid.rows(), values.length),
                new DataBufferFloat(values, values[0].length),
                null);
        return coverage(raster, Double.NaN);
    }

    private GridCoverage2D coverage(WritableRaster raster, double noData) {
        WritableRaster values = raster.createWritableTranslatedChild(0, 0);
        GridGeometry2D geometry = new GridGeometry2D(
                new GridEnvelope2D(0, 0, grid.columns(), grid.rows()),
                PixelInCell.CELL_CORNER,
                new AffineTransform2D(grid.cellWidth(), 0, 0, -grid.cellHeight(), grid.west(), grid.north()),
                crs,
                null);
        List<String> names = layer.coverage().orElseThrow().bands();
        GridSampleDimension[] dimensions = bands.stream()
                .map(band -> new GridSampleDimension(names.get(band)))
                .toArray(GridSampleDimension[]::new);
        Map<String, Object> properties = new HashMap<>();
        CoverageUtilities.setNoDataProperty(properties, noData);
        return CoverageFactoryFinder.getGridCoverageFactory(null)
                .create(
                        layer.localName(),
                        new BufferedImage(colours(values), values, false, null),
                        geometry,
                        dimensions,
                        null,
                        properties);
    }

    /** Grey, as a picture has to have colours. */
    private static ColorModel colours(Raster raster) {
        int type = raster.getSampleModel().getDataType();
        if (raster.getNumBands() == 1) {
            return new ComponentColorModel(
                    ColorSpace.getInstance(ColorSpace.CS_GRAY), false, false, ColorModel.OPAQUE, type);
        }
        Category category = new Category("value", new Color[] {Color.BLACK, Color.WHITE}, NumberRange.create(0f, 1f));
        return new GridSampleDimension("value", new Category[] {category}, null)
                .getColorModel(0, raster.getNumBands(), type);
    }
}
