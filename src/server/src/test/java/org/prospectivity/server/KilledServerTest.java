package org.prospectivity.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prospectivity.server.Caller.complex;
import static org.prospectivity.server.Caller.document;
import static org.prospectivity.server.Caller.literal;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.geotools.coverage.grid.GridCoverage2D;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.files.DataDirectory;
import org.prospectivity.files.FileLayers;
import org.prospectivity.files.Layer;
import org.prospectivity.rasters.Coverages;
import org.prospectivity.server.ows.Limits;

/** A server in a JVM of its own that is ended from one moment to the next, as by kill -9 or a flat battery. */
class KilledServerTest {
    private static final String STORED = "<wps:ResponseDocument storeExecuteResponse='true' status='true'><wps:Output>"
            + "<ows:Identifier>%s</ows:Identifier></wps:Output></wps:ResponseDocument>";

    @TempDir
    Path data;

    private final List<Process> launched = new ArrayList<>();

    /** The program of that JVM: says where it listens and serves until it is ended. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) throws IOException, InterruptedException {
            ServerOptions options = new ServerOptions(ServerOptions.LOOPBACK, 0, null, List.of(), Limits.DEFAULT);
            try (ProspectivityServer server = ProspectivityServer.start(Path.of(arguments[0]), options)) {
                System.out.println(server.address() + "/");
                server.join();
            }
        }
    }

    /** A server that runs. */
    private record Running(Process process, Caller caller) {
        String execute(String process, String inputs, String output) throws IOException, InterruptedException {
            return caller.post("/wps", document(process, inputs, STORED.formatted(output)))
                    .body()
                    .replaceFirst("(?s).*executionId=([0-9a-f-]{36}).*", "$1");
        }

        String status(String id) throws IOException, InterruptedException {
            return caller.wps("request=GetExecutionStatus", "executionId=" + id).body();
        }

        /** Waits until a state tells one of these. */
        String await(String id, String one, String other) throws IOException, InterruptedException {
            String status = status(id);
            long end = System.nanoTime() + 60_000_000_000L;
            while (!status.contains(one) && !status.contains(other)) {
                assertThat(System.nanoTime()).as(status).isLessThan(end);
                Thread.sleep(5);
                status = status(id);
            }
            return status;
        }

        void kill() throws InterruptedException {
            process.destroyForcibly();
            process.waitFor();
        }
    }

    @AfterEach
    void leaveNoneBehind() throws InterruptedException {
        for (Process process : launched) {
            process.destroyForcibly();
            process.waitFor();
        }
    }

    private Process launch() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        launched.add(process);
        return process;
    }

    private Running start() throws IOException {
        Process process = launch();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String address = out.readLine();
        assertThat(address).startsWith("http://");
        return new Running(process, new Caller(address.replaceFirst("/$", ""), HttpClient.newHttpClient()));
    }

    private static String csv(SplittableRandom random, int count) {
        StringBuilder csv = new StringBuilder("x,y,Au_ppb,As_ppm\n");
        for (int s = 0; s < count; s++) {
            csv.append(500000 + random.nextInt(20000))
                    .append(',')
                    .append(4650000 + random.nextInt(20000))
                    .append(',')
                    .append(1 + random.nextInt(50))
                    .append(',')
                    .append(1 + random.nextInt(50))
                    .append('\n');
        }
        return csv.toString();
    }

    private static String grid(String samples, String element, int cellSize) {
        return complex("samples", "text/csv", samples)
                + literal("crs", "EPSG:32650")
                + literal("elements", element)
                + literal("cellSize", String.valueOf(cellSize))
                + literal("maxDistance", "0")
                + literal("layer", "maps")
                + literal("overwrite", "true");
    }

    @Test
    void onRestartEveryLayerIsWholeAndUnfinishedProcessesSaySo() throws Exception {
        SplittableRandom random = new SplittableRandom(3);
        String samples = csv(random, 200);
        Running first = start();
        String gridded = first.execute("prospectivity:GridGeochem", grid(samples, "Au_ppb", 500), "layerName");
        assertThat(first.await(gridded, "ProcessSucceeded", "ProcessFailed")).contains("ProcessSucceeded");
        String training = first.execute(
                "prospectivity:TrainTransferCNN",
                literal("geochemistryLayer", "maps")
                        + complex("deposits", "text/csv", csv(random, 20))
                        + literal("model", "gold")
                        + literal("window", "5")
                        + literal("steps", "100000")
                        + literal("members", "1")
                        + literal("folds", "0"),
                "modelName");
        String publishing = first.execute("prospectivity:GridGeochem", grid(samples, "As_ppm", 20), "layerName");
        assertThat(first.await(training, "training on all deposits", "ProcessFailed"))
                .contains("ProcessStarted");
        assertThat(first.await(publishing, "publishing", "ProcessFailed")).contains("publishing");
        first.kill();

        // On the way up, too, at moments that differ.
        for (int k = 0; k < 2; k++) {
            Process process = launch();
            Thread.sleep(300 + random.nextInt(900));
            process.destroyForcibly();
            process.waitFor();
        }

        Running last = start();
        assertThat(last.status(gridded)).contains("ProcessSucceeded").contains("prospectivity:maps");
        assertThat(last.status(publishing))
                .contains("ProcessFailed")
                .contains("The server stopped before the process had ended");
        assertThat(last.status(training))
                .contains("ProcessFailed")
                .contains("The server stopped before the process had ended");
        assertThat(last.caller()
                        .execute("prospectivity:ListModels", "RawDataOutput=models")
                        .body())
                .isEqualTo("[]");
        FileLayers layers = new DataDirectory(data).layers();
        assertThat(layers.list()).containsExactly("prospectivity:maps");
        requireWhole(layers.layer("maps"), layers.coverage("maps"));
    }

    /** The map and its style are of one publication, and every cell can be read. */
    private static void requireWhole(Layer layer, GridCoverage2D coverage) throws IOException {
        List<Band> bands = Coverages.stack("layer", coverage).bands();
        assertThat(bands).hasSize(1);
        assertThat(Coverages.stack("layer", coverage).values(bands.get(0).name()))
                .doesNotContain(Float.NaN);
        assertThat(Files.readString(layer.style()))
                .contains("<Name>" + bands.get(0).name() + "</Name>");
    }
}
