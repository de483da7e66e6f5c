package org.prospectivity.wps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.wps.conversion.CrsCatalogue.Found;
import org.prospectivity.wps.conversion.Report;
import org.prospectivity.wps.host.Host;

class FindCoordinateSystemTest {
    private static List<Found> find(String text) {
        return Arrays.asList(Report.read(new FindCoordinateSystem(Host.NONE).execute(text), Found[].class));
    }

    @Test
    void aNumberIsEnough() throws Exception {
        for (String text : List.of("28350", "EPSG:28350", " epsg:28350 ")) {
            List<Found> found = find(text);
            assertThat(found).singleElement().satisfies(system -> {
                assertThat(system.code()).isEqualTo("EPSG:28350");
                assertThat(system.name()).isEqualTo("GDA94 / MGA zone 50");
                assertThat(system.degrees()).isFalse();
                // Zone 50 of UTM runs from 114 to 120 degrees.
                assertThat(system.bounds().get(0)).isCloseTo(114, within(0.5));
                assertThat(system.bounds().get(2)).isCloseTo(120, within(0.5));
            });
            assertThat(CRS.equalsIgnoreMetadata(
                            CRS.parseWKT(found.get(0).definition()), CRS.decode("EPSG:28350", true)))
                    .isTrue();
        }
    }

    /** Belgium's shift of datum has rotations of the coordinate-frame kind; the place is as PROJ 9 (gdaltransform) gives it. */
    @Test
    void theDefinitionHoldsTheShiftOfTheDatumWithItsSigns() throws Exception {
        String belgium = find("31370").get(0).definition();
        assertThat(belgium).contains("TOWGS84[-106.8686, 52.2978, -103.7239, 0.3366, -0.457, 1.8422, -1.2747");
        double[] place = {4.755, 50.705};
        CRS.findMathTransform(CRS.decode("EPSG:4326", true), CRS.parseWKT(belgium), true)
                .transform(place, 0, place, 0, 1);
        assertThat(place[0]).isCloseTo(177283.8, within(1.0));
        assertThat(place[1]).isCloseTo(155008.3, within(1.0));
    }

    @Test
    void wordsOfTheNameFindIt() {
        assertThat(find("gda94 mga zone 50").get(0).code()).isEqualTo("EPSG:28350");
        assertThat(find("WGS 84 UTM 50N").get(0).code()).isEqualTo("EPSG:32650");
        assertThat(find("WGS 84").get(0).code()).isEqualTo("EPSG:4326");
        assertThat(find("WGS 84").get(0).degrees()).isTrue();
        assertThat(find("utm")).hasSize(20);
        assertThat(find("zone 5 utm wgs 84")).extracting(Found::name).noneMatch(name -> name.contains("zone 50"));
    }

    @Test
    void whatThereIsNotIsNotFound() {
        assertThat(find("999999")).isEmpty();
        assertThat(find("atlantis")).isEmpty();
        assertThatThrownBy(() -> find(" ")).isInstanceOf(InvalidInputException.class);
    }
}
