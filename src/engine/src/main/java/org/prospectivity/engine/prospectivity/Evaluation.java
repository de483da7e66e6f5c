package org.prospectivity.engine.prospectivity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.baselines.Baselines;
import org.prospectivity.engine.evaluation.Closeness;
import org.prospectivity.engine.evaluation.Comparison;
import org.prospectivity.engine.evaluation.DepositGroups;
import org.prospectivity.engine.evaluation.Judged;
import org.prospectivity.engine.evaluation.MatchedCells;
import org.prospectivity.engine.evaluation.RepeatedValidation;
import org.prospectivity.engine.evaluation.ShiftNull;
import org.prospectivity.engine.evaluation.Verdict;
import org.prospectivity.engine.learning.Fold;
import org.prospectivity.engine.learning.Labels;
import org.prospectivity.engine.learning.Learner;
import org.prospectivity.engine.learning.Narrowing;
import org.prospectivity.engine.learning.SpatialBlocks;

/** Judges the models of a training on held-out blocks, over several repeats, and says which one to use. */
final class Evaluation {

    /** The models that may be recommended, the simplest first; behind them stand the network and the mean. */
    private static final List<String> BY_SIMPLICITY = List.of(
            Baselines.SINGLE_ELEMENT,
            Baselines.LOGISTIC,
            Baselines.FOREST,
            Baselines.LOGISTIC_ON_MEANS,
            Baselines.FOREST_ON_MEANS);

    private static final double END_OF_NULL = 0.1;

    private final Labels labels;
    private final SpatialBlocks blocks;
    private final TrainingOptions options;
    private final List<List<Fold>> arrangements;
    private final DepositGroups groups;

    /**
     * What was found.
     *
     * @param models as they were given
     * @param groups of deposits the intervals are of
     * @param comparisons of the network with its rivals
     * @param closeness what it owes to the places of samples
     * @param shiftNull what deposits moved elsewhere gave
     * @param verdict of the network
     * @param recommendation the model to use
     * @param warnings what the reader should know
     */
    record Result(
            List<Judged> models,
            DepositGroups groups,
            List<Comparison> comparisons,
            Optional<Closeness> closeness,
            Optional<ShiftNull.Result> shiftNull,
            Verdict verdict,
            Recommendation recommendation,
            List<String> warnings) {}

    /**
     * Divides the survey.
     *
     * @throws InvalidInputException when it cannot be
     */
    Evaluation(Labels labels, SpatialBlocks blocks, TrainingOptions options) {
        this.labels = labels;
        this.blocks = blocks;
        this.options = options;
        this.arrangements = blocks.arrangements(labels, options.repeats());
        this.groups = new DepositGroups(labels, blocks, DepositGroups.RESAMPLES, options.seed());
    }

    /** The deposits in groups, by whose resamples the models are judged. */
    DepositGroups groups() {
        return groups;
    }

    /**
     * Trains and judges.
     *
     * @param models the network that is judged first
     * @param moved the model whose AUC on moved deposits is looked at
     * @param narrowing makes the part of a fold's training cells that negatives are drawn from
     * @param sampleDistances for each cell the distances to samples; with them the models have a control among them
     */
    Result run(
            List<Learner> models,
            Learner moved,
            Narrowing narrowing,
            Optional<List<float[]>> sampleDistances,
            Progress progress) {
        List<String> warnings = new ArrayList<>();
        Optional<ShiftNull.Result> shiftNull = shiftNull(moved, warnings, progress.part(0, END_OF_NULL));
        List<Judged> judged = new RepeatedValidation(groups, arrangements, options.seed(), narrowing)
                .run(
                        models,
                        options.workforce(),
                        (fraction, message) -> progress.report(
                                END_OF_NULL + (1 - END_OF_NULL) * fraction, "cross-validation: " + message));
        Map<String, Judged> byName = new LinkedHashMap<>();
        judged.forEach(model -> byName.put(model.model(), model));
        Judged network = judged.get(0);
        Optional<MatchedCells> matched = sampleDistances.map(distances -> new MatchedCells(labels, distances));
        Function<Judged, Optional<Closeness>> closeness = model -> matched.map(cells ->
                new Closeness(byName.get(ProspectivityTraining.PROXIMITY).auc().value(), model.auc(cells)));
        Verdict.Evidence evidence = Verdict.Evidence.of(
                network,
                Optional.ofNullable(byName.get(ProspectivityTraining.SCRATCH)).filter(scratch -> scratch != network),
                Baselines.NAMES.stream().map(byName::get).toList(),
                closeness.apply(network),
                shiftNull);
        Verdict verdict = Verdict.of(evidence);
        List<Comparison> comparisons = new ArrayList<>();
        evidence.simple().ifPresent(comparisons::add);
        evidence.scratch().ifPresent(comparisons::add);
        return new Result(
                judged,
                groups,
                comparisons,
                evidence.closeness(),
                shiftNull,
                verdict,
                recommendation(
                        byName, network, model -> Verdict.showsSkill(model.auc(), closeness.apply(model), shiftNull)),
                warnings);
    }

    private Optional<ShiftNull.Result> shiftNull(Learner moved, List<String> warnings, Progress progress) {
        if (options.shifts() == 0) {
            warnings.add("The figures were not held against chance placement of the deposits; set shifts to do so.");
            return Optional.empty();
        }
        try {
            return Optional.of(new ShiftNull(
                            blocks,
                            options.shifts(),
                            ShiftNull.DEFAULT_DISTANCE,
                            ShiftNull.DEFAULT_KEPT,
                            options.seed())
                    .run(moved, labels, options.workforce(), progress));
        } catch (InvalidInputException impossible) {
            warnings.add("The figures were not held against chance placement of the deposits: "
                    + impossible.getMessage() + ".");
            return Optional.empty();
        }
    }

    /** What the models scored cells held out. */
    HeldOutScores heldOut(Result result) {
        return new HeldOutScores(
                labels,
                arrangements,
                groups,
                result.models(),
                result.recommendation().model());
    }

    /** The folds of the first repeat. */
    List<Fold> folds() {
        return arrangements.get(0);
    }

    private static Recommendation recommendation(
            Map<String, Judged> models, Judged network, Predicate<Judged> showsSkill) {
        List<Judged> candidates = new ArrayList<>();
        BY_SIMPLICITY.forEach(name -> candidates.add(models.get(name)));
        candidates.add(network);
        candidates.add(models.get(ProspectivityTraining.STACK));
        return Recommendation.of(candidates, network, showsSkill);
    }
}
