package org.prospectivity.maps.layer;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.files.FileLayers;
import org.prospectivity.files.Layer;
import org.prospectivity.maps.style.LayerStyle;
import org.prospectivity.maps.style.Sld;

/**
 * The layers of a data directory, kept open. One is opened anew as soon as one of its files is another or has changed.
 */
public final class PublishedLayers {
    private static final Logger LOG = Logger.getLogger(PublishedLayers.class.getName());
    private static final int MOST_OPEN = 200;

    private final FileLayers files;
    /** By their files, those used last; given up when memory is short. */
    private final Map<Path, SoftReference<Opened>> open = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, SoftReference<Opened>> eldest) {
            return size() > MOST_OPEN;
        }
    };

    /** Names of layers that cannot be used and why, once they are in the log. */
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    private record Opened(State data, State style, PublishedLayer layer) {
        boolean isOf(State dataNow, State styleNow) {
            return Objects.equals(data, dataNow) && Objects.equals(style, styleNow);
        }
    }

    /** What tells a file from its predecessor and from its successor; null stands for no file. */
    private record State(FileTime modified, long size, Object key) {
        static State of(Path file) throws IOException {
            try {
                BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
                return new State(now.lastModifiedTime(), now.size(), now.fileKey());
            } catch (NoSuchFileException e) {
                return null;
            }
        }
    }

    /** @param files where they are */
    public PublishedLayers(FileLayers files) {
        this.files = files;
    }

    /**
     * A layer by its name, {@code workspace:name} or, in the workspace that needs no name, {@code name}.
     *
     * @throws InvalidInputException when there is none, or it cannot be used
     */
    public PublishedLayer get(String name) throws IOException {
        while (true) {
            Layer layer = files.layer(name);
            State data = State.of(layer.data());
            try {
                PublishedLayer opened = open(layer, data, State.of(layer.style()));
                if (Objects.equals(data, State.of(layer.data()))) {
                    return opened;
                }
            } catch (InvalidInputException e) {
                if (Objects.equals(data, State.of(layer.data()))) {
                    throw e;
                }
            }
            // Another file took the place while this one was opened, piece by piece; that is opened anew.
        }
    }

    private synchronized PublishedLayer open(Layer layer, State data, State style) throws IOException {
        SoftReference<Opened> reference = open.get(layer.data());
        Opened known = reference == null ? null : reference.get();
        if (known != null && known.isOf(data, style)) {
            return known.layer;
        }
        boolean onlyStyle = known != null && Objects.equals(known.data, data);
        PublishedLayer opened;
        if (layer.isCoverage()) {
            StoredCoverage coverage =
                    onlyStyle ? known.layer.coverage().orElseThrow() : StoredCoverage.open(layer.data());
            opened = PublishedLayer.of(layer.name(), coverage, layer.style(), FileLayers.description(layer));
        } else {
            StoredFeatures features = onlyStyle
                    ? known.layer.features().orElseThrow()
                    : new StoredFeatures(files.features(layer.name()).getFeatures());
            opened = PublishedLayer.of(layer.name(), features, layer.style(), FileLayers.description(layer));
        }
        open.put(layer.data(), new SoftReference<>(new Opened(data, style, opened)));
        return opened;
    }

    /** The full names of all layers, in order. */
    public List<String> names() throws IOException {
        return files.list();
    }

    /** All layers that can be used, in the order of their names; others are told of in the log, once. */
    public List<PublishedLayer> all() throws IOException {
        List<PublishedLayer> all = new ArrayList<>();
        for (String name : files.list()) {
            try {
                all.add(get(name));
            } catch (InvalidInputException e) {
                if (told.add(name + e.getMessage())) {
                    LOG.log(Level.WARNING, "layer {0} is not shown: {1}", new Object[] {name, e.getMessage()});
                }
            }
        }
        return all;
    }

    /** A style that layers share, by its name; none when there is no such style. */
    public Optional<LayerStyle> sharedStyle(String name) throws IOException {
        Path file = files.sharedStyle(name);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream document = Files.newInputStream(file)) {
            return Optional.of(Sld.read(document).named(name));
        }
    }
}
