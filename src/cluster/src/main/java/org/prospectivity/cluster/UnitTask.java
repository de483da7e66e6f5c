package org.prospectivity.cluster;

import java.io.Serializable;
import java.util.concurrent.CancellationException;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SizeEstimator;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Job;
import org.prospectivity.engine.Progress;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/**
 * Works at the unit of a partition, in an executor. Input that cannot be used is a result rather than a failure: another
 * try would find the same.
 */
final class UnitTask<U extends Serializable, R> extends AbstractFunction1<Iterator<U>, UnitTask.Outcome<R>>
        implements Serializable {
    private final Broadcast<Job<U, R>> job;

    UnitTask(Broadcast<Job<U, R>> job) {
        this.job = job;
    }

    /**
     * What came of a unit.
     *
     * @param result null where the input cannot be used
     * @param fault null where it can
     * @param bytes about as many as the result takes
     */
    record Outcome<R>(R result, InvalidInputException fault, long bytes) implements Serializable {
        R orThrow() {
            if (fault != null) {
                throw fault;
            }
            return result;
        }
    }

    @Override
    public Outcome<R> apply(Iterator<U> partition) {
        TaskContext context = TaskContext.get();
        Progress progress = (fraction, message) -> {
            if (context.isInterrupted()) {
                throw new CancellationException("the task was cancelled");
            }
        };
        try {
            R result = ReadyJobs.worker(job).work(partition.next(), progress);
            return new Outcome<>(result, null, SizeEstimator.estimate(result));
        } catch (InvalidInputException e) {
            return new Outcome<>(null, e, 0);
        }
    }
}
