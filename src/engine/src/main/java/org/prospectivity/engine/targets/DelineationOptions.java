package org.prospectivity.engine.targets;

import java.util.OptionalDouble;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Threads;
import org.prospectivity.engine.Workforce;

/**
 * What counts as a target.
 *
 * @param threshold least score of a target's cells; by default it is chosen
 * @param share of the scored cells, more than 0, at most 1, that the targets may take before small ones are left out. At
 *     most one of threshold and share is given
 * @param minimumArea of a target, in square kilometres; by default that of {@value #MINIMUM_CELLS} cells
 * @param greatestArea of a target, in square kilometres; larger regions are cut along the valleys of their scores. By
 *     default there is none
 * @param applicableOnly whether cells that are unlike what the model has learned from are left out of targets
 * @param workforce who finds and judges regions; the result does not depend on it
 */
public record DelineationOptions(
        OptionalDouble threshold,
        OptionalDouble share,
        OptionalDouble minimumArea,
        OptionalDouble greatestArea,
        boolean applicableOnly,
        Workforce workforce) {
    /** The share of the area where neither a threshold nor a share nor deposits are given. */
    public static final double DEFAULT_SHARE = 0.1;

    /** Regions of fewer cells are left out where the caller has no wish. */
    public static final int MINIMUM_CELLS = 4;

    public DelineationOptions {
        threshold.ifPresent(
                score -> InvalidInputException.require(Double.isFinite(score), "threshold", score, "a finite score"));
        share.ifPresent(
                part -> InvalidInputException.require(part > 0 && part <= 1, "share", part, "more than 0, at most 1"));
        minimumArea.ifPresent(area -> InvalidInputException.require(
                area >= 0 && Double.isFinite(area), "minimumArea", area, "0 or more square kilometres"));
        greatestArea.ifPresent(area -> InvalidInputException.require(
                area > 0 && Double.isFinite(area), "greatestArea", area, "more than 0 square kilometres"));
        if (greatestArea.isPresent() && minimumArea.orElse(0) > greatestArea.getAsDouble()) {
            throw new InvalidInputException(
                    "greatestArea",
                    greatestArea.getAsDouble() + " is less than minimumArea " + minimumArea.getAsDouble()
                            + "; expected no less");
        }
        if (threshold.isPresent() && share.isPresent()) {
            throw new InvalidInputException(
                    "share",
                    share.getAsDouble() + " is given beside threshold " + threshold.getAsDouble()
                            + "; expected one of them");
        }
    }

    /** Everything chosen by rule. */
    public static DelineationOptions defaults() {
        return new DelineationOptions(
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                false,
                Threads.all());
    }

    /** The same with a threshold. */
    public DelineationOptions withThreshold(double threshold) {
        return new DelineationOptions(
                OptionalDouble.of(threshold), share, minimumArea, greatestArea, applicableOnly, workforce);
    }

    /** The same with a share of the area. */
    public DelineationOptions withShare(double share) {
        return new DelineationOptions(
                threshold, OptionalDouble.of(share), minimumArea, greatestArea, applicableOnly, workforce);
    }

    /** The same with another least area, in square kilometres. */
    public DelineationOptions withMinimumArea(double minimumArea) {
        return new DelineationOptions(
                threshold, share, OptionalDouble.of(minimumArea), greatestArea, applicableOnly, workforce);
    }

    /** The same with a greatest area, in square kilometres. */
    public DelineationOptions withGreatestArea(double greatestArea) {
        return new DelineationOptions(
                threshold, share, minimumArea, OptionalDouble.of(greatestArea), applicableOnly, workforce);
    }

    /** The same with or without cells the model does not apply to. */
    public DelineationOptions withApplicableOnly(boolean applicableOnly) {
        return new DelineationOptions(threshold, share, minimumArea, greatestArea, applicableOnly, workforce);
    }

    /** The same by others. */
    public DelineationOptions withWorkforce(Workforce workforce) {
        return new DelineationOptions(threshold, share, minimumArea, greatestArea, applicableOnly, workforce);
    }
}
