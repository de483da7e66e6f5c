package org.prospectivity.engine.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.prospectivity.engine.InvalidInputException;

class GridGeometryTest {
    private final GridGeometry grid = new GridGeometry(1000, 9000, 500, 4, 3);

    @Test
    void nodesAreCellCentresAndRowZeroIsNorth() {
        assertThat(grid.easting(0)).isEqualTo(1250);
        assertThat(grid.northing(0)).isEqualTo(8750);
        assertThat(grid.northing(2)).isEqualTo(7750);
        assertThat(grid.east()).isEqualTo(3000);
        assertThat(grid.south()).isEqualTo(7500);
    }

    @Test
    void everyNodeLiesInItsOwnCell() {
        for (int cell = 0; cell < grid.cells(); cell++) {
            assertThat(grid.cellAt(grid.easting(grid.columnOf(cell)), grid.northing(grid.rowOf(cell))))
                    .isEqualTo(cell);
        }
    }

    @Test
    void edgesBelongToTheGridAndPointsBeyondDoNot() {
        assertThat(grid.cellAt(1000, 9000)).isZero();
        assertThat(grid.cellAt(3000, 7500)).isEqualTo(11);
        assertThat(grid.cellAt(3000.01, 8000)).isEqualTo(-1);
        assertThat(grid.cellAt(2000, 7499.99)).isEqualTo(-1);
        assertThat(grid.cellAt(Double.NaN, 8000)).isEqualTo(-1);
    }

    @Test
    void absurdGridsAreRefused() {
        assertThatThrownBy(() -> new GridGeometry(0, 0, -5, 1, 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("cellSize: -5.0");
        assertThatThrownBy(() -> new GridGeometry(0, 0, 1, 100_000, 100_000)).hasMessageContaining("fewer than 2^31");
        assertThatThrownBy(() -> new GridGeometry(Double.NaN, 0, 1, 1, 1)).hasMessageContaining("finite coordinates");
    }
}
