package org.prospectivity.benchmark;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;

/**
 * Maps of 512 × 512 pixels by WMS from a layer of 4000 × 4000 cells: by how many requests a second the embedded server
 * answers eight clients, in turn with MapServer on the same file; and whether its memory grows over 10,000 requests. Ends
 * with an exception when a map takes long, has other colours, or memory grows.
 *
 * <p>Programs that have to be there: wrk, lighttpd, MapServer as CGI, Python with GDAL and NumPy, which makes the map
 * (Debian's wrk, lighttpd, cgi-mapserver, python3-gdal and python3-numpy).
 */
final class MapsBenchmark {
    private static final int CLIENTS = 8;
    private static final int CORES = 2;
    private static final int PIXELS = 512;
    private static final int ROUNDS = 7;
    private static final int ROUND_SECONDS = 10;
    /** Until Java has compiled what maps need. */
    private static final int WARM_UP_SECONDS = 30;

    private static final int TRIAL_SECONDS = 8;

    private static final String CRS = "EPSG:28350";
    private static final double WEST = 400_000;
    private static final double SOUTH = 6_400_000;
    private static final double SIDE = 400_000;
    /** Sides of boxes: from half a cell for a pixel to all. */
    private static final double SMALLEST = 25_600;

    /** Of its ways to write a PNG those that might be the fastest: driver, mode of the image, whether to make a palette. */
    private static final List<List<String>> MAPSERVER_FORMATS = List.of(
            List.of("AGG/PNG8", "RGB", "off"), List.of("AGG/PNG", "RGBA", "off"), List.of("AGG/PNG", "RGBA", "on"));

    /** Of a core for a map: enough for a server that nobody shares. */
    private static final int MOST_MILLIS = 25;

    private static final int COMPARED_MAPS = 10;
    /** Of the three colours, as MapServer makes its own out of classes. */
    private static final int NEARLY = 12;
    /** Of the pixels; others lie where one server takes the cell beside the other's. */
    private static final double LEAST_ALIKE = 0.97;

    private static final int REQUESTS = 10_000;
    private static final int READ_EVERY = 1000;
    private static final long HEAP_TOLERANCE = 8;
    private static final long RESIDENT_TOLERANCE = 40;

    private final Path folder;
    private final Path map;
    private final Path data;
    private final HttpClient client = HttpClient.newHttpClient();

    MapsBenchmark(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder.resolve("maps")).toAbsolutePath();
        map = this.folder.resolve("map.tif");
        data = this.folder.resolve("data");
    }

    void run() throws Exception {
        prepare();
        compare();
        watchMemory();
    }

    private void prepare() throws IOException, InterruptedException {
        for (String file : List.of("make-map.py", "boxes.lua", "map.sld", "map.map")) {
            try (InputStream stream = MapsBenchmark.class.getResourceAsStream("maps/" + file)) {
                Files.copy(stream, folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (!Files.exists(map)) {
            tell(run("/usr/bin/python3", folder.resolve("make-map.py").toString(), map.toString()));
        }
        Path layers = Files.createDirectories(data.resolve("layers/bench"));
        Files.copy(map, layers.resolve("map.tif"), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(folder.resolve("map.sld"), layers.resolve("map.sld"), StandardCopyOption.REPLACE_EXISTING);
        String mapFile = Files.readString(folder.resolve("map.map"));
        for (int f = 0; f < MAPSERVER_FORMATS.size(); f++) {
            List<String> format = MAPSERVER_FORMATS.get(f);
            Files.writeString(
                    mapFile(f),
                    mapFile.replace("@DATA@", map.toString())
                            .replace("@DRIVER@", format.get(0))
                            .replace("@IMAGEMODE@", format.get(1))
                            .replace("@QUANTIZE@", format.get(2)));
        }
    }

    private Path mapFile(int format) {
        return folder.resolve("map" + format + ".map");
    }

    /** What a server answered in a while. */
    private record Load(double requestsPerSecond, double cpuMillis) {}

    private Load load(WmsServer server, int seconds, int seed) throws IOException, InterruptedException {
        URI address = URI.create(server.address());
        double before = server.cpuSeconds();
        String said = run(
                "wrk",
                "-t" + CORES,
                "-c" + CLIENTS,
                "-d" + seconds + "s",
                "--timeout",
                "60s",
                "-s",
                folder.resolve("boxes.lua").toString(),
                "http://" + address.getAuthority(),
                "--",
                address.getRawPath() + "?" + (address.getRawQuery() == null ? "" : address.getRawQuery()),
                CRS,
                number(WEST),
                number(SOUTH),
                number(SIDE),
                number(SMALLEST),
                number(SIDE),
                Integer.toString(seed));
        double cpu = server.cpuSeconds() - before;
        if (said.contains("no map") || said.contains("Non-2xx") || said.contains("Socket errors")) {
            throw new IOException(said);
        }
        double requests = Double.parseDouble(said.replaceAll("(?s).*?(\\d+) requests in .*", "$1"));
        return new Load(
                Double.parseDouble(said.replaceAll("(?s).*Requests/sec:\\s*([0-9.]+).*", "$1")), 1000 * cpu / requests);
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.0f", number);
    }

    private void compare() throws Exception {
        try (WmsServer own = WmsServer.embedded(data, folder.resolve("server.log"), List.of("-Xmx1g"))) {
            Path fastest = fastestMapFile();
            try (WmsServer mapServer = WmsServer.mapServer(folder, fastest, CORES)) {
                requireSameMaps(own, mapServer);
                load(own, WARM_UP_SECONDS, 0);
                load(mapServer, TRIAL_SECONDS, 0);
                List<Load> ours = new ArrayList<>();
                List<Load> theirs = new ArrayList<>();
                System.out.printf(
                        "%n| round | embedded, requests/s | MapServer, requests/s | embedded, CPU ms a map | MapServer, CPU ms a map |%n|---|---|---|---|---|%n");
                for (int round = 1; round <= ROUNDS; round++) {
                    ours.add(load(own, ROUND_SECONDS, round));
                    theirs.add(load(mapServer, ROUND_SECONDS, round));
                    row(Integer.toString(round), ours.get(round - 1), theirs.get(round - 1));
                }
                row("median", median(ours), median(theirs));
                CleanEnd.require(
                        median(ours).cpuMillis() <= MOST_MILLIS,
                        "a map takes more than " + MOST_MILLIS + " ms of a core");
            }
        }
    }

    /** MapServer's own choice of format, by what it takes of the cores, as other work on them does not change that. */
    private Path fastestMapFile() throws IOException, InterruptedException {
        double least = Double.POSITIVE_INFINITY;
        Path fastest = null;
        for (int f = 0; f < MAPSERVER_FORMATS.size(); f++) {
            try (WmsServer mapServer = WmsServer.mapServer(folder, mapFile(f), CORES)) {
                load(mapServer, TRIAL_SECONDS / 2, 0);
                Load trial = load(mapServer, TRIAL_SECONDS, 0);
                System.out.printf(
                        Locale.ROOT,
                        "MapServer, %s: %.1f requests/s, %.1f ms of CPU a map%n",
                        MAPSERVER_FORMATS.get(f),
                        trial.requestsPerSecond(),
                        trial.cpuMillis());
                if (trial.cpuMillis() < least) {
                    least = trial.cpuMillis();
                    fastest = mapFile(f);
                }
            }
        }
        return fastest;
    }

    private static void row(String name, Load ours, Load theirs) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.1f | %.1f |%n",
                name,
                ours.requestsPerSecond(),
                theirs.requestsPerSecond(),
                ours.cpuMillis(),
                theirs.cpuMillis());
    }

    private static Load median(List<Load> loads) {
        return new Load(
                median(loads.stream().mapToDouble(Load::requestsPerSecond).toArray()),
                median(loads.stream().mapToDouble(Load::cpuMillis).toArray()));
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private void requireSameMaps(WmsServer one, WmsServer other) throws IOException, InterruptedException {
        Random random = new Random(1);
        double worst = 1;
        for (int m = 0; m < COMPARED_MAPS; m++) {
            String query = query(random, CRS);
            worst = Math.min(worst, alike(picture(one, query), picture(other, query)));
        }
        System.out.printf(
                Locale.ROOT,
                "the same maps: of each at least %.1f %% of the pixels have the same colour%n",
                100 * worst);
        CleanEnd.require(worst >= LEAST_ALIKE, "the maps differ");
    }

    /** The share of pixels whose colours are nearly the same, or that are transparent in both. */
    private static double alike(BufferedImage one, BufferedImage other) {
        int alike = 0;
        for (int y = 0; y < PIXELS; y++) {
            for (int x = 0; x < PIXELS; x++) {
                int a = one.getRGB(x, y);
                int b = other.getRGB(x, y);
                boolean same = a >>> 24 == b >>> 24;
                for (int shift = 0; shift < 24 && same && a >>> 24 != 0; shift += 8) {
                    same = Math.abs((a >> shift & 255) - (b >> shift & 255)) <= NEARLY;
                }
                alike += same ? 1 : 0;
            }
        }
        return (double) alike / (PIXELS * PIXELS);
    }

    private static String query(Random random, String crs) {
        double side = SMALLEST * Math.pow(SIDE / SMALLEST, random.nextDouble());
        double west = WEST + random.nextDouble() * (SIDE - side);
        double south = SOUTH + random.nextDouble() * (SIDE - side);
        String box = String.format(Locale.ROOT, "%.3f,%.3f,%.3f,%.3f", west, south, west + side, south + side);
        if (!crs.equals(CRS)) {
            // About there, on a sphere's graticule around the zone's middle, 117 degrees east and 30.6 south.
            boolean degrees = crs.equals("EPSG:4326");
            double unit = degrees ? 1 / 111_000.0 : 1.16;
            double x = (degrees ? 117 : 13_024_380) + (west - 500_000) * unit;
            double y = (degrees ? -30.6 : -3_580_000) + (south - 6_600_000) * unit;
            box = String.format(Locale.ROOT, "%.5f,%.5f,%.5f,%.5f", x, y, x + side * unit, y + side * unit);
        }
        return "&SERVICE=WMS&VERSION=1.1.1&REQUEST=GetMap&LAYERS=bench:map&STYLES=&FORMAT=image/png&TRANSPARENT=TRUE&SRS="
                + crs + "&BBOX=" + box + "&WIDTH=" + PIXELS + "&HEIGHT=" + PIXELS;
    }

    private BufferedImage picture(WmsServer server, String query) throws IOException, InterruptedException {
        byte[] bytes = get(server, query);
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(bytes));
        if (picture == null) {
            throw new IOException(new String(bytes, StandardCharsets.UTF_8));
        }
        return picture;
    }

    private byte[] get(WmsServer server, String query) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = client.send(
                HttpRequest.newBuilder(URI.create(server.address() + query)).build(), BodyHandlers.ofByteArray());
        if (answer.headers()
                .firstValue("Content-Type")
                .filter("image/png"::equals)
                .isEmpty()) {
            throw new IOException(new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer.body();
    }

    /** The heap is of a fixed size and touched from the start, so that what else grows is memory of the natives. */
    private void watchMemory() throws Exception {
        List<String> options = List.of("-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch");
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try (WmsServer own = WmsServer.embedded(data, folder.resolve("memory.log"), options)) {
            List<Long> heap = new ArrayList<>();
            List<Long> resident = new ArrayList<>();
            System.out.printf("%n| maps | heap after collection, MB | resident, MB |%n|---|---|---|%n");
            for (int done = READ_EVERY; done <= REQUESTS; done += READ_EVERY) {
                Random random = new Random(done);
                List<Future<byte[]>> answers = new ArrayList<>();
                for (int r = 0; r < READ_EVERY; r++) {
                    String query =
                            query(random, List.of(CRS, "EPSG:3857", "EPSG:4326").get(r % 3));
                    answers.add(clients.submit(() -> get(own, query)));
                }
                for (Future<byte[]> answer : answers) {
                    answer.get();
                }
                heap.add(own.heapMegabytes());
                resident.add(own.residentMegabytes());
                System.out.printf("| %d | %d | %d |%n", done, heap.get(heap.size() - 1), resident.get(heap.size() - 1));
            }
            requireNoGrowth("heap", heap, HEAP_TOLERANCE);
            requireNoGrowth("resident", resident, RESIDENT_TOLERANCE);
        } finally {
            clients.shutdownNow();
        }
    }

    private static void requireNoGrowth(String what, List<Long> readings, long tolerance) {
        long first = readings.get(0);
        long last = readings.get(readings.size() - 1);
        CleanEnd.require(
                last <= first + tolerance,
                what + ": " + first + " MB after the first " + READ_EVERY + " maps, " + last + " MB after the last");
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new IOException(
                    command[0] + " is missing: install wrk, lighttpd, cgi-mapserver, python3-gdal, python3-numpy", e);
        }
        String said;
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            said = reader.lines().collect(Collectors.joining("\n"));
        }
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said);
        }
        return said;
    }

    private static void tell(String said) {
        if (!said.isBlank()) {
            System.out.println(said);
        }
    }
}
