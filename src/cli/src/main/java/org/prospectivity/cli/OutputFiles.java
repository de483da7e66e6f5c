package org.prospectivity.cli;

import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.geotools.api.data.Parameter;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.features.FeatureFormat;
import org.prospectivity.files.processes.InputKind;
import org.prospectivity.files.processes.RegisteredProcess;
import org.prospectivity.handover.Document;
import org.prospectivity.handover.PackageDocument;
import org.prospectivity.handover.PageDocument;
import org.prospectivity.handover.PdfDocument;
import org.prospectivity.rasters.AtomicFiles;
import org.prospectivity.rasters.Coverages;
import org.prospectivity.rasters.GeoTiffs;
import org.prospectivity.wps.conversion.ListenerProgress;

/**
 * Where the outputs of a run go: coverages to GeoTIFF, features to the format that the place given ends as, else
 * GeoJSON, images to PNG and documents as they are where a place is given, everything else as text to files or to standard output. All files of a run appear together at its end, or none.
 */
final class OutputFiles {
    private static final List<String> GEOTIFF = List.of(".tif", ".tiff");
    private static final List<String> PNG = List.of(".png");
    private static final Map<Class<?>, List<String>> DOCUMENTS = Map.of(
            PageDocument.class,
            List.of(".html"),
            PdfDocument.class,
            List.of(".pdf"),
            PackageDocument.class,
            List.of(".zip"));

    /** How the names of texts in CSV end. */
    private static final String TABLE = "Table";

    private final Map<String, Path> files = new LinkedHashMap<>();
    private final Path directory;

    private OutputFiles(Path directory) {
        this.directory = directory;
    }

    /**
     * Plans where outputs go, and requires that each can be written there.
     *
     * @param published whether the result is published as a layer, so that its data need not go anywhere
     * @throws InvalidInputException naming the output's option
     */
    static OutputFiles plan(RegisteredProcess process, ProcessOptions options, boolean published) {
        Optional<Path> out = options.program("out").map(text -> InputReader.path("out", text));
        OutputFiles outputs = new OutputFiles(out.orElse(null));
        out.ifPresent(directory -> requireDirectory("out", directory));
        List<String> inputs = process.inputs().stream().map(input -> input.key).toList();
        for (Parameter<?> output : process.outputs()) {
            InputKind kind = InputKind.of(output.type);
            Optional<String> file = inputs.contains(output.key) ? Optional.empty() : options.last(output.key);
            if (file.isPresent()) {
                outputs.files.put(output.key, checked(output, InputReader.path(output.key, file.get())));
            } else if (isData(kind) && isMade(output, inputs, options) && out.isEmpty() && !published) {
                throw new UsageException("there is no place for the output " + output.key + "; give "
                        + (inputs.contains(output.key)
                                ? ""
                                : "--" + output.key + " FILE"
                                        + extensions(output).get(0) + " or ")
                        + "--out DIRECTORY"
                        + (inputs.contains("layer") ? ", or --layer NAME to keep it as a layer" : ""));
            }
        }
        return outputs;
    }

    /** Whether an output is made: one that an input has the name of is where that is given and not false. */
    private static boolean isMade(Parameter<?> output, List<String> inputs, ProcessOptions options) {
        return !inputs.contains(output.key)
                || options.last(output.key)
                        .filter(given -> !given.strip().equalsIgnoreCase("false"))
                        .isPresent();
    }

    /** Where outputs go, for a person. */
    List<String> places() {
        List<String> places = new ArrayList<>();
        files.forEach((output, file) -> places.add(output + ": " + file));
        if (directory != null) {
            places.add("every other output to a file of its name in " + directory);
        }
        return places;
    }

    private static Path checked(Parameter<?> output, Path file) {
        List<String> extensions = extensions(output);
        if (!extensions.isEmpty()) {
            String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
            InvalidInputException.require(
                    extensions.stream().anyMatch(name::endsWith),
                    output.key,
                    file,
                    "a file that ends in one of " + extensions);
        }
        InvalidInputException.require(!Files.isDirectory(file), output.key, file + ", a directory,", "a file");
        requireDirectory(output.key, file.toAbsolutePath().getParent());
        return file;
    }

    /** Requires a directory that can be written to, or that can be made; only a trial tells. */
    static void requireDirectory(String parameter, Path directory) {
        Path existing = directory.toAbsolutePath();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        try {
            if (existing == null || !Files.isDirectory(existing)) {
                throw new InvalidInputException(parameter, existing + " is no directory; expected one to write to");
            }
            Files.delete(Files.createTempFile(existing, ".trial", ""));
        } catch (IOException e) {
            throw new InvalidInputException(
                    parameter, "nothing can be written to " + existing + "; expected a directory to write to");
        }
    }

    /** What is made in any case, and written where a place is given. */
    private static boolean isLeftOut(Parameter<?> output) {
        return InputKind.of(output.type) == InputKind.IMAGE || Document.class.isAssignableFrom(output.type);
    }

    private static boolean isData(InputKind kind) {
        return kind == InputKind.COVERAGE || kind == InputKind.FEATURES;
    }

    /** What the file of an output has to end in, one of these; none for text. */
    static List<String> extensions(Parameter<?> output) {
        return switch (InputKind.of(output.type)) {
            case COVERAGE -> GEOTIFF;
            case FEATURES -> FeatureFormat.EXTENSIONS;
            case IMAGE -> PNG;
            default -> DOCUMENTS.getOrDefault(output.type, List.of());
        };
    }

    /** Writes the outputs of a run, coverages with their progress, and tells where each went. */
    void write(RegisteredProcess process, Map<String, Object> results, ProgressDisplay progress, Console console)
            throws IOException {
        Map<Path, Path> unfinished = new LinkedHashMap<>();
        List<Path> folders = new ArrayList<>();
        Map<String, String> texts = new LinkedHashMap<>();
        try {
            for (Parameter<?> output : process.outputs()) {
                Object result = results.get(output.key);
                Path file = files.get(output.key);
                if (result == null && file != null) {
                    console.err().println("not written: " + file + ", since this run has no output " + output.key);
                }
                if (result == null || file == null && result instanceof String text && text.isBlank()) {
                    continue;
                }
                if (file == null && directory != null) {
                    file = directory.resolve(output.key + extension(output, result));
                }
                if (file != null && result instanceof SimpleFeatureCollection features) {
                    write(features, file, unfinished, folders);
                } else if (file != null) {
                    Path beside = AtomicFiles.unfinished(file);
                    unfinished.put(beside, file);
                    write(result, beside, output.key, progress);
                } else if (!isData(InputKind.of(output.type)) && !isLeftOut(output)) {
                    texts.put(output.key, result.toString());
                }
            }
            for (Map.Entry<Path, Path> entry : unfinished.entrySet()) {
                AtomicFiles.finish(entry.getKey(), entry.getValue());
            }
        } finally {
            for (Path beside : unfinished.keySet()) {
                Files.deleteIfExists(beside);
            }
            for (Path folder : folders) {
                Files.deleteIfExists(folder);
            }
        }
        progress.end();
        unfinished.values().forEach(file -> console.err().println("wrote " + file));
        print(texts, console);
    }

    /**
     * Writes features, some formats of which have several files, to a folder of its own.
     *
     * @param unfinished gets the place of each file
     * @param folders gets the folder
     */
    private static void write(
            SimpleFeatureCollection features, Path file, Map<Path, Path> unfinished, List<Path> folders)
            throws IOException {
        Path folder = Files.createDirectory(AtomicFiles.unfinished(file));
        folders.add(folder);
        try {
            FeatureFormat.of(file).orElseThrow().write(features, folder.resolve(file.getFileName()));
        } finally {
            try (Stream<Path> written = Files.list(folder)) {
                written.sorted().forEach(part -> unfinished.put(part, file.resolveSibling(part.getFileName())));
            }
        }
    }

    private static void write(Object result, Path file, String output, ProgressDisplay progress) throws IOException {
        if (result instanceof GridCoverage2D coverage) {
            GeoTiffs.write(Coverages.observed(coverage, ListenerProgress.of(progress), "writing " + output), file);
            coverage.dispose(true);
        } else if (result instanceof Document document) {
            try (OutputStream stream = Files.newOutputStream(file)) {
                document.copyTo(stream);
            }
        } else if (result instanceof RenderedImage image) {
            try (OutputStream stream = Files.newOutputStream(file)) {
                ImageIO.write(image, "png", stream);
            }
        } else {
            Files.writeString(file, ended(result.toString()), StandardCharsets.UTF_8);
        }
    }

    private static String extension(Parameter<?> output, Object result) {
        if (result instanceof GridCoverage2D) {
            return GEOTIFF.get(0);
        }
        if (result instanceof SimpleFeatureCollection) {
            return FeatureFormat.EXTENSIONS.get(0);
        }
        if (result instanceof RenderedImage) {
            return PNG.get(0);
        }
        if (result instanceof Document document) {
            return document.extension();
        }
        if (output.key.endsWith(TABLE)) {
            return ".csv";
        }
        String text = result.toString().stripLeading();
        return text.startsWith("{") || text.startsWith("[") ? ".json" : ".txt";
    }

    /** One text is printed as it is, so that it can be piped; several with their names. */
    private static void print(Map<String, String> texts, Console console) {
        List<String> lines = new ArrayList<>();
        texts.forEach((name, text) ->
                lines.add(texts.size() == 1 ? text : name + ":" + (text.contains("\n") ? "\n" : " ") + text));
        lines.forEach(line -> console.out().print(ended(line)));
    }

    private static String ended(String text) {
        return text.endsWith("\n") ? text : text + "\n";
    }
}
