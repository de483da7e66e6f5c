package org.prospectivity.reports;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Named facts, such as the settings of a run.
 *
 * @param title heading
 * @param facts by name, in their order
 */
public record Facts(String title, Map<String, String> facts) implements Report.Block {
    public Facts {
        facts = new LinkedHashMap<>(facts);
    }
}
