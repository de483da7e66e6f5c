package org.prospectivity.engine.prospectivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Job;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.baselines.Baselines;
import org.prospectivity.engine.baselines.CellValues;
import org.prospectivity.engine.baselines.LogisticRegression;
import org.prospectivity.engine.baselines.NegativesFrom;
import org.prospectivity.engine.baselines.ProximityControl;
import org.prospectivity.engine.baselines.SimpleLearner;
import org.prospectivity.engine.baselines.SimpleModel;
import org.prospectivity.engine.baselines.WeightsOfEvidence;
import org.prospectivity.engine.cnn.Architecture;
import org.prospectivity.engine.cnn.CnnLearner;
import org.prospectivity.engine.cnn.Ensemble;
import org.prospectivity.engine.cnn.Initialisation;
import org.prospectivity.engine.cnn.TrainingSettings;
import org.prospectivity.engine.evaluation.CrossValidation;
import org.prospectivity.engine.evaluation.DepositGroups;
import org.prospectivity.engine.evaluation.Judged;
import org.prospectivity.engine.evaluation.OutOfFold;
import org.prospectivity.engine.learning.Fold;
import org.prospectivity.engine.learning.Labels;
import org.prospectivity.engine.learning.Learner;
import org.prospectivity.engine.learning.LogitMean;
import org.prospectivity.engine.learning.Narrowing;
import org.prospectivity.engine.learning.SpatialBlocks;
import org.prospectivity.engine.learning.TrainingCells;
import org.prospectivity.engine.learning.WorkingDivision;
import org.prospectivity.engine.model.Applicability;
import org.prospectivity.engine.model.Fingerprint;
import org.prospectivity.engine.model.Method;
import org.prospectivity.engine.model.Provenance;
import org.prospectivity.engine.model.SimpleModels;
import org.prospectivity.engine.model.TrainedModel;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.Predictors;
import org.prospectivity.engine.raster.RasterStack;

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
    public static final String STACK = Method.STACK.title();
    public static final String PROXIMITY = "closeness to samples";

    /** The model whose deposits are moved elsewhere: that costs little, so there can be many shifts. */
    public static final String NULL_MODEL = "logistic regression, one draw";

    private static final double END_OF_SOURCE = 0.15;
    private static final double END_OF_VALIDATION = 0.8;
    private static final double END_OF_EVIDENCE = 0.9;

    private final Survey survey;
    private final TrainingOptions options;
    private final Transfer transfer;
    private final int[] testDeposits;
    private final Optional<List<float[]>> sampleDistances;

    private final Predictors area;
    private final Predictors own;
    private final CellValues cellValues;
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
     * @param deposits cells of the deposits it learned from
     * @param sourceDeposits cells of those of a source area that was trained on first, on that area's grid
     * @param heldOut the scores the figures are of; empty without evaluation
     */
    public record Result(
            TrainedModel model,
            TrainingReport report,
            int[] deposits,
            int[] sourceDeposits,
            Optional<HeldOutScores> heldOut) {}

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
        RasterStack maps = survey.maps().named(transfer.known(survey.maps().bands()));
        this.own = Predictors.of(maps, survey.parameter());
        this.area = transfer.arranged(own, survey.parameter());
        this.architecture = transfer.architecture(ofWindow);
        this.common = labels(transfer.common(own));
        transfer.checked(own, architecture.window()).ifPresent(warnings::add);
        this.cellValues = new CellValues(own.stack(), own.valid());
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
        Optional<Evaluation> evaluation = options.folds() == 0 ? Optional.empty() : Optional.of(evaluation());
        start = transfer.start(area, architecture, options, progress.part(0, END_OF_SOURCE));
        List<CnnLearner> networks = networks();
        CnnLearner network = networks.get(0);
        List<Learner> learners = models(networks);
        Optional<Evaluation.Result> judged = evaluation.map(found -> found.run(
                learners, nullModel(), narrowing(), sampleDistances, progress.part(END_OF_SOURCE, END_OF_VALIDATION)));
        List<EvidenceSkill.Suspect> suspects = SamplingLeak.of(own, sampleDistances.map(distances -> distances.get(0)));
        Optional<EvidenceSkill> skill = evaluation.flatMap(found -> SkillByEvidence.of(
                own,
                labels,
                new CrossValidation(labels, found.folds(), options.seed(), narrowing()),
                found.groups(),
                blocks().blocks(),
                options,
                suspects,
                progress.part(END_OF_VALIDATION, END_OF_EVIDENCE)));
        TrainingCells all = narrowing().of(labels.training(options.seed()));
        Ensemble ensemble = network.train(
                all,
                options.workforce(),
                (fraction, message) -> progress.report(END_OF_EVIDENCE + 0.05 * fraction, "training on all deposits"));
        List<ModelFigures> tested = test(ensemble, network, learners, all, progress.part(0.95, 0.96));
        String verdict = judged.map(result -> result.verdict().sentence())
                .orElse("Not evaluated: folds was 0, so nothing is known of the skill of this model.");
        SimpleModels simple = simple(learners, all, progress.part(0.96, 0.98));
        List<TrainedModel.Input> inputs = inputs(area);
        Optional<Applicability> applicability = TrainingSpace.of(
                own,
                inputs(own).stream()
                        .filter(input -> inputs.stream().anyMatch(input::isOf))
                        .toList(),
                simple,
                all,
                evaluation.map(Evaluation::folds).orElse(List.of()),
                architecture.window(),
                options.workforce().threads(),
                progress.part(0.98, 1));
        TrainedModel model = new TrainedModel(
                inputs,
                own.geometry().cellSize(),
                ensemble,
                provenance(all, verdict),
                Optional.of(simple),
                judged.map(result -> Method.called(result.recommendation().model()))
                        .orElse(Method.NETWORK),
                applicability);
        progress.report(1, "trained");
        return new Result(
                model,
                report(judged, skill, suspects, networks.size(), tested, verdict, model.provenance()),
                labels.positives(),
                transfer.deposits(own, architecture.window()),
                evaluation.map(found -> found.heldOut(judged.orElseThrow())));
    }

    private Evaluation evaluation() {
        try {
            return new Evaluation(labels, blocks(), options);
        } catch (InvalidInputException refused) {
            throw WorkingDivision.of(labels, architecture.window(), options.folds(), options.seed())
                    .map(works -> refused.with("; it works with " + works + ", as was tried"))
                    .orElse(refused);
        }
    }

    private List<CnnLearner> networks() {
        String alone = start.isEmpty() ? SCRATCH : TRANSFER;
        boolean blend = options.settings().blend();
        List<CnnLearner> networks = new ArrayList<>();
        networks.add(network(blend ? BLENDED : alone, area, architecture, beginning()));
        if (options.compare()) {
            if (blend) {
                networks.add(network(alone, area, architecture, beginning()));
            }
            if (!start.isEmpty()) {
                networks.add(network(
                        SCRATCH,
                        own,
                        Architecture.of(own.bands().size(), architecture.window()),
                        cells -> Initialisation.SCRATCH));
            }
            Architecture shape = architecture;
            networks.add(network(RANDOM_BODY, area, shape, cells -> Initialisation.randomBody(shape)));
        }
        return networks;
    }

    /** The networks, the simple models, and the mean of the first network and two of them. */
    private List<Learner> models(List<CnnLearner> networks) {
        List<Learner> baselines = Baselines.of(
                own.stack(),
                own.valid(),
                architecture.window(),
                options.settings().members(),
                options.settings().negatives(),
                blocks().blocks());
        List<Learner> learners = new ArrayList<>(networks);
        learners.add(new LogitMean(
                STACK,
                List.of(networks.get(0), named(Baselines.FOREST, baselines), named(Baselines.LOGISTIC, baselines))));
        learners.addAll(baselines);
        sampleDistances.ifPresent(distances -> learners.add(new ProximityControl(PROXIMITY, distances, own.valid())));
        return learners;
    }

    private static Learner named(String name, List<Learner> learners) {
        return learners.stream()
                .filter(learner -> learner.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Narrowing narrowing() {
        NegativesFrom from = options.negativesFrom();
        CellValues values = cellValues;
        int negatives = options.settings().negatives();
        return training -> from.of(training, values, negatives);
    }

    private Learner nullModel() {
        return new LogisticRegression(
                NULL_MODEL, cellValues, 1, options.settings().negatives(), Double.NaN);
    }

    private static List<String> labels(List<Band> bands) {
        return bands.stream().map(Band::label).toList();
    }

    private SpatialBlocks blocks() {
        return new SpatialBlocks(
                options.blocksFor(own.geometry()),
                options.folds() == 0 ? TrainingOptions.DEFAULT_FOLDS : options.folds(),
                architecture.window(),
                options.seed());
    }

    private CnnLearner.Beginning beginning() {
        if (start.isEmpty()) {
            return cells -> Initialisation.SCRATCH;
        }
        Architecture shape = architecture;
        List<float[]> parameters = start;
        Integer freeze = options.freeze().isPresent() ? options.freeze().getAsInt() : null;
        return cells -> Initialisation.transfer(
                shape,
                parameters,
                freeze == null ? OptionalInt.empty() : OptionalInt.of(freeze),
                cells.positives().length);
    }

    private CnnLearner network(
            String name, Predictors predictors, Architecture shape, CnnLearner.Beginning initialisation) {
        TrainingSettings settings = options.settings().withBlend(name.equals(BLENDED));
        return new CnnLearner(name, predictors, shape, settings, initialisation, labels.positives());
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
        DepositGroups groups = new DepositGroups(test, blocks(), DepositGroups.RESAMPLES, options.seed());
        Map<Learner, OutOfFold> scored = new LinkedHashMap<>();
        for (int l = 0; l < learners.size(); l++) {
            Progress part = progress.part((double) l / learners.size(), (l + 1.0) / learners.size());
            Learner learner = learners.get(l);
            if (learner instanceof CnnLearner cnn) {
                Ensemble trained = cnn == network ? ensemble : cnn.train(all, options.workforce(), part.part(0, 0.9));
                scored.put(
                        learner,
                        OutOfFold.ofMaps(
                                learner.name(),
                                List.of(new Fold(1, cells, new int[0])),
                                cnn.maps(trained, judged, options.workforce().threads(), part.part(0.9, 1))));
            } else if (!(learner instanceof LogitMean)) {
                scored.put(
                        learner, OutOfFold.of(learner.name(), cells, learner.scores(all, cells, part), judged.length));
            }
        }
        return learners.stream()
                .map(learner -> learner instanceof LogitMean mean
                        ? OutOfFold.ofMaps(
                                mean.name(),
                                List.of(new Fold(1, cells, new int[0])),
                                LogitMean.ofMembers(mean.parts().stream()
                                        .map(part -> scored.get(part).members())
                                        .toList()))
                        : scored.get(learner))
                .map(scores -> ModelFigures.of(Judged.of(groups, scores)))
                .toList();
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
        return new SimpleModels(
                inputs(own),
                options.workforce()
                        .map(
                                new Fitting(kept, all),
                                IntStream.range(0, kept.size()).boxed().toList(),
                                progress));
    }

    /** Simple models that learn. */
    private record Fitting(List<SimpleLearner> learners, TrainingCells training) implements Job<Integer, SimpleModel> {
        @Override
        public Worker<Integer, SimpleModel> ready() {
            return (i, progress) -> {
                SimpleLearner learner = learners.get(i);
                return learner.fit(
                        training, (fraction, message) -> progress.report(fraction, learner.name() + ": " + message));
            };
        }
    }

    private Provenance provenance(TrainingCells all, String verdict) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("geochemistry", Fingerprint.of(survey.maps()));
        data.put("deposits", Fingerprint.of(labels.positives()));
        data.put("barren", Fingerprint.of(labels.barren()));
        data.putAll(transfer.data());
        Initialisation begun = beginning().of(all);
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
            Optional<Evaluation.Result> evaluation,
            Optional<EvidenceSkill> skill,
            List<EvidenceSkill.Suspect> suspects,
            int networks,
            List<ModelFigures> tested,
            String verdict,
            Provenance provenance) {
        SpatialBlocks blocks = blocks();
        double cellSize = own.geometry().cellSize();
        if (labels.outside() > 0) {
            warnings.add(labels.outside() + " of " + survey.deposits().length
                    + " deposits lie outside the valid area and were not learned from; maps gridded with a larger maxDistance reach"
                    + " farther from samples.");
        }
        if (options.settings().earlyStopping() && labels.positives().length < CnnLearner.FEWEST_TO_STOP) {
            warnings.add("Early stopping was left out: it takes at least " + CnnLearner.FEWEST_TO_STOP
                    + " cells with a deposit, there are " + labels.positives().length + ".");
        }
        evaluation.ifPresent(result -> {
            warnings.addAll(result.warnings());
            if (result.verdict().sourceHarms()) {
                warnings.add("The source harms: on held-out blocks the network is better without it.");
            } else if (!start.isEmpty() && !options.compare()) {
                warnings.add("Whether the source helps or harms was not looked into; set compare to do so.");
            }
        });
        warnings.addAll(SamplingLeak.warnings(suspects));
        warnings.addAll(Evidence.warnings(own));
        if (evaluation.isPresent() && sampleDistances.isEmpty()) {
            warnings.add("Without the samples' places it is not known what closeness to a sample alone would score.");
        }
        return new TrainingReport(
                verdict,
                evaluation.map(result -> result.verdict().outcome()),
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
                                : labels(area.bands()).stream()
                                        .filter(symbol -> common.stream().noneMatch(symbol::equalsIgnoreCase))
                                        .toList()),
                new TrainingReport.Training(
                        architecture.window(),
                        architecture.window() * cellSize,
                        architecture.parameters(),
                        options.settings().members(),
                        beginning().of(labels.training(options.seed())).steps(architecture, options.settings()),
                        transfer.inWords(),
                        provenance.frozen(),
                        labels.exclusion()),
                evaluation.map(result -> new TrainingReport.Evaluation(
                        blocks.folds(),
                        options.repeats(),
                        blocks.blocks(),
                        blocks.buffer() * cellSize,
                        result.groups().groups(),
                        result.groups().effective(),
                        DepositGroups.RESAMPLES)),
                evaluation.stream()
                        .flatMap(result -> result.models().stream())
                        .map(ModelFigures::of)
                        .toList(),
                evaluation.stream()
                        .flatMap(result -> result.comparisons().stream())
                        .map(TrainingReport.Compared::of)
                        .toList(),
                evaluation.flatMap(Evaluation.Result::closeness),
                evaluation.map(Evaluation.Result::recommendation),
                evaluation.flatMap(Evaluation.Result::shiftNull).map(TrainingReport.Null::of),
                skill,
                WeightsReport.of(
                        own.bands(),
                        new WeightsOfEvidence(Baselines.WEIGHTS, cellValues)
                                .table(labels.training(options.seed()), Progress.NONE)),
                tested,
                evaluation
                        .map(result ->
                                TrainingReport.Convergence.of(result.models().subList(0, networks), SCRATCH))
                        .orElse(List.of()),
                List.copyOf(warnings),
                provenance);
    }
}
