package org.prospectivity.engine.cnn;

import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** What a thread must do before and after it works with Deeplearning4j's native library. */
public final class Natives {
    static {
        // the library cannot be reached before its backend is there
        Nd4j.getBackend();
    }

    private Natives() {}

    /**
     * Keeps the natives on one thread for the calling thread. A network at our batch sizes does not gain from a second
     * one; ensemble members and folds do, one network a thread. It also makes results independent of the machine's
     * number of cores.
     */
    public static void singleThread() {
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
    }

    /**
     * Gives back what Deeplearning4j keeps for the calling thread between two uses of a network. Worker threads end with
     * their work, and their workspaces would stay behind.
     */
    public static void releaseThread() {
        Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
    }
}
