package org.prospectivity.engine.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * A zip of entries as they are, in one order and without dates: the same entries make the same bytes, and only these
 * bytes are read. Every reader of zips opens it; this one refuses whatever differs, be it by damage, another program's
 * doing or intent, and takes no memory for what a file only claims to hold.
 *
 * <p>Source of the layout: PKWARE's APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16.
 */
final class StoredZip {
    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int LOCAL_LENGTH = 30;
    private static final int CENTRAL_LENGTH = 46;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_NAME = 40;
    /** Of the format, for entries that are stored. */
    private static final short VERSION = 10;
    /** 1 January 1980, the first there is. */
    private static final short DATE = 1 << 5 | 1;

    private StoredZip() {}

    /** What is wrong with a file. */
    static final class Damaged extends Exception {
        private static final long serialVersionUID = 1;

        Damaged(String message) {
            super(message);
        }
    }

    /** An entry where it lies in a file. */
    private record Entry(String name, int at, int crc, ByteBuffer content) {
        byte[] localHeader() {
            return common(LOCAL_LENGTH, LOCAL).put(letters()).array();
        }

        byte[] centralHeader() {
            // no comment, the first disk, no attributes
            return common(CENTRAL_LENGTH, CENTRAL)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putInt(0)
                    .putInt(at)
                    .put(letters())
                    .array();
        }

        private ByteBuffer common(int length, int signature) {
            ByteBuffer header = littleEndian(length + name.length()).putInt(signature);
            if (signature == CENTRAL) {
                header.putShort(VERSION);
            }
            // no flags, stored, midnight
            header.putShort(VERSION).putShort((short) 0).putShort((short) 0).putShort((short) 0);
            header.putShort(DATE).putInt(crc).putInt(content.limit()).putInt(content.limit());
            return header.putShort((short) name.length()).putShort((short) 0);
        }

        private byte[] letters() {
            return name.getBytes(StandardCharsets.US_ASCII);
        }
    }

    /** The bytes of a zip; names are of ASCII letters. */
    static byte[] write(Map<String, byte[]> contents) {
        List<Entry> entries = new ArrayList<>();
        int at = 0;
        for (Map.Entry<String, byte[]> content : contents.entrySet()) {
            ByteBuffer bytes = ByteBuffer.wrap(content.getValue());
            entries.add(new Entry(content.getKey(), at, crc(bytes.duplicate()), bytes));
            at = Math.addExact(at, Math.addExact(LOCAL_LENGTH + content.getKey().length(), bytes.limit()));
        }
        byte[] directory = directory(entries, at);
        ByteBuffer zip = littleEndian(Math.addExact(at, directory.length));
        for (Entry entry : entries) {
            zip.put(entry.localHeader()).put(entry.content().duplicate());
        }
        return zip.put(directory).array();
    }

    /** What follows the entries. */
    private static byte[] directory(List<Entry> entries, int start) {
        int length = entries.stream()
                .mapToInt(entry -> CENTRAL_LENGTH + entry.name().length())
                .sum();
        ByteBuffer directory = littleEndian(length + END_LENGTH);
        entries.forEach(entry -> directory.put(entry.centralHeader()));
        directory.putInt(END).putInt(0);
        directory.putShort((short) entries.size()).putShort((short) entries.size());
        return directory.putInt(length).putInt(start).putShort((short) 0).array();
    }

    private static ByteBuffer littleEndian(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * The entries of a zip that {@link #write} made, in their order; they are parts of the file, not copies.
     *
     * @param most entries
     * @throws Damaged when it is not what {@link #write} makes of these entries
     */
    static Map<String, ByteBuffer> read(byte[] file, int most) throws Damaged {
        ByteBuffer zip = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        List<Entry> entries = new ArrayList<>();
        Map<String, ByteBuffer> contents = new LinkedHashMap<>();
        while (zip.remaining() >= LOCAL_LENGTH && zip.getInt(zip.position()) == LOCAL) {
            Entry entry = next(zip);
            entries.add(entry);
            if (contents.put(entry.name(), entry.content()) != null) {
                throw new Damaged("it holds " + entry.name() + " twice");
            }
            if (entries.size() > most) {
                throw new Damaged("it holds more than " + most + " entries");
            }
        }
        byte[] directory = directory(entries, zip.position());
        if (zip.remaining() < directory.length) {
            throw new Damaged("it ends early, or its zip is broken");
        }
        if (zip.remaining() > directory.length) {
            throw new Damaged("its zip is broken, or holds " + (zip.remaining() - directory.length)
                    + " bytes beside its entries");
        }
        require(zip, directory);
        return contents;
    }

    private static void require(ByteBuffer zip, byte[] expected) throws Damaged {
        if (!zip.slice(zip.position(), expected.length).equals(ByteBuffer.wrap(expected))) {
            throw new Damaged("its zip is not as this software writes it");
        }
    }

    private static Entry next(ByteBuffer zip) throws Damaged {
        int at = zip.position();
        int method = zip.getShort(at + 8);
        int crc = zip.getInt(at + 14);
        long compressed = Integer.toUnsignedLong(zip.getInt(at + 18));
        long length = Integer.toUnsignedLong(zip.getInt(at + 22));
        int nameLength = Short.toUnsignedInt(zip.getShort(at + 26));
        if (nameLength > zip.remaining() - LOCAL_LENGTH) {
            throw new Damaged("it ends early, or its zip is broken");
        }
        byte[] letters = new byte[Math.min(LONGEST_NAME, nameLength)];
        zip.get(at + LOCAL_LENGTH, letters);
        String name = new String(letters, StandardCharsets.ISO_8859_1).replaceAll("[^\\w./-]", "?");
        if (nameLength > LONGEST_NAME || name.contains("?")) {
            throw new Damaged("its zip has an entry called " + name + (nameLength > LONGEST_NAME ? "…" : ""));
        }
        if (method != 0 || compressed != length) {
            throw new Damaged("its entry " + name + " is compressed, which this software never does");
        }
        if (length > zip.remaining() - LOCAL_LENGTH - nameLength) {
            throw new Damaged("it ends early, or its zip is broken: " + name + " should have " + length + " bytes");
        }
        ByteBuffer content =
                zip.slice(at + LOCAL_LENGTH + nameLength, (int) length).order(ByteOrder.LITTLE_ENDIAN);
        Entry entry = new Entry(name, at, crc, content);
        require(zip, entry.localHeader());
        if (crc(content.duplicate()) != crc) {
            throw new Damaged("the checksum of " + name + " does not fit");
        }
        zip.position(at + LOCAL_LENGTH + nameLength + (int) length);
        return entry;
    }

    private static int crc(ByteBuffer content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return (int) crc.getValue();
    }
}
