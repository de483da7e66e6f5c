package org.prospectivity.wps;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.geotools.process.factory.DescribeParameter;
import org.geotools.process.factory.DescribeProcess;
import org.geotools.process.factory.DescribeResult;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.wps.host.Host;
import org.prospectivity.wps.host.NamedFiles;

/** The process that keeps where the work of a project stands. */
@DescribeProcess(
        title = "Save a project",
        description =
                "Keeps where the work on a survey stands under a name, for those who may read the workspace: which"
                        + " steps were run, with which inputs, and the layers and models they made.")
public class SaveProject {
    private final Host host;

    /** @param host that the process runs in */
    public SaveProject(Host host) {
        this.host = host;
    }

    /** @return the version that was saved */
    @DescribeResult(name = "version", description = "Version of what was saved, to be given with the next saving.")
    public String execute(
            @DescribeParameter(name = "project", description = "Name of the project, or workspace:name.")
                    String project,
            @DescribeParameter(name = "state", description = "What is to be kept, a JSON object of at most 4 MB.")
                    String state,
            @DescribeParameter(
                            name = "version",
                            min = 0,
                            description =
                                    "Version of the project this is a change of, as ReadProject or the last saving"
                                            + " told it; another one that was saved meanwhile is not overwritten. Leave out for a"
                                            + " new project.")
                    String version)
            throws IOException {
        InvalidInputException.require(!project.isBlank(), "project", "a blank name", "a name");
        NamedFiles projects = host.projects("project");
        String name = project.strip();
        byte[] file = ProjectState.parsed(state).toString().getBytes(StandardCharsets.UTF_8);
        NamedFiles.Kind.PROJECT.requireLength(file.length);
        boolean isNew = version == null || version.isBlank();
        synchronized (projects) {
            projects.checkSavable(name, !isNew);
            if (!isNew && !ProjectState.version(projects.load(name)).equals(version.strip())) {
                throw new InvalidInputException(
                        "version",
                        "the project " + name + " was saved by somebody else meanwhile; read it again, or save under"
                                + " another name");
            }
            projects.save(name, file, !isNew);
        }
        return ProjectState.version(file);
    }
}
