package org.prospectivity.standalone.server.wps;

import java.util.concurrent.CountDownLatch;
import org.geotools.api.util.InternationalString;
import org.geotools.data.util.NullProgressListener;

/** A process that was asked for: how far it is, and the means to end it. */
final class Job extends NullProgressListener {
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

    /** Waits for its end, however it ends. */
    void await() throws InterruptedException {
        ended.await();
    }

    /** From 0 to 100. */
    int percent() {
        return Math.max(0, Math.min(100, Math.round(percent)));
    }

    /** What it is at, for a person. */
    String task() {
        return task;
    }

    @Override
    public void progress(float percent) {
        super.progress(percent);
        this.percent = percent;
    }

    @Override
    public void setTask(InternationalString task) {
        this.task = String.valueOf(task);
    }

    /** Whether somebody ended it, so that it counts as never asked for. */
    boolean isDismissed() {
        return dismissed;
    }

    void dismiss() {
        dismissed = true;
    }

    /** Whether it was ended because the server ends. */
    boolean isStopped() {
        return stopped;
    }

    void stop() {
        stopped = true;
    }

    @Override
    public boolean isCanceled() {
        return dismissed || stopped;
    }
}
