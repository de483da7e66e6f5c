package org.prospectivity.engine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.evaluation.Verdict.Outcome;
import org.prospectivity.engine.evaluation.Verdict.Rated;

class VerdictTest {
    private static final Optional<Rated> NO_CONTROL = Optional.empty();
    private static final Optional<Rated> NO_SOURCE = Optional.empty();
    private static final Optional<ShiftNull.Result> NOT_SHIFTED = Optional.empty();

    @Test
    void aModelAboveAllOthersIsBetter() {
        Verdict verdict = Verdict.of(
                rated("CNN", 0.970, 0.005),
                NO_SOURCE,
                List.of(rated("random forest", 0.756, 0.01), rated("logistic regression", 0.761, 0.01)),
                Optional.of(rated("proximity", 0.5, Double.NaN)),
                Optional.of(new ShiftNull.Result(0.97, new double[] {0.4, 0.5, 0.6})));

        assertThat(verdict.outcome()).isEqualTo(Outcome.BETTER);
        assertThat(verdict.sentence())
                .isEqualTo(
                        "CNN (AUC 0.970) is better than the best of 2 simple models, logistic regression (AUC 0.761),"
                                + " better than closeness to the nearest sample (AUC 0.500),"
                                + " 4.7 sd above chance placement (0.500 ± 0.100).");
    }

    @Test
    void aModelThatOnlyMatchesOneBaselineIsNoBetter() {
        Verdict verdict = Verdict.of(
                rated("CNN", 0.889, 0.01),
                NO_SOURCE,
                List.of(rated("random forest", 0.850, 0.01), rated("logistic regression", 0.886, 0.002)),
                NO_CONTROL,
                Optional.of(new ShiftNull.Result(0.889, new double[] {0.62, 0.72, 0.82})));

        assertThat(verdict.outcome()).isEqualTo(Outcome.EQUAL);
        assertThat(verdict.sentence())
                .isEqualTo("CNN (AUC 0.889) is no better than the best of 2 simple models, logistic regression"
                        + " (AUC 0.886), only 1.7 sd above chance placement (0.720 ± 0.100).");
    }

    @Test
    void theSpreadOfBothDecidesWhetherADifferenceCounts() {
        List<Rated> baseline = List.of(rated("forest", 0.75, 0.03));

        assertThat(Verdict.of(rated("CNN", 0.79, 0.01), NO_SOURCE, baseline, NO_CONTROL, NOT_SHIFTED)
                        .outcome())
                .isEqualTo(Outcome.BETTER);
        assertThat(Verdict.of(rated("CNN", 0.79, 0.03), NO_SOURCE, baseline, NO_CONTROL, NOT_SHIFTED)
                        .outcome())
                .isEqualTo(Outcome.EQUAL);
        assertThat(Verdict.of(rated("CNN", 0.70, 0.03), NO_SOURCE, baseline, NO_CONTROL, NOT_SHIFTED)
                        .outcome())
                .isEqualTo(Outcome.WORSE);
        assertThat(Verdict.of(rated("CNN", 0.76, 0), NO_SOURCE, List.of(rated("l", 0.75, 0)), NO_CONTROL, NOT_SHIFTED)
                        .outcome())
                .isEqualTo(Outcome.EQUAL);
    }

    @Test
    void aModelNoBetterThanClosenessToASampleHasNoSkill() {
        Verdict verdict = Verdict.of(
                rated("CNN", 0.604, 0.02),
                NO_SOURCE,
                List.of(rated("logistic regression", 0.658, 0.01)),
                Optional.of(rated("proximity", 0.667, Double.NaN)),
                NOT_SHIFTED);

        assertThat(verdict.outcome()).isEqualTo(Outcome.NO_SKILL);
        assertThat(verdict.sentence())
                .isEqualTo(
                        "No skill shown on this survey: CNN (AUC 0.604) is worse than logistic regression (AUC 0.658),"
                                + " no better than closeness to the nearest sample (AUC 0.667).");
    }

    @Test
    void aModelWithinOneDeviationOfItsShiftsHasNoSkill() {
        Verdict verdict = Verdict.of(
                rated("CNN", 0.65, 0.01),
                NO_SOURCE,
                List.of(rated("forest", 0.55, 0.01)),
                NO_CONTROL,
                Optional.of(new ShiftNull.Result(0.65, new double[] {0.5, 0.6, 0.7})));

        assertThat(verdict.outcome()).isEqualTo(Outcome.NO_SKILL);
        assertThat(verdict.sentence()).contains("only 0.5 sd above chance placement (0.600 ± 0.100)");
        assertThat(Verdict.of(
                                rated("CNN", 0.65, 0.01),
                                NO_SOURCE,
                                List.of(),
                                NO_CONTROL,
                                Optional.of(new ShiftNull.Result(0.65, new double[] {0.7, 0.8})))
                        .sentence())
                .contains("1.4 sd below chance placement");
    }

    @Test
    void aModelAtOneHalfHasNoSkill() {
        Verdict verdict = Verdict.of(
                rated("CNN", 0.51, 0.01), NO_SOURCE, List.of(rated("forest", 0.45, 0.01)), NO_CONTROL, NOT_SHIFTED);

        assertThat(verdict.outcome()).isEqualTo(Outcome.NO_SKILL);
        assertThat(verdict.sentence()).contains("is no better than chance, better than forest (AUC 0.450).");
    }

    @Test
    void aModelWithoutRivalsIsComparedWithChance() {
        Verdict verdict = Verdict.of(rated("CNN", 0.8, 0.01), NO_SOURCE, List.of(), NO_CONTROL, NOT_SHIFTED);

        assertThat(verdict.outcome()).isEqualTo(Outcome.BETTER);
        assertThat(verdict.sentence()).isEqualTo("CNN (AUC 0.800) is better than chance.");
    }

    @Test
    void aSourceThatMakesTheNetworkWorseIsToldToHarm() {
        List<Rated> baselines = List.of(rated("forest", 0.7, 0.01));
        Verdict harmed = Verdict.of(
                rated("CNN with transfer", 0.75, 0.01),
                Optional.of(rated("CNN from scratch", 0.80, 0.01)),
                baselines,
                NO_CONTROL,
                NOT_SHIFTED);
        assertThat(harmed.sourceHarms()).isTrue();
        assertThat(harmed.outcome()).isEqualTo(Outcome.WORSE);
        assertThat(harmed.sentence())
                .isEqualTo(
                        "CNN with transfer (AUC 0.750) is better than forest (AUC 0.700), worse than CNN from scratch"
                                + " (AUC 0.800). The source harms: train without it.");

        Verdict neither = Verdict.of(
                rated("CNN with transfer", 0.79, 0.01),
                Optional.of(rated("CNN from scratch", 0.80, 0.01)),
                baselines,
                NO_CONTROL,
                NOT_SHIFTED);
        assertThat(neither.sourceHarms()).isFalse();
        assertThat(neither.outcome()).isEqualTo(Outcome.BETTER);
        assertThat(neither.sentence())
                .isEqualTo("CNN with transfer (AUC 0.790) is better than forest (AUC 0.700), no better than CNN from"
                        + " scratch (AUC 0.800).");
    }

    private static Rated rated(String name, double auc, double sd) {
        return new Rated(name, auc, sd);
    }
}
