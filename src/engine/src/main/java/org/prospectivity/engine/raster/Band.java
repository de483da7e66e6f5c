package org.prospectivity.engine.raster;

import java.util.Locale;
import java.util.Optional;

/**
 * The name of a band and what it says: {@code symbol[_unit][_transform]}, as in {@code Au_ppb}, {@code SiO2_pct},
 * {@code As_ppm_log10} or {@code Cu_clr}. Only letters, digits, {@code _}, {@code -} and {@code .} should be used, so
 * that the name can be a WCS field.
 *
 * @param name the whole name
 * @param symbol element or oxide, the part two surveys are matched by
 * @param unit how its values are measured, {@link Unit#UNKNOWN} when the name does not tell
 * @param transform what was done to its values before gridding
 */
public record Band(String name, String symbol, Unit unit, Transform transform) {

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

    /** Reads a band's name. */
    public static Band of(String name) {
        String rest = name.strip();
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
