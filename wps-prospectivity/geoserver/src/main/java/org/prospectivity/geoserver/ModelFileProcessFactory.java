package org.prospectivity.geoserver;

import org.geoserver.wps.jts.SpringBeanProcessFactory;

/**
 * Registers the processes that send or receive model files. A class of its own: of each class GeoTools knows one factory
 * only, and a second one of GeoServer's would put {@code gs:Import} and its kin out of the list.
 */
public final class ModelFileProcessFactory extends SpringBeanProcessFactory {
    public ModelFileProcessFactory() {
        super("Prospectivity model files", "prospectivity", ModelFileProcess.class);
    }
}
