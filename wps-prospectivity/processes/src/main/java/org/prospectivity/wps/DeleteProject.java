package org.prospectivity.wps;

import java.io.IOException;
import org.geotools.process.factory.DescribeParameter;
import org.geotools.process.factory.DescribeProcess;
import org.geotools.process.factory.DescribeResult;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.wps.host.Host;

/** The process that removes a saved project. */
@DescribeProcess(
        title = "Delete a project",
        description = "Deletes a project from this server. Its layers and models stay. This cannot be undone.")
public class DeleteProject {
    private final Host host;

    /** @param host that the process runs in */
    public DeleteProject(Host host) {
        this.host = host;
    }

    @DescribeResult(name = "projectName", description = "Name of the project that was deleted.")
    public String execute(
            @DescribeParameter(
                            name = "project",
                            description = "Name of the project to delete, as ListProjects tells it.")
                    String project)
            throws IOException {
        InvalidInputException.require(!project.isBlank(), "project", "a blank name", "the name of a saved project");
        host.projects("project").delete(project.strip());
        return project.strip();
    }
}
