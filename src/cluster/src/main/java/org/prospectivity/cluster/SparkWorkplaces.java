package org.prospectivity.cluster;

import java.nio.file.Path;
import java.util.List;
import org.prospectivity.cluster.storage.HadoopStorage;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.wps.host.Storage;
import org.prospectivity.wps.host.Workplace;
import org.prospectivity.wps.host.Workplaces;

/** Workplaces on Apache Spark. */
public final class SparkWorkplaces implements Workplaces {
    /** The address of what started this program: by {@code spark-submit}. */
    public static final String SUBMITTED = "submitted";

    /** Properties by which a person says what Spark's logger does. */
    private static final List<String> LOGGING = List.of("log4j2.configurationFile", "log4j.configurationFile");

    @Override
    public Workplace open(String parameter, String address, Path shared) {
        prepare(parameter, address);
        return SparkWorkplace.at(parameter, address, shared);
    }

    @Override
    public Storage storage(String parameter, String address) {
        prepare(parameter, address);
        return HadoopStorage.ofSpark();
    }

    /** Looks at the address and for Spark, and keeps its logger, which Hadoop has too, from saying more than a person wants. */
    private static void prepare(String parameter, String address) {
        InvalidInputException.require(
                isMaster(address),
                parameter,
                address,
                "a master of Spark, as local[2], spark://host:7077, yarn or k8s://https://host:443, or " + SUBMITTED
                        + " in a program that spark-submit starts");
        try {
            Class.forName("org.apache.spark.api.java.JavaSparkContext");
        } catch (ClassNotFoundException e) {
            throw new InvalidInputException(
                    parameter,
                    address
                            + " needs the jars of Apache Spark 4.0 on the class path; expected a start as docs/cluster.md"
                            + " tells");
        }
        if (!address.equals(SUBMITTED) && LOGGING.stream().allMatch(name -> System.getProperty(name) == null)) {
            System.setProperty(
                    LOGGING.get(0),
                    SparkWorkplaces.class.getResource("log4j2.properties").toString());
        }
    }

    private static boolean isMaster(String address) {
        return address.equals(SUBMITTED)
                || address.equals("yarn")
                || address.matches("local(\\[([0-9]+|\\*)(, ?[0-9]+)?])?")
                || address.matches("local-cluster\\[[0-9]+, ?[0-9]+, ?[0-9]+]")
                || address.matches("(spark|k8s)://.+");
    }
}
