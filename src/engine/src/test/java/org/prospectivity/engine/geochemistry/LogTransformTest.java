package org.prospectivity.engine.geochemistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.Band.Transform;

class LogTransformTest {
    private static final double NONE = Double.NaN;

    private static List<Band> bands(String... names) {
        return Stream.of(names).map(Band::of).toList();
    }

    @Test
    void noneLeavesValuesAndNames() {
        double[][] values = {{1, 0, NONE}};
        LogTransform.Transformed same = LogTransform.apply(Transform.NONE, bands("Au_ppb"), values);
        assertThat(same.values()[0]).containsExactly(1, 0, NONE);
        assertThat(same.bands()).isEqualTo(bands("Au_ppb"));
        assertThat(same.zerosReplaced()).containsExactly(0);
    }

    @Test
    void log10TakesHalfTheSmallestValueForZero() {
        double[][] values = {{100, 0, NONE, 2}};
        LogTransform.Transformed logs = LogTransform.apply(Transform.LOG10, bands("Au_ppb"), values);
        assertThat(logs.values()[0]).containsExactly(2, 0, NONE, Math.log10(2));
        assertThat(logs.zerosReplaced()).containsExactly(1);
        assertThat(logs.bands().get(0).name()).isEqualTo("Au_ppb_log10");
        assertThat(values[0]).containsExactly(100, 0, NONE, 2);
    }

    @Test
    void clrIsTheLogOfThePartOverTheGeometricMeanInOneUnit() {
        // 1 %, 100 ppm, 1000 ppb = 10000, 100, 1 ppm; geometric mean 100.
        LogTransform.Transformed clr = LogTransform.apply(
                Transform.CLR, bands("Fe_pct", "Cu_ppm", "Au_ppb"), new double[][] {{1, 1}, {100, NONE}, {1000, 5}});
        double ln100 = Math.log(100);
        assertThat(clr.values()[0][0]).isCloseTo(ln100, within(1e-12));
        assertThat(clr.values()[1][0]).isCloseTo(0, within(1e-12));
        assertThat(clr.values()[2][0]).isCloseTo(-ln100, within(1e-12));
        for (double[] band : clr.values()) {
            assertThat(band[1]).isNaN();
        }
        assertThat(clr.bands()).extracting(Band::name).containsExactly("Fe_pct_clr", "Cu_ppm_clr", "Au_ppb_clr");
        assertThat(clr.subcomposition()).containsExactly("Fe_pct", "Cu_ppm", "Au_ppb");
    }

    @Test
    void ilrOfTwoPartsIsTheirLogRatioOverRootTwo() {
        LogTransform.Transformed ilr =
                LogTransform.apply(Transform.ILR, bands("Cu_ppm", "Zn_ppm"), new double[][] {{8}, {2}});
        assertThat(ilr.values()).hasDimensions(1, 1);
        assertThat(ilr.values()[0][0]).isCloseTo(Math.log(4) / Math.sqrt(2), within(1e-12));
        assertThat(ilr.bands().get(0).name()).isEqualTo("z1-Cu_ilr");
        assertThat(ilr.bands().get(0).transform()).isEqualTo(Transform.ILR);
    }

    @Test
    void ilrKeepsTheDistancesOfClr() {
        SplittableRandom random = new SplittableRandom(5);
        double[][] values = new double[5][20];
        for (double[] part : values) {
            for (int p = 0; p < part.length; p++) {
                part[p] = Math.exp(random.nextDouble(-3, 3));
            }
        }
        List<Band> bands = bands("A", "B", "C", "D", "E");
        double[][] clr = LogTransform.apply(Transform.CLR, bands, values).values();
        double[][] ilr = LogTransform.apply(Transform.ILR, bands, values).values();
        assertThat(ilr).hasDimensions(4, 20);
        for (int a = 0; a < 20; a++) {
            for (int b = 0; b < a; b++) {
                assertThat(distance(ilr, a, b)).isCloseTo(distance(clr, a, b), within(1e-12));
            }
        }
    }

    private static double distance(double[][] values, int a, int b) {
        double squares = 0;
        for (double[] part : values) {
            squares += (part[a] - part[b]) * (part[a] - part[b]);
        }
        return Math.sqrt(squares);
    }

    @Test
    void ratiosThatCannotBeTakenAreErrors() {
        rejected(Transform.CLR, bands("Cu_ppm"), new double[][] {{1}}, "elements: 1 element");
        rejected(Transform.ILR, bands("Cu_ppm", "Zn"), new double[][] {{1}, {1}}, "[Zn]");
        rejected(Transform.CLR, bands("Cu_ppm", "Zn_ppm"), new double[][] {{1, NONE}, {NONE, 1}}, "no sample has all");
        rejected(Transform.LOG10, bands("Cu_ppm"), new double[][] {{0, 0, NONE}}, "Cu_ppm, which is 0 in all");
    }

    private static void rejected(Transform transform, List<Band> bands, double[][] values, String message) {
        assertThatThrownBy(() -> LogTransform.apply(transform, bands, values))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }
}
