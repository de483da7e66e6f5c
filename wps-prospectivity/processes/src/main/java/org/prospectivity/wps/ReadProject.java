package org.prospectivity.wps;

import java.io.IOException;
import org.geotools.process.factory.DescribeParameter;
import org.geotools.process.factory.DescribeProcess;
import org.geotools.process.factory.DescribeResult;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.wps.conversion.Report;
import org.prospectivity.wps.host.Host;

/** The process that tells where the work of a project stands. */
@DescribeProcess(
        title = "Read a project",
        description =
                "Reads a project that this server keeps: where the work on a survey stands, as SaveProject was given"
                        + " it.")
public class ReadProject {
    private final Host host;

    /** @param host that the process runs in */
    public ReadProject(Host host) {
        this.host = host;
    }

    @DescribeResult(
            name = "state",
            description =
                    "JSON object of version, to be given when the project is saved again, and state, what was saved.")
    public String execute(
            @DescribeParameter(name = "project", description = "Name of the project, as ListProjects tells it.")
                    String project)
            throws IOException {
        InvalidInputException.require(!project.isBlank(), "project", "a blank name", "the name of a saved project");
        return Report.json(ProjectState.of(host.projects("project").load(project.strip())));
    }
}
