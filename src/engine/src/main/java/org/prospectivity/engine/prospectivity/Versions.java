package org.prospectivity.engine.prospectivity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** The versions a result depends on. */
final class Versions {
    private Versions() {}

    static Map<String, String> all() {
        Map<String, String> versions = new TreeMap<>();
        String own = Versions.class.getPackage().getImplementationVersion();
        versions.put("prospectivity", own == null ? "in development" : own);
        versions.put("deeplearning4j", ofDeeplearning4j());
        versions.put("java", System.getProperty("java.version"));
        versions.put("platform", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        return versions;
    }

    /** Its manifest names no version; what Maven left in its jar does. */
    private static String ofDeeplearning4j() {
        Properties properties = new Properties();
        try (InputStream in = ComputationGraph.class.getResourceAsStream(
                "/META-INF/maven/org.deeplearning4j/deeplearning4j-nn/pom.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "unknown");
    }
}
