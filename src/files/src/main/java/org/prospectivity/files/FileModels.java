package org.prospectivity.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.model.ModelFile;
import org.prospectivity.rasters.AtomicFiles;
import org.prospectivity.wps.host.Models;

/** The models of a data directory. */
public final class FileModels implements Models {
    private static final String EXTENSION = ".prospectivity-model";

    private final Path directory;

    FileModels(DataDirectory data) {
        this.directory = data.directory("models");
    }

    @Override
    public void checkSavable(String name, boolean overwrite) {
        Path file = file(name);
        if (Files.exists(file) && !overwrite) {
            throw new InvalidInputException(
                    "model", "there is a model " + name + " already; expected another name, or overwrite true");
        }
        DataDirectory.requireWritable("model", directory);
    }

    @Override
    public String save(String name, byte[] file, boolean overwrite) throws IOException {
        checkSavable(name, overwrite);
        AtomicFiles.write(file(name), unfinished -> Files.write(unfinished, file));
        return name;
    }

    @Override
    public byte[] load(String name) throws IOException {
        Path file = existing(name);
        ModelFile.requireLength(Files.size(file), "model");
        return Files.readAllBytes(file);
    }

    @Override
    public List<String> list() throws IOException {
        return DataDirectory.entries(directory).stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(EXTENSION) && !name.startsWith("."))
                .map(name -> name.substring(0, name.length() - EXTENSION.length()))
                .toList();
    }

    @Override
    public void delete(String name) throws IOException {
        Files.delete(existing(name));
    }

    private Path existing(String name) throws IOException {
        Path file = file(name);
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException("model", name, DataDirectory.oneOf("the name of a saved model", list()));
        }
        return file;
    }

    private Path file(String name) {
        return directory.resolve(DataDirectory.checked("model", name) + EXTENSION);
    }
}
