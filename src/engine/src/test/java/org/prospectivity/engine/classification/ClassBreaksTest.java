package org.prospectivity.engine.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.classification.ClassBreaks.Percentile;

class ClassBreaksTest {
    @Test
    void theFirstHundredAndOneNumbersHaveTheirPercentilesAtThemselves() {
        double[] values = IntStream.rangeClosed(0, 100).asDoubleStream().toArray();
        ClassBreaks breaks = ClassBreaks.of(values);
        assertThat(breaks.percentiles())
                .containsExactly(
                        new Percentile(5, 5),
                        new Percentile(25, 25),
                        new Percentile(50, 50),
                        new Percentile(75, 75),
                        new Percentile(90, 90),
                        new Percentile(95, 95));
        assertThat(breaks.lowerFence()).isEqualTo(25 - 75);
        assertThat(breaks.upperFence()).isEqualTo(75 + 75);
        // The absolute deviations from 50 are 0, 1, 1, 2, 2 … 50, 50: their median is 25.
        assertThat(breaks.medianPlus2Mad()).isCloseTo(50 + 2 * 1.4826 * 25, within(1e-9));
    }

    @Test
    void betweenTwoSamplesItIsInterpolated() {
        ClassBreaks breaks = ClassBreaks.of(new double[] {3, Double.NaN, 1, 2, 10});
        assertThat(breaks.percentiles().get(2).value()).isEqualTo(2.5);
        assertThat(breaks.percentiles().get(3).value()).isEqualTo(4.75);
    }

    @Test
    void ofNormalValuesMedianPlus2MadIsTwoStandardDeviationsUp() {
        SplittableRandom random = new SplittableRandom(8);
        double[] values = IntStream.range(0, 100_000)
                .mapToDouble(i -> random.nextGaussian(10, 3))
                .toArray();
        assertThat(ClassBreaks.of(values).medianPlus2Mad()).isCloseTo(16, within(0.1));
    }

    @Test
    void ofOneValueAllBreaksAreThatValue() {
        ClassBreaks breaks = ClassBreaks.of(new double[] {7});
        assertThat(breaks.percentiles())
                .allSatisfy(percentile -> assertThat(percentile.value()).isEqualTo(7));
        assertThat(breaks.upperFence()).isEqualTo(7);
    }

    @Test
    void ofNoValueThereAreNone() {
        assertThatThrownBy(() -> ClassBreaks.of(new double[] {Double.NaN})).isInstanceOf(InvalidInputException.class);
    }
}
