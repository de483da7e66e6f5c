package org.prospectivity.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.server.ows.Limits;

/** Requests to WMS and WCS that are malformed or mean harm: each has its exception report, and nothing else happens. */
class HostileMapRequestsTest {
    private static final String OGC = "http://www.opengis.net/ogc";
    private static final String OWS_2_0 = "http://www.opengis.net/ows/2.0";
    private static final String NONE = null;

    private static final String MISSING = "MissingParameterValue";
    private static final String INVALID = "InvalidParameterValue";
    private static final String UNSUPPORTED = "OperationNotSupported";
    private static final String OTHER = "NoApplicableCode";

    private static final String BOMB = "<!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>"
            + "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;'>]>";
    private static final String FILE_ENTITY = "<!DOCTYPE a [<!ENTITY d SYSTEM 'file:///etc/passwd'>]>";

    @TempDir
    private static Path root;

    /** Another server, of which nothing is to be fetched. */
    private static HttpServer elsewhere;

    private static final AtomicInteger FETCHED = new AtomicInteger();

    private static ProspectivityServer server;
    private static List<String> before;

    @BeforeAll
    static void start() throws Exception {
        elsewhere = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        elsewhere.createContext("/", exchange -> {
            FETCHED.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        elsewhere.start();
        Path data = root.resolve("data");
        GridGeometry geometry = new GridGeometry(400_000, 4_700_000, 500, 60, 40);
        Path maps = TestLayers.publish(
                data, "w", "maps", TestLayers.random(geometry, "Au_ppb", "As_ppm", "SiO2_pct"), "EPSG:32650");
        TestLayers.put(
                data,
                "w",
                "points.geojson",
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\","
                        + "\"coordinates\":[117,42]},\"properties\":{\"name\":\"a\"}}]}");
        Files.copy(maps, root.resolve("secret.tif"));
        Files.writeString(root.resolve("secret.sld"), "<StyledLayerDescriptor/>");
        server = ProspectivityServer.start(
                data,
                new ServerOptions(ServerOptions.LOOPBACK, 0, null, List.of(), new Limits(1L << 20, 2, 5, 5, 60)),
                List.of());
        before = Hostile.files(root);
    }

    @AfterAll
    static void itServesOnAndNothingHasChanged() throws Exception {
        try {
            for (String service : List.of("WMS", "WCS")) {
                assertThat(Caller.of(server)
                                .get("/ows?service=" + service + "&request=GetCapabilities")
                                .body())
                        .contains("maps");
            }
            assertThat(Hostile.files(root)).isEqualTo(before);
            assertThat(FETCHED).hasValue(0);
        } finally {
            server.close();
            elsewhere.stop(0);
        }
    }

    /** Requests that differ from a good one in what the name of each tells. */
    private static final class Requests {
        private final List<Hostile> all = new ArrayList<>();

        void get(String name, String path, String namespace, String code, String locator) {
            all.add(new Hostile(name, Hostile.http("GET", path, "", null), namespace, code, locator));
        }

        /** @param changes of the query: {@code name=value} in place of what is there, {@code name=-} for its absence */
        private static String changed(String good, String changes) {
            String query = good;
            for (String change : changes.split("&")) {
                query = query.replaceFirst("(?i)&" + change.replaceFirst("=.*", "") + "=[^&]*", "");
            }
            for (String change : changes.split("&")) {
                query = change.endsWith("=-") ? query : query + "&" + change;
            }
            return query;
        }

        void map(String name, String changes, String code, String locator) {
            String good = "/wms?service=WMS&version=1.3.0&request=GetMap&layers=w:maps&styles=&crs=EPSG:32650"
                    + "&bbox=400000,4680000,430000,4700000&width=60&height=40&format=image/png";
            get("map: " + name, changed(good, changes), OGC, code, locator);
        }

        void olderMap(String name, String changes, String code) {
            String good = "/wms?service=WMS&version=1.1.1&request=GetMap&layers=w:maps&styles=&srs=EPSG:32650"
                    + "&bbox=400000,4680000,430000,4700000&width=60&height=40&format=image/png";
            get("map of WMS 1.1.1: " + name, changed(good, changes), NONE, code, null);
        }

        void place(String name, String changes, String code, String locator) {
            String good = "/wms?service=WMS&version=1.3.0&request=GetFeatureInfo&layers=w:maps&styles=&crs=EPSG:32650"
                    + "&bbox=400000,4680000,430000,4700000&width=60&height=40&format=image/png&query_layers=w:maps"
                    + "&i=5&j=5&info_format=application/json";
            get("place: " + name, changed(good, changes), OGC, code, locator);
        }

        void legend(String name, String changes, String code, String locator) {
            String good = "/wms?service=WMS&version=1.3.0&request=GetLegendGraphic&layer=w:maps&format=image/png";
            get("legend: " + name, changed(good, changes), OGC, code, locator);
        }

        void sld(String name, String document) {
            map("style with " + name, "sld_body=" + encoded(document), "StyleNotDefined", "sld_body");
        }

        void coverage(String name, String changes, String code, String locator) {
            String good = "/wcs?service=WCS&version=2.0.1&request=GetCoverage&coverageId=w__maps&format=image/tiff";
            get("coverage: " + name, changed(good, changes), OWS_2_0, code, locator);
        }

        void olderCoverage(String name, String changes, String code, String locator) {
            String good = "/wcs?service=WCS&version=1.0.0&request=GetCoverage&coverage=w:maps&crs=EPSG:32650"
                    + "&bbox=400000,4680000,430000,4700000&width=60&height=40&format=GeoTIFF";
            get("coverage of WCS 1.0.0: " + name, changed(good, changes), OGC, code, locator);
        }

        void post(String name, String path, String document, String namespace, String code, String locator) {
            all.add(new Hostile(
                    name,
                    Hostile.http("POST", path, "Content-Type: text/xml\r\n", document.getBytes(StandardCharsets.UTF_8)),
                    namespace,
                    code,
                    locator));
        }

        void document(String name, String document, String code, String locator) {
            post("document: " + name, "/wcs", document, OWS_2_0, code, locator);
        }
    }

    private static String elsewhere() {
        return "http://localhost:" + elsewhere.getAddress().getPort() + "/a";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String style(String symbolizers) {
        return "<StyledLayerDescriptor><NamedLayer><Name>w:maps</Name><UserStyle><FeatureTypeStyle><Rule>" + symbolizers
                + "</Rule></FeatureTypeStyle></UserStyle></NamedLayer></StyledLayerDescriptor>";
    }

    private static String colours(String entries) {
        return style("<RasterSymbolizer><ColorMap>" + entries + "</ColorMap></RasterSymbolizer>");
    }

    static Stream<Hostile> requests() {
        Requests r = new Requests();
        maps(r);
        styles(r);
        places(r);
        coverages(r);
        documents(r);
        olderCoverages(r);
        return r.all.stream();
    }

    private static void maps(Requests r) {
        r.map("no operation", "request=-", MISSING, "request");
        r.map("unknown operation", "request=DropLayer", UNSUPPORTED, "request");
        r.map("another service", "service=WCS", INVALID, "service");
        r.map("two versions", "version=1.3.0&version=1.1.1", INVALID, "version");

        r.map("no layer", "layers=-", MISSING, "layers");
        r.map("a blank layer", "layers=", MISSING, "layers");
        for (String layer : List.of(
                "nothing",
                "w:nothing",
                "w:maps,,w:maps",
                "../../secret",
                "w:../../../secret",
                "..%2F..%2Fsecret",
                "%252e%252e%252fsecret",
                "w:maps%00",
                "w:maps.tif",
                "/etc/passwd",
                "file:///etc/passwd",
                "C:%5Csecret",
                "w/maps",
                ":",
                "w:",
                ":maps",
                "w:maps:w",
                "*",
                "%3Cscript%3E",
                "a".repeat(3000))) {
            r.map(
                    "layer " + layer.substring(0, Math.min(20, layer.length())),
                    "layers=" + layer,
                    "LayerNotDefined",
                    "layers");
        }
        r.map(
                "a thousand layers",
                "layers=" + String.join(",", Collections.nCopies(1000, "w:maps")),
                INVALID,
                "layers");
        r.map("two different layers", "layers=w:maps&layers=w:points", INVALID, "layers");

        r.map("no CRS", "crs=-", MISSING, "crs");
        r.map("the older version's parameter for it", "crs=-&srs=EPSG:32650", MISSING, "crs");
        for (String crs : List.of(
                "EPSG:0",
                "EPSG:-1",
                "EPSG:99999999999",
                "EPSG:32650x",
                "EPSG:4978",
                "EPSG:5703",
                "AUTO:42001",
                "AUTO2:42001,1,117,42",
                "file:///etc/passwd",
                elsewhere(),
                "PROJCS%5B%22a%22%5D",
                "%00",
                "E".repeat(3000))) {
            r.map("CRS " + crs.substring(0, Math.min(20, crs.length())), "crs=" + crs, "InvalidCRS", "crs");
        }

        r.map("no box", "bbox=-", MISSING, "bbox");
        for (String box : List.of(
                "a,b,c,d",
                "1,2,3",
                "1,2,3,4,5",
                ",,,",
                "400000;4680000;430000;4700000",
                "NaN,4680000,430000,4700000",
                "400000,4680000,Infinity,4700000",
                "-1e400,4680000,1e400,4700000",
                "1e300,1e300,2e300,2e300",
                "0x61A80,4680000,430000,4700000",
                "400000f,4680000,430000,4700000",
                "430000,4680000,400000,4700000",
                "400000,4700000,430000,4680000",
                "400000,4680000,400000,4700000",
                "400000,4680000,400000.00000000001,4700000",
                "1".repeat(5000))) {
            r.map("box " + box.substring(0, Math.min(30, box.length())), "bbox=" + box, INVALID, "bbox");
        }
        r.map("longitude before latitude", "crs=EPSG:4326&bbox=116,41,118,43", INVALID, "bbox");
        r.map("latitude before longitude", "crs=CRS:84&bbox=41,116,43,118", INVALID, "bbox");
        r.olderMap("latitude before longitude", "srs=EPSG:4326&bbox=41,116,43,118", INVALID);

        for (String side : List.of("width", "height")) {
            r.map("no " + side, side + "=-", MISSING, side);
            for (String value : List.of(
                    "0", "-5", "4097", "1000000000", "99999999999999999999", "1e2", "5.5", "0x20", "NaN", "a")) {
                r.map(side + " " + value, side + "=" + value, INVALID, side);
            }
        }
        r.map("a huge map", "width=100000&height=100000", INVALID, "width");
        for (String format : List.of("text/evil", "image/jpeg", "../../png", "image/png%00", "%3Cscript%3E")) {
            r.map("format " + format, "format=" + format, "InvalidFormat", "format");
        }
        r.map("a background that is no colour", "bgcolor=red", INVALID, "bgcolor");
        r.map("a background with an opacity", "bgcolor=0xFFFFFFFF", INVALID, "bgcolor");
        r.map("a transparency that is neither", "transparent=maybe", INVALID, "transparent");

        r.olderMap("no layer", "layers=-", MISSING);
        r.olderMap("unknown layer", "layers=../../secret", "LayerNotDefined");
        r.olderMap("unknown style", "styles=../../secret", "StyleNotDefined");
        r.olderMap("the newer version's parameter for the CRS", "srs=-&crs=EPSG:32650", MISSING);
        r.olderMap("unknown CRS", "srs=EPSG:0", "InvalidSRS");
        r.olderMap("a box inside out", "bbox=430000,4700000,400000,4680000", INVALID);
        r.olderMap("a huge width", "width=1000000000", INVALID);
        r.olderMap("unknown format", "format=image/gif", "InvalidFormat");
        r.olderMap("unknown operation", "request=PutStyles", UNSUPPORTED);

        r.get(
                "capabilities of two services",
                "/wms?service=WMS&service=WFS&request=GetCapabilities",
                OGC,
                INVALID,
                "service");
        r.get("no parameter at all", "/wms", OGC, MISSING, "request");
        r.get("broken percent-encoding", "/wms?service=WMS&request=%zz", OGC, OTHER, null);
        r.get("a long parameter", "/wms?request=" + "A".repeat(20000), OGC, UNSUPPORTED, "request");
        String capabilities = "<GetCapabilities service='WMS' version='1.3.0'/>";
        r.post("a document for WMS", "/wms", capabilities, OGC, UNSUPPORTED, null);
        r.post("a bomb for WMS", "/wms", BOMB + "<a>&d;</a>", OGC, OTHER, null);
        r.post(
                "a document too large for WMS",
                "/wms",
                capabilities + " ".repeat(2 << 20),
                OGC,
                "FileSizeExceeded",
                null);
    }

    private static void styles(Requests r) {
        for (String style : List.of(
                "nothing",
                "../../secret",
                "..%2F..%2F..%2Fsecret",
                "/etc/passwd",
                "w:maps",
                "maps%00",
                "Au_ppb/../secret",
                "file:///a.sld")) {
            r.map("style " + style, "styles=" + style, "StyleNotDefined", "styles");
        }
        r.map("more styles than layers", "styles=maps,maps", INVALID, "styles");
        r.map("a style elsewhere", "sld=" + elsewhere(), INVALID, "sld");
        r.map("a style in a file", "sld=file:///etc/passwd", INVALID, "sld");
        r.sld("no markup", "hello");
        r.sld("broken markup", "<StyledLayerDescriptor><NamedLayer>");
        r.sld("another root", "<Style/>");
        r.sld("nothing in it", "<StyledLayerDescriptor/>");
        r.sld("an external entity", FILE_ENTITY + style("<Title>&d;</Title>"));
        r.sld("an entity bomb", BOMB + style("<Title>&d;</Title>"));
        r.sld("another document type", "<!DOCTYPE a SYSTEM '" + elsewhere() + "'>" + style(""));
        r.all.add(new Hostile(
                "style of too many elements",
                Hostile.http(
                        "POST",
                        "/wms",
                        "Content-Type: application/x-www-form-urlencoded\r\n",
                        ("service=WMS&version=1.3.0&request=GetMap&layers=w:maps&sld_body="
                                        + encoded(style("<a/>".repeat(10_001))))
                                .getBytes(StandardCharsets.UTF_8)),
                OGC,
                "StyleNotDefined",
                "sld_body"));
        r.sld("elements too deep", "<a>".repeat(7000));
        r.sld(
                "an unknown band",
                style("<RasterSymbolizer><ChannelSelection><GrayChannel><SourceChannelName>9</SourceChannelName>"
                        + "</GrayChannel></ChannelSelection></RasterSymbolizer>"));
        r.sld("an opacity above 1", style("<RasterSymbolizer><Opacity>7</Opacity></RasterSymbolizer>"));
        r.sld("an opacity that is no number", style("<RasterSymbolizer><Opacity>NaN</Opacity></RasterSymbolizer>"));
        r.sld("a colour that is none", colours("<ColorMapEntry color='url(http://a)' quantity='1'/>"));
        r.sld("a quantity that is none", colours("<ColorMapEntry color='#000000' quantity='Infinity'/>"));
        r.sld("no quantity", colours("<ColorMapEntry color='#000000'/>"));
        r.sld("no colours", colours(""));
        r.sld(
                "quantities that fall",
                colours("<ColorMapEntry color='#000000' quantity='2'/><ColorMapEntry color='#000000' quantity='1'/>"));
        r.sld("an unknown kind of colours", colours("").replace("<ColorMap>", "<ColorMap type='evil'>"));
        r.sld("a filter", style("<Filter><PropertyIsEqualTo/></Filter><RasterSymbolizer/>"));
        r.sld("a huge mark", style("<PointSymbolizer><Graphic><Mark/><Size>1e9</Size></Graphic></PointSymbolizer>"));
        r.sld(
                "an unknown mark",
                style(
                        "<PointSymbolizer><Graphic><Mark><WellKnownName>ttf://a</WellKnownName></Mark></Graphic></PointSymbolizer>"));
    }

    private static void places(Requests r) {
        r.place("no layer to ask", "query_layers=-", MISSING, "query_layers");
        r.place("an unknown layer to ask", "query_layers=../../secret", "LayerNotDefined", "query_layers");
        r.place("a layer to ask that is not drawn", "query_layers=w:points", INVALID, "query_layers");
        r.place("no column", "i=-", MISSING, "i");
        r.place("the older version's column", "i=-&x=5", MISSING, "i");
        r.place("a column beside the map", "i=60", "InvalidPoint", "i");
        r.place("a row beside the map", "j=-1", "InvalidPoint", "j");
        r.place("a row of words", "j=a", "InvalidPoint", "j");
        r.place("a column within a pixel", "i=5.5", "InvalidPoint", "i");
        r.place("no map", "bbox=-", MISSING, "bbox");
        r.place("too many features", "feature_count=1000000000", INVALID, "feature_count");
        r.place("no features", "feature_count=0", INVALID, "feature_count");
        r.place("a huge buffer", "layers=w:points&query_layers=w:points&buffer=1000000", INVALID, "buffer");
        r.place("a template", "info_format=text/html", "InvalidFormat", "info_format");
        r.legend("no layer", "layer=-", MISSING, "layer");
        r.legend("an unknown layer", "layer=../../secret", "LayerNotDefined", "layer");
        r.legend("two layers", "layer=w:maps,w:points", INVALID, "layer");
        r.legend("an unknown style", "style=../../secret", "StyleNotDefined", "style");
        r.legend("an unknown format", "format=image/svg", "InvalidFormat", "format");
        r.legend("a style elsewhere", "sld=" + elsewhere(), INVALID, "sld");
    }

    private static void coverages(Requests r) {
        r.coverage("no operation", "request=-", MISSING, "request");
        r.coverage("unknown operation", "request=Transaction", UNSUPPORTED, "request");
        r.coverage("no version", "version=-", MISSING, "version");
        r.coverage("unknown version", "version=9.0.0", INVALID, "version");
        r.coverage("unknown version that begins like a known one", "version=2.0evil", INVALID, "version");
        r.coverage("two versions", "version=2.0.1&version=1.0.0", INVALID, "version");
        r.get(
                "no common version of WCS",
                "/wcs?service=WCS&request=GetCapabilities&acceptVersions=3.0.0,0.1",
                OWS_2_0,
                "VersionNegotiationFailed",
                null);
        r.coverage("no name", "coverageId=-", MISSING, "coverageid");
        for (String id : List.of(
                "nothing",
                "w__nothing",
                "w__points",
                "w__maps,w__maps",
                "../../secret",
                "w__..%2F..%2F..%2Fsecret",
                "w__maps%00",
                "/etc/passwd",
                "file:///etc/passwd",
                "%3C%3E",
                "a".repeat(3000))) {
            r.coverage(
                    "name " + id.substring(0, Math.min(20, id.length())),
                    "coverageId=" + id,
                    "NoSuchCoverage",
                    "coverageId");
        }
        r.coverage("two names", "coverageId=w__maps&coverageId=w__points", INVALID, "coverageid");
        r.get(
                "description of nothing",
                "/wcs?service=WCS&version=2.0.1&request=DescribeCoverage",
                OWS_2_0,
                MISSING,
                "coverageid");
        r.get(
                "description of commas",
                "/wcs?service=WCS&version=2.0.1&request=DescribeCoverage&coverageid=,,",
                OWS_2_0,
                "emptyCoverageIdList",
                "coverageId");
        r.get(
                "description of one known and one unknown",
                "/wcs?service=WCS&version=2.0.1&request=DescribeCoverage&coverageid=w__maps,../secret",
                OWS_2_0,
                "NoSuchCoverage",
                "coverageId");

        for (String subset : List.of(
                "E", "E(", "E()", "E(1,2,3)", "(1,2)", "E(1,2)(3)", "E(a(1),2)", "E[1,2]", "%00", "(".repeat(5000))) {
            r.coverage(
                    "subset " + subset.substring(0, Math.min(20, subset.length())),
                    "subset=" + subset,
                    "InvalidEncodingSyntax",
                    "subset");
        }
        for (String axis : List.of("Z(1,2)", "time(%222020-01-01%22)", "%3Cscript%3E(1,2)")) {
            r.coverage("subset " + axis, "subset=" + axis, "InvalidAxisLabel", "subset");
        }
        r.coverage("subset twice", "subset=E(400000,410000)&subset=E(400000,420000)", "InvalidAxisLabel", "subset");
        for (String bounds : List.of(
                "410000,400000",
                "NaN,410000",
                "400000,Infinity",
                "-1e400,1e400",
                "a,b",
                "%22400000%22,410000",
                "0,1",
                "1e300,2e300",
                "400000f,410000")) {
            r.coverage("bounds " + bounds, "subset=E(" + bounds + ")", "InvalidSubsetting", "subset");
        }
        r.coverage("bounds in a CRS", "subset=E,EPSG:32650(400000,410000)", "InvalidEncodingSyntax", "subset");
        r.coverage(
                "a CRS of bounds",
                "subset=E(400000,410000)&subsettingCrs=file:///etc/passwd",
                INVALID,
                "subsettingcrs");
        r.coverage("a CRS", "outputCrs=" + elsewhere(), INVALID, "outputcrs");
        r.coverage("a scale", "scalefactor=2", INVALID, "scalefactor");
        r.coverage("scales of axes", "scaleaxes=E(2)", INVALID, "scaleaxes");
        r.coverage("sizes of no axis", "scalesize=(100)", "InvalidEncodingSyntax", "scalesize");
        r.coverage("a size of words", "scalesize=E(a)", "InvalidExtent", "scalesize");
        r.coverage("a negative size", "scalesize=E(-5)", "InvalidExtent", "scalesize");
        r.coverage("huge sizes", "scalesize=E(99999999),N(99999999)", OTHER, null);
        r.coverage("a size of an unknown axis", "scalesize=Z(5)", "InvalidAxisLabel", "scalesize");
        r.coverage("an extent to scale to", "scaleextent=E(1:2)", INVALID, "scaleextent");

        for (String bands :
                List.of("nothing", "9", "Au_ppb,nothing", "../Au_ppb", "SiO2_pct:Au_ppb", "Au_ppb:", ",", "%00")) {
            r.coverage("bands " + bands, "rangesubset=" + bands, "NoSuchField", "rangesubset");
        }
        r.coverage(
                "a band a thousand times",
                "rangesubset=" + String.join(",", Collections.nCopies(1000, "Au_ppb")),
                INVALID,
                "rangesubset");
        for (String format : List.of("text/evil", "application/netcdf", "image/tiff%00", "../tiff")) {
            r.coverage("format " + format, "format=" + format, INVALID, "format");
        }
        r.coverage("two parts", "mediaType=multipart/related", INVALID, "mediatype");
        r.coverage(
                "cells in between",
                "interpolation=http://www.opengis.net/def/interpolation/OGC/1/cubic",
                "InterpolationMethodNotSupported",
                "interpolation");
    }

    private static void documents(Requests r) {
        String document = "<wcs:GetCoverage xmlns:wcs='http://www.opengis.net/wcs/2.0' service='WCS' version='2.0.1'>"
                + "<wcs:CoverageId>w__maps</wcs:CoverageId></wcs:GetCoverage>";
        r.document("of WCS 2.0.1", document, UNSUPPORTED, null);
        r.document("no markup", "hello", OTHER, null);
        r.document("not closed", document.replace("</wcs:GetCoverage>", ""), UNSUPPORTED, null);
        r.document("an entity bomb", BOMB + document.replace("w__maps", "&d;"), OTHER, null);
        r.document("an external entity", FILE_ENTITY + document.replace("w__maps", "&d;"), OTHER, null);
        r.document("an external document type", "<!DOCTYPE a SYSTEM '" + elsewhere() + "'>" + document, OTHER, null);
        r.document("larger than the limit", document + " ".repeat(2 << 20), "FileSizeExceeded", null);
        r.document("another service", document.replace("'WCS'", "'WFS'"), INVALID, "service");
    }

    private static void olderCoverages(Requests r) {
        r.olderCoverage("unknown operation", "request=Nothing", UNSUPPORTED, "request");
        r.olderCoverage("no coverage", "coverage=-", MISSING, "coverage");
        for (String name : List.of("nothing", "../../secret", "w:..%2F..%2Fsecret", "w:points", "w:maps%00")) {
            r.olderCoverage("name " + name, "coverage=" + name, "CoverageNotDefined", "coverage");
        }
        r.get(
                "description of an unknown coverage of WCS 1.0.0",
                "/wcs?service=WCS&version=1.0.0&request=DescribeCoverage&coverage=w:maps,../../secret",
                OGC,
                "CoverageNotDefined",
                "coverage");
        r.olderCoverage("no CRS", "crs=-", MISSING, "crs");
        r.olderCoverage("unknown CRS", "crs=EPSG:0", INVALID, "crs");
        r.olderCoverage("unknown CRS of the result", "response_crs=file:///etc/passwd", INVALID, "response_crs");
        r.olderCoverage("no box", "bbox=-", MISSING, "bbox");
        for (String box : List.of(
                "a,b,c,d",
                "1,2,3",
                "NaN,4680000,430000,4700000",
                "400000,4680000,1e400,4700000",
                "430000,4680000,400000,4700000",
                "400000,4680000,400000,4700000",
                "0,0,1,1",
                "400000d,4680000,430000,4700000")) {
            r.olderCoverage("box " + box, "bbox=" + box, INVALID, "bbox");
        }
        r.olderCoverage("a box in degrees beside the coverage", "crs=EPSG:4326&bbox=-10,-10,-9,-9", INVALID, "bbox");
        r.olderCoverage("a width without a height", "height=-", MISSING, "height");
        for (String width : List.of("0", "-1", "1e9", "5.5", "NaN", "a")) {
            r.olderCoverage("width " + width, "width=" + width, INVALID, "width");
        }
        r.olderCoverage("a resolution of nothing", "width=-&height=-&resx=0&resy=500", INVALID, "resx");
        r.olderCoverage("a resolution too fine", "width=-&height=-&resx=500&resy=1e-9", INVALID, "resy");
        r.olderCoverage("a resolution of one side", "width=-&height=-&resx=500", MISSING, "resy");
        r.olderCoverage("huge sides", "width=900000&height=900000", OTHER, null);
        for (String band : List.of("0", "4", "-1", "1,1", "nothing", "1-9", ",", "1e0")) {
            r.olderCoverage("band " + band, "band=" + band, INVALID, "Band");
        }
        r.olderCoverage("no format", "format=-", MISSING, "format");
        r.olderCoverage("unknown format", "format=text/evil", "InvalidFormat", "format");
        r.olderCoverage("cells in between", "interpolation=bicubic", INVALID, "interpolation");
        r.post(
                "a document for WCS 1.0.0",
                "/wcs",
                "<GetCoverage xmlns='http://www.opengis.net/wcs' service='WCS' version='1.0.0'/>",
                OGC,
                UNSUPPORTED,
                null);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void itHasAnExceptionReportOfItsKind(Hostile hostile) throws Exception {
        hostile.requireReport(server, root);
    }

    /** What is strange and yet means something is answered, soon and with few cells. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "crs=EPSG:3857&bbox=-1e14,-1e14,1e14,1e14",
                "crs=EPSG:3857&bbox=-20037508,-20037508,20037508,20037508",
                "crs=EPSG:4326&bbox=-90,-180,90,180",
                "crs=EPSG:4326&bbox=-1e9,-1e9,1e9,1e9",
                "crs=EPSG:32661&bbox=1000000,1000000,3000000,3000000",
                "crs=EPSG:32650&bbox=-9e14,-9e14,9e14,9e14",
                "crs=EPSG:32650&bbox=400000,4680000,400000.001,4680000.001",
                "crs=EPSG:4326&bbox=89.99,-180,90,180",
                "crs=EPSG:3031&bbox=-1e7,-1e7,1e7,1e7"
            })
    void aMapOfNearlyNothingIsDrawn(String place) throws Exception {
        requireMap("&layers=w:maps,w:points&width=4096&height=100&" + place);
    }

    @Test
    void aStyleIsDrawnWithoutThePictureItWantsFromElsewhere() throws Exception {
        String picture =
                "<PointSymbolizer><Graphic><ExternalGraphic><OnlineResource xmlns:xlink='http://www.w3.org/1999/xlink'"
                        + " xlink:href='" + elsewhere() + "' href='" + elsewhere()
                        + "'/></ExternalGraphic></Graphic></PointSymbolizer>";
        requireMap("&layers=w:points&crs=CRS:84&bbox=116,41,118,43&width=50&height=50&sld_body="
                + encoded(style(picture).replace("w:maps", "w:points")));
    }

    private static void requireMap(String query) throws Exception {
        HttpResponse<byte[]> answer = Caller.of(server)
                .client()
                .send(
                        HttpRequest.newBuilder(URI.create(server.address()
                                        + "/wms?service=WMS&version=1.3.0&request=GetMap&styles="
                                        + "&format=image/png&transparent=true" + query))
                                .build(),
                        BodyHandlers.ofByteArray());
        assertThat(answer.headers().firstValue("Content-Type"))
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .contains("image/png");
    }
}
