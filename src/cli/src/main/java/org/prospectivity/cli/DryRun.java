package org.prospectivity.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.geotools.api.data.Parameter;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.referencing.CRS;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.files.processes.InputKind;
import org.prospectivity.files.processes.RegisteredProcess;
import org.prospectivity.rasters.SurveyMaps;
import org.prospectivity.reports.Numbers;
import org.prospectivity.wps.host.Host;
import org.prospectivity.wps.host.Plan;

/** What a run would read, make and write, and how long it would take, told by a {@link Trial} of it. */
final class DryRun {
    private static final double MEGA = 1e6;

    private DryRun() {}

    /**
     * Runs a moment of it, keeps nothing, and tells of each input and output.
     *
     * @throws org.prospectivity.engine.InvalidInputException when the run would refuse an input
     */
    static void tell(
            RegisteredProcess process,
            ProcessOptions options,
            Map<String, Object> inputs,
            Host host,
            OutputFiles outputs,
            Console console)
            throws IOException {
        Map<String, String> read = read(process, options, inputs, host);
        PrintStream out = console.out();
        out.println(process.fullName() + " would read");
        read.forEach((input, text) -> out.println("  " + input + ": " + text));
        Optional<Trial> trial = process.isOwn() ? Optional.of(Trial.of(process, inputs, host)) : Optional.empty();
        trial.flatMap(Trial::plan).ifPresent(plan -> {
            out.println("make");
            out.println("  " + grid(plan));
            out.println("  " + memory(plan));
        });
        out.println("and write");
        outputs.places().forEach(place -> out.println("  " + place));
        options.texts("layer").stream().limit(1).forEach(layer -> out.println("  the layer " + layer));
        trial.ifPresent(ended -> {
            out.println(ended.time());
            ended.warnings().forEach(warning -> console.err().println("warning: " + warning));
        });
    }

    private static Map<String, String> read(
            RegisteredProcess process, ProcessOptions options, Map<String, Object> inputs, Host host)
            throws IOException {
        Map<String, String> read = new LinkedHashMap<>();
        for (Parameter<?> input : process.inputs()) {
            Object value = inputs.get(input.key);
            if (value != null) {
                read.put(input.key, told(process, input.key, value, options, host));
            }
        }
        return read;
    }

    private static String grid(Plan plan) {
        GridGeometry grid = plan.grid();
        return Numbers.count(grid.columns()) + " × " + Numbers.count(grid.rows()) + " cells of "
                + Numbers.significant(grid.cellSize(), 6) + " m in " + system(plan.crs()) + ", "
                + bands(plan.bands().stream().map(Band::name).toList());
    }

    private static String memory(Plan plan) {
        double bytes = (double) plan.grid().cells() * plan.bands().size() * Float.BYTES;
        return Numbers.significant(bytes / MEGA, 3) + " MB, "
                + (bytes <= SurveyMaps.mostInMemory() ? "in memory" : "in a temporary file")
                + "; the program may take "
                + Numbers.count(Math.round(Runtime.getRuntime().maxMemory() / MEGA)) + " MB (java -Xmx)";
    }

    private static String bands(List<String> names) {
        return (names.size() == 1 ? "1 band: " : names.size() + " bands: ") + String.join(", ", names);
    }

    private static String system(CoordinateReferenceSystem crs) {
        try {
            Integer code = CRS.lookupEpsgCode(crs, true);
            return code == null ? crs.getName().getCode() : "EPSG:" + code;
        } catch (FactoryException e) {
            return crs.getName().getCode();
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
        if (value instanceof CoordinateReferenceSystem crs) {
            return system(crs);
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
        return value instanceof Collection<?> values
                ? values.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : String.valueOf(value);
    }

    /** Whether the model that a process is given the name of is made by it. */
    private static boolean saves(RegisteredProcess process) {
        return process.outputs().stream().anyMatch(output -> output.key.equals("modelName"));
    }

    private static String coverage(GridCoverage2D coverage) {
        long columns = coverage.getRenderedImage().getWidth();
        long rows = coverage.getRenderedImage().getHeight();
        double cell = coverage.getEnvelope2D().getWidth() / columns;
        List<String> bands = Arrays.stream(coverage.getSampleDimensions())
                .map(band -> band.getDescription().toString())
                .toList();
        return Numbers.count(columns) + " × " + Numbers.count(rows) + " cells of " + Numbers.significant(cell, 6)
                + " m in " + system(coverage.getCoordinateReferenceSystem2D()) + ", "
                + Numbers.significant(columns * rows * bands.size() * Float.BYTES / MEGA, 3) + " MB, " + bands(bands);
    }
}
