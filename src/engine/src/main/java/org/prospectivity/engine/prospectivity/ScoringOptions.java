package org.prospectivity.engine.prospectivity;

import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.model.Method;

/**
 * How a trained model goes over maps.
 *
 * @param method of the model's, by which it scores
 * @param percentile whether the map has a band of the scores' percentiles
 * @param threads strips scored at a time; the result does not depend on it
 */
public record ScoringOptions(Method method, boolean percentile, int threads) {
    public ScoringOptions {
        InvalidInputException.require(threads >= 1, "threads", threads, "a whole number from 1");
    }

    /** By what the training recommends, on as many threads as there are processors. */
    public static ScoringOptions defaults() {
        return new ScoringOptions(Method.RECOMMENDED, true, Runtime.getRuntime().availableProcessors());
    }

    /** The same with or without the {@link #percentile}. */
    public ScoringOptions withPercentile(boolean percentile) {
        return new ScoringOptions(method, percentile, threads);
    }

    /** The same with another number of {@link #threads}. */
    public ScoringOptions withThreads(int threads) {
        return new ScoringOptions(method, percentile, threads);
    }

    /** The same by another {@link #method}. */
    public ScoringOptions withMethod(Method method) {
        return new ScoringOptions(method, percentile, threads);
    }
}
