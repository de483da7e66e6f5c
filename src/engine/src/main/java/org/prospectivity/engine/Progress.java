package org.prospectivity.engine;

import java.util.concurrent.CancellationException;

/**
 * Hears how far long work has come, and can end it. Work calls {@link #report} at least several times a second;
 * implementations are safe for use by several threads.
 */
@FunctionalInterface
public interface Progress {
    /** Listens to nothing and never cancels. */
    Progress NONE = (fraction, message) -> {};

    /**
     * Takes note of progress.
     *
     * @param fraction done so far, 0 to 1
     * @param message what is being done now, for a person
     * @throws CancellationException when the work shall end; it must not be swallowed
     */
    void report(double fraction, String message) throws CancellationException;

    /**
     * The progress of one part of the work: its 0 to 1 is this one's {@code from} to {@code to}.
     *
     * @param from this progress's fraction when the part starts
     * @param to this progress's fraction when the part is done
     */
    default Progress part(double from, double to) {
        return (fraction, message) -> report(from + (to - from) * fraction, message);
    }
}
