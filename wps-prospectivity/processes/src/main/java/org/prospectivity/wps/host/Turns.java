package org.prospectivity.wps.host;

import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import org.prospectivity.engine.Progress;

/** Work of which only so much is done at a time; the rest waits in the order it came. */
public final class Turns {
    private static final long REPORT_EVERY_MILLIS = 250;

    private final int atATime;
    /** Who is at work, and behind them who waits. */
    private final List<Turn> line = new ArrayList<>();

    /** @param atATime how many are at work at a time, at least 1 */
    public Turns(int atATime) {
        if (atATime < 1) {
            throw new IllegalArgumentException("turns of " + atATime + " at a time");
        }
        this.atATime = atATime;
    }

    /** A place in the line. */
    public final class Turn {
        private Turn() {}

        /** Gives it up. */
        public void end() {
            synchronized (Turns.this) {
                line.remove(this);
                Turns.this.notifyAll();
            }
        }
    }

    /**
     * Waits for a turn.
     *
     * @param progress hears how many are before this one, and can end the waiting
     * @throws InterruptedIOException when the thread is interrupted
     */
    public Turn take(Progress progress) throws InterruptedIOException {
        Turn turn = new Turn();
        boolean taken = false;
        try {
            synchronized (this) {
                line.add(turn);
            }
            for (int before = before(turn, 0); before > 0; before = before(turn, REPORT_EVERY_MILLIS)) {
                progress.report(0, "waiting for " + before + " before it to end");
            }
            taken = true;
            return turn;
        } finally {
            if (!taken) {
                turn.end();
            }
        }
    }

    /** How many have to end before a turn comes, after some waiting. */
    @SuppressWarnings("WaitNotInLoop") // whoever asks does so again and again, and between looks for a cancel
    private synchronized int before(Turn turn, long millis) throws InterruptedIOException {
        if (millis > 0 && line.indexOf(turn) >= atATime) {
            try {
                wait(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                InterruptedIOException interrupted = new InterruptedIOException("interrupted while waiting for a turn");
                interrupted.initCause(e);
                throw interrupted;
            }
        }
        return Math.max(0, line.indexOf(turn) - atATime + 1);
    }
}
