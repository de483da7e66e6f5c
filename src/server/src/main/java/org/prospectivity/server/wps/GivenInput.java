package org.prospectivity.server.wps;

import java.net.URI;
import java.nio.file.Path;
import org.geotools.api.data.Parameter;
import org.geotools.geometry.jts.ReferencedEnvelope;

/** An input as a request gives it. */
sealed interface GivenInput {
    /** What it is given for. */
    Parameter<?> parameter();

    /** Text for a literal. */
    record Literal(Parameter<?> parameter, String text) implements GivenInput {}

    /** A bounding box, its CRS null where none is told. */
    record Box(Parameter<?> parameter, ReferencedEnvelope bounds) implements GivenInput {}

    /** Data, which was sent and is in a file whose extension tells the format. */
    record Inline(Parameter<?> parameter, Path file) implements GivenInput {}

    /** A published layer, or the part of a coverage within bounds; these are null for the whole. */
    record LayerReference(Parameter<?> parameter, String layer, ReferencedEnvelope bounds) implements GivenInput {}

    /** What another process gives, which has to be executed first. */
    record Chained(Parameter<?> parameter, ExecuteRequest request) implements GivenInput {}

    /**
     * Data at an address.
     *
     * @param mimeType null where the request tells none
     */
    record Remote(Parameter<?> parameter, URI address, String mimeType) implements GivenInput {}
}
