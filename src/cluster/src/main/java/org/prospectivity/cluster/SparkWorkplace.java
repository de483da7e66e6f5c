package org.prospectivity.cluster;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Workforce;
import org.prospectivity.engine.raster.BandSource;
import org.prospectivity.rasters.BandFileBands;
import org.prospectivity.rasters.CellLimit;
import org.prospectivity.rasters.SharedMaps;
import org.prospectivity.rasters.SurveyMaps;
import org.prospectivity.wps.host.Workplace;

/** A Spark application. Maps that its executors have to reach are in a folder that all machines share. */
final class SparkWorkplace implements Workplace {
    private static final String NAME = "Prospectivity";

    private final JavaSparkContext context;
    private final SparkWorkforce workforce;
    private final SharedMaps shared;

    private SparkWorkplace(JavaSparkContext context, Path shared) {
        this.context = context;
        this.shared = new SharedMaps(shared);
        workforce = new SparkWorkforce(context, Runtime.getRuntime().availableProcessors());
    }

    /**
     * Starts an application.
     *
     * @param address of the master, or {@link SparkWorkplaces#SUBMITTED}
     * @param shared a folder that all machines read under the same name; it is made when it is missing
     */
    static SparkWorkplace at(String parameter, String address, Path shared) {
        try {
            return new SparkWorkplace(new JavaSparkContext(configuration(parameter, address)), shared);
        } catch (RuntimeException e) {
            if (e instanceof InvalidInputException) {
                throw e;
            }
            throw new ClusterException(e);
        }
    }

    /** What the application asks for unless the system properties {@code spark.*}, which spark-submit sets, say otherwise. */
    private static SparkConf configuration(String parameter, String address) {
        SparkConf configuration = new SparkConf();
        if (address.equals(SparkWorkplaces.SUBMITTED)) {
            InvalidInputException.require(
                    configuration.contains("spark.master"),
                    parameter,
                    address,
                    "the address of a master, since spark-submit did not start this program");
        } else {
            configuration.setMaster(address);
            if (!address.matches("local(\\[.*])?")) {
                configuration.setIfMissing("spark.jars", String.join(",", ownJars()));
            }
            configuration.setIfMissing("spark.ui.enabled", "false");
        }
        configuration.setIfMissing("spark.app.name", NAME);
        // Results are taken as they come, however many they are.
        configuration.setIfMissing("spark.driver.maxResultSize", "0");
        // The state of gaps beside a strip goes with it.
        configuration.setIfMissing("spark.rpc.message.maxSize", "1024");
        // One thread a network: tasks are as many as cores.
        configuration.setIfMissing("spark.executorEnv.OMP_NUM_THREADS", "1");
        configuration.setIfMissing("spark.executorEnv.OPENBLAS_NUM_THREADS", "1");
        return configuration;
    }

    /** The jars of this program, which its executors need as well: those of the class path that are none of Spark's. */
    private static List<String> ownJars() {
        List<String> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path jar = Path.of(entry).toAbsolutePath().normalize();
            if (entry.endsWith(".jar") && Files.isRegularFile(jar) && !isOfSpark(jar)) {
                jars.add(jar.toUri().toString());
                jars.addAll(named(jar));
            }
        }
        return jars.stream().distinct().toList();
    }

    /** Jars that the manifest of one names, where they are. */
    private static List<String> named(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            String names =
                    manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            return names == null
                    ? List.of()
                    : Arrays.stream(names.split(" +"))
                            .filter(name -> name.endsWith(".jar") && !name.contains(":"))
                            .map(jar::resolveSibling)
                            .filter(Files::isRegularFile)
                            .map(path -> path.toUri().toString())
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(jar + " cannot be read", e);
        }
    }

    /** Spark's are in one folder with the core of Spark, or in Maven's. */
    private static boolean isOfSpark(Path jar) {
        String path = jar.toString();
        return path.contains(File.separator + "org" + File.separator + "apache" + File.separator + "spark")
                || path.contains("org" + File.separator + "scala-lang")
                || holdsSpark(jar.getParent());
    }

    private static boolean holdsSpark(Path folder) {
        String[] core = folder.toFile().list((parent, name) -> name.startsWith("spark-core_"));
        return core != null && core.length > 0;
    }

    @Override
    public Workforce workforce() {
        return workforce;
    }

    @Override
    public SurveyMaps maps(CellLimit limit) {
        return new SurveyMaps(limit, () -> Optional.of(shared.folder()));
    }

    @Override
    public BandSource reachable(BandSource maps, Progress progress) {
        return shared.of(maps, workforce, progress);
    }

    @Override
    public void writeTiles(
            BandSource maps, String name, CoordinateReferenceSystem crs, int side, Path tiles, Progress progress)
            throws IOException {
        BandFileBands there = shared.of(maps, workforce, progress.part(0, 0.3));
        TileFolder.write(there, name, crs, side, tiles, workforce, progress.part(0.3, 1));
    }

    @Override
    public void close() {
        context.close();
        shared.close();
    }
}
