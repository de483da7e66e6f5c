package org.prospectivity.rasters;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tags of a TIFF or BigTIFF file's first image, for those that the GeoTIFF writer does not know. Tags are changed by
 * appending a new image directory and pointing the header to it; pixels stay where they are.
 *
 * <p>Source of the layout: TIFF 6.0 (Adobe, 1992), section 2, and the BigTIFF design of libtiff.
 */
final class TiffTags {
    private static final int ASCII = 2;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    /** Directories of other software are larger only when they are damaged. */
    private static final long MOST_ENTRIES = 4096;

    private static final long MOST_TEXT = 16 << 20;

    private final boolean big;
    private final ByteOrder order;
    /** Entries by tag, as they stand in the file. */
    private final SortedMap<Integer, byte[]> entries = new TreeMap<>();

    private long next;

    private TiffTags(boolean big, ByteOrder order) {
        this.big = big;
        this.order = order;
    }

    /**
     * Reads a text tag.
     *
     * @throws IOException when the file is no TIFF
     */
    static Optional<String> read(Path file, int tag) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            TiffTags tags = directory(channel);
            byte[] entry = tags.entries.get(tag);
            return entry == null ? Optional.empty() : tags.text(channel, entry);
        }
    }

    /**
     * Reads tags that hold one whole number each.
     *
     * @return those that are there, by tag
     * @throws IOException when the file is no TIFF
     */
    static Map<Integer, Long> numbers(Path file, Set<Integer> wanted) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            TiffTags tags = directory(channel);
            Map<Integer, Long> numbers = new TreeMap<>();
            for (Map.Entry<Integer, byte[]> entry : tags.entries.entrySet()) {
                if (wanted.contains(entry.getKey())) {
                    tags.number(entry.getValue()).ifPresent(number -> numbers.put(entry.getKey(), number));
                }
            }
            return numbers;
        }
    }

    private Optional<Long> number(byte[] entry) {
        ByteBuffer fields = buffer(entry);
        fields.getShort();
        int type = fields.getShort();
        if (offset(fields) != 1) {
            return Optional.empty();
        }
        return switch (type) {
            case SHORT -> Optional.of(Short.toUnsignedLong(fields.getShort()));
            case LONG -> Optional.of(Integer.toUnsignedLong(fields.getInt()));
            default -> Optional.empty();
        };
    }

    /**
     * Changes tags.
     *
     * @param texts text tags to add; those the file has already stay as they are
     * @param numbers tags of 16-bit numbers to set
     * @throws IOException when the file is no TIFF
     */
    static void change(Path file, Map<Integer, String> texts, Map<Integer, short[]> numbers) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            TiffTags tags = directory(channel);
            for (Map.Entry<Integer, String> text : texts.entrySet()) {
                if (!tags.entries.containsKey(text.getKey())) {
                    byte[] bytes = text.getValue().getBytes(StandardCharsets.UTF_8);
                    bytes = Arrays.copyOf(bytes, bytes.length + 1);
                    tags.put(channel, text.getKey(), ASCII, bytes.length, bytes);
                }
            }
            for (Map.Entry<Integer, short[]> number : numbers.entrySet()) {
                ByteBuffer bytes = ByteBuffer.allocate(2 * number.getValue().length);
                bytes.order(tags.order).asShortBuffer().put(number.getValue());
                tags.put(channel, number.getKey(), SHORT, number.getValue().length, bytes.array());
            }
            tags.append(channel);
            channel.force(true);
        }
    }

    private static TiffTags directory(FileChannel channel) throws IOException {
        ByteBuffer header = TiffBytes.read(channel, 0, 8, ByteOrder.BIG_ENDIAN);
        short mark = header.getShort();
        if (mark != 0x4949 && mark != 0x4D4D) {
            throw new IOException("not a TIFF file");
        }
        ByteOrder order = mark == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        header.order(order);
        short version = header.getShort();
        if (version != 42 && version != 43) {
            throw new IOException("not a TIFF file");
        }
        TiffTags tags = new TiffTags(version == 43, order);
        long at = tags.big ? TiffBytes.read(channel, 8, 8, order).getLong() : Integer.toUnsignedLong(header.getInt());
        int counter = tags.big ? 8 : 2;
        ByteBuffer counted = TiffBytes.read(channel, at, counter, order);
        long count = tags.big ? counted.getLong() : Short.toUnsignedLong(counted.getShort());
        if (count < 1 || count > MOST_ENTRIES) {
            throw new IOException("damaged TIFF file: its image directory has " + count + " entries");
        }
        int size = tags.big ? 20 : 12;
        ByteBuffer body = TiffBytes.read(channel, at + counter, (int) count * size + tags.offsetSize(), order);
        for (int i = 0; i < count; i++) {
            byte[] entry = new byte[size];
            body.get(entry);
            tags.entries.put(Short.toUnsignedInt(tags.buffer(entry).getShort()), entry);
        }
        tags.next = tags.big ? body.getLong() : Integer.toUnsignedLong(body.getInt());
        return tags;
    }

    private Optional<String> text(FileChannel channel, byte[] entry) throws IOException {
        ByteBuffer fields = buffer(entry);
        fields.getShort();
        if (fields.getShort() != ASCII) {
            return Optional.empty();
        }
        long length = offset(fields);
        if (length > MOST_TEXT) {
            throw new IOException("damaged TIFF file: a text of " + length + " bytes");
        }
        byte[] bytes = new byte[(int) length];
        if (length <= offsetSize()) {
            fields.get(bytes);
        } else {
            TiffBytes.read(channel, offset(fields), (int) length, order).get(bytes);
        }
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] == 0) {
            end--;
        }
        return Optional.of(new String(bytes, 0, end, StandardCharsets.UTF_8));
    }

    private void put(FileChannel channel, int tag, int type, int count, byte[] values) throws IOException {
        byte[] entry = new byte[big ? 20 : 12];
        ByteBuffer fields = buffer(entry).putShort((short) tag).putShort((short) type);
        putOffset(fields, count);
        if (values.length <= offsetSize()) {
            fields.put(values);
        } else {
            putOffset(fields, append(channel, ByteBuffer.wrap(values)));
        }
        entries.put(tag, entry);
    }

    private void append(FileChannel channel) throws IOException {
        int size = big ? 20 : 12;
        ByteBuffer directory = ByteBuffer.allocate((big ? 8 : 2) + entries.size() * size + offsetSize())
                .order(order);
        if (big) {
            directory.putLong(entries.size());
        } else {
            directory.putShort((short) entries.size());
        }
        entries.values().forEach(directory::put);
        putOffset(directory, next);
        long at = append(channel, directory.flip());
        ByteBuffer pointer = ByteBuffer.allocate(offsetSize()).order(order);
        putOffset(pointer, at);
        TiffBytes.write(channel, pointer.flip(), big ? 8 : 4);
    }

    /** Writes at the next even position behind the end, and tells it. */
    private long append(FileChannel channel, ByteBuffer bytes) throws IOException {
        long at = channel.size() + (channel.size() & 1);
        if (!big && at + bytes.remaining() > 0xFFFF_FFFFL) {
            throw new IOException("the file is too large for a TIFF that is no BigTIFF");
        }
        TiffBytes.write(channel, bytes, at);
        return at;
    }

    private ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(order);
    }

    private int offsetSize() {
        return big ? 8 : 4;
    }

    private long offset(ByteBuffer fields) {
        return big ? fields.getLong() : Integer.toUnsignedLong(fields.getInt());
    }

    private void putOffset(ByteBuffer fields, long value) {
        if (big) {
            fields.putLong(value);
        } else {
            fields.putInt((int) value);
        }
    }
}
