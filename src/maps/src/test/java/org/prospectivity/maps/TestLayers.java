package org.prospectivity.maps;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.coverage.grid.GridCoverageFactory;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.features.CrsCodes;
import org.prospectivity.files.DataDirectory;
import org.prospectivity.rasters.Coverages;
import org.prospectivity.rasters.GeoTiffs;

/** Layers with random cells, so that a cell beside the right one shows. */
public final class TestLayers {
    private TestLayers() {}

    /** Bands of values between 0 and 1, the first cells without data. */
    public static RasterStack random(GridGeometry geometry, String... bands) {
        Random random = new Random(geometry.cells());
        List<float[]> values = new ArrayList<>();
        for (int b = 0; b < bands.length; b++) {
            float[] band = new float[geometry.cells()];
            for (int i = 0; i < band.length; i++) {
                band[i] = i < 5 ? Float.NaN : random.nextFloat();
            }
            values.add(band);
        }
        return new RasterStack(geometry, Arrays.stream(bands).map(Band::of).toList(), values);
    }

    /** Puts a coverage into a data directory. */
    public static Path publish(Path data, String workspace, String name, RasterStack stack, String crs)
            throws IOException {
        return write(data, workspace, name, Coverages.coverage(name, stack, CrsCodes.decode("crs", crs)));
    }

    /** Publishes a coverage as a process does, with levels of lower resolution. */
    public static void publishWithLevels(Path data, String name, RasterStack stack, String crs) throws IOException {
        new DataDirectory(data)
                .layers()
                .publish(name, Coverages.coverage(name, stack, CrsCodes.decode("crs", crs)), null, true);
    }

    /** Puts a coverage in longitude and latitude into a data directory: one band, row by row from the north. */
    public static Path publishDegrees(
            Path data, String workspace, String name, float[][] values, double west, double north, double cell)
            throws IOException {
        ReferencedEnvelope extent = new ReferencedEnvelope(
                west, west + cell * values[0].length, north - cell * values.length, north, CrsCodes.WGS84);
        return write(data, workspace, name, new GridCoverageFactory().create(name, values, extent));
    }

    private static Path write(Path data, String workspace, String name, GridCoverage2D coverage) throws IOException {
        Path file = data.resolve("layers").resolve(workspace).resolve(name + ".tif");
        Files.createDirectories(file.getParent());
        GeoTiffs.write(coverage, file);
        return file;
    }

    /** Puts another file of a layer into a data directory. */
    public static void put(Path data, String workspace, String file, String content) throws IOException {
        Path path = data.resolve("layers").resolve(workspace).resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }
}
