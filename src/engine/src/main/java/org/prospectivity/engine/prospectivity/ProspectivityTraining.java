package org.prospectivity.engine.prospectivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Workers;
import org.prospectivity.engine.baselines.Baselines;
import org.prospectivity.engine.baselines.ProximityControl;
import org.prospectivity.engine.baselines.SimpleLearner;
import org.prospectivity.engine.cnn.Architecture;
import org.prospectivity.engine.cnn.CnnLearner;
import org.prospectivity.engine.cnn.Ensemble;
import org.prospectivity.engine.cnn.Initialisation;
import org.prospectivity.engine.cnn.TrainingSettings;
import org.prospectivity.engine.evaluation.CrossValidation;
import org.prospectivity.engine.evaluation.OutOfFold;
import org.prospectivity.engine.evaluation.ShiftNull;
import org.prospectivity.engine.evaluation.Skill;
import org.prospectivity.engine.evaluation.Verdict;
import org.prospectivity.engine.learning.Classification;
import org.prospectivity.engine.learning.Fold;
import org.prospectivity.engine.learning.Labels;
import org.prospectivity.engine.learning.Learner;
import org.prospectivity.engine.learning.LearningCurves;
import org.prospectivity.engine.learning.LossPoint;
import org.prospectivity.engine.learning.SpatialBlocks;
import org.prospectivity.engine.learning.TrainingCells;
import org.prospectivity.engine.model.Fingerprint;
import org.prospectivity.engine.model.Method;
import org.prospectivity.engine.model.Provenance;
import org.prospectivity.engine.model.SimpleModels;
import org.prospectivity.engine.model.TrainedModel;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.Predictors;

/**
 * Trains a prospectivity model and judges it: cross-validation on spatial blocks beside the simple models of {@link
 * Baselines}, on the same cells and draws; then a last training on all deposits.
 * The figures are always of the former, the model of the latter.
 *
 * <pre>{@code
 * Survey survey = new Survey(maps, deposits, new int[0], "geochemistry");
 * ProspectivityTraining.Result trained = ProspectivityTraining.run(
 *         TrainingData.of(survey), TrainingOptions.forWindow(5).withFolds(0), Progress.NONE);
 * }</pre>
 */
public final class ProspectivityTraining {
    /** Names of the models in reports. */
    public static final String TRANSFER = "CNN with transfer";

    /** With transfer or from scratch. */
    public static final String BLENDED = "CNN blended with logistic regression";

    public static final String SCRATCH = "CNN from scratch";
    public static final String RANDOM_BODY = "CNN with frozen random convolutions";
    public static final String PROXIMITY = "closeness to a sample";

    private static final double END_OF_SOURCE = 0.15;
    private static final double END_OF_VALIDATION = 0.85;
    private static final double END_OF_NULL = 0.9;

    private final Survey survey;
    private final TrainingOptions options;
    private final Transfer transfer;
    private final int[] testDeposits;
    private final Optional<float[]> sampleDistances;

    private final Predictors area;
    private final Predictors own;
    private final Labels labels;
    private final Architecture architecture;
    private final List<String> common;
    private final List<String> warnings = new ArrayList<>();
    private List<float[]> start = List.of();

    /**
     * A trained model and what is to be known of it.
     *
     * @param model trained on all deposits
     * @param report its figures
     */
    public record Result(TrainedModel model, TrainingReport report) {}

    /**
     * Trains and judges.
     *
     * @throws InvalidInputException naming what cannot be used
     */
    public static Result run(TrainingData data, TrainingOptions options, Progress progress) {
        return new ProspectivityTraining(data, options).run(progress);
    }

    private ProspectivityTraining(TrainingData data, TrainingOptions options) {
        this.survey = data.survey();
        this.transfer = data.transfer();
        this.testDeposits = data.testDeposits();
        this.sampleDistances = data.sampleDistances();
        this.options = options;
        transfer.requireWindow(options.window());
        // the room for the window is checked first: it needs no look at the values
        Architecture ofWindow = Architecture.of(survey.maps().bands().size(), options.window());
        Ensemble.requireRoom(ofWindow, survey.maps().geometry());
        this.own = Predictors.of(survey.maps(), survey.parameter());
        this.area = transfer.arranged(own, survey.parameter());
        this.architecture = transfer.architecture(ofWindow);
        this.common = symbols(transfer.common(own));
        transfer.checked(own, architecture.window()).ifPresent(warnings::add);
        this.labels = new Labels(
                own.geometry(),
                own.valid(),
                survey.deposits(),
                survey.barren(),
                options.exclusionFor(own.geometry().cellSize()));
        if (options.folds() > 0) {
            transfer.requireUnseen(survey.maps());
        }
    }

    private Result run(Progress progress) {
        // refused folds are told before any work is done
        SpatialBlocks blocks = blocks();
        List<Fold> folds = options.folds() == 0 ? List.of() : blocks.split(labels);
        start = transfer.start(area, architecture, options, progress.part(0, END_OF_SOURCE));
        String alone = start.isEmpty() ? SCRATCH : TRANSFER;
        boolean blend = options.settings().blend();
        CnnLearner network = network(blend ? BLENDED : alone, area, architecture, this::initialisation);
        List<Learner> learners = new ArrayList<>();
        List<CnnLearner> networks = new ArrayList<>(List.of(network));
        if (options.compare()) {
            if (blend) {
                networks.add(network(alone, area, architecture, this::initialisation));
            }
            if (!start.isEmpty()) {
                networks.add(network(
                        SCRATCH,
                        own,
                        Architecture.of(own.bands().size(), architecture.window()),
                        cells -> Initialisation.SCRATCH));
            }
            networks.add(network(RANDOM_BODY, area, architecture, cells -> Initialisation.randomBody(architecture)));
        }
        learners.addAll(networks);
        List<Learner> simpleLearners = baselines();
        if (!folds.isEmpty() || testDeposits.length > 0) {
            learners.addAll(simpleLearners);
        }
        List<OutOfFold> held = folds.isEmpty()
                ? List.of()
                : validate(folds, learners, progress.part(END_OF_SOURCE, END_OF_VALIDATION));
        List<Skill> skills =
                held.stream().map(scores -> Skill.of(labels, scores)).toList();
        Optional<ShiftNull.Result> shiftNull = skills.isEmpty() || options.shifts() == 0
                ? Optional.empty()
                : Optional.of(new ShiftNull(
                                blocks,
                                options.shifts(),
                                ShiftNull.DEFAULT_DISTANCE,
                                ShiftNull.DEFAULT_KEPT,
                                options.seed())
                        .run(
                                network,
                                labels,
                                skills.get(0).auc(),
                                options.threads(),
                                progress.part(END_OF_VALIDATION, END_OF_NULL)));
        TrainingCells all = labels.training(options.seed());
        Ensemble ensemble = network.train(
                all,
                options.threads(),
                (fraction, message) -> progress.report(END_OF_NULL + 0.05 * fraction, "training on all deposits"));
        List<ModelFigures> tested = test(ensemble, network, learners, all, progress.part(0.95, 0.96));
        String verdict = verdict(skills, shiftNull);
        TrainedModel model = new TrainedModel(
                inputs(area),
                own.geometry().cellSize(),
                ensemble,
                provenance(all, verdict),
                Optional.of(simple(simpleLearners, all, progress.part(0.96, 1))),
                Method.NETWORK);
        progress.report(1, "trained");
        return new Result(
                model,
                report(
                        skills,
                        held.subList(0, held.isEmpty() ? 0 : networks.size()),
                        shiftNull,
                        tested,
                        verdict,
                        model.provenance()));
    }

    private static List<String> symbols(List<Band> bands) {
        return bands.stream().map(Band::symbol).toList();
    }

    private SpatialBlocks blocks() {
        return new SpatialBlocks(
                options.blocksFor(own.geometry()),
                options.folds() == 0 ? TrainingOptions.DEFAULT_FOLDS : options.folds(),
                architecture.window(),
                options.seed());
    }

    private Initialisation initialisation(TrainingCells cells) {
        return start.isEmpty()
                ? Initialisation.SCRATCH
                : Initialisation.transfer(architecture, start, options.freeze(), cells.positives().length);
    }

    private CnnLearner network(
            String name,
            Predictors predictors,
            Architecture shape,
            Function<TrainingCells, Initialisation> initialisation) {
        TrainingSettings settings = options.settings().withBlend(name.equals(BLENDED));
        return new CnnLearner(name, predictors, shape, settings, initialisation, labels.positives());
    }

    private List<Learner> baselines() {
        List<Learner> baselines = new ArrayList<>(Baselines.of(
                own.stack(),
                own.valid(),
                architecture.window(),
                options.settings().members(),
                options.settings().negatives(),
                blocks().blocks()));
        sampleDistances.ifPresent(distances -> baselines.add(new ProximityControl(PROXIMITY, distances, own.valid())));
        return baselines;
    }

    private List<OutOfFold> validate(List<Fold> folds, List<Learner> learners, Progress progress) {
        return new CrossValidation(labels, folds, options.seed())
                .run(
                        learners,
                        options.threads(),
                        (fraction, message) -> progress.report(fraction, "cross-validation: " + message));
    }

    /** All models on deposits none of them has seen. Cells with a known deposit do not count. */
    private List<ModelFigures> test(
            Ensemble ensemble, CnnLearner network, List<Learner> learners, TrainingCells all, Progress progress) {
        if (testDeposits.length == 0) {
            return List.of();
        }
        boolean[] judged = own.valid().clone();
        for (int cell : labels.positives()) {
            judged[cell] = false;
        }
        int[] onMap = Arrays.stream(testDeposits)
                .filter(cell -> cell >= 0 && judged[cell])
                .toArray();
        if (onMap.length == 0) {
            throw new InvalidInputException(
                    "testDeposits",
                    "none of " + testDeposits.length
                            + " lies on a cell with data and without a known deposit; expected deposits that were"
                            + " kept from training, in the coordinate system of " + survey.parameter());
        }
        if (onMap.length < testDeposits.length) {
            warnings.add((testDeposits.length - onMap.length) + " of " + testDeposits.length
                    + " test deposits lie outside the valid area or in a cell with a known deposit and were not"
                    + " counted.");
        }
        Labels test = new Labels(own.geometry(), judged, onMap, new int[0], 0);
        int[] cells = test.validCells();
        List<ModelFigures> figures = new ArrayList<>();
        for (int l = 0; l < learners.size(); l++) {
            Learner learner = learners.get(l);
            Progress part = progress.part((double) l / learners.size(), (l + 1.0) / learners.size());
            OutOfFold scores;
            if (learner instanceof CnnLearner cnn) {
                Ensemble trained = cnn == network ? ensemble : cnn.train(all, options.threads(), part.part(0, 0.9));
                scores = OutOfFold.ofMaps(
                        learner.name(),
                        List.of(new Fold(1, cells, new int[0])),
                        cnn.maps(trained, judged, options.threads(), part.part(0.9, 1)));
            } else {
                scores = OutOfFold.of(learner.name(), cells, learner.scores(all, cells, part), judged.length);
            }
            figures.add(ModelFigures.of(Skill.of(test, scores)));
        }
        return figures;
    }

    private String verdict(List<Skill> skills, Optional<ShiftNull.Result> shiftNull) {
        if (skills.isEmpty()) {
            return "Not evaluated: folds was 0, so nothing is known of the skill of this model.";
        }
        Map<String, Verdict.Rated> byName = new LinkedHashMap<>();
        skills.forEach(skill -> byName.put(skill.learner(), Verdict.Rated.of(skill)));
        Verdict verdict = Verdict.of(
                byName.get(skills.get(0).learner()),
                Optional.ofNullable(byName.get(SCRATCH)).filter(scratch -> !start.isEmpty()),
                Baselines.NAMES.stream().map(byName::get).toList(),
                Optional.ofNullable(byName.get(PROXIMITY)),
                shiftNull);
        if (verdict.sourceHarms()) {
            warnings.add("The source harms: on held-out blocks the network is better without it.");
        } else if (!start.isEmpty() && !options.compare()) {
            warnings.add("Whether the source helps or harms was not looked into; set compare to do so.");
        }
        return verdict.sentence();
    }

    private static List<TrainedModel.Input> inputs(Predictors area) {
        return IntStream.range(0, area.bands().size())
                .mapToObj(b -> new TrainedModel.Input(
                        area.bands().get(b).name(), area.normalisations().get(b)))
                .toList();
    }

    /** The simple models, learned from all deposits as the network is; what is no model to keep is left aside. */
    private SimpleModels simple(List<Learner> learners, TrainingCells all, Progress progress) {
        List<SimpleLearner> kept = learners.stream()
                .filter(SimpleLearner.class::isInstance)
                .map(SimpleLearner.class::cast)
                .toList();
        return new SimpleModels(inputs(own), Workers.map(kept.size(), options.threads(), progress, (i, part) -> {
            SimpleLearner learner = kept.get(i);
            return learner.fit(all, (fraction, message) -> part.report(fraction, learner.name() + ": " + message));
        }));
    }

    private Provenance provenance(TrainingCells all, String verdict) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("geochemistry", Fingerprint.of(survey.maps()));
        data.put("deposits", Fingerprint.of(labels.positives()));
        data.put("barren", Fingerprint.of(labels.barren()));
        data.putAll(transfer.data());
        Initialisation begun = initialisation(all);
        return new Provenance(
                options.settings(),
                options.seed(),
                begun.frozen(),
                labels.exclusion(),
                labels.positives().length,
                labels.barren().length,
                transfer.inWords(),
                transfer.parent(),
                data,
                common,
                verdict,
                Versions.all());
    }

    private TrainingReport report(
            List<Skill> skills,
            List<OutOfFold> networks,
            Optional<ShiftNull.Result> shiftNull,
            List<ModelFigures> tested,
            String verdict,
            Provenance provenance) {
        SpatialBlocks blocks = blocks();
        double cellSize = own.geometry().cellSize();
        if (labels.outside() > 0) {
            warnings.add(labels.outside() + " of " + survey.deposits().length
                    + " deposits lie outside the valid area and were not learned from.");
        }
        if (options.settings().earlyStopping() && labels.positives().length < CnnLearner.FEWEST_TO_STOP) {
            warnings.add("Early stopping was left out: it takes at least " + CnnLearner.FEWEST_TO_STOP
                    + " cells with a deposit, there are " + labels.positives().length + ".");
        }
        if (!skills.isEmpty() && shiftNull.isEmpty()) {
            warnings.add("The figures were not held against chance placement of the deposits; set shifts to do so.");
        }
        if (!skills.isEmpty() && sampleDistances.isEmpty()) {
            warnings.add("Without the samples' places it is not known what closeness to a sample alone would score.");
        }
        return new TrainingReport(
                verdict,
                new TrainingReport.Data(
                        own.geometry(),
                        own.validCells(),
                        area.bands().stream().map(Band::name).toList(),
                        survey.deposits().length,
                        labels.outside(),
                        labels.positives().length,
                        labels.barren().length,
                        common,
                        start.isEmpty() || common.isEmpty()
                                ? List.of()
                                : symbols(area.bands()).stream()
                                        .filter(symbol -> common.stream().noneMatch(symbol::equalsIgnoreCase))
                                        .toList()),
                new TrainingReport.Training(
                        architecture.window(),
                        architecture.window() * cellSize,
                        architecture.parameters(),
                        options.settings().members(),
                        initialisation(labels.training(options.seed())).steps(architecture, options.settings()),
                        transfer.inWords(),
                        provenance.frozen(),
                        labels.exclusion()),
                skills.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new TrainingReport.Evaluation(
                                blocks.folds(), blocks.blocks(), blocks.buffer() * cellSize)),
                skills.stream().map(ModelFigures::of).toList(),
                shiftNull.map(result -> new TrainingReport.Null(
                        result.chance().mean(), result.chance().sd(), result.z(), result.aucs())),
                tested,
                convergence(networks),
                List.copyOf(warnings),
                provenance);
    }

    private static List<TrainingReport.Convergence> convergence(List<OutOfFold> networks) {
        double best = networks.stream()
                .filter(network -> network.learner().equals(SCRATCH))
                .flatMap(network -> network.curves().losses().stream())
                .mapToDouble(LossPoint::heldOut)
                .filter(Double::isFinite)
                .min()
                .orElse(Double.NaN);
        return networks.stream()
                .map(network -> convergence(network.learner(), network.curves(), best))
                .toList();
    }

    private static TrainingReport.Convergence convergence(String model, LearningCurves curves, double best) {
        List<LossPoint> losses = curves.losses();
        Classification training = curves.training();
        Classification heldOut = curves.heldOut();
        return new TrainingReport.Convergence(
                model,
                losses,
                training.crossEntropy(),
                training.accuracy(),
                heldOut.crossEntropy(),
                heldOut.accuracy(),
                losses.stream()
                        .filter(point -> point.heldOut() <= best)
                        .mapToInt(LossPoint::step)
                        .findFirst());
    }
}
