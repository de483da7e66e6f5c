package org.prospectivity.engine.gridding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.gridding.Variogram.Shape;
import org.prospectivity.engine.gridding.Variogram.Structure;

class VariogramTest {
    @Test
    void theShapesAreThoseOfTheTextbook() {
        Variogram spherical = Variogram.parse("nugget 0.5 + spherical 2 range 100");
        assertThat(spherical.semivariance(0, 0)).isZero();
        assertThat(spherical.semivariance(1e-9, 0)).isCloseTo(0.5, within(1e-9));
        assertThat(spherical.semivariance(50, 0)).isCloseTo(0.5 + 2 * (0.75 - 0.0625), within(1e-12));
        assertThat(spherical.semivariance(100, 0)).isEqualTo(2.5);
        assertThat(spherical.semivariance(1e9, 0)).isEqualTo(2.5);
        assertThat(Variogram.parse("exponential 2 range 100").semivariance(300, 0))
                .isCloseTo(2 * (1 - Math.exp(-3)), within(1e-12));
        assertThat(Variogram.parse("gaussian 2 range 100").semivariance(50, 0))
                .isCloseTo(2 * (1 - Math.exp(-0.25)), within(1e-12));
    }

    @Test
    void anAnisotropicOneReachesItsSillOnAnEllipse() {
        // Longest range 100 to the north-east, a quarter of it to the south-east.
        Variogram variogram = Variogram.parse("spherical 2 range 100 azimuth 45 ratio 0.25");
        double diagonal = Math.sqrt(0.5);
        Variogram along = Variogram.parse("spherical 2 range 100");
        Variogram across = Variogram.parse("spherical 2 range 25");
        for (double h : new double[] {1, 10, 20, 60, 99, 120}) {
            assertThat(variogram.semivariance(h * diagonal, h * diagonal))
                    .isCloseTo(along.semivariance(h, 0), within(1e-9));
            assertThat(variogram.semivariance(h * diagonal, -h * diagonal))
                    .isCloseTo(across.semivariance(h, 0), within(1e-9));
        }
        // (60/100)² + (20/25)² = 1: on the ellipse.
        assertThat(variogram.semivariance((60 + 19.999) * diagonal, (60 - 19.999) * diagonal))
                .isLessThan(2);
        assertThat(variogram.semivariance((60 + 20.001) * diagonal, (60 - 20.001) * diagonal))
                .isEqualTo(2);
    }

    @Test
    void nestedStructuresAddUp() {
        Variogram nested = Variogram.parse("Nugget 0.1 + SPHERICAL 1 range 10 + spherical 2e0 range 30");
        assertThat(nested)
                .isEqualTo(new Variogram(
                        0.1, List.of(new Structure(Shape.SPHERICAL, 1, 10), new Structure(Shape.SPHERICAL, 2, 30))));
        assertThat(nested.sill()).isCloseTo(3.1, within(1e-12));
    }

    @Test
    void itsTextReadsBackAsTheSame() {
        for (String text : List.of(
                "nugget 0.05 + spherical 0.59 range 897.0",
                "nugget 3.0",
                "spherical 1.0 range 20.0 azimuth 30.0 ratio 0.5",
                "gaussian 1.0E-9 range 20.0 + exponential 2.5 range 1.0E7")) {
            assertThat(Variogram.parse(text)).hasToString(text);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sperical 1 range 5 | \"sperical\"",
                "nugget | nugget <semivariance>",
                "nugget x + spherical 1 range 5 | \"x\"",
                "spherical 1 | spherical <sill> range <metres>",
                "spherical 1 rang 5 | spherical <sill> range <metres>",
                "spherical 1 range 0 | range 0.0",
                "spherical -1 range 5 | sill -1.0",
                "nugget -0.1 + spherical 1 range 5 | nugget -0.1",
                "nugget 0 + spherical 0 range 5 | a sill of 0",
                "spherical 1 range 5 azimuth 30 | azimuth <degrees> ratio <0 to 1>",
                "spherical 1 range 5 azimuth 30 ratio 1.5 | ratio 1.5",
                "spherical 1 range 5 azimuth 400 ratio 0.5 | azimuth 400.0",
                "spherical 1 range 5 azimuth x ratio 0.5 | \"x\"",
                "nugget 1 + nugget 1 | one nugget",
                "nugget 1 + | nugget or one of",
                "spherical NaN range 5 | sill NaN",
                "nugget 0.1, spherical 1 range 5 | nugget <semivariance>",
                "'' | nugget or one of",
            })
    void aTypoIsNamed(String text, String named) {
        assertThatThrownBy(() -> Variogram.parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("variogram: ")
                .hasMessageContaining(named);
    }
}
