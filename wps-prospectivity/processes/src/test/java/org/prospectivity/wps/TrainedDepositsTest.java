package org.prospectivity.wps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.data.util.NullProgressListener;
import org.geotools.feature.NameImpl;
import org.geotools.geometry.jts.JTS;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.prospectivity.engine.model.LearnedDeposits;
import org.prospectivity.engine.model.Method;
import org.prospectivity.engine.model.ModelFile;
import org.prospectivity.engine.model.Provenance;
import org.prospectivity.engine.model.TrainedModel;
import org.prospectivity.engine.prospectivity.ProspectivityEvaluation.EvaluationReport;
import org.prospectivity.engine.prospectivity.ProspectivityPrediction.PredictionReport;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.rasters.Coverages;
import org.prospectivity.wps.conversion.LayerDescriptions;
import org.prospectivity.wps.conversion.Report;
import org.prospectivity.wps.conversion.TrainedDeposits;
import org.prospectivity.wps.host.Host;
import org.prospectivity.wps.host.LayerDescription;

/** Whether deposits that a map is judged by are known to be ones its model was trained on. */
class TrainedDepositsTest {
    private static final GridGeometry GRID = new GridGeometry(400_000, 6_506_000, 500, 12, 12);
    private static final int[] TRAINED = {14, 40, 77, 130};
    private static final int[] OTHERS = {15, 90, 100};

    private final CoordinateReferenceSystem mga50 = CRS.decode("EPSG:28350", true);
    private final CoordinateReferenceSystem mga51 = CRS.decode("EPSG:28351", true);
    private final TrainedModel gold = TestModels.untrained().withLearned(TrainedDeposits.of(GRID, TRAINED, mga50));

    TrainedDepositsTest() throws Exception {}

    private GridCoverage2D map() {
        float[] rising = new float[GRID.cells()];
        for (int cell = 0; cell < rising.length; cell++) {
            rising[cell] = cell / 144f;
        }
        return Coverages.coverage("map", new RasterStack(GRID, List.of(Band.of("score")), List.of(rising)), mga50);
    }

    private Host host(TrainedModel kept, LayerDescription about) {
        return new Host(new OneLayer("w:scores", map(), about), new OneModel("gold", ModelFile.write(kept)));
    }

    private EvaluationReport judged(Host host, int[] deposits, Object... more) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("deposits", TestFeatures.inCells(GRID, mga50, deposits));
        inputs.put("charts", false);
        for (int i = 0; i < more.length; i += 2) {
            inputs.put((String) more[i], more[i + 1]);
        }
        return Report.read(
                (String) new ProspectivityProcessFactory(host)
                        .create(new NameImpl("prospectivity", "EvaluateProspectivity"))
                        .execute(inputs, new NullProgressListener())
                        .get("report"),
                EvaluationReport.class);
    }

    @Test
    void targetsAreCountedWithTheSameWarning() {
        String report = (String)
                new ProspectivityProcessFactory(host(gold, LayerDescriptions.ofScores("gold", gold, Method.NETWORK)))
                        .create(new NameImpl("prospectivity", "DelineateTargets"))
                        .execute(
                                Map.of(
                                        "prospectivityLayer",
                                        "w:scores",
                                        "deposits",
                                        TestFeatures.inCells(GRID, mga50, TRAINED)),
                                new NullProgressListener())
                        .get("report");
        assertThat(report)
                .contains("The model gold was trained on all deposits")
                .doesNotContain("not known whether");
    }

    @Test
    void aPublishedMapTellsByWhichDepositsItWasTrained() {
        Host host = host(gold, LayerDescriptions.ofScores("gold", gold, Method.NETWORK));
        EvaluationReport all = judged(host, TRAINED, "prospectivityLayer", "w:scores");
        assertThat(all.trainedOn().orElseThrow().learned()).isEqualTo(4);
        assertThat(all.warnings()).first().asString().startsWith("The model gold was trained on all deposits");
        int[] both =
                IntStream.concat(IntStream.of(TRAINED), IntStream.of(OTHERS)).toArray();
        EvaluationReport some = judged(host, both, "prospectivityLayer", "w:scores");
        assertThat(some.trainedOn().orElseThrow().learned()).isEqualTo(4);
        assertThat(some.trainedOn().orElseThrow().deposits()).isEqualTo(7);
        assertThat(judged(host, OTHERS, "prospectivityLayer", "w:scores")
                        .trainedOn()
                        .orElseThrow()
                        .learned())
                .isZero();
    }

    @Test
    void aMapGivenAsDataIsJudgedWithTheModelThatIsNamed() {
        Host host = host(gold, LayerDescription.NONE);
        assertThat(judged(host, TRAINED, "prospectivity", map(), "model", " gold ")
                        .trainedOn()
                        .orElseThrow()
                        .learned())
                .isEqualTo(4);
        EvaluationReport unknown = judged(host, TRAINED, "prospectivity", map());
        assertThat(unknown.trainedOn()).isEmpty();
        assertThat(unknown.warnings()).first().asString().contains("is not known");
        assertThatThrownBy(() -> judged(host, TRAINED, "prospectivity", map(), "model", "lead"))
                .rootCause()
                .hasMessageContaining("model: lead");
    }

    @Test
    void aModelThatWasReplacedOrKeepsNoPlacesSaysNothing() {
        TrainedModel other = new TrainedModel(
                gold.bands(),
                gold.cellSize(),
                gold.ensemble(),
                Report.read(
                        Report.json(gold.provenance()).replaceFirst("\"seed\": *1\\b", "\"seed\": 2"),
                        Provenance.class));
        LayerDescription about = LayerDescriptions.ofScores("gold", other, Method.NETWORK);
        assertThat(judged(host(gold, about), TRAINED, "prospectivityLayer", "w:scores")
                        .trainedOn())
                .isEmpty();
        TrainedModel silent = TestModels.untrained();
        assertThat(judged(
                                host(silent, LayerDescriptions.ofScores("gold", silent, Method.NETWORK)),
                                TRAINED,
                                "prospectivityLayer",
                                "w:scores")
                        .trainedOn())
                .isEmpty();
        assertThat(judged(
                                host(gold, LayerDescriptions.ofScores("lead", gold, Method.NETWORK)),
                                TRAINED,
                                "prospectivityLayer",
                                "w:scores")
                        .trainedOn())
                .as("the model is not there any more")
                .isEmpty();
    }

    @Test
    void theSamePlacesInAnotherZoneAreFoundAndTheSameNumbersAreNot() throws Exception {
        List<Double> eastings = new ArrayList<>();
        List<Double> northings = new ArrayList<>();
        for (int cell : TRAINED) {
            Coordinate there = JTS.transform(
                    new Coordinate(GRID.easting(GRID.columnOf(cell)), GRID.northing(GRID.rowOf(cell))),
                    null,
                    CRS.findMathTransform(mga50, mga51, true));
            eastings.add(there.x);
            northings.add(there.y);
        }
        TrainedModel elsewhere = TestModels.untrained()
                .withLearned(new LearnedDeposits(List.of(new LearnedDeposits.Area(
                        mga51.toWKT(),
                        500,
                        eastings.stream().mapToDouble(Double::doubleValue).toArray(),
                        northings.stream().mapToDouble(Double::doubleValue).toArray()))));
        assertThat(judged(host(elsewhere, LayerDescription.NONE), TRAINED, "prospectivity", map(), "model", "gold")
                        .trainedOn()
                        .orElseThrow()
                        .learned())
                .isEqualTo(4);
        TrainedModel sameNumbers = TestModels.untrained().withLearned(TrainedDeposits.of(GRID, TRAINED, mga51));
        assertThat(judged(host(sameNumbers, LayerDescription.NONE), TRAINED, "prospectivity", map(), "model", "gold")
                        .trainedOn()
                        .orElseThrow()
                        .learned())
                .isZero();
    }

    @Test
    void aPredictionTellsItOfItsOwnModel() {
        float[][] values = new float[2][GRID.cells()];
        for (int cell = 0; cell < GRID.cells(); cell++) {
            values[0][cell] = 1 + cell % 7;
            values[1][cell] = 1 + cell % 11;
        }
        Map<String, Object> inputs = new HashMap<>(Map.of(
                "geochemistry",
                Coverages.coverage(
                        "maps",
                        new RasterStack(GRID, List.of(Band.of("Au_ppb"), Band.of("As_ppm")), List.of(values)),
                        mga50),
                "model",
                "gold",
                "deposits",
                TestFeatures.inCells(GRID, mga50, 14, 15)));
        PredictionReport report = Report.read(
                (String) new ProspectivityProcessFactory(host(gold, LayerDescription.NONE))
                        .create(new NameImpl("prospectivity", "PredictProspectivity"))
                        .execute(inputs, new NullProgressListener())
                        .get("report"),
                PredictionReport.class);
        assertThat(report.trainedOn().orElseThrow().learned()).isEqualTo(1);
        assertThat(report.warnings())
                .anyMatch(warning -> warning.startsWith("The model gold was trained on 1 of the 2 deposits"));
    }
}
