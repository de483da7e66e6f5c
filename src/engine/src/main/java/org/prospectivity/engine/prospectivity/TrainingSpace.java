package org.prospectivity.engine.prospectivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.applicability.DissimilarityIndex;
import org.prospectivity.engine.baselines.Baselines;
import org.prospectivity.engine.baselines.SimpleModel;
import org.prospectivity.engine.learning.Fold;
import org.prospectivity.engine.learning.Seeds;
import org.prospectivity.engine.learning.TrainingCells;
import org.prospectivity.engine.model.Applicability;
import org.prospectivity.engine.model.SimpleModels;
import org.prospectivity.engine.model.TrainedModel;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.Predictors;

/** Learns what training cells look like, to tell later which areas a model applies to. */
final class TrainingSpace {
    /** Deposits first, then others drawn at random: more hardly change distances, and take longer to search. */
    static final int MOST_CELLS = 4000;
    /** Of these, so many tell the importance of a map. */
    private static final int MOST_WEIGHING = 1000;
    /** Without folds, cells are compared with those farther away than so many windows. */
    private static final int WINDOWS_APART = 2;

    private TrainingSpace() {}

    /**
     * What the training cells look like.
     *
     * @param area of the training, its maps in any order
     * @param inputs those of its maps that are compared, as the model knows them
     * @param training all cells learned from
     * @param folds of the evaluation; none without
     * @param window of the network, in cells
     * @return empty where the cells are all alike, or too near to each other to compare them
     */
    static Optional<Applicability> of(
            Predictors area,
            List<TrainedModel.Input> inputs,
            SimpleModels simple,
            TrainingCells training,
            List<Fold> folds,
            int window,
            int threads,
            Progress progress) {
        List<TrainedModel.Input> compared =
                inputs.stream().filter(input -> input.normalisation() != null).toList();
        Predictors arranged =
                area.arranged(compared.stream().map(TrainedModel.Input::band).toList(), "geochemistry");
        int[] cells = sample(training);
        float[][] values = new float[cells.length][compared.size()];
        for (int b = 0; b < compared.size(); b++) {
            float[] band = arranged.stack().values(b);
            for (int c = 0; c < cells.length; c++) {
                values[c][b] = band[cells[c]];
            }
        }
        double[] weights = importance(area, compared, simple, cells, threads, progress.part(0, 0.8));
        IntFunction<int[]> others =
                folds.isEmpty() ? farther(cells, area.geometry(), WINDOWS_APART * window) : held(cells, folds);
        try {
            DissimilarityIndex index = DissimilarityIndex.of(
                    Applicability.weighted(values, weights), others, threads, progress.part(0.8, 1));
            return Optional.of(new Applicability(compared, weights, values, index.meanDistance(), index.threshold()));
        } catch (IllegalArgumentException alike) {
            return Optional.empty();
        }
    }

    /** The deposits and others, ascending. */
    private static int[] sample(TrainingCells training) {
        int[] positives =
                Arrays.stream(training.positives()).limit(MOST_CELLS / 2).toArray();
        int[] others = IntStream.concat(Arrays.stream(training.barren()), Arrays.stream(training.unlabelled()))
                .toArray();
        SplittableRandom random = new SplittableRandom(Seeds.derive(training.seed(), -1));
        int count = Math.min(others.length, MOST_CELLS - positives.length);
        for (int i = 0; i < count; i++) {
            int j = random.nextInt(i, others.length);
            int cell = others[j];
            others[j] = others[i];
            others[i] = cell;
        }
        return IntStream.concat(Arrays.stream(positives), Arrays.stream(others).limit(count))
                .sorted()
                .toArray();
    }

    /**
     * The importance of maps: by how much, on the average of the cells, the score changes without them, of the random
     * forest and of the logistic regression, each scaled to a mean of 1 over the maps.
     */
    private static double[] importance(
            Predictors area,
            List<TrainedModel.Input> compared,
            SimpleModels simple,
            int[] sample,
            int threads,
            Progress progress) {
        boolean[] wanted = new boolean[area.geometry().cells()];
        int step = (sample.length + MOST_WEIGHING - 1) / MOST_WEIGHING;
        int[] cells = IntStream.range(0, sample.length)
                .filter(i -> i % step == 0)
                .map(i -> sample[i])
                .toArray();
        for (int cell : cells) {
            wanted[cell] = true;
        }
        List<SimpleModel> models = new ArrayList<>();
        simple.called(Baselines.FOREST).ifPresent(models::add);
        simple.called(Baselines.LOGISTIC).ifPresent(models::add);
        double[] weights = new double[compared.size()];
        int passes = models.size() * (compared.size() + 1);
        int pass = 0;
        for (SimpleModel model : models) {
            float[][] full = model.scores(area.stack(), wanted, new BitSet(), threads, told(progress, pass++, passes));
            double[] effects = new double[weights.length];
            for (int b = 0; b < weights.length; b++) {
                BitSet hidden = new BitSet();
                hidden.set(Predictors.position(area.bands(), compared.get(b).band()));
                float[][] without = model.scores(area.stack(), wanted, hidden, threads, told(progress, pass++, passes));
                for (int m = 0; m < full.length; m++) {
                    for (int cell : cells) {
                        effects[b] += Math.abs(full[m][cell] - without[m][cell]);
                    }
                }
            }
            double mean = Arrays.stream(effects).average().orElseThrow();
            for (int b = 0; b < weights.length && mean > 0; b++) {
                weights[b] += effects[b] / mean / models.size();
            }
        }
        if (Arrays.stream(weights).sum() == 0) {
            Arrays.fill(weights, 1);
        }
        return weights;
    }

    private static Progress told(Progress progress, int pass, int passes) {
        return (fraction, message) -> progress.report((pass + fraction) / passes, "weighing the maps");
    }

    /** For each cell those that are learned from where its fold is held out. */
    private static IntFunction<int[]> held(int[] cells, List<Fold> folds) {
        int[] foldOf = new int[cells.length];
        Arrays.fill(foldOf, -1);
        int[][] learned = new int[folds.size()][];
        for (int f = 0; f < learned.length; f++) {
            Fold fold = folds.get(f);
            learned[f] = IntStream.range(0, cells.length)
                    .filter(i -> Arrays.binarySearch(fold.training(), cells[i]) >= 0)
                    .toArray();
            for (int i = 0; i < cells.length; i++) {
                if (Arrays.binarySearch(fold.test(), cells[i]) >= 0) {
                    foldOf[i] = f;
                }
            }
        }
        return i -> foldOf[i] < 0 ? new int[0] : learned[foldOf[i]];
    }

    /** For each cell those more than so many rows or columns away. */
    private static IntFunction<int[]> farther(int[] cells, GridGeometry grid, int reach) {
        return i -> IntStream.range(0, cells.length)
                .filter(other -> Math.abs(grid.rowOf(cells[other]) - grid.rowOf(cells[i])) > reach
                        || Math.abs(grid.columnOf(cells[other]) - grid.columnOf(cells[i])) > reach)
                .toArray();
    }
}
