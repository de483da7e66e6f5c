package org.prospectivity.engine.prospectivity;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.prospectivity.engine.evaluation.Comparison;
import org.prospectivity.engine.evaluation.Judged;

/**
 * The model to make the map with.
 *
 * @param model its name, as among the report's figures
 * @param reason in a sentence
 */
public record Recommendation(String model, String reason) {
    /** Of models whose AUCs differ by no more than this the simplest is recommended. */
    static final double TIE = 0.005;

    /**
     * Of the models that are not worse than the best one by their interval, nor by more than {@link #TIE}, the simplest that
     * shows skill; the simplest, if none does.
     *
     * @param candidates the simplest first
     * @param network the one whose verdict is told beside
     * @param showsSkill whether a model does better than chance, by all that was looked at
     */
    static Recommendation of(List<Judged> candidates, Judged network, Predicate<Judged> showsSkill) {
        Judged best = candidates.stream()
                .max(Comparator.comparingDouble(model -> model.auc().value()))
                .orElseThrow();
        List<Judged> level = candidates.stream()
                .filter(model -> model == best
                        || best.auc().value() - model.auc().value() <= TIE
                                && Comparison.of(best, List.of(model)).outcome() != Comparison.Outcome.BETTER)
                .toList();
        Judged chosen = level.stream().filter(showsSkill).findFirst().orElse(level.get(0));
        return new Recommendation(
                chosen.model(),
                beginning(chosen, network, showsSkill) + chosen.model() + ": " + which(chosen, best, level)
                        + beside(chosen, network, showsSkill) + ".");
    }

    private static String beginning(Judged chosen, Judged network, Predicate<Judged> showsSkill) {
        if (showsSkill.test(chosen)) {
            return "Use ";
        }
        return (showsSkill.test(network)
                        ? "The models of highest AUC show no skill"
                        : "No skill is shown on this survey")
                + "; if a map has to be made all the same, use ";
    }

    private static String which(Judged chosen, Judged best, List<Judged> level) {
        return chosen == best
                ? String.format(
                        Locale.ROOT,
                        "it has the highest AUC on held-out blocks (%.3f), and no simpler model%s comes within %.3f of it",
                        best.auc().value(),
                        chosen == level.get(0) ? "" : " that shows skill",
                        TIE)
                : String.format(
                        Locale.ROOT,
                        "it is the simplest of the models%s within %.3f of the highest AUC on held-out blocks (%.3f against"
                                + " %.3f of the %s)",
                        chosen == level.get(0) ? "" : " that show skill",
                        TIE,
                        chosen.auc().value(),
                        best.auc().value(),
                        best.model());
    }

    /** What sets it off from a verdict of no skill. */
    private static String beside(Judged chosen, Judged network, Predicate<Judged> showsSkill) {
        return showsSkill.test(chosen) && !showsSkill.test(network)
                ? String.format(
                        Locale.ROOT,
                        "; it shows skill (95 %% interval of its AUC %.3f to %.3f), which the %s does not",
                        chosen.auc().interval().low(),
                        chosen.auc().interval().high(),
                        network.model())
                : "";
    }
}
