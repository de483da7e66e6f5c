package org.prospectivity.wps;

import java.io.IOException;
import org.geotools.process.factory.DescribeProcess;
import org.geotools.process.factory.DescribeResult;
import org.prospectivity.wps.conversion.Report;
import org.prospectivity.wps.host.Host;

/** The process that lists the saved models. */
@DescribeProcess(
        title = "List prospectivity models",
        description = "Lists the trained prospectivity models that this server keeps and the caller may read.")
public class ListModels {
    private final Host host;

    /** @param host that the process runs in */
    public ListModels(Host host) {
        this.host = host;
    }

    @DescribeResult(name = "models", description = "JSON array of the models' names, in alphabetical order.")
    public String execute() throws IOException {
        return Report.json(host.models("models").list());
    }
}
