package org.prospectivity.wps.host;

import java.io.IOException;
import java.util.List;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.prospectivity.engine.InvalidInputException;

/** The layers a host publishes: what the processes read by name and publish to. */
public interface Layers {
    /**
     * Reads a published coverage, its band names in the descriptions of its sample dimensions.
     *
     * @param name {@code workspace:name}, or {@code name} in the host's default workspace
     * @throws InvalidInputException when there is no such coverage for the caller
     */
    GridCoverage2D coverage(String name) throws IOException;

    /**
     * Opens a published feature layer.
     *
     * @param name {@code workspace:name}, or {@code name} in the host's default workspace
     * @throws InvalidInputException when there is no such layer for the caller
     */
    SimpleFeatureSource features(String name) throws IOException;

    /**
     * Refuses at once what {@link #publish} would refuse after the work is done: a name it cannot use, one that is
     * taken, an unknown style, a caller who may not write.
     *
     * @throws InvalidInputException naming the parameter {@code layer} or {@code style}
     */
    void checkPublishable(String name, String style, boolean overwrite) throws IOException;

    /**
     * Publishes a coverage, wholly or not at all.
     *
     * @param name {@code workspace:name}, or {@code name} for the host's default workspace
     * @param coverage its band names in the descriptions of its sample dimensions
     * @param style a style of the host by name, or an SLD document, or null for the host's default
     * @param overwrite whether an existing layer of this name is replaced
     * @return the layer's full name
     */
    String publish(String name, GridCoverage2D coverage, String style, boolean overwrite) throws IOException;

    /**
     * Publishes a coverage as {@link #publish(String, GridCoverage2D, String, boolean)} does, with what catalogs tell of
     * it. A host without a catalog leaves that out.
     */
    default String publish(
            String name, GridCoverage2D coverage, LayerDescription description, String style, boolean overwrite)
            throws IOException {
        return publish(name, coverage, style, overwrite);
    }

    /**
     * Refuses at once what publishing features would refuse after the work is done; by default all, as not every host
     * publishes features.
     *
     * @throws InvalidInputException naming the parameter {@code layer} or {@code style}
     */
    default void checkFeaturesPublishable(String name, String style, boolean overwrite) throws IOException {
        throw new InvalidInputException(
                "layer", "this server publishes no features from here; ask for them as data, and import that");
    }

    /**
     * Publishes features, wholly or not at all, where the host does; parameters are those of a coverage.
     *
     * @return the layer's full name
     */
    default String publish(
            String name,
            SimpleFeatureCollection features,
            LayerDescription description,
            String style,
            boolean overwrite)
            throws IOException {
        checkFeaturesPublishable(name, style, overwrite);
        throw new UnsupportedOperationException("features of " + name);
    }

    /**
     * What catalogs tell of a published layer; nothing where the host keeps none.
     *
     * @param name {@code workspace:name}, or {@code name} in the host's default workspace
     * @throws InvalidInputException when there is no such layer for the caller
     */
    default LayerDescription description(String name) throws IOException {
        return LayerDescription.NONE;
    }

    /** The full names of the layers the caller may read, in order. */
    List<String> list() throws IOException;
}
