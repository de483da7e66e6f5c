package org.prospectivity.assays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DegreesTest {

    /** 31 + 32/60 + 1/3600 = 31.5336111. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "31°32'01\"S; -31.5336111",
                "31° 32' 01\" S; -31.5336111",
                "31º32′01″S; -31.5336111",
                "31°32’01”S; -31.5336111",
                "31°32'01''S; -31.5336111",
                "31 32 01 S; -31.5336111",
                "31 32 01S; -31.5336111",
                "S31 32 01; -31.5336111",
                "S 31°32'01\"; -31.5336111",
                "31:32:01S; -31.5336111",
                "31d32m01sS; -31.5336111",
                "31 deg 32 min 01 sec S; -31.5336111",
                "-31 32 01; -31.5336111",
                "-31°32'01\"; -31.5336111",
                "31°32.0166667'S; -31.5336111",
                "116.04E; 116.04",
                "116.04°; 116.04",
                "116,04 E; 116.04",
                "116 02 24 E; 116.04",
                "20.5W; -20.5",
                "-20.5; -20.5"
            })
    void degreesMinutesAndSecondsAreRead(String text, double degrees) {
        assertThat(Degrees.parse(text)).isCloseTo(degrees, offset(1e-6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "31 72 01 S", "31 32 99 S", "-31 S", "N31S", "400 E", "31 32 01 02", "°", "12a"})
    void whatIsNoAngleIsNone(String text) {
        assertThat(Degrees.parse(text)).isNaN();
    }

    /** Zones by the table of the UTM grid. */
    @ParameterizedTest
    @CsvSource({
        "116.04, -31.53, 50, false, 32750",
        "-180, 10, 1, true, 32601",
        "179.9, -10, 60, false, 32760",
        "180, 0, 1, true, 32601",
        "3, 0, 31, true, 32631",
        "5, 60, 32, true, 32632",
        "8, 78, 31, true, 32631",
        "10, 78, 33, true, 32633",
        "-134, 57, 8, true, 32608"
    })
    void theZoneOfAPlace(double longitude, double latitude, int number, boolean north, int epsg) {
        UtmZone zone = UtmZone.of(longitude, latitude);
        assertThat(zone).isEqualTo(new UtmZone(number, north));
        assertThat(zone.epsg()).isEqualTo(epsg);
    }

    @ParameterizedTest
    @CsvSource({
        "28350, MGA94, 51, 28351",
        "32750, WGS84_SOUTH, 49, 32749",
        "7850, MGA2020, 51, 7851",
        "26708, NAD27, 9, 26709"
    })
    void zonesOfOneProjection(int code, ZonedCrs crs, int zone, int expected) {
        assertThat(ZonedCrs.of(code)).contains(crs);
        assertThat(crs.epsg(zone)).hasValue(expected);
    }
}
