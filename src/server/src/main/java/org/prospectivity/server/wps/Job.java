package org.prospectivity.server.wps;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.geotools.api.util.InternationalString;
import org.geotools.api.util.ProgressListener;
import org.geotools.data.util.NullProgressListener;

/** A process that was asked for: how far it is, and the means to end it. */
final class Job {
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile JobRecord state;
    private volatile float percent;
    private volatile String task = "";
    private volatile boolean dismissed;
    private volatile boolean stopped;

    Job(JobRecord state) {
        this.state = state;
        if (state.state().isFinal()) {
            ended.countDown();
        }
    }

    JobRecord state() {
        return state;
    }

    /** Tells what became of it; once that is final, those who wait go on. */
    void become(JobRecord next) {
        state = next;
        if (next.state().isFinal()) {
            ended.countDown();
        }
    }

    /** Waits a while for its end, however it ends; tells whether it has come. */
    boolean await(Duration most) throws InterruptedException {
        return ended.await(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** From 0 to 100. */
    int percent() {
        return Math.round(percent);
    }

    /** What it is at, for a person. */
    String task() {
        return task;
    }

    /** A listener to a part of the work, which goes from 0 to 100 while the job goes from one percentage to another. */
    ProgressListener part(float from, float to) {
        return new NullProgressListener() {
            @Override
            public void progress(float part) {
                // What comes late from another thread does not lead back.
                percent = Math.max(percent, from + Math.max(0, Math.min(100, part)) / 100 * (to - from));
            }

            @Override
            public void setTask(InternationalString current) {
                task = String.valueOf(current);
            }

            @Override
            public boolean isCanceled() {
                return Job.this.isCanceled();
            }
        };
    }

    /** Whether somebody ended it, so that it counts as never asked for. */
    boolean isDismissed() {
        return dismissed;
    }

    /** Ends it because somebody asks for that. */
    void dismiss() {
        dismissed = true;
    }

    /** Ends it because the server ends. */
    void stop() {
        stopped = true;
    }

    /** Whether it is to end. */
    boolean isCanceled() {
        return dismissed || stopped;
    }
}
