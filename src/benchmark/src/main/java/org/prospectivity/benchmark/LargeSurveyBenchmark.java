package org.prospectivity.benchmark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.prospectivity.engine.gridding.InverseDistance;
import org.prospectivity.engine.gridding.Neighbourhood;
import org.prospectivity.engine.gridding.PointValues;
import org.prospectivity.engine.gridding.Surface;

/**
 * A survey whose maps do not fit into memory: a million samples of 12 elements as a CSV file, gridded by the program to
 * 10,000 × 10,000 cells with a heap of 4 GB, and the same cancelled on the way. Ends with an exception when a value of
 * the map is not what the interpolator says, a cancel takes a second or more, or a file stays behind.
 */
final class LargeSurveyBenchmark {
    private static final int POINTS = 1_000_000;
    private static final int ELEMENTS = 12;
    private static final int CELLS = 10_000;
    private static final int CHECKED = 50;

    private final Path samples;
    private final Path result;
    private final Path report;
    private final Path temporary;
    private final CleanEnd end;

    LargeSurveyBenchmark(Path folder) throws IOException {
        samples = folder.resolve("large.csv");
        result = folder.resolve("large.tif");
        report = folder.resolve("large.json");
        temporary = Files.createDirectories(folder.resolve("large.tmp"));
        end = new CleanEnd(temporary, result);
    }

    void run() throws Exception {
        PointValues points = RandomSurvey.of(POINTS, ELEMENTS);
        write(points);
        System.out.printf("%d samples of %d elements, %d MB as CSV%n", POINTS, ELEMENTS, Files.size(samples) >> 20);
        end.cancelled(ProgramRun.HEAP, "reading samples", 0, CleanEnd.AT_ONCE, arguments(ELEMENTS));
        end.cancelled(ProgramRun.HEAP, "gridding", 30, CleanEnd.AT_ONCE, arguments(ELEMENTS));
        end.cancelled(ProgramRun.HEAP, "writing result", 10, CleanEnd.AT_ONCE, arguments(2));
        Files.deleteIfExists(result);
        ProgramRun run = ProgramRun.of(ProgramRun.HEAP, temporary, null, 0, arguments(ELEMENTS));
        CleanEnd.require(run.exitCode() == 0, "it ended with code " + run.exitCode());
        System.out.printf(
                Locale.ROOT,
                "whole run: %.0f s, %d lines of progress, at most %d MB resident with %s, GeoTIFF of %d MB%n",
                run.seconds(),
                run.lines().stream().filter(line -> line.contains(" %  ")).count(),
                run.peakMegabytes(),
                ProgramRun.HEAP,
                Files.size(result) >> 20);
        end.requireNoneLeft();
        check(points);
    }

    /** The values as the file has them, so that the check below starts from the same. */
    private void write(PointValues points) throws IOException {
        try (PrintWriter csv = new PrintWriter(Files.newBufferedWriter(samples, StandardCharsets.UTF_8))) {
            csv.println("easting,northing," + elements(ELEMENTS));
            StringBuilder line = new StringBuilder();
            for (int p = 0; p < points.size(); p++) {
                line.setLength(0);
                line.append(points.easting(p)).append(',').append(points.northing(p));
                for (int e = 0; e < ELEMENTS; e++) {
                    line.append(',').append((float) concentration(points.value(e, p)));
                }
                csv.println(line);
            }
        }
    }

    /** Above the detection limit everywhere. */
    private static double concentration(double value) {
        return (float) (2 + value);
    }

    private static String elements(int count) {
        return IntStream.range(0, count).mapToObj(e -> "E" + e + "_ppm").collect(Collectors.joining(","));
    }

    private List<String> arguments(int elements) {
        int side = (int) RandomSurvey.SIDE;
        return List.of(
                "run",
                "GridGeochem",
                "--samples",
                samples.toString(),
                "--crs",
                "EPSG:28350",
                "--elements",
                elements(elements),
                "--bounds",
                "0,0," + side + "," + side,
                "--cellSize",
                String.valueOf(side / CELLS),
                "--result",
                result.toString(),
                "--report",
                report.toString());
    }

    /** Compares cells, as GDAL reads them, with the interpolator alone. */
    private void check(PointValues points) throws Exception {
        if (!isThere("gdallocationinfo")) {
            System.out.println("gdallocationinfo is not there (Debian package gdal-bin): values not compared");
            return;
        }
        double[][] values = new double[ELEMENTS][points.size()];
        double[] eastings = new double[points.size()];
        double[] northings = new double[points.size()];
        for (int p = 0; p < points.size(); p++) {
            eastings[p] = points.easting(p);
            northings[p] = points.northing(p);
            for (int e = 0; e < ELEMENTS; e++) {
                values[e][p] = Double.parseDouble(Float.toString((float) concentration(points.value(e, p))));
            }
        }
        Surface.Predictor surface = new InverseDistance(2, Neighbourhood.nearest(12))
                .fit(new PointValues(eastings, northings, values))
                .predictor();
        double[] expected = new double[ELEMENTS];
        for (int i = 0; i < CHECKED; i++) {
            int column = (int) (i * 7919L * 13 % CELLS);
            int row = (int) (i * 104_729L * 17 % CELLS);
            var place = RandomSurvey.grid(CELLS);
            surface.predict(place.easting(column), place.northing(row), expected, null);
            List<Double> found = valuesAt(column, row);
            for (int e = 0; e < ELEMENTS; e++) {
                CleanEnd.require(
                        Math.abs(found.get(e) - expected[e]) <= 1e-6 * Math.abs(expected[e]),
                        "cell " + column + ", " + row + " is " + found + " instead of " + expected[e]);
            }
        }
        System.out.printf(
                "%d cells of %d bands, as GDAL reads them, are what the interpolator says%n", CHECKED, ELEMENTS);
    }

    private List<Double> valuesAt(int column, int row) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "gdallocationinfo", "-valonly", result.toString(), String.valueOf(column), String.valueOf(row))
                .start();
        List<Double> values = new ArrayList<>();
        try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
            reader.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .forEach(line -> values.add(Double.valueOf(line)));
        }
        process.waitFor();
        CleanEnd.require(values.size() == ELEMENTS, "GDAL reads " + values.size() + " bands");
        return values;
    }

    private static boolean isThere(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version").start().waitFor(1, TimeUnit.MINUTES);
        } catch (IOException e) {
            return false;
        }
    }
}
