package org.prospectivity.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.synthetic.Body.Kind;
import org.prospectivity.synthetic.SurveyParameters.Area;
import org.prospectivity.synthetic.SurveyParameters.Background;
import org.prospectivity.synthetic.SurveyParameters.Decoys;
import org.prospectivity.synthetic.SurveyParameters.Deposits;
import org.prospectivity.synthetic.SurveyParameters.Element;
import org.prospectivity.synthetic.SurveyParameters.Halo;
import org.prospectivity.synthetic.SurveyParameters.Sampling;

class SyntheticSurveyTest {
    private static final Area AREA = new Area(400_000, 4_600_000, 80_000, 60_000);
    private static final Sampling UNIFORM = new Sampling(8000, 0, 0, 0, 0, 0, 0, 0);
    private static final Background BACKGROUND = new Background(3000, 0.4, 0.5);
    private static final Halo HALO = new Halo(List.of("Au", "As"), 1000, List.of("Sb"), 3000, 800, 2, 0.25);
    private static final Deposits NO_DEPOSITS = new Deposits(0, 0, 4000, 3000);
    private static final Decoys NO_DECOYS = new Decoys(0, 0, 0, 1300, 2000);
    private static final List<Element> ELEMENTS = List.of(
            new Element("Au_ppb", 2, 0.45, 1),
            new Element("As_ppm", 8, 0.35, 0.5),
            new Element("Sb_ppm", 0.6, 0.35, 0.1),
            new Element("Cu_ppm", 25, 0.25, 1));
    private static final int AU = 0;
    private static final int SB = 2;
    private static final int CU = 3;

    private static SurveyParameters parameters(long seed, Sampling sampling, Deposits deposits, Decoys decoys) {
        return new SurveyParameters(seed, AREA, sampling, BACKGROUND, deposits, HALO, decoys, ELEMENTS);
    }

    static SyntheticSurvey survey(Deposits deposits, Decoys decoys) {
        return SyntheticSurvey.generate(parameters(3, UNIFORM, deposits, decoys));
    }

    /** Background standard deviations above the median, of every sample. */
    private static double[] z(SyntheticSurvey survey, int element) {
        Element e = survey.parameters().elements().get(element);
        return Arrays.stream(survey.concentrations(element))
                .map(value -> Math.log10(value / e.median()) / e.log10Sd())
                .toArray();
    }

    private static double[] valuesAround(
            SyntheticSurvey survey, List<Body> bodies, int element, double from, double to) {
        double[] eastings = survey.eastings();
        double[] northings = survey.northings();
        double[] z = z(survey, element);
        List<Double> found = new ArrayList<>();
        for (Body body : bodies) {
            for (int i = 0; i < eastings.length; i++) {
                double distance = Math.hypot(eastings[i] - body.easting(), northings[i] - body.northing());
                if (distance >= from && distance < to) {
                    found.add(z[i]);
                }
            }
        }
        return found.stream().mapToDouble(value -> value).toArray();
    }

    private static double meanAround(SyntheticSurvey survey, List<Body> bodies, int element, double from, double to) {
        return new Mean().evaluate(valuesAround(survey, bodies, element, from, to));
    }

    @Test
    void theSameParametersGiveTheSameBits() {
        SurveyParameters parameters =
                parameters(7, new Sampling(500, 0.3, 5, 100, 0.2, 4, 1500, 0.02), NO_DEPOSITS, NO_DECOYS);
        SyntheticSurvey one = SyntheticSurvey.generate(parameters);
        SyntheticSurvey two = SyntheticSurvey.generate(parameters);
        assertThat(one.eastings()).isEqualTo(two.eastings());
        assertThat(one.concentrations(AU)).isEqualTo(two.concentrations(AU));
    }

    @Test
    void anotherSeedGivesAnotherSurvey() {
        SyntheticSurvey one = SyntheticSurvey.generate(parameters(1, UNIFORM, NO_DEPOSITS, NO_DECOYS));
        SyntheticSurvey two = SyntheticSurvey.generate(parameters(2, UNIFORM, NO_DEPOSITS, NO_DECOYS));
        double correlation =
                new PearsonsCorrelation().correlation(log(one.concentrations(CU)), log(two.concentrations(CU)));
        assertThat(correlation).isCloseTo(0, within(0.1));
    }

    @Test
    void moreSamplesLeaveTheDepositsWhereTheyWere() {
        Deposits deposits = new Deposits(5, 5, 4000, 3000);
        Sampling more = new Sampling(9000, 0.2, 3, 100, 0, 0, 0, 0);
        assertThat(SyntheticSurvey.generate(parameters(3, more, deposits, NO_DECOYS))
                        .known())
                .isEqualTo(survey(deposits, NO_DECOYS).known());
    }

    @Test
    void theBackgroundHasTheStatedMedianSpreadAndSharedVariance() {
        SyntheticSurvey survey = survey(NO_DEPOSITS, NO_DECOYS);
        double[][] z = new double[ELEMENTS.size()][];
        for (int e = 0; e < z.length; e++) {
            double[] values = z(survey, e);
            z[e] = values;
            assertThat(new Mean().evaluate(values)).isCloseTo(0, within(0.15));
            // Fields of variance 1 and noise of variance 0.25.
            assertThat(new StandardDeviation().evaluate(values)).isCloseTo(Math.sqrt(1.25), within(0.2));
        }
        double sum = 0;
        int pairs = 0;
        for (int a = 0; a < z.length; a++) {
            for (int b = 0; b < a; b++) {
                sum += new PearsonsCorrelation().correlation(z[a], z[b]);
                pairs++;
            }
        }
        assertThat(sum / pairs).isCloseTo(0.4 / 1.25, within(0.15));
    }

    @Test
    void noiseIsWhatDuplicatesAtOnePlaceDifferBy() {
        SyntheticSurvey survey = SyntheticSurvey.generate(
                parameters(3, new Sampling(4000, 0, 0, 0, 0, 0, 0, 0.45), NO_DEPOSITS, NO_DECOYS));
        double[] eastings = survey.eastings();
        double[] northings = survey.northings();
        Integer[] order = new Integer[eastings.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order,
                (a, b) -> eastings[a] != eastings[b]
                        ? Double.compare(eastings[a], eastings[b])
                        : Double.compare(northings[a], northings[b]));
        double[] copper = z(survey, CU);
        List<Double> differences = new ArrayList<>();
        for (int i = 1; i < order.length; i++) {
            int a = order[i - 1];
            int b = order[i];
            if (eastings[a] == eastings[b] && northings[a] == northings[b]) {
                differences.add(copper[a] - copper[b]);
            }
        }
        assertThat(differences).hasSize(1800);
        double sd = new StandardDeviation()
                .evaluate(differences.stream().mapToDouble(d -> d).toArray());
        assertThat(sd / Math.sqrt(2)).isCloseTo(0.5, within(0.04));
    }

    @Test
    void theCoresElementsPeakOverDepositsAndTheRingsElementsThreeKilometresAway() {
        SyntheticSurvey survey = survey(new Deposits(20, 40, 4000, 3000), NO_DECOYS);
        List<Body> deposits = new ArrayList<>(survey.known());
        deposits.addAll(survey.hidden());
        double far = meanAround(survey, deposits, CU, 0, 5000);
        double centre = meanAround(survey, deposits, AU, 0, 700);
        // 2 times the mean of exp(-d²/2) over a disc of 0.7 km is 1.77; neighbours' haloes add a little.
        assertThat(centre - far).isCloseTo(1.77, within(0.35));
        assertThat(centre).isGreaterThan(meanAround(survey, deposits, AU, 1500, 2000) + 0.8);
        double ring = meanAround(survey, deposits, SB, 2600, 3400);
        assertThat(ring).isGreaterThan(meanAround(survey, deposits, SB, 0, 700) + 0.8);
        assertThat(ring).isGreaterThan(meanAround(survey, deposits, SB, 5000, 5500) + 0.5);
        assertThat(meanAround(survey, deposits, CU, 0, 700)).isCloseTo(far, within(0.35));
    }

    @Test
    void oneElementAtOnePointDoesNotTellADecoyFromADeposit() {
        SyntheticSurvey survey = survey(new Deposits(30, 20, 4000, 3000), new Decoys(60, 0, 60, 1300, 6000));
        List<Body> deposits = new ArrayList<>(survey.known());
        deposits.addAll(survey.hidden());
        List<Body> cores = ofKind(survey.decoys(), body -> body.kind() == Kind.CORE_ONLY);
        double[] overDeposits = valuesAround(survey, deposits, AU, 0, 800);
        double[] overDecoys = valuesAround(survey, cores, AU, 0, 800);
        assertThat(overDeposits.length).isGreaterThan(100);
        assertThat(areaUnderCurve(overDeposits, overDecoys)).isCloseTo(0.5, within(0.1));
        double[] background = valuesAround(survey, cores, CU, 0, 800);
        assertThat(areaUnderCurve(overDecoys, background)).isGreaterThan(0.8);
    }

    @Test
    void amplitudesOfDecoysAreDrawnLikeThoseOfDeposits() {
        SyntheticSurvey survey = survey(new Deposits(100, 0, 2000, 3000), new Decoys(100, 100, 100, 1300, 500));
        double[] deposits = amplitudes(survey.known());
        assertThat(Arrays.stream(deposits)).hasSize(300).allMatch(a -> a >= 1.5 && a <= 2.5);
        for (Kind kind : List.of(Kind.CORE_ONLY, Kind.SINGLE_ELEMENT, Kind.FILLED)) {
            double[] decoys = amplitudes(ofKind(survey.decoys(), body -> body.kind() == kind));
            assertThat(Arrays.stream(decoys)).allMatch(a -> a >= 1.5 && a <= 2.5);
            assertThat(new KolmogorovSmirnovTest().kolmogorovSmirnovTest(deposits, decoys))
                    .isGreaterThan(0.01);
        }
    }

    @Test
    void decoysTouchTheElementsOfTheirKind() {
        SyntheticSurvey survey = survey(NO_DEPOSITS, new Decoys(10, 10, 10, 1300, 0));
        assertThat(survey.decoys()).hasSize(30).allSatisfy(body -> {
            List<Boolean> touched =
                    body.enrichments().stream().map(e -> e != null).toList();
            switch (body.kind()) {
                case CORE_ONLY -> assertThat(touched).containsExactly(true, true, false, false);
                case FILLED -> assertThat(touched).containsExactly(false, false, true, false);
                default -> assertThat(touched).containsOnlyOnce(true);
            }
        });
    }

    @Test
    void depositsKeepTheirDistanceFromEachOtherAndFromTheEdge() {
        SyntheticSurvey survey = survey(new Deposits(12, 48, 4000, 3000), new Decoys(50, 0, 0, 1300, 2000));
        List<Body> deposits = new ArrayList<>(survey.known());
        deposits.addAll(survey.hidden());
        assertThat(survey.known()).hasSize(12);
        assertThat(survey.hidden()).hasSize(48);
        for (Body one : deposits) {
            for (Body other : deposits) {
                assertThat(one == other || distance(one, other) >= 4000).isTrue();
            }
            assertThat(survey.decoys()).allMatch(decoy -> distance(one, decoy) >= 2000);
            assertThat(one.easting()).isBetween(403_000.0, 477_000.0);
            assertThat(one.northing()).isBetween(4_603_000.0, 4_657_000.0);
        }
    }

    @Test
    void theShareBelowDetectionIsThatOfTheLognormalLaw() {
        SyntheticSurvey survey = survey(NO_DEPOSITS, NO_DECOYS);
        double[] gold = survey.concentrations(AU);
        int below = 0;
        for (int i = 0; i < UNIFORM.samples(); i++) {
            assertThat(survey.belowDetection(AU, i)).isEqualTo(gold[i] < 1);
            below += survey.belowDetection(AU, i) ? 1 : 0;
        }
        // log10(1 / 2) / 0.45 is 0.6 standard deviations of the samples below the median.
        assertThat(below / (double) UNIFORM.samples()).isCloseTo(0.275, within(0.05));
    }

    @Test
    void tracksAndClustersCrowdTheSamplesButDoNotFavourDeposits() {
        Deposits deposits = new Deposits(30, 30, 4000, 3000);
        SyntheticSurvey crowded = SyntheticSurvey.generate(
                parameters(5, new Sampling(4000, 0.4, 12, 100, 0.3, 10, 1500, 0), deposits, NO_DECOYS));
        SyntheticSurvey uniform =
                SyntheticSurvey.generate(parameters(5, new Sampling(4000, 0, 0, 0, 0, 0, 0, 0), deposits, NO_DECOYS));
        // The index of dispersion of counts in squares is 1 for uniform samples.
        assertThat(dispersion(uniform)).isBetween(0.8, 1.2);
        assertThat(dispersion(crowded)).isGreaterThan(3);
        // 4,000 samples on 4,800 km²: 2.6 in a circle of 1 km; over 60 circles crowding leaves an error of a fifth.
        int near = valuesAround(crowded, crowded.known(), CU, 0, 1000).length
                + valuesAround(crowded, crowded.hidden(), CU, 0, 1000).length;
        assertThat(near / 60.0).isCloseTo(4000 / 4800.0 * Math.PI, within(1.2));
        assertThat(Arrays.stream(crowded.eastings())).allMatch(x -> x >= 400_000 && x <= 480_000);
        assertThat(Arrays.stream(crowded.northings())).allMatch(y -> y >= 4_600_000 && y <= 4_660_000);
    }

    @Test
    void concentrationsHaveThreeSignificantDigits() {
        SyntheticSurvey survey = survey(NO_DEPOSITS, NO_DECOYS);
        assertThat(Arrays.stream(survey.concentrations(CU)))
                .allMatch(value -> Double.parseDouble(String.format(Locale.ROOT, "%.2e", value)) == value);
    }

    @Test
    void whatDoesNotFitOrIsNotThereIsRefusedByName() {
        assertThatThrownBy(() -> survey(new Deposits(2000, 0, 4000, 3000), NO_DECOYS))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("spacing: 4000.0");
        assertThatThrownBy(() -> new Halo(List.of(), -1, List.of(), 3000, 800, 2, 0.25))
                .hasMessageContaining("coreSigma: -1.0");
        Halo foreign = new Halo(List.of("Te"), 1000, List.of(), 3000, 800, 2, 0.25);
        assertThatThrownBy(() ->
                        new SurveyParameters(1, AREA, UNIFORM, BACKGROUND, NO_DEPOSITS, foreign, NO_DECOYS, ELEMENTS))
                .hasMessageContaining("core: Te");
    }

    private static double distance(Body one, Body other) {
        return Math.hypot(one.easting() - other.easting(), one.northing() - other.northing());
    }

    private static List<Body> ofKind(List<Body> bodies, Predicate<Body> kind) {
        return bodies.stream().filter(kind).toList();
    }

    private static double[] amplitudes(List<Body> bodies) {
        ToDoubleFunction<Body.Enrichment> amplitude = Body.Enrichment::amplitude;
        return bodies.stream()
                .flatMap(body -> body.enrichments().stream())
                .filter(enrichment -> enrichment != null)
                .mapToDouble(amplitude)
                .toArray();
    }

    private static double[] log(double[] values) {
        return Arrays.stream(values).map(Math::log10).toArray();
    }

    private static double areaUnderCurve(double[] positives, double[] negatives) {
        double sum = 0;
        for (double positive : positives) {
            for (double negative : negatives) {
                sum += positive > negative ? 1 : positive == negative ? 0.5 : 0;
            }
        }
        return sum / positives.length / negatives.length;
    }

    /** Variance over mean of the number of samples in squares of 2 km. */
    private static double dispersion(SyntheticSurvey survey) {
        double[] counts = new double[40 * 30];
        double[] eastings = survey.eastings();
        double[] northings = survey.northings();
        for (int i = 0; i < eastings.length; i++) {
            int column = Math.min(39, (int) ((eastings[i] - 400_000) / 2000));
            int row = Math.min(29, (int) ((northings[i] - 4_600_000) / 2000));
            counts[row * 40 + column]++;
        }
        double sd = new StandardDeviation().evaluate(counts);
        return sd * sd / new Mean().evaluate(counts);
    }
}
