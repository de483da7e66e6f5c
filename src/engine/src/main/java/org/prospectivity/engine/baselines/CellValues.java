package org.prospectivity.engine.baselines;

import java.io.Serializable;
import java.util.stream.IntStream;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;

/**
 * What a pointwise model sees of a cell: the value of each band there, and nothing of its surroundings but what a band
 * itself sums up ({@link BoxMeans}).
 */
public final class CellValues implements Serializable {
    private final GridGeometry geometry;
    private final int[] radii;
    private final float[][] bands;

    /**
     * @param stack normalised bands, with a finite value in each valid cell
     * @param valid for each cell whether it may be learned from or scored
     */
    public CellValues(RasterStack stack, boolean[] valid) {
        this(stack, valid, new int[] {0});
    }

    /**
     * @param stack the bands' means, radius by radius
     * @param radii of the squares they are means of
     */
    private CellValues(RasterStack stack, boolean[] valid, int[] radii) {
        geometry = stack.geometry();
        this.radii = radii;
        bands = IntStream.range(0, stack.bands().size()).mapToObj(stack::values).toArray(float[][]::new);
        for (int b = 0; b < bands.length; b++) {
            for (int cell = 0; cell < valid.length; cell++) {
                if (valid[cell] && !Float.isFinite(bands[b][cell])) {
                    Band band = stack.bands().get(b);
                    throw new IllegalArgumentException(
                            band.name() + " is " + bands[b][cell] + " in the valid cell " + cell);
                }
            }
        }
    }

    /**
     * Means over squares instead of the values themselves.
     *
     * @param radii of the squares
     */
    static CellValues onMeans(RasterStack stack, boolean[] valid, int... radii) {
        return new CellValues(new BoxMeans(radii).of(stack), valid, radii);
    }

    /** Of the squares whose means the values are; 0 is the cell itself. */
    int[] radii() {
        return radii;
    }

    /** The grid of the bands. */
    GridGeometry geometry() {
        return geometry;
    }

    /** Number of bands. */
    int count() {
        return bands.length;
    }

    /** Values of a band, one a cell. */
    float[] band(int band) {
        return bands[band];
    }

    /** The values of a cell. */
    double[] values(int cell) {
        double[] values = new double[bands.length];
        for (int b = 0; b < bands.length; b++) {
            values[b] = bands[b][cell];
        }
        return values;
    }
}
