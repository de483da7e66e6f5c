package org.prospectivity.engine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.learning.Fold;
import org.prospectivity.engine.learning.Labels;
import org.prospectivity.engine.learning.Learner;
import org.prospectivity.engine.learning.LogitMean;
import org.prospectivity.engine.learning.MadeUpSurvey;
import org.prospectivity.engine.learning.Scores;
import org.prospectivity.engine.learning.SpatialBlocks;
import org.prospectivity.engine.learning.TrainingCells;
import org.prospectivity.engine.raster.GridGeometry;

class JudgedTest {
    private static final GridGeometry GRID = MadeUpSurvey.grid(60, 60);
    private static final Random RANDOM = new Random(1);
    private static final int[] DEPOSITS = MadeUpSurvey.randomCells(40, MadeUpSurvey.allValid(GRID), new Random(2));
    private static final Labels LABELS = MadeUpSurvey.labels(GRID, DEPOSITS);

    private static final Map<OutOfFold, double[]> PLACEMENTS = new HashMap<>();

    /** A deposit a block, so that there are no groups. */
    private static final DepositGroups SINGLE =
            new DepositGroups(LABELS, new SpatialBlocks(GRID.cellSize(), 2, 0, 1), 20_000, 1);

    private static final DepositGroups GROUPS =
            new DepositGroups(LABELS, new SpatialBlocks(15 * GRID.cellSize(), 2, 0, 1), 4_000, 1);

    /** Two classes, so that there are ties. */
    private static OutOfFold scores(String name, double lift) {
        float[] map = new float[GRID.cells()];
        for (int cell = 0; cell < map.length; cell++) {
            double score = RANDOM.nextGaussian() + (Arrays.stream(DEPOSITS).anyMatch(at(cell)) ? lift : 0);
            map[cell] = (float) (Math.rint(20 / (1 + Math.exp(-score))) / 20);
        }
        Fold whole = new Fold(1, LABELS.validCells(), new int[0]);
        return OutOfFold.ofMaps(name, List.of(whole), new float[][] {map});
    }

    private static java.util.function.IntPredicate at(int cell) {
        return deposit -> deposit == cell;
    }

    @Test
    void withoutGroupsTheErrorOfAnAucIsThatOfDeLong() {
        OutOfFold held = scores("model", 1);
        Judged judged = Judged.of(SINGLE, held);
        double[] placements = placements(held);
        double mean = Arrays.stream(placements).average().orElseThrow();

        assertThat(judged.auc().value()).isCloseTo(mean, within(1e-12));
        // the deposits' part of DeLong's variance; the area is not resampled
        double error = Spread.of(placements).sd() / Math.sqrt(placements.length);
        StandardError found = StandardError.of(judged.resampledAucs(), judged.repeatAucs(), new double[0], SINGLE);
        assertThat(found.error()).isCloseTo(error, within(0.03 * error));
        assertThat(found.freedom()).isCloseTo(39, within(1e-9));
        assertThat(judged.auc().interval().low()).isLessThan(mean);
        assertThat(judged.auc().interval().high()).isGreaterThan(mean);
    }

    private static double placement(float[] map, int deposit) {
        double sum = 0;
        int count = 0;
        for (int cell = 0; cell < map.length; cell++) {
            if (Arrays.stream(DEPOSITS).noneMatch(at(cell))) {
                sum += map[deposit] > map[cell] ? 1 : map[deposit] == map[cell] ? 0.5 : 0;
                count++;
            }
        }
        return sum / count;
    }

    @Test
    void eachResampleIsTheSurveyWithItsBlocksAsOftenAsDrawn() {
        OutOfFold held = scores("model", 1);
        Judged judged = Judged.of(GROUPS, held);
        HeldOut one = HeldOut.of(LABELS, held);
        for (int b = 0; b < 5; b++) {
            int[] times = GROUPS.drawn()[b];
            List<Integer> again = new ArrayList<>();
            for (int p = 0; p < LABELS.positives().length; p++) {
                for (int t = 0; t < times[GROUPS.groupOf()[p]]; t++) {
                    again.add(LABELS.positives()[p]);
                }
            }
            float[] positives = new float[again.size()];
            for (int i = 0; i < positives.length; i++) {
                positives[i] = held.mean()[again.get(i)];
            }
            float[] others = new float[GRID.cells() - LABELS.positives().length];
            int count = 0;
            for (int cell = 0; cell < GRID.cells(); cell++) {
                if (Arrays.stream(DEPOSITS).noneMatch(at(cell))) {
                    others[count++] = held.mean()[cell];
                }
            }
            assertThat(judged.resampledAucs()[b])
                    .isCloseTo(Roc.of(positives, others).auc(), within(1e-12));
            assertThat(one.averagePrecision(one.order(), GROUPS.groupOf(), times))
                    .isCloseTo(PrecisionRecall.of(positives, others).averagePrecision(), within(1e-12));
        }
        for (double share : Judged.SHARES) {
            assertThat(Arrays.stream(one.captured(LABELS, share)).average().orElseThrow())
                    .isCloseTo(one.skill().predictionRate().depositsIn(share), within(1e-9));
        }
    }

    @Test
    void groupsThatStandTogetherWidenTheInterval() {
        // every deposit of a block has the score of the block
        float[] map = new float[GRID.cells()];
        Random random = new Random(5);
        float[] ofBlock = new float[16];
        for (int block = 0; block < ofBlock.length; block++) {
            ofBlock[block] = random.nextFloat();
        }
        for (int cell = 0; cell < map.length; cell++) {
            map[cell] = random.nextFloat();
        }
        for (int deposit : DEPOSITS) {
            map[deposit] = ofBlock[GRID.rowOf(deposit) / 15 * 4 + GRID.columnOf(deposit) / 15];
        }
        OutOfFold held =
                OutOfFold.ofMaps("model", List.of(new Fold(1, LABELS.validCells(), new int[0])), new float[][] {map});
        Interval apart = Judged.of(SINGLE, held).auc().interval();
        Interval together = Judged.of(GROUPS, held).auc().interval();

        assertThat(together.high() - together.low()).isGreaterThan(1.2 * (apart.high() - apart.low()));
        assertThat(GROUPS.groups()).isLessThanOrEqualTo(16);
        assertThat(GROUPS.effective()).isBetween(5.0, (double) GROUPS.groups());
    }

    @Test
    void groupsThatAreAlikeByChanceTellNoMoreThanTheirDeposits() {
        // every block has a low and a high one, so that the means of blocks do not differ at all
        double[] ofDeposits = {0.2, 0.8, 0.2, 0.8, 0.2, 0.8};
        double[] resampled = {0.5, 0.5, 0.5};

        assertThat(StandardError.of(resampled, new double[] {0.5}, ofDeposits, GROUPS)
                        .error())
                .isCloseTo(Math.sqrt(6 * 0.09 / 5 / 6), within(1e-12));
        assertThat(StandardError.of(new double[] {0, 1}, new double[] {0.5}, ofDeposits, GROUPS)
                        .error())
                .isGreaterThan(0.7);
    }

    @Test
    void theIntervalOfAShareIsWilsons() {
        // 8 of 10: Newcombe 1998, Statistics in Medicine 17:857
        Interval interval = Interval.ofShare(0.8, Math.sqrt(0.8 * 0.2 / 10), 10, 1e9);

        assertThat(interval.low()).isCloseTo(0.4902, within(5e-5));
        assertThat(interval.high()).isCloseTo(0.9433, within(5e-5));
        // 0 of 20: what is not seen at all is bounded by the number of groups
        assertThat(Interval.ofShare(0, 0, 20, 1e9).high()).isCloseTo(0.1611, within(5e-5));
        assertThat(Interval.ofShare(0.5, Double.NaN, 1, Double.NaN).low()).isNaN();
    }

    /** A plain twin: each resample's deposits one by one. */
    @Test
    void theBestOfSeveralIsChosenOnTheGroupsDrawnAndHeldAgainstOnTheOthers() {
        List<OutOfFold> maps = new ArrayList<>();
        List<Judged> rivals = new ArrayList<>();
        for (int r = 0; r < 4; r++) {
            maps.add(scores("rival " + r, 1));
            rivals.add(Judged.of(GROUPS, maps.get(r)));
        }
        OutOfFold map = scores("model", 1);
        Judged model = Judged.of(GROUPS, map);
        double sum = 0;
        int count = 0;
        for (int[] times : GROUPS.drawn()) {
            int chosen = -1;
            double highest = -1;
            for (int r = 0; r < 4; r++) {
                double auc = auc(maps.get(r), times, false);
                if (auc > highest) {
                    highest = auc;
                    chosen = r;
                }
            }
            double difference = auc(map, times, true) - auc(maps.get(chosen), times, true);
            if (!Double.isNaN(difference)) {
                sum += difference;
                count++;
            }
        }
        Comparison comparison = Comparison.of(model, rivals);
        Judged best = rivals.stream()
                .filter(rival -> rival.model().equals(comparison.rival()))
                .findFirst()
                .orElseThrow();
        double plain = model.auc().value() - best.auc().value();

        assertThat(rivals).allSatisfy(rival -> assertThat(rival.auc().value())
                .isLessThanOrEqualTo(best.auc().value()));
        assertThat(comparison.difference()).isCloseTo(sum / count, within(1e-9));
        assertThat(comparison.difference()).isGreaterThan(plain);
        Comparison toBest = Comparison.of(model, List.of(best));
        assertThat(toBest.difference()).isEqualTo(plain);
        assertThat(comparison.interval().low()).isEqualTo(toBest.interval().low());
        assertThat(comparison.interval().high())
                .isCloseTo(toBest.interval().high() + comparison.difference() - plain, within(1e-9));
        assertThat(Comparison.of(model, List.of(model)).interval()).isEqualTo(new Interval(0, 0));
    }

    /** Of the deposits of a resample, or of those it leaves out. */
    private static double auc(OutOfFold held, int[] times, boolean leftOut) {
        double sum = 0;
        int count = 0;
        for (int p = 0; p < LABELS.positives().length; p++) {
            int drawn = times[GROUPS.groupOf()[p]];
            int weight = leftOut ? (drawn == 0 ? 1 : 0) : drawn;
            sum += weight == 0 ? 0 : weight * PLACEMENTS.computeIfAbsent(held, JudgedTest::placements)[p];
            count += weight;
        }
        return sum / count;
    }

    private static double[] placements(OutOfFold held) {
        return IntStream.of(LABELS.positives())
                .mapToDouble(deposit -> placement(held.mean(), deposit))
                .toArray();
    }

    @Test
    void repeatsHaveTheirOwnBlocksAndDrawsAndDoNotDependOnThreads() {
        SpatialBlocks blocks = new SpatialBlocks(15 * GRID.cellSize(), 4, 2, 1);
        List<List<Fold>> arrangements = blocks.arrangements(LABELS, 3);
        assertThat(arrangements.get(0).get(0).test())
                .containsExactly(blocks.split(LABELS).get(0).test());
        for (List<Fold> folds : arrangements) {
            assertThat(folds.stream()
                            .flatMapToInt(fold -> Arrays.stream(fold.test()))
                            .sorted()
                            .toArray())
                    .containsExactly(LABELS.validCells());
            for (Fold fold : folds) {
                for (int learned : fold.training()) {
                    assertThat(Arrays.binarySearch(fold.test(), learned)).isNegative();
                }
            }
        }
        assertThat(arrangements.get(1).get(0).test())
                .isNotEqualTo(arrangements.get(0).get(0).test());

        Learner one = new Hash("one", 3);
        Learner two = new Hash("two", 5);
        LogitMean mean = new LogitMean("mean", List.of(one, two));
        RepeatedValidation validation = new RepeatedValidation(GROUPS, arrangements, 7);
        List<Judged> first = validation.run(List.of(one, mean, two), 1, Progress.NONE);
        List<Judged> again = validation.run(List.of(one, mean, two), 3, Progress.NONE);

        assertThat(first).extracting(Judged::model).containsExactly("one", "mean", "two");
        for (int m = 0; m < 3; m++) {
            assertThat(again.get(m).resampledAucs())
                    .containsExactly(first.get(m).resampledAucs());
            assertThat(again.get(m).auc()).isEqualTo(first.get(m).auc());
            assertThat(again.get(m).averagePrecision()).isEqualTo(first.get(m).averagePrecision());
        }
        assertThat(first.get(0).repeatAucs()).hasSize(3).doesNotHaveDuplicates();
        // a mean that is trained by itself is the same model
        assertThat(validation.run(List.of(mean), 2, Progress.NONE).get(0).auc())
                .isEqualTo(first.get(1).auc());
        // the first repeat is a cross-validation of its own
        OutOfFold alone = new CrossValidation(LABELS, arrangements.get(0), 7)
                .run(List.of(one), 1, Progress.NONE)
                .get(0);
        assertThat(first.get(0).repeatAucs()[0])
                .isEqualTo(Skill.of(LABELS, alone).auc());
    }

    /** Scores by cell and training. */
    private record Hash(String name, int factor) implements Learner {
        @Override
        public Scores scores(TrainingCells training, int[] cells, Progress progress) {
            float[][] members = new float[2][cells.length];
            for (int m = 0; m < 2; m++) {
                for (int i = 0; i < cells.length; i++) {
                    members[m][i] = ((cells[i] * factor + Arrays.hashCode(training.negatives(m, 2))) & 1023) / 1024f;
                }
            }
            return Scores.of(members);
        }
    }
}
