package org.prospectivity.wps.conversion;

import java.util.concurrent.CancellationException;
import org.geotools.api.util.ProgressListener;
import org.geotools.util.SimpleInternationalString;
import org.prospectivity.engine.Progress;

/**
 * Tells a process's listener of progress, in per cent and with the current task, and ends the work when the listener is
 * cancelled. What a listener throws to end the work passes through.
 */
public final class ListenerProgress implements Progress {
    private final ProgressListener listener;
    private String task = "";

    private ListenerProgress(ProgressListener listener) {
        this.listener = listener;
    }

    /** The progress that tells this listener; a host may give none. */
    public static Progress of(ProgressListener listener) {
        return listener == null ? Progress.NONE : new ListenerProgress(listener);
    }

    @Override
    public synchronized void report(double fraction, String message) {
        if (listener.isCanceled()) {
            throw new CancellationException("cancelled");
        }
        if (!task.equals(message)) {
            task = message;
            listener.setTask(new SimpleInternationalString(message));
        }
        listener.progress((float) (100 * Math.min(1, Math.max(0, fraction))));
    }
}
