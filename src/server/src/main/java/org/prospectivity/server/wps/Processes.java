package org.prospectivity.server.wps;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.geotools.process.ProcessFactory;
import org.prospectivity.files.processes.RegisteredProcess;
import org.prospectivity.server.ows.OwsException;

/** The processes that are offered. */
final class Processes {
    private final Map<String, RegisteredProcess> offered = new TreeMap<>();

    /** @param factories that make them */
    Processes(List<ProcessFactory> factories) {
        factories.forEach(factory -> RegisteredProcess.of(factory).forEach(this::offer));
    }

    private void offer(RegisteredProcess process) {
        offered.put(process.fullName(), process);
    }

    /** All of them, by name. */
    Collection<RegisteredProcess> all() {
        return offered.values();
    }

    /**
     * The process of an identifier.
     *
     * @throws OwsException when there is none
     */
    RegisteredProcess get(String identifier) {
        RegisteredProcess process = offered.get(identifier.strip());
        if (process == null) {
            throw OwsException.invalid("Identifier", identifier, "one of " + offered.keySet());
        }
        return process;
    }
}
