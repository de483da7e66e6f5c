package org.prospectivity.engine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prospectivity.engine.evaluation.Verdict.Outcome.BETTER;
import static org.prospectivity.engine.evaluation.Verdict.Outcome.CANNOT_TELL;
import static org.prospectivity.engine.evaluation.Verdict.Outcome.EQUAL;
import static org.prospectivity.engine.evaluation.Verdict.Outcome.NO_SKILL;
import static org.prospectivity.engine.evaluation.Verdict.Outcome.WORSE;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.prospectivity.engine.evaluation.Verdict.Outcome;

class VerdictTest {
    private static final Optional<Comparison> NONE = Optional.empty();
    private static final Optional<Closeness> NO_SAMPLES = Optional.empty();
    private static final Optional<ShiftNull.Result> NOT_SHIFTED = Optional.empty();
    private static final Uncertain AUC = new Uncertain(0.8, new Interval(0.72, 0.86));

    /**
     * What is to be said.
     *
     * @param sentence whole
     */
    record Case(Verdict.Evidence evidence, Outcome outcome, boolean sourceHarms, String sentence) {}

    static Stream<Case> cases() {
        return Stream.of(
                new Case(
                        evidence(AUC, NONE, best(0.06, 0.01, 0.11), NO_SAMPLES, NOT_SHIFTED),
                        BETTER,
                        false,
                        "CNN (AUC 0.800, 0.720 to 0.860) is better than the best of 5 simple models, forest (AUC 0.760),"
                                + " difference +0.060 (+0.010 to +0.110), ahead in 3 of 3 repeats."),
                new Case(
                        evidence(AUC, NONE, best(0.01, -0.02, 0.04), NO_SAMPLES, NOT_SHIFTED),
                        EQUAL,
                        false,
                        "CNN (AUC 0.800, 0.720 to 0.860) is no better than the best of 5 simple models, forest (AUC"
                                + " 0.760), difference +0.010 (-0.020 to +0.040), ahead in 3 of 3 repeats."),
                new Case(
                        evidence(AUC, NONE, best(0.01, -0.07, 0.09), NO_SAMPLES, NOT_SHIFTED),
                        CANNOT_TELL,
                        false,
                        "Cannot tell with 23 deposits: CNN (AUC 0.800, 0.720 to 0.860) is not told apart from the best"
                                + " of 5 simple models, forest (AUC 0.760), difference +0.010 (-0.070 to +0.090), ahead in"
                                + " 3 of 3 repeats, and a difference under 0.08 would not show."),
                new Case(
                        evidence(AUC, NONE, best(-0.06, -0.11, -0.01), NO_SAMPLES, NOT_SHIFTED),
                        WORSE,
                        false,
                        "CNN (AUC 0.800, 0.720 to 0.860) is worse than the best of 5 simple models, forest (AUC 0.760),"
                                + " difference -0.060 (-0.110 to -0.010), ahead in 0 of 3 repeats."),
                new Case(
                        evidence(
                                AUC,
                                compared("scratch", -0.06, -0.11, -0.01),
                                best(0.06, 0.01, 0.11),
                                NO_SAMPLES,
                                NOT_SHIFTED),
                        WORSE,
                        true,
                        "CNN (AUC 0.800, 0.720 to 0.860) is better than the best of 5 simple models, forest (AUC 0.760),"
                                + " difference +0.060 (+0.010 to +0.110), ahead in 3 of 3 repeats; worse than scratch (AUC"
                                + " 0.760), difference -0.060 (-0.110 to -0.010), ahead in 0 of 3 repeats. The source"
                                + " harms: train without it."),
                new Case(
                        evidence(AUC, NONE, best(0.06, 0.01, 0.11), closeness(0.58, 0.49, 0.67), NOT_SHIFTED),
                        NO_SKILL,
                        false,
                        "No skill shown on this survey: CNN (AUC 0.800, 0.720 to 0.860) is better than the best of 5"
                                + " simple models, forest (AUC 0.760), difference +0.060 (+0.010 to +0.110), ahead in 3 of"
                                + " 3 repeats; not above closeness to samples (AUC 0.850 by itself), among cells as close to"
                                + " samples AUC 0.580 (0.490 to 0.670)."),
                new Case(
                        evidence(AUC, NONE, best(0.06, 0.01, 0.11), closeness(0.61, 0.52, 0.7), NOT_SHIFTED),
                        BETTER,
                        false,
                        "CNN (AUC 0.800, 0.720 to 0.860) is better than the best of 5 simple models, forest (AUC 0.760),"
                                + " difference +0.060 (+0.010 to +0.110), ahead in 3 of 3 repeats; above closeness to"
                                + " samples (AUC 0.850 by itself), among cells as close to samples AUC 0.610 (0.520 to"
                                + " 0.700)."),
                new Case(
                        evidence(
                                new Uncertain(0.6, new Interval(0.49, 0.7)),
                                NONE,
                                best(0.06, 0.01, 0.11),
                                NO_SAMPLES,
                                NOT_SHIFTED),
                        NO_SKILL,
                        false,
                        "No skill shown on this survey: CNN (AUC 0.600, 0.490 to 0.700) is no better than chance;"
                                + " better than the best of 5 simple models, forest (AUC 0.760), difference +0.060 (+0.010"
                                + " to +0.110), ahead in 3 of 3 repeats."),
                new Case(
                        evidence(AUC, NONE, NONE, NO_SAMPLES, shifts("logistic", 0.75, 0.4, 0.6)),
                        BETTER,
                        false,
                        "CNN (AUC 0.800, 0.720 to 0.860) is better than chance; above chance placement of the deposits"
                                + " (by logistic: p = 0.050, AUC 0.750 against 0.500 ± 0.100 on 19 shifts)."),
                new Case(
                        evidence(AUC, NONE, NONE, NO_SAMPLES, shifts("CNN", 0.55, 0.4, 0.6)),
                        NO_SKILL,
                        false,
                        "No skill shown on this survey: CNN (AUC 0.800, 0.720 to 0.860) is better than chance; not above"
                                + " chance placement of the deposits (p = 0.500, AUC 0.550 against 0.500 ± 0.100 on 19"
                                + " shifts)."));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theRulesDecideAndTheSentenceSaysByWhat(Case expected) {
        Verdict verdict = Verdict.of(expected.evidence());

        assertThat(verdict.sentence()).isEqualTo(expected.sentence());
        assertThat(verdict.outcome()).isEqualTo(expected.outcome());
        assertThat(verdict.sourceHarms()).isEqualTo(expected.sourceHarms());
    }

    private static Verdict.Evidence evidence(
            Uncertain auc,
            Optional<Comparison> scratch,
            Optional<Comparison> simple,
            Optional<Closeness> closeness,
            Optional<ShiftNull.Result> shiftNull) {
        return new Verdict.Evidence("CNN", auc, 23, 3, scratch, simple, 5, closeness, shiftNull);
    }

    private static Optional<Closeness> closeness(double amongAlike, double low, double high) {
        return Optional.of(new Closeness(0.85, new Uncertain(amongAlike, new Interval(low, high))));
    }

    private static Optional<Comparison> best(double difference, double low, double high) {
        return compared("forest", difference, low, high);
    }

    private static Optional<Comparison> compared(String rival, double difference, double low, double high) {
        return Optional.of(
                new Comparison("CNN", rival, 0.76, difference, new Interval(low, high), difference > 0 ? 1 : 0));
    }

    /** Nineteen, by turns low and high, and as many low ones. */
    private static Optional<ShiftNull.Result> shifts(String learner, double observed, double low, double high) {
        double[] aucs = new double[19];
        Arrays.setAll(aucs, i -> i == 18 ? (low + high) / 2 : i % 2 == 0 ? low : high);
        return Optional.of(new ShiftNull.Result(learner, observed, aucs));
    }
}
