package org.prospectivity.engine.cnn;

/** ReLU, max(0, x), of whole arrays, forward and backward. */
final class Rectifier {
    private Rectifier() {}

    static void forward(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(values[i], 0);
        }
    }

    /**
     * @param values behind ReLU
     * @param gradient by them, and after the call by the values before ReLU
     */
    static void backward(float[] values, float[] gradient) {
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = where(values[i], gradient[i]);
        }
    }

    /**
     * A gradient where a value is above 0, else 0. Of values that are never below 0, of which about half are 0 in no
     * order, so that no processor could guess a branch.
     */
    static float where(float value, float gradient) {
        int above = -Float.floatToRawIntBits(value) >> 31;
        return Float.intBitsToFloat(Float.floatToRawIntBits(gradient) & above);
    }
}
