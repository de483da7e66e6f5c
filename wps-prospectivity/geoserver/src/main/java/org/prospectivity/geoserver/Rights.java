package org.prospectivity.geoserver;

import org.geoserver.catalog.WorkspaceInfo;
import org.geoserver.security.SecureCatalogImpl;
import org.geoserver.security.WorkspaceAccessLimits;
import org.prospectivity.engine.InvalidInputException;
import org.springframework.security.core.context.SecurityContextHolder;

/** What the caller, the user of the current thread, may change. */
final class Rights {
    private final SecureCatalogImpl catalog;

    Rights(SecureCatalogImpl catalog) {
        this.catalog = catalog;
    }

    /** Refuses a caller who does not administer a workspace. */
    void requireAdministrator(String parameter, WorkspaceInfo workspace) {
        WorkspaceAccessLimits limits = catalog.getResourceAccessManager()
                .getAccessLimits(SecurityContextHolder.getContext().getAuthentication(), workspace);
        if (limits == null || !limits.isAdminable()) {
            throw new InvalidInputException(
                    parameter,
                    "you may not write to the workspace " + workspace.getName()
                            + "; expected a workspace that you administer");
        }
    }
}
