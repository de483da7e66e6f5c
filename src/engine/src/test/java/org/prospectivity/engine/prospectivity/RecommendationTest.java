package org.prospectivity.engine.prospectivity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.evaluation.DepositGroups;
import org.prospectivity.engine.evaluation.Judged;
import org.prospectivity.engine.evaluation.OutOfFold;
import org.prospectivity.engine.learning.Fold;
import org.prospectivity.engine.learning.Labels;
import org.prospectivity.engine.learning.MadeUpSurvey;
import org.prospectivity.engine.learning.SpatialBlocks;
import org.prospectivity.engine.raster.GridGeometry;

class RecommendationTest {
    private static final GridGeometry GRID = MadeUpSurvey.grid(40, 40);
    private static final int[] DEPOSITS = MadeUpSurvey.randomCells(30, MadeUpSurvey.allValid(GRID), new Random(2));
    private static final Labels LABELS = MadeUpSurvey.labels(GRID, DEPOSITS);
    private static final DepositGroups GROUPS =
            new DepositGroups(LABELS, new SpatialBlocks(8 * GRID.cellSize(), 2, 0, 1), 500, 1);
    private static final float[] CHANCE = new float[GRID.cells()];

    static {
        Random random = new Random(1);
        for (int cell = 0; cell < CHANCE.length; cell++) {
            CHANCE[cell] = random.nextFloat();
        }
    }

    /** The same noise for all, with the first so many deposits lifted above everything, and the last one a little. */
    private static Judged model(String name, int lifted, double last) {
        float[] map = CHANCE.clone();
        for (int deposit : Arrays.copyOf(DEPOSITS, lifted)) {
            map[deposit] += 1;
        }
        map[DEPOSITS[DEPOSITS.length - 1]] += (float) last;
        return Judged.of(
                GROUPS,
                OutOfFold.ofMaps(name, List.of(new Fold(1, LABELS.validCells(), new int[0])), new float[][] {map}));
    }

    private static final Judged SIMPLE = model("simple", 20, 0);
    private static final Judged FOREST = model("forest", 20, 0.05);
    private static final Judged NETWORK = model("network", 10, 0);
    private static final Judged STACK = model("stack", 30, 0);

    @Test
    void theSimplestWithinATieOfTheBestIsRecommended() {
        Recommendation found = Recommendation.of(List.of(SIMPLE, FOREST, NETWORK), NETWORK, model -> true);

        assertThat(found.model()).isEqualTo("simple");
        assertThat(found.reason())
                .startsWith("Use simple: it is the simplest of the models within 0.005")
                .doesNotContain("skill");
    }

    @Test
    void oneThatIsBetterByMoreIsRecommendedThoughItIsNotSimple() {
        assertThat(Recommendation.of(List.of(SIMPLE, NETWORK, STACK), NETWORK, model -> true))
                .satisfies(found -> assertThat(found.model()).isEqualTo("stack"))
                .satisfies(found -> assertThat(found.reason()).contains("no simpler model comes within 0.005 of it"));
    }

    @Test
    void ofTwoThatAreLevelTheOneThatShowsSkillIsRecommended() {
        Recommendation found = Recommendation.of(List.of(SIMPLE, FOREST, NETWORK), NETWORK, model -> model == FOREST);

        assertThat(found.model()).isEqualTo("forest");
        assertThat(found.reason())
                .contains("no simpler model that shows skill")
                .contains("it shows skill (95 % interval of its AUC")
                .endsWith("which the network does not.");
    }

    @Test
    void noSkillAtAllIsSaidFirst() {
        assertThat(Recommendation.of(List.of(SIMPLE, NETWORK), NETWORK, model -> false)
                        .reason())
                .startsWith("No skill is shown on this survey; if a map has to be made all the same, use simple: ");
        assertThat(Recommendation.of(List.of(SIMPLE, NETWORK), NETWORK, model -> model == NETWORK)
                        .reason())
                .startsWith(
                        "The models of highest AUC show no skill; if a map has to be made all the same, use simple: ");
    }
}
