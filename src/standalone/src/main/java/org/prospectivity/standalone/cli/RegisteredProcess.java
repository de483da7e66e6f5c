package org.prospectivity.standalone.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.geotools.api.data.Parameter;
import org.geotools.api.feature.type.Name;
import org.geotools.process.Process;
import org.geotools.process.ProcessFactory;
import org.geotools.process.Processors;
import org.prospectivity.wps.ProspectivityProcessFactory;

/**
 * A process that is registered with GeoTools.
 *
 * @param name with its namespace
 * @param factory which describes and makes it
 */
record RegisteredProcess(Name name, ProcessFactory factory) {

    /** All processes, the project's own first, then by name. */
    static List<RegisteredProcess> all() {
        List<RegisteredProcess> all = new ArrayList<>();
        for (ProcessFactory factory : Processors.getProcessFactories()) {
            factory.getNames().forEach(name -> all.add(new RegisteredProcess(name, factory)));
        }
        all.sort(Comparator.comparing((RegisteredProcess process) -> !process.isOwn())
                .thenComparing(RegisteredProcess::fullName));
        return all;
    }

    /**
     * The process of a name with or without its namespace; without, one of the project's own comes first.
     *
     * @throws UsageException when there is none
     */
    static RegisteredProcess find(String name) {
        List<RegisteredProcess> all = all();
        for (RegisteredProcess process : all) {
            if (name.equalsIgnoreCase(process.fullName()) || name.equalsIgnoreCase(process.name.getLocalPart())) {
                return process;
            }
        }
        Set<String> known = new LinkedHashSet<>();
        all.forEach(process -> known.add(process.name.getLocalPart()));
        all.forEach(process -> known.add(process.fullName()));
        throw UsageException.unknown("there is no process " + name, name, known);
    }

    /** Whether it is one of this project's. */
    boolean isOwn() {
        return ProspectivityProcessFactory.NAMESPACE.equals(name.getNamespaceURI());
    }

    /** {@code namespace:Name}. */
    String fullName() {
        return name.getNamespaceURI() + ":" + name.getLocalPart();
    }

    String title() {
        return String.valueOf(factory.getTitle(name));
    }

    String description() {
        return String.valueOf(factory.getDescription(name));
    }

    Collection<Parameter<?>> inputs() {
        return factory.getParameterInfo(name).values();
    }

    Collection<Parameter<?>> outputs() {
        return factory.getResultInfo(name, null).values();
    }

    Process create() {
        return factory.create(name);
    }
}
