package org.prospectivity.server.layer;

import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.awt.image.SampleModel;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.geotools.api.parameter.GeneralParameterValue;
import org.geotools.api.parameter.ParameterValue;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.datum.PixelInCell;
import org.geotools.coverage.CoverageFactoryFinder;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.coverage.grid.GridEnvelope2D;
import org.geotools.coverage.grid.GridGeometry2D;
import org.geotools.coverage.grid.io.AbstractGridFormat;
import org.geotools.coverage.grid.io.OverviewPolicy;
import org.geotools.gce.geotiff.GeoTiffReader;
import org.geotools.image.ImageWorker;
import org.geotools.referencing.CRS;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.rasters.GeoTiffs;

/**
 * A GeoTIFF file as GeoTools reads it while maps are drawn: it stays open, also after another took its place, and of its
 * values only what is asked for is read. Levels of lower resolution are the reduced copies in the file. It may be used by
 * several threads; the file is closed when nothing refers to it any more.
 */
public final class StoredCoverage {
    /** How many cells along a side the ranges of bands are told from. */
    private static final int LARGEST_SAMPLE = 512;

    private final FileChannel channel;
    private final CellGrid grid;
    private final CoordinateReferenceSystem crs;
    private final Optional<Integer> epsg;
    private final List<String> bands;
    private final double noData;
    private final List<Level> levels;

    private StoredCoverage(FileChannel channel, Path file) throws IOException {
        this.channel = channel;
        GeoTiffReader reader = new GeoTiffReader(file.toFile());
        try {
            crs = reader.getCoordinateReferenceSystem();
            epsg = epsg(crs);
            grid = grid(reader);
            noData = reader.getMetadata().hasNoData() ? reader.getMetadata().getNoData() : Double.NaN;
            levels = levels(reader);
        } finally {
            reader.dispose();
        }
        bands = names(GeoTiffs.bandNames(file), stored().getSampleModel().getNumBands());
    }

    /**
     * Opens a file.
     *
     * @throws InvalidInputException when it is no GeoTIFF with a CRS and columns from west to east, rows from north to
     *     south
     */
    public static StoredCoverage open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            GeoTiffs.requireReadable("layer", file);
            return new StoredCoverage(channel, file);
        } catch (IOException | RuntimeException e) {
            channel.close();
            if (e instanceof InvalidInputException refused) {
                throw refused;
            }
            throw new InvalidInputException(
                    "layer", file.getFileName() + " cannot be read as a GeoTIFF file: " + e.getMessage());
        }
    }

    private static CellGrid grid(GeoTiffReader metadata) {
        if (!(metadata.getOriginalGridToWorld(PixelInCell.CELL_CORNER) instanceof AffineTransform corner)) {
            throw new InvalidInputException("layer", "its grid is not regular");
        }
        Rectangle cells = new Rectangle(
                metadata.getOriginalGridRange().getSpan(0),
                metadata.getOriginalGridRange().getSpan(1));
        double negligible = 1e-3 / Math.max(cells.width, cells.height);
        if (Math.abs(corner.getShearX()) > negligible * Math.abs(corner.getScaleX())
                || Math.abs(corner.getShearY()) > negligible * Math.abs(corner.getScaleY())
                || !(corner.getScaleX() > 0 && corner.getScaleY() < 0)) {
            throw new InvalidInputException(
                    "layer", "its grid is turned; expected columns from west to east and rows from north to south");
        }
        return new CellGrid(
                corner.getTranslateX(),
                corner.getTranslateY(),
                corner.getScaleX(),
                -corner.getScaleY(),
                cells.width,
                cells.height);
    }

    /** By the identifier it was read with, or else by comparison with those that are known. */
    private static Optional<Integer> epsg(CoordinateReferenceSystem crs) {
        try {
            Integer told = CRS.lookupEpsgCode(crs, false);
            return Optional.ofNullable(told == null ? CRS.lookupEpsgCode(crs, true) : told);
        } catch (FactoryException e) {
            return Optional.empty();
        }
    }

    private List<Level> levels(GeoTiffReader reader) throws IOException {
        List<Level> found = new ArrayList<>();
        for (double[] cell : reader.getResolutionLevels()) {
            GridCoverage2D coverage = read(reader, (int) Math.round(grid.columns() * grid.cellWidth() / cell[0]), (int)
                    Math.round(grid.rows() * grid.cellHeight() / cell[1]));
            RenderedImage image = coverage.getRenderedImage();
            Level level = new Level(
                    coverage, (double) grid.columns() / image.getWidth(), (double) grid.rows() / image.getHeight());
            if (found.isEmpty()
                    || level.columns() < found.get(found.size() - 1).columns()
                            && image.getSampleModel().getNumBands()
                                    == found.get(0).coverage().getNumSampleDimensions()) {
                found.add(level);
            }
        }
        return List.copyOf(found);
    }

    /** The whole of the file at the resolution of one of its images, of which nothing is read yet. */
    private static GridCoverage2D read(GeoTiffReader reader, int columns, int rows) throws IOException {
        ParameterValue<GridGeometry2D> where = AbstractGridFormat.READ_GRIDGEOMETRY2D.createValue();
        where.setValue(new GridGeometry2D(new GridEnvelope2D(0, 0, columns, rows), reader.getOriginalEnvelope()));
        ParameterValue<OverviewPolicy> overview = AbstractGridFormat.OVERVIEW_POLICY.createValue();
        overview.setValue(OverviewPolicy.NEAREST);
        ParameterValue<Boolean> deferred = AbstractGridFormat.USE_JAI_IMAGEREAD.createValue();
        deferred.setValue(true);
        return reader.read(new GeneralParameterValue[] {where, overview, deferred});
    }

    private RenderedImage stored() {
        return levels.get(0).coverage().getRenderedImage();
    }

    private static List<String> names(List<Optional<String>> told, int count) {
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int b = 0; b < count; b++) {
            String name = b < told.size() ? told.get(b).orElse("") : "";
            if (name.isEmpty() || !taken.add(name)) {
                name = "Band" + (b + 1);
                taken.add(name);
            }
            names.add(name);
        }
        return List.copyOf(names);
    }

    /** Its cells. */
    public CellGrid grid() {
        return grid;
    }

    /** Its CRS, easting or longitude first. */
    public CoordinateReferenceSystem crs() {
        return crs;
    }

    /** The EPSG code of its CRS, if it has one. */
    public Optional<Integer> epsg() {
        return epsg;
    }

    /** The names of its bands, each once. */
    public List<String> bands() {
        return bands;
    }

    /** The type of its values, of {@link DataBuffer}. */
    public int dataType() {
        return stored().getSampleModel().getDataType();
    }

    /** The value that stands for no data; NaN when it is NaN or none is told. */
    public double noData() {
        return noData;
    }

    /** Its levels, from the stored cells to the coarsest. */
    public List<Level> levels() {
        return levels;
    }

    /** The coarsest level whose cells are no wider and no higher than so many stored cells. */
    public Level levelFor(double scaleX, double scaleY) {
        Level best = levels.get(0);
        for (Level level : levels) {
            // A little over is as good: a screen seldom meets a power of two exactly.
            if (level.scaleX() <= scaleX * 1.01 && level.scaleY() <= scaleY * 1.01) {
                best = level;
            }
        }
        return best;
    }

    /** A band of a level, as 32-bit numbers that {@link #valid} tells from no data. */
    public GridCoverage2D band(Level level, int band) {
        RenderedImage values = new ImageWorker(level.coverage().getRenderedImage())
                .retainBands(new int[] {band})
                .format(DataBuffer.TYPE_FLOAT)
                .getRenderedImage();
        return CoverageFactoryFinder.getGridCoverageFactory(null)
                .create(bands.get(band), values, level.coverage().getGridGeometry(), null, null, null);
    }

    /** A value as it is shown: NaN for no data and what is not finite. */
    public float valid(float value) {
        return value == (float) noData || Float.isInfinite(value) ? Float.NaN : value;
    }

    /** A cell's values in all bands, as stored; NaN for no data. */
    public double[] values(int column, int row) {
        Raster cell = stored().getData(new Rectangle(column, row, 1, 1));
        double[] values = cell.getPixel(column, row, (double[]) null);
        for (int b = 0; b < values.length; b++) {
            values[b] = values[b] == noData || Double.isInfinite(values[b]) ? Double.NaN : values[b];
        }
        return values;
    }

    /**
     * Stored values, in the type they are stored in.
     *
     * @param area of stored cells
     * @param bands by number from 0, in the order wanted
     */
    public WritableRaster read(Rectangle area, int[] bands) {
        SampleModel samples = stored().getSampleModel().createCompatibleSampleModel(area.width, area.height);
        WritableRaster all = stored().copyData(Raster.createWritableRaster(samples, area.getLocation()));
        return all.createWritableChild(area.x, area.y, area.width, area.height, 0, 0, bands);
    }

    /** Values of a band that stand for all of them: of the coarsest level some hundred each way, without NaN. */
    public double[] sample(int band) {
        Level level = levels.get(levels.size() - 1);
        RenderedImage image = band(level, band).getRenderedImage();
        int step = (Math.max(level.columns(), level.rows()) + LARGEST_SAMPLE - 1) / LARGEST_SAMPLE;
        DoubleStream.Builder values = DoubleStream.builder();
        for (int tileY = image.getMinTileY(); tileY < image.getMinTileY() + image.getNumYTiles(); tileY++) {
            for (int tileX = image.getMinTileX(); tileX < image.getMinTileX() + image.getNumXTiles(); tileX++) {
                Raster tile = image.getTile(tileX, tileY);
                Rectangle cells = tile.getBounds().intersection(new Rectangle(level.columns(), level.rows()));
                for (int row = cells.y; row < cells.y + cells.height; row += step) {
                    for (int column = cells.x; column < cells.x + cells.width; column += step) {
                        float value = valid(tile.getSampleFloat(column, row, 0));
                        if (!Float.isNaN(value)) {
                            values.add(value);
                        }
                    }
                }
            }
        }
        return values.build().toArray();
    }

    /** Copies the whole file, as it is. */
    public void copyTo(OutputStream out) throws IOException {
        WritableByteChannel to = Channels.newChannel(out);
        long size = channel.size();
        for (long at = 0; at < size; ) {
            at += channel.transferTo(at, size - at, to);
        }
    }

    /** The size of the whole file in bytes. */
    public long fileSize() throws IOException {
        return channel.size();
    }
}
