package org.prospectivity.wps.program;

/** Work that was handed to a program and could not be done there. Its message is one sentence for a person. */
public final class ElsewhereException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * @param about where the work was to be done, or the setting that says so
     * @param sentence that tells what happened
     */
    public ElsewhereException(String about, String sentence) {
        super(about + ": " + sentence);
    }
}
