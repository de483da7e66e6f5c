package org.prospectivity.files;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.data.DataUtilities;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.features.FeatureFormat;
import org.prospectivity.files.formats.FeatureFiles;
import org.prospectivity.files.formats.FeatureOptions;
import org.prospectivity.rasters.AtomicFiles;
import org.prospectivity.rasters.GeoTiffs;
import org.prospectivity.rasters.Overviews;
import org.prospectivity.wps.conversion.Report;
import org.prospectivity.wps.host.LayerDescription;
import org.prospectivity.wps.host.LayerName;
import org.prospectivity.wps.host.Layers;

/**
 * The layers of a data directory: coverages are GeoTIFFs, features are files of the formats {@link FeatureFiles} reads.
 * A name without a workspace is one in the workspace {@value #DEFAULT_WORKSPACE}.
 */
public final class FileLayers implements Layers {
    /** Where layers are whose name has no workspace. */
    public static final String DEFAULT_WORKSPACE = "prospectivity";

    private static final String COVERAGE = ".tif";
    private static final String FEATURES = ".geojson";
    private static final String STYLE = ".sld";
    private static final String DESCRIPTION = ".about";

    private final Path directory;
    private final Path styles;

    FileLayers(DataDirectory data) {
        this.directory = data.directory("layers");
        this.styles = data.directory("styles");
    }

    @Override
    public GridCoverage2D coverage(String name) throws IOException {
        Path file = stem("layer", name, COVERAGE);
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException(
                    "layer", name, DataDirectory.oneOf("the name of a coverage", names(List.of(COVERAGE))));
        }
        return GeoTiffs.read("layer", file);
    }

    @Override
    public SimpleFeatureSource features(String name) throws IOException {
        Optional<Path> file = FeatureFiles.EXTENSIONS.stream()
                .map(extension -> stem("layer", name, extension))
                .filter(Files::isRegularFile)
                .findFirst();
        if (file.isEmpty()) {
            throw new InvalidInputException(
                    "layer", name, DataDirectory.oneOf("the name of a feature layer", names(FeatureFiles.EXTENSIONS)));
        }
        return DataUtilities.source(FeatureFiles.read("layer", file.get(), FeatureOptions.NONE));
    }

    @Override
    public void checkPublishable(String name, String style, boolean overwrite) throws IOException {
        style(style);
        checkReplaceable(name, true, overwrite);
        DataDirectory.requireWritable("layer", stem("layer", name, COVERAGE).getParent());
    }

    private void checkReplaceable(String name, boolean coverage, boolean overwrite) {
        Optional<Layer> layer = existing(name);
        if (!overwrite && layer.isPresent()) {
            throw new InvalidInputException(
                    "layer", "there is a layer " + name + " already; expected another name, or overwrite true");
        }
        InvalidInputException.require(
                layer.isEmpty() || layer.get().isCoverage() == coverage,
                "layer",
                name + ", the name of a " + (coverage ? "feature layer" : "coverage") + ",",
                "another name");
    }

    /**
     * Publishes a coverage.
     *
     * @param style the name of a style of the data directory, or an SLD document, or null for none
     */
    @Override
    public String publish(String name, GridCoverage2D coverage, String style, boolean overwrite) throws IOException {
        return publish(name, coverage, LayerDescription.NONE, style, overwrite);
    }

    @Override
    public String publish(
            String name, GridCoverage2D coverage, LayerDescription description, String style, boolean overwrite)
            throws IOException {
        checkPublishable(name, style, overwrite);
        return publish(
                name,
                stem("layer", name, COVERAGE),
                true,
                unfinished -> {
                    GeoTiffs.write(coverage, unfinished);
                    Overviews.embed(coverage.getRenderedImage(), unfinished);
                },
                description,
                style(style),
                overwrite);
    }

    @Override
    public void checkFeaturesPublishable(String name, String style, boolean overwrite) throws IOException {
        style(style);
        checkReplaceable(name, false, overwrite);
        DataDirectory.requireWritable("layer", stem("layer", name, FEATURES).getParent());
    }

    /**
     * Publishes features, as GeoJSON, wholly or not at all.
     *
     * @param name as for coverages
     * @param style as for coverages
     * @return the layer's full name
     */
    public String publish(String name, SimpleFeatureCollection features, String style, boolean overwrite)
            throws IOException {
        return publish(name, features, LayerDescription.NONE, style, overwrite);
    }

    @Override
    public String publish(
            String name,
            SimpleFeatureCollection features,
            LayerDescription description,
            String style,
            boolean overwrite)
            throws IOException {
        checkFeaturesPublishable(name, style, overwrite);
        return publish(
                name,
                stem("layer", name, FEATURES),
                false,
                unfinished -> FeatureFormat.GEOJSON.write(features, unfinished),
                description,
                style(style),
                overwrite);
    }

    private String publish(
            String name,
            Path file,
            boolean coverage,
            AtomicFiles.Content content,
            LayerDescription description,
            byte[] sld,
            boolean overwrite)
            throws IOException {
        Path style = stem("layer", name, STYLE);
        Publishing publishing = Publishing.begin(style);
        try {
            content.writeTo(publishing.file(file));
            if (sld != null) {
                Files.write(publishing.file(style), sld);
            }
            if (!description.equals(LayerDescription.NONE)) {
                Files.writeString(publishing.file(stem("layer", name, DESCRIPTION)), Report.json(description));
            }
            // While it was written, another may have published under the same name.
            synchronized (FileLayers.class) {
                checkReplaceable(name, coverage, overwrite);
                publishing.commit();
            }
            return fullName(file);
        } finally {
            publishing.discard();
        }
    }

    /**
     * The files of a layer by its name.
     *
     * @throws InvalidInputException when there is no such layer
     */
    public Layer layer(String name) throws IOException {
        return existing(name)
                .orElseThrow(() -> new InvalidInputException("layer", '"' + name + '"', "the name of a layer"));
    }

    private Optional<Layer> existing(String name) {
        return files(name).stream()
                .findFirst()
                .map(file -> new Layer(
                        fullName(file),
                        file,
                        !isFeatures(file),
                        stem("layer", name, STYLE),
                        stem("layer", name, DESCRIPTION)));
    }

    /** The file of a style that layers share, which need not be there. */
    public Path sharedStyle(String name) {
        return styles.resolve(DataDirectory.checked("style", name) + STYLE);
    }

    private byte[] style(String style) throws IOException {
        if (style == null) {
            return null;
        }
        if (style.stripLeading().startsWith("<")) {
            return style.getBytes(StandardCharsets.UTF_8);
        }
        Path file = sharedStyle(style);
        InvalidInputException.require(
                Files.isRegularFile(file), "style", style, "an SLD document or the name of a style in " + styles);
        return Files.readAllBytes(file);
    }

    @Override
    public List<String> list() throws IOException {
        List<String> extensions = new ArrayList<>(FeatureFiles.EXTENSIONS);
        extensions.add(COVERAGE);
        return names(extensions);
    }

    /**
     * Removes a layer with its style.
     *
     * @throws InvalidInputException when there is no such layer
     */
    public void delete(String name) throws IOException {
        List<Path> files = files(name);
        if (files.isEmpty()) {
            throw new InvalidInputException("layer", name, DataDirectory.oneOf("the name of a layer", list()));
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Files.deleteIfExists(stem("layer", name, STYLE));
        Files.deleteIfExists(stem("layer", name, DESCRIPTION));
    }

    /** What a layer tells of itself; nothing when its files do not, or not in a form that can be read. */
    public static LayerDescription description(Layer layer) throws IOException {
        if (!Files.isRegularFile(layer.description())) {
            return LayerDescription.NONE;
        }
        try {
            return Optional.ofNullable(Report.read(Files.readString(layer.description()), LayerDescription.class))
                    .orElse(LayerDescription.NONE);
        } catch (JsonParseException | NullPointerException | CharacterCodingException e) {
            // Somebody else put a file there; the layer is one without it as well.
            return LayerDescription.NONE;
        }
    }

    @Override
    public LayerDescription description(String name) throws IOException {
        return description(layer(name));
    }

    private List<Path> files(String name) {
        return Stream.concat(Stream.of(COVERAGE), FeatureFiles.EXTENSIONS.stream())
                .map(extension -> stem("layer", name, extension))
                .filter(Files::isRegularFile)
                .toList();
    }

    private static boolean isFeatures(Path file) {
        return !file.getFileName().toString().endsWith(COVERAGE);
    }

    private List<String> names(List<String> extensions) throws IOException {
        TreeSet<String> names = new TreeSet<>();
        for (Path workspace : DataDirectory.entries(directory)) {
            for (Path file : DataDirectory.entries(workspace)) {
                String name = file.getFileName().toString();
                if (!name.startsWith(".") && extensions.stream().anyMatch(name::endsWith)) {
                    names.add(fullName(file));
                }
            }
        }
        return List.copyOf(names);
    }

    private static String fullName(Path file) {
        return LayerName.of(
                        file.getParent().getFileName().toString(),
                        file.getFileName().toString().replaceFirst("\\.[^.]*$", ""))
                .toString();
    }

    private Path stem(String parameter, String name, String extension) {
        LayerName layer = LayerName.parse(name);
        return directory
                .resolve(DataDirectory.checked(parameter, layer.workspace().orElse(DEFAULT_WORKSPACE)))
                .resolve(DataDirectory.checked(parameter, layer.name()) + extension);
    }
}
