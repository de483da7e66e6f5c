package org.prospectivity.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.prospectivity.wps.host.Workplace;
import org.prospectivity.wps.host.Workplaces;

/**
 * The cluster module beside what else predicts and grids on Spark, in one local Spark application: ONNX Runtime with the
 * same networks, and Apache Sedona's interpolation of the same samples. Results must agree where the work is the same.
 * Writes {@code cluster-peers.md} to a folder, and ends with an exception when a peer is faster.
 */
final class ClusterPeersBenchmark {
    /** What Spark needs opened of Java 17, as in src/cluster/pom.xml. */
    private static final List<String> OPENED = List.of(
            "java.lang",
            "java.lang.invoke",
            "java.lang.reflect",
            "java.io",
            "java.net",
            "java.nio",
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "jdk.internal.ref",
            "sun.nio.ch",
            "sun.nio.cs",
            "sun.security.action",
            "sun.util.calendar");

    /** Kept, since a logger that nobody holds forgets its level. */
    private static final Logger ALL = Logger.getLogger("");

    private final StringBuilder text = new StringBuilder();
    private final List<String> slower = new ArrayList<>();

    private ClusterPeersBenchmark() {}

    /**
     * Measures in a JVM of its own, with Spark and what it needs opened.
     *
     * @param classpath of Spark and the peers, as far as this JVM has them not
     */
    static void run(Path folder, int threads, String classpath) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + Runtime.getRuntime().maxMemory(),
                "-Djava.awt.headless=true"));
        OPENED.forEach(name -> command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
        command.addAll(List.of(
                "-classpath",
                System.getProperty("java.class.path") + File.pathSeparator + classpath,
                ClusterPeersBenchmark.class.getName(),
                folder.toString(),
                String.valueOf(threads)));
        int code = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IllegalStateException("the comparison on Spark ended with code " + code);
        }
    }

    /** Measures in this JVM. */
    public static void main(String[] arguments) throws Exception {
        ALL.setLevel(Level.SEVERE);
        new ClusterPeersBenchmark().compare(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    }

    private void compare(Path folder, int threads) throws Exception {
        line("# On Spark: time beside peers");
        line("");
        line(
                "Spark local[%d], heap %d MB, Java %s. Medians of interleaved rounds behind some that warm up; ratios are how"
                        + " many times faster this program is, by the clock and by processor time.",
                threads, Runtime.getRuntime().maxMemory() >> 20, Runtime.version());
        line("");
        line("| work | seconds | peer | its seconds | ratio, clock | ratio, processor | difference |");
        line("|---|---|---|---|---|---|---|");
        try (Workplace workplace = Workplaces.at("cluster", "local[" + threads + "]", folder.resolve("shared"))) {
            new ClusterPrediction(workplace, this).run();
            new ClusterGridding(workplace, this).run();
        }
        Files.writeString(folder.resolve("cluster-peers.md"), text);
        if (!slower.isEmpty()) {
            throw new IllegalStateException("slower than a peer: " + String.join("; ", slower));
        }
    }

    /**
     * A row of the table.
     *
     * @param own the contender that is this program
     * @param peer the contender beside it
     * @param difference between the results
     */
    void row(String work, Contest contest, String own, String peer, String difference) {
        double ratio = contest.ratio(own, peer);
        if (!(ratio >= 1)) {
            slower.add(work + " beside " + peer);
        }
        line(
                "| %s | %.2f | %s | %.2f | %.2f | %.2f | %s |",
                work,
                contest.seconds(own),
                peer,
                contest.seconds(peer),
                ratio,
                contest.processorRatio(own, peer),
                difference);
    }

    private void line(String format, Object... values) {
        String line = String.format(Locale.ROOT, format, values);
        System.out.println(line);
        text.append(line).append('\n');
    }
}
