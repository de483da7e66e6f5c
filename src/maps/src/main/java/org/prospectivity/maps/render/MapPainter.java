package org.prospectivity.maps.render;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.prospectivity.maps.layer.PublishedLayer;
import org.prospectivity.maps.style.ColourTable;
import org.prospectivity.maps.style.LayerStyle;
import org.prospectivity.maps.style.RasterStyle;

/** Paints layers one upon the other. */
public final class MapPainter {
    private MapPainter() {}

    /**
     * A layer and how it is drawn.
     *
     * @param style complete, as {@link PublishedLayer#complete} makes it
     */
    public record Styled(PublishedLayer layer, LayerStyle style) {}

    /**
     * A map as PNG.
     *
     * @param layers the lowest first
     * @param background colour where nothing is, as 0xRRGGBB; none for a transparent map
     */
    public static byte[] png(List<Styled> layers, MapView view, OptionalInt background) throws IOException {
        if (layers.size() == 1
                && layers.get(0).layer().coverage().isPresent()
                && layers.get(0).style().raster().above().isEmpty()) {
            RasterStyle style = layers.get(0).style().raster();
            ColourTable colours = colours(style);
            int[] argb = colours.argb().clone();
            if (background.isPresent()) {
                for (int c = 0; c < argb.length; c++) {
                    argb[c] = over(argb[c], 0xFF000000 | background.getAsInt());
                }
            }
            return Pictures.png(indexed(paint(layers.get(0).layer(), style, colours, view), view, argb));
        }
        BufferedImage picture = new BufferedImage(
                view.width(),
                view.height(),
                background.isPresent() ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
        int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        if (background.isPresent()) {
            Arrays.fill(pixels, 0xFF000000 | background.getAsInt());
        }
        for (Styled layer : layers) {
            if (layer.layer().coverage().isPresent()) {
                RasterStyle style = layer.style().raster();
                paint(layer.layer(), style, view, pixels);
                if (style.above().isPresent()) {
                    paint(layer.layer(), style.above().get(), view, pixels);
                }
            } else {
                Graphics2D canvas = picture.createGraphics();
                canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
                canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
                new FeaturePainter(
                                layer.layer().features().orElseThrow(),
                                layer.style().symbols())
                        .paint(view, canvas);
                canvas.dispose();
            }
        }
        return Pictures.png(picture);
    }

    private static BufferedImage indexed(byte[] numbers, MapView view, int[] argb) {
        IndexColorModel colours = new IndexColorModel(8, argb.length, argb, 0, true, -1, DataBuffer.TYPE_BYTE);
        DataBufferByte pixels = new DataBufferByte(numbers, numbers.length);
        return new BufferedImage(
                colours,
                Raster.createInterleavedRaster(pixels, view.width(), view.height(), view.width(), 1, new int[1], null),
                false,
                null);
    }

    private static ColourTable colours(RasterStyle style) {
        return new ColourTable(style.colours().orElseThrow(), style.opacity());
    }

    private static void paint(PublishedLayer layer, RasterStyle style, MapView view, int[] pixels) {
        ColourTable colours = colours(style);
        byte[] painted = paint(layer, style, colours, view);
        int[] argb = colours.argb();
        for (int i = 0; i < pixels.length; i++) {
            if (painted[i] != 0) {
                pixels[i] = over(argb[painted[i] & 255], pixels[i]);
            }
        }
    }

    /** Numbers of colours, row by row; 0 where there is nothing. */
    private static byte[] paint(PublishedLayer layer, RasterStyle style, ColourTable colours, MapView view) {
        byte[] picture = new byte[view.width() * view.height()];
        CoverageSampler.sample(
                layer.coverage().orElseThrow(),
                layer.band(style),
                view,
                (pixel, value) -> picture[pixel] = colours.index(value));
        return picture;
    }

    /** One colour over another, neither multiplied by its opacity (Porter and Duff 1984). */
    static int over(int above, int below) {
        int a = above >>> 24;
        if (a == 255 || below >>> 24 == 0) {
            return above;
        }
        if (a == 0) {
            return below;
        }
        int b = (below >>> 24) * (255 - a);
        int all = 255 * a + b;
        int colour = (all + 127) / 255 << 24;
        for (int shift = 0; shift < 24; shift += 8) {
            int mixed = (255 * a * (above >> shift & 255) + b * (below >> shift & 255) + all / 2) / all;
            colour |= mixed << shift;
        }
        return colour;
    }
}
