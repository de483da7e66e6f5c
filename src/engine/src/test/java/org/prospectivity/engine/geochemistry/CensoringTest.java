package org.prospectivity.engine.geochemistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prospectivity.engine.InvalidInputException;

class CensoringTest {
    private static final Determinations GOLD =
            new Determinations("Au_ppb", Arrays.asList("4", "<2", -6, ">100", null, "0"));

    @Test
    void eachKindIsCounted() {
        Censoring censoring = GOLD.censoring();
        assertThat(censoring).isEqualTo(new Censoring(2, 2, 1, 1, 4, 6));
        assertThat(censoring.share()).isEqualTo(0.6);
    }

    @Test
    void eachRuleReplacesByWhatItSays() {
        double none = Double.NaN;
        assertThat(DetectionLimits.HALF.apply(GOLD)).containsExactly(4, 1, 3, 100, none, 0);
        assertThat(DetectionLimits.LIMIT.apply(GOLD)).containsExactly(4, 2, 6, 100, none, 0);
        assertThat(DetectionLimits.ZERO.apply(GOLD)).containsExactly(4, 0, 0, 100, none, 0);
        assertThat(DetectionLimits.DROP.apply(GOLD)).containsExactly(4, none, none, none, none, 0);
    }

    @Test
    void droppingTheLastValueIsAnErrorThatNamesTheElement() {
        Determinations all = new Determinations("Te_ppm", Arrays.asList("<1", "<1", null));
        assertThatThrownBy(() -> DetectionLimits.DROP.apply(all))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("detectionLimits: ")
                .hasMessageContaining("Te_ppm");
    }

    @ParameterizedTest
    @CsvSource({
        "0, TOLERABLE",
        "5, TOLERABLE",
        "6, NOTICEABLE",
        "10, NOTICEABLE",
        "11, CONCERN",
        "20, CONCERN",
        "21, INADEQUATE"
    })
    void theShareTellsHowMuchItMatters(int censoredOfHundred, Censoring.Level level) {
        List<Object> column = new ArrayList<>();
        for (int s = 0; s < 100; s++) {
            column.add(s < censoredOfHundred ? "<1" : "3");
        }
        column.addAll(Arrays.asList(null, null, null));
        Censoring censoring = new Determinations("As_ppm", column).censoring();
        assertThat(censoring.level()).isEqualTo(level);
        assertThat(censoring.warnings("As_ppm").isEmpty()).isEqualTo(level == Censoring.Level.TOLERABLE);
    }

    @Test
    void aCodeForMissingValuesIsSuspected() {
        assertThat(new Determinations("As_ppm", List.of(3, 8, -9999))
                        .censoring()
                        .warnings("As_ppm"))
                .anySatisfy(warning -> assertThat(warning)
                        .contains("As_ppm")
                        .contains("9999")
                        .contains("8.0")
                        .contains("missing"));
    }
}
