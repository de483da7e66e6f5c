package org.prospectivity.engine.targets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.prospectivity.engine.Elsewhere;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Threads;
import org.prospectivity.engine.raster.GridGeometry;

class CellPolygonTest {
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private static GridGeometry grid(int columns, int rows) {
        return new GridGeometry(0, 0, 1, columns, rows);
    }

    /** The cells marked # in a picture of a grid. */
    private static int[] cells(String... rows) {
        String picture = String.join("", rows);
        return IntStream.range(0, picture.length())
                .filter(cell -> picture.charAt(cell) == '#')
                .toArray();
    }

    private static List<CellPolygon> traced(String... rows) {
        return CellPolygon.of(grid(rows[0].length(), rows.length), cells(rows));
    }

    private static LinearRing jts(CellPolygon.Ring ring) {
        return GEOMETRIES.createLinearRing(IntStream.range(0, ring.columns().length)
                .mapToObj(i -> new Coordinate(ring.columns()[i], -ring.rows()[i]))
                .toArray(Coordinate[]::new));
    }

    private static Geometry jts(List<CellPolygon> polygons) {
        return GEOMETRIES.createMultiPolygon(polygons.stream()
                .map(polygon -> GEOMETRIES.createPolygon(
                        jts(polygon.shell()),
                        polygon.holes().stream().map(CellPolygonTest::jts).toArray(LinearRing[]::new)))
                .toArray(Polygon[]::new));
    }

    @Test
    void aRectangleHasFourCornersCounterclockwise() {
        List<CellPolygon> polygons = traced(".....", ".###.", ".###.", ".....");
        assertThat(polygons).hasSize(1);
        CellPolygon.Ring shell = polygons.get(0).shell();
        assertThat(shell.columns()).hasSize(5);
        assertThat(jts(polygons).toText()).startsWith("MULTIPOLYGON (((4 -3, 4 -1, 1 -1, 1 -3, 4 -3)))");
        assertThat(polygons.get(0).holes()).isEmpty();
    }

    @Test
    void aHoleIsKept() {
        List<CellPolygon> polygons = traced("####", "#..#", "#.##", "####");
        assertThat(polygons).hasSize(1);
        assertThat(polygons.get(0).holes()).hasSize(1);
        assertThat(jts(polygons).getArea()).isEqualTo(13);
        assertThat(Orientation.isCCW(jts(polygons.get(0).holes().get(0)).getCoordinates()))
                .isFalse();
    }

    @Test
    void cellsThatShareACornerAloneAreTwoPolygons() {
        List<CellPolygon> polygons = traced("#.", ".#");
        assertThat(polygons).hasSize(2);
        assertThat(jts(polygons).isValid()).isTrue();
    }

    @Test
    void aPartThatTouchesItselfInACornerHasAHoleThatTouchesTheShell() {
        List<CellPolygon> polygons = traced("##.", "#.#", "###");
        assertThat(polygons).hasSize(1);
        assertThat(polygons.get(0).holes()).hasSize(1);
        assertThat(jts(polygons).isValid()).isTrue();
        assertThat(jts(polygons).getArea()).isEqualTo(7);
    }

    @Test
    void holesThatShareACornerAreTwo() {
        List<CellPolygon> polygons = traced("####", "#.##", "##.#", "####");
        assertThat(polygons.get(0).holes()).hasSize(2);
        assertThat(jts(polygons).isValid()).isTrue();
    }

    @Test
    void anIslandInAHoleIsAPolygonOfItsOwn() {
        assertThat(traced("#####", "#...#", "#.#.#", "#...#", "#####")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.3, 0.5, 0.6, 0.75, 0.95})
    void outlinesOfAnyCellsAreValidAndCoverExactlyThese(double density) {
        SplittableRandom random = new SplittableRandom(17);
        for (int trial = 0; trial < 60; trial++) {
            GridGeometry grid = grid(random.nextInt(1, 14), random.nextInt(1, 14));
            BitSet marked = new BitSet();
            IntStream.range(0, grid.cells())
                    .filter(cell -> random.nextDouble() < density)
                    .forEach(marked::set);
            int total = 0;
            for (int[] region : Regions.of(grid, marked, new Threads(1), Progress.NONE)) {
                Geometry outline = jts(CellPolygon.of(grid, region));
                List<Geometry> squares = new ArrayList<>();
                for (int cell : region) {
                    int column = grid.columnOf(cell);
                    int row = grid.rowOf(cell);
                    squares.add(GEOMETRIES.toGeometry(new Envelope(column, column + 1, -row - 1, -row)));
                }
                assertThat(outline.isValid()).isTrue();
                assertThat(outline.equalsTopo(GEOMETRIES.buildGeometry(squares).union()))
                        .isTrue();
                assertThat(outline.getArea()).isEqualTo(region.length);
                total += region.length;
            }
            assertThat(total).isEqualTo(marked.cardinality());
        }
    }

    @Test
    void regionsAreJoinedByEdgesAndCornersAlone() {
        GridGeometry grid = grid(6, 4);
        BitSet marked = new BitSet();
        for (int cell : cells("#..##.", ".#...#", "...#..", "##.#..")) {
            marked.set(cell);
        }
        assertThat(Regions.of(grid, marked, new Threads(1), Progress.NONE))
                .containsExactly(new int[] {0, 7}, new int[] {3, 4, 11}, new int[] {15, 21}, new int[] {18, 19});
    }

    /** Against the same grid as one strip, which is filled cell by cell. */
    @Test
    void regionsAreTheSameHoweverManyStripsTheyCross() {
        SplittableRandom random = new SplittableRandom(8);
        for (int trial = 0; trial < 300; trial++) {
            GridGeometry grid = grid(1 + random.nextInt(9), 1 + random.nextInt(12));
            BitSet marked = new BitSet();
            for (int cell = 0; cell < grid.cells(); cell++) {
                marked.set(cell, random.nextInt(5) < 2);
            }
            List<int[]> whole = Regions.of(grid, marked, grid.rows(), new Threads(1), Progress.NONE);
            for (int rows = 1; rows < grid.rows(); rows++) {
                assertThat(Regions.of(grid, marked, rows, new Elsewhere(), Progress.NONE))
                        .as("%d rows at a time of %s", rows, marked)
                        .containsExactly(whole.toArray(int[][]::new));
            }
        }
    }
}
