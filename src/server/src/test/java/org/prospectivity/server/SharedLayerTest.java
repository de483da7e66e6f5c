package org.prospectivity.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prospectivity.server.Caller.complex;
import static org.prospectivity.server.Caller.document;
import static org.prospectivity.server.Caller.literal;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.features.CrsCodes;
import org.prospectivity.files.DataDirectory;
import org.prospectivity.rasters.Coverages;
import org.prospectivity.rasters.GeoTiffs;

/** One layer in the hands of many. */
class SharedLayerTest {
    private static final GridGeometry GEOMETRY = new GridGeometry(400_000, 4_700_000, 500, 300, 150);
    private static final int READERS = 2;
    private static final int VERSIONS = 8;

    @TempDir
    private Path root;

    private ProspectivityServer server;
    private ExecutorService clients;

    @BeforeEach
    void start() throws Exception {
        server = ProspectivityServer.start(root.resolve("data"), ServerOptions.local(0));
        clients = Executors.newCachedThreadPool();
    }

    @AfterEach
    void stop() throws Exception {
        clients.shutdownNow();
        server.close();
    }

    @Test
    void ofManyThatPublishUnderOneNameOneDoes() throws Exception {
        String points =
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\","
                        + "\"coordinates\":[117,42]},\"properties\":{\"Au_ppb\":%d}}]}";
        List<Callable<String>> imports = IntStream.range(0, 8)
                .<Callable<String>>mapToObj(k -> () -> Caller.of(server)
                        .post(
                                "/wps",
                                document(
                                        "gs:Import",
                                        complex("features", "application/json", String.format(points, k))
                                                + literal("name", "shared"),
                                        ""))
                        .body())
                .toList();
        List<String> answers = new ArrayList<>();
        for (Future<String> answer : clients.invokeAll(imports)) {
            answers.add(answer.get());
        }
        List<Integer> winners = IntStream.range(0, answers.size())
                .filter(k -> answers.get(k).contains("ProcessSucceeded"))
                .boxed()
                .toList();
        assertThat(winners).as(answers.toString()).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.contains("there is a layer prospectivity:shared already")))
                .as(answers.toString())
                .hasSize(answers.size() - 1);
        assertThat(Caller.of(server)
                        .get(
                                "/wms?service=WMS&version=1.1.1&request=GetFeatureInfo&layers=shared&query_layers=shared&styles="
                                        + "&srs=EPSG:4326&bbox=116,41,118,43&width=101&height=101&x=50&y=50&info_format=application/json")
                        .body())
                .contains("\"Au_ppb\":" + winners.get(0));
    }

    @Test
    void whileALayerIsReplacedItsReadersSeeOneVersionOrTheOther() throws Exception {
        publish(1);
        AtomicBoolean replaced = new AtomicBoolean();
        List<Future<Integer>> readers = new ArrayList<>();
        for (int r = 0; r < READERS; r++) {
            readers.add(clients.submit(() -> {
                int seen = 0;
                do {
                    requireOneVersion();
                    seen++;
                } while (!replaced.get());
                return seen;
            }));
        }
        for (int version = 2; version <= VERSIONS; version++) {
            publish(version);
        }
        replaced.set(true);
        for (Future<Integer> reader : readers) {
            assertThat(reader.get()).isPositive();
        }
        assertThat(version()).isEqualTo(VERSIONS);
    }

    /** A version is a coverage all of whose cells have its number. */
    private void publish(int version) throws Exception {
        float[] values = new float[GEOMETRY.cells()];
        Arrays.fill(values, version);
        RasterStack stack = new RasterStack(GEOMETRY, List.of(Band.of("Au_ppb")), List.of(values));
        new DataDirectory(root.resolve("data"))
                .layers()
                .publish(
                        "shared",
                        Coverages.coverage("shared", stack, CrsCodes.decode("crs", "EPSG:32650")),
                        null,
                        true);
    }

    private byte[] get(String query) throws Exception {
        return Caller.of(server)
                .client()
                .send(
                        HttpRequest.newBuilder(URI.create(server.address() + query))
                                .build(),
                        BodyHandlers.ofByteArray())
                .body();
    }

    private int version() throws Exception {
        Path file = Files.write(
                Files.createTempFile(root, "coverage", ".tif"),
                get("/wcs?service=WCS&version=2.0.1&request=GetCoverage&coverageId=prospectivity__shared"));
        float[] values =
                Coverages.stack("coverage", GeoTiffs.read("coverage", file)).values(0);
        for (float value : values) {
            assertThat(value).isEqualTo(values[0]);
        }
        return (int) values[0];
    }

    private void requireOneVersion() throws Exception {
        assertThat(version()).isBetween(1, VERSIONS);
        byte[] map = get("/wms?service=WMS&version=1.3.0&request=GetMap&layers=shared&styles=&crs=EPSG:32650"
                + "&bbox=400000,4625000,550000,4700000&width=300&height=150&format=image/png");
        assertThat(ImageIO.read(new ByteArrayInputStream(map)))
                .as(new String(map, 0, Math.min(map.length, 500), StandardCharsets.UTF_8))
                .isNotNull();
    }
}
