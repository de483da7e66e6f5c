package org.prospectivity.reports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void whatRoundsToZeroHasNoSign() {
        assertThat(Numbers.decimals(-0.0004, 3)).isEqualTo("0.000");
        assertThat(Numbers.decimals(-0.4, 0)).isEqualTo("0");
        assertThat(Numbers.decimals(-0.0, 2)).isEqualTo("0.00");
    }

    @Test
    void otherNumbersKeepTheirs() {
        assertThat(Numbers.decimals(-0.0006, 3)).isEqualTo("-0.001");
        assertThat(Numbers.decimals(-1234.5, 1)).isEqualTo("-1,234.5");
        assertThat(Numbers.decimals(Double.NaN, 1)).isEqualTo("–");
    }
}
