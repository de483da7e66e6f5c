package org.prospectivity.engine.prospectivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.baselines.Baselines;
import org.prospectivity.engine.baselines.CellValues;
import org.prospectivity.engine.baselines.LogisticRegression;
import org.prospectivity.engine.cnn.TrainingSettings;
import org.prospectivity.engine.evaluation.CrossValidation;
import org.prospectivity.engine.evaluation.DepositGroups;
import org.prospectivity.engine.evaluation.Skill;
import org.prospectivity.engine.learning.Labels;
import org.prospectivity.engine.learning.SpatialBlocks;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.Predictors;
import org.prospectivity.engine.raster.RasterStack;

class SkillByEvidenceTest {
    private static final int SIDE = 60;
    private static final GridGeometry GRID = new GridGeometry(0, 30_000, 500, SIDE, SIDE);
    private static final TrainingOptions OPTIONS = TrainingOptions.forWindow(5)
            .withSettings(
                    TrainingSettings.defaults().withSteps(40).withBatchSize(16).withMembers(1))
            .withBlocks(5000)
            .withThreads(2);

    private static final SpatialBlocks BLOCKS = new SpatialBlocks(5000, 5, 5, 1);

    /** Places in a regular pattern. */
    private static int[] deposits() {
        return IntStream.range(0, 25)
                .map(i -> (5 + i / 5 * 12) * SIDE + 5 + i % 5 * 12)
                .toArray();
    }

    /** Noise, but 2 cells around each deposit the rock is granite and a fault is near. */
    private static Predictors area(String... names) {
        SplittableRandom random = new SplittableRandom(3);
        List<Band> bands = new ArrayList<>();
        List<float[]> values = new ArrayList<>();
        for (String name : names) {
            float[] band = new float[GRID.cells()];
            boolean tells = name.startsWith("faults") || name.startsWith("rock-granite");
            for (int cell = 0; cell < band.length; cell++) {
                boolean near = near(cell);
                band[cell] = switch (Band.of(name).kind()) {
                    case CATEGORY -> tells == near ? 1 : 0;
                    case DISTANCE -> (float) ((near ? 500 : 5000) * (1 + random.nextDouble()));
                    default -> (float) Math.exp(random.nextGaussian());
                };
            }
            bands.add(Band.of(name));
            values.add(band);
        }
        return Predictors.of(new RasterStack(GRID, bands, values), "geochemistry");
    }

    private static float[] positive() {
        SplittableRandom random = new SplittableRandom(6);
        float[] values = new float[GRID.cells()];
        for (int cell = 0; cell < values.length; cell++) {
            values[cell] = (float) Math.exp(random.nextGaussian());
        }
        return values;
    }

    private static boolean near(int cell) {
        return IntStream.of(deposits())
                .anyMatch(deposit ->
                        Math.abs(deposit / SIDE - cell / SIDE) <= 2 && Math.abs(deposit % SIDE - cell % SIDE) <= 2);
    }

    private static Labels labels(Predictors area) {
        return new Labels(GRID, area.valid(), deposits(), new int[0], 500);
    }

    private static Optional<EvidenceSkill> skill(Predictors area) {
        Labels labels = labels(area);
        return SkillByEvidence.of(
                area,
                labels,
                new CrossValidation(labels, BLOCKS.split(labels), OPTIONS.seed()),
                new DepositGroups(labels, BLOCKS, DepositGroups.RESAMPLES, OPTIONS.seed()),
                BLOCKS.blocks(),
                OPTIONS,
                List.of(),
                Progress.NONE);
    }

    @Test
    void whatTellsIsFoundAndWhatDoesNotIsTold() {
        Predictors area = area("Au_ppb", "As_ppm", "faults_distance");
        EvidenceSkill skill = skill(area).orElseThrow();
        assertThat(skill.sentence())
                .contains("the skill rests on the other evidence")
                .contains("without faults (distance) the network loses most");
        assertThat(auc(skill, "other evidence alone", "CNN")).isGreaterThan(0.9);
        assertThat(auc(skill, "geochemistry alone", "CNN")).isLessThan(0.7);
        assertThat(skill.effects())
                .extracting(EvidenceSkill.Effect::evidence)
                .contains("geochemistry", "Au_ppb", "As_ppm");
        assertThat(skill.effects().get(0).evidence()).isEqualTo("faults (distance)");
        assertThat(skill.effects().get(0).loss()).isGreaterThan(0.2);
        for (EvidenceSkill.Effect effect : skill.effects()) {
            assertThat(effect.auc() + effect.loss()).isCloseTo(auc(skill, "all evidence", "CNN"), within(1e-12));
        }
    }

    @Test
    void theFiguresOfAPartAreThoseOfTheModelOnMapsWithThatPartAlone() {
        Predictors area = area("Au_ppb", "As_ppm", "faults_distance");
        double expected = Skill.of(
                        labels(area),
                        new CrossValidation(labels(area), BLOCKS.split(labels(area)), OPTIONS.seed())
                                .run(
                                        List.of(new LogisticRegression(
                                                "regression",
                                                new CellValues(
                                                        area("Au_ppb", "As_ppm").stack(), area.valid()),
                                                1,
                                                OPTIONS.settings().negatives(),
                                                5000)),
                                        1,
                                        Progress.NONE)
                                .get(0))
                .auc();
        assertThat(auc(skill(area).orElseThrow(), "geochemistry alone", Baselines.LOGISTIC))
                .isEqualTo(expected);
    }

    @Test
    void theClassesOfACategoryAreHiddenTogetherAndOneByOne() {
        EvidenceSkill skill = skill(area("rock-granite_category", "rock-other_category", "dem_continuous"))
                .orElseThrow();
        EvidenceSkill.Effect rock = skill.effects().stream()
                .filter(effect -> effect.evidence().equals("rock (category)"))
                .findFirst()
                .orElseThrow();
        assertThat(rock.bands()).containsExactly("rock-granite_category", "rock-other_category");
        assertThat(rock.loss()).isGreaterThan(0.2);
        assertThat(skill.effects())
                .extracting(EvidenceSkill.Effect::evidence)
                .containsExactlyInAnyOrder(
                        "rock (category)", "dem (continuous)", "rock-granite_category", "rock-other_category");
        assertThat(skill.parts())
                .as("without geochemistry there is nothing to tell from it")
                .extracting(EvidenceSkill.Part::evidence)
                .containsOnly("all evidence");
    }

    @Test
    void ofOneEvidenceThereIsNothingToTell() {
        assertThat(skill(area("Au_ppb", "As_ppm"))).isEmpty();
        assertThat(skill(area("rock-granite_category", "rock-other_category"))).isEmpty();
    }

    @Test
    void bandsOfOneValueAndClassesOfFewCellsAreTold() {
        float[] rare = new float[GRID.cells()];
        Arrays.fill(rare, 100, 120, 1);
        Predictors area = Predictors.of(
                new RasterStack(
                        GRID,
                        List.of(
                                Band.of("rock-rare_category"),
                                Band.of("rock-none_category"),
                                Band.of("faults_density"),
                                Band.of("Au_ppb")),
                        List.of(rare, new float[GRID.cells()], new float[GRID.cells()], positive())),
                "geochemistry");
        assertThat(Evidence.warnings(area))
                .containsExactly(
                        "Nothing can be learned from rock-none_category, faults_density, the same in all valid cells.",
                        "Classes on less than 1 % of the area tell of few places only: rock-rare_category; join them"
                                + " with others alike.");
        assertThat(Evidence.warnings(area("Au_ppb", "dem_continuous"))).isEmpty();
    }

    private static double auc(EvidenceSkill skill, String evidence, String model) {
        return skill.parts().stream()
                .filter(part -> part.evidence().equals(evidence) && part.model().equals(model))
                .findFirst()
                .orElseThrow()
                .auc();
    }

    @ParameterizedTest
    @CsvSource({
        "roads_distance, true",
        "main_roads_distance, true",
        "railroads2_distance, false",
        "Drillholes_density, true",
        "outcrop-mapped_category, true",
        "mineral_continuous, false",
        "faults_distance, false",
        "Sample_ppm, false",
        "track-a_category, true"
    })
    void bandsThatSpeakOfWherePeopleWereAreSuspects(String name, boolean suspect) {
        Predictors area = area(name, "dem_continuous");
        assertThat(SamplingLeak.of(area, Optional.empty())).hasSize(suspect ? 1 : 0);
    }

    @Test
    void whatFollowsTheDistanceToSamplesIsSuspect() {
        Predictors area = area("dem_continuous", "gravity_continuous", "Au_ppb");
        float[] distances = area.stack().values(0).clone();
        for (int cell = 0; cell < distances.length; cell++) {
            distances[cell] = 1000 - 100 * distances[cell];
        }
        assertThat(SamplingLeak.of(area, Optional.of(distances)))
                .singleElement()
                .satisfies(suspect -> {
                    assertThat(suspect.band()).isEqualTo("dem_continuous");
                    assertThat(suspect.why()).contains("-1.00");
                });
    }

    @Test
    void ranksOfEqualValuesAreTheirMeanAndTheirCorrelationIsSpearmans() {
        int[] cells = {0, 1, 2, 3, 4};
        double[] a = SamplingLeak.ranks(new float[] {10, 30, 10, 20, 40}, cells);
        assertThat(a).containsExactly(1.5, 4, 1.5, 3, 5);
        double[] b = SamplingLeak.ranks(new float[] {2, 1, 3, 5, 4}, cells);
        // sums of products of deviations by hand: 1.5, 9.5, 10
        assertThat(SamplingLeak.correlation(a, b)).isCloseTo(1.5 / Math.sqrt(9.5 * 10), within(1e-12));
        assertThat(SamplingLeak.correlation(a, new double[] {3, 3, 3, 3, 3})).isZero();
    }
}
