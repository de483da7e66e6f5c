package org.prospectivity.reports;

import java.util.List;

/**
 * Several small charts side by side.
 *
 * @param charts in reading order
 */
public record Charts(List<Chart> charts) implements Report.Block {
    public Charts {
        charts = List.copyOf(charts);
    }
}
