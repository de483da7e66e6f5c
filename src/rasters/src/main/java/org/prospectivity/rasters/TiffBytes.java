package org.prospectivity.rasters;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/** Bytes at a place of a TIFF file, all of them. */
final class TiffBytes {
    private TiffBytes() {}

    static void write(FileChannel to, ByteBuffer bytes, long at) throws IOException {
        long position = at;
        while (bytes.hasRemaining()) {
            position += to.write(bytes, position);
        }
    }

    /** @throws EOFException where the file does not reach so far */
    static ByteBuffer read(FileChannel from, long at, int length, ByteOrder order) throws IOException {
        if (at < 0 || length < 0 || at + length > from.size()) {
            throw new EOFException("not a whole TIFF file");
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).order(order);
        while (bytes.hasRemaining()) {
            if (from.read(bytes, at + bytes.position()) < 0) {
                throw new EOFException("not a whole TIFF file");
            }
        }
        return bytes.flip();
    }
}
