package org.prospectivity.wps.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.classification.ClassBreaks;
import org.prospectivity.engine.raster.Band;

class CustomaryStyleTest {
    private static final double[] AROUND_ZERO = {-0.1, -0.05, 0, 0.02, 0.05, 0.3};

    private static List<Double> quantities(String sld) {
        return Pattern.compile("quantity=\"([^\"]*)\"")
                .matcher(sld)
                .results()
                .map(found -> Double.valueOf(found.group(1)))
                .toList();
    }

    private static String style(String band, double... values) {
        return CustomaryStyle.sld(1, Band.of(band), ClassBreaks.of(values));
    }

    @Test
    void scoresRunFrom0To1WhateverTheyAre() {
        assertThat(quantities(style("prospectivity", 0.2, 0.3, 0.4))).containsExactly(0.0, 0.25, 0.5, 0.75, 1.0);
        assertThat(style("prospectivity", 0.2, 0.3, 0.4)).isEqualTo(CustomaryStyle.scores(1));
    }

    @Test
    void effectsAreColouredAround0() {
        String sld = style("Sb", AROUND_ZERO);
        List<Double> quantities = quantities(sld);
        assertThat(quantities).hasSize(5).isSorted();
        assertThat(quantities.get(2)).isZero();
        assertThat(quantities.get(0)).isEqualTo(-quantities.get(4));
        assertThat(sld).contains("color=\"#f7f7f7\" quantity=\"0.0\"");
    }

    @Test
    void elementsKeepTheirPercentiles() {
        assertThat(style("Au_ppb_log10", AROUND_ZERO))
                .isEqualTo(ElementStyle.sld(1, Band.of("Au_ppb_log10"), ClassBreaks.of(AROUND_ZERO)));
        assertThat(style("As_ppm", 1, 2, 300_000)).contains("ppm").doesNotContain("e+");
    }
}
