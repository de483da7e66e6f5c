package org.prospectivity.wps;

import java.util.List;
import java.util.TreeMap;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.wps.host.NamedFiles;

/** Keeps files in memory. */
final class MemoryFiles implements NamedFiles {
    private final TreeMap<String, byte[]> files = new TreeMap<>();
    private final Kind kind;

    MemoryFiles(Kind kind) {
        this.kind = kind;
    }

    @Override
    public void checkSavable(String name, boolean overwrite) {
        if (files.containsKey(name) && !overwrite) {
            throw kind.alreadyThere(name);
        }
    }

    @Override
    public String save(String name, byte[] file, boolean overwrite) {
        files.put(name, file);
        return name;
    }

    @Override
    public byte[] load(String name) {
        return files.get(name);
    }

    @Override
    public List<String> list() {
        return List.copyOf(files.keySet());
    }

    @Override
    public void delete(String name) {
        InvalidInputException.require(files.remove(name) != null, kind.word(), name, "one of " + files.keySet());
    }
}
