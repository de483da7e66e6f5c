package org.prospectivity.geoserver;

import java.util.regex.Pattern;
import org.geoserver.catalog.Catalog;
import org.geoserver.catalog.WorkspaceInfo;
import org.geoserver.ows.LocalWorkspace;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.wps.host.LayerName;

/**
 * The name of a layer or a model: {@code workspace:name}, or {@code name} in the default workspace; behind the address
 * of one workspace's own services that workspace is the default.
 */
record QualifiedName(WorkspaceInfo workspace, String name) {
    /** Names of files and of XML elements at once. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,99}");

    /**
     * Reads a name.
     *
     * @param parameter the input that gives it
     * @param catalog as the caller sees it
     * @throws InvalidInputException when it cannot be one, or there is no such workspace for the caller
     */
    static QualifiedName of(String parameter, String text, Catalog catalog) {
        LayerName told = LayerName.parse(text);
        String name = told.name();
        InvalidInputException.require(
                NAME.matcher(name).matches(),
                parameter,
                '"' + text + '"',
                "workspace:name or name, a name being at most 100 letters, digits and _ - . that begins with a letter"
                        + " or _");
        WorkspaceInfo workspace;
        if (told.workspace().isPresent()) {
            workspace = catalog.getWorkspaceByName(told.workspace().get());
        } else {
            workspace = LocalWorkspace.get() != null ? LocalWorkspace.get() : catalog.getDefaultWorkspace();
        }
        if (workspace == null) {
            throw new InvalidInputException(
                    parameter,
                    told.workspace()
                            .map(space -> "there is no workspace " + space + " for you; expected another one")
                            .orElse("there is no default workspace; expected workspace:name"));
        }
        return new QualifiedName(workspace, name);
    }

    @Override
    public String toString() {
        return LayerName.of(workspace.getName(), name).toString();
    }
}
