package org.prospectivity.wps.program;

import java.io.Closeable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.prospectivity.engine.Job;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Workforce;

/**
 * A workforce that another program has: it is started when the first job is to be done, and ended with this, with a job that
 * fails, or with this program.
 */
public final class ProgramWorkforce implements Workforce, Closeable {
    private static final long REPORT_EVERY_MILLIS = 200;

    private final List<String> command;
    private final String place;
    private final int threads;
    private volatile int atATime = 1;
    private Child child;

    /**
     * @param command that starts the program, which calls {@link WorkProgram#serve}
     * @param place where that has its work done, as it is told to a person
     * @param threads of this machine, for what is not handed out
     */
    public ProgramWorkforce(List<String> command, String place, int threads) {
        this.command = List.copyOf(command);
        this.place = place;
        this.threads = threads;
    }

    @Override
    public int threads() {
        return threads;
    }

    /** As the program last told; 1 before. */
    @Override
    public int atATime() {
        return atATime;
    }

    @Override
    public boolean isElsewhere() {
        return true;
    }

    /**
     * {@inheritDoc}
     *
     * <p>The calling thread takes the results.
     *
     * @throws ElsewhereException when the program cannot do it, is of another version than this one, or ends before
     */
    @Override
    public synchronized <U extends Serializable, R> void run(
            Job<U, R> job, List<U> units, Taker<R> taker, Progress progress) {
        boolean done = false;
        try {
            take(new Message.Work<>(job, new ArrayList<>(units)), taker, progress);
            done = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } finally {
            if (!done) {
                close();
            }
        }
    }

    private <R> void take(Message.Work<?, R> work, Taker<R> taker, Progress progress) throws InterruptedException {
        double fraction = 0;
        String task = "starting";
        progress.report(fraction, told(task));
        if (child == null) {
            child = new Child(command, place);
        }
        child.send(work);
        Message message = null;
        while (!(message instanceof Message.Done)) {
            message = child.next(REPORT_EVERY_MILLIS);
            if (message instanceof Message.Result<?> result) {
                @SuppressWarnings("unchecked") // what the job makes
                R made = (R) result.result();
                taker.take(result.unit(), made);
            } else if (message instanceof Message.Working working) {
                fraction = working.fraction();
                task = working.message();
                atATime = working.atATime();
            } else if (message instanceof Message.Refused refused) {
                throw refused.fault();
            } else if (message instanceof Message.Failed failed) {
                throw new ElsewhereException(place, failed.sentence());
            }
            progress.report(fraction, told(task));
        }
    }

    private String told(String task) {
        return "on " + place + ": " + task;
    }

    /** Ends the program; it has a moment to let go what it holds on other machines. */
    @Override
    public synchronized void close() {
        if (child != null) {
            child.close();
            child = null;
        }
    }
}
