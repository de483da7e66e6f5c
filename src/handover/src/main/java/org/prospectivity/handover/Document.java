package org.prospectivity.handover;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;

/**
 * A document that a process made. It is kept in a temporary file, so that it may be large; the file goes when nobody holds
 * the document any more, and at the latest when the JVM ends. Each kind is a class of its own, by which a host knows its
 * media type.
 */
public abstract sealed class Document permits PageDocument, PdfDocument, PackageDocument {
    private static final Cleaner CLEANER = Cleaner.create();

    private final FileChannel channel;

    /** Writes what a document holds. */
    @FunctionalInterface
    public interface Content {
        /** @param out is not to be closed */
        void writeTo(OutputStream out) throws IOException;
    }

    /** Makes the file. */
    Document(Content content) throws IOException {
        Path directory = Path.of(System.getProperty("java.io.tmpdir"));
        Files.createDirectories(directory);
        FileChannel opened = FileChannel.open(
                directory.resolve("prospectivity-" + UUID.randomUUID() + ".tmp"),
                Set.of(
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE));
        channel = opened;
        CLEANER.register(this, () -> {
            try {
                opened.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        boolean whole = false;
        try {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(opened), 1 << 16);
            content.writeTo(out);
            out.flush();
            whole = true;
        } finally {
            if (!whole) {
                opened.close();
            }
        }
    }

    /** As it is told over the network. */
    public abstract String mediaType();

    /** What a file of it ends in, with the dot. */
    public abstract String extension();

    /** Its length in bytes. */
    public long length() throws IOException {
        return channel.size();
    }

    /** Copies it, as often as is asked for. */
    public synchronized void copyTo(OutputStream out) throws IOException {
        channel.position(0);
        InputStream in = Channels.newInputStream(channel);
        in.transferTo(out);
    }
}
