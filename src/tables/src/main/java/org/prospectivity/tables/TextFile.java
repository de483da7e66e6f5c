package org.prospectivity.tables;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.prospectivity.engine.InvalidInputException;

/**
 * A text in a file and its encoding: that of its mark, UTF-16 when every other byte is 0, UTF-8, or else Windows-1252,
 * which Latin-1 is a part of but for control characters.
 *
 * @param charset how its characters are written in the file
 * @param mark how many bytes at its beginning tell the encoding
 * @param isGuess whether nothing in the file tells the encoding for certain
 */
record TextFile(Path path, Charset charset, int mark, boolean isGuess) {
    static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final int LOOKED_AT = 1 << 16;

    /**
     * Finds out how a text is encoded.
     *
     * @param encoding as the person states it, or null
     */
    static TextFile open(Path path, Charset encoding) throws IOException {
        byte[] head;
        try (InputStream stream = Files.newInputStream(path)) {
            head = stream.readNBytes(LOOKED_AT);
        }
        if (starts(head, 0xef, 0xbb, 0xbf)) {
            return new TextFile(path, encoding == null ? StandardCharsets.UTF_8 : encoding, 3, false);
        } else if (starts(head, 0xff, 0xfe, 0, 0) || starts(head, 0, 0, 0xfe, 0xff)) {
            throw new InvalidInputException(
                    "samples", path.getFileName() + ": it is in UTF-32; expected a text in UTF-8, UTF-16 or Latin-1");
        } else if (starts(head, 0xff, 0xfe)) {
            return new TextFile(path, encoding == null ? StandardCharsets.UTF_16LE : encoding, 2, false);
        } else if (starts(head, 0xfe, 0xff)) {
            return new TextFile(path, encoding == null ? StandardCharsets.UTF_16BE : encoding, 2, false);
        } else if (encoding != null) {
            return new TextFile(path, encoding, 0, false);
        }
        int even = zeros(head, 0);
        int odd = zeros(head, 1);
        if (odd > head.length / 6 && even < odd / 8) {
            return new TextFile(path, StandardCharsets.UTF_16LE, 0, true);
        } else if (even > head.length / 6 && odd < even / 8) {
            return new TextFile(path, StandardCharsets.UTF_16BE, 0, true);
        }
        if (isUtf8(head)) {
            return new TextFile(path, StandardCharsets.UTF_8, 0, false);
        }
        return new TextFile(path, WINDOWS, 0, true);
    }

    private static boolean starts(byte[] bytes, int... first) {
        for (int i = 0; i < first.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != first[i]) {
                return false;
            }
        }
        return true;
    }

    private static int zeros(byte[] bytes, int from) {
        int zeros = 0;
        for (int i = from; i < bytes.length; i += 2) {
            zeros += bytes[i] == 0 ? 1 : 0;
        }
        return zeros;
    }

    /** Whether bytes are UTF-8 but for a character that their end may cut. */
    private static boolean isUtf8(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), CharBuffer.allocate(bytes.length + 1), false);
        return !result.isError();
    }

    /** The same text taken for Windows-1252. */
    TextFile asWindows() {
        return new TextFile(path, WINDOWS, 0, true);
    }

    private boolean isWide() {
        return List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32").contains(charset.name());
    }

    /** How the characters of {@link #bytes} are written: always so that a byte below 128 is that character of ASCII. */
    Charset byteCharset() {
        return isWide() ? StandardCharsets.UTF_8 : charset;
    }

    /** Its characters, from the first on. */
    InputStream bytes() throws IOException {
        InputStream stream = Files.newInputStream(path);
        stream.skipNBytes(mark);
        return isWide() ? new Narrow(new InputStreamReader(stream, charset)) : stream;
    }

    /**
     * The text of some of the bytes.
     *
     * @throws CharacterCodingException when they are not in the encoding
     */
    String decode(byte[] bytes, int length) throws CharacterCodingException {
        String text = new String(bytes, 0, length, byteCharset());
        if (text.indexOf('\ufffd') >= 0 && byteCharset().equals(StandardCharsets.UTF_8) && !isWide()) {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
        }
        if (text.indexOf('\0') >= 0) {
            throw new InvalidInputException(
                    "samples", path.getFileName() + ": it is no text: characters of code 0 are in it");
        }
        return text;
    }

    /** Characters of two bytes each in UTF-8. */
    private static final class Narrow extends InputStream {
        private final Reader reader;
        private final char[] chars = new char[1 << 15];
        private ByteArrayInputStream ready = new ByteArrayInputStream(new byte[0]);

        Narrow(Reader reader) {
            this.reader = reader;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            while (ready.available() == 0) {
                int read = reader.read(chars, 0, chars.length - 1);
                if (read < 0) {
                    return -1;
                }
                if (read > 0 && Character.isHighSurrogate(chars[read - 1])) {
                    int low = reader.read();
                    if (low >= 0) {
                        chars[read++] = (char) low;
                    }
                }
                ready = new ByteArrayInputStream(new String(chars, 0, read).getBytes(StandardCharsets.UTF_8));
            }
            return ready.read(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
