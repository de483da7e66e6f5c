package org.prospectivity.benchmark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Locale;
import java.util.SplittableRandom;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.prospectivity.tables.Column;
import org.prospectivity.tables.Table;
import org.prospectivity.tables.TableOptions;
import org.prospectivity.tables.TableReader;

/**
 * Reading a table of a million samples with 60 columns, made here: as CSV beside DuckDB's driver, which reads the same
 * file into a table of its own in the same run; and as CSV and as workbook in a JVM with little heap. Ends with an
 * exception when it takes more than {@value #MOST_TIMES} times as long as DuckDB, needs more heap, or reads other numbers.
 */
final class TablesBenchmark {
    private static final int ROWS = 1_000_000;
    private static final int ELEMENTS = 56;
    private static final int RUNS = 3;
    private static final double MOST_TIMES = 1.5;
    private static final String HEAP_OF_CSV = "-Xmx640m";
    private static final String HEAP_OF_WORKBOOK = "-Xmx1000m";

    private final Path csv;
    private final Path workbook;

    TablesBenchmark(Path folder) {
        csv = folder.resolve("samples.csv");
        workbook = folder.resolve("samples.xlsx");
    }

    void run() throws Exception {
        if (!Files.exists(csv)) {
            writeCsv();
        }
        System.out.printf(
                Locale.ROOT, "%d rows, %d columns, %d MB as CSV%n", ROWS, ELEMENTS + 4, Files.size(csv) >> 20);
        double ours = Stopwatch.seconds(RUNS, () -> TableReader.read(csv, TableOptions.NONE));
        double peer = Stopwatch.seconds(RUNS, this::readByPeer);
        System.out.printf(
                Locale.ROOT, "CSV: %.2f s; DuckDB %.2f s into its own table; ratio %.2f%n", ours, peer, ours / peer);
        compareSums();
        readWithLittleHeap(HEAP_OF_CSV, csv);
        if (!Files.exists(workbook)) {
            writeWorkbook();
        }
        System.out.printf(Locale.ROOT, "%d MB as workbook%n", Files.size(workbook) >> 20);
        readWithLittleHeap(HEAP_OF_WORKBOOK, workbook);
        if (ours > MOST_TIMES * peer) {
            throw new IllegalStateException("reading takes " + ours / peer + " times as long as DuckDB's driver");
        }
    }

    private void readByPeer() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE samples AS SELECT * FROM read_csv('" + csv + "')");
        }
    }

    /** Both read the same numbers: sums of coordinates and of what is above limits of one element. */
    private void compareSums() throws Exception {
        Table table = TableReader.read(csv, TableOptions.NONE);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet sums = statement.executeQuery(
                        "SELECT fsum(x), fsum(y), fsum(try_cast(E0_ppm AS DOUBLE)), count(*) FROM read_csv('" + csv
                                + "', all_varchar = true, types = {'x': 'DOUBLE', 'y': 'DOUBLE'})")) {
            sums.next();
            for (int c = 1; c <= 3; c++) {
                double sum = sum(table.columns().get(c == 3 ? 4 : c));
                if (Math.abs(sum - sums.getDouble(c)) > 1e-9 * Math.abs(sum)) {
                    throw new IllegalStateException("a sum of " + sum + " is " + sums.getDouble(c) + " by DuckDB");
                }
            }
            if (table.rows() != sums.getLong(4)) {
                throw new IllegalStateException(table.rows() + " rows are " + sums.getLong(4) + " by DuckDB");
            }
        }
    }

    private static double sum(Column column) {
        double sum = 0;
        for (int row = 0; row < column.size(); row++) {
            double number = column.number(row);
            sum += Double.isNaN(number) ? 0 : number;
        }
        return sum;
    }

    private static void readWithLittleHeap(String heap, Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        heap,
                        "-classpath",
                        System.getProperty("java.class.path"),
                        TablesBenchmark.class.getName(),
                        file.toString())
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("reading " + file + " with " + heap + " ended with an error");
        }
    }

    /** Reads the file given as the only argument and tells how long it took and what stays in the heap. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        long start = System.nanoTime();
        Table table = TableReader.read(file, TableOptions.NONE);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
                Locale.ROOT,
                "%s: %d rows in %.1f s with a heap of at most %d MB; the table takes %d MB of it%n",
                file.getFileName(),
                table.rows(),
                seconds,
                runtime.maxMemory() >> 20,
                runtime.totalMemory() - runtime.freeMemory() >> 20);
        if (table.rows() != ROWS) {
            throw new IllegalStateException(table.rows() + " rows, not " + ROWS);
        }
    }

    private static String[] header() {
        String[] header = new String[ELEMENTS + 4];
        header[0] = "Sample";
        header[1] = "x";
        header[2] = "y";
        header[3] = "Medium";
        for (int e = 0; e < ELEMENTS; e++) {
            header[e + 4] = "E" + e + "_ppm";
        }
        return header;
    }

    /** Samples with 2 % empty cells and 5 % below a limit; numbers as whole ones of so many decimals. */
    private static void row(int row, SplittableRandom random, String[] cells) {
        cells[0] = "S" + (1_000_000 + row);
        cells[1] = decimal(4_000_000 + random.nextInt(1_000_000), 1);
        cells[2] = decimal(65_000_000 + random.nextInt(1_000_000), 1);
        cells[3] = random.nextBoolean() ? "soil" : "rock";
        for (int e = 0; e < ELEMENTS; e++) {
            double kind = random.nextDouble();
            int decimals = e % 3 + 1;
            cells[e + 4] = kind < 0.02
                    ? ""
                    : kind < 0.07
                            ? "<0.5"
                            : decimal(
                                    (long) (Math.exp(random.nextDouble() * 6 - 1) * Math.pow(10, decimals)), decimals);
        }
    }

    private static String decimal(long digits, int decimals) {
        String text = Long.toString(digits);
        text = "0".repeat(Math.max(0, decimals + 1 - text.length())) + text;
        return text.substring(0, text.length() - decimals) + "." + text.substring(text.length() - decimals);
    }

    private void writeCsv() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        try (BufferedWriter writer = Files.newBufferedWriter(csv, StandardCharsets.US_ASCII)) {
            writer.write(String.join(",", header()) + "\n");
            String[] cells = header();
            for (int row = 0; row < ROWS; row++) {
                row(row, random, cells);
                writer.write(String.join(",", cells) + "\n");
            }
        }
    }

    private void writeWorkbook() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        try (OutputStream out = Files.newOutputStream(workbook);
                Workbook book = new Workbook(out, "benchmark", "1.0")) {
            Worksheet sheet = book.newWorksheet("Samples");
            String[] cells = header();
            for (int row = 0; row <= ROWS; row++) {
                if (row > 0) {
                    row(row - 1, random, cells);
                }
                for (int c = 0; c < cells.length; c++) {
                    if (row > 0 && !cells[c].isEmpty() && Character.isDigit(cells[c].charAt(0))) {
                        sheet.value(row, c, Double.parseDouble(cells[c]));
                    } else if (!cells[c].isEmpty()) {
                        sheet.inlineString(row, c, cells[c]);
                    }
                }
                if (row % 1000 == 0) {
                    sheet.flush();
                }
            }
        }
    }
}
