package org.prospectivity.files.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class ShapeGeometryTest {
    private static final double[] SHELL = {0, 0, 0, 10, 10, 10, 10, 0, 0, 0};
    private static final double[] HOLE = {2, 2, 4, 2, 4, 4, 2, 4, 2, 2};
    private static final double[] ISLAND = {20, 0, 20, 5, 25, 5, 25, 0, 20, 0};

    /** A shape of parts, each given as x, y, x, y. */
    private static ByteBuffer shape(int kind, double[]... parts) {
        int places = Arrays.stream(parts).mapToInt(part -> part.length / 2).sum();
        ByteBuffer shape =
                ByteBuffer.allocate(44 + 4 * parts.length + 16 * places).order(ByteOrder.LITTLE_ENDIAN);
        shape.putInt(kind).position(36);
        shape.putInt(parts.length).putInt(places);
        int first = 0;
        for (double[] part : parts) {
            shape.putInt(first);
            first += part.length / 2;
        }
        for (double[] part : parts) {
            Arrays.stream(part).forEach(shape::putDouble);
        }
        return shape;
    }

    private static void assertShape(ByteBuffer shape, String wkt) throws ParseException {
        Geometry expected = new WKTReader().read(wkt);
        assertThat(ShapeGeometry.of(shape).norm().toText())
                .isEqualTo(expected.norm().toText());
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 15, 25})
    void aRingTheOtherWayRoundIsAHole(int kind) throws ParseException {
        assertShape(shape(kind, SHELL, HOLE), "POLYGON ((0 0, 0 10, 10 10, 10 0, 0 0), (2 2, 4 2, 4 4, 2 4, 2 2))");
    }

    @Test
    void aHoleBelongsToTheRingAroundItWhateverTheirOrder() throws ParseException {
        assertShape(
                shape(5, HOLE, ISLAND, SHELL),
                "MULTIPOLYGON (((0 0, 0 10, 10 10, 10 0, 0 0), (2 2, 4 2, 4 4, 2 4, 2 2)),"
                        + " ((20 0, 20 5, 25 5, 25 0, 20 0)))");
    }

    @Test
    void aHoleThatTouchesItsOuterRingStaysAHole() throws ParseException {
        assertShape(
                shape(5, SHELL, new double[] {0, 0, 4, 2, 2, 4, 0, 0}),
                "POLYGON ((0 0, 0 10, 10 10, 10 0, 0 0), (0 0, 4 2, 2 4, 0 0))");
    }

    @Test
    void aRingTheOtherWayRoundInNoOtherIsAPolygon() throws ParseException {
        assertShape(shape(5, HOLE), "POLYGON ((2 2, 2 4, 4 4, 4 2, 2 2))");
    }

    @Test
    void linesOfSeveralPartsAreOneFeature() throws ParseException {
        assertShape(shape(3, new double[] {0, 0, 1, 1, 2, 1}), "LINESTRING (0 0, 1 1, 2 1)");
        assertShape(
                shape(13, new double[] {0, 0, 1, 1}, new double[] {5, 5, 6, 6, 7, 5}),
                "MULTILINESTRING ((0 0, 1 1), (5 5, 6 6, 7 5))");
    }

    @Test
    void aShapeWithoutAGeometryHasNone() {
        assertThat((Object) ShapeGeometry.of(ByteBuffer.allocate(4))).isNull();
    }

    @Test
    void damagedShapesAreToldNotGuessed() {
        ByteBuffer beyond = shape(3, new double[] {0, 0, 1, 1});
        beyond.putInt(40, 1 << 30);
        assertThatThrownBy(() -> ShapeGeometry.of(beyond)).hasMessageContaining("are not in it");
        assertThatThrownBy(() -> ShapeGeometry.of(shape(5, new double[] {0, 0, 0, 10, 10, 10})))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ShapeGeometry.of(shape(31, SHELL))).hasMessageContaining("its kind is 31");
    }
}
