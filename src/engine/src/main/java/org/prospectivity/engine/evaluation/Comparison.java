package org.prospectivity.engine.evaluation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A model against another, or against the best of several, by pairs: the difference of their AUCs on each resample of the
 * deposits. The best of several is the best partly by chance. So the difference to it is the mean over the resamples of
 * what the best on the groups that were drawn has on those that were not (BBC-CV; Tsamardinos, Greasidou and Borboudakis
 * 2018, doi 10.1007/s10994-018-5714-4); its error is that of the difference to the rival that is the best of all. Where one
 * rival stands out there was no luck to take off, and on groups left out the choice is sometimes a poorer one: a model that
 * is no better would seem so. Whether there was luck one survey cannot tell, so the interval reaches down from the difference
 * with the luck left in and up from that without.
 *
 * @param model what is judged
 * @param rival the other, or the best of them
 * @param rivalAuc its AUC
 * @param difference AUC of the model less that of the rival, without the luck of the choice
 * @param interval of the difference; to the best of several its lower end leaves the luck in
 * @param ahead share of the repeats in which the model is ahead of that rival
 */
public record Comparison(
        String model, String rival, double rivalAuc, double difference, Interval interval, double ahead) {
    /** A model that is better by less is no better to anyone who uses it. */
    public static final double MARGIN = 0.05;

    /** What a comparison tells. */
    public enum Outcome {
        /** The interval lies above 0. */
        BETTER("better than"),
        /** The interval holds 0 and ends below {@link #MARGIN}. */
        EQUAL("no better than"),
        /** The interval lies below 0. */
        WORSE("worse than"),
        /** The interval holds 0 and a difference that would matter. */
        CANNOT_TELL("not told apart from");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        /** As it stands between two names. */
        public String words() {
            return words;
        }
    }

    /**
     * Compares models judged by the same resamples and repeats.
     *
     * @param rivals at least one
     */
    public static Comparison of(Judged model, List<Judged> rivals) {
        Judged best = rivals.stream()
                .max(Comparator.comparingDouble(rival -> rival.auc().value()))
                .orElseThrow();
        double[] differences = IntStream.range(0, model.resampledAucs().length)
                .mapToDouble(b -> model.resampledAucs()[b] - best.resampledAucs()[b])
                .toArray();
        double[] repeats = IntStream.range(0, model.repeatAucs().length)
                .mapToDouble(r -> model.repeatAucs()[r] - best.repeatAucs()[r])
                .toArray();
        double toBest = model.auc().value() - best.auc().value();
        double difference = rivals.size() == 1 ? toBest : toChosen(model, rivals);
        double[] ofDeposits = IntStream.range(0, model.placements().length)
                .mapToDouble(d -> model.placements()[d] - best.placements()[d])
                .toArray();
        StandardError error = StandardError.of(differences, repeats, ofDeposits, model.groups());
        return new Comparison(
                model.model(),
                best.model(),
                best.auc().value(),
                difference,
                new Interval(
                        Interval.ofDifference(Math.min(toBest, difference), error.error(), error.freedom())
                                .low(),
                        Interval.ofDifference(Math.max(toBest, difference), error.error(), error.freedom())
                                .high()),
                Arrays.stream(repeats).filter(d -> d > 0).count() / (double) repeats.length);
    }

    /** To the best of the groups drawn, on the others: the mean over the resamples that leave a group out. */
    private static double toChosen(Judged model, List<Judged> rivals) {
        return Spread.of(IntStream.range(0, model.resampledAucs().length)
                        .mapToDouble(b -> model.leftOutAucs()[b]
                                - rivals.stream()
                                        .max(Comparator.comparingDouble(rival -> rival.resampledAucs()[b]))
                                        .orElseThrow()
                                        .leftOutAucs()[b])
                        .toArray())
                .mean();
    }

    /** What it tells. */
    public Outcome outcome() {
        if (interval.low() > 0) {
            return Outcome.BETTER;
        }
        if (interval.high() < 0) {
            return Outcome.WORSE;
        }
        return interval.high() < MARGIN ? Outcome.EQUAL : Outcome.CANNOT_TELL;
    }
}
