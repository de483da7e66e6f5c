package org.prospectivity.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.prospectivity.server.ows.OwsException;

/** What requests bring, while they are answered: small bodies in memory, others in files; none larger than a limit. */
final class RequestBodies {
    private static final int IN_MEMORY = 1 << 20;

    private final Path directory;
    private final long most;

    /**
     * @param directory for the large ones
     * @param most bytes of one
     */
    RequestBodies(Path directory, long most) {
        this.directory = directory;
        this.most = most;
    }

    /** A body that was received whole. */
    record Stored(byte[] bytes, Path file) implements AutoCloseable {
        long size() throws IOException {
            return file == null ? bytes.length : Files.size(file);
        }

        InputStream open() throws IOException {
            return file == null ? new ByteArrayInputStream(bytes) : Files.newInputStream(file);
        }

        @Override
        public void close() throws IOException {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        }
    }

    /**
     * Receives the body of a request.
     *
     * @throws OwsException when it is too large
     */
    Stored of(Request request) throws IOException {
        try (InputStream stream = Content.Source.asInputStream(request)) {
            if (request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH) > most) {
                throw tooLarge(stream);
            }
            byte[] first = stream.readNBytes(IN_MEMORY);
            if (first.length < IN_MEMORY) {
                return new Stored(first, null);
            }
            Files.createDirectories(directory);
            Path file = Files.createTempFile(directory, "request", "");
            boolean whole = false;
            try (OutputStream out = Files.newOutputStream(file)) {
                out.write(first);
                long left = most - first.length;
                byte[] part = new byte[1 << 16];
                for (int length = stream.read(part); length >= 0; length = stream.read(part)) {
                    left -= length;
                    if (left < 0) {
                        throw tooLarge(stream);
                    }
                    out.write(part, 0, length);
                }
                whole = true;
                return new Stored(null, file);
            } finally {
                if (!whole) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** A client that is still sending does not hear an answer; so some of the rest is taken, and dropped. */
    private OwsException tooLarge(InputStream rest) throws IOException {
        rest.skip(2 * most);
        return new OwsException(
                OwsException.FILE_SIZE_EXCEEDED, null, 413, "The request is larger than " + (most >> 20) + " MiB");
    }
}
