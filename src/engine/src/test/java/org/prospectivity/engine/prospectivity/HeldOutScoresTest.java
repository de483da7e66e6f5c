package org.prospectivity.engine.prospectivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.cnn.TrainingSettings;
import org.prospectivity.engine.raster.RasterStack;

/** What a colleague can work out from the table of held-out scores alone. */
class HeldOutScoresTest {
    private static final int REPEATS = 2;
    /** A comma that is not within quotes. */
    private static final Pattern BETWEEN = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

    private static ProspectivityTraining.Result result;
    private static List<String> header;
    private static List<String[]> rows;

    @BeforeAll
    static void train() throws IOException {
        result = ProspectivityTraining.run(
                TrainingData.of(ProspectivityTrainingTest.survey(1, 500, "Au_ppb", "As_ppm")),
                TrainingOptions.forWindow(5)
                        .withSettings(TrainingSettings.defaults()
                                .withSteps(15)
                                .withBatchSize(16)
                                .withMembers(1))
                        .withBlocks(5000)
                        .withFolds(3)
                        .withRepeats(REPEATS)
                        .withShifts(0)
                        .withThreads(2),
                Progress.NONE);
        StringBuilder table = new StringBuilder();
        result.heldOut().orElseThrow().write(table);
        List<String> lines = table.toString().lines().toList();
        header = List.of(BETWEEN.split(lines.get(0)));
        rows = lines.stream().skip(1).map(line -> BETWEEN.split(line, -1)).toList();
    }

    private static double[] scores(String column, boolean deposits) {
        int at = header.indexOf(column);
        int label = header.indexOf("label");
        return rows.stream()
                .filter(row -> row[label].equals("deposit") == deposits)
                .mapToDouble(row -> Double.parseDouble(row[at]))
                .toArray();
    }

    /** Every pair of a deposit cell and another one. */
    private static double auc(String column) {
        double[] others = scores(column, false);
        return Arrays.stream(scores(column, true))
                .map(score -> Arrays.stream(others)
                        .map(other -> score > other ? 1 : score == other ? 0.5 : 0)
                        .average()
                        .orElseThrow())
                .average()
                .orElseThrow();
    }

    @Test
    void theAucOfEachModelFollowsFromTheTable() {
        assertThat(result.report().crossValidation()).hasSizeGreaterThan(6).allSatisfy(model -> {
            double sum = 0;
            for (int r = 1; r <= REPEATS; r++) {
                double auc = auc('"' + model.model() + " " + r + '"');
                assertThat(auc).as(model.model()).isCloseTo(model.repeatAuc()[r - 1], within(1e-9));
                sum += auc;
            }
            assertThat(sum / REPEATS).isCloseTo(model.auc(), within(1e-9));
        });
        assertThat(auc("\"CNN from scratch 1\"")).isNotEqualTo(auc("\"CNN from scratch 2\""));
    }

    @Test
    void itHasThePlacesGroupsAndFolds() {
        TrainingReport report = result.report();
        assertThat(rows).hasSize(report.data().validCells());
        assertThat(header)
                .startsWith("easting", "northing", "label", "deposits", "group", "fold 1", "fold 2")
                .hasSize(7 + REPEATS * report.crossValidation().size());
        assertThat(rows.stream().map(row -> row[4]).filter(group -> !group.isEmpty()))
                .hasSize(report.data().depositCells());
        assertThat(rows.stream()
                        .map(row -> row[4])
                        .filter(group -> !group.isEmpty())
                        .distinct())
                .hasSize(report.evaluation().orElseThrow().groups());
        assertThat(rows.stream().mapToInt(row -> Integer.parseInt(row[3])).sum())
                .isEqualTo(report.data().deposits() - report.data().depositsOutside());
        assertThat(rows.stream().map(row -> row[5]).distinct()).containsExactlyInAnyOrder("1", "2", "3");
        // the north-western cell has no data
        double cell = report.data().grid().cellSize();
        assertThat(Double.parseDouble(rows.get(0)[0]))
                .isEqualTo(report.data().grid().west() + 1.5 * cell);
        assertThat(Double.parseDouble(rows.get(0)[1]))
                .isEqualTo(report.data().grid().north() - 0.5 * cell);
    }

    @Test
    void theMapsAreTheMeansOverTheRepeats() {
        RasterStack maps = result.heldOut().orElseThrow().maps();
        String recommended = result.report().recommendation().orElseThrow().model();
        List<String> models = List.of(ProspectivityTraining.SCRATCH, recommended);

        assertThat(maps.values(0)[0]).isNaN();
        for (int band = 0; band < 2; band++) {
            int first = header.indexOf('"' + models.get(band) + " 1\"");
            float[] values = maps.values(band);
            int[] scored = IntStream.range(0, values.length)
                    .filter(cell -> !Float.isNaN(values[cell]))
                    .toArray();
            assertThat(scored).hasSize(rows.size());
            for (int i = 0; i < scored.length; i++) {
                assertThat((double) values[scored[i]])
                        .isCloseTo(
                                (Double.parseDouble(rows.get(i)[first]) + Double.parseDouble(rows.get(i)[first + 1]))
                                        / 2,
                                within(1e-6));
            }
        }
    }
}
