package org.prospectivity.engine.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the figures say of a model, in one sentence. Two models differ when their pooled AUC differs by more than the
 * spread, which is the root of the sum of the squared standard deviations over the members of both, but at least
 * {@value #NOISE}: less changes with the seed. The rules, the first that holds deciding:
 *
 * <ol>
 *   <li>{@link Outcome#NO_SKILL}: the AUC is not above 0.5 by more than the spread, or not above that of the proximity
 *       control, or less than {@value #CHANCE} standard deviations above the mean of the shift null. The last two only
 *       where they were run.
 *   <li>{@link Outcome#WORSE}: a baseline is better.
 *   <li>{@link Outcome#EQUAL}: the model is no better than a baseline.
 *   <li>{@link Outcome#BETTER}: the model is better than every baseline.
 * </ol>
 *
 * Between {@value #CHANCE} and {@value #CLEAR} standard deviations above the null the sentence says "only".
 *
 * @param outcome which rule decided
 * @param sentence for a person, with the figures it rests on
 */
public record Verdict(Outcome outcome, String sentence) {
    /** Differences of AUC up to this are not told apart. */
    public static final double NOISE = 0.015;
    /** Fewer standard deviations above the shift null are chance. */
    public static final double CHANCE = 1;
    /** Fewer standard deviations above the shift null are weak evidence. */
    public static final double CLEAR = 2;

    /** What the sentence says. */
    public enum Outcome {
        /** Not told apart from chance, from closeness to a sample, or from deposits moved elsewhere. */
        NO_SKILL,
        /** A baseline does better. */
        WORSE,
        /** As good as the best baseline, or not told apart from it. */
        EQUAL,
        /** Better than every baseline. */
        BETTER
    }

    private enum Comparison {
        BETTER("better than"),
        EQUAL("no better than"),
        WORSE("worse than");

        private final String words;

        Comparison(String words) {
            this.words = words;
        }
    }

    /**
     * Judges a model by the figures of it and its rivals on the same folds.
     *
     * @param model what is judged
     * @param baselines models it should beat
     * @param proximity the control that knows the distance to the nearest sample only
     * @param shiftNull what the model gave on moved deposits
     */
    public static Verdict of(
            Skill model, List<Skill> baselines, Optional<Skill> proximity, Optional<ShiftNull.Result> shiftNull) {
        boolean aboveHalf =
                model.auc() - 0.5 > Math.max(NOISE, known(model.memberAuc().sd()));
        boolean aboveProximity = proximity
                .map(control -> compare(model, control) == Comparison.BETTER)
                .orElse(true);
        boolean aboveNull = shiftNull.map(result -> result.z() >= CHANCE).orElse(true);
        Outcome outcome;
        if (!aboveHalf || !aboveProximity || !aboveNull) {
            outcome = Outcome.NO_SKILL;
        } else {
            outcome = Outcome.BETTER;
            for (Skill baseline : baselines) {
                Comparison comparison = compare(model, baseline);
                if (comparison == Comparison.WORSE) {
                    outcome = Outcome.WORSE;
                } else if (comparison == Comparison.EQUAL && outcome == Outcome.BETTER) {
                    outcome = Outcome.EQUAL;
                }
            }
        }
        List<String> parts = new ArrayList<>();
        if (!aboveHalf || baselines.isEmpty()) {
            parts.add((aboveHalf ? "better" : "no better") + " than chance");
        }
        for (Comparison comparison : Comparison.values()) {
            List<String> named = baselines.stream()
                    .filter(baseline -> compare(model, baseline) == comparison)
                    .map(Verdict::named)
                    .toList();
            if (!named.isEmpty()) {
                parts.add(comparison.words + " " + String.join(" and ", named));
            }
        }
        proximity.ifPresent(control -> parts.add((aboveProximity ? "better" : "no better")
                + " than closeness to the nearest sample" + figure(control.auc())));
        shiftNull.ifPresent(result -> parts.add(placement(result)));
        return new Verdict(
                outcome,
                (outcome == Outcome.NO_SKILL ? "No skill shown on this survey: " : "") + named(model) + " is "
                        + String.join(", ", parts) + ".");
    }

    private static Comparison compare(Skill model, Skill rival) {
        double spread = Math.max(
                NOISE,
                Math.hypot(
                        known(model.memberAuc().sd()), known(rival.memberAuc().sd())));
        double gain = model.auc() - rival.auc();
        return gain > spread ? Comparison.BETTER : gain < -spread ? Comparison.WORSE : Comparison.EQUAL;
    }

    /** One member has no spread. */
    private static double known(double sd) {
        return Double.isNaN(sd) ? 0 : sd;
    }

    private static String placement(ShiftNull.Result result) {
        double z = result.z();
        Spread chance = result.chance();
        String only = z < CLEAR && z >= 0 ? "only " : "";
        return only
                + String.format(
                        Locale.ROOT,
                        "%.1f sd %s chance placement (%.3f ± %.3f)",
                        Math.abs(z),
                        z < 0 ? "below" : "above",
                        chance.mean(),
                        chance.sd());
    }

    private static String named(Skill skill) {
        return skill.learner() + figure(skill.auc());
    }

    private static String figure(double auc) {
        return String.format(Locale.ROOT, " (AUC %.3f)", auc);
    }
}
