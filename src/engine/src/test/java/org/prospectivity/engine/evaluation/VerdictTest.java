package org.prospectivity.engine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.evaluation.Verdict.Outcome;

class VerdictTest {
    private static final Optional<Skill> NO_CONTROL = Optional.empty();
    private static final Optional<ShiftNull.Result> NOT_SHIFTED = Optional.empty();

    @Test
    void aModelAboveAllOthersIsBetter() {
        Verdict verdict = Verdict.of(
                skill("CNN", 0.970, 0.005),
                List.of(skill("random forest", 0.756, 0.01), skill("logistic regression", 0.761, 0.01)),
                Optional.of(skill("proximity", 0.5, Double.NaN)),
                Optional.of(new ShiftNull.Result(0.97, new double[] {0.4, 0.5, 0.6})));

        assertThat(verdict.outcome()).isEqualTo(Outcome.BETTER);
        assertThat(verdict.sentence())
                .isEqualTo(
                        "CNN (AUC 0.970) is better than random forest (AUC 0.756) and logistic regression (AUC 0.761),"
                                + " better than closeness to the nearest sample (AUC 0.500),"
                                + " 4.7 sd above chance placement (0.500 ± 0.100).");
    }

    @Test
    void aModelThatOnlyMatchesOneBaselineIsNoBetter() {
        Verdict verdict = Verdict.of(
                skill("CNN", 0.889, 0.01),
                List.of(skill("random forest", 0.850, 0.01), skill("logistic regression", 0.886, 0.002)),
                NO_CONTROL,
                Optional.of(new ShiftNull.Result(0.889, new double[] {0.62, 0.72, 0.82})));

        assertThat(verdict.outcome()).isEqualTo(Outcome.EQUAL);
        assertThat(verdict.sentence())
                .isEqualTo(
                        "CNN (AUC 0.889) is better than random forest (AUC 0.850), no better than logistic regression"
                                + " (AUC 0.886), only 1.7 sd above chance placement (0.720 ± 0.100).");
    }

    @Test
    void theSpreadOfBothDecidesWhetherADifferenceCounts() {
        List<Skill> baseline = List.of(skill("forest", 0.75, 0.03));

        assertThat(Verdict.of(skill("CNN", 0.79, 0.01), baseline, NO_CONTROL, NOT_SHIFTED)
                        .outcome())
                .isEqualTo(Outcome.BETTER);
        assertThat(Verdict.of(skill("CNN", 0.79, 0.03), baseline, NO_CONTROL, NOT_SHIFTED)
                        .outcome())
                .isEqualTo(Outcome.EQUAL);
        assertThat(Verdict.of(skill("CNN", 0.70, 0.03), baseline, NO_CONTROL, NOT_SHIFTED)
                        .outcome())
                .isEqualTo(Outcome.WORSE);
        assertThat(Verdict.of(skill("CNN", 0.76, 0), List.of(skill("l", 0.75, 0)), NO_CONTROL, NOT_SHIFTED)
                        .outcome())
                .isEqualTo(Outcome.EQUAL);
    }

    @Test
    void aModelNoBetterThanClosenessToASampleHasNoSkill() {
        Verdict verdict = Verdict.of(
                skill("CNN", 0.604, 0.02),
                List.of(skill("logistic regression", 0.658, 0.01)),
                Optional.of(skill("proximity", 0.667, Double.NaN)),
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
                skill("CNN", 0.65, 0.01),
                List.of(skill("forest", 0.55, 0.01)),
                NO_CONTROL,
                Optional.of(new ShiftNull.Result(0.65, new double[] {0.5, 0.6, 0.7})));

        assertThat(verdict.outcome()).isEqualTo(Outcome.NO_SKILL);
        assertThat(verdict.sentence()).contains("only 0.5 sd above chance placement (0.600 ± 0.100)");
        assertThat(Verdict.of(
                                skill("CNN", 0.65, 0.01),
                                List.of(),
                                NO_CONTROL,
                                Optional.of(new ShiftNull.Result(0.65, new double[] {0.7, 0.8})))
                        .sentence())
                .contains("1.4 sd below chance placement");
    }

    @Test
    void aModelAtOneHalfHasNoSkill() {
        Verdict verdict =
                Verdict.of(skill("CNN", 0.51, 0.01), List.of(skill("forest", 0.45, 0.01)), NO_CONTROL, NOT_SHIFTED);

        assertThat(verdict.outcome()).isEqualTo(Outcome.NO_SKILL);
        assertThat(verdict.sentence()).contains("is no better than chance, better than forest (AUC 0.450).");
    }

    @Test
    void aModelWithoutRivalsIsComparedWithChance() {
        Verdict verdict = Verdict.of(skill("CNN", 0.8, 0.01), List.of(), NO_CONTROL, NOT_SHIFTED);

        assertThat(verdict.outcome()).isEqualTo(Outcome.BETTER);
        assertThat(verdict.sentence()).isEqualTo("CNN (AUC 0.800) is better than chance.");
    }

    private static Skill skill(String name, double auc, double sd) {
        Roc roc = new Roc(new float[0], new double[0], new double[0], auc);
        PrecisionRecall precision = new PrecisionRecall(new float[0], new double[0], new double[0], 0);
        return new Skill(
                name,
                100,
                10,
                10,
                roc,
                precision,
                new double[] {auc},
                new Spread(auc, sd),
                new Spread(0, 0),
                Optional.empty(),
                Optional.empty(),
                new PredictionRateCurve(new float[0], new double[0], new double[0]),
                new PredictionAreaPlot(0.5, 0.5, 0.5));
    }
}
