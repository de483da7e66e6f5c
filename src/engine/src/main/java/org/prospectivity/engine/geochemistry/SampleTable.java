package org.prospectivity.engine.geochemistry;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.geochemistry.Determination.Qualifier;

/** Samples: where each was taken, and the determinations of each element. The arrays are not copied. */
public final class SampleTable {
    /** Fewer samples make no map. */
    public static final int FEWEST = 3;

    private final double[] eastings;
    private final double[] northings;
    private final List<Determinations> elements;

    /**
     * @param eastings of the samples, in metres of a projected coordinate system
     * @param northings of the samples, in metres
     * @param elements one or more, each with a determination for every sample and at least one result
     * @throws InvalidInputException for fewer than 3 samples, samples all at one place, coordinates that are not finite
     *     or look like degrees, an element given twice or without any result
     */
    public SampleTable(double[] eastings, double[] northings, List<Determinations> elements) {
        if (northings.length != eastings.length) {
            throw new IllegalArgumentException(eastings.length + " eastings but " + northings.length + " northings");
        }
        InvalidInputException.require(!elements.isEmpty(), "elements", "an empty list", "at least one element");
        InvalidInputException.require(
                eastings.length >= FEWEST,
                "samples",
                eastings.length + " samples",
                "at least " + FEWEST + " with coordinates");
        boolean degrees = true;
        boolean onePlace = true;
        for (int s = 0; s < eastings.length; s++) {
            if (!Double.isFinite(eastings[s]) || !Double.isFinite(northings[s])) {
                throw new InvalidInputException(
                        "samples",
                        "sample " + (s + 1) + " at " + eastings[s] + ", " + northings[s],
                        "finite coordinates");
            }
            degrees &= Math.abs(eastings[s]) <= 180 && Math.abs(northings[s]) <= 90;
            onePlace &= eastings[s] == eastings[0] && northings[s] == northings[0];
        }
        if (degrees) {
            throw new InvalidInputException(
                    "samples",
                    "coordinates such as " + eastings[0] + ", " + northings[0]
                            + " look like degrees; expected eastings and northings in metres of a projected"
                            + " coordinate system");
        }
        InvalidInputException.require(
                !onePlace,
                "samples",
                eastings.length + " samples all at " + eastings[0] + ", " + northings[0],
                "samples at several places");
        Set<String> names = new HashSet<>();
        for (Determinations element : elements) {
            if (element.size() != eastings.length) {
                throw new IllegalArgumentException(element.element() + " has " + element.size()
                        + " determinations, there are " + eastings.length + " samples");
            }
            InvalidInputException.require(
                    names.add(element.element()), "elements", element.element() + " twice", "each element once");
        }
        List<String> empty = elements.stream()
                .filter(element -> !hasResult(element))
                .map(Determinations::element)
                .toList();
        if (!empty.isEmpty()) {
            throw new InvalidInputException(
                    "elements",
                    String.join(", ", empty) + (empty.size() == 1 ? " has" : " have")
                            + " no value in any sample; expected elements that were analysed");
        }
        this.eastings = eastings;
        this.northings = northings;
        this.elements = List.copyOf(elements);
    }

    private static boolean hasResult(Determinations element) {
        for (int s = 0; s < element.size(); s++) {
            if (element.qualifier(s) != Qualifier.MISSING) {
                return true;
            }
        }
        return false;
    }

    /** Number of samples. */
    public int size() {
        return eastings.length;
    }

    public double easting(int sample) {
        return eastings[sample];
    }

    public double northing(int sample) {
        return northings[sample];
    }

    public List<Determinations> elements() {
        return elements;
    }

    /**
     * The table with these elements only, in this order.
     *
     * @throws InvalidInputException for an unknown name, with the known ones
     */
    public SampleTable select(List<String> names) {
        return new SampleTable(
                eastings, northings, names.stream().map(this::element).toList());
    }

    /**
     * An element by its name.
     *
     * @throws InvalidInputException for an unknown name, with the known ones
     */
    public Determinations element(String name) {
        for (Determinations element : elements) {
            if (element.element().equals(name)) {
                return element;
            }
        }
        throw new InvalidInputException(
                "elements",
                name,
                "one of " + elements.stream().map(Determinations::element).toList());
    }
}
