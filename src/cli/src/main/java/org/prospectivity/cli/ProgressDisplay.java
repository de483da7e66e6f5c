package org.prospectivity.cli;

import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.geotools.api.util.InternationalString;
import org.geotools.data.util.NullProgressListener;

/**
 * Shows the progress of a run, or of one after another: a bar on a terminal, elsewhere a line for every {@value #STEP} %
 * or, when the task changes, at most every two seconds.
 */
final class ProgressDisplay extends NullProgressListener {
    private static final int STEP = 5;
    private static final long PAUSE_NANOS = 2_000_000_000L;
    private static final int TENTHS = 1000;

    private final PrintStream err;
    private final boolean terminal;
    private ProgressBar bar;
    private String task = "";
    private String shownTask = "";
    private float shownPercent = -STEP;
    private long shownAt = System.nanoTime() - PAUSE_NANOS;
    private volatile boolean cancelled;

    ProgressDisplay(Console console) {
        this.err = console.err();
        this.terminal = console.terminal();
    }

    @Override
    public synchronized void setTask(InternationalString task) {
        this.task = String.valueOf(task);
    }

    @Override
    public synchronized void progress(float percent) {
        super.progress(percent);
        if (terminal) {
            showBar(percent);
        } else {
            showLine(percent);
        }
    }

    private void showBar(float percent) {
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setInitialMax(TENTHS)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .hideEta()
                    .setConsumer(new ConsoleProgressBarConsumer(err))
                    .build();
        }
        bar.stepTo(Math.round(percent / 100 * TENTHS));
        bar.setExtraMessage(task);
    }

    private void showLine(float percent) {
        boolean further = percent >= shownPercent + STEP || percent < shownPercent - STEP;
        boolean otherTask = !task.equals(shownTask) && System.nanoTime() - shownAt >= PAUSE_NANOS;
        if (further || otherTask) {
            err.println(
                    String.format(Locale.ROOT, "%3.0f %%  %s", percent, task).stripTrailing());
            shownPercent = percent;
            shownTask = task;
            shownAt = System.nanoTime();
        }
    }

    @Override
    public boolean isCanceled() {
        return cancelled;
    }

    @Override
    public void setCanceled(boolean cancel) {
        cancelled = cancel;
    }

    /** Takes the bar away; what is shown next stands below it. */
    synchronized void end() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
