package org.prospectivity.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.beans.XMLDecoder;
import java.io.IOException;
import java.io.ObjectInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What may depend on what: the table of docs/developer.md. It is held against the sources, so that it covers the modules
 * that only some builds have, and what concerns single types against the classes of those this one stands on.
 */
class ArchitectureTest {
    private static final Path ROOT = Path.of("../..");
    private static final Pattern OWN = Pattern.compile("org\\.prospectivity\\.([a-z]+)\\.");
    private static final Pattern IN_PROCESSES = Pattern.compile("org\\.prospectivity\\.wps\\.(?:([a-z]+)\\.)?");

    /** The folder of each module, the package its classes are in, and the modules it may name. */
    private record Module(String folder, String name, Set<String> mayName) {}

    private static final List<Module> MODULES = List.of(
            new Module("src/engine", "engine", Set.of()),
            new Module("src/tables", "tables", Set.of("engine")),
            new Module("src/assays", "assays", Set.of("engine", "tables")),
            new Module("src/maps", "maps", Set.of("engine", "rasters", "features", "wps", "files")),
            new Module("src/features", "features", Set.of("engine")),
            new Module("src/handover", "handover", Set.of("engine", "rasters", "features")),
            new Module("src/rasters", "rasters", Set.of("engine")),
            new Module("src/synthetic", "synthetic", Set.of("engine")),
            new Module(
                    "wps-prospectivity/processes", "wps", Set.of("engine", "rasters", "tables", "assays", "handover")),
            new Module(
                    "wps-prospectivity/geoserver",
                    "geoserver",
                    Set.of("engine", "rasters", "tables", "assays", "wps", "handover")),
            new Module("src/files", "files", Set.of("engine", "rasters", "tables", "assays", "features", "wps")),
            new Module("src/reports", "reports", Set.of("engine", "assays")),
            new Module(
                    "src/server",
                    "server",
                    Set.of("engine", "rasters", "features", "handover", "wps", "files", "maps", "page")),
            new Module("src/cluster", "cluster", Set.of("engine", "rasters", "tables", "assays", "wps")),
            new Module(
                    "src/cli",
                    "cli",
                    Set.of(
                            "engine",
                            "rasters",
                            "tables",
                            "assays",
                            "features",
                            "handover",
                            "wps",
                            "files",
                            "reports",
                            "server",
                            "synthetic")),
            new Module(
                    "src/benchmark",
                    "benchmark",
                    Set.of(
                            "engine",
                            "rasters",
                            "tables",
                            "assays",
                            "wps",
                            "files",
                            "reports",
                            "maps",
                            "server",
                            "cli",
                            "synthetic")));

    /** Of the processes' packages, those each may name; the processes themselves are in the unnamed one. */
    private static final Map<String, Set<String>> PROCESSES = Map.of(
            "", Set.of("", "host", "conversion"),
            "conversion", Set.of("conversion", "host"),
            "host", Set.of("host", "program"),
            "program", Set.of("program"));

    private static JavaClasses all;

    @BeforeAll
    static void read() {
        all = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.prospectivity");
        assertThat(all).hasSizeGreaterThan(300);
    }

    /** The Java files of a module without its tests. */
    private static List<Path> sources(Module module) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve(module.folder).resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    /** What stands in a file, without its comments, which may tell of anything. */
    private static String code(Path file) throws IOException {
        return Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)//.*$", "");
    }

    private static Set<String> named(Pattern pattern, String code) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = pattern.matcher(code);
        while (matcher.find()) {
            names.add(matcher.group(1) == null ? "" : matcher.group(1));
        }
        return names;
    }

    @Test
    void everyModuleWithSourcesIsInTheTable() throws IOException {
        List<String> found = new ArrayList<>();
        for (String parent : List.of("src", "wps-prospectivity")) {
            try (Stream<Path> folders = Files.list(ROOT.resolve(parent))) {
                folders.filter(folder -> Files.isDirectory(folder.resolve("src/main/java")))
                        .forEach(folder -> found.add(parent + "/" + folder.getFileName()));
            }
        }
        assertThat(MODULES).extracting(Module::folder).containsExactlyInAnyOrderElementsOf(found);
    }

    @Test
    void modulesNameOnlyThoseTheyStandOn() throws IOException {
        for (Module module : MODULES) {
            for (Path file : sources(module)) {
                String code = code(file);
                Set<String> names = named(OWN, code);
                names.remove(module.name);
                assertThat(module.mayName).as(file.toString()).containsAll(names);
                assertThat(code.contains("org.geoserver.") && !module.name.equals("geoserver"))
                        .as(file + " knows GeoServer")
                        .isFalse();
                // the benchmark runs peers on it
                assertThat(code.contains("org.apache.spark.")
                                && !List.of("cluster", "benchmark").contains(module.name))
                        .as(file + " knows Spark")
                        .isFalse();
                if (List.of("engine", "tables", "reports").contains(module.name)) {
                    assertThat(code).as(file.toString()).doesNotContain("org.geotools.", "org.eclipse.");
                }
            }
        }
    }

    @Test
    void processesStandOnConversionsAndTheseOnTheHost() throws IOException {
        Module processes = MODULES.stream()
                .filter(module -> module.name.equals("wps"))
                .findFirst()
                .orElseThrow();
        Path root = ROOT.resolve(processes.folder).resolve("src/main/java/org/prospectivity/wps");
        for (Path file : sources(processes)) {
            Set<String> names = named(IN_PROCESSES, code(file).replaceFirst("(?m)^package .*$", ""));
            assertThat(PROCESSES.get(root.relativize(file.getParent()).toString()))
                    .as(file.toString())
                    .containsAll(names);
        }
    }

    @Test
    void noTwoPackagesNeedEachOther() {
        slices().matching("org.prospectivity.(**)").should().beFreeOfCycles().check(all);
    }

    /**
     * Java's serialization runs what a file tells it to; nothing here reads by it but what this project's own program says
     * to the one that started it, and that to the program.
     */
    @Test
    void noClassReadsSerializedObjects() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.prospectivity.wps.program.MessageReader")
                .should()
                .dependOnClassesThat(assignableTo(ObjectInput.class)
                        .or(assignableTo(XMLDecoder.class))
                        .or(assignableTo(ModelSerializer.class)))
                .check(all);
    }
}
