package org.prospectivity.engine.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.prospectivity.engine.baselines.BoxMeans;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;

/** Small surveys for tests: smooth noise, with or without deposits that leave a trace. */
public final class MadeUpSurvey {
    private MadeUpSurvey() {}

    public static GridGeometry grid(int columns, int rows) {
        return new GridGeometry(500_000, 6_800_000, 1000, columns, rows);
    }

    public static boolean[] allValid(GridGeometry geometry) {
        boolean[] valid = new boolean[geometry.cells()];
        Arrays.fill(valid, true);
        return valid;
    }

    /** Valid but for cells at random. */
    public static boolean[] someValid(GridGeometry geometry, double share, Random random) {
        boolean[] valid = new boolean[geometry.cells()];
        for (int cell = 0; cell < valid.length; cell++) {
            valid[cell] = random.nextDouble() < share;
        }
        return valid;
    }

    public static int[] randomCells(int count, boolean[] valid, Random random) {
        return random.ints(0, valid.length)
                .filter(cell -> valid[cell])
                .distinct()
                .limit(count)
                .toArray();
    }

    /** Bands of independent noise, smoothed over squares, of unit variance. */
    public static RasterStack smoothNoise(GridGeometry geometry, int bands, int radius, Random random) {
        List<Band> names = new ArrayList<>();
        List<float[]> values = new ArrayList<>();
        for (int b = 0; b < bands; b++) {
            names.add(Band.of("E" + b + "_ppm"));
            float[] noise = new float[geometry.cells()];
            for (int cell = 0; cell < noise.length; cell++) {
                noise[cell] = (float) random.nextGaussian();
            }
            values.add(noise);
        }
        RasterStack smooth = new BoxMeans(radius).of(new RasterStack(geometry, names, values));
        for (int b = 0; b < bands; b++) {
            float[] band = smooth.values(b);
            for (int cell = 0; cell < band.length; cell++) {
                band[cell] *= 2 * radius + 1;
            }
        }
        return new RasterStack(geometry, names, values(smooth));
    }

    private static List<float[]> values(RasterStack stack) {
        List<float[]> values = new ArrayList<>();
        for (int b = 0; b < stack.bands().size(); b++) {
            values.add(stack.values(b));
        }
        return values;
    }

    public static Labels labels(GridGeometry geometry, int... deposits) {
        return new Labels(geometry, allValid(geometry), deposits, new int[0], 0);
    }
}
