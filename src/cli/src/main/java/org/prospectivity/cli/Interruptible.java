package org.prospectivity.cli;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.commons.lang3.exception.ExceptionUtils;

/** Runs long work that a person may interrupt, and gives it time to clean up. */
final class Interruptible {
    private static final long SECONDS_TO_END = 10;

    private Interruptible() {}

    /** Long work. */
    @FunctionalInterface
    interface Work {
        void run(ProgressDisplay progress) throws IOException;
    }

    /**
     * Runs work and shows its progress.
     *
     * @return {@link ExitCode#DONE} or {@link ExitCode#CANCELLED}
     */
    static int run(Console console, Work work) throws IOException {
        CountDownLatch ended = new CountDownLatch(1);
        ProgressDisplay progress = new ProgressDisplay(console);
        Thread interrupted = new Thread(() -> {
            progress.setCanceled(true);
            awaitEnd(ended);
        });
        Runtime.getRuntime().addShutdownHook(interrupted);
        try {
            work.run(progress);
            return ExitCode.DONE;
        } catch (RuntimeException e) {
            progress.end();
            if (progress.isCanceled() || ExceptionUtils.indexOfType(e, CancellationException.class) >= 0) {
                console.err().println("cancelled");
                return ExitCode.CANCELLED;
            }
            throw e;
        } finally {
            progress.end();
            ended.countDown();
            removeHook(interrupted);
        }
    }

    /** Holds the end of the JVM back until the run has cleaned up, but not for ever. */
    private static void awaitEnd(CountDownLatch ended) {
        try {
            ended.await(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending already: the hook is at work.
        }
    }
}
