package org.prospectivity.engine.geochemistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.InvalidInputException;

class SampleTableTest {
    private static final double[] EASTINGS = {1000, 2000, 3000};
    private static final double[] NORTHINGS = {500, 900, 100};
    private static final Determinations ARSENIC = new Determinations("As_ppm", List.of(1, 2, 3));
    private static final Determinations GOLD = new Determinations("Au_ppb", Arrays.asList("<1", null, "3"));

    @Test
    void elementsAreFoundByName() {
        SampleTable table = new SampleTable(EASTINGS, NORTHINGS, List.of(ARSENIC, GOLD));
        assertThat(table.select(List.of("Au_ppb")).elements()).containsExactly(GOLD);
        assertThatThrownBy(() -> table.select(List.of("As_ppm", "Sb")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("elements: Sb")
                .hasMessageContaining("[As_ppm, Au_ppb]");
    }

    @Test
    void tooFewSamples() {
        Determinations two = new Determinations("As_ppm", List.of(1, 2));
        rejected(new double[] {1, 2000}, new double[] {500, 1000}, two, "samples: 2 samples");
        rejected(new double[0], new double[0], new Determinations("As_ppm", List.of()), "samples: 0 samples");
    }

    @Test
    void samplesAllAtOnePlace() {
        rejected(new double[] {1000, 1000, 1000}, new double[] {7, 7, 7}, ARSENIC, "all at 1000.0, 7.0");
    }

    @Test
    void coordinatesThatAreNotFinite() {
        rejected(new double[] {1000, Double.NaN, 3}, NORTHINGS, ARSENIC, "sample 2 at NaN");
        rejected(EASTINGS, new double[] {1, 2, Double.NEGATIVE_INFINITY}, ARSENIC, "sample 3 at 3000.0, -Infinity");
    }

    @Test
    void coordinatesInDegrees() {
        rejected(new double[] {121.5, 121.6, -180}, new double[] {-31, -30.9, 90}, ARSENIC, "metres");
    }

    @Test
    void oneCoordinateBeyondDegreesMakesThemMetres() {
        assertThat(new SampleTable(new double[] {0, 50, 181}, new double[3], List.of(ARSENIC)).size())
                .isEqualTo(3);
    }

    @Test
    void anElementWithoutAnyValue() {
        rejected(
                EASTINGS, NORTHINGS, new Determinations("Te_ppm", Arrays.asList(null, "", " ")), "Te_ppm has no value");
    }

    @Test
    void allElementsWithoutAnyValueAreNamedAtOnce() {
        List<String> nothing = Arrays.asList(null, null, "");
        assertThatThrownBy(() -> new SampleTable(
                        EASTINGS,
                        NORTHINGS,
                        List.of(new Determinations("Te", nothing), ARSENIC, new Determinations("Re", nothing))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("elements: Te, Re have no value");
    }

    @Test
    void anElementTwice() {
        assertThatThrownBy(() -> new SampleTable(EASTINGS, NORTHINGS, List.of(ARSENIC, ARSENIC)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("As_ppm twice");
    }

    @Test
    void noElement() {
        assertThatThrownBy(() -> new SampleTable(EASTINGS, NORTHINGS, List.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("elements: ");
    }

    private static void rejected(double[] eastings, double[] northings, Determinations element, String message) {
        assertThatThrownBy(() -> new SampleTable(eastings, northings, List.of(element)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }
}
