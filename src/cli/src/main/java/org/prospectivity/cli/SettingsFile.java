package org.prospectivity.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.prospectivity.engine.InvalidInputException;

/** A file of settings for a run: lines {@code NAME = VALUE}, blank lines, and remarks that begin with #. */
final class SettingsFile {
    private SettingsFile() {}

    /**
     * Its settings as they would stand on a command line.
     *
     * @throws InvalidInputException when it cannot be read, or holds another file of settings
     */
    static List<String> arguments(String file) {
        Path path = InputReader.path("settings", file);
        InvalidInputException.require(Files.isRegularFile(path), "settings", file, "a file that exists");
        Properties settings = new Properties();
        try (Reader text = Files.newBufferedReader(path)) {
            settings.load(text);
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidInputException("settings", file, "text in UTF-8 with lines NAME = VALUE");
        }
        InvalidInputException.require(
                !settings.containsKey("settings"), "settings", file, "a file that names no other one");
        return settings.stringPropertyNames().stream()
                .sorted()
                .map(name -> "--" + name + "=" + settings.getProperty(name).strip())
                .toList();
    }
}
