package org.prospectivity.wps.conversion;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.geotools.api.util.ProgressListener;

/** The warnings of a process: each is told the host at once, and once, and kept for the report. */
public final class Warnings {
    private final ProgressListener listener;
    private final Set<String> all = new LinkedHashSet<>();

    /** @param listener of the process; null where a host gives none */
    public Warnings(ProgressListener listener) {
        this.listener = listener;
    }

    /** Tells warnings. */
    public void add(List<String> warnings) {
        for (String warning : warnings) {
            if (all.add(warning) && listener != null) {
                listener.warningOccurred(null, null, warning);
            }
        }
    }

    /** Those told so far. */
    public List<String> all() {
        return List.copyOf(all);
    }
}
