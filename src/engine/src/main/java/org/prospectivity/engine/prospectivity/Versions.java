package org.prospectivity.engine.prospectivity;

import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** The versions a result depends on. */
final class Versions {
    private Versions() {}

    static Map<String, String> all() {
        Map<String, String> versions = new TreeMap<>();
        versions.put("prospectivity", of(Versions.class));
        versions.put("deeplearning4j", of(ComputationGraph.class));
        versions.put("java", System.getProperty("java.version"));
        versions.put("platform", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        return versions;
    }

    private static String of(Class<?> type) {
        String version = type.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }
}
