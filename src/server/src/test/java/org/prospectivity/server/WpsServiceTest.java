package org.prospectivity.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prospectivity.server.Caller.complex;
import static org.prospectivity.server.Caller.document;
import static org.prospectivity.server.Caller.input;
import static org.prospectivity.server.Caller.literal;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.prospectivity.server.ows.Limits;
import org.prospectivity.server.ows.OgcSchemas;

class WpsServiceTest {
    private static final String RAW = "<wps:RawDataOutput><ows:Identifier>told</ows:Identifier></wps:RawDataOutput>";
    private static final String POINTS = "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\","
            + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]},\"properties\":{\"Au_ppb\":1}}]}";

    @TempDir
    private static Path data;

    private static ProspectivityServer server;
    private static Caller caller;
    private static HttpServer elsewhere;

    @BeforeAll
    static void start() throws Exception {
        elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/open/points.json", exchange -> {
            byte[] body = POINTS.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        elsewhere.createContext("/open/away", exchange -> {
            exchange.getResponseHeaders().add("Location", "/closed");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        elsewhere.start();
        server = ProspectivityServer.start(
                data,
                new ServerOptions(
                        ServerOptions.LOOPBACK,
                        0,
                        null,
                        List.of(URI.create(elsewhere("/open/"))),
                        new Limits(8L << 20, 1, 2, 3, 60)),
                List.of(new TestProcessFactory()));
        caller = Caller.of(server);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        elsewhere.stop(0);
    }

    @BeforeEach
    void holdTheWaiting() {
        TestProcessFactory.Wait.latch = new CountDownLatch(1);
        TestProcessFactory.Wait.begun = new CountDownLatch(1);
    }

    private static String elsewhere(String path) {
        return "http://localhost:" + elsewhere.getAddress().getPort() + path;
    }

    private static String valid(HttpResponse<String> response) throws Exception {
        OgcSchemas.validate(OgcSchemas.WPS_1_0_0, response.body());
        return response.body();
    }

    private static String told(String inputs) throws Exception {
        return caller.post("/wps", document("test:Inputs", inputs, RAW)).body();
    }

    private static String id(String response) {
        return response.replaceFirst("(?s).*executionId=([0-9a-f-]{36}).*", "$1");
    }

    private static String status(String id) throws Exception {
        return caller.wps("request=GetExecutionStatus", "executionId=" + id).body();
    }

    private static String awaited(String id, String state) throws Exception {
        String told = status(id);
        for (int i = 0; i < 200 && !told.contains(state); i++) {
            Thread.sleep(20);
            told = status(id);
        }
        assertThat(told).contains(state);
        return told;
    }

    private static String waiting() throws Exception {
        return id(caller.execute("test:Wait", "storeExecuteResponse=true", "status=true")
                .body());
    }

    @Test
    @Timeout(120)
    void theProcessOfAClientThatLeavesEnds() throws Exception {
        URI address = URI.create(server.address());
        try (Socket client = new Socket(address.getHost(), address.getPort())) {
            client.getOutputStream()
                    .write(("GET /wps?service=WPS&version=1.0.0&request=Execute&identifier=test:Wait HTTP/1.1\r\n"
                                    + "Host: localhost\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(TestProcessFactory.Wait.begun.await(60, TimeUnit.SECONDS))
                    .isTrue();
        }
        // There is room for one process at a time.
        assertThat(told(literal("text", "after it"))).contains("after it");
    }

    @Test
    void capabilitiesAndDescriptionsAreValid() throws Exception {
        assertThat(valid(caller.get("/ows?service=WPS&request=GetCapabilities")))
                .contains("<ows:Identifier>prospectivity:GridGeochem</ows:Identifier>")
                .contains("<ows:Identifier>gs:Import</ows:Identifier>");
        assertThat(valid(caller.post(
                        "/ows", "<wps:GetCapabilities service='WPS' xmlns:wps='http://www.opengis.net/wps/1.0.0'/>")))
                .contains("wps:Capabilities");
        assertThat(valid(caller.wps("request=DescribeProcess", "Identifier=all")))
                .contains("test:Inputs");
        assertThat(valid(caller.post(
                        "/wps",
                        "<DescribeProcess service='WPS' version='1.0.0' xmlns='http://www.opengis.net/wps/1.0.0'"
                                + " xmlns:ows='http://www.opengis.net/ows/1.1'><ows:Identifier>gs:Import</ows:Identifier>"
                                + "<ows:Identifier>test:Wait</ows:Identifier></DescribeProcess>")))
                .contains("gs:Import")
                .contains("test:Wait")
                .doesNotContain("GridGeochem");
    }

    @Test
    void literalsAreReadByTheirTypes() throws Exception {
        assertThat(told(literal("text", "a &lt; b")
                        + literal("number", " 1.5 ")
                        + literal("count", "3")
                        + literal("flag", "false")))
                .isEqualTo("{count=3, flag=false, number=1.5, text=a < b}");
        assertThat(caller.execute("test:Inputs", "DataInputs=[text=a=b;number=2]", "RawDataOutput=told")
                        .body())
                .isEqualTo("{flag=true, number=2.0, text=a=b}");
        assertThat(told(literal("text", " ") + literal("number", ""))).isEqualTo("{flag=true}");
    }

    @Test
    void aBoundingBoxIsRead() throws Exception {
        assertThat(told(input(
                        "box",
                        "<wps:Data><wps:BoundingBoxData crs='EPSG:32650' dimensions='2'><ows:LowerCorner>1 2</ows:LowerCorner>"
                                + "<ows:UpperCorner>3 5</ows:UpperCorner></wps:BoundingBoxData></wps:Data>")))
                .contains("box=ReferencedEnvelope[1.0 : 3.0, 2.0 : 5.0]");
    }

    @Test
    void featuresAreReadInEachFormat() throws Exception {
        String gml = "<gml:FeatureCollection xmlns:gml='http://www.opengis.net/gml' xmlns:a='urn:a'><gml:featureMember>"
                + "<a:s fid='1'><a:p><gml:Point srsName='EPSG:32650'><gml:pos>1 2</gml:pos></gml:Point></a:p>"
                + "<a:Au_ppb>3</a:Au_ppb></a:s></gml:featureMember></gml:FeatureCollection>";
        assertThat(told(complex("features", "application/json", "<![CDATA[" + POINTS + "]]>")))
                .contains("features=1");
        assertThat(told(complex("features", "application/geo+json;charset=utf-8", POINTS)))
                .contains("features=1");
        assertThat(told(complex("features", "text/csv", "x,y\n1,2\n3,4\n"))).contains("features=2");
        assertThat(told(complex("features", "text/xml; subtype=gml/3.1.1", gml)))
                .contains("features=1");
        assertThat(told(complex("features", null, gml))).contains("features=1");
        assertThat(told(complex("features", null, "x,y\n1,2\n"))).contains("features=1");
        assertThat(told(complex("features", null, POINTS))).contains("features=1");
        assertThat(told(input(
                        "features",
                        "<wps:Data><wps:ComplexData mimeType='text/csv' encoding='base64'>"
                                + Base64.getEncoder().encodeToString("x,y\n1,2\n".getBytes(StandardCharsets.UTF_8))
                                + "</wps:ComplexData></wps:Data>")))
                .contains("features=1");
    }

    @Test
    void featuresAreGivenInEachFormat() throws Exception {
        for (String format : List.of("application/json", "text/xml; subtype=wfs-collection/1.1")) {
            String response = valid(caller.post(
                    "/wps",
                    document(
                            "test:Features",
                            complex("features", "application/json", POINTS),
                            "<wps:ResponseDocument><wps:Output mimeType='" + format
                                    + "'><ows:Identifier>given</ows:Identifier></wps:Output></wps:ResponseDocument>")));
            String data = response.replaceFirst("(?s).*<wps:ComplexData[^>]*>(.*)</wps:ComplexData>.*", "$1");
            assertThat(told(complex("features", format, data))).as(data).contains("features=1");
        }
    }

    @Test
    void whatIsWrongWithDataIsToldWithoutWhereItIsKept() throws Exception {
        assertThat(valid(caller.post(
                        "/wps", document("test:Inputs", complex("features", "text/csv", "x,y\n1,a\n"), ""))))
                .contains("wps:ProcessFailed")
                .contains("locator=\"features\"")
                .contains("no columns of coordinates are found among [x, y]")
                .doesNotContain(data.toString());
        HttpResponse<String> raw =
                caller.post("/wps", document("test:Inputs", complex("coverage", "image/tiff", "QUJD"), RAW));
        assertThat(raw.statusCode()).isEqualTo(400);
        assertThat(raw.body()).contains("ows:ExceptionReport").doesNotContain(data.toString());
    }

    @Test
    void aFaultIsToldWithoutItsDetails() throws Exception {
        assertThat(valid(caller.execute("test:Fault")))
                .contains("IllegalStateException")
                .doesNotContain("secret");
    }

    @Test
    void aRequestIsNotRepeatedInItsAnswer() throws Exception {
        assertThat(caller.execute("test:Inputs", "DataInputs=text=b", "lineage=true")
                        .body())
                .contains("exceptionCode=\"InvalidParameterValue\" locator=\"lineage\"");
        assertThat(caller.post("/wps", document("test:Inputs", "", "<wps:ResponseDocument lineage='true'/>"))
                        .body())
                .contains("exceptionCode=\"InvalidParameterValue\" locator=\"lineage\"");
        assertThat(valid(caller.post("/wps", document("test:Inputs", "", "<wps:ResponseDocument lineage='false'/>"))))
                .contains("wps:ProcessSucceeded");
    }

    @Test
    void aProcessIsAcceptedRunsAndSucceeds() throws Exception {
        String id = waiting();
        String running = awaited(id, "ProcessStarted");
        OgcSchemas.validate(OgcSchemas.WPS_1_0_0, running);
        assertThat(running).contains("percentCompleted=\"40\"").contains("waiting &amp; &lt;waiting&gt;");
        String queued = waiting();
        assertThat(valid(caller.wps("request=GetExecutionStatus", "executionId=" + queued)))
                .contains("wps:ProcessAccepted");
        TestProcessFactory.Wait.latch.countDown();
        awaited(queued, "ProcessSucceeded");
        String done = awaited(id, "ProcessSucceeded");
        OgcSchemas.validate(OgcSchemas.WPS_1_0_0, done);
        assertThat(done).contains("<wps:LiteralData>waited</wps:LiteralData>");
        assertThat(caller.wps("request=GetExecutionResult", "executionId=" + id, "outputId=done")
                        .body())
                .isEqualTo("waited");
    }

    @Test
    void moreThanTheQueueHoldsIsRefused() throws Exception {
        List<String> accepted = List.of(waiting(), waiting(), waiting());
        HttpResponse<String> refused = caller.execute("test:Wait", "storeExecuteResponse=true");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("exceptionCode=\"ServerBusy\"");
        for (String id : accepted) {
            assertThat(valid(caller.wps("request=Dismiss", "executionId=" + id)))
                    .contains("wps:ProcessFailed");
            assertThat(status(id)).contains("exceptionCode=\"InvalidParameterValue\" locator=\"executionId\"");
        }
        // Its place is free again within a second.
        String next = waiting();
        awaited(next, "ProcessStarted");
        caller.wps("request=Dismiss", "executionId=" + next);
    }

    @Test
    void warningsAreToldInTheStatusAndKeptWithTheJob() throws Exception {
        StringBuilder table = new StringBuilder("x,y,Au_ppb,Medium\n");
        for (int i = 0; i < 20; i++) {
            table.append(400_000 + 100 * i)
                    .append(',')
                    .append(6_500_000 + 70 * i * i)
                    .append(i % 2 == 0 ? ",1,soil\n" : ",2,rock\n");
        }
        String id = id(caller.post(
                        "/wps",
                        document(
                                "prospectivity:InspectSamples",
                                complex("samples", "text/csv", table.toString()),
                                "<wps:ResponseDocument storeExecuteResponse='true' status='true'>"
                                        + "<wps:Output><ows:Identifier>report</ows:Identifier></wps:Output></wps:ResponseDocument>"))
                .body());
        String done = awaited(id, "ProcessSucceeded");
        OgcSchemas.validate(OgcSchemas.WPS_1_0_0, done);
        assertThat(done)
                .contains(
                        "<wps:ProcessSucceeded>done; 1 warning: The column Medium mixes media: soil (10), rock (10); ");
        assertThat(Files.readString(data.resolve("results").resolve(id).resolve("job.json")))
                .contains("\"warnings\": [\n    \"The column Medium mixes media: ");
    }

    @Test
    void onlyTheLastAreKept() throws Exception {
        TestProcessFactory.Wait.latch.countDown();
        String first = waiting();
        awaited(first, "ProcessSucceeded");
        for (int i = 0; i < 3; i++) {
            awaited(waiting(), "ProcessSucceeded");
        }
        assertThat(status(first)).contains("locator=\"executionId\"");
    }

    @Test
    void featuresArePublishedAndReadByName() throws Exception {
        HttpResponse<String> imported = caller.post(
                "/wps",
                document(
                        "gs:Import",
                        complex("features", "application/json", POINTS) + literal("name", "samples"),
                        "<wps:RawDataOutput><ows:Identifier>layerName</ows:Identifier></wps:RawDataOutput>"));
        assertThat(imported.body()).isEqualTo("prospectivity:samples");
        assertThat(told(input(
                        "features",
                        "<wps:Reference xlink:href='http://geoserver/wfs?service=WFS&amp;version=1.0.0&amp;request=GetFeature"
                                + "&amp;typeName=prospectivity:samples'/>")))
                .contains("features=1");
        assertThat(caller.post(
                                "/wps",
                                document(
                                        "gs:Import",
                                        complex("features", "application/json", POINTS) + literal("name", "samples"),
                                        ""))
                        .body())
                .contains("there is a layer prospectivity:samples already");
        assertThat(caller.post(
                                "/wps",
                                document(
                                        "test:Inputs",
                                        input(
                                                "features",
                                                "<wps:Reference xlink:href='http://geoserver/wfs?typeName=samples"
                                                        + "&amp;cql_filter=Au_ppb&gt;3'/>"),
                                        RAW))
                        .body())
                .contains("refers to a layer with cql_filter");
    }

    @Test
    void noFileIsLeftOpenByWhatProcessesGiveOneAnother() throws Exception {
        String inner = chained("below", document("test:Map", literal("width", "10"), ""));
        String outer = chained("coverage", document("test:Map", literal("width", "2000") + inner, ""));
        for (int k = 0; k < 3; k++) {
            assertThat(told(outer)).contains("coverage=2000.0");
            assertThat(told(outer + literal("count", "none"))).contains("locator=\"count\"");
        }
        assertThat(TestProcessFactory.Map.FILES).hasSize(12).noneMatch(FileChannel::isOpen);
    }

    private static String chained(String name, String execute) {
        return input(
                name,
                "<wps:Reference mimeType='image/tiff' xlink:href='http://geoserver/wps' method='POST'><wps:Body>"
                        + execute + "</wps:Body></wps:Reference>");
    }

    @Test
    void anAddressIsFetchedOnlyWhereThatIsAllowed() throws Exception {
        assertThat(told(input("features", "<wps:Reference xlink:href='" + elsewhere("/open/points.json") + "'/>")))
                .contains("features=1");
        for (String address : List.of(
                elsewhere("/closed/points.json"),
                elsewhere("/open/../closed/points.json"),
                elsewhere("/open/%2e%2e/closed/points.json"),
                elsewhere("/open/points.json").replace("http://", "http://me@"),
                "http://localhost.example/open/points.json",
                "https://localhost/open/",
                "file:///etc/passwd",
                "jar:file:/x.jar!/y",
                "http://geoserver.example/wfs",
                "http://169.254.169.254/latest")) {
            assertThat(told(input("features", "<wps:Reference xlink:href='" + address + "'/>")))
                    .as(address)
                    .contains("exceptionCode=\"InvalidParameterValue\" locator=\"features\"")
                    .contains("is not fetched from here");
        }
        assertThat(told(input("features", "<wps:Reference xlink:href='" + elsewhere("/open/away") + "'/>")))
                .contains("could not be fetched: HTTP status 302");
    }

    @Test
    void whatTooLargeIsRefused() throws Exception {
        HttpResponse<String> refused =
                caller.post("/wps", document("test:Inputs", literal("text", "x".repeat(9 << 20)), RAW));
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("exceptionCode=\"FileSizeExceeded\"");
    }

    @Test
    void anExecutionOutlivesTheServer() throws Exception {
        Path other = data.resolve("other");
        ServerOptions options = ServerOptions.local(0);
        String done;
        String cut;
        try (ProspectivityServer first = ProspectivityServer.start(other, options, List.of(new TestProcessFactory()))) {
            Caller call = Caller.of(first);
            done = id(call.execute("test:Inputs", "DataInputs=text=kept", "storeExecuteResponse=true")
                    .body());
            cut = id(call.execute("test:Wait", "storeExecuteResponse=true").body());
            for (int i = 0;
                    i < 200
                            && !call.wps("request=GetExecutionStatus", "executionId=" + done)
                                    .body()
                                    .contains("Succeeded");
                    i++) {
                Thread.sleep(20);
            }
        }
        try (ProspectivityServer second =
                ProspectivityServer.start(other, options, List.of(new TestProcessFactory()))) {
            Caller call = Caller.of(second);
            assertThat(valid(call.wps("request=GetExecutionStatus", "executionId=" + done)))
                    .contains("text=kept");
            assertThat(valid(call.wps("request=GetExecutionStatus", "executionId=" + cut)))
                    .contains("wps:ProcessFailed")
                    .contains("The server stopped before the process had ended");
        }
    }

    @Test
    void ofManyThatPublishUnderOneNameOneSucceeds() throws Exception {
        try (ProspectivityServer other = ProspectivityServer.start(data.resolve("race"), ServerOptions.local(0))) {
            Caller call = Caller.of(other);
            String request =
                    document("gs:Import", complex("features", "application/json", POINTS) + literal("name", "one"), "");
            List<String> answers = IntStream.range(0, 8)
                    .parallel()
                    .mapToObj(i -> {
                        try {
                            return call.post("/wps", request).body();
                        } catch (IOException | InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();
            assertThat(answers)
                    .filteredOn(answer -> answer.contains("ProcessSucceeded"))
                    .hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.contains("there is a layer prospectivity:one already"))
                    .hasSize(7);
        }
    }
}
