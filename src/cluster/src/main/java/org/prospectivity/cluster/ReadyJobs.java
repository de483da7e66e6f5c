package org.prospectivity.cluster;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkEnv;
import org.apache.spark.broadcast.Broadcast;
import org.prospectivity.engine.Job;

/** The jobs an executor made itself ready for, each once: the last few, since those before them are done. */
final class ReadyJobs {
    private static final int KEPT = 2;

    private static final List<Ready> READY = new ArrayList<>();

    private ReadyJobs() {}

    private record Ready(String application, long job, Job.Worker<?, ?> worker) {}

    /** The worker of a job. Tasks of a job that is not ready wait for the first of them to make it so. */
    @SuppressWarnings("unchecked") // the worker of a job's number is of the job's types
    static <U extends java.io.Serializable, R> Job.Worker<U, R> worker(Broadcast<Job<U, R>> job) {
        String application = SparkEnv.get().conf().getAppId();
        synchronized (READY) {
            for (Ready ready : READY) {
                if (ready.job == job.id() && ready.application.equals(application)) {
                    return (Job.Worker<U, R>) ready.worker;
                }
            }
            Job.Worker<U, R> worker = job.value().ready();
            READY.add(new Ready(application, job.id(), worker));
            if (READY.size() > KEPT) {
                READY.remove(0);
            }
            return worker;
        }
    }
}
