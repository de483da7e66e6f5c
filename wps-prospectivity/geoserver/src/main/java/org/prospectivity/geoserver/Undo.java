package org.prospectivity.geoserver;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.geotools.util.logging.Logging;

/** Takes back what was done so far, the last first, unless it is kept. */
final class Undo implements AutoCloseable {
    private static final Logger LOGGER = Logging.getLogger(Undo.class);

    /** Takes one step back; may find that the step was not taken. */
    @FunctionalInterface
    interface Step {
        void undo() throws Exception;
    }

    private final Deque<Step> steps = new ArrayDeque<>();

    /** To be called before the step, which may fail when it is half done. */
    void onFailure(Step step) {
        steps.push(step);
    }

    /** All is done and stays. */
    void keep() {
        steps.clear();
    }

    @Override
    public void close() {
        while (!steps.isEmpty()) {
            try {
                steps.pop().undo();
            } catch (Exception e) {
                // The other steps are to be taken back all the same, and the first fault is the one to report.
                LOGGER.log(Level.WARNING, "A step of publishing could not be taken back", e);
            }
        }
    }
}
