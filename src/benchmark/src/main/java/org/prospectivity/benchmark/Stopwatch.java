package org.prospectivity.benchmark;

import java.util.Arrays;

/** The time a task takes once it is warm. */
final class Stopwatch {
    private Stopwatch() {}

    /** A task that may fail. */
    @FunctionalInterface
    interface Task {
        void run() throws Exception;
    }

    /** The median time of several runs after one that does not count, in seconds. */
    static double seconds(int runs, Task task) throws Exception {
        task.run();
        double[] times = new double[runs];
        for (int i = 0; i < runs; i++) {
            long start = System.nanoTime();
            task.run();
            times[i] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(times);
        return times[runs / 2];
    }
}
