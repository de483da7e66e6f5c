package org.prospectivity.engine;

import java.io.Serializable;
import java.util.List;

/**
 * Threads of this machine.
 *
 * @param threads how many, at least 1; with 1 units are worked at in order on the calling thread
 */
public record Threads(int threads) implements Workforce {
    public Threads {
        InvalidInputException.require(threads >= 1, "threads", threads, "a whole number from 1");
    }

    /** As many as the machine has processors. */
    public static Threads all() {
        return new Threads(Runtime.getRuntime().availableProcessors());
    }

    @Override
    public int atATime() {
        return threads;
    }

    @Override
    public boolean isElsewhere() {
        return false;
    }

    @Override
    public <U extends Serializable, R> void run(Job<U, R> job, List<U> units, Taker<R> taker, Progress progress) {
        Job.Worker<U, R> worker = job.ready();
        double[] efforts = units.stream().mapToDouble(job::effort).toArray();
        Workers.map(efforts, threads, progress, (unit, part) -> {
            taker.take(unit, worker.work(units.get(unit), part));
            return null;
        });
    }
}
