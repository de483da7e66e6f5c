package org.prospectivity.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.geotools.coverage.GridSampleDimension;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.coverage.grid.GridCoverageFactory;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.referencing.CRS;
import org.prospectivity.engine.model.ModelFile;
import org.prospectivity.engine.model.TrainedModel;
import org.prospectivity.engine.raster.Normalisation;
import org.prospectivity.files.DataDirectory;
import org.prospectivity.rasters.GeoTiffs;

/**
 * A prediction whose maps do not fit into memory: 10,000 × 10,000 cells of 12 elements, with holes, scored by the
 * program with a model of two networks, in 4 GB of heap and natives together; and the same cancelled on the way. Ends
 * with an exception when more memory is resident, a cancel takes a second or more, or a file stays behind.
 */
final class LargePredictionBenchmark {
    private static final int ELEMENTS = 12;
    private static final int CELLS = 10_000;
    /** Rows of the maps whose prediction is cancelled: what is at work at a time is as large as with all rows. */
    private static final int SHORT = 1000;

    /** Side of a cell, in metres. */
    private static final double CELL_SIZE = 10;

    private static final int WINDOW = 9;
    private static final int MEMBERS = 2;
    /** Natives are held to as much as the heap. */
    private static final String HEAP = "-Xmx2g";

    private static final int MOST_MEGABYTES = 4096;
    private static final String MODEL = "large";

    private final Path maps;
    private final Path data;
    private final Path result;
    private final Path report;
    private final Path temporary;
    private final CleanEnd end;

    LargePredictionBenchmark(Path folder) throws IOException {
        maps = folder.resolve("prediction-maps.tif");
        data = folder.resolve("prediction.data");
        result = folder.resolve("prediction.tif");
        report = folder.resolve("prediction.json");
        temporary = Files.createDirectories(folder.resolve("prediction.tmp"));
        end = new CleanEnd(temporary, result);
    }

    void run() throws Exception {
        new DataDirectory(data).models().save(MODEL, ModelFile.write(model()), true);
        write(SHORT);
        end.cancelled(HEAP, "reading the maps", 0, CleanEnd.AT_ONCE, arguments());
        end.cancelled(HEAP, "scoring the map", 30, CleanEnd.AT_ONCE, arguments());
        write(CELLS);
        System.out.printf("maps of %d MB%n", Files.size(maps) >> 20);
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
        System.out.println(Files.readString(report));
        CleanEnd.require(run.peakMegabytes() <= MOST_MEGABYTES, "more than " + MOST_MEGABYTES + " MB were resident");
        end.requireNoneLeft();
    }

    /** Maps that are cheap to make and to store. */
    private void write(int rows) throws Exception {
        GridSampleDimension[] bands = IntStream.range(0, ELEMENTS)
                .mapToObj(e -> new GridSampleDimension("E" + e + "_ppm"))
                .toArray(GridSampleDimension[]::new);
        GridCoverage2D coverage = new GridCoverageFactory()
                .create(
                        "maps",
                        new PatchImage(CELLS, rows, ELEMENTS),
                        new ReferencedEnvelope(
                                0, CELLS * CELL_SIZE, 0, rows * CELL_SIZE, CRS.decode("EPSG:28350", true)),
                        bands,
                        null,
                        null);
        GeoTiffs.write(coverage, maps);
    }

    private static TrainedModel model() {
        return RandomModel.of(
                IntStream.range(0, ELEMENTS)
                        .mapToObj(e -> new TrainedModel.Input("E" + e + "_ppm", new Normalisation(true, 0.1, 0, 1)))
                        .toList(),
                CELL_SIZE,
                WINDOW,
                MEMBERS);
    }

    private List<String> arguments() {
        return List.of(
                "--data",
                data.toString(),
                "run",
                "PredictProspectivity",
                "--geochemistry",
                maps.toString(),
                "--model",
                MODEL,
                "--result",
                result.toString(),
                "--report",
                report.toString());
    }
}
