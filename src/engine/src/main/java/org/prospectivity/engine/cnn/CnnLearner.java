package org.prospectivity.engine.cnn;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Job;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Threads;
import org.prospectivity.engine.Workforce;
import org.prospectivity.engine.baselines.CellValues;
import org.prospectivity.engine.baselines.LogisticRegression;
import org.prospectivity.engine.learning.Fold;
import org.prospectivity.engine.learning.Labels;
import org.prospectivity.engine.learning.Learner;
import org.prospectivity.engine.learning.LearningCurve;
import org.prospectivity.engine.learning.LearningCurves;
import org.prospectivity.engine.learning.Scores;
import org.prospectivity.engine.learning.SpatialBlocks;
import org.prospectivity.engine.learning.TrainingCells;
import org.prospectivity.engine.raster.Predictors;

/**
 * The network as a model among others: trained on labelled cells, it scores cells from the windows around them. Where
 * the settings ask for a blend, the scores are the blend's, and the learning curves the networks' own.
 */
public final class CnnLearner implements Learner {
    /**
     * Early stopping needs so many cells with a deposit to learn from, and blocks to divide them by: a fifth of fewer
     * tells little of a loss, and is missed in learning. With fewer, the last parameters are kept.
     */
    public static final int FEWEST_TO_STOP = 40;

    private static final int STOPPING_FOLDS = 5;

    /** A step beside a simple model's fold, at a window of one cell. */
    private static final double STEP_EFFORT = 1.2e-3;

    /** What networks start from. */
    @FunctionalInterface
    public interface Beginning extends Serializable {
        /** @param learned the cells to learn from */
        Initialisation of(TrainingCells learned);
    }

    private final String name;
    private final Predictors area;
    private final Architecture architecture;
    private final TrainingSettings settings;
    private final Beginning initialisation;
    private final int[] deposits;

    /**
     * @param name in reports
     * @param area in the order of the architecture's bands
     * @param initialisation what to start from, given the cells to learn from
     * @param deposits all cells with a deposit, from which the held-out ones are told for the learning curves alone;
     *     nothing is learned from them
     */
    public CnnLearner(
            String name,
            Predictors area,
            Architecture architecture,
            TrainingSettings settings,
            Beginning initialisation,
            int[] deposits) {
        InvalidInputException.require(
                architecture.bands() == area.bands().size(),
                "bands",
                area.bands().size(),
                architecture.bands() + " bands");
        Ensemble.requireRoom(architecture, area.geometry());
        this.name = name;
        this.area = area;
        this.architecture = architecture;
        this.settings = settings;
        this.initialisation = initialisation;
        this.deposits = deposits.clone();
        Arrays.sort(this.deposits);
    }

    @Override
    public String name() {
        return name;
    }

    /** As measured: a step grows a little less than the window's area does. */
    @Override
    public double effort() {
        return 1 + STEP_EFFORT * Math.pow(architecture.window(), 1.4) * settings.members() * settings.steps();
    }

    @Override
    public Scores scores(TrainingCells training, int[] cells, Progress progress) {
        Trainer.Labelled probe = probe(training, cells);
        List<float[]> members = new ArrayList<>();
        List<LearningCurve> curves = new ArrayList<>();
        for (int m = 0; m < settings.members(); m++) {
            Progress part = progress.part(0.9 * m / settings.members(), 0.9 * (m + 1) / settings.members());
            Trainer.Trained trained = member(training, m, probe, part);
            members.add(trained.parameters());
            curves.add(new LearningCurve(
                    trained.losses(),
                    Optional.ofNullable(trained.training()),
                    Optional.ofNullable(trained.trainingAtOwnOdds()),
                    Optional.ofNullable(trained.heldOut())));
        }
        boolean[] wanted = new boolean[area.geometry().cells()];
        for (int cell : cells) {
            wanted[cell] = true;
        }
        Ensemble ensemble = ensemble(members, training, progress.part(0.9, 0.95));
        float[][] maps = maps(ensemble, wanted, 1, progress.part(0.95, 1));
        float[][] scores = new float[maps.length][cells.length];
        for (int m = 0; m < maps.length; m++) {
            for (int i = 0; i < cells.length; i++) {
                scores[m][i] = maps[m][cells[i]];
            }
        }
        return new Scores(scores, new LearningCurves(curves));
    }

    /** Trains the ensemble on all given cells, a member being a unit of work. */
    public Ensemble train(TrainingCells training, Workforce workforce, Progress progress) {
        List<float[]> members = workforce.map(
                new Members(this, training),
                IntStream.range(0, settings.members()).boxed().toList(),
                progress.part(0, 0.95));
        return ensemble(members, training, progress.part(0.95, 1));
    }

    /** Trains the ensemble on all given cells, {@code threads} members at a time. */
    public Ensemble train(TrainingCells training, int threads, Progress progress) {
        return train(training, new Threads(threads), progress);
    }

    /** Members of an ensemble. */
    private record Members(CnnLearner learner, TrainingCells training) implements Job<Integer, float[]> {
        @Override
        public Worker<Integer, float[]> ready() {
            return (member, progress) ->
                    learner.member(training, member, null, progress).parameters();
        }
    }

    private Ensemble ensemble(List<float[]> members, TrainingCells training, Progress progress) {
        Ensemble networks = new Ensemble(architecture, members);
        if (!settings.blend()) {
            return networks;
        }
        LogisticRegression regression = new LogisticRegression(
                name,
                new CellValues(area.stack(), area.valid()),
                settings.members(),
                settings.negatives(),
                SpatialBlocks.defaultSide(area.geometry(), architecture.window()));
        return Blend.of(networks, regression.weights(training, progress));
    }

    /**
     * The area as an ensemble this learner trained scores it.
     *
     * @param wanted the cells to score; others are NaN
     * @return a map for each member
     */
    public float[][] maps(Ensemble trained, boolean[] wanted, int threads, Progress progress) {
        return trained.scores(area, wanted, threads, progress);
    }

    /**
     * Trains an ensemble on a source area, to transfer from. Its weights of bands the source lacks are 0: it has learned
     * nothing of them.
     *
     * @param area the source's maps in the order of the bands of the area transferred to
     * @param training its deposits and where its negatives may be drawn from
     */
    public static Ensemble onSource(
            Predictors area,
            Architecture architecture,
            TrainingSettings settings,
            TrainingCells training,
            Workforce workforce,
            Progress progress) {
        Ensemble trained = new CnnLearner(
                        "source",
                        area,
                        architecture,
                        settings.withBlend(false),
                        cells -> Initialisation.SCRATCH,
                        training.positives())
                .train(training, workforce, progress);
        for (int b = 0; b < architecture.bands(); b++) {
            if (area.normalisations().get(b) == null) {
                int[] weights = architecture.layout().weightsOf(b).toArray();
                trained.parameters().forEach(member -> Arrays.stream(weights).forEach(i -> member[i] = 0));
            }
        }
        return trained;
    }

    /** The same on threads of this machine. */
    public static Ensemble onSource(
            Predictors area,
            Architecture architecture,
            TrainingSettings settings,
            TrainingCells training,
            int threads,
            Progress progress) {
        return onSource(area, architecture, settings, training, new Threads(threads), progress);
    }

    private Trainer.Trained member(TrainingCells training, int member, Trainer.Labelled probe, Progress progress) {
        Optional<Division> division = settings.earlyStopping() ? divided(training, member) : Optional.empty();
        TrainingCells learned = division.map(Division::learned).orElse(training);
        return new Trainer(architecture, settings)
                .train(
                        labelled(learned, member),
                        probe,
                        division.map(parts -> labelled(parts.kept(), member)).orElse(null),
                        initialisation.of(learned).start(member, architecture, settings, learned.positives().length),
                        training.seed(member),
                        progress);
    }

    private Trainer.Labelled labelled(TrainingCells cells, int member) {
        return new Trainer.Labelled(
                new Windows(area), cells.positives(), cells.negatives(member, settings.negatives()));
    }

    /**
     * The training cells of a member that stops early.
     *
     * @param learned what it learns from
     * @param kept blocks kept from it, apart by a window, to stop by
     */
    private record Division(TrainingCells learned, TrainingCells kept) {}

    /** Another division for each member in turn; none with few deposits, or where blocks cannot divide them. */
    private Optional<Division> divided(TrainingCells training, int member) {
        if (training.positives().length < FEWEST_TO_STOP) {
            return Optional.empty();
        }
        Labels labels = training.labels(area.geometry());
        double side = SpatialBlocks.defaultSide(area.geometry(), architecture.window());
        try {
            Fold fold = new SpatialBlocks(side, STOPPING_FOLDS, architecture.window(), training.seed())
                    .split(labels)
                    .get(member % STOPPING_FOLDS);
            TrainingCells kept = labels.training(fold.test(), training.seed());
            return Optional.of(new Division(labels.training(fold.training(), training.seed()), kept))
                    .filter(division -> kept.positives().length > 0);
        } catch (InvalidInputException indivisible) {
            return Optional.empty();
        }
    }

    /** The cells to score as a held-out set: their deposits, and as many others a deposit as are drawn in training. */
    private Trainer.Labelled probe(TrainingCells training, int[] cells) {
        int[] positives = Arrays.stream(cells)
                .filter(cell -> Arrays.binarySearch(deposits, cell) >= 0)
                .sorted()
                .toArray();
        int[] others = Arrays.stream(cells)
                .filter(cell -> Arrays.binarySearch(deposits, cell) < 0)
                .toArray();
        if (positives.length == 0 || others.length == 0) {
            return null;
        }
        int[] negatives = new TrainingCells(positives, new int[0], others, training.seed())
                .negatives(settings.members(), settings.negatives());
        return new Trainer.Labelled(new Windows(area), positives, negatives);
    }
}
