package org.prospectivity.engine.raster;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The name of a band and what it says. Of geochemistry it is {@code symbol[_unit][_transform]}, as in {@code Au_ppb},
 * {@code SiO2_pct}, {@code As_ppm_log10} or {@code Cu_clr}; of other evidence {@code what_kind}, as in
 * {@code magnetics_continuous}, {@code faults_distance} or {@code lithology-granite_category}, where the category stands
 * before the first hyphen and the class behind it. Only letters, digits, {@code _}, {@code -} and {@code .} should be
 * used, so that the name can be a WCS field.
 *
 * @param name the whole name
 * @param symbol element or oxide, or what the evidence is of: the name without unit, transform and kind
 * @param unit how concentrations are measured, {@link Unit#UNKNOWN} when the name does not tell
 * @param transform what was done to concentrations before gridding
 * @param kind what its values are; a concentration where the name does not tell
 */
public record Band(String name, String symbol, Unit unit, Transform transform, Kind kind) implements Serializable {

    /** What the values of a band are, by which they are normalised, matched and mixed. */
    public enum Kind {
        /** How much of an element there is, from 0; or its logarithm. */
        CONCENTRATION,
        /** A log-ratio of concentrations. */
        LOG_RATIO,
        /** Any number, such as a magnetic anomaly or a height. */
        CONTINUOUS,
        /** Metres to the nearest of some things, from 0. */
        DISTANCE,
        /** How much of something there is around a place, from 0. */
        DENSITY,
        /** Which share of a cell belongs to a class, from 0 to 1: 0 or 1 where a cell has one class. */
        CATEGORY;

        /** Whether bands of this kind tell of elements, and not of other evidence. */
        public boolean isGeochemistry() {
            return this == CONCENTRATION || this == LOG_RATIO;
        }

        /** What a band's name ends in to be of this kind; of geochemistry, the unit and transform tell. */
        String suffix() {
            return "_" + name().toLowerCase(Locale.ROOT);
        }
    }

    /** Units of concentration that a name may carry as a suffix. */
    public enum Unit {
        /** Per cent by mass. */
        PCT("%", 1e4),
        /** Parts per million by mass, mg/kg. */
        PPM("ppm", 1),
        /** Parts per billion by mass, µg/kg. */
        PPB("ppb", 1e-3),
        /** Parts per trillion by mass, ng/kg. */
        PPT("ppt", 1e-6),
        /** Not told by the name. */
        UNKNOWN("", Double.NaN);

        private final String label;
        private final double ppm;

        Unit(String label, double ppm) {
            this.label = label;
            this.ppm = ppm;
        }

        /** As it is written behind a number; empty when unknown. */
        public String label() {
            return label;
        }

        /** How many ppm one of this unit is; NaN when unknown. */
        public double ppm() {
            return ppm;
        }

        /** What a number of this unit is multiplied by to be one of another; NaN when either is unknown. */
        public double factorTo(Unit other) {
            return this == other && this != UNKNOWN ? 1 : ppm / other.ppm;
        }
    }

    /** What was done to the values of a band before gridding. */
    public enum Transform {
        /** Values are concentrations. */
        NONE,
        /** Decimal logarithm of the concentration. */
        LOG10,
        /** Centred log-ratio (Aitchison 1986). */
        CLR,
        /** Isometric log-ratio (Egozcue et al. 2003); the symbol names the coordinate, not an element. */
        ILR
    }

    /** A band of geochemistry. */
    public Band(String name, String symbol, Unit unit, Transform transform) {
        this(
                name,
                symbol,
                unit,
                transform,
                transform == Transform.CLR || transform == Transform.ILR ? Kind.LOG_RATIO : Kind.CONCENTRATION);
    }

    /** Reads a band's name. */
    public static Band of(String name) {
        String rest = name.strip();
        for (Kind kind : Kind.values()) {
            int length = rest.length() - kind.suffix().length();
            if (!kind.isGeochemistry() && length > 0 && kind.suffix().equalsIgnoreCase(rest.substring(length))) {
                return new Band(name, rest.substring(0, length), Unit.UNKNOWN, Transform.NONE, kind);
            }
        }
        Transform transform = Transform.NONE;
        Optional<Transform> last = suffix(rest, Transform.values());
        if (last.isPresent()) {
            transform = last.get();
            rest = withoutSuffix(rest);
        }
        Unit unit = Unit.UNKNOWN;
        Optional<Unit> measure = suffix(rest, Unit.values());
        if (measure.isPresent()) {
            unit = measure.get();
            rest = withoutSuffix(rest);
        }
        return new Band(name, rest, unit, transform);
    }

    /** The band after a transform of its values. */
    public Band transformed(Transform to) {
        return to == Transform.NONE
                ? this
                : new Band(name + "_" + to.name().toLowerCase(Locale.ROOT), symbol, unit, to);
    }

    /**
     * The band as one of another kind: what its name does not tell, somebody may know. The kind is taken up into the name,
     * so that whoever reads it later, as in a model's file, is told.
     *
     * @throws IllegalArgumentException when it is to be geochemistry, but its name says otherwise
     */
    public Band ofKind(Kind known) {
        if (kind == known) {
            return this;
        }
        if (known.isGeochemistry()) {
            throw new IllegalArgumentException(name + " as " + known);
        }
        return of((kind.isGeochemistry() ? name.strip() : symbol) + known.suffix());
    }

    /**
     * These bands with the kinds that are known of others: a band that is called like one of other evidence without its
     * suffix is of that one's kind.
     */
    public static List<Band> likeThose(List<Band> bands, List<Band> known) {
        return bands.stream()
                .map(band -> known.stream()
                        .filter(other -> band.kind.isGeochemistry()
                                && !other.kind.isGeochemistry()
                                && other.symbol.equalsIgnoreCase(band.name.strip()))
                        .findFirst()
                        .map(other -> band.ofKind(other.kind))
                        .orElse(band))
                .toList();
    }

    /** Whether a suffix of the name tells what the values are. */
    public boolean tellsKind() {
        return kind != Kind.CONCENTRATION || unit != Unit.UNKNOWN || transform != Transform.NONE;
    }

    /**
     * What bands of two areas are matched by, and what a stack has once: of geochemistry the element, whatever the unit
     * and transform; of other evidence the name and kind.
     */
    public String key() {
        String lower = symbol.toLowerCase(Locale.ROOT);
        return kind.isGeochemistry() ? lower : lower + kind.suffix();
    }

    /** What a person calls it: the element, or the name of other evidence. */
    public String label() {
        return kind.isGeochemistry() ? symbol : name;
    }

    /**
     * The evidence it is part of, by lower-case name: all classes of one category are one evidence, any other band is one
     * of its own.
     */
    public String evidence() {
        int cut = kind == Kind.CATEGORY ? symbol.indexOf('-') : -1;
        return cut > 0 ? symbol.substring(0, cut).toLowerCase(Locale.ROOT) + kind.suffix() : key();
    }

    private static <E extends Enum<E>> Optional<E> suffix(String name, E[] known) {
        int cut = name.lastIndexOf('_');
        if (cut > 0) {
            for (E value : known) {
                if (value.name().equalsIgnoreCase(name.substring(cut + 1))) {
                    return Optional.of(value);
                }
            }
        }
        return Optional.empty();
    }

    private static String withoutSuffix(String name) {
        return name.substring(0, name.lastIndexOf('_'));
    }
}
