package org.prospectivity.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import org.geotools.api.data.Parameter;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.prospectivity.files.processes.InputKind;
import org.prospectivity.files.processes.RegisteredProcess;
import org.prospectivity.reports.Numbers;
import org.prospectivity.wps.conversion.Publication;
import org.prospectivity.wps.host.Host;

/** What a run would read and write, told without running it. */
final class DryRun {
    private static final double MEGA = 1e6;

    private DryRun() {}

    /**
     * Opens all that is read by name, as the run would, and tells of each input and output.
     *
     * @throws org.prospectivity.engine.InvalidInputException when the run would refuse a name or file
     */
    static void tell(
            RegisteredProcess process,
            ProcessOptions options,
            Map<String, Object> inputs,
            Host host,
            OutputFiles outputs,
            Console console)
            throws IOException {
        PrintStream out = console.out();
        out.println(process.fullName() + " would read");
        for (Parameter<?> input : process.inputs()) {
            Object value = inputs.get(input.key);
            if (value == null) {
                continue;
            }
            out.println("  " + input.key + ": " + told(process, input.key, value, options, host));
        }
        out.println("and write");
        outputs.places().forEach(place -> out.println("  " + place));
        if (!options.texts("layer").isEmpty()) {
            String layer = options.texts("layer").get(0);
            Publication.of(
                    host,
                    layer,
                    Boolean.valueOf(options.last("overwrite").orElse("false")),
                    options.last("style").orElse(null));
            out.println("  the layer " + layer);
        }
    }

    private static String told(RegisteredProcess process, String name, Object value, ProcessOptions options, Host host)
            throws IOException {
        if (value instanceof GridCoverage2D coverage) {
            return coverage(coverage);
        }
        if (value instanceof SimpleFeatureCollection features) {
            return String.join(", ", options.texts(name)) + ", " + Numbers.count(features.size()) + " features";
        }
        Optional<InputKind> layer = process.inputs().stream()
                .filter(input -> name.equals(input.key + "Layer"))
                .map(input -> InputKind.of(input.type))
                .findFirst();
        if (layer.isPresent() && layer.get() == InputKind.COVERAGE) {
            return value + ", " + coverage(host.layers(name).coverage(value.toString()));
        }
        if (layer.isPresent() && layer.get() == InputKind.FEATURES) {
            return value + ", "
                    + Numbers.count(host.layers(name)
                            .features(value.toString())
                            .getFeatures()
                            .size())
                    + " features";
        }
        if (name.equals("sourceModel") || name.equals("model") && !saves(process)) {
            return value + ", " + Numbers.count(host.models(name).load(value.toString()).length) + " bytes";
        }
        return String.valueOf(value);
    }

    /** Whether the model that a process is given the name of is made by it. */
    private static boolean saves(RegisteredProcess process) {
        return process.outputs().stream().anyMatch(output -> output.key.equals("modelName"));
    }

    private static String coverage(GridCoverage2D coverage) {
        long columns = coverage.getRenderedImage().getWidth();
        long rows = coverage.getRenderedImage().getHeight();
        int bands = coverage.getNumSampleDimensions();
        return Numbers.count(columns) + " × " + Numbers.count(rows) + " cells, " + bands + " bands, "
                + Numbers.significant(columns * rows * bands * Float.BYTES / MEGA, 3) + " MB in memory";
    }
}
