package org.prospectivity.engine.cnn;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * An array in the natives' memory that is used over and over, so that values are copied in and out and nothing else is
 * made. Values are in row-major order.
 */
final class Memory implements AutoCloseable {
    final INDArray array;
    final int length;
    private final FloatPointer values;

    Memory(long... shape) {
        array = Nd4j.create(DataType.FLOAT, shape);
        length = Math.toIntExact(array.length());
        values = Copies.memory(array);
    }

    /** Fills all of it. */
    void put(float[] from, int at) {
        values.put(from, at, length);
    }

    /** Fills {@code count} values from position {@code to} on. */
    void put(float[] from, int at, int to, int count) {
        values.position(to).put(from, at, count).position(0);
    }

    /** Copies all of it. */
    void get(float[] into, int at) {
        values.get(into, at, length);
    }

    /** Gives the memory back at once; the collector would see how little of it is Java's. */
    @Override
    public void close() {
        array.close();
    }
}
