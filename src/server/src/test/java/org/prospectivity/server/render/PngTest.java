package org.prospectivity.server.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngTest {
    private static final int WIDTH = 61;
    private static final int HEIGHT = 47;

    private static BufferedImage read(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static int[] colours(BufferedImage picture) {
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }

    /** Random colours of a random opacity, of which those without any are black, as a reader makes them. */
    private static int[] random(int count, boolean opaque) {
        Random random = new Random(count);
        int[] palette = random.ints(count)
                .map(colour -> opaque ? colour | 0xFF000000 : colour)
                .toArray();
        int[] pixels = new int[WIDTH * HEIGHT];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = palette[i < count ? i : random.nextInt(count)];
        }
        return pixels;
    }

    @Test
    void aReaderSeesTheColoursThatWereWritten() throws IOException {
        for (boolean opaque : new boolean[] {true, false}) {
            for (int count : new int[] {1, 2, 255, 256, 257, 2000}) {
                int[] pixels = random(count, opaque);
                BufferedImage picture = read(Png.of(pixels, WIDTH, HEIGHT));
                assertThat(colours(picture)).as("%d colours", count).isEqualTo(pixels);
                assertThat(picture.getColorModel() instanceof IndexColorModel).isEqualTo(count <= 256);
                assertThat(picture.getColorModel().hasAlpha()).isEqualTo(!opaque);
            }
        }
    }

    @Test
    void numbersOfColoursAreThoseOfThePalette() throws IOException {
        int[] argb = new Random(3).ints(256).toArray();
        byte[] pixels = new byte[WIDTH * HEIGHT];
        new Random(4).nextBytes(pixels);
        int[] seen = colours(read(Png.indexed(pixels, WIDTH, HEIGHT, argb)));
        for (int i = 0; i < pixels.length; i++) {
            assertThat(seen[i]).isEqualTo(argb[pixels[i] & 255]);
        }
    }

    @Test
    void oneColourOverAnotherIsMixedByItsOpacity() {
        assertThat(MapPainter.over(0xFF123456, 0xFFFFFFFF)).isEqualTo(0xFF123456);
        assertThat(MapPainter.over(0x00123456, 0xFFABCDEF)).isEqualTo(0xFFABCDEF);
        assertThat(MapPainter.over(0x80000000, 0xFFFFFFFF)).isEqualTo(0xFF7F7F7F);
        assertThat(MapPainter.over(0x80FF0000, 0x00000000)).isEqualTo(0x80FF0000);
        assertThat(MapPainter.over(0x80FF0000, 0x800000FF) >>> 24).isEqualTo(192);
    }
}
