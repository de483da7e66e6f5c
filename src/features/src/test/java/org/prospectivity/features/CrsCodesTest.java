package org.prospectivity.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.geotools.referencing.CRS;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.InvalidInputException;

class CrsCodesTest {
    @Test
    void aCodeCanBeWrittenInAnyOfTheUsualWays() throws Exception {
        for (String code : new String[] {
            "EPSG:28350",
            "epsg:28350",
            " 28350 ",
            "urn:ogc:def:crs:EPSG::28350",
            "urn:ogc:def:crs:EPSG:9.9.1:28350",
            "http://www.opengis.net/def/crs/EPSG/0/28350"
        }) {
            assertThat(CRS.lookupEpsgCode(CrsCodes.decode("crs", code), true)).isEqualTo(28350);
        }
        for (String code : new String[] {"urn:ogc:def:crs:OGC:1.3:CRS84", "CRS:84"}) {
            assertThat(CrsCodes.decode("crs", code)).isSameAs(CrsCodes.WGS84);
        }
    }

    @Test
    void eastingOrLongitudeAlwaysComesFirst() {
        // The authority puts the northing first in the latter two.
        for (String code : new String[] {"EPSG:28350", "EPSG:4326", "EPSG:31468"}) {
            assertThat(CRS.getAxisOrder(CrsCodes.decode("crs", code))).isEqualTo(CRS.AxisOrder.EAST_NORTH);
        }
    }

    @Test
    void whatIsNoCodeIsRefused() {
        for (String code : new String[] {"EPSG:999999", "Perth", "EPSG:", "PROJCS[nonsense"}) {
            assertThatThrownBy(() -> CrsCodes.decode("crs", code))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("crs: " + code
                            + " is not accepted; expected the code of a coordinate system, such as EPSG:28350");
        }
    }
}
