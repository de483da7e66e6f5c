package org.prospectivity.geoserver;

import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.geoserver.catalog.Catalog;
import org.geoserver.config.GeoServerDataDirectory;
import org.geoserver.config.impl.GeoServerLifecycleHandler;
import org.geoserver.security.SecureCatalogImpl;
import org.geoserver.wps.resource.WPSResourceManager;
import org.geotools.process.ProcessFactory;
import org.geotools.process.Processors;
import org.geotools.util.logging.Logging;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.wps.ProspectivityProcessFactory;
import org.prospectivity.wps.host.Host;
import org.prospectivity.wps.host.NamedFiles;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;

/** Makes GeoServer the host of the processes, from its start to its end. */
public final class Extension implements InitializingBean, DisposableBean, GeoServerLifecycleHandler {
    /** Folder of the data directory with the settings and the models. */
    static final String FOLDER = "prospectivity";

    private static final Logger LOGGER = Logging.getLogger(Extension.class);
    private static final String SETTINGS = "prospectivity.properties";
    private static final String NATIVE_BYTES = "org.bytedeco.javacpp.maxBytes";
    private static final String NATIVE_PHYSICAL_BYTES = "org.bytedeco.javacpp.maxPhysicalBytes";

    private final GeoServerDataDirectory data;
    private final CatalogLayers layers;
    private final ResourceFiles models;
    private final ResourceFiles projects;
    private Settings settings;

    /**
     * @param catalog as the caller sees it
     * @param secure the same, to ask for the caller's rights
     * @param raw the catalog as it is
     */
    public Extension(
            Catalog catalog,
            SecureCatalogImpl secure,
            Catalog raw,
            GeoServerDataDirectory data,
            WPSResourceManager resources) {
        this.data = data;
        Rights rights = new Rights(secure);
        this.layers = new CatalogLayers(catalog, resources, new CoveragePublisher(catalog, raw, data, rights));
        this.models = new ResourceFiles(NamedFiles.Kind.MODEL, catalog, data, rights);
        this.projects = new ResourceFiles(NamedFiles.Kind.PROJECT, catalog, data, rights);
    }

    @Override
    public void afterPropertiesSet() throws IOException {
        register();
        // ND4J reads these once, with its first array. A share of the whole process is no measure in a server.
        setUnlessGiven(NATIVE_BYTES, settings.nativeMegabytes() + "m");
        setUnlessGiven(NATIVE_PHYSICAL_BYTES, "0");
    }

    private static void setUnlessGiven(String property, String value) {
        if (System.getProperty(property) == null && System.getProperty(property.toLowerCase()) == null) {
            System.setProperty(property, value);
        }
    }

    private void register() throws IOException {
        try {
            settings = Settings.read(data.get(FOLDER, SETTINGS));
        } catch (InvalidInputException e) {
            throw new IOException(FOLDER + "/" + SETTINGS + " in the data directory: " + e.getMessage(), e);
        }
        serve(new Host(layers, models, projects, settings.limits(), plan -> {}).sendingTo(settings.cluster()));
    }

    /** GeoServer finds the processes among GeoTools' services, as it does those of any jar. */
    private static void serve(Host host) {
        for (ProcessFactory factory : Processors.getProcessFactories()) {
            if (factory instanceof ProspectivityProcessFactory own) {
                own.serve(host);
            }
        }
    }

    /** The layers of the catalog, with the caller's rights. */
    CatalogLayers layers() {
        return layers;
    }

    /** The models of the data directory, with the caller's rights. */
    ResourceFiles models() {
        return models;
    }

    /** The settings in force. */
    Settings settings() {
        return settings;
    }

    @Override
    public void destroy() {
        serve(Host.NONE);
    }

    @Override
    public void onReload() {
        try {
            register();
        } catch (IOException e) {
            LOGGER.log(Level.SEVERE, "The settings stay as they were", e);
        }
    }

    @Override
    public void onReset() {}

    @Override
    public void onDispose() {}

    @Override
    public void beforeReload() {}
}
