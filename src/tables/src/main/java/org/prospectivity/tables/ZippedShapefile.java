package org.prospectivity.tables;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;

/** Unpacks the shapefile in a zip, or the one of several that is named, while it is read. */
final class ZippedShapefile {
    private static final List<String> PARTS = List.of("shp", "dbf", "prj", "cpg");
    private static final long GREATEST_PART = 1L << 31;

    private ZippedShapefile() {}

    /** Reads what was unpacked. */
    @FunctionalInterface
    interface Reader {
        /** @param source what it is called in messages */
        void read(Path shp, String source) throws IOException;
    }

    static void read(Path path, TableOptions options, Progress progress, Reader reader) throws IOException {
        String file = path.getFileName().toString();
        Path folder = Files.createTempDirectory("shapefile");
        try (ZipFile zip = new ZipFile(path.toFile())) {
            List<? extends ZipEntry> entries = ZipLimits.entries(path, zip);
            String base = base(file, entries, options.layer());
            for (ZipEntry entry : entries) {
                for (String part : PARTS) {
                    if (entry.getName().equalsIgnoreCase(base + "." + part)) {
                        unpack(file, zip, entry, folder.resolve("shapes." + part), progress);
                    }
                }
            }
            reader.read(folder.resolve("shapes.shp"), file + ", " + simple(base));
        } finally {
            for (String part : PARTS) {
                Files.deleteIfExists(folder.resolve("shapes." + part));
            }
            Files.delete(folder);
        }
    }

    private static String base(String file, List<? extends ZipEntry> entries, String layer) {
        List<String> bases = new ArrayList<>();
        for (ZipEntry entry : entries) {
            String name = entry.getName();
            boolean isShape = name.toLowerCase(Locale.ROOT).endsWith(".shp") && !name.startsWith("__MACOSX/");
            String base = isShape ? name.substring(0, name.length() - 4) : "";
            if (isShape && (layer == null || simple(base).equalsIgnoreCase(layer))) {
                bases.add(base);
            }
        }
        if (bases.size() != 1) {
            throw new InvalidInputException(
                    "samples",
                    file + ": "
                            + (bases.isEmpty()
                                    ? layer == null
                                            ? "there is no shapefile in it; expected the files of one"
                                            : "there is no shapefile " + layer + " in it"
                                    : "there are " + bases.size() + " shapefiles in it, "
                                            + String.join(
                                                    ", ",
                                                    bases.stream()
                                                            .map(ZippedShapefile::simple)
                                                            .toList())
                                            + "; the option table names the one to read"));
        }
        return bases.get(0);
    }

    private static String simple(String base) {
        return base.substring(base.lastIndexOf('/') + 1);
    }

    private static void unpack(String file, ZipFile zip, ZipEntry entry, Path to, Progress progress)
            throws IOException {
        byte[] buffer = new byte[1 << 16];
        long unpacked = 0;
        try (InputStream in = zip.getInputStream(entry);
                OutputStream out = Files.newOutputStream(to)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                progress.report(0, "Unpacking " + file);
                unpacked += read;
                ZipLimits.requireSize(file, entry, unpacked);
                if (unpacked > GREATEST_PART) {
                    throw new InvalidInputException(
                            "samples",
                            file + ": its entry " + entry.getName()
                                    + " unpacks to more than 2 GB; expected at most that");
                }
                out.write(buffer, 0, read);
            }
        }
    }
}
