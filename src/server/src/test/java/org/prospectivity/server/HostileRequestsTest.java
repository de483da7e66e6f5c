package org.prospectivity.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prospectivity.server.Caller.complex;
import static org.prospectivity.server.Caller.document;
import static org.prospectivity.server.Caller.input;
import static org.prospectivity.server.Caller.literal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.prospectivity.server.ows.Limits;

/** Requests that are malformed or mean harm: each has its exception report, and nothing else happens. */
class HostileRequestsTest {
    private static final String OWS = "http://www.opengis.net/ows/1.1";
    private static final String WPS = "http://www.opengis.net/wps/1.0.0";

    private static final String POINTS = "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\","
            + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[117,42]},\"properties\":{\"Au_ppb\":1}},{\"type\":"
            + "\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[117.1,42.1]},\"properties\":{\"Au_ppb\":2}}]}";
    private static final String RAW = "<wps:RawDataOutput><ows:Identifier>told</ows:Identifier></wps:RawDataOutput>";

    @TempDir
    private static Path root;

    private static ProspectivityServer server;
    private static List<String> before;

    @BeforeAll
    static void start() throws Exception {
        Files.writeString(root.resolve("secret.txt"), "secret");
        Files.writeString(root.resolve("secret.csv"), "x,y\n1,2\n");
        server = ProspectivityServer.start(
                root.resolve("data"),
                new ServerOptions(ServerOptions.LOOPBACK, 0, null, List.of(), new Limits(1L << 20, 2, 5, 5, 60)),
                List.of(new TestProcessFactory()));
        Caller.of(server)
                .post(
                        "/wps",
                        document(
                                "gs:Import",
                                complex("features", "application/json", POINTS) + literal("name", "points"),
                                ""));
        before = Hostile.files(root);
    }

    @AfterAll
    static void itServesOnAndNothingElseHasChanged() throws Exception {
        try {
            assertThat(Caller.of(server)
                            .get("/ows?service=WPS&request=GetCapabilities")
                            .body())
                    .contains("wps:Capabilities");
            assertThat(Hostile.files(root)).isEqualTo(before);
            // Nothing of the executions is kept that nobody can ask for.
            Path results = root.resolve("data/results");
            for (int i = 0; i < 100 && isFilled(results); i++) {
                Thread.sleep(50);
            }
            assertThat(results).isEmptyDirectory();
        } finally {
            server.close();
        }
    }

    private static boolean isFilled(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isPresent();
        }
    }

    private static final class Requests {
        private final List<Hostile> all = new ArrayList<>();

        void get(String name, String path, String namespace, String code) {
            all.add(new Hostile(name, Hostile.http("GET", path, "", null), namespace, code));
        }

        void wps(String name, String query, String code) {
            get(name, "/wps?service=WPS&version=1.0.0&" + query, OWS, code);
        }

        void execute(String name, String query, String code) {
            wps(name, "request=Execute&identifier=test:Inputs&" + query, code);
        }

        void post(String name, String document, String code) {
            post(name, "/wps", document.getBytes(StandardCharsets.UTF_8), code);
        }

        void post(String name, String path, byte[] document, String code) {
            all.add(new Hostile(name, Hostile.http("POST", path, "Content-Type: text/xml\r\n", document), OWS, code));
        }

        void inputs(String name, String inputs, String code) {
            post(name, document("test:Inputs", inputs, RAW), code);
        }

        /** A request that is only found wanting when the process runs. */
        void failing(String name, String process, String inputs, String code) {
            all.add(new Hostile(
                    name,
                    Hostile.http(
                            "POST",
                            "/wps",
                            "Content-Type: text/xml\r\n",
                            document(process, inputs, "").getBytes(StandardCharsets.UTF_8)),
                    WPS,
                    code));
        }
    }

    /** Some hundred bytes that tell of 60,000 by 60,000 cells of 1 m. */
    private static String hugeTiff() {
        int entries = 13;
        int scale = 8 + 2 + 12 * entries + 4;
        int tiepoint = scale + 3 * Double.BYTES;
        int keys = tiepoint + 6 * Double.BYTES;
        // Tag, type, count, value or place.
        int[][] tags = {
            {256, 4, 1, 60000},
            {257, 4, 1, 60000},
            {258, 3, 1, 32},
            {259, 3, 1, 1},
            {262, 3, 1, 1},
            {273, 4, 1, 8},
            {277, 3, 1, 1},
            {278, 4, 1, 60000},
            {279, 4, 1, 4},
            {339, 3, 1, 3},
            {33550, 12, 3, scale},
            {33922, 12, 6, tiepoint},
            {34735, 3, 12, keys}
        };
        ByteBuffer file = ByteBuffer.allocate(keys + 12 * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) entries);
        for (int[] tag : tags) {
            file.putShort((short) tag[0])
                    .putShort((short) tag[1])
                    .putInt(tag[2])
                    .putInt(tag[3]);
        }
        file.putInt(0);
        for (double number : new double[] {1, 1, 0, 0, 0, 0, 400000, 4660000, 0}) {
            file.putDouble(number);
        }
        for (int key : new int[] {1, 1, 0, 2, 1024, 0, 1, 1, 3072, 0, 1, 32650}) {
            file.putShort((short) key);
        }
        return Base64.getEncoder().encodeToString(file.array());
    }

    static Stream<Hostile> requests() {
        Requests r = new Requests();
        String missing = "MissingParameterValue";
        String invalid = "InvalidParameterValue";
        String none = "NoApplicableCode";

        // What is asked, and of whom
        r.get("no service", "/ows", OWS, missing);
        r.get("no service but a request", "/ows?request=GetCapabilities", OWS, missing);
        r.get("unknown service", "/ows?service=FTP&request=GetCapabilities", OWS, invalid);
        r.get("service of another path", "/wps?service=WMS&request=GetCapabilities", OWS, invalid);
        r.get("service with markup", "/ows?service=%3Cscript%3E&request=GetCapabilities", OWS, invalid);
        r.get("service with a null", "/ows?service=WPS%00&request=GetCapabilities", OWS, invalid);
        r.get("no request", "/wps?service=WPS", OWS, missing);
        r.get("blank request", "/wps?service=WPS&request=", OWS, missing);
        r.wps("unknown request", "request=DropTable", "OperationNotSupported");
        r.wps("request with markup", "request=%3C%21%5BCDATA%5B", "OperationNotSupported");
        r.get("no version", "/wps?service=WPS&request=DescribeProcess&identifier=test:Wait", OWS, missing);
        r.get(
                "wrong version",
                "/wps?service=WPS&version=9.9.9&request=DescribeProcess&identifier=test:Wait",
                OWS,
                invalid);
        r.get(
                "no common version",
                "/wps?service=WPS&request=GetCapabilities&acceptVersions=3.0.0",
                OWS,
                "VersionNegotiationFailed");
        r.get("broken percent-encoding", "/wps?service=WPS&request=%zz", OWS, none);
        r.get("encoding that is no UTF-8", "/wps?service=WPS&request=%ff%fe", OWS, none);
        r.get("a long parameter", "/wps?service=WPS&request=" + "A".repeat(20000), OWS, "OperationNotSupported");
        r.get("a longer one", "/wps?service=WPS&request=" + "A".repeat(200000), OWS, none);

        // Descriptions
        r.wps("no identifier", "request=DescribeProcess", missing);
        r.wps("unknown process", "request=DescribeProcess&identifier=gs:Nothing", invalid);
        r.wps("process by a path", "request=DescribeProcess&identifier=../../etc/passwd", invalid);
        r.wps("one unknown of two", "request=DescribeProcess&identifier=test:Wait,test:Nothing", invalid);
        r.wps("identifier with quotes", "request=DescribeProcess&identifier=%22%27%3E", invalid);

        // Execute by key and value
        r.wps("execute nothing", "request=Execute", missing);
        r.wps("execute unknown", "request=Execute&identifier=test:Nothing", invalid);
        r.wps("execute a class", "request=Execute&identifier=java.lang.Runtime", invalid);
        r.execute("unknown input", "DataInputs=shell=rm", invalid);
        r.execute("an input twice", "DataInputs=text=a;text=b", invalid);
        r.execute("attribute without a name", "DataInputs=text=a@b", invalid);
        r.execute("unknown output", "RawDataOutput=nothing", invalid);
        r.execute("two raw outputs", "RawDataOutput=told;told", invalid);
        r.execute("raw beside a document", "RawDataOutput=told&ResponseDocument=told", invalid);
        r.execute("raw and stored", "RawDataOutput=told&storeExecuteResponse=true", invalid);
        r.execute("status without storing", "ResponseDocument=told&status=true", invalid);
        r.execute("store that is neither", "storeExecuteResponse=perhaps", invalid);
        r.execute("a file", "DataInputs=features=@xlink:href=file:///etc/passwd", invalid);
        r.execute("an address inside", "DataInputs=features=@xlink:href=http://169.254.169.254/", invalid);
        r.execute("itself as an address", "DataInputs=features=@href=http://localhost:8080/wps", invalid);
        r.execute("an address of no kind", "DataInputs=features=@href=::::", invalid);
        r.execute(
                "features of a type unknown",
                "DataInputs=features=a@mimetype=application/x-java-serialized-object",
                invalid);
        r.execute("a number that is none", "DataInputs=number=1e&RawDataOutput=told", invalid);
        r.execute("a number that is infinite", "DataInputs=number=1e999&RawDataOutput=told", invalid);
        r.execute("not a number", "DataInputs=number=NaN&RawDataOutput=told", invalid);
        r.execute("a count too large", "DataInputs=count=99999999999&RawDataOutput=told", invalid);
        r.execute("a count that is no integer", "DataInputs=count=1.5&RawDataOutput=told", invalid);
        r.execute("a switch that is neither", "DataInputs=flag=maybe&RawDataOutput=told", invalid);
        r.execute("a box of three", "DataInputs=box=1,2,3&RawDataOutput=told", invalid);
        r.execute("a box inside out", "DataInputs=box=3,3,1,1&RawDataOutput=told", invalid);
        r.execute("a box in an unknown CRS", "DataInputs=box=1,1,3,3,EPSG:0&RawDataOutput=told", invalid);

        // Executions
        r.wps("status of nothing", "request=GetExecutionStatus", missing);
        r.wps(
                "status of an unknown",
                "request=GetExecutionStatus&executionId=00000000-0000-0000-0000-000000000000",
                invalid);
        r.wps("status by a path", "request=GetExecutionStatus&executionId=../../../etc", invalid);
        r.wps("status by markup", "request=GetExecutionStatus&executionId=%3Cid%3E", invalid);
        r.wps("result of an unknown", "request=GetExecutionResult&executionId=1&outputId=told", invalid);
        r.wps("result by a path", "request=GetExecutionResult&executionId=..&outputId=..%2Fsecret.txt", invalid);
        r.wps("dismiss nothing", "request=Dismiss", missing);
        r.wps("dismiss an unknown", "request=Dismiss&executionId=ffffffff-ffff-ffff-ffff-ffffffffffff", invalid);

        // Documents that are no XML, or more than that
        r.post("no markup", "hello", none);
        r.post("a mark alone", "<", none);
        r.post("not closed", "<wps:Execute xmlns:wps='" + WPS + "' service='WPS' version='1.0.0'>", none);
        r.post("prefix unknown", "<wps:Execute service='WPS' version='1.0.0'/>", none);
        r.post("two roots", document("test:Inputs", "", RAW) + "<a/>", none);
        r.post("JSON", POINTS, none);
        r.post(
                "bytes that are no UTF-8",
                "/wps",
                new byte[] {'<', 'a', '>', (byte) 0xff, (byte) 0xfe, '<', '/', 'a', '>'},
                none);
        r.post("nulls", "/wps", new byte[200], none);
        r.post("UTF-16 without a mark", "/wps", "<a/>".getBytes(StandardCharsets.UTF_16BE), none);
        r.post("an encoding unknown", "<?xml version='1.0' encoding='x-evil'?><a/>", none);
        r.post(
                "external entity",
                "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>"
                        + document("test:Inputs", literal("text", "&b;"), RAW),
                none);
        r.post(
                "external parameter entity",
                "<!DOCTYPE a [<!ENTITY % b SYSTEM 'http://localhost/x'> %b;]>" + document("test:Inputs", "", RAW),
                none);
        r.post(
                "external document type",
                "<!DOCTYPE a SYSTEM 'http://localhost/x.dtd'>" + document("test:Inputs", "", RAW),
                none);
        r.post(
                "internal entity",
                "<!DOCTYPE a [<!ENTITY b 'c'>]>" + document("test:Inputs", literal("text", "&b;"), RAW),
                none);
        r.post(
                "entity bomb",
                "<!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;'>"
                        + "<!ENTITY d '&c;&c;&c;&c;&c;&c;&c;'>]>"
                        + document("test:Inputs", literal("text", "&d;"), RAW),
                none);
        r.post("entity of nowhere", document("test:Inputs", literal("text", "&nothing;"), RAW), none);
        r.post("elements too deep", document("test:Inputs", "<a>".repeat(20000) + "</a>".repeat(20000), RAW), none);
        r.post(
                "many attributes",
                "<wps:Execute xmlns:wps='" + WPS + "' "
                        + String.join(
                                " ",
                                IntStream.range(0, 20000)
                                        .mapToObj(i -> "a" + i + "='1'")
                                        .toList()) + "/>",
                none);
        r.post("an attribute twice", "<wps:Execute xmlns:wps='" + WPS + "' service='WPS' service='WPS'/>", none);
        r.post(
                "inclusion",
                document(
                        "test:Inputs",
                        "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='file:///etc/passwd'/>",
                        RAW),
                none);
        r.post(
                "larger than the limit",
                document("test:Inputs", literal("text", "x".repeat(2 << 20)), RAW),
                "FileSizeExceeded");
        r.all.add(new Hostile(
                "a length that is none", Hostile.http("POST", "/wps", "Content-Length: minus\r\n", null), OWS, none));

        r.all.add(new Hostile(
                "a form without a request",
                Hostile.http(
                        "POST",
                        "/wps",
                        "Content-Type: application/x-www-form-urlencoded\r\n",
                        "service=WPS".getBytes(StandardCharsets.UTF_8)),
                OWS,
                missing));
        r.all.add(new Hostile(
                "a form of nonsense",
                Hostile.http(
                        "POST",
                        "/wps",
                        "Content-Type: application/x-www-form-urlencoded\r\n",
                        "%zz=%".getBytes(StandardCharsets.UTF_8)),
                OWS,
                none));

        // Documents of the wrong kind
        r.post("another namespace", "<Execute xmlns='urn:x' service='WPS' version='1.0.0'/>", none);
        r.post("no namespace", "<Execute service='WPS' version='1.0.0'/>", none);
        r.post("document without a service", "<wps:Execute xmlns:wps='" + WPS + "' version='1.0.0'/>", missing);
        r.post(
                "document of another service",
                "<wps:Execute xmlns:wps='" + WPS + "' service='WFS' version='1.0.0'/>",
                invalid);
        r.post("document without a version", "<wps:Execute xmlns:wps='" + WPS + "' service='WPS'/>", missing);
        r.post(
                "document of another version",
                "<wps:Execute xmlns:wps='" + WPS + "' service='WPS' version='2.0.0'/>",
                invalid);
        r.post(
                "document of an unknown operation",
                "<wps:Drop xmlns:wps='" + WPS + "' service='WPS' version='1.0.0'/>",
                "OperationNotSupported");
        r.post(
                "document without a process",
                "<wps:Execute xmlns:wps='" + WPS + "' service='WPS' version='1.0.0'/>",
                missing);
        r.post(
                "document with an unknown element",
                document("test:Inputs", "", RAW).replace("wps:DataInputs", "wps:Inputs"),
                none);
        r.post("two forms of answer", document("test:Inputs", "", RAW + RAW), invalid);
        r.post("an output without a name", document("test:Inputs", "", "<wps:RawDataOutput/>"), missing);
        r.post(
                "an output in an unknown format",
                document(
                        "prospectivity:GridGeochem",
                        "",
                        "<wps:RawDataOutput mimeType='text/evil'>"
                                + "<ows:Identifier>result</ows:Identifier></wps:RawDataOutput>"),
                invalid);
        r.inputs(
                "an input without a name",
                "<wps:Input><wps:Data><wps:LiteralData>1</wps:LiteralData></wps:Data></wps:Input>",
                none);
        r.inputs("an unknown input", literal("nothing", "1"), invalid);
        r.inputs("a literal for features", literal("features", "1"), invalid);
        r.inputs("a box for text", input("text", "<wps:Data><wps:BoundingBoxData/></wps:Data>"), invalid);
        r.inputs("a box without corners", input("box", "<wps:Data><wps:BoundingBoxData/></wps:Data>"), invalid);
        r.inputs(
                "a box of words",
                input(
                        "box",
                        "<wps:Data><wps:BoundingBoxData><ows:LowerCorner>a b</ows:LowerCorner>"
                                + "<ows:UpperCorner>c d</ows:UpperCorner></wps:BoundingBoxData></wps:Data>"),
                invalid);
        r.post("an input that is needed", document("prospectivity:TrainTransferCNN", "", ""), missing);

        // Data that is none
        r.inputs("features that are nothing", complex("features", "application/json", "{"), invalid);
        r.inputs(
                "features without features",
                complex("features", "application/json", "{\"type\":\"FeatureCollection\",\"features\":[]}"),
                invalid);
        r.inputs(
                "features nested a thousandfold",
                complex("features", "application/json", "{\"features\":" + "[".repeat(5000)),
                invalid);
        r.inputs("CSV with a null", complex("features", "text/csv", "x,y\n1,2\n\uFFFD,3\n"), invalid);
        r.inputs("CSV without coordinates", complex("features", "text/csv", "a,b\n1,2\n"), invalid);
        r.inputs(
                "GML with an entity",
                complex(
                        "features",
                        "text/xml",
                        "<![CDATA[<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>]]>"),
                invalid);
        r.inputs(
                "GML with a point of two",
                complex(
                        "features",
                        "text/xml",
                        "<a><featureMember><b><c><Point><posList>1 2 3 4</posList></Point></c></b></featureMember></a>"),
                invalid);
        r.inputs("a coverage that is none", complex("coverage", "image/tiff", "AAAA"), invalid);
        r.inputs("a coverage that is no base64", complex("coverage", "image/tiff", "(((("), invalid);
        r.inputs("a coverage of elements", complex("coverage", "image/tiff", "<a/>"), invalid);
        r.inputs("a coverage that is a bomb", complex("coverage", "image/tiff", "SUkqAP////8="), invalid);
        r.inputs("a coverage larger than memory", complex("coverage", "image/tiff", hugeTiff()), invalid);
        r.inputs("a coverage of another type", complex("coverage", "image/png", "AAAA"), invalid);

        // References
        r.inputs("reference to nothing", input("features", "<wps:Reference/>"), invalid);
        r.inputs("reference to a file", input("features", "<wps:Reference xlink:href='file:///etc/passwd'/>"), invalid);
        r.inputs(
                "reference to this server",
                input("features", "<wps:Reference xlink:href='http://localhost/ows'/>"),
                invalid);
        r.inputs(
                "reference that looks internal",
                input("features", "<wps:Reference xlink:href='http://geoserver@localhost/wfs'/>"),
                invalid);
        r.inputs(
                "reference by POST",
                input(
                        "features",
                        "<wps:Reference xlink:href='http://a.example/' method='POST'><wps:Body><a/></wps:Body></wps:Reference>"),
                invalid);
        r.inputs(
                "reference with a header",
                input(
                        "features",
                        "<wps:Reference xlink:href='http://geoserver/wfs'><wps:Header key='a' value='b'/></wps:Reference>"),
                invalid);
        r.inputs(
                "layer by a path",
                input("features", "<wps:Reference xlink:href='http://geoserver/wfs?typeName=../../secret'/>"),
                invalid);
        r.inputs(
                "layer by an encoded path",
                input("features", "<wps:Reference xlink:href='http://geoserver/wfs?typeName=..%252F..%252Fsecret'/>"),
                invalid);
        r.inputs(
                "coverage unknown",
                input("coverage", "<wps:Reference xlink:href='http://geoserver/wcs?coverage=nothing'/>"),
                invalid);
        r.inputs(
                "features for a coverage",
                input("coverage", "<wps:Reference xlink:href='http://geoserver/wfs?typeName=points'/>"),
                invalid);
        r.inputs(
                "a chain without a process",
                input("coverage", "<wps:Reference xlink:href='http://geoserver/wps' method='POST'/>"),
                invalid);
        r.inputs(
                "a chain that does not fit",
                input(
                        "coverage",
                        "<wps:Reference xlink:href='http://geoserver/wps' method='POST'><wps:Body>"
                                + document("test:Inputs", "", "") + "</wps:Body></wps:Reference>"),
                invalid);

        // Names that lead elsewhere
        for (String name :
                List.of("../../evil", "/etc/evil", "a/b", "..", ".hidden", "a\\b", "%2e%2e%2fevil", "x".repeat(300))) {
            r.failing(
                    "layer named " + name.substring(0, Math.min(12, name.length())),
                    "gs:Import",
                    complex("features", "application/json", POINTS) + literal("name", name),
                    invalid);
        }
        r.failing(
                "workspace elsewhere",
                "gs:Import",
                complex("features", "application/json", POINTS) + literal("workspace", "../..") + literal("name", "a"),
                invalid);
        r.failing(
                "a layer that is there",
                "gs:Import",
                complex("features", "application/json", POINTS) + literal("name", "points"),
                invalid);
        r.failing(
                "a style elsewhere",
                "gs:Import",
                complex("features", "application/json", POINTS)
                        + literal("name", "styled")
                        + literal("styleName", "../../secret"),
                invalid);
        r.failing("a model elsewhere", "prospectivity:DeleteModel", literal("model", "../../secret.txt"), invalid);
        r.failing(
                "a CRS from a file",
                "prospectivity:GridGeochem",
                complex("samples", "application/json", POINTS)
                        + literal("elements", "Au_ppb")
                        + literal("crs", "file:///etc/passwd"),
                invalid);
        r.failing(
                "a grid without end",
                "prospectivity:GridGeochem",
                complex("samples", "application/json", POINTS)
                        + literal("elements", "Au_ppb")
                        + literal("crs", "EPSG:32650")
                        + literal("cellSize", "0.0001"),
                invalid);

        // Beside the services
        r.get("path upwards", "/../../../etc/passwd", OWS, none);
        r.get("path upwards, encoded", "/%2e%2e/%2e%2e/secret.txt", OWS, none);
        r.get("path upwards, encoded twice", "/%252e%252e/secret.txt", OWS, none);
        r.get("a file of the server", "/index.html/../../ProspectivityServer.class", OWS, none);
        r.all.add(new Hostile(
                "another method", Hostile.http("DELETE", "/wps?service=WPS", "", null), OWS, "OperationNotSupported"));
        r.all.add(new Hostile(
                "no host",
                "GET /wps HTTP/1.1\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.UTF_8),
                OWS,
                none));
        r.all.add(new Hostile(
                "another host",
                "GET /wps HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.UTF_8),
                OWS,
                none));
        r.all.add(new Hostile(
                "another site",
                Hostile.http(
                        "GET", "/wps?service=WPS&request=GetCapabilities", "Origin: http://evil.example\r\n", null),
                OWS,
                none));
        r.all.add(
                new Hostile("no HTTP", "\u0016\u0003\u0001 hello\r\n\r\n".getBytes(StandardCharsets.UTF_8), OWS, none));
        r.all.add(new Hostile(
                "an endless header",
                Hostile.http("GET", "/wps", "X-Long: " + "y".repeat(100000) + "\r\n", null),
                OWS,
                none));
        return r.all.stream();
    }

    @ParameterizedTest
    @MethodSource("requests")
    void itHasAnExceptionReportOfItsKind(Hostile hostile) throws Exception {
        hostile.requireReport(server, root);
    }
}
