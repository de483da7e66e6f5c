package org.prospectivity.benchmark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.prospectivity.engine.gridding.PointValues;

/** The programs of Debian's packages gdal-bin and r-cran-gstat on the same samples; empty where one is not there. */
final class Peers {
    private final Path folder;
    private final int cells;

    /**
     * @param folder for the files they read and write
     * @param cells on each side of the grid
     */
    Peers(Path folder, PointValues points, int cells) throws IOException {
        this.folder = folder;
        this.cells = cells;
        try (PrintWriter csv =
                new PrintWriter(Files.newBufferedWriter(folder.resolve("points.csv"), StandardCharsets.UTF_8))) {
            csv.println("x,y,z");
            for (int p = 0; p < points.size(); p++) {
                csv.println(points.easting(p) + "," + points.northing(p) + "," + points.value(0, p));
            }
        }
        Files.writeString(
                folder.resolve("points.vrt"),
                "<OGRVRTDataSource><OGRVRTLayer name=\"points\"><SrcDataSource relativeToVRT=\"1\">points.csv"
                        + "</SrcDataSource><GeometryType>wkbPoint</GeometryType><GeometryField"
                        + " encoding=\"PointFromColumns\" x=\"x\" y=\"y\" z=\"z\"/></OGRVRTLayer></OGRVRTDataSource>");
    }

    /** Inverse distance weighting of one element from 12 neighbours with gdal_grid, start and files included. */
    OptionalDouble gdalGrid(double radius) throws Exception {
        if (!isThere("gdal_grid", "--version")) {
            System.out.println("gdal_grid is not there (Debian package gdal-bin): not compared");
            return OptionalDouble.empty();
        }
        String side = String.valueOf((int) RandomSurvey.SIDE);
        String size = String.valueOf(cells);
        List<String> command = List.of(
                "gdal_grid",
                "-q",
                "-a",
                "invdistnn:power=2:max_points=12:radius=" + radius,
                "-txe",
                "0",
                side,
                "-tye",
                "0",
                side,
                "-outsize",
                size,
                size,
                "-zfield",
                "z",
                "-ot",
                "Float32",
                "-l",
                "points",
                folder.resolve("points.vrt").toString(),
                folder.resolve("gdal.tif").toString());
        return OptionalDouble.of(Stopwatch.seconds(3, () -> run(command)));
    }

    /** A call of gstat's krige for one element, in seconds of R's own clock, reading not included. */
    OptionalDouble gstat(String call) throws Exception {
        if (!isThere("Rscript", "-e", "library(gstat);library(sp)")) {
            System.out.println("gstat is not there (Debian package r-cran-gstat): not compared");
            return OptionalDouble.empty();
        }
        double cell = RandomSurvey.SIDE / cells;
        String script = String.format(
                Locale.ROOT,
                "suppressMessages({library(sp);library(gstat)});"
                        + "p<-read.csv('%s');coordinates(p)=~x+y;"
                        + "g<-as.data.frame(coordinates(GridTopology(c(%g,%g),c(%g,%g),c(%d,%d))));names(g)<-c('x','y');"
                        + "coordinates(g)=~x+y;t<-system.time(k<-%s)[['elapsed']];cat(t)",
                folder.resolve("points.csv"),
                cell / 2,
                cell / 2,
                cell,
                cell,
                cells,
                cells,
                call);
        return OptionalDouble.of(
                Double.parseDouble(run(List.of("Rscript", "-e", script)).strip()));
    }

    /** Whether a program can be run. */
    static boolean isThere(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Runs a program; what it says. */
    static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command.get(0) + " failed: " + output);
        }
        return output;
    }
}
