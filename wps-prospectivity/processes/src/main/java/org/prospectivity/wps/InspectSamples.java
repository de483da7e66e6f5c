package org.prospectivity.wps;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.geotools.api.util.ProgressListener;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.process.factory.DescribeParameter;
import org.geotools.process.factory.DescribeProcess;
import org.geotools.process.factory.DescribeResult;
import org.prospectivity.assays.AssayOptions;
import org.prospectivity.assays.SampleInspection;
import org.prospectivity.engine.Progress;
import org.prospectivity.wps.conversion.Inputs;
import org.prospectivity.wps.conversion.ListenerProgress;
import org.prospectivity.wps.conversion.Report;
import org.prospectivity.wps.conversion.SampleInputs;
import org.prospectivity.wps.conversion.Samples;
import org.prospectivity.wps.conversion.Warnings;
import org.prospectivity.wps.host.Host;

/** The process that tells what a table of samples is, and how to grid it. */
@DescribeProcess(
        title = "Inspect geochemical samples",
        description = "Tells what a table of samples is: what each column holds, units and methods, counts of measured,"
                + " censored and missing values and of each code, where the samples lie, duplicates, media and what the"
                + " table leaves open; and the inputs of GridGeochem that follow.")
public class InspectSamples {
    private final Host host;
    private final Inputs inputs;

    /** @param host that the process runs in */
    public InspectSamples(Host host) {
        this.host = host;
        this.inputs = new Inputs(host);
    }

    @DescribeResult(
            name = "report",
            description =
                    "JSON: the columns with their kinds, counts, codes, quantiles and histograms; coordinates with"
                            + " suggested CRS; repeated places; media; correlations of the elements; what cannot be read without"
                            + " being told; warnings; gridParameters, the inputs of GridGeochem that follow.")
    public String execute(
            @DescribeParameter(
                            name = "samples",
                            min = 0,
                            description =
                                    "The samples as they were delivered: a table in a file, or points with attributes. Give"
                                            + " this or samplesLayer.")
                    SimpleFeatureCollection samples,
            @DescribeParameter(
                            name = "samplesLayer",
                            min = 0,
                            description = "Name of a published layer with the samples, workspace:name.")
                    String samplesLayer,
            @DescribeParameter(name = "table", min = 0, description = Descriptions.TABLE) String table,
            @DescribeParameter(name = "delimiter", min = 0, description = Descriptions.DELIMITER) String delimiter,
            @DescribeParameter(name = "decimal", min = 0, description = Descriptions.DECIMAL) String decimal,
            @DescribeParameter(name = "encoding", min = 0, description = Descriptions.ENCODING) String encoding,
            @DescribeParameter(name = "header", min = 0, description = Descriptions.HEADER) String header,
            @DescribeParameter(name = "x", min = 0, description = Descriptions.X) String x,
            @DescribeParameter(name = "y", min = 0, description = Descriptions.Y) String y,
            @DescribeParameter(name = "collars", min = 0, description = Descriptions.COLLARS)
                    SimpleFeatureCollection collars,
            @DescribeParameter(
                            name = "collarsLayer",
                            min = 0,
                            description = "Name of a published layer with the collars, workspace:name.")
                    String collarsLayer,
            @DescribeParameter(name = "hole", min = 0, description = Descriptions.HOLE) String hole,
            @DescribeParameter(name = "filter", min = 0, description = Descriptions.FILTER) String filter,
            @DescribeParameter(name = "missing", min = 0, description = Descriptions.MISSING) String missing,
            @DescribeParameter(name = "below", min = 0, description = Descriptions.BELOW) String below,
            @DescribeParameter(name = "limits", min = 0, description = Descriptions.LIMITS) String limits,
            @DescribeParameter(name = "values", min = 0, description = Descriptions.VALUES) String values,
            @DescribeParameter(name = "leastDetermined", min = 0, description = Descriptions.LEAST_DETERMINED)
                    Double leastDetermined,
            ProgressListener listener)
            throws IOException {
        Samples given = new Samples(inputs.features("samples", samples, samplesLayer));
        SampleInputs reading = SampleInputs.of(
                SampleInputs.reading(table, delimiter, decimal, encoding, header),
                inputs.optionalFeatures("collars", collars, collarsLayer),
                hole,
                filter);
        AssayOptions options = SampleInputs.meaning(given, x, y, missing, below, limits, values, leastDetermined)
                .projected(given.crs().isPresent());
        Progress progress = ListenerProgress.of(listener);
        SampleInspection inspection = SampleInspection.of(
                reading.table(given, host.limits(), progress.part(0, 0.5)), options, progress.part(0.5, 1));
        new Warnings(listener).add(inspection.warnings());
        Map<String, String> settled = new LinkedHashMap<>();
        given.projectedCrs().ifPresent(code -> settled.put("crs", code));
        put(settled, "table", table);
        put(settled, "delimiter", delimiter);
        put(settled, "decimal", decimal);
        put(settled, "encoding", encoding);
        put(settled, "header", header);
        put(settled, "hole", hole);
        put(settled, "filter", filter);
        put(settled, "missing", missing);
        put(settled, "below", below);
        put(settled, "limits", limits);
        put(settled, "values", values);
        return Report.json(inspection.withGridParameters(settled));
    }

    /** Gridding is to be told what this process was told. */
    private static void put(Map<String, String> settled, String input, String given) {
        Inputs.text(given).ifPresent(text -> settled.put(input, text));
    }
}
