package org.prospectivity.engine.cnn;

import java.util.List;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.MemoryWorkspaceManager;
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
     * their work, and their workspaces would stay behind. They go one by one: Deeplearning4j's own way to give back all
     * of them ends in a full collection of the heap, which holds up every other thread.
     */
    public static void releaseThread() {
        MemoryWorkspaceManager manager = Nd4j.getWorkspaceManager();
        List<MemoryWorkspace> workspaces = manager.getAllWorkspacesForCurrentThread();
        if (workspaces != null) {
            List.copyOf(workspaces).forEach(manager::destroyWorkspace);
        }
    }
}
