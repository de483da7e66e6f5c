package org.prospectivity.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.referencing.CRS;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.rasters.Coverages;
import org.prospectivity.rasters.GeoTiffs;

/**
 * A stack that does not fit into memory: 30 bands of lines, polygons and a raster on 10,000 × 10,000 cells, made by the
 * program with a heap of 2 GB; and the same cancelled on the way. Ends with an exception when more than 4 GB are resident, a cancel
 * takes 5 s or more, or a file stays behind. It needs 20 GB of disk.
 */
final class LargeEvidenceBenchmark {
    private static final int CELLS = 10_000;
    private static final int SIDE = 100_000;
    private static final int WEST = 400_000;
    private static final int SOUTH = 6_500_000;
    private static final String HEAP = "-Xmx2g";
    private static final int MOST_MEGABYTES = 4096;
    /** Work ends at once; then the file system takes back a temporary file of gigabytes, which was closed and is gone. */
    private static final double CANCEL = 5;

    private static final String RECIPES =
            "faults=distance,faults=density(300),faults=orientation(12),geology=category(UNIT),"
                    + "magnetics=continuous,magnetics=slope,magnetics=gradient,magnetics=curvature,magnetics=focal_mean(50),"
                    + "magnetics=focal_deviation(50)";

    private final Path folder;
    private final Path result;
    private final Path report;
    private final Path temporary;
    private final CleanEnd end;

    LargeEvidenceBenchmark(Path folder) throws IOException {
        this.folder = folder;
        result = folder.resolve("evidence.tif");
        report = folder.resolve("evidence.json");
        temporary = Files.createDirectories(folder.resolve("evidence.tmp"));
        end = new CleanEnd(temporary, result);
    }

    void run() throws Exception {
        write();
        end.cancelled(HEAP, "measuring distances", 0, CANCEL, arguments());
        Files.deleteIfExists(result);
        ProgramRun run = ProgramRun.of(HEAP, temporary, null, 0, arguments());
        CleanEnd.require(run.exitCode() == 0, "it ended with code " + run.exitCode());
        System.out.printf(
                Locale.ROOT,
                "whole run: %.0f s, %d lines of progress, at most %d MB resident with %s, GeoTIFF of %d MB%n",
                run.seconds(),
                run.lines().stream().filter(line -> line.contains(" %  ")).count(),
                run.peakMegabytes(),
                HEAP,
                Files.size(result) >> 20);
        CleanEnd.require(run.peakMegabytes() <= MOST_MEGABYTES, "more than " + MOST_MEGABYTES + " MB were resident");
        end.requireNoneLeft();
    }

    private List<String> arguments() {
        return List.of(
                "run",
                "StackEvidence",
                "--coverages",
                folder.resolve("magnetics.tif").toString(),
                "--features",
                folder.resolve("faults.geojson").toString(),
                "--features",
                folder.resolve("geology.geojson").toString(),
                "--evidence",
                RECIPES,
                "--cellSize",
                String.valueOf(SIDE / CELLS),
                "--crs",
                "EPSG:28350",
                "--bounds",
                WEST + "," + SOUTH + "," + (WEST + SIDE) + "," + (SOUTH + SIDE) + ",EPSG:28350",
                "--result",
                result.toString(),
                "--report",
                report.toString());
    }

    /** 2000 lines of 3 km, a chequerboard of ten units, and a raster of cells of 100 m. */
    private void write() throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder faults = new StringBuilder();
        for (int line = 0; line < 2000; line++) {
            double x = WEST + SIDE * random.nextDouble();
            double y = SOUTH + SIDE * random.nextDouble();
            double azimuth = Math.PI * random.nextDouble();
            faults.append(line == 0 ? "" : ",").append(feature(line)).append("\"LineString\", \"coordinates\": [");
            for (int piece = 0; piece < 6; piece++) {
                faults.append(piece == 0 ? "" : ",")
                        .append('[')
                        .append(x)
                        .append(',')
                        .append(y)
                        .append(']');
                azimuth += 0.2 * random.nextGaussian();
                x += 600 * Math.sin(azimuth);
                y += 600 * Math.cos(azimuth);
            }
            faults.append("]}}");
        }
        collection("faults", faults);
        StringBuilder geology = new StringBuilder();
        for (int square = 0; square < 400; square++) {
            int west = WEST + square % 20 * 5000;
            int south = SOUTH + square / 20 * 5000;
            geology.append(square == 0 ? "" : ",")
                    .append(feature(square * 7 % 10))
                    .append("\"Polygon\", \"coordinates\": [[")
                    .append(corner(west, south))
                    .append(',')
                    .append(corner(west + 5000, south))
                    .append(',')
                    .append(corner(west + 5000, south + 5000))
                    .append(',')
                    .append(corner(west, south + 5000))
                    .append(',')
                    .append(corner(west, south))
                    .append("]]}}");
        }
        collection("geology", geology);
        GridGeometry grid = new GridGeometry(WEST, SOUTH + SIDE, 100, 1000, 1000);
        float[] values = new float[grid.cells()];
        IntStream.range(0, values.length)
                .forEach(cell -> values[cell] =
                        (float) (1000 * Math.sin(grid.columnOf(cell) / 50.0) * Math.cos(grid.rowOf(cell) / 70.0)));
        GridCoverage2D coverage = Coverages.coverage(
                "magnetics",
                new RasterStack(grid, List.of(Band.of("nT")), List.of(values)),
                CRS.decode("EPSG:28350", true));
        GeoTiffs.write(coverage, folder.resolve("magnetics.tif"));
    }

    private static String feature(int unit) {
        return "{\"type\": \"Feature\", \"properties\": {\"UNIT\": \"unit" + unit + "\"}, \"geometry\": {\"type\": ";
    }

    private static String corner(int easting, int northing) {
        return "[" + easting + "," + northing + "]";
    }

    private void collection(String name, CharSequence features) throws IOException {
        Files.writeString(
                folder.resolve(name + ".geojson"),
                "{\"type\": \"FeatureCollection\", \"crs\": {\"type\": \"name\", \"properties\": {\"name\":"
                        + " \"urn:ogc:def:crs:EPSG::28350\"}}, \"features\": [" + features + "]}");
    }
}
