package org.prospectivity.wps.host;

import java.nio.file.Path;
import java.util.ServiceLoader;
import org.prospectivity.engine.InvalidInputException;

/** Makes workplaces on other machines. A module that can is found on the class path by {@link ServiceLoader}. */
public interface Workplaces {
    /**
     * A workplace.
     *
     * @param parameter the name of the input that asks for it
     * @param address as in {@code spark://host:7077}, {@code local[2]}
     * @param shared a folder that all machines read under the same name
     * @throws InvalidInputException naming the parameter, when there is no such place
     */
    Workplace open(String parameter, String address, Path shared);

    /**
     * The storage that a workplace's machines share, read from this machine; nothing is started for it.
     *
     * @param parameter the name of the input that asks for the workplace
     * @param address of the workplace
     * @throws InvalidInputException naming the parameter, when there is no such place
     */
    Storage storage(String parameter, String address);

    /**
     * A workplace by the module on the class path.
     *
     * @throws InvalidInputException naming the parameter, when there is no such module or place
     */
    static Workplace at(String parameter, String address, Path shared) {
        return module(parameter, address).open(parameter, address, shared);
    }

    /**
     * The storage of a workplace by the module on the class path.
     *
     * @throws InvalidInputException naming the parameter, when there is no such module or place
     */
    static Storage storageAt(String parameter, String address) {
        return module(parameter, address).storage(parameter, address);
    }

    private static Workplaces module(String parameter, String address) {
        return ServiceLoader.load(Workplaces.class)
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        parameter,
                        address
                                + " needs prospectivity-cluster.jar on the class path, with Apache Spark's jars; expected"
                                + " a start as docs/cluster.md tells, or a run without " + parameter));
    }
}
