package org.prospectivity.geoserver;

import java.util.regex.Pattern;
import org.geoserver.catalog.Catalog;
import org.geoserver.catalog.WorkspaceInfo;
import org.geoserver.ows.LocalWorkspace;
import org.prospectivity.engine.InvalidInputException;

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
        int colon = text.indexOf(':');
        String name = text.substring(colon + 1);
        InvalidInputException.require(
                NAME.matcher(name).matches(),
                parameter,
                '"' + text + '"',
                "workspace:name or name, a name being at most 100 letters, digits and _ - . that begins with a letter"
                        + " or _");
        WorkspaceInfo workspace;
        if (colon >= 0) {
            workspace = catalog.getWorkspaceByName(text.substring(0, colon));
        } else {
            workspace = LocalWorkspace.get() != null ? LocalWorkspace.get() : catalog.getDefaultWorkspace();
        }
        if (workspace == null) {
            throw new InvalidInputException(
                    parameter,
                    colon >= 0
                            ? "there is no workspace " + text.substring(0, colon) + " for you; expected another one"
                            : "there is no default workspace; expected workspace:name");
        }
        return new QualifiedName(workspace, name);
    }

    @Override
    public String toString() {
        return workspace.getName() + ":" + name;
    }
}
