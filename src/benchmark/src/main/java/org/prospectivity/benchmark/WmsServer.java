package org.prospectivity.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server of maps in processes of its own, which only this machine reaches. */
final class WmsServer implements AutoCloseable {
    private static final long START_SECONDS = 60;
    private static final long END_SECONDS = 10;

    private final Process process;
    private final String address;

    private WmsServer(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /**
     * The embedded server over a data directory.
     *
     * @param options of its JVM
     */
    static WmsServer embedded(Path data, Path log, List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "-Djava.awt.headless=true",
                "-classpath",
                System.getProperty("java.class.path"),
                "org.prospectivity.cli.Main",
                "serve",
                "--data",
                data.toString(),
                "--port",
                "0"));
        Process process = new ProcessBuilder(command)
                .redirectError(log.toFile())
                .redirectOutput(log.resolveSibling(log.getFileName() + ".out").toFile())
                .start();
        Path out = log.resolveSibling(log.getFileName() + ".out");
        WmsServer starting = new WmsServer(process, "");
        for (int i = 0; i < 10 * START_SECONDS && process.isAlive(); i++) {
            String said = Files.readString(out).strip();
            if (said.startsWith("http")) {
                return new WmsServer(process, said.replaceAll("/$", "") + "/wms?");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        starting.close();
        throw new IOException("the server did not start; see " + log);
    }

    /**
     * MapServer as FastCGI behind lighttpd.
     *
     * @param folder for its configuration
     * @param map file with the map
     * @param processes of MapServer
     */
    static WmsServer mapServer(Path folder, Path map, int processes) throws IOException, InterruptedException {
        int port = freePort();
        Path socket = Files.createTempFile("mapserv", ".sock");
        Files.delete(socket);
        Path environment =
                Files.writeString(folder.resolve("mapserver.conf"), "CONFIG ENV MS_MAP_PATTERN \".\" END END\n");
        Path configuration = Files.writeString(folder.resolve("lighttpd.conf"), """
                server.document-root = "%1$s"
                server.bind = "127.0.0.1"
                server.port = %2$d
                server.modules = ("mod_fastcgi")
                fastcgi.server = ("/mapserv" => ((
                    "bin-path" => "%3$s", "socket" => "%4$s", "max-procs" => %5$d, "check-local" => "disable",
                    "bin-environment" => ("MAPSERVER_CONFIG_FILE" => "%6$s"))))
                """.formatted(
                        folder, port, mapserv(), socket, processes, environment));
        Process process = new ProcessBuilder("lighttpd", "-D", "-f", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("lighttpd.log").toFile())
                .start();
        WmsServer server = new WmsServer(process, "http://127.0.0.1:" + port + "/mapserv?map=" + map);
        for (int i = 0; i < 10 * START_SECONDS && process.isAlive(); i++) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return server;
            } catch (IOException e) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        server.close();
        throw new IOException("lighttpd did not start; see " + folder.resolve("lighttpd.log"));
    }

    /** Where Debian has it. */
    private static Path mapserv() throws IOException {
        return Stream.of("/usr/lib/cgi-bin/mapserv", "/usr/bin/mapserv")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IOException("MapServer is missing: install cgi-mapserver"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** What requests begin with; parameters follow, each after an ampersand. */
    String address() {
        return address;
    }

    private Stream<ProcessHandle> processes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants());
    }

    /** What all its processes have taken of the cores until now. */
    double cpuSeconds() {
        return processes()
                .flatMap(one -> one.info().totalCpuDuration().stream())
                .mapToDouble(WmsServer::seconds)
                .sum();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    /** In MB. */
    long residentMegabytes() throws IOException {
        long all = 0;
        for (ProcessHandle one : processes().toList()) {
            all += ProcessMemory.RESIDENT.megabytes(one.pid());
        }
        return all;
    }

    /** In MB, once its JVM has collected what is not used any more. */
    long heapMegabytes() throws IOException, InterruptedException {
        for (int i = 0; i < 3; i++) {
            jcmd("GC.run");
        }
        String told = jcmd("GC.heap_info");
        return Long.parseLong(told.replaceAll("(?s).*?heap .*? used (\\d+)K.*", "$1")) >> 10;
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process.pid()),
                        command)
                .redirectErrorStream(true)
                .start();
        StringBuilder told = new StringBuilder();
        try (BufferedReader reader = jcmd.inputReader(StandardCharsets.UTF_8)) {
            reader.lines().forEach(line -> told.append(line).append('\n'));
        }
        if (jcmd.waitFor() != 0) {
            throw new IOException("jcmd " + command + ": " + told);
        }
        return told.toString();
    }

    /** Ends it, by force when it takes its time. */
    @Override
    public void close() {
        List<ProcessHandle> started = processes().toList();
        started.forEach(ProcessHandle::destroy);
        try {
            process.onExit().orTimeout(END_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            process.destroyForcibly().onExit().join();
        }
        started.forEach(ProcessHandle::destroyForcibly);
    }
}
