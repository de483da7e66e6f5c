package org.prospectivity.rasters;

import java.awt.Rectangle;
import java.awt.image.BandedSampleModel;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageOutputStream;

/**
 * Adds reduced copies to a GeoTIFF file, each with half the columns and rows of the one before, so that a map from afar
 * does not read every cell. A reduced cell is the mean of the cells under it that have a value.
 */
public final class Overviews {
    /** How often the pixels of an image are read for its reduced copies. */
    public static final int READINGS = 1;

    /** Up to this side an image needs no reduced copy. */
    private static final int SMALL = 512;

    private static final int TILE = 256;
    /** The share of the greatest heap that the first reduced copy may take: one part in so many. */
    private static final int SHARE = 8;

    private static final String NEW_SUBFILE_TYPE = "254";
    private static final String REDUCED = "1";
    private static final String EXTRA_SAMPLES = "338";
    private static final String NO_COLOUR = "0";

    private Overviews() {}

    /**
     * Adds reduced copies of an image to the file that holds it.
     *
     * @param image bands of numbers, NaN where there is none
     */
    public static void embed(RenderedImage image, Path file) throws IOException {
        embed(image, SMALL, file);
    }

    /** @param small the side up to which a copy needs no further one */
    public static void embed(RenderedImage image, int small, Path file) throws IOException {
        int factor = 2;
        while (bytes(image) / factor / factor > Runtime.getRuntime().maxMemory() / SHARE) {
            factor *= 2;
        }
        RenderedImage last = image;
        if (Math.max(last.getWidth(), last.getHeight()) <= small) {
            return;
        }
        ImageWriter writer = writer();
        try (ImageOutputStream out = new FileImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            while (Math.max(last.getWidth(), last.getHeight()) > small) {
                last = new TiledRaster(reduced(last, factor));
                factor = 2;
                insert(writer, last);
            }
        } finally {
            writer.dispose();
        }
    }

    private static long bytes(RenderedImage image) {
        return 4L
                * image.getWidth()
                * image.getHeight()
                * image.getSampleModel().getNumBands();
    }

    private static BufferedImage reduced(RenderedImage image, int factor) {
        int columns = (image.getWidth() + factor - 1) / factor;
        int rows = (image.getHeight() + factor - 1) / factor;
        int bands = image.getSampleModel().getNumBands();
        WritableRaster small =
                Raster.createWritableRaster(new BandedSampleModel(DataBuffer.TYPE_FLOAT, columns, rows, bands), null);
        int width = image.getWidth();
        float[] values = new float[width * factor];
        float[] means = new float[columns];
        for (int row = 0; row < rows; row++) {
            int height = Math.min(factor, image.getHeight() - row * factor);
            Rectangle strip = new Rectangle(image.getMinX(), image.getMinY() + row * factor, width, height);
            Raster source = image.getData(strip);
            for (int band = 0; band < bands; band++) {
                source.getSamples(strip.x, strip.y, width, height, band, values);
                reduce(values, width, height, factor, means);
                small.setSamples(0, row, columns, 1, band, means);
            }
        }
        return new BufferedImage(image.getColorModel(), small, false, null);
    }

    private static void reduce(float[] values, int width, int height, int factor, float[] means) {
        for (int column = 0; column < means.length; column++) {
            double sum = 0;
            int count = 0;
            for (int y = 0; y < height; y++) {
                for (int x = column * factor; x < Math.min(width, (column + 1) * factor); x++) {
                    float value = values[y * width + x];
                    if (!Float.isNaN(value)) {
                        sum += value;
                        count++;
                    }
                }
            }
            means[column] = count == 0 ? Float.NaN : (float) (sum / count);
        }
    }

    private static void insert(ImageWriter writer, RenderedImage image) throws IOException {
        ImageWriteParam how = writer.getDefaultWriteParam();
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionType("Deflate");
        how.setCompressionQuality(GeoTiffs.FASTEST_DEFLATE);
        how.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
        how.setTiling(TILE, TILE, 0, 0);
        IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), how);
        String format = metadata.getNativeMetadataFormatName();
        metadata.mergeTree(format, reducedImage(format, image.getSampleModel().getNumBands()));
        writer.writeInsert(-1, new IIOImage(image, null, metadata), how);
    }

    /** The tags by which readers tell a reduced copy from another page, and bands that are no colours. */
    private static IIOMetadataNode reducedImage(String format, int bands) {
        IIOMetadataNode directory = new IIOMetadataNode("TIFFIFD");
        directory.setAttribute("tagSets", "it.geosolutions.imageio.plugins.tiff.BaselineTIFFTagSet");
        directory.appendChild(field(NEW_SUBFILE_TYPE, "NewSubfileType", "TIFFLong", List.of(REDUCED)));
        if (bands > 1) {
            directory.appendChild(
                    field(EXTRA_SAMPLES, "ExtraSamples", "TIFFShort", Collections.nCopies(bands - 1, NO_COLOUR)));
        }
        IIOMetadataNode root = new IIOMetadataNode(format);
        root.appendChild(directory);
        return root;
    }

    private static IIOMetadataNode field(String number, String name, String type, List<String> values) {
        IIOMetadataNode all = new IIOMetadataNode(type + "s");
        for (String value : values) {
            IIOMetadataNode one = new IIOMetadataNode(type);
            one.setAttribute("value", value);
            all.appendChild(one);
        }
        IIOMetadataNode field = new IIOMetadataNode("TIFFField");
        field.setAttribute("number", number);
        field.setAttribute("name", name);
        field.appendChild(all);
        return field;
    }

    /** The TIFF writer of ImageIO-Ext, which GeoServer has and which also writes BigTIFF, among those that may be there. */
    private static ImageWriter writer() throws IOException {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("tiff");
        while (writers.hasNext()) {
            ImageWriter writer = writers.next();
            if (writer.getClass().getName().startsWith("it.geosolutions.")) {
                return writer;
            }
        }
        throw new IOException("the TIFF writer of ImageIO-Ext is missing");
    }
}
