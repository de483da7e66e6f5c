package org.prospectivity.engine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.learning.Fold;
import org.prospectivity.engine.learning.Labels;
import org.prospectivity.engine.learning.Learner;
import org.prospectivity.engine.learning.MadeUpSurvey;
import org.prospectivity.engine.learning.Scores;
import org.prospectivity.engine.learning.SpatialBlocks;
import org.prospectivity.engine.learning.TrainingCells;
import org.prospectivity.engine.raster.GridGeometry;

class CrossValidationTest {
    private static final GridGeometry GRID = MadeUpSurvey.grid(40, 40);
    private Labels labels;
    private List<Fold> folds;
    private CrossValidation validation;

    @BeforeEach
    void divide() {
        Random random = new Random(1);
        boolean[] valid = MadeUpSurvey.someValid(GRID, 0.9, random);
        labels = new Labels(GRID, valid, MadeUpSurvey.randomCells(30, valid, random), new int[0], 2000);
        folds = new SpatialBlocks(8000, 4, 3, 1).split(labels);
        validation = new CrossValidation(labels, folds, 7);
    }

    /** Scores a cell by its member, its number and what it was trained on. */
    private static Learner spy(String name, List<TrainingCells> seen) {
        return learner(name, (training, cells, progress) -> {
            synchronized (seen) {
                seen.add(training);
            }
            float[][] scores = new float[3][cells.length];
            for (int m = 0; m < 3; m++) {
                for (int i = 0; i < cells.length; i++) {
                    scores[m][i] = ((cells[i] + m + Arrays.hashCode(training.negatives(m, 2))) & 1023) / 1024f;
                }
            }
            return scores;
        });
    }

    private interface Scoring {
        float[][] scores(TrainingCells training, int[] cells, Progress progress);
    }

    private static Learner learner(String name, Scoring scoring) {
        return new Learner() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Scores scores(TrainingCells training, int[] cells, Progress progress) {
                return Scores.of(scoring.scores(training, cells, progress));
            }
        };
    }

    @Test
    void everyValidCellIsScoredByTheModelThatDidNotSeeIt() {
        OutOfFold scores = validation
                .run(List.of(spy("spy", new ArrayList<>())), 1, Progress.NONE)
                .get(0);
        for (Fold fold : folds) {
            TrainingCells training = validation.training(fold);
            for (int cell : fold.test()) {
                float sum = 0;
                for (int m = 0; m < 3; m++) {
                    float expected = ((cell + m + Arrays.hashCode(training.negatives(m, 2))) & 1023) / 1024f;
                    assertThat(scores.members()[m][cell]).isEqualTo(expected);
                    sum += expected;
                }
                assertThat(scores.mean()[cell]).isEqualTo(sum / 3);
            }
        }
        for (int cell = 0; cell < GRID.cells(); cell++) {
            assertThat(Float.isNaN(scores.mean()[cell])).isEqualTo(!labels.valid()[cell]);
        }
    }

    @Test
    void allLearnersLearnFromTheSameCells() {
        List<TrainingCells> first = new ArrayList<>();
        List<TrainingCells> second = new ArrayList<>();
        validation.run(List.of(spy("a", first), spy("b", second)), 1, Progress.NONE);

        for (int f = 0; f < folds.size(); f++) {
            assertThat(first.get(f).positives()).containsExactly(second.get(f).positives());
            assertThat(first.get(f).negatives(1, 5))
                    .containsExactly(second.get(f).negatives(1, 5));
            assertThat(first.get(f).seed()).isEqualTo(second.get(f).seed());
        }
        assertThat(first.stream().map(TrainingCells::seed)).doesNotHaveDuplicates();
    }

    @Test
    void nothingOfTheTestBlocksOrTheirBufferIsLearnedFrom() {
        for (Fold fold : folds) {
            TrainingCells training = validation.training(fold);
            for (int[] cells : List.of(training.positives(), training.unlabelled(), training.negatives(0, 10))) {
                for (int cell : cells) {
                    assertThat(Arrays.binarySearch(fold.training(), cell)).isNotNegative();
                }
            }
        }
    }

    @Test
    void threadsDoNotChangeTheResult() {
        List<Learner> learners = List.of(spy("a", new ArrayList<>()), spy("b", new ArrayList<>()));
        List<OutOfFold> one = validation.run(learners, 1, Progress.NONE);
        List<OutOfFold> three = validation.run(learners, 3, Progress.NONE);

        for (int l = 0; l < 2; l++) {
            assertThat(three.get(l).learner()).isEqualTo(one.get(l).learner());
            assertThat(three.get(l).mean()).containsExactly(one.get(l).mean());
            for (int m = 0; m < 3; m++) {
                assertThat(three.get(l).members()[m]).containsExactly(one.get(l).members()[m]);
            }
        }
    }

    @Test
    void cancellationEndsAllFolds() {
        for (int threads : new int[] {1, 2}) {
            AtomicBoolean cancelled = new AtomicBoolean();
            CountDownLatch begun = new CountDownLatch(threads);
            Learner endless = learner("endless", (training, cells, progress) -> {
                begun.countDown();
                while (true) {
                    if (begun.getCount() == 0) {
                        cancelled.set(true);
                    }
                    progress.report(0.5, "going on");
                }
            });
            assertThatThrownBy(() -> validation.run(List.of(endless), threads, (fraction, message) -> {
                        if (cancelled.get()) {
                            throw new CancellationException("enough");
                        }
                    }))
                    .isInstanceOf(CancellationException.class)
                    .hasMessage("enough");
        }
    }

    @Test
    void theFaultOfOneFoldEndsTheOthersAndComesOut() {
        CountDownLatch others = new CountDownLatch(1);
        Learner faulty = learner("faulty", (training, cells, progress) -> {
            if (Arrays.equals(cells, folds.get(1).test())) {
                await(others);
                throw new IllegalStateException("out of order");
            }
            others.countDown();
            while (true) {
                progress.report(0.5, "going on");
            }
        });
        assertThatThrownBy(() -> validation.run(List.of(faulty), 2, Progress.NONE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("out of order");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void progressRunsFromNothingToAllWithoutFallingBack() {
        List<Double> fractions = new ArrayList<>();
        validation.run(
                List.of(spy("a", new ArrayList<>()), spy("b", new ArrayList<>())),
                1,
                (fraction, message) -> fractions.add(fraction));

        assertThat(fractions).isSorted().startsWith(0.0).endsWith(1.0);
    }

    @Test
    void scoresThatAreNoScoresAreAFaultOfTheLearner() {
        Learner wild = learner("wild", (training, cells, progress) -> {
            float[][] scores = new float[1][cells.length];
            scores[0][3] = 2;
            return scores;
        });
        Learner few = learner("few", (training, cells, progress) -> new float[1][1]);

        assertThatThrownBy(() -> validation.run(List.of(wild), 1, Progress.NONE))
                .hasMessage("wild, fold 1 of 4: score 2.0 is not within 0 to 1");
        assertThatThrownBy(() -> validation.run(List.of(few), 1, Progress.NONE)).hasMessageContaining("1 scores for");
        assertThatThrownBy(() -> validation.run(List.of(few), 0, Progress.NONE)).hasMessageStartingWith("threads");
    }

    @Test
    void figuresCountWhatTheScoresOfTestedCellsSay() {
        OutOfFold scores = validation
                .run(List.of(spy("spy", new ArrayList<>())), 1, Progress.NONE)
                .get(0);
        Skill skill = Skill.of(labels, scores);

        assertThat(skill.learner()).isEqualTo("spy");
        assertThat(skill.cells()).isEqualTo(labels.validCells().length);
        assertThat(skill.positives()).isEqualTo(30);
        assertThat(skill.auc()).isCloseTo(pairs(labels.validCells(), scores.mean()), within(1e-9));
        for (int f = 0; f < folds.size(); f++) {
            assertThat(skill.foldAuc()[f]).isCloseTo(pairs(folds.get(f).test(), scores.mean()), within(1e-9));
        }
        double[] members = new double[3];
        for (int m = 0; m < 3; m++) {
            members[m] = pairs(labels.validCells(), scores.members()[m]);
        }
        double mean = (members[0] + members[1] + members[2]) / 3;
        double squares = 0;
        for (double auc : members) {
            squares += (auc - mean) * (auc - mean);
        }
        assertThat(skill.memberAuc().mean()).isCloseTo(mean, within(1e-9));
        assertThat(skill.memberAuc().sd()).isCloseTo(Math.sqrt(squares / 2), within(1e-9));
        assertThat(skill.classification()).isPresent();
    }

    @Test
    void aMapInAnyUnitIsJudgedOnItsValidCellsButNotAsProbabilities() {
        float[] map = new float[GRID.cells()];
        for (int cell = 0; cell < map.length; cell++) {
            map[cell] = cell % 97 * 10f;
        }
        int unscored = labels.positives()[0];
        map[unscored] = Float.NaN;
        Skill skill = Skill.ofMap("As", labels, map);

        assertThat(skill.positives()).isEqualTo(29);
        assertThat(skill.cells()).isEqualTo(labels.validCells().length - 1);
        assertThat(skill.classification()).isEmpty();
        assertThat(skill.calibration()).isEmpty();
        assertThat(skill.memberAuc().sd()).isNaN();
        assertThat(skill.auc()).isCloseTo(pairs(labels.validCells(), map), within(1e-9));
    }

    @Test
    void aMapWithoutAScoreAtAnyDepositIsRefused() {
        float[] map = new float[GRID.cells()];
        for (int cell : labels.positives()) {
            map[cell] = Float.NaN;
        }
        assertThatThrownBy(() -> Skill.ofMap("As", labels, map)).hasMessageStartingWith("deposits: 0 deposit cells");
    }

    private double pairs(int[] cells, float[] scores) {
        double sum = 0;
        double count = 0;
        for (int positive : labels.positives()) {
            if (Arrays.binarySearch(cells, positive) < 0 || Float.isNaN(scores[positive])) {
                continue;
            }
            for (int cell : cells) {
                if (Arrays.binarySearch(labels.positives(), cell) < 0) {
                    sum += scores[positive] > scores[cell] ? 1 : scores[positive] == scores[cell] ? 0.5 : 0;
                    count++;
                }
            }
        }
        return sum / count;
    }
}
