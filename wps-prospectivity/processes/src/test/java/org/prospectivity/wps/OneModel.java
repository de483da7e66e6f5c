package org.prospectivity.wps;

import java.util.List;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.wps.host.NamedFiles;

/** A host that keeps one model. */
record OneModel(String name, byte[] file) implements NamedFiles {
    @Override
    public void checkSavable(String wanted, boolean overwrite) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String save(String wanted, byte[] bytes, boolean overwrite) {
        throw new UnsupportedOperationException();
    }

    @Override
    public byte[] load(String wanted) {
        InvalidInputException.require(wanted.equals(name), "model", wanted, name);
        return file;
    }

    @Override
    public List<String> list() {
        return List.of(name);
    }

    @Override
    public void delete(String wanted) {
        throw new UnsupportedOperationException();
    }
}
