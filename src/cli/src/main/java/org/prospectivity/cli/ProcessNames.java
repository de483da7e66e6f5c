package org.prospectivity.cli;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.prospectivity.files.processes.RegisteredProcess;

/** Processes by the names people give; iterated over, the names of the project's own without their namespace. */
final class ProcessNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return RegisteredProcess.all().stream()
                .filter(RegisteredProcess::isOwn)
                .map(process -> process.name().getLocalPart())
                .iterator();
    }

    /**
     * The process of a name with or without its namespace; without, one of the project's own comes first.
     *
     * @throws UsageException when there is none
     */
    static RegisteredProcess find(String name) {
        List<RegisteredProcess> all = RegisteredProcess.all();
        for (RegisteredProcess process : all) {
            if (name.equalsIgnoreCase(process.fullName())
                    || name.equalsIgnoreCase(process.name().getLocalPart())) {
                return process;
            }
        }
        Set<String> known = new LinkedHashSet<>();
        all.forEach(process -> known.add(process.name().getLocalPart()));
        all.forEach(process -> known.add(process.fullName()));
        throw UsageException.unknown("there is no process " + name, name, known);
    }
}
