package org.prospectivity.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.server.ows.OgcSchemas;

/** What WMS and WCS answer in XML is valid by OGC's schemas, whatever layers there are. */
class OgcAnswersTest {
    private static final String WMS = "/wms?service=WMS&version=";
    private static final String WCS = "/wcs?service=WCS&version=";
    private static final String BY_DTD = "1.1.1";

    @TempDir
    private static Path root;

    private static final List<ProspectivityServer> SERVERS = new ArrayList<>();

    /** With layers of all kinds, and without any. */
    private static Caller full;

    private static Caller empty;

    @BeforeAll
    static void start() throws Exception {
        Path data = root.resolve("full");
        coverage(data, "metres", 400_000, 6_700_000, "EPSG:28350");
        coverage(data, "northings", 500_000, 6_900_000, "EPSG:3006");
        TestLayers.publishDegrees(data, "w", "degrees", new float[9][12], 118.5, -29.25, 0.01);
        // Names that XML takes for no identifier.
        TestLayers.publish(
                data,
                "9-9",
                "1.st_-map",
                TestLayers.random(new GridGeometry(400_000, 6_700_000, 500, 7, 5), "1 <Au> & \"ä\"", "%", "Au_ppb"),
                "EPSG:28350");
        TestLayers.put(
                data,
                "w",
                "deposits.geojson",
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\","
                        + "\"coordinates\":[118.9,-29.7]},\"properties\":{\"name\":\"a\"}}]}");
        TestLayers.put(data, "w", "broken.tif", "no TIFF");
        full = start(data);
        empty = start(root.resolve("empty"));
    }

    private static void coverage(Path data, String name, double west, double north, String crs) throws Exception {
        GridGeometry geometry = new GridGeometry(west, north, 500, 12, 9);
        TestLayers.publish(data, "w", name, TestLayers.random(geometry, "Au_ppb_log10", "As_ppm", "SiO2_pct"), crs);
    }

    private static Caller start(Path data) throws Exception {
        ProspectivityServer server = ProspectivityServer.start(data, ServerOptions.local(0));
        SERVERS.add(server);
        return Caller.of(server);
    }

    @AfterAll
    static void stop() throws Exception {
        for (ProspectivityServer server : SERVERS) {
            server.close();
        }
    }

    /**
     * A document and what it has to be.
     *
     * @param schema or {@value #BY_DTD}, for the DTD that the document names
     * @param outermost its outermost element
     */
    record Expected(String path, String schema, String outermost) {
        @Override
        public String toString() {
            return path;
        }
    }

    static Stream<Expected> answers() {
        String wcs10 = OgcSchemas.WCS_1_0_0;
        String wcs20 = OgcSchemas.WCS_2_0;
        return Stream.of(
                new Expected(WMS + "1.3.0&request=GetCapabilities", OgcSchemas.WMS_1_3_0, "WMS_Capabilities"),
                new Expected(WMS + "1.1.1&request=GetCapabilities", BY_DTD, "WMT_MS_Capabilities"),
                new Expected(WCS + "2.0.1&request=GetCapabilities", wcs20, "wcs:Capabilities"),
                new Expected(WCS + "1.0.0&request=GetCapabilities", wcs10, "WCS_Capabilities"),
                new Expected(described20("w__metres"), wcs20, "wcs:CoverageDescriptions"),
                new Expected(described20("w__degrees"), wcs20, "wcs:CoverageDescriptions"),
                new Expected(described20("w__northings,_9-9__1.st_-map"), wcs20, "wcs:CoverageDescriptions"),
                new Expected(WCS + "1.0.0&request=DescribeCoverage", wcs10, "CoverageDescription"),
                new Expected(described10("w:degrees"), wcs10, "CoverageDescription"),
                new Expected(described10("w:northings,9-9:1.st_-map"), wcs10, "CoverageDescription"));
    }

    private static String described20(String ids) {
        return WCS + "2.0.1&request=DescribeCoverage&coverageId=" + ids;
    }

    private static String described10(String names) {
        return WCS + "1.0.0&request=DescribeCoverage&coverage=" + names;
    }

    private static void requireValid(String schema, String document) throws Exception {
        if (schema.equals(BY_DTD)) {
            OgcSchemas.validateByDtd(document);
        } else {
            OgcSchemas.validate(schema, document);
        }
    }

    @ParameterizedTest
    @MethodSource("answers")
    void whatIsToldOfLayersIsValid(Expected expected) throws Exception {
        HttpResponse<String> answer = full.get(expected.path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).containsPattern("^(<[?!][^>]*>\\s*)*<" + expected.outermost + "\\b");
        requireValid(expected.schema, answer.body());
    }

    @Test
    void capabilitiesNameAllLayersThatCanBeUsed() throws Exception {
        String[] coverages = {"w:metres", "w:degrees", "w:northings", "9-9:1.st_-map"};
        for (String version : List.of("1.1.1", "1.3.0")) {
            assertThat(full.get(WMS + version + "&request=GetCapabilities").body())
                    .contains(coverages)
                    .contains("w:deposits")
                    .doesNotContain("broken");
        }
        assertThat(full.get(WCS + "1.0.0&request=GetCapabilities").body())
                .contains(coverages)
                .doesNotContain("deposits");
        assertThat(full.get(WCS + "2.0.1&request=GetCapabilities").body())
                .contains("w__metres", "w__degrees", "w__northings", "_9-9__1.st_-map")
                .doesNotContain("deposits");
    }

    @ParameterizedTest
    @MethodSource("answers")
    void whatIsToldWithoutLayersIsValid(Expected expected) throws Exception {
        if (expected.path.endsWith("GetCapabilities")) {
            requireValid(expected.schema, empty.get(expected.path).body());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&request=Nothing",
                "&request=GetMap",
                "&request=GetMap&layers=%3C%26%00",
                "&request=GetMap&layers=w:metres&styles=none",
                "&request=GetMap&layers=w:metres&srs=EPSG:0&crs=EPSG:0&bbox=1,2,3,4&width=5&height=5&format=image/png",
                "&request=GetFeatureInfo",
                "&request=GetLegendGraphic"
            })
    void whatWmsCannotAnswerIsToldInAValidReport(String query) throws Exception {
        HttpResponse<String> newer = full.get(WMS + "1.3.0" + query);
        assertThat(newer.body()).contains("<ServiceExceptionReport");
        assertThat(newer.headers().firstValue("Content-Type")).contains("text/xml");
        OgcSchemas.validate(OgcSchemas.WMS_1_3_0_EXCEPTION, newer.body());
        HttpResponse<String> older = full.get(WMS + "1.1.1" + query);
        assertThat(older.body()).contains("<ServiceExceptionReport");
        assertThat(older.headers().firstValue("Content-Type")).contains("application/vnd.ogc.se_xml");
        OgcSchemas.validateByDtd(older.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&request=Nothing",
                "&request=DescribeCoverage&coverage=a&coverageId=a",
                "&request=GetCoverage",
                "&request=GetCoverage&coverage=w:deposits&coverageId=w__deposits",
                "&request=GetCoverage&coverage=w:metres&coverageId=w__metres&format=%3C%26"
            })
    void whatWcsCannotAnswerIsToldInAValidReport(String query) throws Exception {
        HttpResponse<String> newer = full.get(WCS + "2.0.1" + query);
        assertThat(newer.statusCode()).isBetween(400, 404);
        assertThat(newer.body()).contains("ExceptionReport");
        OgcSchemas.validate(OgcSchemas.OWS_2_0, newer.body());
        HttpResponse<String> older = full.get(WCS + "1.0.0" + query);
        assertThat(older.body()).contains("<ServiceExceptionReport");
        OgcSchemas.validate(OgcSchemas.WCS_1_0_0_EXCEPTION, older.body());
    }
}
