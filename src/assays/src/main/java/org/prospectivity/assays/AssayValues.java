package org.prospectivity.assays;

import java.util.Map;
import java.util.TreeMap;
import org.prospectivity.engine.geochemistry.Determination.Qualifier;

/** The determinations of one column, in the unit of its band, with the account of how its cells were read. */
final class AssayValues {
    private static final Qualifier[] QUALIFIERS = Qualifier.values();

    private final ElementName name;
    private final double[] values;
    private final byte[] qualifiers;
    private Map<String, Integer> missing = new TreeMap<>();
    private Map<String, Integer> below = new TreeMap<>();
    private int blank;

    AssayValues(ElementName name, int size) {
        this.name = name;
        values = new double[size];
        qualifiers = new byte[size];
    }

    void set(int row, double value, Qualifier qualifier) {
        values[row] = value;
        qualifiers[row] = (byte) qualifier.ordinal();
    }

    void codes(Map<String, Integer> missing, Map<String, Integer> below, int blank) {
        this.missing = missing;
        this.below = below;
        this.blank = blank;
    }

    ElementName name() {
        return name;
    }

    int size() {
        return values.length;
    }

    /** The concentration, or the limit; NaN when missing. */
    double value(int row) {
        return values[row];
    }

    Qualifier qualifier(int row) {
        return QUALIFIERS[qualifiers[row]];
    }

    /** Codes for no result, with their counts. */
    Map<String, Integer> missing() {
        return missing;
    }

    /** Codes for below a limit they do not state, with their counts. */
    Map<String, Integer> below() {
        return below;
    }

    /** Empty cells. */
    int blank() {
        return blank;
    }

    /** How many cells are of a kind. */
    int count(Qualifier qualifier) {
        int count = 0;
        for (byte each : qualifiers) {
            count += each == qualifier.ordinal() ? 1 : 0;
        }
        return count;
    }

    /** Determinations that are not missing. */
    int determined() {
        return size() - count(Qualifier.MISSING);
    }
}
