package org.prospectivity.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.geotools.api.util.ProgressListener;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.coverage.grid.GridCoverageFactory;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.process.factory.AnnotatedBeanProcessFactory;
import org.geotools.process.factory.DescribeParameter;
import org.geotools.process.factory.DescribeProcess;
import org.geotools.process.factory.DescribeResult;
import org.geotools.util.SimpleInternationalString;
import org.prospectivity.features.CrsCodes;

/** Processes that do what a test of the server needs, under the namespace {@code test}. */
public final class TestProcessFactory extends AnnotatedBeanProcessFactory {
    public TestProcessFactory() {
        super(
                new SimpleInternationalString("For tests"),
                "test",
                Inputs.class,
                Wait.class,
                Fault.class,
                Features.class,
                Map.class);
    }

    /** Gives back what it was given. */
    @DescribeProcess(title = "Inputs", description = "Tells its inputs.")
    public static final class Inputs {
        @DescribeResult(name = "told", description = "The inputs.")
        public String execute(
                @DescribeParameter(name = "text", min = 0, description = "Text.") String text,
                @DescribeParameter(name = "number", min = 0, description = "A number.") Double number,
                @DescribeParameter(name = "count", min = 0, description = "A whole number.") Integer count,
                @DescribeParameter(name = "flag", min = 0, description = "A switch.", defaultValue = "true")
                        Boolean flag,
                @DescribeParameter(name = "box", min = 0, description = "Bounds.") ReferencedEnvelope box,
                @DescribeParameter(name = "features", min = 0, description = "Features.")
                        SimpleFeatureCollection features,
                @DescribeParameter(name = "coverage", min = 0, description = "A coverage.") GridCoverage2D coverage) {
            java.util.Map<String, Object> told = new TreeMap<>();
            told.put("text", text);
            told.put("number", number);
            told.put("count", count);
            told.put("flag", flag);
            told.put("box", box);
            told.put("features", features == null ? null : features.size());
            told.put(
                    "coverage",
                    coverage == null ? null : coverage.getEnvelope2D().getWidth());
            told.values().removeIf(Objects::isNull);
            return told.toString();
        }
    }

    /** Runs until it is cancelled, or let go. */
    @DescribeProcess(title = "Wait", description = "Waits.")
    public static final class Wait {
        /** Held by those that wait; counted down to let them go. */
        static volatile CountDownLatch latch = new CountDownLatch(1);

        /** Counted down when one begins. */
        static volatile CountDownLatch begun = new CountDownLatch(1);

        @DescribeResult(name = "done", description = "That it waited.")
        public String execute(
                @DescribeParameter(name = "what", min = 0, description = "For nothing.") String what,
                ProgressListener listener)
                throws InterruptedException {
            listener.setTask(new SimpleInternationalString("waiting & <waiting>"));
            listener.progress(42);
            begun.countDown();
            while (!latch.await(20, TimeUnit.MILLISECONDS)) {
                if (listener.isCanceled()) {
                    throw new CancellationException();
                }
            }
            return "waited";
        }
    }

    /** Fails with a fault of its own. */
    @DescribeProcess(title = "Fault", description = "Fails.")
    public static final class Fault {
        @DescribeResult(name = "done", description = "Never.")
        public String execute() {
            throw new IllegalStateException("/secret/place on disk");
        }
    }

    /** Gives back the features it was given. */
    @DescribeProcess(title = "Features", description = "Gives features.")
    public static final class Features {
        @DescribeResult(name = "given", description = "The features.")
        public SimpleFeatureCollection execute(
                @DescribeParameter(name = "features", description = "Features.") SimpleFeatureCollection features) {
            return features;
        }
    }

    /** Gives a coverage behind which a file is open until it is disposed. */
    @DescribeProcess(title = "Map", description = "Gives a coverage.")
    public static final class Map {
        /** The files of all coverages given. */
        static final List<FileChannel> FILES = new CopyOnWriteArrayList<>();

        @DescribeResult(name = "map", description = "The coverage.")
        public GridCoverage2D execute(
                @DescribeParameter(name = "width", description = "Metres.") Double width,
                @DescribeParameter(name = "below", min = 0, description = "Another coverage.") GridCoverage2D below)
                throws IOException {
            FileChannel file = FileChannel.open(
                    Files.createTempFile("map", null), StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE);
            FILES.add(file);
            ReferencedEnvelope extent =
                    new ReferencedEnvelope(400_000, 400_000 + width, 0, 1000, CrsCodes.decode("crs", "EPSG:32650"));
            GridCoverage2D cells = new GridCoverageFactory().create("map", new float[][] {{1, 2}, {3, 4}}, extent);
            return new GridCoverage2D("map", cells) {
                @Override
                public synchronized boolean dispose(boolean force) {
                    try {
                        file.close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    return super.dispose(force);
                }
            };
        }
    }
}
