package org.prospectivity.engine.prospectivity;

import org.prospectivity.engine.InvalidInputException;

/**
 * How a trained model goes over maps.
 *
 * @param threads strips scored at a time; the result does not depend on it
 */
public record ScoringOptions(int threads) {
    public ScoringOptions {
        InvalidInputException.require(threads >= 1, "threads", threads, "a whole number from 1");
    }

    /** As many threads as there are processors. */
    public static ScoringOptions defaults() {
        return new ScoringOptions(Runtime.getRuntime().availableProcessors());
    }

    /** The same with another number of {@link #threads}. */
    public ScoringOptions withThreads(int threads) {
        return new ScoringOptions(threads);
    }
}
