package org.prospectivity.geoserver;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.geoserver.catalog.Catalog;
import org.geoserver.catalog.CoverageInfo;
import org.geoserver.catalog.CoverageStoreInfo;
import org.geoserver.catalog.LayerInfo;
import org.geoserver.catalog.WorkspaceInfo;
import org.geoserver.config.GeoServerDataDirectory;
import org.geoserver.platform.ContextLoadedEvent;
import org.geoserver.platform.resource.Resource;
import org.geoserver.platform.resource.Resources;
import org.geotools.util.logging.Logging;
import org.prospectivity.wps.host.NamedFiles;
import org.springframework.context.ApplicationListener;

/**
 * Takes away, when GeoServer starts, what a publishing or saving that was killed in the middle has left: half-written
 * files, and stores whose layer never came. What changed in the last minute stays: another server on the same data
 * directory may be at it.
 */
public final class Leftovers implements ApplicationListener<ContextLoadedEvent> {
    /** In the names of files that are being written, which begin with a dot, and in the metadata of such stores. */
    static final String UNFINISHED = ".unfinished";

    private static final Logger LOGGER = Logging.getLogger(Leftovers.class);
    private static final long GRACE_MILLIS = 60_000;

    private final Catalog raw;
    private final GeoServerDataDirectory data;

    /** @param raw the catalog as it is */
    public Leftovers(Catalog raw, GeoServerDataDirectory data) {
        this.raw = raw;
        this.data = data;
    }

    @Override
    public void onApplicationEvent(ContextLoadedEvent event) {
        try {
            remove(System.currentTimeMillis() - GRACE_MILLIS);
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "What a killed publishing may have left stays", e);
        }
    }

    /** Removes what has not changed since a time, in milliseconds. */
    void remove(long unchangedSince) {
        for (CoverageStoreInfo store : List.copyOf(raw.getCoverageStores())) {
            if (store.getMetadata().containsKey(UNFINISHED)) {
                remove(store, unchangedSince);
            }
        }
        for (WorkspaceInfo workspace : raw.getWorkspaces()) {
            for (Resource layer : data.get("data", workspace.getName()).list()) {
                removeFiles(layer, unchangedSince);
                if (layer.getType() == Resource.Type.DIRECTORY && layer.list().isEmpty()) {
                    remove(layer, unchangedSince);
                }
            }
            for (NamedFiles.Kind kind : NamedFiles.Kind.values()) {
                removeFiles(data.get(Extension.FOLDER, kind.folder(), workspace.getName()), unchangedSince);
            }
        }
    }

    private void remove(CoverageStoreInfo store, long unchangedSince) {
        Resource file = Resources.fromURL(store.getURL());
        if (file.lastmodified() < unchangedSince) {
            LOGGER.info(() -> "Removing the store " + store.getName() + ", whose publishing was never finished");
            for (CoverageInfo coverage : raw.getCoveragesByCoverageStore(store)) {
                for (LayerInfo layer : raw.getLayers(coverage)) {
                    raw.remove(layer);
                }
                raw.remove(coverage);
            }
            raw.remove(store);
            file.delete();
        }
    }

    private static void removeFiles(Resource folder, long unchangedSince) {
        for (Resource file : folder.list()) {
            if (file.name().startsWith(".") && file.name().contains(UNFINISHED)) {
                remove(file, unchangedSince);
            }
        }
    }

    private static void remove(Resource leftover, long unchangedSince) {
        if (leftover.lastmodified() < unchangedSince) {
            LOGGER.info(() -> "Removing " + leftover.path() + ", which was never finished");
            leftover.delete();
        }
    }
}
