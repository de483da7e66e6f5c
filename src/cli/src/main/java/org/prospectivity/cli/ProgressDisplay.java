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
 * Shows the progress of a run: a bar on a terminal, elsewhere a line for every {@value #STEP} % or, when the task changes,
 * at most every two seconds. It never goes back; runs one after another are told apart by {@link #started}.
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
    /** The part of the run that the progress told of is, in per cent. */
    private float from;

    private float to = 100;
    private float highest;
    private volatile boolean cancelled;

    ProgressDisplay(Console console) {
        this.err = console.err();
        this.terminal = console.terminal();
    }

    @Override
    public synchronized void setTask(InternationalString task) {
        this.task = String.valueOf(task);
    }

    /** Another run begins. */
    @Override
    public synchronized void started() {
        super.started();
        highest = 0;
        shownPercent = -STEP;
    }

    /** What is told from now on is of this part of the run, in per cent. */
    synchronized void part(float first, float last) {
        from = first;
        to = last;
    }

    @Override
    public synchronized void progress(float percent) {
        super.progress(percent);
        highest = Math.max(highest, from + percent / 100 * (to - from));
        if (terminal) {
            showBar(highest);
        } else {
            showLine(highest);
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
        boolean further = percent >= shownPercent + STEP;
        boolean otherTask = !task.equals(shownTask) && System.nanoTime() - shownAt >= PAUSE_NANOS;
        if (further || otherTask) {
            err.println(
                    String.format(Locale.ROOT, "%3.0f %%  %s", percent, task).stripTrailing());
            shownPercent = percent;
            shownTask = task;
            shownAt = System.nanoTime();
        }
    }

    /** A warning stands on a line of its own, above what is shown of the progress from then on. */
    @Override
    public synchronized void warningOccurred(String source, String location, String warning) {
        end();
        err.println("warning: " + warning);
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
