package org.prospectivity.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.geotools.api.data.Parameter;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.files.formats.FeatureOptions;
import org.prospectivity.files.formats.ImageFiles;
import org.prospectivity.files.processes.InputKind;
import org.prospectivity.files.processes.LiteralReader;
import org.prospectivity.rasters.GeoTiffs;

/** Makes the values of a process's inputs from the texts of a command line. */
final class InputReader {
    private InputReader() {}

    /**
     * The value of an input.
     *
     * @param texts as given, each with something in it
     * @param files those that texts name
     * @param options for an input of features
     * @return null when there are no texts; a list for an input that takes several values
     * @throws InvalidInputException naming the input
     */
    static Object read(Parameter<?> input, List<String> texts, InputFiles files, FeatureOptions options)
            throws IOException {
        if (texts.isEmpty()) {
            return null;
        }
        InputKind kind = InputKind.of(input.type);
        if (input.maxOccurs <= 1) {
            if (texts.size() > 1) {
                throw new InvalidInputException(
                        input.key, "it is given " + texts.size() + " times; expected one value");
            }
            return value(input, kind, texts.get(0), files, options);
        }
        List<Object> values = new ArrayList<>();
        for (String text : texts) {
            for (String part : kind.isSeparable() ? text.split(",") : new String[] {text}) {
                if (!part.isBlank()) {
                    values.add(value(input, kind, part.strip(), files, options));
                }
            }
        }
        return values;
    }

    private static Object value(
            Parameter<?> input, InputKind kind, String text, InputFiles files, FeatureOptions options)
            throws IOException {
        return switch (kind) {
            case COVERAGE -> files.read(input.key, text, file -> GeoTiffs.read(input.key, file));
            case IMAGE -> files.read(input.key, text, file -> ImageFiles.read(input.key, file));
            case FEATURES -> files.features(input.key, text, options);
            case TEXT -> LiteralReader.read(input, content(input, text, files));
            default -> LiteralReader.read(input, text);
        };
    }

    static Path path(String parameter, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new InvalidInputException(parameter, text, "the path of a file");
        }
    }

    private static String content(Parameter<?> input, String text, InputFiles files) throws IOException {
        if (!text.startsWith("@")) {
            return text;
        }
        return files.read(input.key, text.substring(1), file -> {
            InvalidInputException.require(Files.isRegularFile(file), input.key, text, "@ and a file that exists");
            return Files.readString(file, StandardCharsets.UTF_8);
        });
    }
}
