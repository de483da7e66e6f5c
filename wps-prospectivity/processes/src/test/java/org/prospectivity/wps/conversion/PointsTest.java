package org.prospectivity.wps.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.data.collection.ListFeatureCollection;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKTReader;
import org.prospectivity.engine.InvalidInputException;

class PointsTest {
    private final CoordinateReferenceSystem mga50 = CRS.decode("EPSG:28350", true);

    PointsTest() throws Exception {}

    private static ListFeatureCollection features(CoordinateReferenceSystem crs, String... wkt) throws Exception {
        SimpleFeatureTypeBuilder type = new SimpleFeatureTypeBuilder();
        type.setName("deposits");
        type.setCRS(crs);
        type.add("place", Geometry.class);
        SimpleFeatureType schema = type.buildFeatureType();
        ListFeatureCollection features = new ListFeatureCollection(schema);
        for (String geometry : wkt) {
            SimpleFeatureBuilder builder = new SimpleFeatureBuilder(schema);
            builder.add(geometry == null ? null : new WKTReader().read(geometry));
            features.add(builder.buildFeature(null));
        }
        return features;
    }

    @Test
    void pointsInTheMapsCrsAreTakenAsTheyAre() throws Exception {
        Points points = Points.of("deposits", features(mga50, "POINT (400000.5 6500000)", "POINT (1 2)"), mga50);
        assertThat(points.eastings()).containsExactly(400_000.5, 1);
        assertThat(points.northings()).containsExactly(6_500_000, 2);
    }

    @Test
    void everyPointOfAMultipointCountsAndNoGeometryIsPassedOver() throws Exception {
        Points points = Points.of(
                "deposits", features(mga50, "MULTIPOINT ((1 2), (3 4))", null, "POINT EMPTY", "POINT (5 6)"), mga50);
        assertThat(points.size()).isEqualTo(3);
        assertThat(points.eastings()).containsExactly(1, 3, 5);
    }

    /** The central meridian of zone 50 is 117 degrees, its easting 500,000 m; a degree of latitude about 110.9 km. */
    @Test
    void pointsInDegreesAreTransformedWhateverTheOrderOfTheirAxes() throws Exception {
        CoordinateReferenceSystem longitudeFirst = CRS.decode("EPSG:4283", true);
        CoordinateReferenceSystem latitudeFirst = CRS.decode("EPSG:4283", false);
        Points one = Points.of("deposits", features(longitudeFirst, "POINT (117 -30)"), mga50);
        Points other = Points.of("deposits", features(latitudeFirst, "POINT (-30 117)"), mga50);
        assertThat(one.eastings()[0]).isCloseTo(500_000, within(1e-3));
        // Meridian arc from the equator to 30 degrees on GRS80 is 3,320,113.398 m; scale 0.9996, false northing 10^7.
        assertThat(one.northings()[0]).isCloseTo(10_000_000 - 0.9996 * 3_320_113.398, within(1e-2));
        assertThat(other.eastings()[0]).isCloseTo(one.eastings()[0], within(1e-6));
        assertThat(other.northings()[0]).isCloseTo(one.northings()[0], within(1e-6));
    }

    @Test
    void pointsWithoutACrsAreTakenToBeInTheMapsCrs() throws Exception {
        Points points = Points.of("deposits", features(null, "POINT (400000 6500000)"), mga50);
        assertThat(points.eastings()).containsExactly(400_000);
    }

    @Test
    void whatIsNoPointIsRefused() throws Exception {
        assertThatThrownBy(() -> Points.of("deposits", features(mga50, "LINESTRING (0 0, 1 1)"), mga50))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("deposits: feature ")
                .hasMessageEndingWith(" is a LineString; expected points");
    }

    @Test
    void noPointAtAllIsRefused() throws Exception {
        assertThatThrownBy(() -> Points.of("deposits", features(mga50), mga50))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("deposits: it has no points; expected at least one");
    }

    private static ListFeatureCollection rows(String easting, String northing, Object[]... rows) {
        SimpleFeatureTypeBuilder type = new SimpleFeatureTypeBuilder();
        type.setName("samples");
        type.add("id", String.class);
        type.add(northing, Object.class);
        type.add(easting, Object.class);
        SimpleFeatureType schema = type.buildFeatureType();
        ListFeatureCollection features = new ListFeatureCollection(schema);
        for (Object[] row : rows) {
            features.add(SimpleFeatureBuilder.build(schema, row, null));
        }
        return features;
    }

    @Test
    void rowsOfATableAreWhereTheirColumnsSay() {
        Points points = Points.of(
                "samples",
                rows("X", "Y", new Object[] {"a", 2.5, 1}, new Object[] {"b", " 4 ", "3.25"}, new Object[] {"c", "", 9
                }),
                mga50);
        assertThat(points.eastings()).containsExactly(1, 3.25);
        assertThat(points.northings()).containsExactly(2.5, 4);
        assertThat(Points.of("samples", rows("Easting", "Northing", new Object[] {"a", 2, 1}), mga50)
                        .eastings())
                .containsExactly(1);
    }

    @Test
    void aRowWhoseCoordinateIsNoNumberIsRefusedWithIt() {
        assertThatThrownBy(() -> Points.of("samples", rows("x", "y", new Object[] {"a", "north", 1}), mga50))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("samples")
                .hasMessageContaining("\"north\"");
    }
}
