package org.prospectivity.geoserver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.geoserver.catalog.Catalog;
import org.geoserver.catalog.CoverageInfo;
import org.geoserver.catalog.CoverageStoreInfo;
import org.geoserver.catalog.FeatureTypeInfo;
import org.geoserver.catalog.LayerInfo;
import org.geoserver.catalog.ResourceInfo;
import org.geoserver.platform.resource.Resources;
import org.geoserver.wps.resource.GridCoverageResource;
import org.geoserver.wps.resource.WPSResourceManager;
import org.geotools.api.data.FeatureSource;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.api.parameter.GeneralParameterValue;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.coverage.grid.io.GridCoverage2DReader;
import org.geotools.util.factory.GeoTools;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.rasters.GeoTiffs;
import org.prospectivity.wps.host.LayerDescription;
import org.prospectivity.wps.host.Layers;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;

/** GeoServer's layers with the caller's rights: a layer he may not read does not exist for him. */
final class CatalogLayers implements Layers {
    private static final String GEOTIFF = "GeoTIFF";

    private final Catalog catalog;
    private final WPSResourceManager resources;
    private final CoveragePublisher publisher;

    CatalogLayers(Catalog catalog, WPSResourceManager resources, CoveragePublisher publisher) {
        this.catalog = catalog;
        this.resources = resources;
        this.publisher = publisher;
    }

    /**
     * Opens a published coverage: its pixels are read when they are asked for, tile by tile. Band names are those of
     * the catalog, or where it has none those in the GeoTIFF file. The coverage is disposed of when the process ends.
     */
    @Override
    public GridCoverage2D coverage(String name) throws IOException {
        try {
            CoverageInfo info = resource(name, CoverageInfo.class, "coverage");
            GridCoverage2DReader reader =
                    (GridCoverage2DReader) info.getGridCoverageReader(null, GeoTools.getDefaultHints());
            GridCoverage2D coverage = reader.read((GeneralParameterValue[]) null);
            if (coverage == null) {
                throw unknown(name, "coverage");
            }
            if (resources.getCurrentExecutionId() != null) {
                resources.addResource(new GridCoverageResource(coverage));
            }
            return GEOTIFF.equals(info.getStore().getType())
                    ? GeoTiffs.named(coverage, file(info.getStore()))
                    : coverage;
        } catch (AccessDeniedException | AuthenticationException e) {
            throw unknown(name, "coverage");
        }
    }

    @Override
    public SimpleFeatureSource features(String name) throws IOException {
        try {
            FeatureSource<?, ?> source =
                    resource(name, FeatureTypeInfo.class, "feature layer").getFeatureSource(null, null);
            if (source instanceof SimpleFeatureSource simple) {
                return simple;
            }
            throw new InvalidInputException(
                    "layer", name + ", whose features are nested,", "a layer of simple features");
        } catch (AccessDeniedException | AuthenticationException e) {
            throw unknown(name, "feature layer");
        }
    }

    @Override
    public void checkPublishable(String name, String style, boolean overwrite) {
        publisher.check(name, style, overwrite);
    }

    @Override
    public String publish(String name, GridCoverage2D coverage, String style, boolean overwrite) throws IOException {
        return publish(name, coverage, LayerDescription.NONE, style, overwrite);
    }

    @Override
    public String publish(
            String name, GridCoverage2D coverage, LayerDescription description, String style, boolean overwrite)
            throws IOException {
        return publisher.publish(name, coverage, description, style, overwrite);
    }

    @Override
    public LayerDescription description(String name) {
        try {
            return CoveragePublisher.description(resource(name, ResourceInfo.class, "layer"));
        } catch (AccessDeniedException | AuthenticationException e) {
            throw unknown(name, "layer");
        }
    }

    @Override
    public List<String> list() {
        return catalog.getLayers().stream()
                .filter(layer ->
                        layer.getResource() instanceof CoverageInfo || layer.getResource() instanceof FeatureTypeInfo)
                .map(LayerInfo::prefixedName)
                .sorted()
                .toList();
    }

    private <T extends ResourceInfo> T resource(String name, Class<T> type, String kind) {
        LayerInfo layer =
                catalog.getLayerByName(QualifiedName.of("layer", name, catalog).toString());
        if (layer == null || !layer.enabled() || !type.isInstance(layer.getResource())) {
            throw unknown(name, kind);
        }
        return type.cast(layer.getResource());
    }

    private static InvalidInputException unknown(String name, String kind) {
        return new InvalidInputException(
                "layer", "there is no " + kind + " " + name + " for you; expected the name of another one");
    }

    private static Path file(CoverageStoreInfo store) {
        return Path.of(Resources.fromURL(store.getURL()).file().getPath());
    }
}
