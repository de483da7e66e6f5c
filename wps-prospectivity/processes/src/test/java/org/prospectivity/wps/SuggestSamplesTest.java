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
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.feature.type.AttributeDescriptor;
import org.geotools.api.feature.type.Name;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.data.collection.ListFeatureCollection;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.data.util.NullProgressListener;
import org.geotools.feature.NameImpl;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.geometry.jts.JTS;
import org.geotools.process.Processors;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.engine.sampling.SampleSuggestion;
import org.prospectivity.rasters.Coverages;
import org.prospectivity.wps.conversion.Report;

class SuggestSamplesTest {
    private static final Name SUGGEST = new NameImpl("prospectivity", "SuggestSamples");
    private static final GridGeometry GRID = new GridGeometry(400_000, 6_506_000, 500, 20, 10);
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    /** In the three westernmost columns and one beyond. */
    private static final int[] SAMPLES = {0, 2, 40, 42, 80, 82, 120, 122, 160, 162, 61};

    private final CoordinateReferenceSystem mga50 = CRS.decode("EPSG:28350", true);

    SuggestSamplesTest() throws Exception {}

    /** 0.2, and 0.9 in columns 10 to 13 of rows 3 to 5. */
    private static float[] scores() {
        float[] scores = filled(0.2f);
        for (int row = 3; row <= 5; row++) {
            Arrays.fill(scores, row * 20 + 10, row * 20 + 14, 0.9f);
        }
        return scores;
    }

    private static float[] filled(float value) {
        float[] band = new float[GRID.cells()];
        Arrays.fill(band, value);
        return band;
    }

    private Map<String, Object> inputs(Object... more) {
        Map<String, Object> inputs = new HashMap<>();
        RasterStack map = new RasterStack(GRID, List.of(Band.of("prospectivity")), List.of(scores()));
        inputs.put("prospectivity", Coverages.coverage("map", map, mga50));
        inputs.put("samples", TestFeatures.inCells(GRID, mga50, SAMPLES));
        for (int i = 0; i < more.length; i += 2) {
            inputs.put((String) more[i], more[i + 1]);
        }
        return inputs;
    }

    /** One feature of this geometry. */
    private SimpleFeatureCollection feature(Geometry geometry) {
        SimpleFeatureTypeBuilder builder = new SimpleFeatureTypeBuilder();
        builder.setName("shapes");
        builder.setCRS(mga50);
        builder.add("shape", Geometry.class);
        SimpleFeatureType type = builder.buildFeatureType();
        ListFeatureCollection features = new ListFeatureCollection(type);
        features.add(SimpleFeatureBuilder.build(type, new Object[] {geometry}, "shapes.1"));
        return features;
    }

    private static Geometry line(double x1, double y1, double x2, double y2) {
        return GEOMETRIES.createLineString(new Coordinate[] {new Coordinate(x1, y1), new Coordinate(x2, y2)});
    }

    private static Map<String, Object> run(Map<String, Object> inputs) {
        return Processors.createProcess(SUGGEST).execute(inputs, new NullProgressListener());
    }

    private static List<SimpleFeature> places(Map<String, Object> outputs) {
        List<SimpleFeature> places = new ArrayList<>();
        try (SimpleFeatureIterator iterator = ((SimpleFeatureCollection) outputs.get("places")).features()) {
            while (iterator.hasNext()) {
                places.add(iterator.next());
            }
        }
        return places;
    }

    private static List<String> attributes(Map<String, Object> outputs) {
        return ((SimpleFeatureCollection) outputs.get("places"))
                .getSchema().getAttributeDescriptors().stream()
                        .map(AttributeDescriptor::getLocalName)
                        .toList();
    }

    @Test
    void itsInputsAndOutputsAreThoseOfTheInterface() {
        Map<String, Parameter<?>> inputs = Processors.getParameterInfo(SUGGEST);
        assertThat(inputs)
                .containsOnlyKeys(
                        "prospectivity",
                        "prospectivityLayer",
                        "band",
                        "samples",
                        "samplesLayer",
                        "count",
                        "spacing",
                        "geochemistry",
                        "geochemistryLayer",
                        "mask",
                        "maskLayer",
                        "roads",
                        "roadsLayer",
                        "reach",
                        "layer",
                        "overwrite",
                        "style");
        assertThat(inputs.values()).noneMatch(Parameter::isRequired);
        assertThat(Processors.getResultInfo(SUGGEST, null)).containsOnlyKeys("places", "layerName", "report");
    }

    @Test
    void placesArePointsInTheCrsOfTheMapWithDegreesAndReasons() throws Exception {
        Map<String, Object> outputs = run(inputs("count", 2));
        List<SimpleFeature> places = places(outputs);
        assertThat(places).hasSize(2);
        assertThat(attributes(outputs))
                .containsExactly(
                        "the_geom",
                        "rank",
                        "easting",
                        "northing",
                        "lon",
                        "lat",
                        "worth",
                        "score",
                        "percentile",
                        "sampleDistance",
                        "gaps",
                        "reason");
        SimpleFeature first = places.get(0);
        Point point = (Point) first.getDefaultGeometry();
        assertThat(first.getAttribute("rank")).isEqualTo(1);
        assertThat(first.getAttribute("easting")).isEqualTo(point.getX());
        assertThat(first.getAttribute("northing")).isEqualTo(point.getY());
        assertThat(scores()[GRID.cellAt(point.getX(), point.getY())]).isEqualTo(0.9f);
        Coordinate degrees = JTS.transform(
                point.getCoordinate(), null, CRS.findMathTransform(mga50, CRS.decode("EPSG:4326", true), true));
        assertThat((Double) first.getAttribute("lon")).isCloseTo(degrees.x, within(1e-9));
        assertThat((Double) first.getAttribute("lat")).isCloseTo(degrees.y, within(1e-9));
        assertThat((String) first.getAttribute("reason"))
                .startsWith("Scores higher than 97 % of the map; the nearest sample is ");
        assertThat(CRS.equalsIgnoreMetadata(first.getFeatureType().getCoordinateReferenceSystem(), mga50))
                .isTrue();
        SampleSuggestion.SuggestionReport report =
                Report.read((String) outputs.get("report"), SampleSuggestion.SuggestionReport.class);
        assertThat(report.places()).hasSize(2);
        assertThat(report.places().get(0).reason()).isEqualTo(first.getAttribute("reason"));
        assertThat(outputs.get("layerName")).isEqualTo("");
    }

    @Test
    void attributesAreThoseThatAreKnown() {
        RasterStack map = new RasterStack(
                GRID,
                List.of(Band.of("prospectivity"), Band.of("uncertainty"), Band.of("applicability")),
                List.of(scores(), filled(0.1f), filled(0.5f)));
        RasterStack kriged = new RasterStack(GRID, List.of(Band.of("Au_ppb_variance")), List.of(filled(1)));
        Map<String, Object> outputs = run(inputs(
                "prospectivity",
                Coverages.coverage("map", map, mga50),
                "geochemistry",
                Coverages.coverage("kriged", kriged, mga50),
                "roads",
                feature(line(400_000, 6_503_500, 410_000, 6_503_500)),
                "reach",
                800.0,
                "count",
                5));
        assertThat(attributes(outputs))
                .containsExactly(
                        "the_geom",
                        "rank",
                        "easting",
                        "northing",
                        "lon",
                        "lat",
                        "worth",
                        "score",
                        "percentile",
                        "uncertainty",
                        "disagreement",
                        "variance",
                        "applicability",
                        "sampleDistance",
                        "gaps",
                        "roadDistance",
                        "reason");
        assertThat(places(outputs)).hasSize(5).allSatisfy(place -> {
            assertThat(place.getAttributes()).doesNotContainNull();
            assertThat((Double) place.getAttribute("roadDistance")).isLessThanOrEqualTo(800);
            assertThat((String) place.getAttribute("reason")).contains("applicability 0.50");
        });
    }

    @Test
    void placesLieWithinTheMask() {
        Geometry south = GEOMETRIES.toGeometry(new Envelope(400_000, 410_000, 6_501_000, 6_503_000));
        assertThat(places(run(inputs("mask", feature(south), "count", 4))))
                .hasSize(4)
                .allSatisfy(place ->
                        assertThat((Double) place.getAttribute("northing")).isLessThan(6_503_000));
    }

    @Test
    void badInputIsNamed() {
        rejected(inputs("count", 0), "count: 0");
        rejected(inputs("spacing", -1.0), "spacing: -1.0");
        rejected(inputs("reach", 100.0), "reach: 100.0 m is given without roads");
        rejected(inputs("band", "gold"), "band: gold");
        rejected(inputs("layer", "w:places"), "layer: this server offers no layers");
        rejected(inputs("samples", TestFeatures.inCells(GRID, mga50)), "samples: it has no points");
        rejected(inputs("samples", null), "samples: neither samples nor samplesLayer is given");
        rejected(
                inputs("roads", TestFeatures.inCells(GRID, mga50, 1, 2)),
                "roads: 2 features are points; expected lines");
        rejected(
                inputs("mask", feature(line(400_000, 6_503_500, 410_000, 6_503_500))),
                "mask: feature shapes.1 is a LineString; expected polygons");
        rejected(inputs("roadsLayer", "geo:roads"), "roadsLayer: this server offers no layers");
        rejected(inputs("prospectivity", null), "prospectivity: neither prospectivity nor prospectivityLayer");
    }

    private static void rejected(Map<String, Object> inputs, String message) {
        inputs.values().removeIf(value -> value == null);
        assertThatThrownBy(() -> run(inputs))
                .rootCause()
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }
}
