package org.prospectivity.wps;

import org.geotools.process.factory.DescribeParameter;
import org.geotools.process.factory.DescribeProcess;
import org.geotools.process.factory.DescribeResult;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.wps.conversion.CrsCatalogue;
import org.prospectivity.wps.conversion.Inputs;
import org.prospectivity.wps.conversion.Report;
import org.prospectivity.wps.host.Host;

/** The process that finds coordinate systems, so that a client needs no table of its own. */
@DescribeProcess(
        title = "Find a coordinate system",
        description = "Finds coordinate systems of EPSG by number or by words of their names: code, name, area of use"
                + " and definition.")
public class FindCoordinateSystem {
    /** @param host that the process runs in; any will do */
    @SuppressWarnings("unused") // All processes are made alike.
    public FindCoordinateSystem(Host host) {}

    @DescribeResult(
            name = "systems",
            description = "JSON array, the likeliest first, at most 20: code (EPSG:28350), name, area of use with its"
                    + " bounds in degrees (west, south, east, north), whether it is in degrees, and definition as"
                    + " well-known text, easting or longitude first.")
    public String execute(
            @DescribeParameter(
                            name = "text",
                            description = "A number or code, 28350 or EPSG:28350, or words of the name, such as GDA94"
                                    + " zone 50; all words must occur.")
                    String text) {
        return Report.json(CrsCatalogue.find(Inputs.text(text)
                .orElseThrow(() -> new InvalidInputException("text", "\"\"", "a number or words of a name"))));
    }
}
