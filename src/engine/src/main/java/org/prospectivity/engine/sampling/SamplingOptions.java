package org.prospectivity.engine.sampling;

import java.util.OptionalDouble;
import org.prospectivity.engine.InvalidInputException;

/**
 * How many places are suggested, and which may be.
 *
 * @param count of places
 * @param spacing least distance of a place from every sample and every other place, in metres; by default the {@linkplain
 *     org.prospectivity.engine.gridding.SampledGround#gap typical gap} between samples
 * @param reach greatest distance of a place from a road, in metres; by default any
 */
public record SamplingOptions(int count, OptionalDouble spacing, OptionalDouble reach) {
    /** So many places are suggested where the caller has no wish. */
    public static final int DEFAULT_COUNT = 50;

    /** More are a survey of their own, not the next samples of one. */
    public static final int MOST = 10_000;

    public SamplingOptions {
        InvalidInputException.require(count >= 1 && count <= MOST, "count", count, "a whole number from 1 to " + MOST);
        spacing.ifPresent(metres -> InvalidInputException.require(
                metres >= 0 && Double.isFinite(metres), "spacing", metres, "0 or more metres"));
        reach.ifPresent(metres -> InvalidInputException.require(
                metres >= 0 && Double.isFinite(metres), "reach", metres, "0 or more metres"));
    }

    /** Everything chosen by rule. */
    public static SamplingOptions defaults() {
        return new SamplingOptions(DEFAULT_COUNT, OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** The same with another number of places. */
    public SamplingOptions withCount(int count) {
        return new SamplingOptions(count, spacing, reach);
    }

    /** The same with another least distance, in metres. */
    public SamplingOptions withSpacing(double spacing) {
        return new SamplingOptions(count, OptionalDouble.of(spacing), reach);
    }

    /** The same with a greatest distance from a road, in metres. */
    public SamplingOptions withReach(double reach) {
        return new SamplingOptions(count, spacing, OptionalDouble.of(reach));
    }
}
