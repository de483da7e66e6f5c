package org.prospectivity.cli;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.util.ProgressListener;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.process.factory.AnnotatedBeanProcessFactory;
import org.geotools.process.factory.DescribeParameter;
import org.geotools.process.factory.DescribeProcess;
import org.geotools.process.factory.DescribeResult;
import org.geotools.process.factory.DescribeResults;
import org.geotools.referencing.CRS;
import org.geotools.util.SimpleInternationalString;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.rasters.Coverages;
import org.prospectivity.wps.conversion.ListenerProgress;

/** Small processes under the namespace {@code test}, found as any host finds them. */
public final class TestProcesses extends AnnotatedBeanProcessFactory {
    public TestProcesses() {
        super(new SimpleInternationalString("Test"), "test", Echo.class, Twofold.class, Broken.class, Slow.class);
    }

    /** Colours, for an input of names. */
    public enum Colour {
        RED,
        GREEN
    }

    /** Tells what it was given. */
    @DescribeProcess(title = "Echo", description = "Tells its inputs.")
    public static final class Echo {
        @DescribeResult(name = "told", description = "The inputs given, one a line.")
        public String execute(
                @DescribeParameter(name = "word", description = "A word.") String word,
                @DescribeParameter(name = "count", description = "How many.", min = 0, defaultValue = "3")
                        Integer count,
                @DescribeParameter(name = "share", description = "A share.", min = 0) Double share,
                @DescribeParameter(name = "loud", description = "Whether.", min = 0) Boolean loud,
                @DescribeParameter(name = "colour", description = "Which colour.", min = 0, defaultValue = "RED")
                        Colour colour,
                @DescribeParameter(name = "names", description = "Names.", min = 0, collectionType = String.class)
                        List<String> names,
                @DescribeParameter(name = "bounds", description = "Where.", min = 0) ReferencedEnvelope bounds,
                @DescribeParameter(name = "system", description = "Which.", min = 0) CoordinateReferenceSystem system,
                @DescribeParameter(name = "points", description = "Points.", min = 0) SimpleFeatureCollection points,
                @DescribeParameter(name = "maps", description = "Maps.", min = 0) GridCoverage2D maps)
                throws Exception {
            StringBuilder told = new StringBuilder(word + "\n");
            told.append("count ").append(count).append('\n');
            told.append("share ").append(share).append('\n');
            told.append("loud ").append(loud).append('\n');
            told.append("colour ").append(colour).append('\n');
            told.append("names ").append(names).append('\n');
            if (bounds != null) {
                told.append("bounds " + bounds.getMinX() + " " + bounds.getMaxX() + " " + bounds.getMinY() + " "
                        + bounds.getMaxY() + " "
                        + (bounds.getCoordinateReferenceSystem() == null
                                ? null
                                : CRS.lookupEpsgCode(bounds.getCoordinateReferenceSystem(), true))
                        + "\n");
            }
            if (system != null) {
                told.append("system ").append(CRS.lookupEpsgCode(system, true)).append('\n');
            }
            if (points != null) {
                told.append("points in ")
                        .append(
                                points.getSchema().getCoordinateReferenceSystem() == null
                                        ? null
                                        : CRS.lookupEpsgCode(points.getSchema().getCoordinateReferenceSystem(), true))
                        .append('\n');
                try (SimpleFeatureIterator features = points.features()) {
                    while (features.hasNext()) {
                        SimpleFeature feature = features.next();
                        told.append(feature.getAttributes()).append('\n');
                    }
                }
            }
            if (maps != null) {
                Coverages.stack("maps", maps).bands().forEach(band -> told.append("band ")
                        .append(band.name())
                        .append('\n'));
            }
            return told.toString();
        }
    }

    /** Gives a map, its points back and two texts. */
    @DescribeProcess(title = "Twofold", description = "Gives a map and features.")
    public static final class Twofold {
        @DescribeResults({
            @DescribeResult(name = "map", description = "A map.", type = GridCoverage2D.class),
            @DescribeResult(name = "back", description = "The points.", type = SimpleFeatureCollection.class),
            @DescribeResult(name = "report", description = "JSON.", type = String.class),
            @DescribeResult(name = "name", description = "Nothing.", type = String.class)
        })
        public Map<String, Object> execute(
                @DescribeParameter(name = "points", description = "Points.") SimpleFeatureCollection points,
                @DescribeParameter(name = "layer", description = "Name.", min = 0) String layer,
                @DescribeParameter(name = "cellSize", description = "Metres.", min = 0) Double cellSize,
                ProgressListener listener)
                throws Exception {
            InvalidInputException.require(
                    cellSize == null || cellSize > 0, "cellSize", cellSize, "a positive number of metres");
            Progress progress = ListenerProgress.of(listener);
            for (int i = 0; i <= 1000; i++) {
                progress.report(i / 1000.0, i < 500 ? "first half" : "second half");
            }
            RasterStack stack = new RasterStack(
                    new GridGeometry(400_000, 6_500_000, 1000, 3, 2),
                    List.of(Band.of("Au_ppb"), Band.of("As_ppm")),
                    List.of(new float[] {1, 2, 3, 4, 5, Float.NaN}, new float[6]));
            Map<String, Object> results = new TreeMap<>();
            results.put("map", Coverages.coverage("map", stack, CRS.decode("EPSG:28350", true)));
            results.put("back", points);
            results.put("report", "{\n  \"cells\": 6\n}");
            results.put("name", "");
            return results;
        }
    }

    /** Fails. */
    @DescribeProcess(title = "Broken", description = "Fails.")
    public static final class Broken {
        @DescribeResult(name = "result", description = "Never.")
        public String execute() {
            throw new IllegalStateException("a wheel came off\nand rolled away");
        }
    }

    /** Works until it is cancelled, and leaves a word when it is. */
    @DescribeProcess(title = "Slow", description = "Works until it is cancelled.")
    public static final class Slow {
        @DescribeResult(name = "map", description = "Never.", type = GridCoverage2D.class)
        public GridCoverage2D execute(ProgressListener listener) throws InterruptedException {
            Progress progress = ListenerProgress.of(listener);
            for (int i = 0; i < 6000; i++) {
                progress.report(i / 6000.0, "working");
                Thread.sleep(10);
            }
            throw new IllegalStateException("nobody cancelled");
        }
    }
}
