package org.prospectivity.engine.cnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.evaluation.TrainingCells;
import org.prospectivity.engine.raster.Predictors;

class TeacherTest {
    private static final int[] DEPOSITS =
            IntStream.range(0, 20).map(i -> 60 * i + 7).toArray();
    /** Every other cell of the upper half without a deposit. */
    private static final int[] UNLABELLED = IntStream.range(0, 1800)
            .filter(cell -> cell % 2 == 0 && Arrays.stream(DEPOSITS).noneMatch(deposit -> deposit == cell))
            .toArray();

    private static final TrainingCells TRAINING = new TrainingCells(DEPOSITS, new int[0], UNLABELLED, 3);

    /** Noise of which the first band is 3 higher in the deposits and in every tenth cell. */
    private static Predictors area() {
        Predictors area = TinyAreas.noise(60, 60, 3, 5);
        float[] first = area.stack().values(0);
        for (int cell = 0; cell < first.length; cell++) {
            boolean deposit = Arrays.binarySearch(DEPOSITS, cell) >= 0;
            first[cell] += deposit || cell % 10 == 0 ? 3 : 0;
        }
        return area;
    }

    private static Teacher teacher(Predictors area) {
        return Teacher.of(area, TRAINING, 10, 11, Progress.NONE);
    }

    private static int[] draws(ToIntFunction<SplittableRandom> draw) {
        SplittableRandom random = new SplittableRandom(1);
        return IntStream.range(0, 2000).map(i -> draw.applyAsInt(random)).toArray();
    }

    @Test
    void cellsLikeTheDepositsAreDrawnAsSuch() {
        Teacher teacher = teacher(area());
        assertThat(like(draws(teacher::deposit)))
                .as("a fifth of the cells are alike")
                .isGreaterThan(0.6);
        assertThat(like(draws(teacher::barren))).isLessThan(0.2);
    }

    private static double like(int[] cells) {
        return Arrays.stream(cells).filter(cell -> cell % 10 == 0).count() / (double) cells.length;
    }

    @Test
    void onlyUnlabelledCellsAreDrawn() {
        Teacher teacher = teacher(area());
        assertThat(UNLABELLED)
                .contains(Arrays.stream(draws(teacher::deposit)).distinct().toArray());
        assertThat(UNLABELLED)
                .contains(Arrays.stream(draws(teacher::barren)).distinct().toArray());
    }

    @Test
    void cellsThatAreHeldOutTeachNothing() {
        Predictors other = area();
        for (int b = 0; b < 3; b++) {
            Arrays.fill(other.stack().values(b), 1800, 3600, 4);
        }
        assertThat(draws(teacher(other)::deposit)).isEqualTo(draws(teacher(area())::deposit));
    }

    @Test
    void aNetworkTaughtLearnsOtherwiseButAlwaysTheSame() {
        float[] taught = trained(true, 9);
        assertThat(trained(true, 9)).isEqualTo(taught);
        assertThat(trained(false, 9)).isNotEqualTo(taught);
        assertThat(trained(true, 17)).as("a wide window is not taught").isEqualTo(trained(false, 17));
    }

    private static float[] trained(boolean teacher, int window) {
        TrainingSettings settings =
                new TrainingSettings(5, 3e-3, 16, Regularisation.DEFAULT, 10, 1).withTeacher(teacher);
        return new CnnLearner(
                        "cnn", area(), Architecture.of(3, window), settings, cells -> Initialisation.SCRATCH, DEPOSITS)
                .train(TRAINING, 1, Progress.NONE)
                .parameters()
                .get(0);
    }

    @ParameterizedTest
    @CsvSource({"5, 0.5", "9, 0.5", "13, 0.25", "17, 0", "33, 0"})
    void theWiderAWindowTheLessItIsTaught(int window, double share) {
        assertThat(TrainingSettings.taught(window)).isCloseTo(share, within(1e-12));
        assertThat(TrainingSettings.forWindow(window).teacher()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"5, 0.25, 0.1", "9, 0.25, 0.1", "13, 0.375, 0.175", "17, 0.5, 0.25", "33, 0.5, 0.25"})
    void theWiderAWindowTheMoreIsDropped(int window, double bands, double channels) {
        assertThat(TrainingSettings.forWindow(window).regularisation())
                .isEqualTo(new Regularisation(bands, channels, 0));
    }
}
