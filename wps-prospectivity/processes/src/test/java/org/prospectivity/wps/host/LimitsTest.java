package org.prospectivity.wps.host;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.rasters.SurveyMaps;

class LimitsTest {
    private final Limits limits = new Limits(100, 3, 1, new Turns(1));

    @Test
    void theGreatestGridIsAccepted() {
        limits.grid().require("cellSize", new GridGeometry(0, 1000, 10, 10, 10));
    }

    @Test
    void aGreaterGridIsRefusedWithItsSizeAndTheLimit() {
        assertThatThrownBy(() -> limits.grid().require("cellSize", new GridGeometry(0, 1000, 10, 101, 1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("cellSize")
                .hasMessageContaining("101 by 1 cells")
                .hasMessageContaining("at most 100 cells");
    }

    @Test
    void noMapIsMadeBeyondTheLimit() {
        assertThatThrownBy(() ->
                        new SurveyMaps(limits.grid()).open(new GridGeometry(0, 1000, 10, 11, 10), java.util.List.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("cellSize");
    }

    @Test
    void tooManySamplesAreRefused() {
        limits.requireSamples(3);
        assertThatThrownBy(() -> limits.requireSamples(4))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("samples: more than 3");
    }
}
