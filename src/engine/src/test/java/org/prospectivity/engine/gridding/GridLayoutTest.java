package org.prospectivity.engine.gridding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.raster.GridGeometry;

class GridLayoutTest {
    private static final double[] EASTINGS = {1000, 5000, 2000, 3050};
    private static final double[] NORTHINGS = {-400, 3600, 100, 200};

    @Test
    void theCellSizeIsAQuarterOfTheSpacing() {
        assertThat(GridLayout.defaultCellSize(EASTINGS, NORTHINGS))
                .isCloseTo(0.25 * Math.sqrt(4000.0 * 4000 / 4), within(1e-9));
    }

    @Test
    void alongALineTheSpacingIsTheLengthDividedByTheirNumber() {
        assertThat(GridLayout.spacing(new double[] {0, 10, 40}, new double[3])).isCloseTo(40 / 3.0, within(1e-12));
    }

    @Test
    void aroundPointsEdgesAreAtWholeCellSizesAndEveryPointIsInside() {
        GridGeometry grid = GridLayout.around(EASTINGS, NORTHINGS, 300);
        assertThat(grid).isEqualTo(new GridGeometry(900, 3600, 300, 14, 14));
        for (int p = 0; p < EASTINGS.length; p++) {
            assertThat(grid.cellAt(EASTINGS[p], NORTHINGS[p])).isNotNegative();
        }
    }

    @Test
    void boundsStartTheGridAndAreCovered() {
        assertThat(GridLayout.within(new Extent(10, 20, 110, 95), 50)).isEqualTo(new GridGeometry(10, 95, 50, 2, 2));
        assertThat(GridLayout.within(new Extent(0, 0, 0.3, 0.1), 0.1)).isEqualTo(new GridGeometry(0, 0.1, 0.1, 3, 1));
        assertThat(GridLayout.within(new Extent(5, 5, 5, 5), 2)).isEqualTo(new GridGeometry(5, 5, 2, 1, 1));
    }

    @Test
    void absurdCellSizesAndBoundsAreNamed() {
        rejected(() -> GridLayout.around(EASTINGS, NORTHINGS, 1e-6), "cellSize: 1.0E-6 m, which makes 4000000000 x");
        rejected(() -> GridLayout.around(EASTINGS, NORTHINGS, 0), "cellSize: 0.0");
        rejected(() -> GridLayout.around(EASTINGS, NORTHINGS, -5), "cellSize: -5.0");
        rejected(() -> GridLayout.around(EASTINGS, NORTHINGS, Double.NaN), "cellSize: NaN");
        rejected(() -> new Extent(10, 0, 5, 8), "bounds: west 10.0");
        rejected(() -> new Extent(0, Double.NEGATIVE_INFINITY, 5, 8), "bounds: ");
        rejected(() -> new Extent(0, 0, Double.NaN, 8), "bounds: ");
    }

    private static void rejected(Runnable call, String message) {
        assertThatThrownBy(call::run).isInstanceOf(InvalidInputException.class).hasMessageContaining(message);
    }
}
