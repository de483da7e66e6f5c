package org.prospectivity.assays;

/**
 * The limit that a code for "below detection" stands for, where the cell does not state it.
 *
 * @param kind where the limit comes from
 * @param limit in the unit of the element; NaN unless it is stated
 */
public record LimitRule(Kind kind, double limit) {
    /** Where a limit comes from. */
    public enum Kind {
        /** It is the number given. */
        STATED,
        /** The least limit the column states, or else the least value above 0 it holds. */
        LEAST,
        /** The limits given by element tell. */
        BY_ELEMENT
    }

    public static final LimitRule LEAST = new LimitRule(Kind.LEAST, Double.NaN);

    public static final LimitRule BY_ELEMENT = new LimitRule(Kind.BY_ELEMENT, Double.NaN);

    /** A stated limit. */
    public static LimitRule of(double limit) {
        return new LimitRule(Kind.STATED, limit);
    }
}
