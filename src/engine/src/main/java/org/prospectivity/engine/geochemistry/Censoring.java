package org.prospectivity.engine.geochemistry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How many determinations of an element are censored, that is known only to be below or above a detection limit.
 *
 * @param measured within the limits
 * @param below below the lower limit
 * @param above above the upper limit
 * @param missing without a result
 * @param greatestMeasured the greatest measured concentration; NaN when none is measured
 * @param greatestLimit the greatest lower limit; NaN when none is below
 */
public record Censoring(
        int measured, int below, int above, int missing, double greatestMeasured, double greatestLimit) {

    /** What a share of censored values means for replacing them by a constant. */
    public enum Level {
        /** At most 5 %: of no consequence. */
        TOLERABLE,
        /** Above 5 %: noticeable at the low end. */
        NOTICEABLE,
        /** Above 10 %: a concern. */
        CONCERN,
        /** Above 20 %: replacing is not adequate, other methods are needed. */
        INADEQUATE
    }

    /** The censored share of the determinations that are not missing, 0 to 1; 0 when there are none. */
    public double share() {
        int known = measured + below + above;
        return known == 0 ? 0 : (double) (below + above) / known;
    }

    public Level level() {
        double share = share();
        if (share > 0.20) {
            return Level.INADEQUATE;
        }
        if (share > 0.10) {
            return Level.CONCERN;
        }
        return share > 0.05 ? Level.NOTICEABLE : Level.TOLERABLE;
    }

    /** What to tell the person who gave the data. */
    public List<String> warnings(String element) {
        List<String> warnings = new ArrayList<>();
        if (level() != Level.TOLERABLE) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "%s: %.1f %% of the values are censored (%d below, %d above a detection limit); %s",
                    element,
                    100 * share(),
                    below,
                    above,
                    switch (level()) {
                        case NOTICEABLE -> "above 5 % it shows at the low end of the map";
                        case CONCERN -> "above 10 % the map is a concern";
                        default -> "above 20 % a replaced value is no adequate estimate";
                    }));
        }
        if (greatestLimit > greatestMeasured) {
            warnings.add(element + ": a value below the limit " + greatestLimit
                    + " is recorded, but none above " + greatestMeasured
                    + " was measured; negative numbers mean below detection, so a code for missing values such as"
                    + " -9999 has to be removed");
        }
        return warnings;
    }
}
