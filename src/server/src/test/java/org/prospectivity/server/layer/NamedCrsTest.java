package org.prospectivity.server.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prospectivity.engine.InvalidInputException;

class NamedCrsTest {
    @ParameterizedTest
    @CsvSource({
        "EPSG:4326, true",
        "EPSG:28350, false",
        "EPSG:3857, false",
        "EPSG:3006, true",
        "EPSG:31467, true",
        "EPSG:32650, false",
        "CRS:84, false"
    })
    void theAuthorityTellsWhichAxisIsFirst(String code, boolean northFirst) {
        assertThat(NamedCrs.of("crs", code).northFirst()).isEqualTo(northFirst);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EPSG:4326",
                "epsg:4326",
                "urn:ogc:def:crs:EPSG::4326",
                "urn:ogc:def:crs:EPSG:6.9:4326",
                "http://www.opengis.net/def/crs/EPSG/0/4326",
                "http://www.opengis.net/gml/srs/epsg.xml#4326"
            })
    void aCrsHasManyNames(String name) {
        assertThat(NamedCrs.of("crs", name).code()).isEqualTo("EPSG:4326");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EPSG:0", "EPSG:999999", "EPSG:", "4326; DROP TABLE", "CRS:85", "AUTO:42001,1,2,3", ""})
    void whatIsNoCrsIsRefused(String name) {
        assertThatThrownBy(() -> NamedCrs.of("crs", name))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("crs");
    }
}
