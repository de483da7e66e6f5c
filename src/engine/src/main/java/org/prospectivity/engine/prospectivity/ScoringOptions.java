package org.prospectivity.engine.prospectivity;

import org.prospectivity.engine.Threads;
import org.prospectivity.engine.Workforce;
import org.prospectivity.engine.model.Method;

/**
 * How a trained model goes over maps.
 *
 * @param method of the model's, by which it scores
 * @param percentile whether the map has a band of the scores' percentiles
 * @param workforce who scores; the result does not depend on it
 */
public record ScoringOptions(Method method, boolean percentile, Workforce workforce) {
    /** By what the training recommends, on as many threads as there are processors. */
    public static ScoringOptions defaults() {
        return new ScoringOptions(Method.RECOMMENDED, true, Threads.all());
    }

    /** The same with or without the {@link #percentile}. */
    public ScoringOptions withPercentile(boolean percentile) {
        return new ScoringOptions(method, percentile, workforce);
    }

    /** The same with another {@link #workforce}. */
    public ScoringOptions withWorkforce(Workforce workforce) {
        return new ScoringOptions(method, percentile, workforce);
    }

    /** The same with so many threads of this machine as {@link #workforce}. */
    public ScoringOptions withThreads(int threads) {
        return withWorkforce(new Threads(threads));
    }

    /** The same by another {@link #method}. */
    public ScoringOptions withMethod(Method method) {
        return new ScoringOptions(method, percentile, workforce);
    }
}
