package org.prospectivity.reports.samples;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.prospectivity.assays.PlacesReport;
import org.prospectivity.assays.SampleInspection;

/** The command line that grids inspected samples. */
public final class GridCommand {
    /** What shells leave as it is. */
    private static final Pattern PLAIN = Pattern.compile("[\\w./:,=@%+-]+");

    private GridCommand() {}

    /**
     * The command line, to be copied.
     *
     * @param file as the command line is to name the samples
     */
    public static String of(SampleInspection inspection, String file) {
        Map<String, String> inputs = new LinkedHashMap<>();
        inputs.put("samples", file);
        inputs.putAll(inspection.gridParameters());
        if (lacksCrs(inspection)) {
            inputs.put("crs", "EPSG:CODE");
        }
        inputs.put("out", "grid");
        return "prospectivity run GridGeochem "
                + inputs.entrySet().stream()
                        .map(input -> "--" + input.getKey() + " " + quoted(input.getValue()))
                        .collect(Collectors.joining(" "));
    }

    /** Whether nothing is known of the CRS, which a person has to tell then. */
    static boolean lacksCrs(SampleInspection inspection) {
        PlacesReport places = inspection.places();
        return places != null
                && places.measure() == PlacesReport.Measure.METRES
                && places.crs().isEmpty()
                && !inspection.gridParameters().containsKey("crs");
    }

    /** In double quotes, which all shells know, unless there is something in it that these do not hold. */
    private static String quoted(String text) {
        if (PLAIN.matcher(text).matches()) {
            return text;
        }
        return text.matches("[^\"$`\\\\!]*") ? '"' + text + '"' : "'" + text.replace("'", "'\\''") + "'";
    }
}
