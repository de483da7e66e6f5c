package org.prospectivity.standalone.data;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A layer of a data directory, as files.
 *
 * @param name {@code workspace:name}
 * @param kind what its file holds
 * @param file a GeoTIFF, or one that {@link org.prospectivity.standalone.formats.FeatureFiles} reads; it is never
 *     changed, but another may be moved into its place
 * @param style an SLD document, if it was published with one
 */
public record Layer(String name, Kind kind, Path file, Optional<Path> style) {
    /** What a layer is made of. */
    public enum Kind {
        /** A raster with one band or several. */
        COVERAGE,
        /** Points, lines or polygons with attributes. */
        FEATURES
    }
}
