package org.prospectivity.wps;

import java.io.IOException;
import org.geotools.process.factory.DescribeProcess;
import org.geotools.process.factory.DescribeResult;
import org.prospectivity.wps.conversion.Report;
import org.prospectivity.wps.host.Host;

/** The process that lists the saved projects. */
@DescribeProcess(
        title = "List projects",
        description = "Lists the projects that this server keeps and the caller may read.")
public class ListProjects {
    private final Host host;

    /** @param host that the process runs in */
    public ListProjects(Host host) {
        this.host = host;
    }

    @DescribeResult(name = "projects", description = "JSON array of the projects' names, in alphabetical order.")
    public String execute() throws IOException {
        return Report.json(host.projects("project").list());
    }
}
