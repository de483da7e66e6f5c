package org.prospectivity.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.geotools.api.util.InternationalString;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.data.util.NullProgressListener;
import org.prospectivity.files.processes.RegisteredProcess;
import org.prospectivity.wps.host.Host;
import org.prospectivity.wps.host.Plan;

/**
 * A run that is ended after a moment and of which nothing is kept: it checks its inputs as the run itself does, tells what
 * would be made, and how fast it went on this machine with this data.
 */
final class Trial extends NullProgressListener {
    /** Enough to read the inputs and to load the natives of the networks. */
    private static final double SECONDS = 10;

    private static final double NANO = 1e-9;
    /** Progress that is less than this, as a share of all, tells no pace. */
    private static final double LEAST = 0.002;

    /** Its parts differ in pace too much for a moment to tell, so its trial ends when the inputs are checked. */
    private static final String TRAINING = "TrainTransferCNN";

    private static final String ELSE = "what is read and made";
    private static final Map<String, String> GOVERNED_BY = Map.of(
            TRAINING,
            "members × steps × (folds × repeats + 1), with the window, with shifts, and with compare",
            "GridGeochem",
            "the cells, and with kriging the neighbours",
            "PredictProspectivity",
            "the cells and the model's members",
            "ExplainProspectivity",
            "the cells, and the model's members and bands");

    private final String process;
    private final long start = System.nanoTime();
    private final List<double[]> told = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private Optional<Plan> plan = Optional.empty();
    private String task = "";
    private double seconds;
    private boolean whole;

    private Trial(String process) {
        this.process = process;
    }

    /**
     * Runs a process for a moment.
     *
     * @param host whose layers and models are read
     */
    static Trial of(RegisteredProcess process, Map<String, Object> inputs, Host host) {
        Trial trial = new Trial(process.name().getLocalPart());
        try {
            Map<String, Object> results =
                    process.in(TrialHost.of(host, trial::planned)).create().execute(new LinkedHashMap<>(inputs), trial);
            trial.seconds = trial.elapsed();
            trial.whole = true;
            results.values().forEach(Trial::dispose);
        } catch (RuntimeException e) {
            if (ExceptionUtils.indexOfType(e, CancellationException.class) < 0) {
                throw e;
            }
            trial.seconds = trial.elapsed();
        }
        return trial;
    }

    private static void dispose(Object result) {
        if (result instanceof GridCoverage2D coverage) {
            coverage.dispose(true);
        }
    }

    private void planned(Plan made) {
        plan = Optional.of(made);
    }

    private double elapsed() {
        return (System.nanoTime() - start) * NANO;
    }

    @Override
    public synchronized void progress(float percent) {
        told.add(new double[] {elapsed(), percent / 100});
    }

    @Override
    public synchronized void setTask(InternationalString task) {
        this.task = String.valueOf(task);
    }

    @Override
    public synchronized void warningOccurred(String source, String location, String warning) {
        warnings.add(warning);
    }

    @Override
    public synchronized boolean isCanceled() {
        return elapsed() > SECONDS || isTraining() && told.stream().anyMatch(point -> point[1] > 0);
    }

    /** What would be made; empty when it was not known in time, or is no map. */
    Optional<Plan> plan() {
        return plan;
    }

    List<String> warnings() {
        return warnings;
    }

    private boolean isTraining() {
        return process.equals(TRAINING);
    }

    /** What the trial tells of the time a run takes, in a sentence. */
    String time() {
        if (whole) {
            return String.format(
                    Locale.ROOT, "It takes %s, writing aside: a trial was through by then.", text(seconds));
        }
        String what = GOVERNED_BY.getOrDefault(process, ELSE);
        if (isTraining()) {
            return "How long it takes cannot be told by a trial, as its parts differ in pace. It grows with " + what
                    + ".";
        }
        double total = estimate(told, seconds);
        return Double.isNaN(total)
                ? String.format(
                        Locale.ROOT,
                        "How long it takes cannot be told: a trial of %.0f s did not get beyond \"%s\". It grows with %s.",
                        seconds,
                        task,
                        what)
                : String.format(
                        Locale.ROOT,
                        "It takes about %s, writing aside, or half to twice as long, as its parts differ in pace: a trial"
                                + " of %.0f s came to %.0f %%. It grows with %s.",
                        text(total),
                        seconds,
                        100 * told.get(told.size() - 1)[1],
                        what);
    }

    /**
     * The time of all by the pace of the trial's second half, as the first goes into reading.
     *
     * @param told seconds and share of the work done by then, in their order
     * @param end when the trial ended
     * @return NaN when that half told of no progress
     */
    static double estimate(List<double[]> told, double end) {
        double[] middle = {0, 0};
        for (double[] point : told) {
            if (point[0] <= end / 2) {
                middle = point;
            }
        }
        double done = told.isEmpty() ? 0 : told.get(told.size() - 1)[1];
        double gained = done - middle[1];
        return gained < LEAST ? Double.NaN : end + (1 - done) * (end - middle[0]) / gained;
    }

    private static String text(double seconds) {
        if (seconds < 100) {
            return String.format(Locale.ROOT, seconds < 10 ? "%.1f s" : "%.0f s", seconds);
        }
        double minutes = seconds / 60;
        return minutes < 100
                ? String.format(Locale.ROOT, "%.0f min", minutes)
                : String.format(Locale.ROOT, "%.1f hours", minutes / 60);
    }
}
