package org.prospectivity.engine;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Who works at what falls into independent units: {@link Threads} of this machine, or other machines. Results are the
 * same whoever it is, to the last bit: units are divided by the data alone, each result depends on its unit alone, and
 * sums over results are made in the order of the units.
 */
public interface Workforce {
    /** How many threads of this machine may be used for what is not handed out. At least 1. */
    int threads();

    /** How many units are worked at at a time: for work that is best divided into no more. At least 1. */
    int atATime();

    /**
     * Whether units are worked at elsewhere: then jobs, units and results are serialised, and a unit is one thread's
     * work. Else work at one unit may use {@link #threads()} itself.
     */
    boolean isElsewhere();

    /**
     * Has a job done. The first unit to fail ends the others, and its exception is thrown.
     *
     * @param taker hears of each result as it comes
     * @param progress hears how much is done; when it cancels, work ends on all machines
     */
    <U extends Serializable, R> void run(Job<U, R> job, List<U> units, Taker<R> taker, Progress progress);

    /** Takes results. */
    @FunctionalInterface
    interface Taker<R> {
        /**
         * Takes the result of a unit: once for each, in any order, and by several threads at a time.
         *
         * @param unit its number among the units, from 0
         */
        void take(int unit, R result);
    }

    /**
     * Has a job done and keeps the results.
     *
     * @return in the order of the units
     */
    default <U extends Serializable, R> List<R> map(Job<U, R> job, List<U> units, Progress progress) {
        Object[] results = new Object[units.size()];
        run(job, units, (unit, result) -> results[unit] = result, progress);
        List<R> list = new ArrayList<>(results.length);
        Arrays.stream(results).forEach(result -> {
            @SuppressWarnings("unchecked") // what the taker was given
            R typed = (R) result;
            list.add(typed);
        });
        return list;
    }
}
