package org.prospectivity.synthetic;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.synthetic.Body.Enrichment;
import org.prospectivity.synthetic.Body.Kind;
import org.prospectivity.synthetic.SurveyParameters.Area;
import org.prospectivity.synthetic.SurveyParameters.Element;

/**
 * A geochemical survey with a known answer. The concentration of an element at a sample is
 *
 * <p>median × 10^(log10Sd × z), z = √s · shared + √(1 − s) · own + Σ enrichments + noise
 *
 * <p>with the smooth random fields {@code shared} and {@code own}, the shared share of the variance s, the enrichments
 * of all bodies and an independent noise for each value; see {@link SurveyParameters}. Deposits have zoned haloes;
 * decoys have the same amplitudes without the zonation, so that a single element, or all elements at one point, tell
 * little and the pattern around a point tells much.
 *
 * <p>Only correctly rounded arithmetic, {@link StrictMath} and {@link Random}, whose algorithms are specified, are used:
 * the same parameters give the same bits on every platform. Coordinates are rounded to whole metres and concentrations
 * to three significant digits, as a laboratory reports them.
 */
public final class SyntheticSurvey {
    private static final MathContext REPORTED = new MathContext(3);
    private static final int PLACEMENT_TRIES = 100_000;
    private static final double TRACK_STEP = 250;
    private static final double TRACK_TURN = Math.PI / 20;

    private final SurveyParameters parameters;
    private final double[] eastings;
    private final double[] northings;
    private final double[][] concentrations;
    private final List<Body> deposits;
    private final List<Body> decoys;

    private SyntheticSurvey(SurveyParameters parameters) {
        this.parameters = parameters;
        deposits = placeDeposits();
        decoys = placeDecoys();
        List<double[]> places = placeSamples();
        eastings = places.stream().mapToDouble(place -> place[0]).toArray();
        northings = places.stream().mapToDouble(place -> place[1]).toArray();
        concentrations = analyse();
    }

    /**
     * Makes the survey of these parameters.
     *
     * @throws InvalidInputException when so many deposits or decoys do not fit into the area at these distances
     */
    public static SyntheticSurvey generate(SurveyParameters parameters) {
        return new SyntheticSurvey(parameters);
    }

    private SyntheticSurvey(SyntheticSurvey before, double[] moreEastings, double[] moreNorthings) {
        parameters = before.parameters;
        deposits = before.deposits;
        decoys = before.decoys;
        eastings = joined(before.eastings, moreEastings);
        northings = joined(before.northings, moreNorthings);
        concentrations = analyse();
    }

    private static double[] joined(double[] first, double[] second) {
        double[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /**
     * The same ground after more samples were taken: those before as they were, the others behind them, analysed alike, with
     * a noise of their own.
     *
     * @param moreEastings of the places sampled in addition, in m, within the area
     * @param moreNorthings of them
     */
    public SyntheticSurvey sampledAlsoAt(double[] moreEastings, double[] moreNorthings) {
        for (int i = 0; i < moreEastings.length; i++) {
            InvalidInputException.require(
                    parameters.area().contains(moreEastings[i], moreNorthings[i]),
                    "samples",
                    moreEastings[i] + ", " + moreNorthings[i],
                    "places within the area");
        }
        return new SyntheticSurvey(this, moreEastings, moreNorthings);
    }

    /** What the survey was made from. */
    public SurveyParameters parameters() {
        return parameters;
    }

    /** Eastings of the samples, m. */
    public double[] eastings() {
        return eastings.clone();
    }

    /** Northings of the samples, m. */
    public double[] northings() {
        return northings.clone();
    }

    /**
     * Concentrations of an element at the samples, in the unit of its name, those below the detection limit included.
     *
     * @param element its position in {@link SurveyParameters#elements}
     */
    public double[] concentrations(int element) {
        return concentrations[element].clone();
    }

    /** Whether the laboratory would report a value as below the detection limit. */
    public boolean belowDetection(int element, int sample) {
        return concentrations[element][sample]
                < parameters.elements().get(element).detectionLimit();
    }

    /** The deposits an explorer of the area knows. */
    public List<Body> known() {
        return deposits.subList(0, parameters.deposits().known());
    }

    /** The deposits that wait to be found. */
    public List<Body> hidden() {
        return deposits.subList(parameters.deposits().known(), deposits.size());
    }

    /** What looks like a deposit in single elements. */
    public List<Body> decoys() {
        return decoys;
    }

    /** Purposes of randomness; each has a stream of its own, so that more of one leaves the others as they were. */
    private enum Stream {
        DEPOSITS,
        DECOYS,
        SAMPLES,
        SHARED_FIELD,
        NOISE,
        OWN_FIELD
    }

    /** Scrambles seed and purpose (the finalizer of MurmurHash3): {@link Random}s of near seeds are alike. */
    private Random random(Stream stream, int index) {
        long bits = parameters.seed() * 0x9E3779B97F4A7C15L + stream.ordinal() * 1_000_003L + index;
        bits = (bits ^ (bits >>> 33)) * 0xFF51AFD7ED558CCDL;
        bits = (bits ^ (bits >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return new Random(bits ^ (bits >>> 33));
    }

    private List<Body> placeDeposits() {
        Random random = random(Stream.DEPOSITS, 0);
        SurveyParameters.Deposits wanted = parameters.deposits();
        List<Body> placed = new ArrayList<>();
        for (int i = 0; i < wanted.known() + wanted.hidden(); i++) {
            double[] place = place(random, wanted.edge(), placed, wanted.spacing(), "spacing");
            placed.add(body(Kind.DEPOSIT, place, random));
        }
        // Those placed first had the most room; lots decide which of all are known.
        Collections.shuffle(placed, random);
        return List.copyOf(placed);
    }

    private List<Body> placeDecoys() {
        Random random = random(Stream.DECOYS, 0);
        SurveyParameters.Decoys wanted = parameters.decoys();
        List<Kind> kinds = new ArrayList<>();
        kinds.addAll(Collections.nCopies(wanted.coreOnly(), Kind.CORE_ONLY));
        kinds.addAll(Collections.nCopies(wanted.singleElement(), Kind.SINGLE_ELEMENT));
        kinds.addAll(Collections.nCopies(wanted.filled(), Kind.FILLED));
        List<Body> placed = new ArrayList<>();
        for (Kind kind : kinds) {
            double[] place = place(random, 0, deposits, wanted.clearance(), "clearance");
            placed.add(body(kind, place, random));
        }
        return List.copyOf(placed);
    }

    private double[] place(Random random, double edge, List<Body> others, double distance, String parameter) {
        Area area = parameters.area();
        for (int tries = 0; tries < PLACEMENT_TRIES; tries++) {
            double easting = Math.rint(area.west() + edge + random.nextDouble() * (area.width() - 2 * edge));
            double northing = Math.rint(area.south() + edge + random.nextDouble() * (area.height() - 2 * edge));
            if (others.stream().allMatch(other -> other.distance(easting, northing) >= distance)) {
                return new double[] {easting, northing};
            }
        }
        throw new InvalidInputException(
                parameter, distance, "a distance at which all deposits and decoys fit into the area");
    }

    private Body body(Kind kind, double[] place, Random random) {
        SurveyParameters.Halo halo = parameters.halo();
        List<Element> elements = parameters.elements();
        double coreSigma = vary(halo.coreSigma(), random);
        double ringRadius = vary(halo.ringRadius(), random);
        double ringSigma = vary(halo.ringSigma(), random);
        double filledSigma = vary(parameters.decoys().filledSigma(), random);
        int single = random.nextInt(elements.size());
        Enrichment[] enrichments = new Enrichment[elements.size()];
        for (int e = 0; e < enrichments.length; e++) {
            boolean core = halo.core().contains(elements.get(e).symbol());
            boolean ring = halo.ring().contains(elements.get(e).symbol());
            double amplitude = vary(halo.amplitude(), random);
            Enrichment bump = new Enrichment(amplitude, 0, coreSigma);
            enrichments[e] = switch (kind) {
                case DEPOSIT -> core ? bump : ring ? new Enrichment(amplitude, ringRadius, ringSigma) : null;
                case CORE_ONLY -> core ? bump : null;
                case SINGLE_ELEMENT -> e == single ? bump : null;
                case FILLED -> ring ? new Enrichment(amplitude, 0, filledSigma) : null;
            };
        }
        return new Body(kind, place[0], place[1], Collections.unmodifiableList(Arrays.asList(enrichments)));
    }

    private double vary(double value, Random random) {
        return value * (1 + parameters.halo().variation() * (2 * random.nextDouble() - 1));
    }

    private List<double[]> placeSamples() {
        Random random = random(Stream.SAMPLES, 0);
        SurveyParameters.Sampling sampling = parameters.sampling();
        int onTracks = (int) Math.rint(sampling.samples() * sampling.trackShare());
        int inClusters = (int) Math.rint(sampling.samples() * sampling.clusterShare());
        int duplicates = (int) Math.rint(sampling.samples() * sampling.duplicateShare());
        int anywhere = sampling.samples() - onTracks - inClusters - duplicates;

        List<double[]> places = new ArrayList<>();
        for (int i = 0; i < anywhere; i++) {
            places.add(anywhere(random));
        }
        List<double[]> vertices = new ArrayList<>();
        for (int i = 0; i < sampling.tracks(); i++) {
            vertices.addAll(track(random));
        }
        for (int i = 0; i < onTracks; i++) {
            places.add(around(vertices, sampling.trackScatter(), random));
        }
        List<double[]> centres = new ArrayList<>();
        for (int i = 0; i < sampling.clusters(); i++) {
            centres.add(anywhere(random));
        }
        for (int i = 0; i < inClusters; i++) {
            places.add(around(centres, sampling.clusterSigma(), random));
        }
        for (int i = 0; i < duplicates; i++) {
            places.add(places.get(random.nextInt(sampling.samples() - duplicates)));
        }
        Collections.shuffle(places, random);
        return places;
    }

    private double[] anywhere(Random random) {
        Area area = parameters.area();
        return new double[] {
            Math.rint(area.west() + random.nextDouble() * area.width()),
            Math.rint(area.south() + random.nextDouble() * area.height())
        };
    }

    /** A place of the area near one of these, normally distributed in both directions. */
    private double[] around(List<double[]> centres, double sigma, Random random) {
        while (true) {
            double[] centre = centres.get(random.nextInt(centres.size()));
            double easting = Math.rint(centre[0] + sigma * random.nextGaussian());
            double northing = Math.rint(centre[1] + sigma * random.nextGaussian());
            if (parameters.area().contains(easting, northing)) {
                return new double[] {easting, northing};
            }
        }
    }

    /** Vertices of a winding line through a place of the area, on to its edge in both directions. */
    private List<double[]> track(Random random) {
        double[] start = anywhere(random);
        double direction = 2 * Math.PI * random.nextDouble();
        List<double[]> vertices = new ArrayList<>();
        for (int way = 0; way < 2; way++) {
            double heading = direction + way * Math.PI;
            double easting = start[0];
            double northing = start[1];
            // A line that winds too long is cut off at twice the way around the area.
            double length = 4 * (parameters.area().width() + parameters.area().height());
            while (parameters.area().contains(easting, northing) && length > 0) {
                vertices.add(new double[] {easting, northing});
                heading += TRACK_TURN * random.nextGaussian();
                easting += TRACK_STEP * StrictMath.sin(heading);
                northing += TRACK_STEP * StrictMath.cos(heading);
                length -= TRACK_STEP;
            }
        }
        return vertices;
    }

    private double[][] analyse() {
        SurveyParameters.Background background = parameters.background();
        List<Element> elements = parameters.elements();
        double ofShared = Math.sqrt(background.sharedVariance());
        double ofOwn = Math.sqrt(1 - background.sharedVariance());
        SmoothField shared = new SmoothField(parameters.area(), background.smoothing(), random(Stream.SHARED_FIELD, 0));
        double[][] values = new double[elements.size()][eastings.length];
        for (int e = 0; e < values.length; e++) {
            Element element = elements.get(e);
            SmoothField own = new SmoothField(parameters.area(), background.smoothing(), random(Stream.OWN_FIELD, e));
            Random noise = random(Stream.NOISE, e);
            for (int i = 0; i < eastings.length; i++) {
                double z = ofShared * shared.at(eastings[i], northings[i])
                        + ofOwn * own.at(eastings[i], northings[i])
                        + enrichment(deposits, e, eastings[i], northings[i])
                        + enrichment(decoys, e, eastings[i], northings[i])
                        + background.noise() * noise.nextGaussian();
                double value = element.median() * StrictMath.pow(10, element.log10Sd() * z);
                values[e][i] = new BigDecimal(value).round(REPORTED).doubleValue();
            }
        }
        return values;
    }

    private static double enrichment(List<Body> bodies, int element, double easting, double northing) {
        double sum = 0;
        for (Body body : bodies) {
            Enrichment enrichment = body.enrichments().get(element);
            if (enrichment != null) {
                sum += enrichment.at(body.distance(easting, northing));
            }
        }
        return sum;
    }
}
