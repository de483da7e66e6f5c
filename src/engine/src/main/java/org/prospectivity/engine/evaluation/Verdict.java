package org.prospectivity.engine.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the figures say of a model, in one sentence. Two models differ when their pooled AUC differs by more than the
 * spread, which is the root of the sum of the squared standard deviations of both, but at least {@value #NOISE}: less
 * changes with the seed. The rules, the first that holds deciding:
 *
 * <ol>
 *   <li>{@link Outcome#NO_SKILL}: the AUC is not above 0.5 by more than the spread, or not above that of the proximity
 *       control, or less than {@value #CHANCE} standard deviations above the mean of the shift null. The last two only
 *       where they were run.
 *   <li>{@link Outcome#WORSE}: the best of the simple models is better, or the same network without its source.
 *   <li>{@link Outcome#EQUAL}: the model is no better than the best of the simple models.
 *   <li>{@link Outcome#BETTER}: the model is better than all of them.
 * </ol>
 *
 * Between {@value #CHANCE} and {@value #CLEAR} standard deviations above the null the sentence says "only".
 *
 * @param outcome which rule decided
 * @param sourceHarms whether the same network is better without its source
 * @param sentence for a person, with the figures it rests on
 */
public record Verdict(Outcome outcome, boolean sourceHarms, String sentence) {
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
        /** A baseline does better, or the same network without its source. */
        WORSE,
        /** Not told apart from the best baseline. */
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
     * A model and how good it is.
     *
     * @param name in the sentence
     * @param auc pooled over the folds
     * @param sd of the AUC over members or seeds, NaN where there is but one
     */
    public record Rated(String name, double auc, double sd) {
        /** By held-out scores, with the spread over members. */
        public static Rated of(Skill skill) {
            return new Rated(skill.learner(), skill.auc(), skill.memberAuc().sd());
        }

        private String shown() {
            return String.format(Locale.ROOT, "%s (AUC %.3f)", name, auc);
        }
    }

    /**
     * Judges a model by the figures of it and its rivals on the same folds.
     *
     * @param model what is judged
     * @param scratch the same network without the source the model started from; empty where it has none
     * @param baselines the simple models it should beat
     * @param proximity the control that knows the distance to the nearest sample only
     * @param shiftNull what the model gave on moved deposits
     */
    public static Verdict of(
            Rated model,
            Optional<Rated> scratch,
            List<Rated> baselines,
            Optional<Rated> proximity,
            Optional<ShiftNull.Result> shiftNull) {
        boolean aboveHalf = model.auc() - 0.5 > Math.max(NOISE, known(model.sd()));
        Optional<Rated> best = baselines.stream().max(Comparator.comparingDouble(Rated::auc));
        List<String> parts = new ArrayList<>();
        if (!aboveHalf || best.isEmpty()) {
            parts.add((aboveHalf ? "better" : "no better") + " than chance");
        }
        best.ifPresent(rival -> parts.add(compare(model, rival).words
                + (baselines.size() > 1 ? " the best of " + baselines.size() + " simple models, " : " ")
                + rival.shown()));
        scratch.ifPresent(rival -> parts.add(compare(model, rival).words + " " + rival.shown()));
        boolean aboveProximity = proximity
                .map(control -> compare(model, control) == Comparison.BETTER)
                .orElse(true);
        proximity.ifPresent(control -> parts.add(String.format(
                Locale.ROOT,
                "%s than closeness to the nearest sample (AUC %.3f)",
                aboveProximity ? "better" : "no better",
                control.auc())));
        shiftNull.ifPresent(result -> parts.add(placement(result)));
        boolean aboveNull = shiftNull.map(result -> result.z() >= CHANCE).orElse(true);
        boolean sourceHarms =
                scratch.map(rival -> compare(model, rival) == Comparison.WORSE).orElse(false);
        Comparison toBest = best.map(rival -> compare(model, rival)).orElse(Comparison.BETTER);
        Outcome outcome = !aboveHalf || !aboveProximity || !aboveNull
                ? Outcome.NO_SKILL
                : sourceHarms ? Outcome.WORSE : Outcome.valueOf(toBest.name());
        return new Verdict(
                outcome,
                sourceHarms,
                (outcome == Outcome.NO_SKILL ? "No skill shown on this survey: " : "") + model.shown() + " is "
                        + String.join(", ", parts) + (sourceHarms ? ". The source harms: train without it." : "."));
    }

    private static Comparison compare(Rated model, Rated rival) {
        double spread = Math.max(NOISE, Math.hypot(known(model.sd()), known(rival.sd())));
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
}
