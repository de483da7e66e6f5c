package org.prospectivity.benchmark;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BandedSampleModel;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.util.SplittableRandom;
import javax.media.jai.ImageLayout;
import javax.media.jai.PlanarImage;
import javax.media.jai.SourcelessOpImage;
import org.geotools.coverage.Category;
import org.geotools.coverage.GridSampleDimension;
import org.geotools.util.NumberRange;

/**
 * Maps that are computed when they are asked for: concentrations that are the same all over a patch, a twentieth of the
 * patches without data.
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // a raw type of the superclass
final class PatchImage extends SourcelessOpImage {
    private static final int TILE = 256;
    /** Side of a patch, in cells. */
    private static final int PATCH = 40;

    PatchImage(int columns, int rows, int bands) {
        this(columns, rows, new BandedSampleModel(DataBuffer.TYPE_FLOAT, TILE, TILE, bands));
    }

    private PatchImage(int columns, int rows, BandedSampleModel samples) {
        super(
                new ImageLayout(0, 0, columns, rows, 0, 0, TILE, TILE, samples, greyscale(samples.getNumBands())),
                null,
                samples,
                0,
                0,
                columns,
                rows);
    }

    private static ColorModel greyscale(int bands) {
        Category category = new Category("value", new Color[] {Color.BLACK, Color.WHITE}, NumberRange.create(0f, 10f));
        return new GridSampleDimension("value", new Category[] {category}, null)
                .getColorModel(0, bands, DataBuffer.TYPE_FLOAT);
    }

    @Override
    protected void computeRect(PlanarImage[] sources, WritableRaster to, Rectangle area) {
        float[] row = new float[area.width];
        for (int b = 0; b < to.getNumBands(); b++) {
            for (int y = area.y; y < area.y + area.height; y++) {
                if (y == area.y || y % PATCH == 0) {
                    for (int x = 0; x < row.length; x++) {
                        row[x] = x > 0 && (area.x + x) % PATCH > 0
                                ? row[x - 1]
                                : value(b, (area.x + x) / PATCH, y / PATCH);
                    }
                }
                to.setSamples(area.x, y, area.width, 1, b, row);
            }
        }
    }

    private static float value(int band, int patchColumn, int patchRow) {
        SplittableRandom random = new SplittableRandom(((long) band << 40) + ((long) patchRow << 20) + patchColumn);
        return random.nextInt(20) == 0 ? Float.NaN : (float) (1 + 9 * random.nextDouble());
    }
}
