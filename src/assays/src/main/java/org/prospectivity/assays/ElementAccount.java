package org.prospectivity.assays;

import java.util.List;
import java.util.Map;

/**
 * How the determinations of an element were read.
 *
 * @param element the name of its band
 * @param unit of its values, as it is written behind a number; empty when it is not told
 * @param columns names of the columns it comes from, the first one first
 * @param method of the first of them, as far as it is told
 * @param measured samples within the limits
 * @param below samples below a limit
 * @param above samples above a limit
 * @param missing samples without a result
 * @param blank cells without a text, of the first column
 * @param missingCodes codes for no result in the first column, with their counts
 * @param belowCodes codes for below a limit they do not state in the first column, with their counts
 * @param refilled samples above the limit of the first column with the value of another
 */
public record ElementAccount(
        String element,
        String unit,
        List<String> columns,
        String method,
        int measured,
        int below,
        int above,
        int missing,
        int blank,
        Map<String, Integer> missingCodes,
        Map<String, Integer> belowCodes,
        int refilled) {}
