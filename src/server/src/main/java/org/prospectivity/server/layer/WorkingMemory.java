package org.prospectivity.server.layer;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Semaphore;

/**
 * Memory that answers take while they are made. Work for which none is left waits until other work is done; what needs
 * more than there is at all waits until it is alone.
 */
public final class WorkingMemory {
    private static final int SHARE_OF_HEAP = 4;

    private final int most;
    private final Semaphore megabytes;

    /** Work that takes memory. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it. */
        T run() throws IOException;
    }

    /** @param bytes that all work may take together */
    public WorkingMemory(long bytes) {
        most = megabytes(bytes);
        megabytes = new Semaphore(most, true);
    }

    /** A quarter of what memory Java may take. */
    public static WorkingMemory ofDefaultSize() {
        return new WorkingMemory(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    private static int megabytes(long bytes) {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, bytes >> 20));
    }

    /**
     * Does work as soon as there is memory for it.
     *
     * @param bytes that it takes
     * @return what it gives
     */
    public <T> T during(long bytes, Work<T> work) throws IOException {
        int needed = Math.min(most, megabytes(bytes));
        try {
            megabytes.acquire(needed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the server is stopping");
        }
        try {
            return work.run();
        } finally {
            megabytes.release(needed);
        }
    }
}
