package org.prospectivity.rasters;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts a tiled GeoTIFF into the order of a cloud-optimised one (OGC 21-026): all directories first, the whole image's and
 * then its reduced copies', behind them the tiles, those of the smallest copy first. So a reader that fetches parts of a
 * file knows all of it from its beginning. Tags and tiles stay as they are to the byte.
 */
public final class CloudOptimized {
    private static final int TILE_OFFSETS = 324;
    private static final int TILE_BYTE_COUNTS = 325;
    private static final int MOST_DIRECTORIES = 64;
    private static final int[] SIZES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

    private final boolean big;
    private final ByteOrder order;

    private CloudOptimized(boolean big, ByteOrder order) {
        this.big = big;
        this.order = order;
    }

    /** A tag with its values as they stand in the file. */
    private record Entry(int tag, int type, long count, byte[] values) {}

    /** An image's tags, where its tiles lie in the file that is read, and how long they are. */
    private record Directory(List<Entry> entries, long[] offsets, long[] lengths) {}

    /**
     * Writes a file in that order.
     *
     * @param tiff TIFF or BigTIFF with tiles
     * @param ordered the file to be made
     * @throws IOException when the first is no TIFF with tiles
     */
    public static void order(Path tiff, Path ordered) throws IOException {
        try (FileChannel from = FileChannel.open(tiff, StandardOpenOption.READ);
                FileChannel to = FileChannel.open(ordered, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer header = TiffBytes.read(from, 0, 8, ByteOrder.BIG_ENDIAN);
            short mark = header.getShort();
            ByteOrder order = mark == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
            short version = header.order(order).getShort();
            if (mark != 0x4949 && mark != 0x4D4D || version != 42 && version != 43) {
                throw new IOException("not a TIFF file");
            }
            new CloudOptimized(version == 43, order).copy(from, to);
        }
    }

    private void copy(FileChannel from, FileChannel to) throws IOException {
        List<Directory> directories = new ArrayList<>();
        long at = offset(TiffBytes.read(from, big ? 8 : 4, offsetSize(), order));
        while (at != 0) {
            if (directories.size() == MOST_DIRECTORIES) {
                throw new IOException("damaged TIFF file: more than " + MOST_DIRECTORIES + " images");
            }
            at = read(from, at, directories);
        }
        long[] places = new long[directories.size()];
        long end = big ? 16 : 8;
        for (int d = 0; d < places.length; d++) {
            places[d] = end;
            end += size(directories.get(d));
        }
        // the tiles behind, from the smallest image to the whole one
        List<long[]> tiles = new ArrayList<>();
        for (int d = places.length - 1; d >= 0; d--) {
            Directory directory = directories.get(d);
            long[] moved = new long[directory.offsets.length];
            for (int t = 0; t < moved.length; t++) {
                if (directory.lengths[t] > 0) {
                    moved[t] = end;
                    end = even(end + directory.lengths[t]);
                }
            }
            tiles.add(0, moved);
        }
        if (!big && end > 0xFFFF_FFFFL) {
            throw new IOException("the file is too large for a TIFF that is no BigTIFF");
        }
        TiffBytes.write(to, header(), 0);
        for (int d = 0; d < places.length; d++) {
            long next = d + 1 < places.length ? places[d + 1] : 0;
            TiffBytes.write(to, bytes(directories.get(d), tiles.get(d), places[d], next), places[d]);
        }
        for (int d = places.length - 1; d >= 0; d--) {
            Directory directory = directories.get(d);
            for (int t = 0; t < directory.offsets.length; t++) {
                if (directory.lengths[t] > 0) {
                    TiffBytes.write(
                            to,
                            TiffBytes.read(from, directory.offsets[t], Math.toIntExact(directory.lengths[t]), order),
                            tiles.get(d)[t]);
                }
            }
        }
        to.force(true);
    }

    /** Reads a directory, and tells where the next one is. */
    private long read(FileChannel from, long at, List<Directory> into) throws IOException {
        int counter = big ? 8 : 2;
        ByteBuffer counted = TiffBytes.read(from, at, counter, order);
        int count = (int) (big ? counted.getLong() : Short.toUnsignedLong(counted.getShort()));
        ByteBuffer body = TiffBytes.read(from, at + counter, count * entrySize() + offsetSize(), order);
        List<Entry> entries = new ArrayList<>();
        long[] offsets = null;
        long[] lengths = null;
        for (int i = 0; i < count; i++) {
            int tag = Short.toUnsignedInt(body.getShort());
            int type = Short.toUnsignedInt(body.getShort());
            long values = offset(body);
            if (type >= SIZES.length || SIZES[type] == 0) {
                throw new IOException("damaged TIFF file: a value of type " + type);
            }
            int length = Math.toIntExact(values * SIZES[type]);
            byte[] raw = new byte[length];
            int field = body.position();
            if (length <= offsetSize()) {
                body.get(raw);
            } else {
                TiffBytes.read(from, offset(body), length, order).get(raw);
            }
            body.position(field + offsetSize());
            entries.add(new Entry(tag, type, values, raw));
            if (tag == TILE_OFFSETS) {
                offsets = numbers(type, raw);
            } else if (tag == TILE_BYTE_COUNTS) {
                lengths = numbers(type, raw);
            }
        }
        if (offsets == null || lengths == null || offsets.length != lengths.length) {
            throw new IOException("a TIFF file whose images are not in tiles");
        }
        into.add(new Directory(entries, offsets, lengths));
        return offset(body);
    }

    private long[] numbers(int type, byte[] raw) {
        ByteBuffer bytes = ByteBuffer.wrap(raw).order(order);
        long[] numbers = new long[raw.length / SIZES[type]];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = switch (SIZES[type]) {
                case 2 -> Short.toUnsignedLong(bytes.getShort());
                case 4 -> Integer.toUnsignedLong(bytes.getInt());
                default -> bytes.getLong();
            };
        }
        return numbers;
    }

    /** Places of tiles are written as wide as any may be. */
    private byte[] values(Entry entry, long[] tiles) {
        if (entry.tag != TILE_OFFSETS) {
            return entry.values;
        }
        ByteBuffer bytes = ByteBuffer.allocate(tiles.length * offsetSize()).order(order);
        for (long tile : tiles) {
            putOffset(bytes, tile);
        }
        return bytes.array();
    }

    private long size(Directory directory) {
        long size = (big ? 8 : 2) + (long) directory.entries.size() * entrySize() + offsetSize();
        for (Entry entry : directory.entries) {
            int length = values(entry, directory.offsets).length;
            size = length > offsetSize() ? even(size) + length : size;
        }
        return even(size);
    }

    private ByteBuffer bytes(Directory directory, long[] tiles, long place, long next) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(size(directory))).order(order);
        int behind = (big ? 8 : 2) + directory.entries.size() * entrySize() + offsetSize();
        if (big) {
            bytes.putLong(directory.entries.size());
        } else {
            bytes.putShort((short) directory.entries.size());
        }
        for (Entry entry : directory.entries) {
            byte[] values = values(entry, tiles);
            bytes.putShort((short) entry.tag);
            bytes.putShort((short) (entry.tag == TILE_OFFSETS ? (big ? 16 : 4) : entry.type));
            putOffset(bytes, entry.count);
            int field = bytes.position();
            if (values.length <= offsetSize()) {
                bytes.put(values);
            } else {
                behind = (int) even(behind);
                putOffset(bytes, place + behind);
                bytes.position(behind);
                bytes.put(values);
                behind += values.length;
            }
            bytes.position(field + offsetSize());
        }
        putOffset(bytes, next);
        return bytes.clear();
    }

    private ByteBuffer header() {
        ByteBuffer header = ByteBuffer.allocate(big ? 16 : 8).order(order);
        header.putShort((short) (order == ByteOrder.LITTLE_ENDIAN ? 0x4949 : 0x4D4D));
        if (big) {
            header.putShort((short) 43).putShort((short) 8).putShort((short) 0).putLong(16);
        } else {
            header.putShort((short) 42).putInt(8);
        }
        return header.flip();
    }

    private static long even(long position) {
        return position + (position & 1);
    }

    private int entrySize() {
        return big ? 20 : 12;
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
