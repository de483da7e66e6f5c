package org.prospectivity.server.wps;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.geotools.coverage.grid.GridCoverage2D;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.server.ows.Limits;
import org.prospectivity.server.ows.OwsException;
import org.prospectivity.wps.host.Layers;
import org.prospectivity.wps.program.ElsewhereException;

/**
 * The processes that were asked for: a few run at once, some wait behind them, more are refused. The outputs of those
 * that have ended are kept for a while.
 */
final class Jobs implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Jobs.class.getName());

    /** Percentage at which a process begins that another makes an input for. */
    private static final float INPUTS_MADE = 40;
    /** Percentage at which a process has ended and its outputs are to be written. */
    private static final float PROCESS_ENDED = 95;

    private final JobStore store;
    private final Layers layers;
    private final RemoteInputs remotes;
    private final Limits limits;
    private final ThreadPoolExecutor executor;
    private final Map<String, Job> jobs = new ConcurrentHashMap<>();

    /** Takes over what an earlier server left. */
    Jobs(JobStore store, Layers layers, RemoteInputs remotes, Limits limits) throws IOException {
        this.store = store;
        this.layers = layers;
        this.remotes = remotes;
        this.limits = limits;
        store.recover().forEach(job -> jobs.put(job.id(), new Job(job)));
        executor = new ThreadPoolExecutor(
                limits.running(),
                limits.running(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(Math.max(1, limits.waiting())),
                task -> {
                    Thread thread = new Thread(task, "process");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** An execution's name, not given twice. */
    static String newId() {
        return UUID.randomUUID().toString();
    }

    /** Where the data of a request goes that is not a job yet; {@link #submit} or {@link #discard} follows. */
    ComplexContent content(String id) {
        return new ComplexContent(store.inputs(id));
    }

    /** Forgets the data of a request that did not become a job, or a job with all it gave. */
    void discard(String id) {
        jobs.remove(id);
        try {
            store.delete(id);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "could not remove what is left of " + id, e);
        }
    }

    /**
     * Has a process executed as soon as others have ended.
     *
     * @throws OwsException when too many wait already
     */
    Job submit(String id, ExecuteRequest request) throws IOException {
        JobRecord record = new JobRecord(
                id,
                request.process().fullName(),
                Instant.now().toString(),
                null,
                JobRecord.State.QUEUED,
                request.form().stored()
                        || request.outputs().stream().anyMatch(ExecuteRequest.RequestedOutput::reference),
                request.form().status(),
                null,
                List.of(),
                List.of());
        Job job = new Job(record);
        store.save(record);
        jobs.put(id, job);
        try {
            executor.execute(new Execution(job, request));
        } catch (RejectedExecutionException e) {
            throw new OwsException(
                    OwsException.SERVER_BUSY,
                    null,
                    503,
                    limits.running() + " processes are running and " + limits.waiting()
                            + " are waiting; try again when one of them has ended");
        }
        return job;
    }

    /** A job in the queue. */
    private final class Execution implements Runnable {
        private final Job job;
        private final ExecuteRequest request;

        Execution(Job job, ExecuteRequest request) {
            this.job = job;
            this.request = request;
        }

        @Override
        public void run() {
            String id = job.state().id();
            try {
                become(job, job.state().running());
                JobRecord end = execute(job, request);
                store.deleteInputs(id);
                become(job, end);
            } catch (IOException | RuntimeException e) {
                LOG.log(Level.WARNING, "the state of " + id + " could not be kept", e);
                job.become(job.state().failed(OwsException.fault(e)));
            } finally {
                if (job.isDismissed()) {
                    discard(id);
                }
                retire();
            }
        }
    }

    private void become(Job job, JobRecord next) throws IOException {
        if (!job.isDismissed()) {
            store.save(next);
        }
        job.become(next);
    }

    private JobRecord execute(Job job, ExecuteRequest request) {
        String id = job.state().id();
        Map<String, Object> results = Map.of();
        try {
            if (job.isCanceled()) {
                throw new CancellationException();
            }
            ComplexContent content = content(id);
            boolean chained = request.inputs().stream().anyMatch(GivenInput.Chained.class::isInstance);
            float begin = chained ? INPUTS_MADE : 0;
            try (InputValues values = new InputValues(layers, remotes, content, job.part(0, begin))) {
                results = request.process().create().execute(values.of(request), job.part(begin, PROCESS_ENDED));
                List<JobRecord.Output> outputs =
                        OutputWriter.write(request, results, store.outputs(id), job.part(PROCESS_ENDED, 100));
                return job.state().succeeded(outputs, job.warnings());
            }
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            return job.state().failed(told(e, job, store.inputs(id)));
        } finally {
            results.values().forEach(result -> {
                if (result instanceof GridCoverage2D coverage) {
                    coverage.dispose(true);
                }
            });
        }
    }

    /** What a caller is told of a fault: all of what is wrong with the input, but not where this server keeps it. */
    private static OwsException told(Throwable fault, Job job, Path inputs) {
        if (job.isCanceled()) {
            return job.isDismissed() ? dismissed() : JobStore.stopped();
        }
        int refused = ExceptionUtils.indexOfType(fault, OwsException.class);
        if (refused >= 0) {
            return (OwsException) ExceptionUtils.getThrowableList(fault).get(refused);
        }
        int invalid = ExceptionUtils.indexOfType(fault, InvalidInputException.class);
        if (invalid >= 0) {
            InvalidInputException e = (InvalidInputException)
                    ExceptionUtils.getThrowableList(fault).get(invalid);
            return OwsException.of(
                    OwsException.INVALID_PARAMETER,
                    e.parameter(),
                    e.getMessage()
                            .replace(inputs.toString() + inputs.getFileSystem().getSeparator(), ""));
        }
        LOG.log(Level.WARNING, "a process failed", fault);
        int elsewhere = ExceptionUtils.indexOfType(fault, ElsewhereException.class);
        if (elsewhere >= 0) {
            return new OwsException(
                    OwsException.NO_APPLICABLE_CODE,
                    null,
                    500,
                    ExceptionUtils.getThrowableList(fault).get(elsewhere).getMessage());
        }
        return OwsException.fault(ExceptionUtils.getRootCause(fault));
    }

    /** What is told of a job that somebody ended. */
    static OwsException dismissed() {
        return OwsException.of(OwsException.NO_APPLICABLE_CODE, null, "The process was dismissed");
    }

    /** The job of an execution, unless it is unknown, dismissed or too long ago. */
    Optional<Job> find(String id) {
        retire();
        return Optional.ofNullable(jobs.get(id)).filter(job -> !job.isDismissed());
    }

    /** Where the outputs of a job are. */
    Path outputs(String id) {
        return store.outputs(id);
    }

    /** Ends a job, if it is still under way, and forgets it. */
    void dismiss(Job job) {
        String id = job.state().id();
        job.dismiss();
        jobs.remove(id);
        boolean waited =
                executor.getQueue().removeIf(task -> task instanceof Execution execution && execution.job == job);
        if (waited || job.state().state().isFinal()) {
            discard(id);
        }
        if (waited) {
            job.become(job.state().failed(dismissed()));
        }
    }

    /** Forgets the outputs of jobs that ended long ago, and of the oldest when there are many. */
    private void retire() {
        List<Job> ended = new ArrayList<>(jobs.values().stream()
                .filter(job -> job.state().finished() != null && job.state().stored())
                .sorted(Comparator.comparing(
                                (Job job) -> Instant.parse(job.state().finished()))
                        .reversed())
                .toList());
        Instant oldest = Instant.now().minus(Duration.ofMinutes(limits.keptMinutes()));
        for (int j = 0; j < ended.size(); j++) {
            JobRecord job = ended.get(j).state();
            if (j >= limits.kept() || Instant.parse(job.finished()).isBefore(oldest)) {
                discard(job.id());
            }
        }
    }

    /** Ends all jobs; what they were at is told to have failed when a server is started again. */
    @Override
    public void close() {
        executor.shutdown();
        executor.getQueue().clear();
        jobs.values().stream().filter(job -> !job.state().state().isFinal()).forEach(Job::stop);
        try {
            executor.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
