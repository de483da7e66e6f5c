package org.prospectivity.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.rasters.AtomicFiles;
import org.prospectivity.wps.host.Host;
import org.prospectivity.wps.host.Limits;
import org.prospectivity.wps.host.NamedFiles;

/**
 * A directory that keeps layers and models:
 *
 * <pre>
 * layers/WORKSPACE/NAME.tif        a coverage, and NAME.sld its style
 * layers/WORKSPACE/NAME.geojson    features; also .json, .csv, .gpkg, .gml
 * models/NAME.prospectivity-model  a trained model
 * results/ID/                      what a process gave that was executed over the network
 * styles/NAME.sld                  a style that layers may be published with by its name
 * </pre>
 *
 * <p>It is made when something is first written to it. Files put there by hand are found like any other.
 */
public final class DataDirectory {
    /** Devices of Windows are no names, whatever follows them behind a point. */
    private static final Pattern NAME =
            Pattern.compile("(?!(?i:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:[.]|$))[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}");

    private static final String NAME_RULE = "a name of at most 100 letters, digits and _ - . that does not begin with"
            + " - or . and is no device of Windows, as con or nul";

    /** A model is written within a moment, and nothing tells of its writer. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    private final Path root;

    public DataDirectory(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** Where its layers are found by name. */
    public FileLayers layers() {
        return new FileLayers(this);
    }

    /** Where its models are found by name. */
    public NamedFiles models() {
        return new FolderFiles(this, NamedFiles.Kind.MODEL);
    }

    /** Where its projects are found by name. */
    public NamedFiles projects() {
        return new FolderFiles(this, NamedFiles.Kind.PROJECT);
    }

    /** The directory as the host of processes. */
    public Host host() {
        return new Host(layers(), models(), projects(), Limits.none(), plan -> {});
    }

    /** Where large requests are kept while they are answered. */
    public Path requests() {
        return directory("requests");
    }

    /** Where the outputs of processes are kept that were executed over the network. */
    public Path results() {
        return directory("results");
    }

    /** What keeps others from serving the same directory. */
    public static final class Lock implements AutoCloseable {
        private final FileChannel channel;

        private Lock(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /**
     * Makes the directory and keeps it for one server; it is free again when that ends, however it does.
     *
     * @throws InvalidInputException when another serves it, or nothing can be written to it
     */
    public Lock lock() throws IOException {
        requireWritable("data", root);
        Files.createDirectories(root);
        FileChannel channel =
                FileChannel.open(root.resolve(".serving"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // This program serves it; told below.
        }
        if (lock == null) {
            channel.close();
            throw new InvalidInputException(
                    "data", root + " is served by another program; expected a directory of this server's own");
        }
        return new Lock(channel);
    }

    /**
     * Completes what a program was publishing that was stopped, and removes what it left half written; what another
     * program is writing stays.
     */
    public void recover() throws IOException {
        for (Path workspace : entries(directory("layers"))) {
            Publishing.recover(workspace);
            Publishing.sweep(workspace);
        }
        Instant longAgo = Instant.now().minus(ABANDONED);
        for (Path file : entries(directory("models"))) {
            if (AtomicFiles.isUnfinished(file)
                    && Files.getLastModifiedTime(file).toInstant().isBefore(longAgo)) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Removes what requests had brought to a server that was stopped; only who holds the {@link Lock} may. */
    public void forgetRequests() throws IOException {
        for (Path file : entries(requests())) {
            Files.deleteIfExists(file);
        }
    }

    Path directory(String kind) {
        return root.resolve(kind);
    }

    /** Requires a name to be one, so that it never leads out of the directory. */
    static String checked(String parameter, String name) {
        InvalidInputException.require(NAME.matcher(name).matches(), parameter, '"' + name + '"', NAME_RULE);
        return name;
    }

    /** What names would be accepted, as a phrase: "a model, one of [a, b]". */
    static String oneOf(String kind, List<String> names) {
        return kind + (names.isEmpty() ? ", but there is none yet" : ", one of " + names);
    }

    /** The entries of a directory in order; none when it does not exist. */
    static List<Path> entries(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.sorted().toList();
        }
    }

    /** Requires that files can be written to a directory, or to one that would be made for it. */
    static void requireWritable(String parameter, Path directory) {
        Path existing = directory;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        InvalidInputException.require(
                existing != null && Files.isDirectory(existing) && Files.isWritable(existing),
                parameter,
                "the directory " + directory,
                "one that can be written to");
    }
}
