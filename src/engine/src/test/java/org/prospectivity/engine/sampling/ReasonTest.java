package org.prospectivity.engine.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ReasonTest {
    private static final OptionalDouble NONE = OptionalDouble.empty();

    private static SuggestedSample place(SuggestedSample.Figures figures) {
        return SuggestedSample.of(1, 500_250, 3_999_750, 1, figures);
    }

    private static OptionalDouble of(double value) {
        return OptionalDouble.of(value);
    }

    @Test
    void aHighScoreIsAReason() {
        SuggestedSample place = place(new SuggestedSample.Figures(0.8, 93.9, NONE, NONE, NONE, NONE, 700, 1.4, NONE));
        assertThat(place.reasons()).containsExactly(Reason.PROSPECTIVE);
        assertThat(place.reason()).isEqualTo("Scores higher than 93 % of the map");
    }

    @Test
    void disagreementIsAReason() {
        SuggestedSample place =
                place(new SuggestedSample.Figures(0.4, 50, of(0.2), of(81), NONE, of(1.2), 700, 1.4, NONE));
        assertThat(place.reasons()).containsExactly(Reason.DISAGREEMENT);
        assertThat(place.reason()).isEqualTo("The networks disagree more than on 81 % of the map");
    }

    @Test
    void aHighKrigingVarianceIsAReason() {
        SuggestedSample place =
                place(new SuggestedSample.Figures(0.4, 50, of(0.2), of(20), of(99.7), of(1.2), 700, 1.4, NONE));
        assertThat(place.reasons()).containsExactly(Reason.VARIANCE);
        assertThat(place.reason()).isEqualTo("The kriging variance is above that of 99 % of the map");
    }

    @Test
    void groundTheModelDoesNotKnowIsAReason() {
        SuggestedSample place =
                place(new SuggestedSample.Figures(0.4, 50, of(0.2), of(20), NONE, of(0.64), 700, 1.4, NONE));
        assertThat(place.reasons()).containsExactly(Reason.OUTSIDE_MODEL);
        assertThat(place.reason()).isEqualTo("Unlike what the model has learned from (applicability 0.64)");
    }

    @Test
    void distanceIsAReason() {
        SuggestedSample place =
                place(new SuggestedSample.Figures(0.4, 50, of(0.2), of(20), NONE, NONE, 1400, 2.8, of(300)));
        assertThat(place.reasons()).containsExactly(Reason.FAR_FROM_SAMPLES);
        assertThat(place.reason()).isEqualTo("The nearest sample is 1400 m away, 2.8 times the typical gap");
    }

    @Test
    void severalReasonsAreToldTogether() {
        SuggestedSample place =
                place(new SuggestedSample.Figures(0.8, 75, of(0.3), of(75), NONE, of(1), 1000, 2, NONE));
        assertThat(place.reasons()).containsExactly(Reason.PROSPECTIVE, Reason.DISAGREEMENT, Reason.FAR_FROM_SAMPLES);
        assertThat(place.reason())
                .isEqualTo("Scores higher than 75 % of the map; the networks disagree more than on 75 % of the map;"
                        + " the nearest sample is 1000 m away, 2.0 times the typical gap");
    }

    @Test
    void whereNothingStandsOutThatIsTold() {
        SuggestedSample place =
                place(new SuggestedSample.Figures(0.4, 74, of(0.2), of(74), of(74), of(1), 700, 1.9, NONE));
        assertThat(place.reasons()).containsExactly(Reason.BEST_OF_THE_REST);
        assertThat(place.reason())
                .isEqualTo(
                        "The best of the rest: scores higher than 74 % of the map, the nearest sample is 700 m away");
    }
}
