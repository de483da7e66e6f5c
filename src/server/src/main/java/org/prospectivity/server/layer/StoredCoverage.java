package org.prospectivity.server.layer;

import it.geosolutions.imageioimpl.plugins.tiff.TIFFImageReaderSpi;
import java.awt.Rectangle;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.geom.AffineTransform;
import java.awt.image.BandedSampleModel;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
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
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.datum.PixelInCell;
import org.geotools.gce.geotiff.GeoTiffReader;
import org.geotools.referencing.CRS;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.rasters.GeoTiffs;

/**
 * A GeoTIFF file as it is read while maps are drawn: it stays open, and of its values only what is asked for is read.
 * Levels of lower resolution are those in the file; where it has none, they are the means of the values below, made
 * when first asked for. It may be used by several threads; the file is closed when nothing refers to it any more.
 */
public final class StoredCoverage {
    /** Cells along the side of a tile. */
    public static final int TILE = 256;

    private static final int TILE_SHIFT = 8;
    private static final AtomicLong NUMBERS = new AtomicLong();
    /** An overview of a file may differ from a whole division by less than this many of its cells. */
    private static final double ROUNDING = 2;
    /** How large a level may be whose values the ranges of bands are told from. */
    private static final int LARGEST_SAMPLE = 512;

    private final long number = NUMBERS.incrementAndGet();
    private final FileChannel channel;
    private final Queue<ImageReader> readers = new ConcurrentLinkedQueue<>();
    private final TileCache cache;
    private final CellGrid grid;
    private final CoordinateReferenceSystem crs;
    private final Optional<Integer> epsg;
    private final List<String> bands;
    private final SampleModel samples;
    private final double noData;
    private final List<Level> levels;

    private StoredCoverage(FileChannel channel, TileCache cache, Path file) throws IOException {
        this.channel = channel;
        this.cache = cache;
        GeoTiffReader metadata = new GeoTiffReader(file.toFile());
        try {
            crs = metadata.getCoordinateReferenceSystem();
            epsg = epsg(crs);
            grid = grid(metadata);
            noData = metadata.getMetadata().hasNoData() ? metadata.getMetadata().getNoData() : Double.NaN;
        } finally {
            metadata.dispose();
        }
        ImageReader reader = reader();
        samples = reader.getImageTypes(0).next().getSampleModel();
        levels = levels(reader);
        readers.add(reader);
        bands = names(GeoTiffs.bandNames(file), samples.getNumBands());
    }

    /**
     * Opens a file.
     *
     * @throws InvalidInputException when it is no GeoTIFF with a CRS and columns from west to east, rows from north to
     *     south
     */
    public static StoredCoverage open(Path file, TileCache cache) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            GeoTiffs.requireReadable("layer", file);
            return new StoredCoverage(channel, cache, file);
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

    private List<Level> levels(ImageReader reader) throws IOException {
        List<Level> found = new ArrayList<>();
        found.add(new Level(0, grid.columns(), grid.rows(), 1, 1, 0));
        int images = reader.getNumImages(true);
        for (int image = 1; image < images; image++) {
            int columns = reader.getWidth(image);
            int rows = reader.getHeight(image);
            Level last = found.get(found.size() - 1);
            double scaleX = (double) grid.columns() / columns;
            double scaleY = (double) grid.rows() / rows;
            SampleModel model = reader.getImageTypes(image).next().getSampleModel();
            boolean same = model.getNumBands() == samples.getNumBands() && model.getDataType() == samples.getDataType();
            double larger = Math.max(scaleX, scaleY);
            if (same
                    && columns < last.columns()
                    && rows <= last.rows()
                    && Math.abs(grid.columns() / larger - columns) < ROUNDING
                    && Math.abs(grid.rows() / larger - rows) < ROUNDING) {
                found.add(new Level(found.size(), columns, rows, scaleX, scaleY, image));
            }
        }
        Level last = found.get(found.size() - 1);
        while (Math.max(last.columns(), last.rows()) > TILE) {
            last = last.halved();
            found.add(last);
        }
        return List.copyOf(found);
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
        return samples.getDataType();
    }

    /** The value that stands for no data; NaN when it is NaN or none is told. */
    public double noData() {
        return noData;
    }

    /** Its levels, from the stored cells to one that is a single tile. */
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

    /**
     * A tile's values: {@value #TILE} rows of as many columns, NaN where there is no data and beyond the edge. Not to
     * be changed.
     *
     * @param column of the tile, from 0
     * @param row of the tile, from 0
     */
    public float[] tile(Level level, int band, int column, int row) throws IOException {
        return cache.get(
                new TileCache.Key(number, level.number(), band, column, row),
                () -> level.image() == Level.DERIVED
                        ? derive(level, band, column, row)
                        : read(level, band, column, row));
    }

    /** A cell's values in all bands, as stored; NaN for no data. */
    public double[] values(int column, int row) throws IOException {
        Raster cell = read(0, new Rectangle(column, row, 1, 1), how -> {});
        double[] values = cell.getPixel(cell.getMinX(), cell.getMinY(), (double[]) null);
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
    public WritableRaster read(Rectangle area, int[] bands) throws IOException {
        WritableRaster all = read(0, area, how -> {});
        return all.createWritableChild(all.getMinX(), all.getMinY(), all.getWidth(), all.getHeight(), 0, 0, bands);
    }

    /** Values of a band that stand for all of them: those of a level that is small enough, without NaN. */
    public double[] sample(int band) throws IOException {
        Level sample = levels.stream()
                .filter(level -> Math.max(level.columns(), level.rows()) <= LARGEST_SAMPLE)
                .findFirst()
                .orElse(levels.get(levels.size() - 1));
        double[] values = new double[sample.columns() * sample.rows()];
        int count = 0;
        for (int row = 0; row << TILE_SHIFT < sample.rows(); row++) {
            for (int column = 0; column << TILE_SHIFT < sample.columns(); column++) {
                for (float value : tile(sample, band, column, row)) {
                    if (!Float.isNaN(value)) {
                        values[count++] = value;
                    }
                }
            }
        }
        return Arrays.copyOf(values, count);
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

    private float[] read(Level level, int band, int column, int row) throws IOException {
        Rectangle area = new Rectangle(column << TILE_SHIFT, row << TILE_SHIFT, TILE, TILE)
                .intersection(new Rectangle(level.columns(), level.rows()));
        float[] values =
                readBand(level.image(), area, band).getSamples(0, 0, area.width, area.height, 0, (float[]) null);
        float none = (float) noData;
        for (int i = 0; i < values.length; i++) {
            if (values[i] == none || Float.isInfinite(values[i])) {
                values[i] = Float.NaN;
            }
        }
        if (values.length == TILE * TILE) {
            return values;
        }
        float[] padded = new float[TILE * TILE];
        Arrays.fill(padded, Float.NaN);
        for (int r = 0; r < area.height; r++) {
            System.arraycopy(values, r * area.width, padded, r << TILE_SHIFT, area.width);
        }
        return padded;
    }

    /** One band: alone, where the file has bands one after the other, and otherwise what is left of all. */
    private Raster readBand(int image, Rectangle area, int band) throws IOException {
        BufferedImage picture = new BufferedImage(
                new ComponentColorModel(
                        ColorSpace.getInstance(ColorSpace.CS_GRAY),
                        false,
                        false,
                        Transparency.OPAQUE,
                        samples.getDataType()),
                Raster.createWritableRaster(
                        new BandedSampleModel(samples.getDataType(), area.width, area.height, 1), null),
                false,
                null);
        return read(image, area, how -> {
            how.setSourceBands(new int[] {band});
            how.setDestinationBands(new int[] {0});
            how.setDestination(picture);
        });
    }

    private WritableRaster read(int image, Rectangle area, Consumer<ImageReadParam> more) throws IOException {
        ImageReader reader = readers.poll();
        if (reader == null) {
            reader = reader();
        }
        ImageReadParam how = reader.getDefaultReadParam();
        how.setSourceRegion(area);
        more.accept(how);
        WritableRaster raster = reader.read(image, how).getRaster();
        readers.offer(reader);
        return raster;
    }

    private ImageReader reader() {
        ImageReader reader = new TIFFImageReaderSpi().createReaderInstance(null);
        reader.setInput(new ChannelImageInput(channel));
        return reader;
    }

    private float[] derive(Level level, int band, int column, int row) throws IOException {
        Level below = levels.get(level.number() - 1);
        float[] values = new float[TILE * TILE];
        Arrays.fill(values, Float.NaN);
        int half = TILE / 2;
        for (int quarter = 0; quarter < 4; quarter++) {
            int belowColumn = 2 * column + (quarter & 1);
            int belowRow = 2 * row + (quarter >> 1);
            if (belowColumn << TILE_SHIFT >= below.columns() || belowRow << TILE_SHIFT >= below.rows()) {
                continue;
            }
            float[] four = tile(below, band, belowColumn, belowRow);
            int to = (quarter & 1) * half + (quarter >> 1) * half * TILE;
            for (int r = 0; r < half; r++) {
                for (int c = 0; c < half; c++) {
                    values[to + r * TILE + c] = mean(four, 2 * r * TILE + 2 * c);
                }
            }
        }
        return values;
    }

    private static float mean(float[] values, int at) {
        float sum = 0;
        int count = 0;
        for (int k = 0; k < 4; k++) {
            float value = values[at + (k & 1) + (k >> 1) * TILE];
            if (!Float.isNaN(value)) {
                sum += value;
                count++;
            }
        }
        return count == 0 ? Float.NaN : sum / count;
    }
}
