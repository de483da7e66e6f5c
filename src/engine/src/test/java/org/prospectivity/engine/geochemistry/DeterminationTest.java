package org.prospectivity.engine.geochemistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.geochemistry.Determination.Qualifier;

class DeterminationTest {
    @ParameterizedTest
    @CsvSource({
        "5.2, 5.2, MEASURED",
        "' 1e-3 ', 0.001, MEASURED",
        "+.5, 0.5, MEASURED",
        "0, 0, MEASURED",
        "-0.5, 0.5, BELOW",
        "<0.5, 0.5, BELOW",
        "< 10, 10, BELOW",
        ">100, 100, ABOVE",
        "'> 1E4', 10000, ABOVE"
    })
    void whatALaboratoryWritesIsUnderstood(String text, double value, Qualifier qualifier) {
        assertThat(Determination.of(text, "Au_ppb", 1)).isEqualTo(new Determination(value, qualifier));
    }

    @Test
    void numbersBelowZeroAreBelowThatLimit() {
        assertThat(Determination.of(-5, "Au_ppb", 1)).isEqualTo(new Determination(5, Qualifier.BELOW));
        assertThat(Determination.of(7.5f, "Au_ppb", 1)).isEqualTo(new Determination(7.5, Qualifier.MEASURED));
    }

    @Test
    void nothingIsMissing() {
        for (Object nothing : new Object[] {null, "", "  ", Double.NaN, Float.NaN}) {
            assertThat(Determination.of(nothing, "Au_ppb", 1)).isEqualTo(Determination.MISSING);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "n.a.",
                "NaN",
                "Infinity",
                "0,5",
                "5 ppm",
                "<",
                "> ",
                "<<5",
                "<-5",
                "<0",
                "5f",
                "0x1p3",
                "1e999",
                "--5"
            })
    void anythingElseIsAnErrorWithElementSampleAndText(String text) {
        assertThatThrownBy(() -> Determination.of(text, "Au_ppb", 17))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Au_ppb of sample 17 is \"" + text + "\"");
    }

    @Test
    void infinityIsNoConcentration() {
        assertThatThrownBy(() -> Determination.of(Double.POSITIVE_INFINITY, "Au_ppb", 3))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Au_ppb of sample 3 is \"Infinity\"");
    }
}
