package org.prospectivity.server.wps;

import java.util.Objects;
import org.geotools.api.feature.type.Name;
import org.geotools.process.factory.AnnotatedBeanProcessFactory;
import org.geotools.util.SimpleInternationalString;
import org.prospectivity.files.FileLayers;

/** Offers {@link Import} under the namespace it has in GeoServer. */
public final class ImportFactory extends AnnotatedBeanProcessFactory {
    private static final String NAMESPACE = "gs";

    private final FileLayers layers;

    /** @param layers that are added to */
    public ImportFactory(FileLayers layers) {
        super(new SimpleInternationalString("Publishing"), NAMESPACE, Import.class);
        this.layers = Objects.requireNonNull(layers);
    }

    @Override
    protected Object createProcessBean(Name name) {
        return new Import(layers);
    }
}
