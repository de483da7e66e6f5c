package org.prospectivity.server.layer;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * An image's bytes from a file that is open already, so that several readers read the same file even after another
 * took its place. Closing it leaves the file open.
 */
final class ChannelImageInput extends ImageInputStreamImpl {
    private final FileChannel channel;

    ChannelImageInput(FileChannel channel) {
        this.channel = channel;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        bitOffset = 0;
        int count = channel.read(ByteBuffer.wrap(bytes, offset, length), streamPos);
        if (count > 0) {
            streamPos += count;
        }
        return count;
    }

    @Override
    public void readFully(byte[] bytes, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            int count = read(bytes, offset + done, length - done);
            if (count < 0) {
                throw new EOFException("the file ends within the image");
            }
            done += count;
        }
    }

    @Override
    public long length() {
        try {
            return channel.size();
        } catch (IOException e) {
            return -1;
        }
    }
}
