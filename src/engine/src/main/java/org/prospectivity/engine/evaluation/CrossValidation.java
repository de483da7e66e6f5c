package org.prospectivity.engine.evaluation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.prospectivity.engine.Job;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Threads;
import org.prospectivity.engine.Workforce;
import org.prospectivity.engine.learning.Fold;
import org.prospectivity.engine.learning.Labels;
import org.prospectivity.engine.learning.Learner;
import org.prospectivity.engine.learning.Narrowing;
import org.prospectivity.engine.learning.Scores;
import org.prospectivity.engine.learning.Seeds;
import org.prospectivity.engine.learning.SpatialBlocks;
import org.prospectivity.engine.learning.TrainingCells;

/**
 * Runs learners on the same folds, each on the same training cells and draws of negatives. The result does not depend
 * on the number of threads.
 */
public final class CrossValidation implements Serializable {
    private final Labels labels;
    private final List<Fold> folds;
    private final long seed;
    private final Narrowing narrowing;

    /**
     * @param labels what is known of the survey
     * @param folds its divisions, as {@link SpatialBlocks#split} makes them
     * @param seed of all draws of negatives and all randomness of the learners
     */
    public CrossValidation(Labels labels, List<Fold> folds, long seed) {
        this(labels, folds, seed, Narrowing.NONE);
    }

    /**
     * The same where negatives are drawn from a part of the training cells only.
     *
     * @param narrowing makes that part of the training cells of a fold
     */
    public CrossValidation(Labels labels, List<Fold> folds, long seed, Narrowing narrowing) {
        this.labels = labels;
        this.folds = List.copyOf(folds);
        this.seed = seed;
        this.narrowing = narrowing;
    }

    /** The divisions of the survey. */
    public List<Fold> folds() {
        return folds;
    }

    /** The training cells of a fold, the same for every learner. */
    public TrainingCells training(Fold fold) {
        return narrowing.of(labels.training(fold.training(), Seeds.derive(seed, fold.number())));
    }

    /**
     * Trains and tests each learner on each fold.
     *
     * @param learners what is judged
     * @param workforce who works at the folds of learners
     * @param progress hears of all learners together
     * @return the held-out scores of each learner, in their order
     * @throws CancellationException when {@code progress} ends it
     */
    public List<OutOfFold> run(List<? extends Learner> learners, Workforce workforce, Progress progress) {
        List<Scores> results = workforce.map(
                new Folds(List.copyOf(learners), this),
                IntStream.range(0, learners.size() * folds.size()).boxed().toList(),
                progress);
        List<OutOfFold> outOfFold = new ArrayList<>();
        for (int l = 0; l < learners.size(); l++) {
            outOfFold.add(OutOfFold.of(
                    learners.get(l).name(),
                    folds,
                    results.subList(l * folds.size(), (l + 1) * folds.size()),
                    labels.geometry().cells()));
        }
        return outOfFold;
    }

    /** The same on threads of this machine; with 1 all run in the caller's, so that a learner may use some of its own. */
    public List<OutOfFold> run(List<? extends Learner> learners, int threads, Progress progress) {
        return run(learners, new Threads(threads), progress);
    }

    /** Folds of learners, one learner after the other. */
    private record Folds(List<Learner> learners, CrossValidation validation) implements Job<Integer, Scores> {
        @Override
        public Worker<Integer, Scores> ready() {
            List<Fold> folds = validation.folds();
            return (i, progress) ->
                    validation.score(learners.get(i / folds.size()), folds.get(i % folds.size()), progress);
        }
    }

    /** The pooled AUC of a learner, fold after fold on the calling thread. */
    double auc(Learner learner, Progress progress) {
        return Skill.of(labels, run(List.of(learner), 1, progress).get(0)).auc();
    }

    /** A learner trained on a fold, and its scores of the cells held out. */
    Scores score(Learner learner, Fold fold, Progress progress) {
        String name = learner.name() + ", fold " + fold.number() + " of " + folds.size();
        progress.report(0, name);
        Scores scores = learner.scores(
                training(fold), fold.test(), (fraction, message) -> progress.report(fraction, name + ": " + message));
        for (float[] member : scores.members()) {
            for (float score : member) {
                if (score < 0 || score > 1) {
                    throw new IllegalStateException(name + ": score " + score + " is not within 0 to 1");
                }
            }
        }
        progress.report(1, name);
        return scores;
    }
}
