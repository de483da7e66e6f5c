package org.prospectivity.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.prospectivity.synthetic.SyntheticGeology.Rock;

class SyntheticGeologyTest {
    private static final SyntheticSurvey SURVEY = survey();
    private static final SyntheticGeology GEOLOGY = SyntheticGeology.of(SURVEY);

    private static SyntheticSurvey survey() {
        return SyntheticSurveyTest.survey(
                new SurveyParameters.Deposits(12, 28, 4000, 3000), new SurveyParameters.Decoys(0, 0, 0, 1300, 2000));
    }

    @Test
    void mostDepositsHaveAFaultWithinReachAndLieInGraniteAndOtherPlacesDoNot() {
        List<double[]> deposits = new ArrayList<>();
        SURVEY.known().forEach(body -> deposits.add(new double[] {body.easting(), body.northing()}));
        SURVEY.hidden().forEach(body -> deposits.add(new double[] {body.easting(), body.northing()}));
        SurveyParameters.Area area = SURVEY.parameters().area();
        Random random = new Random(1);
        List<double[]> anywhere = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            anywhere.add(new double[] {
                area.west() + random.nextDouble() * area.width(), area.south() + random.nextDouble() * area.height()
            });
        }
        assertThat(share(deposits, SyntheticGeologyTest::byAFault)).isGreaterThanOrEqualTo(0.75);
        assertThat(share(anywhere, SyntheticGeologyTest::byAFault)).isLessThan(0.5);
        assertThat(share(deposits, place -> in(SyntheticGeology.GRANITE, place)))
                .isGreaterThanOrEqualTo(0.7);
        assertThat(share(anywhere, place -> in(SyntheticGeology.GRANITE, place)))
                .isLessThan(0.5);
    }

    @Test
    void theSameSurveyHasTheSameGeology() {
        SyntheticGeology again = SyntheticGeology.of(survey());
        assertThat(again.faults()).usingRecursiveComparison().isEqualTo(GEOLOGY.faults());
        assertThat(again.rocks()).usingRecursiveComparison().isEqualTo(GEOLOGY.rocks());
    }

    private static double share(List<double[]> places, Predicate<double[]> wanted) {
        return places.stream().filter(wanted).count() / (double) places.size();
    }

    private static boolean byAFault(double[] place) {
        return GEOLOGY.faults().stream()
                .flatMap(List::stream)
                .anyMatch(vertex -> Math.hypot(vertex[0] - place[0], vertex[1] - place[1]) <= 501);
    }

    private static boolean in(String unit, double[] place) {
        return GEOLOGY.rocks().stream()
                .filter(rock -> rock.unit().equals(unit))
                .map(SyntheticGeologyTest::shape)
                .anyMatch(shape -> shape.contains(place[0], place[1]));
    }

    private static Path2D shape(Rock rock) {
        Path2D shape = new Path2D.Double();
        shape.moveTo(rock.outline().get(0)[0], rock.outline().get(0)[1]);
        rock.outline().forEach(corner -> shape.lineTo(corner[0], corner[1]));
        return shape;
    }
}
