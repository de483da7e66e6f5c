package org.prospectivity.assays;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.prospectivity.engine.InvalidInputException;

/**
 * What a person says of a table beyond what it says itself. Immutable: each step gives a changed copy. Lists are given
 * one an entry or several with commas between; blank entries count as not given.
 */
public final class AssayOptions implements Cloneable {
    /** Of elements found by a pattern, those with a lower share of determinations are left out, by default. */
    public static final double LEAST_DETERMINED = 0.2;

    /** Nothing said. */
    public static final AssayOptions DEFAULT = new AssayOptions();

    private List<String> elements = List.of();
    private double leastDetermined = LEAST_DETERMINED;
    private List<String> missing = List.of();
    private Map<String, LimitRule> below = Map.of();
    private Map<String, LimitRule> limits = Map.of();
    private List<String> values = List.of();
    private Optional<String> x = Optional.empty();
    private Optional<String> y = Optional.empty();
    private Zones zones = Zones.REFUSE;
    private Outliers outliers = Outliers.LEAVE_OUT;
    private List<String> methods = List.of();
    private boolean oxidesAsElements;
    private Optional<String> level = Optional.empty();
    private boolean projected;

    /** What to do with coordinates in several zones of a map projection. */
    public enum Zones {
        /** Refuse them. */
        REFUSE,
        /** Project those of each zone from its own CRS. */
        PROJECT,
        /** Take the column for something else than zones of a projection. */
        IGNORE
    }

    /** What to do with samples far from all others. */
    public enum Outliers {
        /** Leave them out of the maps, and say so. */
        LEAVE_OUT,
        /** Keep them. */
        KEEP,
        /** Refuse the table. */
        REFUSE
    }

    private AssayOptions() {}

    private AssayOptions with(Consumer<AssayOptions> change) {
        try {
            AssayOptions copy = (AssayOptions) clone();
            change.accept(copy);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    /** Names, symbols or patterns such as {@code *_ppm}; all elements of the table when none is given. */
    public AssayOptions elements(List<String> given) {
        List<String> names = split(given);
        return with(copy -> copy.elements = names);
    }

    /** Of elements a pattern found, those with a lower share of determinations are left out; 0 to 1. */
    public AssayOptions leastDetermined(double share) {
        InvalidInputException.require(share >= 0 && share <= 1, "leastDetermined", share, "a share from 0 to 1");
        return with(copy -> copy.leastDetermined = share);
    }

    /** Codes that mean no result, such as {@code LNR} or {@code -99}. */
    public AssayOptions missing(List<String> codes) {
        List<String> given = split(codes);
        return with(copy -> copy.missing = given);
    }

    /**
     * Codes that mean below a limit: {@code ND=0.5}; {@code ND=LEAST} for the least limit or value of the column; or
     * {@code ND} alone, for the limit of the element.
     *
     * @throws InvalidInputException for a limit that is neither a number above 0 nor LEAST
     */
    public AssayOptions below(List<String> codes) {
        Map<String, LimitRule> rules = new LinkedHashMap<>();
        for (String entry : split(codes)) {
            int equals = entry.lastIndexOf('=');
            String code = equals > 0 ? entry.substring(0, equals).strip() : entry;
            rules.put(code, equals > 0 ? rule("below", entry, equals) : LimitRule.BY_ELEMENT);
        }
        return with(copy -> copy.below = Collections.unmodifiableMap(rules));
    }

    /**
     * Limits that codes for "below detection" stand for: {@code Au=0.5} in the unit of the table, {@code Au_ppb=0.5}
     * in a stated one, {@code Au=LEAST} or {@code *=LEAST} for the least limit or value of the column.
     *
     * @throws InvalidInputException for an entry of another form
     */
    public AssayOptions limits(List<String> given) {
        Map<String, LimitRule> rules = new LinkedHashMap<>();
        for (String entry : split(given)) {
            int equals = entry.lastIndexOf('=');
            InvalidInputException.require(equals > 0, "limits", entry, "an element and its limit, Au_ppb=0.5 say");
            rules.put(entry.substring(0, equals).strip(), rule("limits", entry, equals));
        }
        return with(copy -> copy.limits = Collections.unmodifiableMap(rules));
    }

    /** Numbers that look like codes, or signs beside values, that mean a measured value. */
    public AssayOptions values(List<String> codes) {
        List<String> given = split(codes);
        return with(copy -> copy.values = given);
    }

    /**
     * The columns of the coordinates; found by name when none is given.
     *
     * @throws InvalidInputException when only one is given
     */
    public AssayOptions coordinates(Optional<String> x, Optional<String> y) {
        InvalidInputException.require(
                x.isPresent() == y.isPresent(),
                x.isPresent() ? "y" : "x",
                "nothing beside " + x.or(() -> y).orElse(""),
                "the columns of both coordinates, or neither");
        return with(copy -> {
            copy.x = x;
            copy.y = y;
        });
    }

    /** Coordinates in several zones are refused by default. */
    public AssayOptions zones(Zones rule) {
        return with(copy -> copy.zones = rule);
    }

    /** Samples far from all others are left out by default. */
    public AssayOptions outliers(Outliers rule) {
        return with(copy -> copy.outliers = rule);
    }

    /** Methods as they stand in names or in a header row, the best first: {@code FA50}, {@code XRF}. */
    public AssayOptions methods(List<String> preferred) {
        List<String> given = split(preferred);
        return with(copy -> copy.methods = given);
    }

    /** Whether oxides are turned into their elements; not by default. */
    public AssayOptions oxidesAsElements(boolean converted) {
        return with(copy -> copy.oxidesAsElements = converted);
    }

    /** The column by whose values concentrations are levelled; none by default. */
    public AssayOptions level(Optional<String> column) {
        return with(copy -> copy.level = column);
    }

    /** Whether the CRS of projected coordinates is known; if not, a table with both is placed by its degrees. */
    public AssayOptions projected(boolean known) {
        return with(copy -> copy.projected = known);
    }

    private static LimitRule rule(String parameter, String entry, int equals) {
        String limit = entry.substring(equals + 1).strip();
        if (limit.equalsIgnoreCase("LEAST")) {
            return LimitRule.LEAST;
        }
        double number = NumberFormat.POINT.parse(limit);
        InvalidInputException.require(
                number > 0 && Double.isFinite(number), parameter, entry, "a limit above 0, or LEAST, behind the =");
        return LimitRule.of(number);
    }

    private static List<String> split(List<String> given) {
        List<String> parts = new ArrayList<>();
        for (String entry : given) {
            for (String part : entry.split(",")) {
                if (!part.isBlank()) {
                    parts.add(part.strip());
                }
            }
        }
        return List.copyOf(parts);
    }

    public List<String> elements() {
        return elements;
    }

    public double leastDetermined() {
        return leastDetermined;
    }

    public List<String> missing() {
        return missing;
    }

    public Map<String, LimitRule> below() {
        return below;
    }

    public Map<String, LimitRule> limits() {
        return limits;
    }

    public List<String> values() {
        return values;
    }

    public Optional<String> x() {
        return x;
    }

    public Optional<String> y() {
        return y;
    }

    public Zones zones() {
        return zones;
    }

    public Outliers outliers() {
        return outliers;
    }

    public List<String> methods() {
        return methods;
    }

    public boolean oxidesAsElements() {
        return oxidesAsElements;
    }

    public Optional<String> level() {
        return level;
    }

    public boolean projected() {
        return projected;
    }
}
