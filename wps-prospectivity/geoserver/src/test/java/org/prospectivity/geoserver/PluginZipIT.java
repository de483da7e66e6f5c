package org.prospectivity.geoserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The zip holds what GeoServer lacks, and nothing that it has. */
class PluginZipIT {
    private static final String ANNOTATIONS = "javax/annotation/.*";
    private static final Set<String> LACKING_SOMEWHERE = Set.of(
            "javax/media/jai",
            "org/eclipse/imagen",
            "it/geosolutions/jaiext",
            "org/jaitools",
            "javax/servlet",
            "jakarta/",
            "com/fasterxml",
            "tools/jackson",
            "USE_JAI_");

    /** Jars of the plugin, by file name, each with its entries. */
    private static final Map<String, Map<String, byte[]>> PLUGIN = new TreeMap<>();
    /** Jars of GeoServer with WPS, by artifact. */
    private static final Map<String, String> GEOSERVER = new TreeMap<>();

    private static Path property(String name) {
        return Path.of(System.getProperty(name));
    }

    @BeforeAll
    static void open() throws IOException {
        try (ZipFile zip = new ZipFile(property("plugin.zip").toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                if (entry.getName().endsWith(".jar")) {
                    PLUGIN.put(entry.getName(), entries(zip.getInputStream(entry)));
                }
            }
        }
        try (ZipFile war = new ZipFile(property("geoserver.war").toFile())) {
            war.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith("WEB-INF/lib/") && name.endsWith(".jar"))
                    .map(name -> name.substring(name.lastIndexOf('/') + 1))
                    .forEach(name -> GEOSERVER.put(artifact(name), name));
        }
        for (String jar : Files.readString(property("geoserver.classpath")).split(File.pathSeparator)) {
            String name = Path.of(jar).getFileName().toString();
            GEOSERVER.put(artifact(name), name);
        }
    }

    /** Classes of the plugin's own jars in full, of the others their names only. */
    private static Map<String, byte[]> entries(InputStream jar) throws IOException {
        Map<String, byte[]> entries = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(jar)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                boolean own = entry.getName().startsWith("org/prospectivity/");
                boolean service = entry.getName().startsWith("META-INF/services/");
                entries.put(entry.getName(), own || service ? zip.readAllBytes() : new byte[0]);
            }
        }
        return entries;
    }

    /** A jar's name without version. */
    private static String artifact(String jar) {
        return jar.replaceFirst("-\\d.*\\.jar$", "").replaceFirst("\\.jar$", "");
    }

    @Test
    void theProcessesTheEngineAndTheirLibrariesAreThere() {
        assertThat(PLUGIN.keySet().stream().map(PluginZipIT::artifact))
                .contains(
                        "prospectivity-engine",
                        "prospectivity-processes",
                        "prospectivity-geoserver",
                        "prospectivity-rasters",
                        "prospectivity-tables",
                        "prospectivity-assays",
                        "fastcsv",
                        "fastexcel-reader",
                        "aalto-xml",
                        "javadbf",
                        "nd4j-native",
                        "openblas",
                        "TinfourCore");
    }

    @Test
    void noJarIsOneThatGeoServerHas() {
        assertThat(GEOSERVER).hasSizeGreaterThan(200).containsKey("gs-wps-core");
        List<String> both = new ArrayList<>();
        for (String jar : PLUGIN.keySet()) {
            if (GEOSERVER.containsKey(artifact(jar))
                    && !isRelocated(PLUGIN.get(jar).keySet())) {
                both.add(jar + " and " + GEOSERVER.get(artifact(jar)));
            }
        }
        assertThat(both).isEmpty();
    }

    /** ND4J brings libraries under names of its own, which hide nothing; beside them stand annotations of the compiler. */
    private static boolean isRelocated(Set<String> entries) {
        return entries.stream()
                .filter(name -> name.endsWith(".class"))
                .allMatch(name -> name.contains("org/nd4j/shade/") || name.matches(ANNOTATIONS));
    }

    @Test
    void noClassIsInTwoJarsOfThePlugin() {
        Map<String, String> first = new HashMap<>();
        Set<String> both = new TreeSet<>();
        PLUGIN.forEach((jar, entries) -> entries.keySet().stream()
                .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                .filter(name -> !name.startsWith("META-INF/versions/"))
                .forEach(name -> {
                    String other = first.put(name, jar);
                    if (other != null) {
                        both.add(other + " and " + jar);
                    }
                }));
        assertThat(both).isEmpty();
    }

    /** Readers and writers of images, parsers of XML: what Java finds so, all of GeoServer would use. */
    @Test
    void noServiceOfJavaItselfComesAlong() {
        PLUGIN.forEach((jar, entries) ->
                assertThat(entries.keySet()).as(jar).noneMatch(name -> name.matches("META-INF/services/javax?\\..+")));
    }

    @Test
    void nativesAreThoseOfOnePlatform() {
        String platform = property("plugin.zip").getFileName().toString().replaceFirst(".*-plugin-(.*)\\.zip", "$1");
        Set<String> platforms = new TreeSet<>();
        for (Map<String, byte[]> entries : PLUGIN.values()) {
            for (String name : entries.keySet()) {
                if (name.matches("org/bytedeco/.*/(linux|windows|macosx|android|ios)-[a-z0-9_]+/.*")
                        || name.matches("org/nd4j/.*/(linux|windows|macosx|android|ios)-[a-z0-9_-]+/.*")) {
                    platforms.add(name.replaceFirst(".*/((linux|windows|macosx|android|ios)-[a-z0-9_]+).*", "$1"));
                }
            }
        }
        assertThat(platforms).containsExactly(platform);
    }

    @Test
    void noClassOfOursNamesATypeThatSomeGeoServerLacks() {
        int classes = 0;
        for (Map<String, byte[]> entries : PLUGIN.values()) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                if (entry.getKey().startsWith("org/prospectivity/")
                        && entry.getKey().endsWith(".class")) {
                    classes++;
                    String constants = new String(entry.getValue(), StandardCharsets.ISO_8859_1);
                    assertThat(LACKING_SOMEWHERE).as(entry.getKey()).noneMatch(constants::contains);
                }
            }
        }
        assertThat(classes).isGreaterThan(100);
    }
}
