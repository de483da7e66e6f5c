package org.prospectivity.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prospectivity.engine.InvalidInputException;

/**
 * Tables damaged at random, from a seed each, end in a table or a refusal within a time: how many is told by the property
 * {@code tables.mutants}.
 */
class DamagedTablesTest {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private static String text(String delimiter, String decimal) {
        StringBuilder text = new StringBuilder("# Survey of 2019\n");
        text.append("Sample,Place,,Au-AA23,ICP41,Note\n,,,Au,As,\n,x,y,ppb,ppm,\n".replace(",", delimiter));
        for (int row = 0; row < 40; row++) {
            text.append(String.join(
                            delimiter,
                            "S" + row,
                            "5001" + row % 10 + row / 10 + decimal + "5",
                            "70002" + row % 7 + row % 10 + decimal + "25",
                            row % 6 == 0 ? "<0" + decimal + "5" : row + decimal + "125",
                            row % 9 == 0 ? "-9999" : row % 11 == 0 ? "LNR" : "" + row * row,
                            row % 5 == 0 ? "\"soil; wet, 5\"\" pipe\"" : ""))
                    .append('\n');
        }
        return text.append("\nTotal")
                .append(delimiter)
                .append("40\nEnd of file\n")
                .toString();
    }

    private Map<String, byte[]> originals() throws IOException {
        Map<String, byte[]> originals = new LinkedHashMap<>();
        originals.put("comma.csv", text(",", ".").getBytes(StandardCharsets.UTF_8));
        originals.put("semicolon.csv", text(";", ",").getBytes(StandardCharsets.ISO_8859_1));
        originals.put("tab.txt", ("\ufeff" + text("\t", ".")).getBytes(StandardCharsets.UTF_16LE));
        originals.put("bar.txt", text("|", ",").getBytes(StandardCharsets.UTF_8));
        originals.put(
                "blank.txt",
                text(" ", ".").replaceAll("\"[^\n]*\"", "-").replace("  ", " ").getBytes(StandardCharsets.UTF_8));
        StringBuilder json = new StringBuilder("{\"type\": \"FeatureCollection\", \"features\": [");
        for (int row = 0; row < 20; row++) {
            json.append(row == 0 ? "" : ",\n")
                    .append("{\"type\": \"Feature\", \"geometry\": {\"type\": \"Point\", \"coordinates\": [116.")
                    .append(row)
                    .append(", -31.5]}, \"properties\": {\"Au_ppb\": ")
                    .append(row)
                    .append("}}");
        }
        originals.put("points.geojson", json.append("]}").toString().getBytes(StandardCharsets.UTF_8));
        Path book = folder.resolve("original.xlsx");
        try (OutputStream out = Files.newOutputStream(book);
                Workbook workbook = new Workbook(out, "tests", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Soil");
            for (int row = 0; row < 30; row++) {
                for (int column = 0; column < 5; column++) {
                    if (row == 0) {
                        sheet.value(
                                row,
                                column,
                                List.of("x", "y", "Au_ppb", "As_ppm", "Note").get(column));
                    } else {
                        sheet.value(row, column, row * 1.5 + column);
                    }
                }
            }
        }
        originals.put("book.xlsx", Files.readAllBytes(book));
        originals.put("layers.gpkg", Files.readAllBytes(GeometryFiles.geoPackage(folder.resolve("original.gpkg"))));
        GeometryFiles.shapefile(folder.resolve("original.shp"));
        originals.put("points.shp", Files.readAllBytes(folder.resolve("original.shp")));
        originals.put("points.dbf", Files.readAllBytes(folder.resolve("original.dbf")));
        return originals;
    }

    @Test
    void damagedTablesEndInATableOrARefusal() throws IOException {
        int mutants = Integer.getInteger("tables.mutants", 500);
        Map<String, byte[]> originals = originals();
        List<String> names = List.copyOf(originals.keySet());
        int read = 0;
        int refused = 0;
        for (int seed = 0; seed < mutants; seed++) {
            String name = names.get(seed % names.size());
            Path file = mutant(originals, name, seed);
            String what = name + " of seed " + seed;
            boolean isRead = assertTimeoutPreemptively(LONGEST, () -> reads(file, what), what);
            read += isRead ? 1 : 0;
            refused += isRead ? 0 : 1;
        }
        assertThat(read).isGreaterThan(mutants / 10);
        assertThat(refused).isGreaterThan(mutants / 10);
        System.out.println(mutants + " damaged tables: " + read + " read, " + refused + " refused");
    }

    private static boolean reads(Path file, String what) throws IOException {
        try {
            Table table = TableReader.read(file, TableOptions.NONE);
            for (Column column : table.columns()) {
                assertThat(column.size()).as(what).isEqualTo(table.rows());
                for (int row = 0; row < column.size(); row++) {
                    assertThat(column.text(row)).as(what).isNotNull();
                    column.number(row);
                }
            }
            return true;
        } catch (InvalidInputException e) {
            assertThat(e.getMessage()).as(what).startsWith("samples: ").doesNotContain("null");
            return false;
        }
    }

    private Path mutant(Map<String, byte[]> originals, String name, int seed) throws IOException {
        Random random = new Random(seed);
        byte[] content = damaged(originals.get(name), random, name.matches(".*\\.(csv|txt)"));
        Path file = folder.resolve(name);
        Files.write(file, content);
        // Of the two parts of a shapefile one is damaged.
        if (name.equals("points.shp")) {
            Files.write(folder.resolve("points.dbf"), originals.get("points.dbf"));
        } else if (name.equals("points.dbf")) {
            Files.write(folder.resolve("points.shp"), originals.get("points.shp"));
        }
        return file;
    }

    private static byte[] damaged(byte[] original, Random random, boolean isText) {
        byte[] content = original.clone();
        int damages = 1 + random.nextInt(4);
        for (int i = 0; i < damages && content.length > 1; i++) {
            content = switch (random.nextInt(isText ? 7 : 4)) {
                case 0, 1 -> flipped(content, random);
                case 2 -> Arrays.copyOf(content, 1 + random.nextInt(content.length));
                case 3 -> repeated(content, random);
                case 4 -> shuffled(content, random);
                case 5 -> swapped(content, random);
                default -> withoutCell(content, random);
            };
        }
        return content;
    }

    private static byte[] flipped(byte[] content, Random random) {
        int flips = 1 + random.nextInt(8);
        for (int i = 0; i < flips; i++) {
            content[random.nextInt(content.length)] = (byte) random.nextInt(256);
        }
        return content;
    }

    /** A stretch of the bytes taken out, or put in again elsewhere. */
    private static byte[] repeated(byte[] content, Random random) {
        int from = random.nextInt(content.length);
        int to = from + random.nextInt(Math.min(200, content.length - from) + 1);
        int at = random.nextBoolean() ? from : random.nextInt(content.length);
        byte[] longer = new byte[content.length + to - from];
        System.arraycopy(content, 0, longer, 0, at);
        System.arraycopy(content, from, longer, at, to - from);
        System.arraycopy(content, at, longer, at + to - from, content.length - at);
        return longer;
    }

    private static byte[] shuffled(byte[] content, Random random) {
        List<String> lines = new ArrayList<>(Arrays.asList(latin(content).split("\n")));
        Collections.shuffle(lines, random);
        return bytes(String.join("\n", lines));
    }

    private static byte[] swapped(byte[] content, Random random) {
        char[] signs = {',', ';', '\t', '|', '.', ' ', '"', '\n'};
        char one = signs[random.nextInt(signs.length)];
        char other = signs[random.nextInt(signs.length)];
        return bytes(latin(content).replace(one, '\u0001').replace(other, one).replace('\u0001', other));
    }

    private static byte[] withoutCell(byte[] content, Random random) {
        String text = latin(content);
        int from = random.nextInt(text.length());
        int start = Math.max(text.lastIndexOf(',', from), text.lastIndexOf(';', from));
        int end = Math.max(text.indexOf(',', from), text.indexOf(';', from));
        if (start < 0 || end < start) {
            return content;
        }
        String cell = text.substring(start, end);
        return bytes(text.substring(0, start) + (random.nextBoolean() ? "" : cell + cell) + text.substring(end));
    }

    private static String latin(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
