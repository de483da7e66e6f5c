package org.prospectivity.engine.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.InvalidInputException;

class PredictorsTest {
    private static final GridGeometry ROW = new GridGeometry(0, 1000, 1000, 5, 1);
    private static final float NODATA = Float.NaN;

    @Test
    void concentrationsAreLoggedAndScaledToMeanZeroAndDeviationOne() {
        Predictors area = of(new float[] {1, 10, 100, 1000, 10000}, "Au_ppb");
        // log10 gives 0 to 4: mean 2, standard deviation √2
        float[] expected = {-2, -1, 0, 1, 2};
        for (int i = 0; i < 5; i++) {
            assertThat(area.stack().values(0)[i]).isCloseTo((float) (expected[i] / Math.sqrt(2)), within(1e-6f));
        }
    }

    @Test
    void unitsDoNotMatter() {
        Predictors ppb = of(new float[] {1, 10, 100, 1000, 10000}, "Au_ppb");
        Predictors ppm = of(new float[] {0.001f, 0.01f, 0.1f, 1, 10}, "Au_ppm");
        for (int i = 0; i < 5; i++) {
            assertThat(ppm.stack().values(0)[i]).isCloseTo(ppb.stack().values(0)[i], within(1e-5f));
        }
    }

    @Test
    void transformedBandsAreNotLoggedAgain() {
        Predictors area = of(new float[] {-2, -1, 0, 1, 2}, "Au_ppb_log10");
        assertThat(area.stack().values(0)[0]).isCloseTo((float) -Math.sqrt(2), within(1e-6f));
    }

    @Test
    void zeroCountsAsHalfTheLeastPositiveConcentration() {
        Predictors area = of(new float[] {0, 1, 2, 4, 8}, "Au_ppb");
        assertThat(area.normalisations().get(0).floor()).isEqualTo(0.5);
        assertThat(area.stack().values(0)[0]).isLessThan(area.stack().values(0)[1]);
    }

    @Test
    void gapsAreFilledFromTheNearestCellAndStayInvalid() {
        Predictors area = of(new float[] {1, 2, NODATA, NODATA, 4}, "Au_ppb");
        float[] filled = area.stack().values(0);
        assertThat(filled[2]).isEqualTo(filled[1]);
        assertThat(filled[3]).isEqualTo(filled[4]);
        assertThat(area.valid()).containsExactly(true, true, false, false, true);
    }

    @Test
    void aCellIsValidWhereHalfOfTheBandsHaveData() {
        Predictors area = Predictors.of(
                new RasterStack(
                        ROW,
                        List.of(Band.of("Au_ppb"), Band.of("As_ppm")),
                        List.of(new float[] {1, NODATA, NODATA, 4, 5}, new float[] {1, 2, NODATA, NODATA, 5})),
                "geochemistry");
        assertThat(area.valid()).containsExactly(true, true, false, true, true);
    }

    @Test
    void bandsAreMatchedBySymbolAndMissingOnesAreTheMean() {
        Predictors area = Predictors.of(
                new RasterStack(
                        ROW,
                        List.of(Band.of("Au_ppb"), Band.of("As_ppm")),
                        List.of(new float[] {1, 2, 3, 4, 5}, new float[] {5, 4, 3, 2, 1})),
                "geochemistry");
        List<Band> wanted = List.of(Band.of("AS_pct"), Band.of("Sb_ppm"), Band.of("Au_ppm"));
        Predictors arranged = area.arranged(wanted, "geochemistry");
        assertThat(arranged.stack().values(0)).isSameAs(area.stack().values(1));
        assertThat(arranged.stack().values(1)).containsOnly(0);
        assertThat(arranged.stack().values(2)).isSameAs(area.stack().values(0));
        assertThat(area.common(wanted)).containsExactly(wanted.get(0), wanted.get(2));
    }

    @Test
    void nothingInCommonIsRefusedWithBothLists() {
        Predictors area = of(new float[] {1, 2, 3, 4, 5}, "Au_ppb");
        assertThatThrownBy(() -> area.arranged(List.of(Band.of("Sb_ppm")), "sourceGeochemistry"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("sourceGeochemistry: ")
                .hasMessageContaining("Au_ppb")
                .hasMessageContaining("Sb_ppm");
    }

    @Test
    void constantEmptyNegativeAndRepeatedBandsAreRefusedByName() {
        assertThatThrownBy(() -> of(new float[] {3, 3, 3, 3, 3}, "Au_ppb")).hasMessageContaining("Au_ppb has the same");
        assertThatThrownBy(() -> of(new float[] {0, 0, 0, 0, 0}, "Au_ppb")).hasMessageContaining("Au_ppb has the same");
        assertThatThrownBy(() -> of(new float[] {NODATA, NODATA, NODATA, NODATA, NODATA}, "Au_ppb"))
                .hasMessageContaining("Au_ppb has no data");
        assertThatThrownBy(() -> of(new float[] {-1, 2, 3, 4, 5}, "Au_ppb"))
                .hasMessageContaining("Au_ppb holds -1.0")
                .hasMessageContaining("Au_log10");
        assertThatThrownBy(() -> Predictors.of(
                        new RasterStack(
                                ROW,
                                List.of(Band.of("Au_ppb"), Band.of("Au_ppm")),
                                List.of(new float[] {1, 2, 3, 4, 5}, new float[] {1, 2, 3, 4, 5})),
                        "geochemistry"))
                .hasMessageContaining("two bands of Au");
    }

    private static Predictors of(float[] values, String band) {
        return Predictors.of(new RasterStack(ROW, List.of(Band.of(band)), List.of(values)), "geochemistry");
    }
}
