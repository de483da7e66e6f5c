package org.prospectivity.benchmark;

import java.util.Arrays;

/** The time a task takes once it is warm. */
final class Stopwatch {
    /** A task of so many seconds is warm long before its end. */
    private static final double LONG = 10;

    private Stopwatch() {}

    /** A task that may fail. */
    @FunctionalInterface
    interface Task {
        void run() throws Exception;
    }

    /** The median time of several runs after one that counts only when it is long, in seconds. */
    static double seconds(int runs, Task task) throws Exception {
        double first = seconds(task);
        if (first > LONG) {
            return first;
        }
        double[] times = new double[runs];
        for (int i = 0; i < runs; i++) {
            times[i] = seconds(task);
        }
        Arrays.sort(times);
        return times[runs / 2];
    }

    private static double seconds(Task task) throws Exception {
        long start = System.nanoTime();
        task.run();
        return (System.nanoTime() - start) / 1e9;
    }
}
