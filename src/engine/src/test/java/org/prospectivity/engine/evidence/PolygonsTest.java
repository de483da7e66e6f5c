package org.prospectivity.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.prospectivity.engine.raster.GridGeometry;

class PolygonsTest {
    private static final GridGeometry GRID = new GridGeometry(500_000, 6_000_000, 50, 60, 40);
    private static final GeometryFactory JTS = new GeometryFactory();

    /** A star with a hole, which reaches beyond the grid. */
    private static Polygon star(double x, double y, double size, Random random) {
        LinearRing shell = ring(x, y, size, random);
        return JTS.createPolygon(shell, new LinearRing[] {ring(x, y, size / 4, random)});
    }

    private static LinearRing ring(double x, double y, double size, Random random) {
        int corners = 12;
        Coordinate[] places = new Coordinate[corners + 1];
        boolean clockwise = random.nextBoolean();
        for (int i = 0; i < corners; i++) {
            double angle = (clockwise ? -1 : 1) * 2 * Math.PI * i / corners;
            double radius = size * (0.5 + 0.5 * random.nextDouble());
            places[i] = new Coordinate(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
        }
        places[corners] = places[0];
        return JTS.createLinearRing(places);
    }

    private static List<Ring> rings(Polygon polygon) {
        List<Ring> rings = new ArrayList<>();
        rings.add(new Ring(places(polygon.getExteriorRing()), false));
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            rings.add(new Ring(places(polygon.getInteriorRingN(i)), true));
        }
        return rings;
    }

    private static double[] places(LinearRing ring) {
        double[] places = new double[2 * ring.getNumPoints()];
        for (int i = 0; i < ring.getNumPoints(); i++) {
            places[2 * i] = ring.getCoordinateN(i).x;
            places[2 * i + 1] = ring.getCoordinateN(i).y;
        }
        return places;
    }

    private static List<Polygon> stars() {
        Random random = new Random(7);
        return List.of(
                star(500_200, 5_999_900, 700, random),
                star(502_000, 5_999_000, 400, random),
                star(502_900, 5_998_300, 600, random),
                star(501_000, 5_998_500, 30, random));
    }

    private static Geometry cell(int cell) {
        double west = GRID.west() + GRID.columnOf(cell) * GRID.cellSize();
        double north = GRID.north() - GRID.rowOf(cell) * GRID.cellSize();
        return JTS.toGeometry(new Envelope(west, west + GRID.cellSize(), north - GRID.cellSize(), north));
    }

    @Test
    void marksCellsWhoseCentreIsInside() {
        List<Polygon> stars = stars();
        boolean[] inside = new boolean[GRID.cells()];
        new Polygons(stars.stream().map(PolygonsTest::rings).toList()).centres(GRID, inside);
        int covered = 0;
        for (int cell = 0; cell < inside.length; cell++) {
            Geometry centre = cell(cell).getCentroid();
            assertThat(inside[cell])
                    .as("cell " + cell)
                    .isEqualTo(stars.stream().anyMatch(star -> star.contains(centre)));
            covered += inside[cell] ? 1 : 0;
        }
        assertThat(covered).isBetween(200, 1000);
    }

    @Test
    void sharesAreThoseOfTheIntersections() {
        List<Polygon> stars = stars();
        float[] shares = new float[GRID.cells()];
        new Polygons(stars.stream().map(PolygonsTest::rings).toList()).shares(GRID, shares);
        for (int cell = 0; cell < shares.length; cell++) {
            double area = 0;
            for (Polygon star : stars) {
                area += star.intersection(cell(cell)).getArea();
            }
            assertThat(shares[cell])
                    .as("cell " + cell)
                    .isCloseTo((float) (area / cell(cell).getArea()), within(1e-6f));
        }
    }

    /** A square along the edges of cells, and one along their centres: the east and north of an outline count. */
    @Test
    void outlinesThroughCentresCountOnOneSide() {
        GridGeometry grid = new GridGeometry(0, 4, 1, 4, 4);
        boolean[] inside = new boolean[16];
        new Polygons(List.of(List.of(new Ring(new double[] {0.5, 0.5, 2.5, 0.5, 2.5, 2.5, 0.5, 2.5, 0.5, 0.5}, false))))
                .centres(grid, inside);
        List<Integer> covered = new ArrayList<>();
        for (int cell = 0; cell < inside.length; cell++) {
            if (inside[cell]) {
                covered.add(cell);
            }
        }
        assertThat(covered).containsExactly(5, 6, 9, 10);
    }

    @Test
    void outlinesAreMeasuredWithTheirHoles() {
        Segments outlines = new Polygons(List.of(rings(stars().get(0)))).outlines();
        assertThat(outlines.size()).isEqualTo(24);
    }
}
