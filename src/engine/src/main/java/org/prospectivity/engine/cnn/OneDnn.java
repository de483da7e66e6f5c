package org.prospectivity.engine.cnn;

import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Puts Deeplearning4j's convolutions on oneDNN, where the platform's native library has it (x86-64). Deeplearning4j
 * leaves them off unless a system property is set before its first network is built.
 */
final class OneDnn {
    private static final String DISABLED = "org.eclipse.deeplearning4j.helpers.disable";

    static {
        if (System.getProperty(DISABLED) == null) {
            System.setProperty(DISABLED, "false");
        }
        Nd4j.getBackend();
    }

    private OneDnn() {}

    /** Must run before a network is built. */
    static void activate() {
        // the static initialiser is the work: once, and before whoever calls goes on
    }

    /**
     * Keeps the natives on one thread for the calling thread. A network at our batch sizes does not gain from a second
     * one; ensemble members and folds do, one network a thread. It also makes results independent of the machine's
     * number of cores.
     */
    static void singleThread() {
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
    }

    /**
     * Gives back what Deeplearning4j keeps for the calling thread between two uses of a network. Worker threads end with
     * their work, and their workspaces would stay behind.
     */
    static void releaseThread() {
        Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
    }
}
