package org.prospectivity.wps.host;

import java.io.IOException;
import java.util.List;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.model.ModelFile;

/** Files of one kind that a host keeps by name, as their bytes; what is in them is the processes' business. */
public interface NamedFiles {
    /** What is kept so. */
    enum Kind {
        /** Trained models. */
        MODEL("model", ModelFile.LONGEST),
        /** Where the work on a survey stands. */
        PROJECT("project", 1L << 22);

        private final String word;
        private final long longest;

        Kind(String word, long longest) {
            this.word = word;
            this.longest = longest;
        }

        /** As people call one, which is also the name of the input that names one. */
        public String word() {
            return word;
        }

        /** The folder of all. */
        public String folder() {
            return word + "s";
        }

        /** What the names of files end in. */
        public String extension() {
            return ".prospectivity-" + word;
        }

        /** @throws InvalidInputException naming the parameter {@link #word}, where a file is too long to be one */
        public void requireLength(long bytes) {
            if (bytes > longest) {
                throw new InvalidInputException(
                        word,
                        "is a file of " + bytes + " bytes; expected a " + word + " of this software, at most " + longest
                                + " bytes");
            }
        }

        /** The refusal to replace one. */
        public InvalidInputException alreadyThere(Object name) {
            return new InvalidInputException(
                    word, "there is a " + word + " " + name + " already; expected another name, or overwrite true");
        }
    }

    /**
     * Refuses at once what {@link #save} would refuse after the work is done.
     *
     * @throws InvalidInputException naming the parameter that the kind is called by
     */
    void checkSavable(String name, boolean overwrite) throws IOException;

    /**
     * Keeps a file, wholly or not at all.
     *
     * @return the name it is found under
     */
    String save(String name, byte[] file, boolean overwrite) throws IOException;

    /**
     * What was kept.
     *
     * @throws InvalidInputException when there is none of that name for the caller
     */
    byte[] load(String name) throws IOException;

    /** The names of those the caller may read, in order. */
    List<String> list() throws IOException;

    /**
     * Removes one.
     *
     * @throws InvalidInputException when there is none of that name for the caller
     */
    void delete(String name) throws IOException;
}
