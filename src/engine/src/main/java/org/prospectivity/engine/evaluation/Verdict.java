package org.prospectivity.engine.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the figures say of a model, in one sentence. The rules, the first that holds deciding:
 *
 * <ol>
 *   <li>{@link Outcome#NO_SKILL}: the interval of the AUC reaches down to 0.5, or that among cells as close to samples
 *       does, or the shift null has a p-value above {@value #CHANCE}. The last two only where they were run.
 *   <li>{@link Outcome#WORSE}: the best of the simple models is better, or the same network without its source.
 *   <li>{@link Outcome#BETTER}: the model is better than the best of them.
 *   <li>{@link Outcome#EQUAL}: it is not, or by less than would matter.
 *   <li>{@link Outcome#CANNOT_TELL}: the deposits are too few to tell.
 * </ol>
 *
 * Better and worse are what intervals of 95 % of the {@linkplain Comparison differences} say.
 *
 * @param outcome which rule decided
 * @param sourceHarms whether the same network is better without its source
 * @param sentence for a person, with the figures it rests on
 */
public record Verdict(Outcome outcome, boolean sourceHarms, String sentence) {
    /** A p-value of the shift null above this is chance. */
    public static final double CHANCE = 0.05;

    /** What the sentence says. */
    public enum Outcome {
        /** Not told apart from chance, from what samples' places tell, or from deposits moved elsewhere. */
        NO_SKILL,
        /** A baseline does better, or the same network without its source. */
        WORSE,
        /** No better than the best baseline. */
        EQUAL,
        /** Not told apart from the best baseline, and not shown to be no better. */
        CANNOT_TELL,
        /** Better than every baseline. */
        BETTER
    }

    /**
     * What a verdict rests on.
     *
     * @param model what is judged
     * @param auc its AUC, pooled over the folds
     * @param deposits number of cells with a deposit it was judged by
     * @param repeats of the evaluation
     * @param scratch against the same network without the source the model started from; empty where it has none
     * @param simple against the best of the simple models it should beat; empty where none was run
     * @param simpleModels how many there were
     * @param closeness what it owes to the places of samples
     * @param shiftNull what deposits moved elsewhere gave
     */
    public record Evidence(
            String model,
            Uncertain auc,
            int deposits,
            int repeats,
            Optional<Comparison> scratch,
            Optional<Comparison> simple,
            int simpleModels,
            Optional<Closeness> closeness,
            Optional<ShiftNull.Result> shiftNull) {

        /** Of models judged on the same resamples. */
        public static Evidence of(
                Judged model,
                Optional<Judged> scratch,
                List<Judged> simple,
                Optional<Closeness> closeness,
                Optional<ShiftNull.Result> shiftNull) {
            return new Evidence(
                    model.model(),
                    model.auc(),
                    model.skills().get(0).positives(),
                    model.skills().size(),
                    scratch.map(rival -> Comparison.of(model, List.of(rival))),
                    simple.isEmpty() ? Optional.empty() : Optional.of(Comparison.of(model, simple)),
                    simple.size(),
                    closeness,
                    shiftNull);
        }
    }

    /** Judges a model by the evidence. */
    public static Verdict of(Evidence evidence) {
        boolean aboveHalf = isAboveHalf(evidence.auc());
        boolean sourceHarms = evidence.scratch()
                .map(rival -> rival.outcome() == Comparison.Outcome.WORSE)
                .orElse(false);
        Comparison.Outcome toBest = evidence.simple().map(Comparison::outcome).orElse(Comparison.Outcome.BETTER);
        Outcome outcome = !showsSkill(evidence.auc(), evidence.closeness(), evidence.shiftNull())
                ? Outcome.NO_SKILL
                : sourceHarms ? Outcome.WORSE : Outcome.valueOf(toBest.name());
        List<String> parts = new ArrayList<>();
        if (!aboveHalf || evidence.simple().isEmpty()) {
            parts.add((aboveHalf ? "better" : "no better") + " than chance");
        }
        evidence.simple()
                .ifPresent(best -> parts.add(inWords(
                        best,
                        (evidence.simpleModels() > 1
                                        ? "the best of " + evidence.simpleModels() + " simple models, "
                                        : "")
                                + best.rival(),
                        evidence.repeats())));
        evidence.scratch().ifPresent(rival -> parts.add(inWords(rival, rival.rival(), evidence.repeats())));
        evidence.closeness().ifPresent(closeness -> parts.add(closeness.inWords()));
        evidence.shiftNull().ifPresent(result -> parts.add(placement(result, evidence.model())));
        String begin =
                switch (outcome) {
                    case NO_SKILL -> "No skill shown on this survey: ";
                    case CANNOT_TELL -> "Cannot tell with " + evidence.deposits() + " deposits: ";
                    default -> "";
                };
        return new Verdict(
                outcome,
                sourceHarms,
                begin
                        + String.format(
                                Locale.ROOT,
                                "%s (AUC %.3f, %s) is ",
                                evidence.model(),
                                evidence.auc().value(),
                                evidence.auc().interval().inWords("%.3f"))
                        + String.join("; ", parts)
                        + (sourceHarms ? ". The source harms: train without it." : "."));
    }

    /**
     * Whether a model does better than chance, than what samples' places tell, and than on deposits moved elsewhere; the
     * last two only where they were looked at.
     */
    public static boolean showsSkill(
            Uncertain auc, Optional<Closeness> closeness, Optional<ShiftNull.Result> shiftNull) {
        return isAboveHalf(auc)
                && closeness.map(Closeness::isSurpassed).orElse(true)
                && shiftNull.map(result -> result.p() <= CHANCE).orElse(true);
    }

    private static boolean isAboveHalf(Uncertain auc) {
        return auc.interval().low() > 0.5;
    }

    private static String inWords(Comparison comparison, String rival, int repeats) {
        String told = String.format(
                Locale.ROOT,
                "%s %s (AUC %.3f), difference %+.3f (%s)",
                comparison.outcome().words(),
                rival,
                comparison.rivalAuc(),
                comparison.difference(),
                comparison.interval().inWords("%+.3f"));
        if (repeats > 1) {
            told += ", ahead in " + Math.round(comparison.ahead() * repeats) + " of " + repeats + " repeats";
        }
        return comparison.outcome() == Comparison.Outcome.CANNOT_TELL
                ? told
                        + String.format(
                                Locale.ROOT,
                                ", and a difference under %.2f would not show",
                                comparison.difference() - comparison.interval().low())
                : told;
    }

    private static String placement(ShiftNull.Result result, String model) {
        return String.format(
                Locale.ROOT,
                "%s chance placement of the deposits (%sp = %.3f, AUC %.3f against %.3f ± %.3f on %d shifts)",
                result.p() <= CHANCE ? "above" : "not above",
                result.learner().equals(model) ? "" : "by " + result.learner() + ": ",
                result.p(),
                result.observed(),
                result.chance().mean(),
                result.chance().sd(),
                result.aucs().length);
    }
}
