package org.prospectivity.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs independent tasks on several threads, under one progress. */
public final class Workers {
    private Workers() {}

    /** A task among several. */
    @FunctionalInterface
    public interface Task<T> {
        /**
         * @param index which of the tasks this is, from 0
         * @param progress of this task alone; it ends the task too when another one failed
         */
        T run(int index, Progress progress);
    }

    /**
     * Runs tasks and waits for all of them. The first to fail ends the others, and its exception is thrown.
     *
     * @param tasks how many
     * @param threads how many at a time, at least 1; with 1 they run in order on the calling thread
     * @param progress hears the mean of the tasks' fractions
     * @return the results in the order of the tasks
     */
    public static <T> List<T> map(int tasks, int threads, Progress progress, Task<T> task) {
        InvalidInputException.require(threads >= 1, "threads", threads, "a whole number from 1");
        AtomicBoolean failed = new AtomicBoolean();
        Sum sum = new Sum(tasks, progress);
        Task<T> guarded = (index, ignored) -> {
            try {
                T result = task.run(index, (fraction, message) -> {
                    if (failed.get()) {
                        throw new CancellationException("another task failed");
                    }
                    sum.report(index, fraction, message);
                });
                sum.report(index, 1, null);
                return result;
            } catch (RuntimeException | Error e) {
                failed.set(true);
                throw e;
            }
        };
        List<T> results = new ArrayList<>(tasks);
        if (threads == 1 || tasks <= 1) {
            for (int i = 0; i < tasks; i++) {
                results.add(guarded.run(i, progress));
            }
            return results;
        }
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, tasks), runnable -> {
            Thread thread = new Thread(runnable, "prospectivity-worker");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<T>> futures = new ArrayList<>(tasks);
            for (int i = 0; i < tasks; i++) {
                int index = i;
                futures.add(pool.submit(() -> guarded.run(index, progress)));
            }
            RuntimeException cause = null;
            for (Future<T> future : futures) {
                try {
                    results.add(future.get());
                } catch (ExecutionException e) {
                    cause = moreTelling(cause, e.getCause());
                } catch (InterruptedException e) {
                    failed.set(true);
                    Thread.currentThread().interrupt();
                    throw new CancellationException("interrupted");
                }
            }
            if (cause != null) {
                throw cause;
            }
            return results;
        } finally {
            if (results.size() < tasks) {
                failed.set(true);
            }
            pool.shutdown();
        }
    }

    /** The fault rather than the cancellations it caused in other tasks. */
    private static RuntimeException moreTelling(RuntimeException known, Throwable next) {
        if (next instanceof Error error) {
            throw error;
        }
        RuntimeException candidate = (RuntimeException) next;
        return known == null || known instanceof CancellationException && !(candidate instanceof CancellationException)
                ? candidate
                : known;
    }

    /** The mean of several tasks' fractions, which never falls. */
    private static final class Sum {
        private final double[] fractions;
        private final Progress whole;
        private String message = "";

        Sum(int tasks, Progress whole) {
            this.fractions = new double[tasks];
            this.whole = whole;
        }

        void report(int task, double fraction, String text) {
            double mean;
            String shown;
            synchronized (this) {
                fractions[task] = Math.max(fractions[task], fraction);
                message = text == null ? message : text;
                shown = message;
                mean = Arrays.stream(fractions).sum() / fractions.length;
            }
            whole.report(mean, shown);
        }
    }
}
