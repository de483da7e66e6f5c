package org.prospectivity.reports;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.prospectivity.engine.raster.GridGeometry;

/** Pictures of maps and colour ramps, one pixel a cell, as PNG in {@code data:} addresses. */
final class MapImage {
    private static final int RAMP_PIXELS = 256;

    private MapImage() {}

    /** The cells of a map in the colours of its scale; cells without data are transparent. */
    static BufferedImage draw(GridGeometry geometry, float[] values, Scale scale) {
        BufferedImage image = new BufferedImage(geometry.columns(), geometry.rows(), BufferedImage.TYPE_INT_ARGB);
        for (int cell = 0; cell < values.length; cell++) {
            if (!Float.isNaN(values[cell])) {
                int colour = 0xff000000 | scale.ramp().rgb(scale.fraction(values[cell]));
                image.setRGB(geometry.columnOf(cell), geometry.rowOf(cell), colour);
            }
        }
        return image;
    }

    /** The colours from low to high in one row. */
    static BufferedImage draw(ColourRamp ramp) {
        BufferedImage image = new BufferedImage(RAMP_PIXELS, 1, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < RAMP_PIXELS; x++) {
            image.setRGB(x, 0, ramp.rgb(x / (RAMP_PIXELS - 1.0)));
        }
        return image;
    }

    /** An address that holds the picture itself. */
    static String address(BufferedImage image) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, "png", png)) {
                throw new IllegalStateException("no writer of PNG in this Java");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
    }
}
