package org.prospectivity.files;

import java.nio.file.Path;

/**
 * A layer of a data directory, as files. They are never changed, but others may be moved into their places.
 *
 * @param name its full name, {@code workspace:name}
 * @param data a GeoTIFF, or a file that {@link org.prospectivity.files.formats.FeatureFiles} reads
 * @param isCoverage whether {@code data} is a GeoTIFF
 * @param style its SLD document, which need not be there
 * @param description what there is to know of it, which need not be there
 */
public record Layer(String name, Path data, boolean isCoverage, Path style, Path description) {}
