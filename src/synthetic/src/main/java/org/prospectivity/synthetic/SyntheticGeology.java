package org.prospectivity.synthetic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.prospectivity.synthetic.SurveyParameters.Area;

/**
 * Faults and rocks of a synthetic survey with a known effect, drawn around deposits that are there already, so that the
 * survey stays as it is. Known and hidden deposits are treated alike.
 *
 * <ul>
 *   <li>A share of {@value #BY_A_FAULT} of the deposits has a fault within {@value #REACH} m; {@value #OTHER_FAULTS} more
 *       lie anywhere.
 *   <li>A share of {@value #IN_GRANITE} of the deposits lies in a body of {@value #GRANITE}; {@value #OTHER_GRANITES} more
 *       bodies of it lie anywhere.
 *   <li>{@value #DIORITES} bodies of {@value #DIORITE} lie anywhere and have no effect.
 * </ul>
 *
 * Like the survey it is the same to the last bit on every platform; coordinates are whole metres.
 */
public final class SyntheticGeology {
    /** The rock that deposits prefer. */
    public static final String GRANITE = "granite";

    /** A rock that means nothing. */
    public static final String DIORITE = "diorite";

    private static final double BY_A_FAULT = 0.8;
    private static final double IN_GRANITE = 0.75;
    private static final int REACH = 500;
    private static final int OTHER_FAULTS = 12;
    private static final int OTHER_GRANITES = 6;
    private static final int DIORITES = 20;

    private static final double FAULT_STEP = 1000;
    private static final int MOST_STEPS = 8;
    private static final double FAULT_TURN = Math.PI / 40;
    private static final double LEAST_RADIUS = 1800;
    private static final double MORE_RADIUS = 1200;
    private static final int CORNERS = 24;

    private final List<List<double[]>> faults;
    private final List<Rock> rocks;

    /**
     * A body of rock.
     *
     * @param unit its name
     * @param outline easting and northing of its corners in m, the first again at the end
     */
    public record Rock(String unit, List<double[]> outline) {}

    private SyntheticGeology(Area area, List<Body> deposits, long seed) {
        // Known deposits come first in a survey: lots decide which of all have a fault or lie in granite.
        Random random = new Random(seed);
        List<Body> lots = new ArrayList<>(deposits);
        Collections.shuffle(lots, random);
        List<List<double[]>> lines = new ArrayList<>();
        for (Body deposit : lots.subList(0, (int) Math.rint(BY_A_FAULT * lots.size()))) {
            lines.add(fault(near(deposit, REACH, random), random));
        }
        for (int i = 0; i < OTHER_FAULTS; i++) {
            lines.add(fault(anywhere(area, random), random));
        }
        Collections.shuffle(lots, random);
        List<Rock> bodies = new ArrayList<>();
        for (Body deposit : lots.subList(0, (int) Math.rint(IN_GRANITE * lots.size()))) {
            bodies.add(rock(GRANITE, near(deposit, LEAST_RADIUS / 2, random), random));
        }
        for (int i = 0; i < OTHER_GRANITES; i++) {
            bodies.add(rock(GRANITE, anywhere(area, random), random));
        }
        for (int i = 0; i < DIORITES; i++) {
            bodies.add(rock(DIORITE, anywhere(area, random), random));
        }
        faults = List.copyOf(lines);
        rocks = List.copyOf(bodies);
    }

    /** The geology of a survey. */
    public static SyntheticGeology of(SyntheticSurvey survey) {
        List<Body> deposits = new ArrayList<>(survey.known());
        deposits.addAll(survey.hidden());
        SurveyParameters parameters = survey.parameters();
        return new SyntheticGeology(parameters.area(), deposits, ~parameters.seed());
    }

    /** The faults: easting and northing of their vertices in m. */
    public List<List<double[]>> faults() {
        return faults;
    }

    /** The bodies of rock, which may overlap. */
    public List<Rock> rocks() {
        return rocks;
    }

    private static double[] anywhere(Area area, Random random) {
        return new double[] {
            area.west() + random.nextDouble() * area.width(), area.south() + random.nextDouble() * area.height()
        };
    }

    /** A place within a distance of a deposit. */
    private static double[] near(Body deposit, double most, Random random) {
        double direction = 2 * Math.PI * random.nextDouble();
        double distance = most * random.nextDouble();
        return new double[] {
            deposit.easting() + distance * StrictMath.sin(direction),
            deposit.northing() + distance * StrictMath.cos(direction)
        };
    }

    /** A winding line through a place. */
    private static List<double[]> fault(double[] through, Random random) {
        double strike = Math.PI * random.nextDouble();
        List<double[]> vertices = new ArrayList<>(List.of(whole(through[0], through[1])));
        for (int way = 0; way < 2; way++) {
            double heading = strike + way * Math.PI;
            double[] at = through.clone();
            int steps = 2 + random.nextInt(MOST_STEPS / 2);
            for (int i = 0; i < steps; i++) {
                heading += FAULT_TURN * random.nextGaussian();
                at[0] += FAULT_STEP * StrictMath.sin(heading);
                at[1] += FAULT_STEP * StrictMath.cos(heading);
                vertices.add(way == 0 ? vertices.size() : 0, whole(at[0], at[1]));
            }
        }
        return List.copyOf(vertices);
    }

    /** A rough circle. */
    private static Rock rock(String unit, double[] centre, Random random) {
        double radius = LEAST_RADIUS + MORE_RADIUS * random.nextDouble();
        List<double[]> outline = new ArrayList<>();
        for (int i = 0; i < CORNERS; i++) {
            double direction = 2 * Math.PI * i / CORNERS;
            double reach = radius * (0.9 + 0.2 * random.nextDouble());
            outline.add(whole(
                    centre[0] + reach * StrictMath.sin(direction), centre[1] + reach * StrictMath.cos(direction)));
        }
        outline.add(outline.get(0));
        return new Rock(unit, List.copyOf(outline));
    }

    private static double[] whole(double easting, double northing) {
        return new double[] {Math.rint(easting), Math.rint(northing)};
    }
}
