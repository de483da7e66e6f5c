package org.prospectivity.cli;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The logs of the libraries: for whoever looks for a fault, and out of the way of everyone else. */
final class Logs {
    /** Held, since a logger that nobody holds forgets its level. */
    private static final Logger ROOT = Logger.getLogger("");

    private Logs() {}

    static void hide() {
        set(Level.OFF);
    }

    static void show() {
        set(Level.INFO);
    }

    private static void set(Level level) {
        ROOT.setLevel(level);
        for (Handler handler : ROOT.getHandlers()) {
            handler.setLevel(level);
        }
    }
}
