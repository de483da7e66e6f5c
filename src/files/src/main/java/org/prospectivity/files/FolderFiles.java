package org.prospectivity.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.rasters.AtomicFiles;
import org.prospectivity.wps.host.NamedFiles;

/** Files of one kind in a data directory. */
public final class FolderFiles implements NamedFiles {
    private final Kind kind;
    private final Path directory;

    FolderFiles(DataDirectory data, Kind kind) {
        this.kind = kind;
        this.directory = data.directory(kind.folder());
    }

    @Override
    public void checkSavable(String name, boolean overwrite) {
        Path file = file(name);
        if (Files.exists(file) && !overwrite) {
            throw kind.alreadyThere(name);
        }
        DataDirectory.requireWritable(kind.word(), directory);
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
        kind.requireLength(Files.size(file));
        return Files.readAllBytes(file);
    }

    @Override
    public List<String> list() throws IOException {
        return DataDirectory.entries(directory).stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(kind.extension()) && !name.startsWith("."))
                .map(name -> name.substring(0, name.length() - kind.extension().length()))
                .toList();
    }

    @Override
    public void delete(String name) throws IOException {
        Files.delete(existing(name));
    }

    private Path existing(String name) throws IOException {
        Path file = file(name);
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException(
                    kind.word(), name, DataDirectory.oneOf("the name of a saved " + kind.word(), list()));
        }
        return file;
    }

    private Path file(String name) {
        return directory.resolve(DataDirectory.checked(kind.word(), name) + kind.extension());
    }
}
