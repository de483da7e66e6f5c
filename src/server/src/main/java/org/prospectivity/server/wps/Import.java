package org.prospectivity.server.wps;

import java.io.IOException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.data.crs.ForceCoordinateSystemFeatureResults;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.data.store.ReprojectingFeatureCollection;
import org.geotools.feature.SchemaException;
import org.geotools.process.factory.DescribeParameter;
import org.geotools.process.factory.DescribeProcess;
import org.geotools.process.factory.DescribeResult;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.files.FileLayers;
import org.prospectivity.wps.host.LayerName;

/** The process that publishes data as a layer, as in GeoServer: a client publishes samples and deposits with it. */
@DescribeProcess(
        title = "Import to Catalog",
        description = "Publishes features or a coverage as a layer of a new name.")
public final class Import {
    private final FileLayers layers;

    Import(FileLayers layers) {
        this.layers = layers;
    }

    @DescribeResult(name = "layerName", description = "Name of the new layer, with its workspace.")
    public String execute(
            @DescribeParameter(name = "features", min = 0, description = "The features. Give this or coverage.")
                    SimpleFeatureCollection features,
            @DescribeParameter(name = "coverage", min = 0, description = "The coverage.") GridCoverage2D coverage,
            @DescribeParameter(
                            name = "workspace",
                            min = 0,
                            description = "Workspace of the layer; default " + FileLayers.DEFAULT_WORKSPACE + ".")
                    String workspace,
            @DescribeParameter(name = "store", min = 0, description = "Of no effect here: a layer is a file.")
                    String store,
            @DescribeParameter(name = "name", min = 0, description = "Name of the layer.") String name,
            @DescribeParameter(
                            name = "srs",
                            min = 0,
                            description =
                                    "Coordinate system of features that tell none, or that they are transformed to.")
                    CoordinateReferenceSystem srs,
            @DescribeParameter(
                            name = "srsHandling",
                            min = 0,
                            description = "Of no effect here: features are transformed to srs if they tell another.")
                    String srsHandling,
            @DescribeParameter(
                            name = "styleName",
                            min = 0,
                            description = "Name of a style of the server; default none.")
                    String styleName)
            throws IOException {
        InvalidInputException.require(
                (features == null) != (coverage == null),
                "features",
                features == null ? "neither features nor coverage" : "features beside a coverage",
                "one of them");
        InvalidInputException.require(present(name), "name", "a blank name", "the name of the new layer");
        String layer = LayerName.of(present(workspace) ? workspace.strip() : FileLayers.DEFAULT_WORKSPACE, name.strip())
                .toString();
        String style = present(styleName) ? styleName.strip() : null;
        try {
            return coverage != null
                    ? layers.publish(layer, coverage, style, false)
                    : layers.publish(layer, in(features, srs), style, false);
        } catch (InvalidInputException e) {
            throw e.parameter().equals("layer") ? e.of("name") : e;
        }
    }

    private static boolean present(String text) {
        return text != null && !text.isBlank();
    }

    private static SimpleFeatureCollection in(SimpleFeatureCollection features, CoordinateReferenceSystem srs)
            throws IOException {
        if (srs == null) {
            InvalidInputException.require(
                    features.getSchema().getCoordinateReferenceSystem() != null,
                    "srs",
                    "none beside features without a coordinate system",
                    "the code of theirs, such as EPSG:28350");
            return features;
        }
        try {
            return features.getSchema().getCoordinateReferenceSystem() == null
                    ? new ForceCoordinateSystemFeatureResults(features, srs)
                    : new ReprojectingFeatureCollection(features, srs);
        } catch (SchemaException e) {
            throw new InvalidInputException("features", "they cannot be given a coordinate system: " + e.getMessage());
        }
    }
}
