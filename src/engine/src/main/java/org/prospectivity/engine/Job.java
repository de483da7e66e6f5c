package org.prospectivity.engine;

import java.io.Serializable;

/**
 * What a {@link Workforce} is asked to do for each of many units: the inputs all units share, and how one is worked at.
 * Where units are worked at on other machines a job goes there once, so everything it holds is serialisable there, and
 * what is large and can be made again is made by {@link #ready()} rather than held.
 *
 * @param <U> what tells one unit from another: a number of rows, a band, a fold, a member. Small
 * @param <R> what comes of a unit; serialisable as well
 */
@FunctionalInterface
public interface Job<U extends Serializable, R> extends Serializable {
    /** Makes ready what the units share: once on each machine, on whose threads what comes out is used. */
    Worker<U, R> ready();

    /** How much work a unit is beside others, for progress: more than 0. */
    default double effort(U unit) {
        return 1;
    }

    /** Works at units, several at a time. */
    @FunctionalInterface
    interface Worker<U, R> {
        /**
         * Works at one unit. The result depends on the job and the unit alone.
         *
         * @param progress of this unit
         */
        R work(U unit, Progress progress);
    }
}
