package org.prospectivity.wps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.geotools.api.data.Parameter;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.type.AttributeDescriptor;
import org.geotools.api.feature.type.Name;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.data.util.NullProgressListener;
import org.geotools.feature.NameImpl;
import org.geotools.process.Processors;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.engine.targets.TargetDelineation;
import org.prospectivity.rasters.Coverages;
import org.prospectivity.wps.conversion.Report;

class DelineateTargetsTest {
    private static final Name DELINEATE = new NameImpl("prospectivity", "DelineateTargets");
    private static final GridGeometry GRID = new GridGeometry(400_000, 6_506_000, 500, 20, 10);

    private final CoordinateReferenceSystem mga50 = CRS.decode("EPSG:28350", true);

    DelineateTargetsTest() throws Exception {}

    /** 0.2, with 0.9 in columns 2 to 4 of rows 1 to 3 but their middle, and 0.7 in columns 10 to 15 of row 8. */
    private static float[] scores() {
        float[] scores = new float[GRID.cells()];
        Arrays.fill(scores, 0.2f);
        for (int row = 1; row <= 3; row++) {
            Arrays.fill(scores, row * 20 + 2, row * 20 + 5, 0.9f);
        }
        scores[43] = 0.2f;
        Arrays.fill(scores, 170, 176, 0.7f);
        return scores;
    }

    private Map<String, Object> inputs(Object... more) {
        Map<String, Object> inputs = new HashMap<>();
        RasterStack map = new RasterStack(GRID, List.of(Band.of("prospectivity")), List.of(scores()));
        inputs.put("prospectivity", Coverages.coverage("map", map, mga50));
        for (int i = 0; i < more.length; i += 2) {
            inputs.put((String) more[i], more[i + 1]);
        }
        return inputs;
    }

    private static Map<String, Object> run(Map<String, Object> inputs) {
        return Processors.createProcess(DELINEATE).execute(inputs, new NullProgressListener());
    }

    private static List<SimpleFeature> targets(Map<String, Object> outputs) {
        List<SimpleFeature> targets = new ArrayList<>();
        try (SimpleFeatureIterator iterator = ((SimpleFeatureCollection) outputs.get("targets")).features()) {
            while (iterator.hasNext()) {
                targets.add(iterator.next());
            }
        }
        return targets;
    }

    @Test
    void itsInputsAndOutputsAreThoseOfTheInterface() {
        Map<String, Parameter<?>> inputs = Processors.getParameterInfo(DELINEATE);
        assertThat(inputs)
                .containsOnlyKeys(
                        "prospectivity",
                        "prospectivityLayer",
                        "band",
                        "threshold",
                        "share",
                        "minimumArea",
                        "greatestArea",
                        "applicableOnly",
                        "deposits",
                        "depositsLayer",
                        "geochemistry",
                        "geochemistryLayer",
                        "kinds",
                        "layer",
                        "overwrite",
                        "style");
        assertThat(inputs.values()).noneMatch(Parameter::isRequired);
        assertThat(Processors.getResultInfo(DELINEATE, null)).containsOnlyKeys("targets", "layerName", "report");
    }

    @Test
    void targetsAreValidMultipolygonsInTheCrsOfTheMap() {
        Map<String, Object> outputs = run(inputs("threshold", 0.5));
        List<SimpleFeature> targets = targets(outputs);
        assertThat(targets).hasSize(2);
        GeometryFactory geometries = new GeometryFactory();
        Geometry first = (Geometry) targets.get(0).getDefaultGeometry();
        assertThat(first.isValid()).isTrue();
        assertThat(first.equalsTopo(geometries
                        .toGeometry(new Envelope(401_000, 402_500, 6_504_000, 6_505_500))
                        .difference(geometries.toGeometry(new Envelope(401_500, 402_000, 6_504_500, 6_505_000)))))
                .isTrue();
        Geometry second = (Geometry) targets.get(1).getDefaultGeometry();
        assertThat(second.equalsTopo(geometries.toGeometry(new Envelope(405_000, 408_000, 6_501_500, 6_502_000))))
                .isTrue();
        assertThat(targets.get(0).getAttribute("rank")).isEqualTo(1);
        assertThat((Double) targets.get(0).getAttribute("areaKm2")).isCloseTo(2, within(1e-12));
        assertThat((Double) targets.get(1).getAttribute("meanScore")).isCloseTo(0.7, within(1e-6));
        assertThat((Double) targets.get(1).getAttribute("maxScore")).isCloseTo(0.7, within(1e-6));
        assertThat(CRS.equalsIgnoreMetadata(targets.get(0).getFeatureType().getCoordinateReferenceSystem(), mga50))
                .isTrue();
        assertThat(Report.read((String) outputs.get("report"), TargetDelineation.DelineationReport.class)
                        .targets())
                .hasSize(2);
    }

    @Test
    void attributesAreThoseThatAreKnown() {
        assertThat(attributes(run(inputs("threshold", 0.5))))
                .containsExactly("the_geom", "rank", "areaKm2", "meanScore", "maxScore");
        float[] gold = new float[GRID.cells()];
        for (int cell = 0; cell < gold.length; cell++) {
            gold[cell] = 1 + cell % 3 + 10 * scores()[cell];
        }
        RasterStack both = new RasterStack(
                GRID, List.of(Band.of("prospectivity"), Band.of("uncertainty")), List.of(scores(), scores()));
        RasterStack maps = new RasterStack(GRID, List.of(Band.of("Au_ppb")), List.of(gold));
        Map<String, Object> outputs = run(inputs(
                "prospectivity",
                Coverages.coverage("map", both, mga50),
                "geochemistry",
                Coverages.coverage("maps", maps, mga50),
                "deposits",
                TestFeatures.inCells(GRID, mga50, 22, 23, 172, 0),
                "threshold",
                0.5));
        assertThat(attributes(outputs))
                .containsExactly(
                        "the_geom",
                        "rank",
                        "areaKm2",
                        "meanScore",
                        "maxScore",
                        "meanUncertainty",
                        "deposits",
                        "leadingElements");
        assertThat(targets(outputs))
                .extracting(target -> target.getAttribute("deposits"))
                .containsExactly(2, 1);
        assertThat(targets(outputs))
                .extracting(target -> target.getAttribute("leadingElements"))
                .containsExactly("Au", "Au");
    }

    @Test
    void targetsCutFromALargerOneTellTheirOwnThreshold() {
        Map<String, Object> outputs = run(inputs("threshold", 0.5, "greatestArea", 1.5, "minimumArea", 0.25));
        assertThat(attributes(outputs))
                .containsExactly("the_geom", "rank", "areaKm2", "meanScore", "maxScore", "threshold");
        for (SimpleFeature target : targets(outputs)) {
            assertThat((Double) target.getAttribute("threshold"))
                    .isBetween(0.5, (Double) target.getAttribute("meanScore") + 1e-6);
        }
    }

    private static List<String> attributes(Map<String, Object> outputs) {
        return ((SimpleFeatureCollection) outputs.get("targets"))
                .getSchema().getAttributeDescriptors().stream()
                        .map(AttributeDescriptor::getLocalName)
                        .toList();
    }

    @Test
    void badInputIsNamed() {
        rejected(inputs("threshold", 0.5, "share", 0.1), "share: 0.1 is given beside threshold 0.5");
        rejected(inputs("threshold", 2.0), "threshold: 2.0");
        rejected(inputs("share", 0.0), "share: 0.0");
        rejected(inputs("minimumArea", -1.0), "minimumArea: -1.0");
        rejected(inputs("layer", "w:targets"), "layer: this server offers no layers");
        rejected(inputs("greatestArea", 0.0), "greatestArea: 0.0");
        rejected(inputs("band", "gold"), "band: gold");
        rejected(inputs("geochemistryLayer", "geo:maps"), "geochemistryLayer: this server offers no layers");
        rejected(inputs("deposits", TestFeatures.inCells(GRID, mga50)), "deposits: it has no points");
        Map<String, Object> none = inputs();
        none.remove("prospectivity");
        rejected(none, "prospectivity: neither prospectivity nor prospectivityLayer");
    }

    private static void rejected(Map<String, Object> inputs, String message) {
        assertThatThrownBy(() -> run(inputs))
                .rootCause()
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }
}
