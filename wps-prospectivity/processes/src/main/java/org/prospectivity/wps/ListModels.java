package org.prospectivity.wps;

import java.io.IOException;
import org.geotools.process.factory.DescribeProcess;
import org.geotools.process.factory.DescribeResult;

/** The process that lists the saved models. */
@DescribeProcess(
        title = "List prospectivity models",
        description = "Lists the trained prospectivity models that this server keeps and the caller may read.")
public class ListModels {
    @DescribeResult(name = "models", description = "JSON array of the models' names, in alphabetical order.")
    public String execute() throws IOException {
        return Report.json(Host.models("models").list());
    }
}
