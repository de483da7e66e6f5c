package org.prospectivity.wps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.RenderedImage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.geotools.api.data.Parameter;
import org.geotools.api.feature.type.Name;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.data.util.NullProgressListener;
import org.geotools.feature.NameImpl;
import org.geotools.process.Processors;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.model.ModelFile;
import org.prospectivity.engine.model.TrainedModel;
import org.prospectivity.engine.prospectivity.ExplanationData;
import org.prospectivity.engine.prospectivity.ProspectivityExplanation;
import org.prospectivity.engine.prospectivity.ScoringOptions;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.rasters.Coverages;
import org.prospectivity.wps.conversion.Report;
import org.prospectivity.wps.host.Host;

class ExplainProspectivityTest {
    private static final Name EXPLAIN = new NameImpl("prospectivity", "ExplainProspectivity");
    private static final GridGeometry GRID = new GridGeometry(400_000, 6_506_000, 500, 16, 14);

    private final CoordinateReferenceSystem mga50 = CRS.decode("EPSG:28350", true);
    private final TrainedModel gold = TestModels.untrained();

    ExplainProspectivityTest() throws Exception {}

    private static RasterStack maps() {
        SplittableRandom random = new SplittableRandom(3);
        float[] first = new float[GRID.cells()];
        float[] second = new float[GRID.cells()];
        for (int cell = 0; cell < first.length; cell++) {
            first[cell] = (float) Math.exp(random.nextGaussian());
            second[cell] = (float) Math.exp(random.nextGaussian());
        }
        return new RasterStack(GRID, List.of(Band.of("As_ppm"), Band.of("Au_ppm")), List.of(first, second));
    }

    private Map<String, Object> inputs(Object... more) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("geochemistry", Coverages.coverage("maps", maps(), mga50));
        inputs.put("model", "gold");
        for (int i = 0; i < more.length; i += 2) {
            inputs.put((String) more[i], more[i + 1]);
        }
        return inputs;
    }

    private Map<String, Object> run(Map<String, Object> inputs) {
        return new ProspectivityProcessFactory(new Host(null, new OneModel("gold", ModelFile.write(gold))))
                .create(EXPLAIN)
                .execute(inputs, new NullProgressListener());
    }

    @Test
    void itsInputsAndOutputsAreThoseOfTheInterface() {
        Map<String, Parameter<?>> inputs = Processors.getParameterInfo(EXPLAIN);
        assertThat(inputs)
                .containsOnlyKeys(
                        "geochemistry",
                        "geochemistryLayer",
                        "evidenceLayers",
                        "evidence",
                        "kinds",
                        "model",
                        "method",
                        "layer",
                        "overwrite",
                        "style",
                        "charts");
        assertThat(inputs.values())
                .filteredOn(Parameter::isRequired)
                .extracting(input -> input.key)
                .containsExactly("model");
        assertThat(Processors.getResultInfo(EXPLAIN, null))
                .containsOnlyKeys("result", "layerName", "report", "effectsChart");
    }

    @Test
    void effectsAreACoverageWithABandAnElementAndARing() {
        Map<String, Object> outputs = run(inputs());
        RasterStack map = Coverages.stack("result", (GridCoverage2D) outputs.get("result"));
        ProspectivityExplanation.Result expected = ProspectivityExplanation.run(
                new ExplanationData(gold, maps(), "geochemistry"), ScoringOptions.defaults(), Progress.NONE);
        assertThat(map.bands()).extracting(Band::name).containsExactly("Au", "As", "ring_1", "ring_3");
        assertThat(map.geometry()).isEqualTo(GRID);
        for (int b = 0; b < 4; b++) {
            assertThat(map.values(b)).containsExactly(expected.map().values(b));
        }
        assertThat(outputs)
                .containsEntry("report", Report.json(expected.report()))
                .containsEntry("layerName", "");
        assertThat(((RenderedImage) outputs.get("effectsChart")).getWidth()).isEqualTo(800);
        assertThat(run(inputs("charts", false))).doesNotContainKey("effectsChart");
    }

    @Test
    void badInputIsNamed() {
        rejected(inputs("model", " "), "model: a blank name");
        rejected(inputs("model", "silver"), "model: silver");
        rejected(inputs("layer", "geo:explained"), "layer: this server offers no layers");
        GridCoverage2D zinc = Coverages.coverage("maps", maps().select(List.of(0)), mga50);
        rejected(inputs("geochemistry", zinc), "geochemistry: lacks the elements Au");
        Map<String, Object> none = inputs();
        none.remove("geochemistry");
        rejected(none, "geochemistry: neither geochemistry nor geochemistryLayer");
    }

    private void rejected(Map<String, Object> inputs, String message) {
        assertThatThrownBy(() -> run(inputs))
                .rootCause()
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }
}
