package org.prospectivity.geoserver;

import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.geoserver.catalog.Catalog;
import org.geoserver.catalog.CatalogBuilder;
import org.geoserver.catalog.CoverageDimensionInfo;
import org.geoserver.catalog.CoverageInfo;
import org.geoserver.catalog.CoverageStoreInfo;
import org.geoserver.catalog.Keyword;
import org.geoserver.catalog.KeywordInfo;
import org.geoserver.catalog.LayerInfo;
import org.geoserver.catalog.ResourceInfo;
import org.geoserver.catalog.StoreInfo;
import org.geoserver.catalog.StyleInfo;
import org.geoserver.catalog.WorkspaceInfo;
import org.geoserver.config.GeoServerDataDirectory;
import org.geoserver.platform.resource.Resource;
import org.geoserver.platform.resource.Resources;
import org.geotools.api.coverage.SampleDimension;
import org.geotools.api.coverage.grid.GridGeometry;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.gce.geotiff.GeoTiffReader;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.referencing.CRS;
import org.geotools.util.logging.Logging;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.prospectivity.ProspectivityPrediction;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.rasters.GeoTiffs;
import org.prospectivity.rasters.Overviews;
import org.prospectivity.wps.host.LayerDescription;

/**
 * Publishes coverages as layers: a GeoTIFF in the data directory, {@code data/WORKSPACE/LAYER/}, with its store,
 * coverage and layer in the catalog. All of them come to be, or none.
 */
final class CoveragePublisher {
    private static final Logger LOGGER = Logging.getLogger(CoveragePublisher.class);
    private static final String GEOTIFF = "GeoTIFF";
    /** Marks stores that were made here; only their files are replaced. */
    private static final String PUBLISHED = "prospectivity.published";
    /** Before the entries of a coverage's metadata that tell how it came to be. */
    private static final String ORIGIN = "prospectivity.";

    private final Catalog catalog;
    private final Catalog raw;
    private final GeoServerDataDirectory data;
    private final Rights rights;
    private final LayerStyles styles;

    /**
     * @param catalog as the caller sees it
     * @param raw the catalog as it is
     */
    CoveragePublisher(Catalog catalog, Catalog raw, GeoServerDataDirectory data, Rights rights) {
        this.catalog = catalog;
        this.raw = raw;
        this.data = data;
        this.rights = rights;
        this.styles = new LayerStyles(catalog, raw, data);
    }

    /**
     * Refuses what {@link #publish} would refuse.
     *
     * @throws InvalidInputException naming the parameter {@code layer} or {@code style}
     */
    void check(String name, String style, boolean overwrite) {
        QualifiedName layer = QualifiedName.of("layer", name, catalog);
        rights.requireAdministrator("layer", layer.workspace());
        requireFree(layer, overwrite);
        styles.check(layer.workspace(), style);
    }

    private void requireFree(QualifiedName layer, boolean overwrite) {
        LayerInfo existing = raw.getLayerByName(layer.toString());
        if (existing == null) {
            boolean taken = raw.getLayerGroupByName(layer.workspace(), layer.name()) != null
                    || raw.getResourceByName(layer.workspace().getName(), layer.name(), ResourceInfo.class) != null;
            InvalidInputException.require(
                    !taken, "layer", layer + ", the name of something that is no layer,", "another name");
        } else if (!overwrite) {
            throw new InvalidInputException(
                    "layer", "there is a layer " + layer + " already; expected another name, or overwrite true");
        } else if (!isPublishedHere(existing)) {
            throw new InvalidInputException(
                    "layer",
                    "the layer " + layer + " was not published by a prospectivity process and is not replaced;"
                            + " expected another name");
        }
    }

    private static boolean isPublishedHere(LayerInfo layer) {
        return layer.getResource() instanceof CoverageInfo coverage
                && Boolean.TRUE.equals(coverage.getStore().getMetadata().get(PUBLISHED, Boolean.class));
    }

    /** The shipped style that suits a coverage's bands. */
    private static String customary(GridCoverage2D coverage) {
        if (!isBand(coverage, 0, ProspectivityPrediction.SCORE)) {
            return LayerStyles.BAND;
        }
        return isBand(coverage, 2, ProspectivityPrediction.APPLICABILITY)
                ? LayerStyles.APPLICABLE
                : LayerStyles.PROSPECTIVITY;
    }

    private static boolean isBand(GridCoverage2D coverage, int number, String name) {
        return number < coverage.getNumSampleDimensions()
                && coverage.getSampleDimension(number)
                        .getDescription()
                        .toString()
                        .equals(name);
    }

    /**
     * Publishes a coverage.
     *
     * @param description what the catalog tells of it, in its title, abstract, keywords and metadata
     * @param style its name, or an SLD document, or null for the one that suits its bands
     * @param overwrite whether a layer that was published here is replaced
     * @return the layer's full name
     */
    String publish(String name, GridCoverage2D coverage, LayerDescription description, String style, boolean overwrite)
            throws IOException {
        check(name, style, overwrite);
        QualifiedName layer = QualifiedName.of("layer", name, catalog);
        requireCode(coverage);
        String customary = customary(coverage);
        try (Undo undo = new Undo()) {
            Path file = write(layer, coverage, undo);
            synchronized (this) {
                // Meanwhile others may have published.
                requireFree(layer, overwrite);
                StyleInfo known = styles.of(layer, style == null ? customary : style, undo);
                LayerInfo existing = raw.getLayerByName(layer.toString());
                if (existing == null) {
                    add(layer, file, coverage, description, known, undo);
                } else {
                    replace(layer, existing, file, coverage, description, known, undo);
                }
            }
            undo.keep();
        }
        return layer.toString();
    }

    /** The catalog knows coordinate systems by their codes. */
    private static void requireCode(GridCoverage2D coverage) {
        try {
            InvalidInputException.require(
                    CRS.lookupEpsgCode(coverage.getCoordinateReferenceSystem2D(), true) != null,
                    "layer",
                    "a result in "
                            + coverage.getCoordinateReferenceSystem2D()
                                    .getName()
                                    .getCode() + ", which has no EPSG code,",
                    "a CRS with an EPSG code for results that are published");
        } catch (FactoryException e) {
            throw new InvalidInputException("layer", "the code of its CRS cannot be found: " + e.getMessage());
        }
    }

    private Path write(QualifiedName layer, GridCoverage2D coverage, Undo undo) throws IOException {
        Resource folder = data.get("data", layer.workspace().getName(), layer.name());
        boolean isNew = folder.getType() == Resource.Type.UNDEFINED;
        Path directory = folder.dir().toPath();
        if (isNew) {
            undo.onFailure(() -> removeIfEmpty(directory));
        }
        String name = layer.name() + "-" + UUID.randomUUID();
        Path unfinished = directory.resolve("." + name + Leftovers.UNFINISHED + ".tif");
        undo.onFailure(() -> Files.deleteIfExists(unfinished));
        GeoTiffs.write(coverage, unfinished);
        Overviews.embed(coverage.getRenderedImage(), unfinished);
        Path file = directory.resolve(name + ".tif");
        undo.onFailure(() -> Files.deleteIfExists(file));
        return Files.move(unfinished, file);
    }

    private void add(
            QualifiedName layer,
            Path file,
            GridCoverage2D coverage,
            LayerDescription description,
            StyleInfo style,
            Undo undo)
            throws IOException {
        WorkspaceInfo workspace = raw.getWorkspace(layer.workspace().getId());
        CatalogBuilder builder = new CatalogBuilder(raw);
        builder.setWorkspace(workspace);
        CoverageStoreInfo store = builder.buildCoverageStore(freeStoreName(layer));
        store.setType(GEOTIFF);
        store.setURL(url(file));
        store.setEnabled(true);
        store.getMetadata().put(PUBLISHED, true);
        store.getMetadata().put(Leftovers.UNFINISHED, true);
        undo.onFailure(() -> {
            CoverageStoreInfo added = raw.getCoverageStoreByName(workspace, store.getName());
            if (added != null) {
                raw.remove(added);
            }
        });
        raw.add(store);
        CoverageInfo info = describe(layer, raw.getCoverageStore(store.getId()), file, coverage, description);
        undo.onFailure(() -> {
            CoverageInfo added = raw.getCoverageByName(workspace.getName(), layer.name());
            if (added != null) {
                raw.remove(added);
            }
        });
        raw.add(info);
        LayerInfo published;
        try {
            published = builder.buildLayer(raw.getCoverage(info.getId()));
        } catch (IOException | RuntimeException e) {
            throw new IOException("the layer " + layer + " cannot be described", e);
        }
        published.setDefaultStyle(style);
        undo.onFailure(() -> {
            LayerInfo added = raw.getLayerByName(layer.toString());
            if (added != null) {
                raw.remove(added);
            }
        });
        raw.add(published);
        CoverageStoreInfo finished = raw.getCoverageStore(store.getId());
        finished.getMetadata().remove(Leftovers.UNFINISHED);
        raw.save(finished);
    }

    /** A store's name is free when neither a coverage nor a feature store has it. */
    private String freeStoreName(QualifiedName layer) {
        String name = layer.name();
        for (int number = 2; raw.getStoreByName(layer.workspace(), name, StoreInfo.class) != null; number++) {
            name = layer.name() + "_" + number;
        }
        return name;
    }

    /** The store turns to the new file in one step; what changes with it follows. */
    private void replace(
            QualifiedName layer,
            LayerInfo existing,
            Path file,
            GridCoverage2D coverage,
            LayerDescription description,
            StyleInfo style,
            Undo undo)
            throws IOException {
        CoverageInfo before = (CoverageInfo) existing.getResource();
        String storeId = before.getStore().getId();
        String oldUrl = raw.getCoverageStore(storeId).getURL();
        StyleInfo oldStyle = existing.getDefaultStyle();
        Description old = Description.of(raw.getCoverage(before.getId()));

        undo.onFailure(() -> turn(storeId, oldUrl));
        turn(storeId, url(file));
        CoverageInfo described = describe(layer, raw.getCoverageStore(storeId), file, coverage, description);
        undo.onFailure(() -> adopt(before.getId(), old));
        adopt(before.getId(), Description.of(described));
        undo.onFailure(() -> setStyle(existing.getId(), oldStyle));
        setStyle(existing.getId(), style);

        undo.keep();
        CachedTiles.drop(existing, raw);
        remove(oldUrl);
        if (oldStyle != null && !oldStyle.getId().equals(style.getId())) {
            styles.removeUnused(oldStyle, layer);
        }
    }

    private void turn(String storeId, String url) {
        CoverageStoreInfo store = raw.getCoverageStore(storeId);
        store.setURL(url);
        raw.save(store);
    }

    /** What the catalog tells of a coverage. */
    private record Description(
            String title,
            String summary,
            List<KeywordInfo> keywords,
            Map<String, Serializable> origin,
            String nativeName,
            CoordinateReferenceSystem nativeCrs,
            String srs,
            ReferencedEnvelope nativeBounds,
            ReferencedEnvelope latLonBounds,
            GridGeometry grid,
            List<CoverageDimensionInfo> dimensions) {
        static Description of(CoverageInfo coverage) {
            return new Description(
                    coverage.getTitle(),
                    coverage.getAbstract(),
                    List.copyOf(coverage.getKeywords()),
                    origin(coverage),
                    coverage.getNativeName(),
                    coverage.getNativeCRS(),
                    coverage.getSRS(),
                    coverage.getNativeBoundingBox(),
                    coverage.getLatLonBoundingBox(),
                    coverage.getGrid(),
                    List.copyOf(coverage.getDimensions()));
        }

        private static Map<String, Serializable> origin(CoverageInfo coverage) {
            Map<String, Serializable> origin = new TreeMap<>(coverage.getMetadata());
            origin.keySet().removeIf(key -> !key.startsWith(ORIGIN));
            return origin;
        }
    }

    private void adopt(String coverageId, Description description) {
        CoverageInfo coverage = raw.getCoverage(coverageId);
        coverage.setTitle(description.title());
        coverage.setAbstract(description.summary());
        coverage.getKeywords().clear();
        coverage.getKeywords().addAll(description.keywords());
        coverage.getMetadata().keySet().removeIf(key -> key.startsWith(ORIGIN));
        coverage.getMetadata().putAll(description.origin());
        coverage.setNativeName(description.nativeName());
        coverage.setNativeCRS(description.nativeCrs());
        coverage.setSRS(description.srs());
        coverage.setNativeBoundingBox(description.nativeBounds());
        coverage.setLatLonBoundingBox(description.latLonBounds());
        coverage.setGrid(description.grid());
        coverage.getDimensions().clear();
        coverage.getDimensions().addAll(description.dimensions());
        raw.save(coverage);
    }

    private void setStyle(String layerId, StyleInfo style) {
        LayerInfo layer = raw.getLayer(layerId);
        layer.setDefaultStyle(style);
        raw.save(layer);
    }

    private CoverageInfo describe(
            QualifiedName layer,
            CoverageStoreInfo store,
            Path file,
            GridCoverage2D coverage,
            LayerDescription description)
            throws IOException {
        CatalogBuilder builder = new CatalogBuilder(raw);
        builder.setWorkspace(store.getWorkspace());
        builder.setStore(store);
        GeoTiffReader reader = new GeoTiffReader(file.toFile());
        CoverageInfo info;
        try {
            info = builder.buildCoverage(reader, Map.of());
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the layer " + layer + " cannot be described", e);
        } finally {
            reader.dispose();
        }
        info.setName(layer.name());
        info.setNativeName(layer.name());
        // With the name, since of coverages with the same title GeoServer's WCS lists one.
        info.setTitle(description.title() == null ? layer.name() : description.title() + " (" + layer + ")");
        info.setAbstract(description.summary());
        description.origin().forEach((entry, value) -> info.getMetadata().put(ORIGIN + entry, value));
        // The file's name is no word to search for, and another one when the layer is replaced.
        info.getKeywords().removeIf(keyword -> keyword.getValue().startsWith(layer.name() + "-"));
        description.keywords().forEach(keyword -> info.getKeywords().add(new Keyword(keyword)));
        List<CoverageDimensionInfo> dimensions = info.getDimensions();
        for (int b = 0; b < dimensions.size(); b++) {
            describe(dimensions.get(b), coverage.getSampleDimension(b));
        }
        return info;
    }

    /** What the catalog tells of a layer, with the origin of one that was published here. */
    static LayerDescription description(ResourceInfo info) {
        Map<String, String> origin = new TreeMap<>();
        info.getMetadata().forEach((entry, value) -> {
            if (entry.startsWith(ORIGIN)) {
                origin.put(entry.substring(ORIGIN.length()), String.valueOf(value));
            }
        });
        return new LayerDescription(
                info.getTitle(),
                Objects.requireNonNullElse(info.getAbstract(), ""),
                info.getKeywords().stream().map(KeywordInfo::getValue).toList(),
                origin);
    }

    private static void describe(CoverageDimensionInfo dimension, SampleDimension source) {
        Band band = Band.of(source.getDescription().toString());
        dimension.setName(band.name());
        dimension.setDescription(band.name());
        if (band.transform() == Band.Transform.NONE) {
            dimension.setUnit(band.unit().label());
        }
        dimension.getNullValues().clear();
        dimension.getNullValues().add(Double.NaN);
    }

    /** Relative to the data directory where the file lies in it, so that the directory can be moved. */
    private String url(Path file) {
        Path root = data.root().toPath().toAbsolutePath().normalize();
        Path absolute = file.toAbsolutePath().normalize();
        return absolute.startsWith(root)
                ? "file:" + root.relativize(absolute).toString().replace(File.separatorChar, '/')
                : absolute.toUri().toString();
    }

    private static void remove(String url) {
        try {
            Files.deleteIfExists(Resources.fromURL(url).file().toPath());
        } catch (IOException | RuntimeException e) {
            LOGGER.warning("The file of the layer before stays: " + e.getMessage());
        }
    }

    private static void removeIfEmpty(Path directory) throws IOException {
        boolean empty;
        try (Stream<Path> entries = Files.list(directory)) {
            empty = entries.findAny().isEmpty();
        }
        if (empty) {
            Files.delete(directory);
        }
    }
}
