package org.prospectivity.engine.cnn;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Copies whole arrays between Java and the natives' memory, in one piece instead of value by value. */
final class Copies {
    private Copies() {}

    /** The values in row-major order. */
    static float[] of(INDArray array) {
        return into(array, new float[Math.toIntExact(array.length())]);
    }

    /**
     * Copies the values in row-major order.
     *
     * @param values where to; may be longer than the array
     * @return {@code values}
     */
    static float[] into(INDArray array, float[] values) {
        INDArray source = isRowMajor(array) ? array : array.dup('c');
        memory(source).get(values, 0, Math.toIntExact(source.length()));
        return values;
    }

    /** Fills a newly made array with the first of the values, in row-major order. */
    static INDArray fill(INDArray array, float[] values) {
        if (!isRowMajor(array)) {
            throw new IllegalArgumentException("not in row-major order");
        }
        memory(array).put(values, 0, Math.toIntExact(array.length()));
        return array;
    }

    private static boolean isRowMajor(INDArray array) {
        long expected = 1;
        for (int d = array.rank() - 1; d >= 0; d--) {
            if (array.size(d) > 1 && array.stride(d) != expected) {
                return false;
            }
            expected *= array.size(d);
        }
        return true;
    }

    /** Where an array's values lie; for as long as the array is there. */
    static FloatPointer memory(INDArray array) {
        return new FloatPointer(array.data().pointer()).position(array.offset());
    }
}
