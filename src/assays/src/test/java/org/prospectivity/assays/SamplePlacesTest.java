package org.prospectivity.assays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prospectivity.assays.AssayOptions.Outliers;
import org.prospectivity.assays.AssayOptions.Zones;
import org.prospectivity.assays.PlacesReport.Measure;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.tables.Table;

class SamplePlacesTest {

    private static SamplePlaces places(Table table, AssayOptions options) {
        return SamplePlaces.of(TableColumns.of(table, options), options);
    }

    private static SamplePlaces places(Table table) {
        return places(table, AssayOptions.DEFAULT);
    }

    /** 60 samples within 20 km of 400 km east, 6,500 km north, or 0.2° of 116 E, 31.5 S. */
    private static Table survey(String x, String y, boolean degrees, UnaryOperator<double[]> change) {
        Random random = new Random(7);
        List<String> lines = new ArrayList<>(List.of(x + "|" + y + "|Au_ppb"));
        for (int row = 0; row < 60; row++) {
            double a = random.nextDouble();
            double b = random.nextDouble();
            double[] place = change.apply(
                    degrees
                            ? new double[] {116 + 0.2 * a, -31.5 - 0.2 * b, row}
                            : new double[] {400_000 + 20_000 * a, 6_500_000 + 20_000 * b, row});
            lines.add(String.format(Locale.ROOT, "%.6f|%.6f|%d", place[0], place[1], 1 + row % 9));
        }
        return TextColumn.table(lines.toArray(new String[0]));
    }

    private static Table metres(UnaryOperator<double[]> change) {
        return survey("x", "y", false, change);
    }

    private static UnaryOperator<double[]> swappedRows(int... rows) {
        return place -> {
            for (int row : rows) {
                if (place[2] == row) {
                    return new double[] {place[1], place[0]};
                }
            }
            return place;
        };
    }

    private static void assertWithin(SamplePlaces places, double extent) {
        PlacesReport.Extent found = places.report().extent();
        assertThat(found.east() - found.west()).isLessThan(extent);
        assertThat(found.north() - found.south()).isLessThan(extent);
    }

    @ParameterizedTest
    @CsvSource({
        "x, y",
        "X, Y",
        "X_MGA94, Y_MGA94",
        "EASTING_GDA94, NORTHING_GDA94",
        "East, North",
        "E, N",
        "UTM_E, UTM_N",
        "utm_x, utm_y",
        "coord_x, coord_y",
        "POINT_X, POINT_Y",
        "Easting (m), Northing (m)",
        "XCOORD, YCOORD",
        "Rechtswert, Hochwert",
        "MGA_East, MGA_North",
        "NAT_East, NAT_North",
        "Orig_East, Orig_North",
        "Eastings, Northings",
        "AMG_E, AMG_N",
        "x_coordinate, y_coordinate",
        "XUTM, YUTM",
        "Este, Norte",
        "EastingZ50, NorthingZ50",
        "E_MGA50, N_MGA50",
        "Coordinates x, Coordinates y"
    })
    void eastingsAndNorthingsAreFoundByTheNamesOfTheField(String x, String y) {
        SamplePlaces places = places(survey(x, y, false, place -> place));
        assertThat(places.report().columns()).isEqualTo(x + ", " + y);
        assertThat(places.degrees()).isFalse();
        assertThat(places.report().placed()).isEqualTo(60);
        assertThat(places.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "LONGITUDE, LATITUDE",
        "Longitude, Latitude",
        "lon, lat",
        "long, lat",
        "long_dd, lat_dd",
        "LONG_WGS84, LAT_WGS84",
        "DECLONG, DECLAT",
        "decimalLongitude, decimalLatitude",
        "lng, lat",
        "Longitud, Latitud",
        "Länge, Breite",
        "GDA94_Long, GDA94_Lat",
        "longitude_degrees, latitude_degrees",
        "NAD27_Longitude, NAD27_Latitude",
        "x, y",
        "X, Y",
        "Easting, Northing"
    })
    void degreesAreFoundByNameOrByNumbers(String x, String y) {
        SamplePlaces places = places(survey(x, y, true, place -> place));
        assertThat(places.degrees()).isTrue();
        assertThat(places.report().measure()).isEqualTo(Measure.DEGREES);
        CrsSuggestion first = places.report().suggestions().get(0);
        assertThat(first.code()).isEqualTo("EPSG:32750");
        assertThat(first.name()).isEqualTo("WGS 84 / UTM zone 50S");
    }

    @Test
    void aDatumInANameIsToldAndNotAssumed() {
        SamplePlaces places = places(survey("Long_GDA94", "Lat_GDA94", true, place -> place));
        assertThat(places.report().datum()).isEqualTo("GDA94");
        assertThat(places.report().crs()).isEmpty();
        assertThat(places.report().suggestions())
                .extracting(CrsSuggestion::code)
                .containsExactly("EPSG:32750", "EPSG:28350");
        SamplePlaces metres = places(survey("E_MGA50", "N_MGA50", false, place -> place));
        assertThat(metres.report().suggestions())
                .extracting(CrsSuggestion::code)
                .containsExactly("EPSG:28350", "EPSG:7850");
    }

    @Test
    void degreesMinutesAndSecondsAreRead() {
        SamplePlaces places = places(TextColumn.table(
                "Latitude|Longitude|Au_ppb",
                "31°32'01\"S|116°02'24\"E|1",
                "31°33'01\"S|116°03'24\"E|1",
                "31 34 01 S|116 04 24 E|1"));
        assertThat(places.x()[0]).isEqualTo(116.04, offset(1e-9));
        assertThat(places.y()[0]).isEqualTo(-31.5336111, offset(1e-6));
        assertThat(places.y()[2]).isEqualTo(-31.5669444, offset(1e-6));
    }

    @Test
    void longitudesCountedWestwardsAreTurned() {
        SamplePlaces places = places(
                survey("LONG_W", "LAT_N", true, place -> new double[] {134 + place[2] / 100, 57 + place[2] / 200}));
        assertThat(places.x()[0]).isEqualTo(-134);
        assertThat(places.y()[0]).isEqualTo(57);
        assertThat(places.report().suggestions().get(0).code()).isEqualTo("EPSG:32608");
        assertThat(places.warnings()).anyMatch(warning -> warning.contains("westwards"));
    }

    @Test
    void aTableWithBothIsPlacedByDegreesUnlessTheProjectionIsKnown() {
        Table table = TextColumn.table(
                "Easting|Northing|Lon|Lat|Au_ppb",
                "400000|6500000|116.04|-31.5|1",
                "401000|6500000|116.05|-31.5|2",
                "401000|6501000|116.05|-31.51|2");
        assertThat(places(table).report().columns()).isEqualTo("Lon, Lat");
        assertThat(places(table, AssayOptions.DEFAULT.projected(true)).report().columns())
                .isEqualTo("Easting, Northing");
        assertThat(places(table).warnings()).anyMatch(warning -> warning.contains("Easting, Northing"));
    }

    @Test
    void namedColumnsWin() {
        Table table = TextColumn.table("a|b|x|y|Au_ppb", "1000|2000|5|6|1", "1500|2500|7|8|2", "0|100|9|10|2");
        SamplePlaces places = places(table, AssayOptions.DEFAULT.coordinates(Optional.of("a"), Optional.of("b")));
        assertThat(places.x()).containsExactly(1000, 1500, 0);
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> places(table, AssayOptions.DEFAULT.coordinates(Optional.of("q"), Optional.of("b"))))
                .withMessageContaining("[a, b, x, y, Au_ppb]");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> AssayOptions.DEFAULT.coordinates(Optional.of("a"), Optional.empty()));
    }

    @Test
    void noCoordinatesAreRefusedWithTheColumns() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> places(TextColumn.table("Sample|Au_ppb|y", "1|2|3", "2|3|4", "3|4|5")))
                .withMessageContaining("[Sample, Au_ppb, y]");
    }

    @ParameterizedTest
    @CsvSource({"x, y, false", "Longitude, Latitude, true", "Easting, Northing, false"})
    void singleSwappedRowsAreTurnedBack(String x, String y, boolean degrees) {
        SamplePlaces right = places(survey(x, y, degrees, place -> place));
        SamplePlaces places = places(survey(x, y, degrees, swappedRows(11, 30)));
        assertThat(places.report().turned()).containsExactly(12, 31);
        assertThat(places.x()).containsExactly(right.x());
        assertThat(places.y()).containsExactly(right.y());
        assertThat(places.warnings()).singleElement().asString().contains("rows 12, 31", "interchanged");
    }

    @ParameterizedTest
    @CsvSource({"x, y, false", "Longitude, Latitude, true", "Northing, Easting, false", "lon, lat, true"})
    void aWholeSwappedTableIsTurnedAndTold(String x, String y, boolean degrees) {
        boolean named = x.equals("Northing");
        SamplePlaces places = places(survey(x, y, degrees, place -> new double[] {place[1], place[0]}));
        assertThat(places.report().swapped()).isEqualTo(!named);
        assertThat(places.y()[0]).isLessThan(degrees ? -31 : 7e6);
        assertThat(places.x()[0]).isBetween(degrees ? 116.0 : 4e5, degrees ? 117.0 : 5e5);
        if (!named) {
            assertThat(places.warnings()).singleElement().asString().contains("interchanged");
        }
    }

    @Test
    void namedColumnsAreNotSwapped() {
        SamplePlaces places = places(
                metres(place -> new double[] {place[1], place[0]}),
                AssayOptions.DEFAULT.coordinates(Optional.of("x"), Optional.of("y")));
        assertThat(places.report().swapped()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-9999, -9999", "999999, 9999999", "0, 6500000", "1e30, 1e30", "99999, 99999"})
    void aRowAtNoPlaceIsLeftOut(double x, double y) {
        SamplePlaces places = places(metres(place -> place[2] == 4 || place[2] == 20 ? new double[] {x, y} : place));
        assertWithin(places, 20_001);
        assertThat(places.report().placed()).isEqualTo(58);
        assertThat(places.warnings()).anyMatch(warning -> warning.contains("rows 5, 21"));
    }

    @Test
    void manyRowsAtTheOriginAreLeftOut() {
        SamplePlaces places = places(metres(place -> place[2] % 4 == 0 ? new double[] {0, 0} : place));
        assertThat(places.report().coded()).hasSize(15);
        assertWithin(places, 20_001);
    }

    @ParameterizedTest
    @CsvSource({"4000000, 6500000", "40000, 650000", "410000, 650000", "-410000, 65000000", "410000, 4500000"})
    void aRowFarFromAllOthersIsLeftOutUnlessKept(double x, double y) {
        Table table = metres(place -> place[2] == 4 ? new double[] {x, y} : place);
        SamplePlaces places = places(table);
        assertThat(places.report().far()).containsExactly(5);
        assertWithin(places, 20_001);
        assertThat(places.warnings()).singleElement().asString().contains("row 5", "outliers=KEEP");
        assertThat(places(table, AssayOptions.DEFAULT.outliers(Outliers.KEEP))
                        .report()
                        .placed())
                .isEqualTo(60);
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> places(table, AssayOptions.DEFAULT.outliers(Outliers.REFUSE)))
                .withMessageContaining("row 5");
    }

    @Test
    void aForgottenMinusIsGivenBack() {
        SamplePlaces places =
                places(survey("lon", "lat", true, place -> place[2] == 9 ? new double[] {place[0], -place[1]} : place));
        assertThat(places.report().turned()).containsExactly(10);
        assertThat(places.y()[9]).isLessThan(-31);
    }

    @Test
    void clusteredSurveysAreKeptWhole() {
        Random random = new Random(3);
        List<String> lines = new ArrayList<>(List.of("x|y|Au_ppb"));
        for (int row = 0; row < 1000; row++) {
            double wide = row < 850 ? 2_000 : 150_000;
            lines.add(String.format(
                    Locale.ROOT,
                    "%.1f|%.1f|%d",
                    400_000 + wide * random.nextDouble(),
                    6_500_000 + wide * random.nextDouble(),
                    row % 7 + 1));
        }
        SamplePlaces places = places(TextColumn.table(lines.toArray(new String[0])));
        assertThat(places.report().placed()).isEqualTo(1000);
        assertThat(places.warnings()).isEmpty();
    }

    @Test
    void twoAreasAreKept() {
        SamplePlaces places =
                places(metres(place -> place[2] % 3 == 0 ? new double[] {place[0] + 400_000, place[1]} : place));
        assertThat(places.report().placed()).isEqualTo(60);
        assertThat(places.warnings()).isEmpty();
    }

    @Test
    void samplesAroundTheOriginOfALocalGridAreKept() {
        SamplePlaces places = places(
                metres(place -> new double[] {Math.floor(place[0] - 410_000), Math.floor(place[1] - 6_510_000)}));
        assertThat(places.report().placed()).isEqualTo(60);
        assertThat(places.degrees()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "ZONE, 50, 51",
        "UTM_Zone, 50S, 51S",
        "MGA_Zone, MGA50, MGA51",
        "zone, 50J, 51J",
        "Zone, Zone 50, Zone 51"
    })
    void severalZonesAreRefusedUnlessProjected(String name, String first, String second) {
        List<String> lines = new ArrayList<>(List.of(name + "|x|y|Au_ppb"));
        for (int row = 0; row < 20; row++) {
            lines.add(
                    (row < 15 ? first : second) + "|" + (400_000 + 1000 * row) + "|" + (6_500_000 + 700 * row) + "|1");
        }
        Table table = TextColumn.table(lines.toArray(new String[0]));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> places(table))
                .withMessageContaining(name + " has 2 zones (50: 15 rows, 51: 5 rows)")
                .withMessageContaining("zones=PROJECT");
        SamplePlaces projected = places(table, AssayOptions.DEFAULT.zones(Zones.PROJECT));
        assertThat(Math.abs(projected.zones()[0])).isEqualTo(50);
        assertThat(Math.abs(projected.zones()[19])).isEqualTo(51);
        assertThat(projected.zones()[0] < 0).isEqualTo(first.endsWith("S") || first.endsWith("J"));
        assertThat(places(table, AssayOptions.DEFAULT.zones(Zones.IGNORE)).zones())
                .isEmpty();
    }

    @Test
    void oneZoneIsASuggestion() {
        List<String> lines = new ArrayList<>(List.of("zone|datum|x|y|Au_ppb"));
        for (int row = 0; row < 20; row++) {
            lines.add("50|GDA2020|" + (400_000 + 1000 * row) + "|" + (6_500_000 + 700 * row) + "|1");
        }
        PlacesReport report =
                places(TextColumn.table(lines.toArray(new String[0]))).report();
        assertThat(report.zones()).containsExactly(50);
        assertThat(report.suggestions()).extracting(CrsSuggestion::code).containsExactly("EPSG:7850");
    }

    @Test
    void emptyCoordinatesAreCounted() {
        SamplePlaces places = places(
                TextColumn.table("x|y|Au_ppb", "||1", "1000|2000|2", "1100|n/a|3", "1200|2500|4", "1300|2500|4"));
        assertThat(places.report().without()).isEqualTo(2);
        assertThat(places.warnings()).singleElement().asString().contains("2 rows of 5 have no coordinates");
    }

    @Test
    void geometriesAreTakenAsTheyAre() {
        Table named = metres(place -> place);
        double[] x = {1, 2, Double.NaN, 4};
        double[] y = {5000, 6000, Double.NaN, 7000};
        Table table = new Table(
                "samples",
                List.of(TextColumn.of("Au_ppb", "1", "2", "3", "4"), TextColumn.of("x", "9", "9", "9", "9")),
                new Table.Places(x, y, "EPSG:28350"),
                List.of());
        SamplePlaces places = places(table);
        assertThat(places.report().crs()).isEqualTo("EPSG:28350");
        assertThat(places.report().columns()).isEqualTo("geometry");
        assertThat(places.report().without()).isEqualTo(1);
        assertThat(named.places()).isNull();
    }

    @Test
    void kilometresBecomeMetres() {
        SamplePlaces places =
                places(TextColumn.table("x_km|y_km|Au_ppb", "400.1|6500.2|1", "401|6500|2", "402|6501|3"));
        assertThat(places.x()[0]).isEqualTo(400_100, offset(1e-6));
    }
}
