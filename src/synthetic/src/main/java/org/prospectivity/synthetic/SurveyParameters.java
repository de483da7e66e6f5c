package org.prospectivity.synthetic;

import static org.prospectivity.engine.InvalidInputException.require;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.raster.Band;

/**
 * All that a {@link SyntheticSurvey} is made from; the same parameters make the same survey, bit for bit. Lengths are
 * metres; amplitudes are multiples of an element's background standard deviation in log10 units.
 *
 * @param seed of all randomness
 * @param area where the survey lies
 * @param sampling where samples were taken
 * @param background the concentrations far from everything
 * @param deposits how many, and how they lie
 * @param halo what a deposit does to the elements around it
 * @param decoys what looks like a deposit in single elements
 * @param elements what was analysed
 */
public record SurveyParameters(
        long seed,
        Area area,
        Sampling sampling,
        Background background,
        Deposits deposits,
        Halo halo,
        Decoys decoys,
        List<Element> elements) {

    /**
     * A rectangle of a projected coordinate system.
     *
     * @param west easting of its western edge, m
     * @param south northing of its southern edge, m
     * @param width from west to east, m
     * @param height from south to north, m
     */
    public record Area(double west, double south, double width, double height) {
        public Area {
            require(Double.isFinite(west), "west", west, "a number of metres");
            require(Double.isFinite(south), "south", south, "a number of metres");
            requirePositive("width", width);
            requirePositive("height", height);
        }

        boolean contains(double easting, double northing) {
            return easting >= west && easting <= west + width && northing >= south && northing <= south + height;
        }
    }

    /**
     * Where samples were taken: none of it knows where the deposits are. What is neither on a track nor in a cluster
     * lies anywhere.
     *
     * @param samples their number
     * @param trackShare share of the samples taken along roads and streams, 0 to 1
     * @param tracks number of roads and streams, each a winding line across the area
     * @param trackScatter standard deviation of the distance of such a sample from its line, m
     * @param clusterShare share of the samples taken in clusters, as of earlier detailed surveys, 0 to 1
     * @param clusters number of clusters
     * @param clusterSigma standard deviation of a cluster's samples from its centre in each direction, m
     * @param duplicateShare share of the samples that repeat another one's place: field duplicates, 0 to 1
     */
    public record Sampling(
            int samples,
            double trackShare,
            int tracks,
            double trackScatter,
            double clusterShare,
            int clusters,
            double clusterSigma,
            double duplicateShare) {
        public Sampling {
            require(samples > 0, "samples", samples, "at least 1");
            requireShare("trackShare", trackShare);
            requireShare("clusterShare", clusterShare);
            requireShare("duplicateShare", duplicateShare);
            require(
                    trackShare + clusterShare + duplicateShare < 1,
                    "trackShare",
                    trackShare + " + clusterShare " + clusterShare + " + duplicateShare " + duplicateShare,
                    "a sum below 1");
            require(trackShare == 0 || tracks > 0, "tracks", tracks, "at least 1 where trackShare is not 0");
            require(clusterShare == 0 || clusters > 0, "clusters", clusters, "at least 1 where clusterShare is not 0");
            requireNotNegative("trackScatter", trackScatter);
            requireNotNegative("clusterSigma", clusterSigma);
        }
    }

    /**
     * Concentrations far from everything: for each element a smooth random field of mean 0 and standard deviation 1 in
     * units of its {@link Element#log10Sd}, partly common to all elements, as of the rocks below.
     *
     * @param smoothing standard deviation of the Gaussian that white noise is smoothed with, m
     * @param sharedVariance share of the variance that is common to all elements, 0 to 1
     * @param noise standard deviation of what differs from sample to sample at one place
     */
    public record Background(double smoothing, double sharedVariance, double noise) {
        public Background {
            requirePositive("smoothing", smoothing);
            requireShare("sharedVariance", sharedVariance);
            requireNotNegative("noise", noise);
        }
    }

    /**
     * How deposits lie.
     *
     * @param known number of those an explorer of the area knows
     * @param hidden number of those that wait to be found
     * @param spacing least distance between two of them, m
     * @param edge least distance from the edge of the area, m
     */
    public record Deposits(int known, int hidden, double spacing, double edge) {
        public Deposits {
            require(known >= 0, "known", known, "0 or more");
            require(hidden >= 0, "hidden", hidden, "0 or more");
            requireNotNegative("spacing", spacing);
            requireNotNegative("edge", edge);
        }
    }

    /**
     * What a deposit does to the elements around it: those of the core are enriched in a Gaussian bump over it, those of
     * the ring in an annulus with a Gaussian cross-section.
     *
     * @param core symbols of the elements of the core
     * @param coreSigma standard deviation of the bump, m
     * @param ring symbols of the elements of the ring
     * @param ringRadius distance of the annulus's crest from the centre, m
     * @param ringSigma standard deviation of its cross-section, m
     * @param amplitude height of bump and crest
     * @param variation each length and amplitude of each body is drawn uniformly within this share of its stated value,
     *     0 to below 1
     */
    public record Halo(
            List<String> core,
            double coreSigma,
            List<String> ring,
            double ringRadius,
            double ringSigma,
            double amplitude,
            double variation) {
        public Halo {
            core = List.copyOf(core);
            ring = List.copyOf(ring);
            requirePositive("coreSigma", coreSigma);
            requireNotNegative("ringRadius", ringRadius);
            requirePositive("ringSigma", ringSigma);
            requireNotNegative("amplitude", amplitude);
            require(variation >= 0 && variation < 1, "variation", variation, "0 to below 1");
        }
    }

    /**
     * Bodies with the amplitudes of a deposit's halo but not its zonation, so that no value at a point tells them apart.
     *
     * @param coreOnly number with the core of a deposit and no ring
     * @param singleElement number with a core in one element, drawn from all
     * @param filled number with a bump of the ring's elements where a deposit has a ring
     * @param filledSigma standard deviation of that bump, m
     * @param clearance least distance of any decoy from a deposit, m
     */
    public record Decoys(int coreOnly, int singleElement, int filled, double filledSigma, double clearance) {
        public Decoys {
            require(coreOnly >= 0, "coreOnly", coreOnly, "0 or more");
            require(singleElement >= 0, "singleElement", singleElement, "0 or more");
            require(filled >= 0, "filled", filled, "0 or more");
            requirePositive("filledSigma", filledSigma);
            requireNotNegative("clearance", clearance);
        }
    }

    /**
     * An analysed element.
     *
     * @param name with its unit, as {@link Band} reads it
     * @param median of the background, in that unit
     * @param log10Sd standard deviation of the background's decimal logarithm
     * @param detectionLimit below which the laboratory gives no number, in that unit
     */
    public record Element(String name, double median, double log10Sd, double detectionLimit) {
        public Element {
            requirePositive(name + ".median", median);
            requirePositive(name + ".log10Sd", log10Sd);
            requireNotNegative(name + ".detectionLimit", detectionLimit);
        }

        /** The element without its unit. */
        public String symbol() {
            return Band.of(name).symbol();
        }
    }

    public SurveyParameters {
        elements = List.copyOf(elements);
        require(!elements.isEmpty(), "elements", "an empty list", "at least one element");
        Set<String> symbols = new HashSet<>();
        for (Element element : elements) {
            require(symbols.add(element.symbol()), "elements", element.symbol() + " twice", "each element once");
        }
        requireAmong("core", halo.core, symbols);
        requireAmong("ring", halo.ring, symbols);
        require(
                2 * deposits.edge < Math.min(area.width, area.height),
                "edge",
                deposits.edge,
                "less than half the area's width and height");
    }

    private static void requireAmong(String parameter, List<String> asked, Set<String> symbols) {
        for (String symbol : asked) {
            if (!symbols.contains(symbol)) {
                throw new InvalidInputException(parameter, symbol, "one of " + symbols);
            }
        }
    }

    private static void requirePositive(String parameter, double value) {
        require(Double.isFinite(value) && value > 0, parameter, value, "a positive number");
    }

    private static void requireNotNegative(String parameter, double value) {
        require(Double.isFinite(value) && value >= 0, parameter, value, "0 or a positive number");
    }

    private static void requireShare(String parameter, double value) {
        require(value >= 0 && value <= 1, parameter, value, "0 to 1");
    }
}
