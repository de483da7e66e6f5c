package org.prospectivity.engine.targets;

import org.prospectivity.engine.InvalidInputException;

/**
 * What counts as a target.
 *
 * @param threshold least score of a target's cells; NaN to have it chosen
 * @param share of the scored cells, more than 0, at most 1, that the targets may take before small ones are left out;
 *     NaN when not asked for. At most one of threshold and share is given
 * @param minimumArea of a target, in square kilometres; NaN for {@value #MINIMUM_CELLS} cells
 */
public record DelineationOptions(double threshold, double share, double minimumArea) {
    /** The share of the area where neither a threshold nor a share nor deposits are given. */
    public static final double DEFAULT_SHARE = 0.1;

    /** Regions of fewer cells are left out where the caller has no wish. */
    public static final int MINIMUM_CELLS = 4;

    public DelineationOptions {
        InvalidInputException.require(!Double.isInfinite(threshold), "threshold", threshold, "a finite score");
        InvalidInputException.require(
                Double.isNaN(share) || share > 0 && share <= 1, "share", share, "more than 0, at most 1");
        InvalidInputException.require(
                Double.isNaN(minimumArea) || minimumArea >= 0 && Double.isFinite(minimumArea),
                "minimumArea",
                minimumArea,
                "0 or more square kilometres");
        if (!Double.isNaN(threshold) && !Double.isNaN(share)) {
            throw new InvalidInputException(
                    "share", share + " is given beside threshold " + threshold + "; expected one of them");
        }
    }
}
