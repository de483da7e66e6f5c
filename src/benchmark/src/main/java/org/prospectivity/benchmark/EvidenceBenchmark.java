package org.prospectivity.benchmark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.referencing.CRS;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.evidence.DistanceField;
import org.prospectivity.engine.evidence.DistanceLayer;
import org.prospectivity.engine.evidence.EvidenceBand;
import org.prospectivity.engine.evidence.EvidenceStack;
import org.prospectivity.engine.evidence.Segments;
import org.prospectivity.engine.geochemistry.MapsInMemory;
import org.prospectivity.engine.gridding.GridSink;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.rasters.Coverages;
import org.prospectivity.rasters.GeoTiffs;

/**
 * The distance to 100,000 segments of lines on 4000 × 4000 cells beside gdal_rasterize and gdal_proximity, time and error. Writes
 * {@code evidence.md}.
 */
final class EvidenceBenchmark {
    private static final int SEGMENTS = 100_000;
    private static final int CELLS = 4000;
    private static final double CELL_SIZE = 25;
    private static final double SIDE = CELLS * CELL_SIZE;
    private static final double WEST = 400_000;
    private static final double SOUTH = 6_500_000;
    private static final int CHECKED = 2000;
    private static final int THREADS = Runtime.getRuntime().availableProcessors();

    private final Path folder;
    private final GridGeometry grid = new GridGeometry(WEST, SOUTH + SIDE, CELL_SIZE, CELLS, CELLS);
    private final Segments segments;
    private final DistanceField field;
    private final StringBuilder text = new StringBuilder();

    EvidenceBenchmark(Path folder) throws IOException {
        this.folder = folder;
        segments = segments(folder.resolve("faults.csv"));
        field = new DistanceField(segments);
    }

    /** Lines of ten pieces of about 300 m each, also as a table of well-known text. */
    private static Segments segments(Path file) throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        Segments.Builder segments = new Segments.Builder();
        StringBuilder lines = new StringBuilder("id,WKT\n");
        for (int line = 0; line < SEGMENTS / 10; line++) {
            double x = WEST + SIDE * random.nextDouble();
            double y = SOUTH + SIDE * random.nextDouble();
            double azimuth = 2 * Math.PI * random.nextDouble();
            lines.append(line).append(",\"LINESTRING(").append(x).append(' ').append(y);
            for (int piece = 0; piece < 10; piece++) {
                azimuth += 0.3 * random.nextGaussian();
                double nextX = x + 300 * Math.sin(azimuth);
                double nextY = y + 300 * Math.cos(azimuth);
                segments.add(x, y, nextX, nextY);
                x = nextX;
                y = nextY;
                lines.append(", ").append(x).append(' ').append(y);
            }
            lines.append(")\"\n");
        }
        Files.writeString(file, lines);
        return segments.build();
    }

    void run() throws Exception {
        line("# Evidence: time");
        line("");
        line(
                "%d segments of lines, %d x %d cells of %.0f m, %d threads, Java %s. Median of 3 warm runs; files included.",
                SEGMENTS, CELLS, CELLS, CELL_SIZE, THREADS, Runtime.version());
        line("");
        line("| what | seconds | greatest error, m | mean error, m |");
        line("|---|---|---|---|");
        Path own = folder.resolve("distance.tif");
        float[][] distances = new float[1][];
        double ours = Stopwatch.seconds(3, () -> distances[0] = distances());
        row("distances in memory", ours, distances[0]);
        double plainly = Stopwatch.seconds(3, () -> writePlain(distances(), folder.resolve("distance.bin")));
        row("distances, plain file written", plainly, distances[0]);
        double written = Stopwatch.seconds(3, () -> write(distances(), own));
        row("distances, GeoTIFF written, tiled and compressed", written, distances[0]);
        if (!Peers.isThere("gdal_rasterize", "--version")) {
            System.out.println("gdal_proximity is not there (Debian packages gdal-bin, python3-gdal): not compared");
        } else {
            // As a file that GDAL reads fast, which is not timed.
            Peers.run(List.of(
                    "ogr2ogr",
                    "-f",
                    "ESRI Shapefile",
                    "-overwrite",
                    "-a_srs",
                    "EPSG:28350",
                    path("faults.shp"),
                    path("faults.csv"),
                    "-oo",
                    "GEOM_POSSIBLE_NAMES=WKT"));
            double plain = gdal(List.of());
            double compressed = gdal(List.of("-co", "TILED=YES", "-co", "COMPRESS=DEFLATE", "-co", "ZLEVEL=1"));
            line("");
            line(
                    "Times as fast as GDAL: %.1f in memory and %.1f with a plain file, beside plain files of GDAL's; %.1f with a file,"
                            + " tiled and compressed, beside such a file of GDAL's.",
                    plain / ours, plain / plainly, compressed / written);
        }
        Files.writeString(folder.resolve("evidence.md"), text);
    }

    private void line(String format, Object... values) {
        String line = String.format(Locale.ROOT, format, values);
        System.out.println(line);
        text.append(line).append('\n');
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private float[] distances() {
        DistanceLayer layer =
                DistanceLayer.to(segments, new EvidenceBand(Band.of("faults_distance"), "faults", "distance", "m"));
        MapsInMemory maps = new MapsInMemory();
        GridSink sink = maps.open(grid, List.of(Band.of("faults_distance")));
        EvidenceStack.fill(grid, List.of(layer), 0, sink, THREADS, Progress.NONE);
        return maps.maps().values(0);
    }

    private void writePlain(float[] distances, Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * distances.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(distances);
        Files.write(file, bytes.array());
    }

    private void write(float[] distances, Path file) throws Exception {
        GridCoverage2D coverage = Coverages.coverage(
                "distance",
                new RasterStack(grid, List.of(Band.of("faults_distance")), List.of(distances)),
                CRS.decode("EPSG:28350", true));
        Files.deleteIfExists(file);
        GeoTiffs.write(coverage, file);
    }

    /** Seconds of GDAL's two programs, with their row in the table. */
    private double gdal(List<String> creation) throws Exception {
        double rasterize = Stopwatch.seconds(3, this::rasterize);
        double proximity = Stopwatch.seconds(3, () -> proximity(creation));
        String file = creation.isEmpty() ? "plain files" : "distances tiled and compressed";
        row(
                String.format(
                        Locale.ROOT, "gdal_rasterize %.2f s, gdal_proximity %.2f s, %s", rasterize, proximity, file),
                rasterize + proximity,
                read(folder.resolve("proximity.tif")));
        return rasterize + proximity;
    }

    private void rasterize() throws Exception {
        Files.deleteIfExists(folder.resolve("faults.tif"));
        Peers.run(List.of(
                "gdal_rasterize",
                "-q",
                "-at",
                "-burn",
                "1",
                "-init",
                "0",
                "-ot",
                "Byte",
                "-te",
                String.valueOf(WEST),
                String.valueOf(SOUTH),
                String.valueOf(WEST + SIDE),
                String.valueOf(SOUTH + SIDE),
                "-tr",
                String.valueOf(CELL_SIZE),
                String.valueOf(CELL_SIZE),
                path("faults.shp"),
                path("faults.tif")));
    }

    private void proximity(List<String> creation) throws Exception {
        Files.deleteIfExists(folder.resolve("proximity.tif"));
        List<String> command = new ArrayList<>(List.of(
                "gdal_proximity.py",
                "-q",
                path("faults.tif"),
                path("proximity.tif"),
                "-distunits",
                "GEO",
                "-values",
                "1",
                "-ot",
                "Float32"));
        command.addAll(creation);
        Peers.run(command);
    }

    private float[] read(Path file) throws Exception {
        Path raw = folder.resolve("proximity.bin");
        Peers.run(List.of("gdal_translate", "-q", "-of", "ENVI", file.toString(), raw.toString()));
        FloatBuffer floats = ByteBuffer.wrap(Files.readAllBytes(raw))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        float[] values = new float[grid.cells()];
        floats.get(values);
        return values;
    }

    private void row(String what, double seconds, float[] distances) {
        SplittableRandom random = new SplittableRandom(5);
        double greatest = 0;
        double sum = 0;
        for (int i = 0; i < CHECKED; i++) {
            int cell = random.nextInt(grid.cells());
            double error = Math.abs(
                    distances[cell] - field.at(grid.easting(grid.columnOf(cell)), grid.northing(grid.rowOf(cell))));
            greatest = Math.max(greatest, error);
            sum += error;
        }
        line("| %s | %.2f | %.2g | %.2g |", what, seconds, greatest, sum / CHECKED);
    }
}
