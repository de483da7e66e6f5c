package org.prospectivity.engine.evaluation;

import java.util.concurrent.CancellationException;
import org.prospectivity.engine.Progress;

/** One progress for parts of equal weight that run at the same time; all of them end when one does. */
final class SharedProgress {
    private final Progress whole;
    private final double[] done;
    private double sum;
    private volatile boolean ended;

    SharedProgress(Progress whole, int parts) {
        this.whole = whole;
        this.done = new double[parts];
    }

    /** The progress of one part. */
    Progress part(int part) {
        return (fraction, message) -> {
            if (ended) {
                throw new Ended();
            }
            whole.report(add(part, fraction), message);
        };
    }

    /** Lets every part end at its next report. */
    void end() {
        ended = true;
    }

    private synchronized double add(int part, double fraction) {
        double now = Math.min(1, Math.max(done[part], fraction));
        sum += now - done[part];
        done[part] = now;
        return Math.min(1, sum / done.length);
    }

    /** A part ended because another one did. */
    static final class Ended extends CancellationException {
        Ended() {
            super("another part of the work ended");
        }
    }
}
