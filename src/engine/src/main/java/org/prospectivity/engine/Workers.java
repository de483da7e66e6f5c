package org.prospectivity.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

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
        double[] alike = new double[tasks];
        Arrays.fill(alike, 1);
        return map(alike, threads, progress, task);
    }

    /**
     * The same with tasks of unlike length.
     *
     * @param efforts how much work each task is beside the others: the mean of their fractions is weighted by it
     */
    public static <T> List<T> map(double[] efforts, int threads, Progress progress, Task<T> task) {
        InvalidInputException.require(threads >= 1, "threads", threads, "a whole number from 1");
        int tasks = efforts.length;
        AtomicReference<Throwable> fault = new AtomicReference<>();
        Sum sum = new Sum(efforts, progress);
        Task<T> guarded = (index, ignored) -> {
            try {
                // What waits still does not even begin: a task may make room for its result before it reports.
                requireNone(fault);
                T result = task.run(index, (fraction, message) -> {
                    requireNone(fault);
                    sum.report(index, fraction, message);
                });
                sum.report(index, 1, null);
                return result;
            } catch (RuntimeException | Error e) {
                fault.compareAndSet(null, e);
                throw e;
            }
        };
        if (threads == 1 || tasks <= 1) {
            List<T> results = new ArrayList<>(tasks);
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
            return results(futures, fault);
        } catch (InterruptedException e) {
            fault.compareAndSet(null, e);
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } finally {
            pool.shutdown();
        }
    }

    private static void requireNone(AtomicReference<Throwable> fault) {
        if (fault.get() != null) {
            throw new CancellationException("another task failed");
        }
    }

    /** Waits for all, so that none is left running when the first fault is thrown. */
    private static <T> List<T> results(List<Future<T>> futures, AtomicReference<Throwable> fault)
            throws InterruptedException {
        List<T> results = new ArrayList<>(futures.size());
        for (Future<T> future : futures) {
            try {
                results.add(future.get());
            } catch (ExecutionException e) {
                results.add(null);
            }
        }
        if (fault.get() instanceof Error error) {
            throw error;
        }
        if (fault.get() instanceof RuntimeException exception) {
            throw exception;
        }
        return results;
    }

    /** The mean of several tasks' fractions by their efforts, which never falls. */
    private static final class Sum {
        private final double[] fractions;
        private final double[] efforts;
        private final double all;
        private final Progress whole;
        private String message = "";

        Sum(double[] efforts, Progress whole) {
            this.fractions = new double[efforts.length];
            this.efforts = efforts;
            this.all = Arrays.stream(efforts).sum();
            this.whole = whole;
        }

        void report(int task, double fraction, String text) {
            double mean;
            String shown;
            synchronized (this) {
                fractions[task] = Math.max(fractions[task], fraction);
                message = text == null ? message : text;
                shown = message;
                mean = 0;
                for (int i = 0; i < fractions.length; i++) {
                    mean += fractions[i] * efforts[i] / all;
                }
                mean = Math.min(mean, 1);
            }
            whole.report(mean, shown);
        }
    }
}
