package org.prospectivity.engine.gridding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.Progress;

/** Agreement with what gstat (Pebesma 2004) computed from the meuse and jura data sets. */
class GstatReferenceTest {
    private static final double RELATIVE = 1e-6;
    private static final Variogram ZINC = Variogram.parse("nugget 0.04 + spherical 0.59 range 874");

    private static Path folder;

    @BeforeAll
    static void findReference() {
        String data = System.getProperty("survey.data", "");
        folder = Path.of(data.startsWith("$") ? "" : data, "gstat_reference");
        Assumptions.assumeTrue(
                Files.isDirectory(folder), "no folder gstat_reference in -Dsurvey.data; gstat's results not compared");
    }

    @Test
    void inverseDistanceFromAllPoints() throws IOException {
        agrees(
                new InverseDistance(2, Neighbourhood.ALL),
                meuse("zinc", false),
                "ref_meuse_idw_zinc_p2_all.csv",
                "x",
                "y",
                false);
    }

    @Test
    void inverseDistanceFromTwelveNeighboursWithPowerTwoAndAHalf() throws IOException {
        agrees(
                new InverseDistance(2.5, Neighbourhood.nearest(12)),
                meuse("zinc", false),
                "ref_meuse_idw_zinc_p2.5_n12.csv",
                "x",
                "y",
                false);
    }

    @Test
    void ordinaryKrigingFromAllPointsAndItsVariance() throws IOException {
        agrees(
                new OrdinaryKriging(List.of(ZINC), Neighbourhood.ALL),
                meuse("zinc", true),
                "ref_meuse_ok_logzinc.csv",
                "x",
                "y",
                true);
    }

    @Test
    void ordinaryKrigingFromSixteenNeighboursAndItsVariance() throws IOException {
        agrees(
                new OrdinaryKriging(List.of(ZINC), Neighbourhood.nearest(16)),
                meuse("zinc", true),
                "ref_meuse_ok_logzinc_nmax16.csv",
                "x",
                "y",
                true);
    }

    @Test
    void krigingWithANestedVariogramPredictsHeldOutPoints() throws IOException {
        Interpolator kriging = new OrdinaryKriging(
                List.of(Variogram.parse("nugget 0.3 + spherical 0.3 range 0.2 + spherical 0.26 range 1.3")),
                Neighbourhood.ALL);
        agrees(kriging, jura(), "ref_jura_cd_ok_val.csv", "Xloc", "Yloc", true);
        assertThat(holdOutError(kriging)).isCloseTo(0.7229548, within(5e-8));
    }

    @Test
    void inverseDistancePredictsHeldOutPoints() throws IOException {
        Interpolator idw = new InverseDistance(2, Neighbourhood.ALL);
        agrees(idw, jura(), "ref_jura_cd_idw2_val.csv", "Xloc", "Yloc", false);
        assertThat(holdOutError(idw)).isCloseTo(0.7488263, within(5e-8));
    }

    @Test
    void empiricalVariogramWithTheCustomaryCutoffAndLags() throws IOException {
        PointValues meuse = meuse("zinc", true);
        agrees(
                EmpiricalVariogram.of(meuse, EmpiricalVariogram.defaultCutoff(meuse), 15, 1, Progress.NONE)
                        .get(0),
                "ref_meuse_logzinc_variogram.csv");
        agrees(EmpiricalVariogram.of(jura(), 1.5, 15, 1, Progress.NONE).get(0), "ref_jura_cd_variogram.csv");
    }

    @Test
    void fittedVariogram() throws IOException {
        PointValues meuse = meuse("zinc", true);
        VariogramFit fit = VariogramFit.of(
                "zinc",
                EmpiricalVariogram.of(meuse, EmpiricalVariogram.defaultCutoff(meuse), 15, 1, Progress.NONE)
                        .get(0),
                Variogram.Shape.SPHERICAL);
        assertThat(fit.model().nugget()).isCloseTo(0.05066, withinPercentage(0.1));
        assertThat(fit.model().structures().get(0).sill()).isCloseTo(0.59061, withinPercentage(0.1));
        assertThat(fit.model().structures().get(0).range()).isCloseTo(897.02, withinPercentage(0.1));
        assertThat(fit.weightedSumOfSquares()).isCloseTo(9.011194e-06, withinPercentage(0.001));
    }

    @Test
    void leavingOneOut() throws IOException {
        CrossValidation.Errors kriging = CrossValidation.leaveOneOut(
                        new OrdinaryKriging(List.of(ZINC), Neighbourhood.nearest(40)),
                        meuse("zinc", true),
                        1,
                        2,
                        Progress.NONE)
                .get(0)
                .errors();
        assertThat(Math.pow(kriging.rootMeanSquaredError(), 2)).isCloseTo(0.1500736, within(5e-8));
        // gstat's residual is observed less predicted.
        assertThat(kriging.meanError()).isCloseTo(-0.006674145, within(5e-10));
        assertThat(kriging.meanSquaredNormalisedError()).isCloseTo(0.8546799, within(5e-8));
        CrossValidation.Errors idw = CrossValidation.leaveOneOut(
                        new InverseDistance(2, Neighbourhood.ALL), meuse("zinc", false), 1, 2, Progress.NONE)
                .get(0)
                .errors();
        assertThat(idw.rootMeanSquaredError()).isCloseTo(278.2734, within(5e-5));
        assertThat(idw.meanError()).isCloseTo(-1.158558, within(5e-7));
    }

    private static double holdOutError(Interpolator interpolator) throws IOException {
        Map<String, double[]> validation = read("jura_val.csv");
        Surface.Predictor predictor = interpolator.fit(jura()).predictor();
        double[] value = new double[1];
        double squares = 0;
        for (int i = 0; i < 100; i++) {
            predictor.predict(validation.get("Xloc")[i], validation.get("Yloc")[i], value, null);
            squares += Math.pow(value[0] - validation.get("Cd")[i], 2);
        }
        return Math.sqrt(squares / 100);
    }

    private static PointValues meuse(String element, boolean logarithm) throws IOException {
        Map<String, double[]> table = read("meuse.csv");
        double[] values = table.get(element);
        return new PointValues(
                table.get("x"),
                table.get("y"),
                logarithm ? Arrays.stream(values).map(Math::log).toArray() : values);
    }

    private static PointValues jura() throws IOException {
        Map<String, double[]> table = read("jura_pred.csv");
        return new PointValues(table.get("Xloc"), table.get("Yloc"), table.get("Cd"));
    }

    private static void agrees(
            Interpolator interpolator, PointValues points, String file, String x, String y, boolean variance)
            throws IOException {
        Map<String, double[]> expected = read(file);
        Surface.Predictor predictor = interpolator.fit(points).predictor();
        double[] values = new double[1];
        double[] variances = new double[1];
        for (int i = 0; i < expected.get(x).length; i++) {
            predictor.predict(expected.get(x)[i], expected.get(y)[i], values, variances);
            double prediction = expected.get("var1.pred")[i];
            assertThat(values[0]).isCloseTo(prediction, within(RELATIVE * Math.abs(prediction)));
            if (variance) {
                double deviation = expected.get("var1.var")[i];
                assertThat(variances[0]).isCloseTo(deviation, within(RELATIVE * deviation));
            }
        }
    }

    private static void agrees(EmpiricalVariogram variogram, String file) throws IOException {
        Map<String, double[]> expected = read(file);
        assertThat(variogram.lags()).hasSize(expected.get("np").length);
        for (int i = 0; i < variogram.lags().size(); i++) {
            EmpiricalVariogram.Lag lag = variogram.lags().get(i);
            assertThat(lag.pairs()).isEqualTo((long) expected.get("np")[i]);
            double distance = expected.get("dist")[i];
            assertThat(lag.distance()).isCloseTo(distance, within(RELATIVE * distance));
            double semivariance = expected.get("gamma")[i];
            assertThat(lag.semivariance()).isCloseTo(semivariance, within(RELATIVE * semivariance));
        }
    }

    /** The columns of a CSV file, NaN for text. */
    private static Map<String, double[]> read(String name) throws IOException {
        List<String[]> rows = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(name))) {
            rows.add(line.replace("\"", "").split(",", -1));
        }
        Map<String, double[]> columns = new HashMap<>();
        for (int c = 0; c < rows.get(0).length; c++) {
            double[] column = new double[rows.size() - 1];
            for (int r = 1; r < rows.size(); r++) {
                try {
                    column[r - 1] = Double.parseDouble(rows.get(r)[c]);
                } catch (NumberFormatException e) {
                    column[r - 1] = Double.NaN;
                }
            }
            columns.put(rows.get(0)[c], column);
        }
        return columns;
    }
}
