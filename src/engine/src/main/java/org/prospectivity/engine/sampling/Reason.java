package org.prospectivity.engine.sampling;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Why a sample at a place would teach something. */
public enum Reason {
    /** The map scores high there. */
    PROSPECTIVE {
        @Override
        boolean holds(SuggestedSample.Figures at) {
            return at.percentile() >= HIGH;
        }

        @Override
        String words(SuggestedSample.Figures at) {
            return format("scores higher than %.0f %% of the map", whole(at.percentile()));
        }
    },

    /** The networks of the model disagree there. */
    DISAGREEMENT {
        @Override
        boolean holds(SuggestedSample.Figures at) {
            return at.disagreement().orElse(0) >= HIGH;
        }

        @Override
        String words(SuggestedSample.Figures at) {
            return format(
                    "the networks disagree more than on %.0f %% of the map",
                    whole(at.disagreement().orElseThrow()));
        }
    },

    /** The kriging variance is high there. */
    VARIANCE {
        @Override
        boolean holds(SuggestedSample.Figures at) {
            return at.variance().orElse(0) >= HIGH;
        }

        @Override
        String words(SuggestedSample.Figures at) {
            return format(
                    "the kriging variance is above that of %.0f %% of the map",
                    whole(at.variance().orElseThrow()));
        }
    },

    /** The model does not apply there. */
    OUTSIDE_MODEL {
        @Override
        boolean holds(SuggestedSample.Figures at) {
            return at.applicability().orElse(1) < 1;
        }

        @Override
        String words(SuggestedSample.Figures at) {
            return format(
                    "unlike what the model has learned from (applicability %.2f)",
                    at.applicability().orElseThrow());
        }
    },

    /** It is far from all samples. */
    FAR_FROM_SAMPLES {
        @Override
        boolean holds(SuggestedSample.Figures at) {
            return at.gaps() >= FAR;
        }

        @Override
        String words(SuggestedSample.Figures at) {
            return format(
                    "the nearest sample is %.0f m away, %.1f times the typical gap", at.sampleDistance(), at.gaps());
        }
    },

    /** Nothing stands out: it is the best of what the other places leave. */
    BEST_OF_THE_REST {
        @Override
        boolean holds(SuggestedSample.Figures at) {
            return false;
        }

        @Override
        String words(SuggestedSample.Figures at) {
            return format(
                    "the best of the rest: scores higher than %.0f %% of the map, the nearest sample is %.0f m away",
                    whole(at.percentile()), at.sampleDistance());
        }
    };

    /** From this percentile on a score or a variance is high, and networks disagree. */
    public static final double HIGH = 75;

    /** So many typical gaps from the nearest sample are far. */
    public static final double FAR = 2;

    /** Whether a place stands out by it. */
    abstract boolean holds(SuggestedSample.Figures at);

    /** What is to be said of a place, as part of a sentence. */
    abstract String words(SuggestedSample.Figures at);

    /** All reasons that hold at a place; {@link #BEST_OF_THE_REST} where there is none. */
    static List<Reason> of(SuggestedSample.Figures at) {
        List<Reason> all =
                Arrays.stream(values()).filter(reason -> reason.holds(at)).toList();
        return all.isEmpty() ? List.of(BEST_OF_THE_REST) : all;
    }

    /** Rounded down, as nothing is above all of the map. */
    private static double whole(double percentile) {
        return Math.floor(percentile);
    }

    private static String format(String text, Object... figures) {
        return String.format(Locale.ROOT, text, figures);
    }
}
