package org.prospectivity.geoserver;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.geoserver.catalog.Catalog;
import org.geoserver.catalog.LayerGroupInfo;
import org.geoserver.catalog.LayerInfo;
import org.geoserver.catalog.PublishedInfo;
import org.geoserver.gwc.GWC;
import org.geotools.util.logging.Logging;

/**
 * Map tiles that GeoServer keeps. It drops those of a layer whose style or bounds change, but does not hear of new
 * pixels. A GeoServer without its tile cache has none to drop.
 */
final class CachedTiles {
    private static final Logger LOGGER = Logging.getLogger(CachedTiles.class);
    private static final boolean KEPT = isPresent("org.geoserver.gwc.GWC");

    private CachedTiles() {}

    private static boolean isPresent(String name) {
        try {
            Class.forName(name, false, CachedTiles.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** Drops the tiles of a layer, and those of the groups that show it. */
    static void drop(LayerInfo layer, Catalog raw) {
        if (!KEPT) {
            return;
        }
        try {
            Cache.drop(layer);
            for (LayerGroupInfo group : raw.getLayerGroups()) {
                if (group.layers().contains(layer)) {
                    Cache.drop(group);
                }
            }
        } catch (RuntimeException e) {
            LOGGER.log(
                    Level.WARNING, "Tiles of the layer " + layer.prefixedName() + " as it was may still be shown", e);
        }
    }

    /** A class of its own, which is loaded only where there is a cache. */
    private static final class Cache {
        static void drop(PublishedInfo published) {
            GWC cache = GWC.get();
            if (cache.hasTileLayer(published)) {
                cache.truncate(published.prefixedName());
            }
        }
    }
}
