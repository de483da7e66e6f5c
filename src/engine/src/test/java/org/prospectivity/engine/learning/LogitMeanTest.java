package org.prospectivity.engine.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.Progress;

class LogitMeanTest {
    private static final Offset<Float> ROUNDING = within(1e-6f);

    @Test
    void oddsAreMultipliedAndTheRootIsTaken() {
        float[] mean = LogitMean.of(new float[] {0.8f, 0.5f}, new float[] {0.5f, 0.2f});

        // odds 4 and 1: their geometric mean is 2
        assertThat(mean[0]).isCloseTo(2 / 3f, ROUNDING);
        assertThat(mean[1]).isCloseTo(1 / 3f, ROUNDING);
    }

    @Test
    void noPartIsSurerThanAllOthersTogether() {
        float[] mean = LogitMean.of(new float[] {0, 1, Float.NaN}, new float[] {0.99f, 0.01f, 0.5f});

        assertThat(mean[0]).isCloseTo(0.5f, ROUNDING);
        assertThat(mean[1]).isCloseTo(0.5f, ROUNDING);
        assertThat(mean[2]).isNaN();
    }

    @Test
    void membersAreJoinedByNumber() {
        LogitMean joined = new LogitMean("joined", List.of(constant(0.8f, 0.2f), constant(0.5f, 0.2f)));
        float[][] members = joined.scores(
                        new TrainingCells(new int[0], new int[0], new int[0], 1), new int[2], Progress.NONE)
                .members();

        assertThat(joined.name()).isEqualTo("joined");
        assertThat(members[0][1]).isCloseTo(2 / 3f, ROUNDING);
        assertThat(members[1][0]).isCloseTo(0.2f, ROUNDING);
        assertThatThrownBy(() -> new LogitMean("none", List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    /** A learner of two members, each of which has one score for all cells. */
    private static Learner constant(float first, float second) {
        return new Learner() {
            @Override
            public String name() {
                return "constant";
            }

            @Override
            public Scores scores(TrainingCells training, int[] cells, Progress progress) {
                return Scores.of(new float[] {first, first}, new float[] {second, second});
            }
        };
    }
}
