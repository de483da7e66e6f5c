package org.prospectivity.tables;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {
    @ParameterizedTest
    @CsvSource({
        "ppm,ppm",
        "PPB,ppb",
        "%,pct",
        "wt %,pct",
        "Wt.%,pct",
        "pct,pct",
        "g/t,g/t",
        "\u00b5g/kg,ug/kg",
        "\u03bcg/g,ug/g",
        "mg kg-1,mg/kg",
        "(ppm),ppm",
        "[ %],pct",
        "m,m",
        "Decimal degrees,deg",
        "oz/ton,oz/t",
        "g/cc,g/cc"
    })
    void knowsTheSpellingsOfUnits(String spelling, String name) {
        assertThat(Units.name(spelling)).isEqualTo(name);
        assertThat(Units.isUnit(spelling)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Au", "K", "S", "C", "In", "Mg", "x", "y", "", "()", "FA50", "ppm Au"})
    void knowsWhatIsNoUnit(String text) {
        assertThat(Units.isUnit(text)).isFalse();
    }
}
