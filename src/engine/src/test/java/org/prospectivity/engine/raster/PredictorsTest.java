package org.prospectivity.engine.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
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

    @Test
    void continuousValuesAndLogRatiosAreScaledAsTheyAre() {
        for (String name : List.of("magnetics_continuous", "Au_clr")) {
            Predictors area = of(new float[] {-200, -100, 0, 100, 200}, name);
            // mean 0, standard deviation 100 √2
            assertThat(area.stack().values(0)[4]).isCloseTo((float) Math.sqrt(2), within(1e-6f));
            assertThat(area.stack().values(0)[0]).isCloseTo((float) -Math.sqrt(2), within(1e-6f));
        }
    }

    @Test
    void ofDistancesTheLogarithmIsTakenFromHalfACellOn() {
        Predictors area = of(new float[] {0, 499, 500, 5000, 50_000}, "faults_distance");
        double low = Math.log10(500);
        double mean = low + 0.6;
        double deviation = Math.sqrt((3 * 0.36 + 0.16 + 1.96) / 5);
        float[] found = area.stack().values(0);
        for (int cell = 0; cell < 3; cell++) {
            assertThat(found[cell]).isCloseTo((float) ((low - mean) / deviation), within(1e-6f));
        }
        assertThat(found[4]).isCloseTo((float) ((low + 2 - mean) / deviation), within(1e-6f));
    }

    @Test
    void ofDensitiesTheSquareRootIsTakenSoThatZeroIsAValueLikeOthers() {
        Predictors area = of(new float[] {0, 1, 4, 9, 16}, "faults_density");
        // roots 0 to 4: mean 2, standard deviation √2
        assertThat(area.stack().values(0))
                .usingComparatorWithPrecision(1e-6f)
                .containsExactly((float) -Math.sqrt(2), (float) -Math.sqrt(0.5), 0, (float) Math.sqrt(0.5), (float)
                        Math.sqrt(2));
    }

    @Test
    void classesDifferByTwoHoweverRareTheyAre() {
        float[] rare = new float[1000];
        rare[3] = 1;
        GridGeometry grid = new GridGeometry(0, 0, 100, 100, 10);
        Predictors area = Predictors.of(
                new RasterStack(grid, List.of(Band.of("rock-granite_category")), List.of(rare)), "geochemistry");
        assertThat(area.stack().values(0)[3]).isCloseTo(2 - 0.002f, within(1e-6f));
        assertThat(area.stack().values(0)[4]).isCloseTo(-0.002f, within(1e-6f));
        assertThat(area.constant()).isEmpty();
    }

    @Test
    void otherEvidenceThatDoesNotVaryIsTheMeanAndIsTold() {
        for (String name : List.of("rock-granite_category", "faults_density", "dem_continuous", "faults_distance")) {
            Predictors area = of(new float[] {1, 1, 1, 1, NODATA}, name);
            assertThat(area.stack().values(0)).containsOnly(0);
            assertThat(area.constant()).extracting(Band::name).containsExactly(name);
            assertThatThrownBy(() -> of(new float[] {NODATA, NODATA, NODATA, NODATA, NODATA}, name))
                    .hasMessageContaining(name + " has no data");
        }
    }

    @Test
    void otherEvidenceReachesFourCellsIntoAGapAndIsTheMeanBeyond() {
        GridGeometry row = new GridGeometry(0, 0, 100, 12, 1);
        float[] values = new float[12];
        Arrays.fill(values, NODATA);
        values[0] = 1;
        values[1] = 3;
        for (String name : List.of("dem_continuous", "rock-granite_category", "Au_log10")) {
            float[] scaled = values.clone();
            scaled[0] = name.startsWith("rock") ? 0 : 1;
            scaled[1] = name.startsWith("rock") ? 1 : 3;
            float[] found = Predictors.of(new RasterStack(row, List.of(Band.of(name)), List.of(scaled)), "geochemistry")
                    .stack()
                    .values(0);
            boolean element = name.startsWith("Au");
            for (int cell = 2; cell < 12; cell++) {
                assertThat(found[cell]).as(name).isEqualTo(element || cell <= 5 ? found[1] : 0);
            }
        }
    }

    @Test
    void whereThereIsGeochemistryItAloneDecidesWhichCellsAreValid() {
        float[] gold = {1, 2, NODATA, NODATA, 5};
        float[] arsenic = {1, NODATA, NODATA, NODATA, 5};
        float[] magnetics = {NODATA, NODATA, 1, -2, 3};
        float[] faults = {NODATA, NODATA, 100, 200, NODATA};
        Predictors area = Predictors.of(
                new RasterStack(
                        ROW,
                        List.of(
                                Band.of("magnetics_continuous"),
                                Band.of("Au_ppb"),
                                Band.of("As_ppm"),
                                Band.of("faults_distance")),
                        List.of(magnetics, gold, arsenic, faults)),
                "geochemistry");
        assertThat(area.valid()).containsExactly(true, true, false, false, true);
    }

    @Test
    void withoutGeochemistryHalfOfTheEvidenceDecidesAndACategoryIsOne() {
        float[] magnetics = {1, -2, NODATA, 4, NODATA};
        float[] gravity = {NODATA, 1, NODATA, 2, NODATA};
        float[] granite = {NODATA, NODATA, 1, 0, NODATA};
        float[] basalt = {NODATA, NODATA, 0, 1, NODATA};
        float[] shale = {NODATA, NODATA, NODATA, 0, 0.5f};
        Predictors area = Predictors.of(
                new RasterStack(
                        ROW,
                        List.of(
                                Band.of("magnetics_continuous"),
                                Band.of("gravity_continuous"),
                                Band.of("rock-granite_category"),
                                Band.of("rock-basalt_category"),
                                Band.of("rock-shale_category")),
                        List.of(magnetics, gravity, granite, basalt, shale)),
                "geochemistry");
        // known evidence of three: 1, 2, 1 (two of three classes), 3, 0 (one of three classes)
        assertThat(area.valid()).containsExactly(false, true, false, true, false);
    }

    @Test
    void otherEvidenceIsMatchedByNameAndKind() {
        Predictors area = Predictors.of(
                new RasterStack(
                        ROW,
                        List.of(Band.of("Au_ppb"), Band.of("Au_distance"), Band.of("rock-granite_category")),
                        List.of(new float[] {1, 2, 3, 4, 5}, new float[] {5, 4, 3, 2, 1}, new float[] {0, 1, 0, 1, 0})),
                "geochemistry");
        List<Band> wanted = List.of(
                Band.of("ROCK-granite_category"),
                Band.of("rock-granite_distance"),
                Band.of("au_distance"),
                Band.of("au_density"));
        Predictors arranged = area.arranged(wanted, "geochemistry");
        assertThat(arranged.stack().values(0)).isSameAs(area.stack().values(2));
        assertThat(arranged.stack().values(1)).containsOnly(0);
        assertThat(arranged.stack().values(2)).isSameAs(area.stack().values(1));
        assertThat(arranged.stack().values(3)).containsOnly(0);
        assertThat(area.common(wanted)).containsExactly(wanted.get(0), wanted.get(2));
    }

    @Test
    void whatAKindExcludesIsRefusedWithTheValueTheCountAndWhatSettlesIt() {
        assertThatThrownBy(() -> of(new float[] {-10, 2, -52.5f, 4, 5}, "magnetics"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("magnetics holds -52.5, the farthest of 2 values")
                .hasMessageContaining("magnetics=CONTINUOUS")
                .hasMessageContaining("magnetics_continuous");
        assertThatThrownBy(() -> of(new float[] {-10, 2, 3, 4, 5}, "faults_distance"))
                .hasMessageContaining("faults_distance holds -10.0")
                .hasMessageContaining("faults_continuous");
        assertThatThrownBy(() -> of(new float[] {-1, 2, 3, 4, 5}, "faults_density"))
                .hasMessageContaining("faults_density holds -1.0");
        assertThatThrownBy(() -> of(new float[] {1, 2, 3, 4, 17}, "rock_category"))
                .hasMessageContaining("rock_category holds 17.0, the farthest of 4 values")
                .hasMessageContaining("one band a class");
        assertThatThrownBy(() -> of(new float[] {1, Float.POSITIVE_INFINITY, 3, 4, 5}, "dem_continuous"))
                .hasMessageContaining("dem_continuous holds Infinity");
    }

    private static Predictors of(float[] values, String band) {
        return Predictors.of(new RasterStack(ROW, List.of(Band.of(band)), List.of(values)), "geochemistry");
    }
}
