package org.prospectivity.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The same work done by several contenders in turn, round after round, so that what else the machine does meets them
 * alike. The ratio of two is the median of their ratios in each round.
 */
final class Contest {
    /** Rounds that only warm up. */
    private static final int WARM_UP = 2;

    private final int rounds;
    private final Map<String, Stopwatch.Task> tasks = new LinkedHashMap<>();
    private final Map<String, double[]> seconds = new LinkedHashMap<>();
    private final Map<String, double[]> processorSeconds = new LinkedHashMap<>();

    Contest(int rounds) {
        this.rounds = rounds;
    }

    Contest with(String contender, Stopwatch.Task task) {
        tasks.put(contender, task);
        seconds.put(contender, new double[rounds]);
        processorSeconds.put(contender, new double[rounds]);
        return this;
    }

    Contest run() throws Exception {
        OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        for (int round = -WARM_UP; round < rounds; round++) {
            for (Map.Entry<String, Stopwatch.Task> entry : tasks.entrySet()) {
                long processor = machine.getProcessCpuTime();
                long start = System.nanoTime();
                entry.getValue().run();
                if (round >= 0) {
                    seconds.get(entry.getKey())[round] = (System.nanoTime() - start) / 1e9;
                    processorSeconds.get(entry.getKey())[round] = (machine.getProcessCpuTime() - processor) / 1e9;
                }
            }
        }
        return this;
    }

    void forEach(Consumer<String> contender) {
        tasks.keySet().forEach(contender);
    }

    /** Median of the time that passed. */
    double seconds(String contender) {
        return median(seconds.get(contender));
    }

    /** How many times faster one is than another, by the time that passed. */
    double ratio(String one, String other) {
        return ratio(seconds.get(one), seconds.get(other));
    }

    /** Likewise by the processor time that the process took, which other work on the machine hardly changes. */
    double processorRatio(String one, String other) {
        return ratio(processorSeconds.get(one), processorSeconds.get(other));
    }

    private static double ratio(double[] one, double[] other) {
        double[] ratios = new double[one.length];
        Arrays.setAll(ratios, round -> other[round] / one[round]);
        return median(ratios);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
