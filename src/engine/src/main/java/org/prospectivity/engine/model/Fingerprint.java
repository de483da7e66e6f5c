package org.prospectivity.engine.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;

/** SHA-256 of what a model was made from, so that a later run can tell whether it sees the same. */
public final class Fingerprint {
    private Fingerprint() {}

    /** Of bytes, as lower-case hexadecimal. */
    public static String of(byte[] bytes) {
        return of(ByteBuffer.wrap(bytes));
    }

    /** Of the bytes that remain in a buffer, as lower-case hexadecimal. */
    static String of(ByteBuffer bytes) {
        MessageDigest digest = sha256();
        digest.update(bytes);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Of maps: their grid, their bands' names and all values. */
    public static String of(RasterStack stack) {
        MessageDigest digest = sha256();
        GridGeometry grid = stack.geometry();
        digest.update(grid.toString().getBytes(StandardCharsets.UTF_8));
        ByteBuffer row = ByteBuffer.allocate(4 * grid.columns());
        for (int b = 0; b < stack.bands().size(); b++) {
            digest.update(stack.bands().get(b).name().getBytes(StandardCharsets.UTF_8));
            float[] values = stack.values(b);
            for (int r = 0; r < grid.rows(); r++) {
                row.clear();
                row.asFloatBuffer().put(values, r * grid.columns(), grid.columns());
                digest.update(row.array());
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Of cell numbers, in their order. */
    public static String of(int[] cells) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * cells.length);
        buffer.asIntBuffer().put(cells);
        return of(buffer.array());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
