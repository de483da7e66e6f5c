package org.prospectivity.server.render;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes PNG (ISO/IEC 15948), quickly rather than small: maps are looked at once. Pictures of at most 256 colours have
 * a palette, others red, green, blue and, where needed, opacity.
 */
public final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int TRUE_COLOUR = 2;
    private static final int PALETTE = 3;
    private static final int TRUE_COLOUR_ALPHA = 6;
    private static final int NO_FILTER = 0;
    private static final int SUB_FILTER = 1;
    private static final int LEVEL = 1;
    private static final int MOST_COLOURS = 256;
    /** Deflaters hold native memory; as many are made as pictures are written at once. */
    private static final Queue<Deflater> DEFLATERS = new ConcurrentLinkedQueue<>();

    private Png() {}

    /**
     * A picture of few colours.
     *
     * @param pixels numbers of colours, row by row
     * @param argb colours by number, at most 256
     */
    public static byte[] indexed(byte[] pixels, int width, int height, int[] argb) {
        byte[] rows = new byte[(width + 1) * height];
        for (int row = 0; row < height; row++) {
            rows[row * (width + 1)] = NO_FILTER;
            System.arraycopy(pixels, row * width, rows, row * (width + 1) + 1, width);
        }
        byte[] palette = new byte[3 * argb.length];
        byte[] opacity = new byte[argb.length];
        int translucent = 0;
        for (int c = 0; c < argb.length; c++) {
            palette[3 * c] = (byte) (argb[c] >> 16);
            palette[3 * c + 1] = (byte) (argb[c] >> 8);
            palette[3 * c + 2] = (byte) argb[c];
            opacity[c] = (byte) (argb[c] >>> 24);
            if (opacity[c] != -1) {
                translucent = c + 1;
            }
        }
        return file(width, height, PALETTE, palette, Arrays.copyOf(opacity, translucent), rows);
    }

    /**
     * A picture of any colours; with a palette when they are few.
     *
     * @param argb colours row by row, not multiplied by their opacity
     */
    public static byte[] of(int[] argb, int width, int height) {
        int[] palette = new int[MOST_COLOURS];
        int[] slots = new int[8 * MOST_COLOURS];
        byte[] pixels = new byte[argb.length];
        boolean opaque = true;
        int count = 0;
        int last = ~argb[0];
        byte number = 0;
        for (int i = 0; i < argb.length; i++) {
            int colour = argb[i];
            opaque &= colour >>> 24 == 255;
            if (colour != last && count <= MOST_COLOURS) {
                last = colour;
                int slot = colour * 0x9E3779B1 >>> 21;
                while (slots[slot] != 0 && palette[slots[slot] - 1] != colour) {
                    slot = slot + 1 & slots.length - 1;
                }
                if (slots[slot] == 0 && count++ < MOST_COLOURS) {
                    palette[count - 1] = colour;
                    slots[slot] = count;
                }
                number = (byte) (slots[slot] - 1);
            }
            pixels[i] = number;
        }
        return count <= MOST_COLOURS
                ? indexed(pixels, width, height, Arrays.copyOf(palette, count))
                : coloured(argb, width, height, opaque);
    }

    /**
     * A picture of any colours.
     *
     * @param argb colours row by row, not multiplied by their opacity
     * @param opaque whether no opacity is told
     */
    private static byte[] coloured(int[] argb, int width, int height, boolean opaque) {
        int samples = opaque ? 3 : 4;
        byte[] rows = new byte[(samples * width + 1) * height];
        int at = 0;
        for (int row = 0; row < height; row++) {
            rows[at++] = SUB_FILTER;
            int left = 0;
            for (int i = row * width; i < (row + 1) * width; i++) {
                int colour = argb[i];
                rows[at++] = (byte) ((colour >> 16) - (left >> 16));
                rows[at++] = (byte) ((colour >> 8) - (left >> 8));
                rows[at++] = (byte) (colour - left);
                if (!opaque) {
                    rows[at++] = (byte) ((colour >>> 24) - (left >>> 24));
                }
                left = colour;
            }
        }
        return file(width, height, opaque ? TRUE_COLOUR : TRUE_COLOUR_ALPHA, new byte[0], new byte[0], rows);
    }

    private static byte[] file(int width, int height, int type, byte[] palette, byte[] opacity, byte[] rows) {
        ByteBuffer out = ByteBuffer.allocate(SIGNATURE.length + 25 + 12 + palette.length + 12 + opacity.length);
        out.put(SIGNATURE);
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) 8)
                .put((byte) type)
                .array();
        chunk(out, "IHDR", header, header.length);
        if (palette.length > 0) {
            chunk(out, "PLTE", palette, palette.length);
        }
        if (opacity.length > 0) {
            chunk(out, "tRNS", opacity, opacity.length);
        }
        Deflater deflater = DEFLATERS.poll();
        if (deflater == null) {
            deflater = new Deflater(LEVEL);
        }
        deflater.setInput(rows);
        deflater.finish();
        byte[] packed = new byte[rows.length / 4 + 1024];
        int length = 0;
        while (!deflater.finished()) {
            if (length == packed.length) {
                packed = Arrays.copyOf(packed, 2 * length);
            }
            length += deflater.deflate(packed, length, packed.length - length);
        }
        deflater.reset();
        DEFLATERS.offer(deflater);
        byte[] png = Arrays.copyOf(out.array(), out.position() + 12 + length + 12);
        ByteBuffer rest = ByteBuffer.wrap(png).position(out.position());
        chunk(rest, "IDAT", packed, length);
        chunk(rest, "IEND", packed, 0);
        return png;
    }

    private static void chunk(ByteBuffer out, String name, byte[] bytes, int length) {
        byte[] type = name.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(type);
        sum.update(bytes, 0, length);
        out.putInt(length).put(type).put(bytes, 0, length).putInt((int) sum.getValue());
    }
}
