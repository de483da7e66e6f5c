package org.prospectivity.wps.host;

import java.io.IOException;
import java.util.List;

/** Trained models a host keeps by name, as the bytes of their files; what is in them is the engine's business. */
public interface Models {
    /**
     * Refuses at once what {@link #save} would refuse after the work is done.
     *
     * @throws org.prospectivity.engine.InvalidInputException naming the parameter {@code model}
     */
    void checkSavable(String name, boolean overwrite) throws IOException;

    /**
     * Keeps a model, wholly or not at all.
     *
     * @return the name it is found under
     */
    String save(String name, byte[] file, boolean overwrite) throws IOException;

    /**
     * The file of a model.
     *
     * @throws org.prospectivity.engine.InvalidInputException when there is no such model for the caller
     */
    byte[] load(String name) throws IOException;

    /** The names of the models the caller may read, in order. */
    List<String> list() throws IOException;

    /**
     * Removes a model.
     *
     * @throws org.prospectivity.engine.InvalidInputException when there is no such model for the caller
     */
    void delete(String name) throws IOException;
}
