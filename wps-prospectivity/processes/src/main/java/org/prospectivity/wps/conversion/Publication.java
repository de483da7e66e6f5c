package org.prospectivity.wps.conversion;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.prospectivity.engine.Progress;
import org.prospectivity.rasters.Coverages;
import org.prospectivity.rasters.GeoTiffs;
import org.prospectivity.rasters.Overviews;
import org.prospectivity.wps.host.Host;
import org.prospectivity.wps.host.LayerDescription;

/** Where a process publishes its result, if anywhere: the inputs {@code layer}, {@code overwrite} and {@code style}. */
public final class Publication {
    private final Host host;
    private final Optional<String> layer;
    private final boolean overwrite;
    private final String style;

    private Publication(Host host, Optional<String> layer, boolean overwrite, String style) {
        this.host = host;
        this.layer = layer;
        this.overwrite = overwrite;
        this.style = style;
    }

    /**
     * What the inputs ask for. A name that could not be published to is refused now, before the work.
     *
     * @param host that publishes it
     * @param layer name to publish under; blank or null for none
     * @param overwrite whether an existing layer is replaced; null for not
     * @param style of the layer; blank or null for the host's own
     */
    public static Publication of(Host host, String layer, Boolean overwrite, String style) throws IOException {
        Publication publication = asked(host, layer, overwrite, style);
        if (publication.layer.isPresent()) {
            host.layers("layer").checkPublishable(publication.layer.get(), publication.style, publication.overwrite);
        }
        return publication;
    }

    /** As {@link #of}, of a result that is features. */
    public static Publication ofFeatures(Host host, String layer, Boolean overwrite, String style) throws IOException {
        Publication publication = asked(host, layer, overwrite, style);
        if (publication.layer.isPresent()) {
            host.layers("layer")
                    .checkFeaturesPublishable(publication.layer.get(), publication.style, publication.overwrite);
        }
        return publication;
    }

    private static Publication asked(Host host, String layer, Boolean overwrite, String style) {
        return new Publication(
                host,
                Inputs.text(layer),
                Boolean.TRUE.equals(overwrite),
                Inputs.text(style).orElse(null));
    }

    /**
     * Publishes features where that is asked for.
     *
     * @param description what catalogs tell of them
     * @return their layer's full name, or an empty text
     */
    public String publish(SimpleFeatureCollection features, LayerDescription description) throws IOException {
        return layer.isPresent()
                ? host.layers("layer").publish(layer.get(), features, description.made(Instant.now()), style, overwrite)
                : "";
    }

    /**
     * Publishes a result where that is asked for.
     *
     * @param description what catalogs tell of it
     * @param progress hears how much of the result is written, and can end it
     * @param customary the style when none is asked for, or null for the host's own
     * @return its layer's full name, or an empty text
     */
    public String publish(GridCoverage2D coverage, LayerDescription description, String customary, Progress progress)
            throws IOException {
        return layer.isPresent()
                ? host.layers("layer")
                        .publish(
                                layer.get(),
                                Coverages.observed(
                                        coverage,
                                        progress,
                                        "publishing " + layer.get(),
                                        GeoTiffs.READINGS + Overviews.READINGS),
                                description.made(Instant.now()),
                                style == null ? customary : style,
                                overwrite)
                : "";
    }

    /** As {@link #publish(GridCoverage2D, LayerDescription, String, Progress)}, with nothing to tell of the result. */
    public String publish(GridCoverage2D coverage, String customary, Progress progress) throws IOException {
        return publish(coverage, LayerDescription.NONE, customary, progress);
    }
}
