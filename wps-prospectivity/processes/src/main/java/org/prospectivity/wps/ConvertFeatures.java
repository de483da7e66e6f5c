package org.prospectivity.wps;

import java.io.IOException;
import java.util.Map;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.process.factory.DescribeParameter;
import org.geotools.process.factory.DescribeProcess;
import org.geotools.process.factory.DescribeResult;
import org.geotools.process.factory.DescribeResults;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.wps.conversion.Inputs;
import org.prospectivity.wps.conversion.NarrowedFeatures;
import org.prospectivity.wps.host.Host;

/** The process that gives features back, for a host to write them in another format. */
@DescribeProcess(
        title = "Convert features",
        description = "Gives features back as they are, in the format that is asked for the result: targets as a"
                + " GeoPackage or a shapefile, say. Numbers that are all whole come as whole numbers, and shapes that are"
                + " all of a kind as that kind.")
public class ConvertFeatures {
    private static final String NAME = "features";

    private final Inputs inputs;

    /** @param host that the process runs in */
    public ConvertFeatures(Host host) {
        this.inputs = new Inputs(host);
    }

    @DescribeResults(
            @DescribeResult(
                    name = "result",
                    type = SimpleFeatureCollection.class,
                    description = "The features, in their coordinate system."))
    public Map<String, Object> execute(
            @DescribeParameter(
                            name = "features",
                            min = 0,
                            description = "Points, lines or polygons. Give this or featuresLayer.")
                    SimpleFeatureCollection features,
            @DescribeParameter(
                            name = "featuresLayer",
                            min = 0,
                            description = "Name of a published layer with the features.")
                    String featuresLayer,
            @DescribeParameter(
                            name = "name",
                            min = 0,
                            defaultValue = NAME,
                            description =
                                    "What the features are called in the result, where its format tells that, such"
                                            + " as targets: letters, digits, - and _; default features.")
                    String name)
            throws IOException {
        String called = Inputs.text(name).orElse(NAME);
        InvalidInputException.require(
                called.matches("[\\p{L}\\p{N}_-]{1,60}"), "name", called, "at most 60 letters, digits, - and _");
        return Map.of("result", NarrowedFeatures.of(inputs.features("features", features, featuresLayer), called));
    }
}
