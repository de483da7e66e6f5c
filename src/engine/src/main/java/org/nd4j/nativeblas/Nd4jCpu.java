package org.nd4j.nativeblas;

/**
 * Stands where Deeplearning4j 1.0.0-M2.1 looks for a class that has since moved. {@code BaseMKLDNNHelper} asks
 * {@code org.nd4j.nativeblas.Nd4jCpu$Environment} by reflection whether oneDNN may be used; without an answer the
 * convolutions take a path that is about ten times slower.
 */
public final class Nd4jCpu {
    private Nd4jCpu() {}

    /** The two methods Deeplearning4j calls. */
    public static final class Environment {
        private static final Environment INSTANCE = new Environment();

        private Environment() {}

        public static Environment getInstance() {
            return INSTANCE;
        }

        public boolean isUseMKLDNN() {
            return true;
        }
    }
}
