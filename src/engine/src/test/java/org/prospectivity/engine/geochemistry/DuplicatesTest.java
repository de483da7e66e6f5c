package org.prospectivity.engine.geochemistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;

class DuplicatesTest {
    private static final double NONE = Double.NaN;
    private static final double[] EASTINGS = {1000, 2000, 1000, 1000, 1000.5, 2000};

    private static Places places(double tolerance, double... eastings) {
        return new Places(
                new SampleTable(
                        eastings,
                        new double[eastings.length],
                        List.of(new Determinations(
                                "As",
                                IntStream.range(0, eastings.length).boxed().toList()))),
                tolerance,
                Progress.NONE);
    }

    @Test
    void eachRuleTakesWhatItSays() {
        Places places = places(0, EASTINGS);
        assertThat(places.size()).isEqualTo(3);
        double[] values = {4, 7, 1, 10, 3, NONE};
        assertThat(Duplicates.MEAN.merge(values, places, "As")).containsExactly(5, 7, 3);
        assertThat(Duplicates.MEDIAN.merge(values, places, "As")).containsExactly(4, 7, 3);
        assertThat(Duplicates.FIRST.merge(values, places, "As")).containsExactly(4, 7, 3);
        assertThat(Duplicates.MEDIAN.merge(new double[] {4, NONE, NONE, 9, NONE, NONE}, places, "As"))
                .containsExactly(6.5, NONE, NONE);
    }

    @Test
    void aMissingValueIsNoDuplicate() {
        assertThat(Duplicates.REJECT.merge(new double[] {NONE, 7, 1, NONE, 3, NONE}, places(0, EASTINGS), "As"))
                .containsExactly(1, 7, 3);
    }

    @Test
    void rejectedOnesAreNamed() {
        assertThatThrownBy(
                        () -> Duplicates.REJECT.merge(new double[] {4, 7, 1, 10, 3, NONE}, places(0, EASTINGS), "As"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("duplicates: 3 values of As at 1000.0, 0.0");
    }

    @Test
    void withinTheToleranceOfAPlaceSamplesBelongToIt() {
        Places places = places(0.5, EASTINGS);
        assertThat(places.size()).isEqualTo(2);
        assertThat(places.easting(0)).isEqualTo(1000);
    }

    @Test
    void aChainOfSamplesIsNotOnePlace() {
        // 1000.4 belongs to 1000; 1000.8 lies within 0.5 of that sample, but not of the place.
        Places places = places(0.5, 1000, 1000.4, 1000.8, 2000);
        assertThat(places.size()).isEqualTo(3);
        assertThat(places.placeOf(2)).isEqualTo(1);
    }

    @Test
    void theFirstOfTwoPlacesInReachIsTaken() {
        Places places = places(1, 1001.5, 1000, 1000.9);
        assertThat(places.placeOf(2)).isZero();
    }

    @Test
    void aNegativeToleranceIsRefused() {
        assertThatThrownBy(() -> places(-1, EASTINGS))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("-1.0");
    }
}
