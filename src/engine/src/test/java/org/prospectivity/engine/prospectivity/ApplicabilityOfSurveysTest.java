package org.prospectivity.engine.prospectivity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.baselines.Baselines;
import org.prospectivity.engine.baselines.SimpleLearner;
import org.prospectivity.engine.baselines.SimpleModel;
import org.prospectivity.engine.cnn.Ensemble;
import org.prospectivity.engine.evaluation.Roc;
import org.prospectivity.engine.geochemistry.Determinations;
import org.prospectivity.engine.geochemistry.GriddingOptions;
import org.prospectivity.engine.geochemistry.Places;
import org.prospectivity.engine.geochemistry.SampleTable;
import org.prospectivity.engine.geochemistry.SurveyGridding;
import org.prospectivity.engine.gridding.GridLayout;
import org.prospectivity.engine.gridding.SampledGround;
import org.prospectivity.engine.learning.Classification;
import org.prospectivity.engine.learning.Fold;
import org.prospectivity.engine.learning.Labels;
import org.prospectivity.engine.learning.SpatialBlocks;
import org.prospectivity.engine.learning.TrainingCells;
import org.prospectivity.engine.model.Applicability;
import org.prospectivity.engine.model.SimpleModels;
import org.prospectivity.engine.model.TrainedModel;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.Predictors;
import org.prospectivity.engine.raster.RasterStack;

/** Where models of real surveys apply; with -Dsurvey.data. The figures it prints are those of docs/method.md. */
class ApplicabilityOfSurveysTest {
    private static final int WINDOW = 9;
    private static final double CELL = 2000;
    private static final int MEMBERS = 2;

    private static Path folder;

    @BeforeAll
    static void findSurveys() {
        String data = System.getProperty("survey.data", "");
        folder = Path.of(data.startsWith("$") ? "" : data);
        Assumptions.assumeTrue(
                Files.isDirectory(folder.resolve("yilgarn_south")),
                "no folder yilgarn_south in -Dsurvey.data; areas of applicability not measured");
    }

    /** What a training without networks knows. */
    private record Known(Predictors area, Applicability applicability, SimpleModels simple) {}

    @Test
    void aModelOfSouthernYilgarnDoesNotApplyToMostOfAlaska() throws IOException {
        Survey alaska = survey("se_alaska_west_dev", "samples_dl_reconstructed.csv", List.of());
        Survey yilgarn = survey("yilgarn_south", "samples.csv", alaska.maps().bands());
        Predictors area = Predictors.of(yilgarn.maps(), "maps");
        Known known = learned(area, labels(yilgarn, area).training(1), folds(labels(yilgarn, area)));
        double own = outside(known.applicability(), yilgarn.maps(), area, area.valid());
        Predictors there = Predictors.of(alaska.maps(), "maps").arranged(area.bands(), "maps");
        double other = outside(known.applicability(), alaska.maps(), there, there.valid());
        Survey north = survey("yilgarn_north", "samples.csv", alaska.maps().bands());
        Predictors beside = Predictors.of(north.maps(), "maps").arranged(area.bands(), "maps");
        System.out.printf(
                Locale.ROOT,
                "model of yilgarn_south, %d elements, threshold %.3f: outside %.3f of itself, %.3f of yilgarn_north, %.3f of"
                        + " se_alaska_west_dev%n",
                area.bands().size(),
                known.applicability().threshold(),
                own,
                outside(known.applicability(), north.maps(), beside, beside.valid()),
                other);
        assertThat(other).isGreaterThan(0.5);
        assertThat(own).isLessThan(0.1);
    }

    @Test
    void aModelAppliesToHeldOutBlocksOfItsOwnSurveyAndErrsMoreOutside() throws IOException {
        double[] differences = new double[3];
        List<String> names = List.of("yilgarn_south", "yilgarn_north", "se_alaska_west_dev");
        for (int s = 0; s < names.size(); s++) {
            Survey survey = survey(names.get(s), s == 2 ? "samples_dl_reconstructed.csv" : "samples.csv", List.of());
            Predictors area = Predictors.of(survey.maps(), "maps");
            Labels labels = labels(survey, area);
            float[] applicable = new float[area.valid().length];
            float[][] scored = new float[2][area.valid().length];
            double outside = 0;
            List<Fold> folds = folds(labels);
            for (Fold fold : folds) {
                TrainingCells training = labels.training(fold.training(), fold.number());
                Known known = learned(area, training, folds(training.labels(area.geometry())));
                boolean[] held = new boolean[area.valid().length];
                for (int cell : fold.test()) {
                    held[cell] = true;
                }
                double share = outside(known.applicability(), survey.maps(), area, held, applicable);
                outside += share * fold.test().length / labels.validCells().length;
                for (int m = 0; m < 2; m++) {
                    SimpleModel model = known.simple().models().get(m);
                    float[] mean = Ensemble.Map.of(model.scores(area.stack(), held, new BitSet(), 2, Progress.NONE))
                            .mean();
                    for (int cell : fold.test()) {
                        scored[m][cell] = mean[cell];
                    }
                }
            }
            System.out.printf(Locale.ROOT, "%s: outside %.3f of held-out blocks%n", names.get(s), outside);
            double[] entropies = new double[2];
            for (int m = 0; m < 2; m++) {
                for (boolean inside : new boolean[] {true, false}) {
                    float[] positives = at(scored[m], labels.positives(), applicable, inside);
                    float[] others = at(
                            scored[m],
                            Arrays.stream(labels.validCells())
                                    .filter(cell -> Arrays.binarySearch(labels.positives(), cell) < 0)
                                    .toArray(),
                            applicable,
                            inside);
                    double entropy =
                            Classification.atEvenOdds(positives, others).crossEntropy();
                    System.out.printf(
                            Locale.ROOT,
                            "  %s, %s: %d deposit cells, %d others, AUC %.3f, cross-entropy %.3f%n",
                            m == 0 ? Baselines.FOREST : Baselines.LOGISTIC,
                            inside ? "inside" : "outside",
                            positives.length,
                            others.length,
                            Roc.of(positives, others).auc(),
                            entropy);
                    entropies[inside ? 0 : 1] += entropy / 2;
                }
            }
            differences[s] = entropies[1] - entropies[0];
            assertThat(outside).as(names.get(s)).isLessThan(0.1);
        }
        assertThat(Arrays.stream(differences).average().orElseThrow()).isPositive();
    }

    private static float[] at(float[] scores, int[] cells, float[] applicable, boolean inside) {
        int[] chosen = Arrays.stream(cells)
                .filter(cell -> applicable[cell] >= 1 == inside)
                .toArray();
        float[] values = new float[chosen.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = scores[chosen[i]];
        }
        return values;
    }

    private static Labels labels(Survey survey, Predictors area) {
        return new Labels(
                area.geometry(),
                area.valid(),
                survey.deposits(),
                new int[0],
                TrainingOptions.exclusionFor(WINDOW, CELL));
    }

    private static List<Fold> folds(Labels labels) {
        double side = SpatialBlocks.defaultSide(labels.geometry(), WINDOW);
        return new SpatialBlocks(side, 5, WINDOW, 1).split(labels);
    }

    private static Known learned(Predictors area, TrainingCells training, List<Fold> folds) {
        List<TrainedModel.Input> inputs = IntStream.range(0, area.bands().size())
                .mapToObj(b -> new TrainedModel.Input(
                        area.bands().get(b).name(), area.normalisations().get(b)))
                .toList();
        double side = SpatialBlocks.defaultSide(area.geometry(), WINDOW);
        SimpleModels simple = new SimpleModels(
                inputs,
                Baselines.of(area.stack(), area.valid(), WINDOW, MEMBERS, 10, side).stream()
                        .limit(2)
                        .map(learner -> ((SimpleLearner) learner).fit(training, Progress.NONE))
                        .toList());
        return new Known(
                area,
                TrainingSpace.of(area, inputs, simple, training, folds, WINDOW, 2, Progress.NONE)
                        .orElseThrow(),
                simple);
    }

    private static double outside(Applicability applicability, RasterStack maps, Predictors area, boolean[] cells) {
        return outside(applicability, maps, area, cells, new float[cells.length]);
    }

    /** The share of cells outside; their applicability is noted. */
    private static double outside(
            Applicability applicability, RasterStack maps, Predictors area, boolean[] cells, float[] applicable) {
        Applicability.Area measured = applicability.of(maps.bands(), area.bands(), area.normalisations());
        assertThat(measured.leftOut()).isEmpty();
        Applicability.Area.Cells measure = measured.cells();
        float[][] values = IntStream.range(0, area.bands().size())
                .mapToObj(area.stack()::values)
                .toArray(float[][]::new);
        int count = 0;
        int outside = 0;
        for (int cell = 0; cell < cells.length; cell++) {
            if (cells[cell]) {
                applicable[cell] = (float) (applicability.threshold() / measure.index(values, cell));
                count++;
                outside += applicable[cell] < 1 ? 1 : 0;
            }
        }
        return outside / (double) count;
    }

    /** Decimal logarithms of the elements every twentieth sample has, by the defaults of gridding. */
    private static Survey survey(String name, String samples, List<Band> among) throws IOException {
        List<String[]> rows = rows(folder.resolve(name).resolve(samples));
        List<Determinations> elements = new ArrayList<>();
        String[] header = rows.remove(0);
        for (int c = 3; c < header.length; c++) {
            int column = c;
            List<String> texts = rows.stream()
                    .map(row -> column < row.length ? row[column] : "")
                    .toList();
            String key = Band.of(header[c]).key();
            boolean wanted = among.isEmpty()
                    || among.stream().anyMatch(band -> band.key().equals(key));
            if (wanted && texts.stream().filter(text -> !text.isBlank()).count() >= 0.05 * texts.size()) {
                elements.add(new Determinations(header[c], texts));
            }
        }
        SampleTable table = new SampleTable(numbers(rows, 1), numbers(rows, 2), elements);
        RasterStack maps = SurveyGridding.run(
                        table,
                        GriddingOptions.defaults()
                                .withTransform(Band.Transform.LOG10)
                                .withCellSize(CELL)
                                // As the surveys' benchmark, whose figures are told beside these.
                                .withMaxDistance(SampledGround.MOST_SPACINGS * spacing(table))
                                .withThreads(2),
                        Progress.NONE)
                .maps();
        List<String[]> deposits = rows(folder.resolve(name).resolve("deposits.csv"));
        deposits.remove(0);
        List<String[]> gold = deposits.stream()
                .filter(row -> row[3].matches("(^|.*;)Au(;.*|$)"))
                .toList();
        return new Survey(
                maps, Labels.cellsAt(maps.geometry(), numbers(gold, 1), numbers(gold, 2)), new int[0], "maps");
    }

    private static double spacing(SampleTable samples) {
        Places places = new Places(samples, 0, Progress.NONE);
        double[] eastings = new double[places.size()];
        double[] northings = new double[places.size()];
        Arrays.setAll(eastings, places::easting);
        Arrays.setAll(northings, places::northing);
        return GridLayout.spacing(eastings, northings);
    }

    private static List<String[]> rows(Path file) throws IOException {
        List<String[]> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            rows.add(line.split(",", -1));
        }
        return rows;
    }

    private static double[] numbers(List<String[]> rows, int column) {
        return rows.stream().mapToDouble(row -> Double.parseDouble(row[column])).toArray();
    }
}
