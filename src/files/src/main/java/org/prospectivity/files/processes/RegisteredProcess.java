package org.prospectivity.files.processes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.geotools.api.data.Parameter;
import org.geotools.api.feature.type.Name;
import org.geotools.process.Process;
import org.geotools.process.ProcessFactory;
import org.geotools.process.Processors;
import org.prospectivity.wps.ProspectivityProcessFactory;
import org.prospectivity.wps.host.Host;

/**
 * A process that is registered with GeoTools.
 *
 * @param name with its namespace
 * @param factory which describes and makes it
 */
public record RegisteredProcess(Name name, ProcessFactory factory) {

    /** All processes, the project's own first, then by name. */
    public static List<RegisteredProcess> all() {
        List<RegisteredProcess> all = new ArrayList<>();
        for (ProcessFactory factory : Processors.getProcessFactories()) {
            all.addAll(of(factory));
        }
        all.sort(Comparator.comparing((RegisteredProcess process) -> !process.isOwn())
                .thenComparing(RegisteredProcess::fullName));
        return all;
    }

    /** The processes of a factory. */
    public static List<RegisteredProcess> of(ProcessFactory factory) {
        return factory.getNames().stream()
                .map(name -> new RegisteredProcess(name, factory))
                .toList();
    }

    /** The same process in a host; those that are not this project's know none. */
    public RegisteredProcess in(Host host) {
        return isOwn() ? new RegisteredProcess(name, new ProspectivityProcessFactory(host)) : this;
    }

    /** Whether it is one of this project's. */
    public boolean isOwn() {
        return ProspectivityProcessFactory.NAMESPACE.equals(name.getNamespaceURI());
    }

    /** {@code namespace:Name}. */
    public String fullName() {
        return name.getNamespaceURI() + ":" + name.getLocalPart();
    }

    /** The version its factory tells. */
    public String version() {
        return String.valueOf(factory.getVersion(name));
    }

    /** For a person, in a few words. */
    public String title() {
        return String.valueOf(factory.getTitle(name));
    }

    /** For a person. */
    public String description() {
        return String.valueOf(factory.getDescription(name));
    }

    /** What it takes. */
    public Collection<Parameter<?>> inputs() {
        return factory.getParameterInfo(name).values();
    }

    /** What it gives. */
    public Collection<Parameter<?>> outputs() {
        return factory.getResultInfo(name, null).values();
    }

    /** One to be executed once. */
    public Process create() {
        return factory.create(name);
    }
}
