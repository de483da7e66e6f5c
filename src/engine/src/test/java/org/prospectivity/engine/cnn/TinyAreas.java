package org.prospectivity.engine.cnn;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.Predictors;
import org.prospectivity.engine.raster.RasterStack;

/** Small made-up areas. */
final class TinyAreas {
    private TinyAreas() {}

    /** Noise of a standard normal distribution in every band, a value of 3 more around the deposits in the first. */
    static Predictors noise(int columns, int rows, int bands, long seed, int... deposits) {
        GridGeometry geometry = new GridGeometry(500_000, 4_000_000, 500, columns, rows);
        SplittableRandom random = new SplittableRandom(seed);
        List<Band> names = new ArrayList<>();
        List<float[]> values = new ArrayList<>();
        for (int b = 0; b < bands; b++) {
            names.add(Band.of("E" + b + "_ppm_log10"));
            float[] band = new float[geometry.cells()];
            for (int i = 0; i < band.length; i++) {
                band[i] = (float) random.nextGaussian();
            }
            if (b == 0) {
                for (int deposit : deposits) {
                    for (int r = -1; r <= 1; r++) {
                        for (int c = -1; c <= 1; c++) {
                            band[deposit + r * columns + c] += 3;
                        }
                    }
                }
            }
            values.add(band);
        }
        return Predictors.of(new RasterStack(geometry, names, values), "geochemistry");
    }
}
