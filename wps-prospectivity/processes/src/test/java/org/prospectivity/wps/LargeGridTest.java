package org.prospectivity.wps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.geotools.api.feature.type.Name;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.data.collection.ListFeatureCollection;
import org.geotools.data.util.NullProgressListener;
import org.geotools.feature.NameImpl;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.process.factory.AnnotatedBeanProcessFactory;
import org.geotools.referencing.CRS;
import org.geotools.util.SimpleInternationalString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.rasters.CellLimit;
import org.prospectivity.rasters.Coverages;
import org.prospectivity.rasters.SurveyMaps;
import org.prospectivity.rasters.TemporaryFiles;
import org.prospectivity.wps.host.Host;

/** Maps too large for memory are gridded into a file. */
class LargeGridTest {
    private final CoordinateReferenceSystem mga50 = CRS.decode("EPSG:28350", true);

    @TempDir
    Path directory;

    LargeGridTest() throws Exception {}

    private ListFeatureCollection samples() {
        SimpleFeatureTypeBuilder type = new SimpleFeatureTypeBuilder();
        type.setName("samples");
        type.setCRS(mga50);
        type.add("place", Point.class);
        type.add("As_ppm", Double.class);
        type.add("Au_ppb", String.class);
        ListFeatureCollection features = new ListFeatureCollection(type.buildFeatureType());
        SplittableRandom random = new SplittableRandom(1);
        GeometryFactory geometries = new GeometryFactory();
        for (int s = 0; s < 300; s++) {
            Coordinate place =
                    new Coordinate(random.nextDouble(400_000, 406_000), random.nextDouble(6_500_000, 6_506_000));
            features.add(SimpleFeatureBuilder.build(
                    features.getSchema(),
                    new Object[] {
                        geometries.createPoint(place),
                        s % 9 == 0 ? null : random.nextDouble(1, 50),
                        s % 6 == 0 ? "<2" : String.valueOf(random.nextInt(2, 90))
                    },
                    null));
        }
        return features;
    }

    private Map<String, Object> gridded(long most, double cellSize, NullProgressListener listener) {
        AnnotatedBeanProcessFactory factory =
                new AnnotatedBeanProcessFactory(new SimpleInternationalString("test"), "test", GridGeochem.class) {
                    @Override
                    protected Object createProcessBean(Name name) {
                        return new GridGeochem(Host.NONE, () -> new SurveyMaps(CellLimit.NONE, most, directory));
                    }
                };
        return factory.create(new NameImpl("test", "GridGeochem"))
                .execute(
                        Map.of(
                                "samples",
                                samples(),
                                "elements",
                                List.of("As_ppm", "Au_ppb"),
                                "cellSize",
                                cellSize,
                                "bounds",
                                new ReferencedEnvelope(400_000, 406_000, 6_500_000, 6_506_000, mga50)),
                        listener);
    }

    @Test
    void largeMapsAreThoseInMemoryBitForBitAndSoIsTheReport() throws Exception {
        Map<String, Object> small = gridded(Long.MAX_VALUE, 10, new NullProgressListener());
        Map<String, Object> large = gridded(0, 10, new NullProgressListener());
        assertThat(large.get("report")).isEqualTo(small.get("report"));
        GridCoverage2D coverage = (GridCoverage2D) large.get("result");
        RasterStack expected = Coverages.stack("result", (GridCoverage2D) small.get("result"));
        RasterStack found = Coverages.stack("result", coverage);
        assertThat(found.geometry()).isEqualTo(expected.geometry());
        assertThat(found.bands()).isEqualTo(expected.bands());
        for (int b = 0; b < 2; b++) {
            assertThat(Arrays.equals(found.values(b), expected.values(b))).isTrue();
        }
        assertThat(TemporaryFiles.count(directory)).isEqualTo(1);
        coverage.dispose(true);
        assertThat(TemporaryFiles.count(directory)).isZero();
    }

    @Test
    void aCancelEndsItWithinASecondAndLeavesNoFile() throws Exception {
        long[] cancelled = new long[1];
        NullProgressListener listener = new NullProgressListener() {
            @Override
            public void progress(float percent) {
                super.progress(percent);
                if (percent > 25 && !isCanceled()) {
                    cancelled[0] = System.nanoTime();
                    setCanceled(true);
                }
            }
        };
        // 9 million cells: half a minute's work.
        assertThatThrownBy(() -> gridded(0, 2, listener)).hasRootCauseInstanceOf(CancellationException.class);
        assertThat(System.nanoTime() - cancelled[0]).isPositive().isLessThan(1_000_000_000L);
        assertThat(TemporaryFiles.count(directory)).isZero();
    }
}
