package org.prospectivity.engine.evaluation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.prospectivity.engine.Job;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Threads;
import org.prospectivity.engine.Workforce;
import org.prospectivity.engine.learning.Fold;
import org.prospectivity.engine.learning.Learner;
import org.prospectivity.engine.learning.LogitMean;
import org.prospectivity.engine.learning.Narrowing;
import org.prospectivity.engine.learning.Scores;
import org.prospectivity.engine.learning.Seeds;

/**
 * Cross-validation repeated over several arrangements of blocks, each with its own draws, all models on the same ones.
 * The first repeat is that of a single {@link CrossValidation}. A {@link LogitMean} of models that are judged as well is
 * made of their scores and trains nothing. The result does not depend on the number of threads.
 */
public final class RepeatedValidation {
    private final DepositGroups groups;
    private final List<CrossValidation> repeats;

    /**
     * @param groups of the deposits, by whose resamples the models are judged
     * @param arrangements for each repeat its folds
     * @param seed of all draws of negatives and all randomness of the learners
     */
    public RepeatedValidation(DepositGroups groups, List<List<Fold>> arrangements, long seed) {
        this(groups, arrangements, seed, Narrowing.NONE);
    }

    /**
     * The same where negatives are drawn from a part of the training cells.
     *
     * @param narrowing makes that part of the training cells of a fold
     */
    public RepeatedValidation(DepositGroups groups, List<List<Fold>> arrangements, long seed, Narrowing narrowing) {
        this.groups = groups;
        this.repeats = IntStream.range(0, arrangements.size())
                .mapToObj(r -> new CrossValidation(
                        groups.labels(), arrangements.get(r), r == 0 ? seed : Seeds.derive(seed, 2, r), narrowing))
                .toList();
    }

    /**
     * Trains and tests each learner on each fold of each repeat, those that stand last first: a caller puts the costly
     * ones first, so that what fails fails soon.
     *
     * @param workforce who works at the folds of learners
     * @param progress hears of all together
     * @return the learners judged, in their order
     * @throws CancellationException when {@code progress} ends it
     */
    public List<Judged> run(List<? extends Learner> learners, Workforce workforce, Progress progress) {
        List<Learner> trained = new ArrayList<>();
        Set<Learner> kept = new HashSet<>();
        for (Learner learner : learners) {
            if (isMeanOf(learner, learners)) {
                kept.addAll(((LogitMean) learner).parts());
            } else {
                trained.add(learner);
            }
        }
        List<Part> parts = new ArrayList<>();
        List<Unit> units = new ArrayList<>();
        int folds = repeats.get(0).folds().size();
        for (int l = trained.size() - 1; l >= 0; l--) {
            for (int r = 0; r < repeats.size(); r++) {
                parts.add(new Part(trained.get(l), r, kept.contains(trained.get(l))));
                for (int f = 0; f < folds; f++) {
                    units.add(new Unit(l, r, f));
                }
            }
        }
        workforce.run(
                new Folds(trained, repeats),
                units,
                (i, scores) -> parts.get(i / folds).take(i % folds, scores),
                progress);
        List<Judged> judged = new ArrayList<>();
        for (Learner learner : learners) {
            judged.add(Judged.of(
                    groups,
                    IntStream.range(0, repeats.size())
                            .mapToObj(r -> trained.contains(learner)
                                    ? find(parts, learner, r).held
                                    : mean((LogitMean) learner, parts, r))
                            .toList()));
        }
        return judged;
    }

    /** The same on threads of this machine. */
    public List<Judged> run(List<? extends Learner> learners, int threads, Progress progress) {
        return run(learners, new Threads(threads), progress);
    }

    /** Which learner is trained and tested on which fold of which repeat. */
    private record Unit(int learner, int repeat, int fold) implements Serializable {}

    /** Learners on the folds of all repeats. */
    private record Folds(List<Learner> learners, List<CrossValidation> repeats) implements Job<Unit, Scores> {
        @Override
        public double effort(Unit unit) {
            return learners.get(unit.learner()).effort();
        }

        @Override
        public Worker<Unit, Scores> ready() {
            return (unit, progress) -> {
                CrossValidation validation = repeats.get(unit.repeat());
                String which =
                        repeats.size() == 1 ? "" : "repeat " + (unit.repeat() + 1) + " of " + repeats.size() + ": ";
                return validation.score(
                        learners.get(unit.learner()),
                        validation.folds().get(unit.fold()),
                        (fraction, message) -> progress.report(fraction, which + message));
            };
        }
    }

    private static boolean isMeanOf(Learner learner, List<? extends Learner> learners) {
        return learner instanceof LogitMean mean && learners.containsAll(mean.parts());
    }

    private static Part find(List<Part> parts, Learner learner, int repeat) {
        return parts.stream()
                .filter(part -> part.learner == learner && part.repeat == repeat)
                .findFirst()
                .orElseThrow();
    }

    private HeldOut mean(LogitMean mean, List<Part> parts, int repeat) {
        List<float[][]> members = mean.parts().stream()
                .map(learner -> find(parts, learner, repeat).members)
                .toList();
        return HeldOut.of(
                groups.labels(),
                OutOfFold.ofMaps(mean.name(), repeats.get(repeat).folds(), LogitMean.ofMembers(members)));
    }

    /** A learner in a repeat. Once its last fold is done, its maps are let go, unless a mean is made of them. */
    private final class Part {
        private final Learner learner;
        private final int repeat;
        private final boolean kept;
        private final Scores[] scores;
        private final AtomicInteger left;
        private float[][] members;
        private HeldOut held;

        Part(Learner learner, int repeat, boolean kept) {
            this.learner = learner;
            this.repeat = repeat;
            this.kept = kept;
            this.scores = new Scores[repeats.get(repeat).folds().size()];
            this.left = new AtomicInteger(scores.length);
        }

        void take(int fold, Scores ofFold) {
            CrossValidation validation = repeats.get(repeat);
            scores[fold] = ofFold;
            if (left.decrementAndGet() == 0) {
                OutOfFold whole = OutOfFold.of(
                        learner.name(),
                        validation.folds(),
                        List.of(scores),
                        groups.labels().geometry().cells());
                held = HeldOut.of(groups.labels(), whole);
                members = kept ? whole.members() : null;
                Arrays.fill(scores, null);
            }
        }
    }
}
