package org.prospectivity.cluster;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.RDD;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.prospectivity.engine.Job;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Workforce;
import scala.Function0;
import scala.Function2;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;
import scala.util.Failure;
import scala.util.Try;

/**
 * The executors of a Spark application. Units go out no farther ahead of what was taken than their results have room in
 * the driver, however many units there are, but so far that no core waits. Those of the greatest effort go first, since at
 * the end all wait for the last. Spark works at a unit again when its executor is lost; a result is taken once all the same.
 */
final class SparkWorkforce implements Workforce {
    /** Units that are out for each core: the next is on its way while one is worked at. */
    private static final int AT_LEAST = 2;

    /** The share of the greatest heap that results which wait may take: one part in so many. */
    private static final int SHARE = 8;

    /** How Spark says that it gave an executor back itself. */
    private static final String BY_DRIVER = "Executor killed by driver";

    private static final long REPORT_EVERY_MILLIS = 200;

    private final JavaSparkContext context;
    private final int threads;
    private final AtomicInteger lost = new AtomicInteger();

    /** @param threads of the driver, for what is not handed out */
    SparkWorkforce(JavaSparkContext context, int threads) {
        this.context = context;
        this.threads = threads;
        context.sc().addSparkListener(new SparkListener() {
            @Override
            public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
                if (!removed.reason().startsWith(BY_DRIVER)) {
                    lost.incrementAndGet();
                }
            }
        });
    }

    /** What a person is told of the work while it goes on. */
    private String told(int taken, int units) {
        int gone = lost.get();
        return taken + " of " + units + " parts, " + atATime() + " at a time"
                + (gone == 0 ? "" : ", executors lost: " + gone);
    }

    @Override
    public int threads() {
        return threads;
    }

    @Override
    public int atATime() {
        return Math.max(1, context.defaultParallelism());
    }

    @Override
    public boolean isElsewhere() {
        return true;
    }

    /** A result as it arrives at the driver. */
    private record Arrived<R>(int unit, UnitTask.Outcome<R> outcome) {}

    @Override
    public <U extends Serializable, R> void run(Job<U, R> job, List<U> units, Taker<R> taker, Progress progress) {
        progress.report(0, "waiting for executors");
        if (units.isEmpty()) {
            return;
        }
        double[] efforts = units.stream().mapToDouble(job::effort).toArray();
        List<Integer> order = IntStream.range(0, efforts.length)
                .boxed()
                .sorted(Comparator.comparingDouble(unit -> -efforts[unit]))
                .toList();
        Broadcast<Job<U, R>> sent = context.broadcast(job);
        try {
            new Run<>(
                            context.parallelize(order.stream().map(units::get).toList(), efforts.length)
                                    .rdd(),
                            new UnitTask<>(sent),
                            order.stream().mapToDouble(unit -> efforts[unit]).toArray(),
                            (position, result) -> taker.take(order.get(position), result))
                    .run(progress);
        } finally {
            sent.destroy();
        }
    }

    /** The units of one job on their way. */
    private final class Run<U extends Serializable, R> {
        private final RDD<U> rdd;
        private final UnitTask<U, R> task;
        private final int units;
        private final double[] efforts;
        private final Taker<R> taker;
        private final BlockingQueue<Arrived<R>> arrived = new LinkedBlockingQueue<>();
        private final List<SimpleFutureAction<BoxedUnit>> open = new ArrayList<>();
        /** Bytes of results that may wait for the taker. */
        private final long room = Runtime.getRuntime().maxMemory() / SHARE;

        private long largest;
        private int submitted;
        private int taken;
        private double done;

        Run(RDD<U> rdd, UnitTask<U, R> task, double[] efforts, Taker<R> taker) {
            this.rdd = rdd;
            this.task = task;
            this.units = efforts.length;
            this.efforts = efforts;
            this.taker = taker;
        }

        void run(Progress progress) {
            double all = Arrays.stream(efforts).sum();
            try {
                while (taken < units) {
                    submit();
                    Arrived<R> next = arrived.poll(REPORT_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                    if (next != null) {
                        taker.take(next.unit(), next.outcome().orThrow());
                        largest = Math.max(largest, next.outcome().bytes());
                        taken++;
                        done += efforts[next.unit()];
                    }
                    requireNoFailure();
                    progress.report(Math.min(done / all, 1), told(taken, units));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            } finally {
                open.forEach(SimpleFutureAction::cancel);
            }
        }

        /** Sends units out, many at once where their results are small: each sending costs Spark a tenth of a second. */
        private void submit() {
            long ahead = Math.max(AT_LEAST * (long) atATime(), largest == 0 ? 0 : room / largest);
            if (submitted - taken > ahead / 2) {
                return;
            }
            int end = (int) Math.min(units, taken + ahead);
            if (end == submitted) {
                return;
            }
            List<Object> partitions = new ArrayList<>();
            for (int unit = submitted; unit < end; unit++) {
                partitions.add(unit);
            }
            Seq<Object> some = CollectionConverters.asScala(partitions).toSeq();
            int first = submitted;
            Function2<Object, UnitTask.Outcome<R>, BoxedUnit> handler = (position, outcome) -> {
                arrived.add(new Arrived<>(first + (Integer) position, outcome));
                return BoxedUnit.UNIT;
            };
            Function0<BoxedUnit> whole = () -> BoxedUnit.UNIT;
            open.add(context.sc().submitJob(rdd, task, some, handler, whole));
            submitted = end;
        }

        private void requireNoFailure() {
            for (int i = open.size() - 1; i >= 0; i--) {
                if (open.get(i).isCompleted()) {
                    Try<BoxedUnit> result = open.get(i).value().get();
                    if (result instanceof Failure<BoxedUnit> failure) {
                        throw new ClusterException(failure.exception());
                    }
                    open.remove(i);
                }
            }
        }
    }
}
