package org.prospectivity.assays;

/** What a column of a table is. */
public enum ColumnKind {
    /** An easting, northing, longitude or latitude. */
    COORDINATE,
    /** The zone of a map projection. */
    ZONE,
    /** Concentrations of an element, oxide or sum of elements. */
    ELEMENT,
    /** Signs that say how the values of another column are meant. */
    QUALIFIER,
    /** Called like signs of another column, but holding what is none. */
    UNREAD_QUALIFIER,
    /** Detection limits of another column. */
    LIMIT,
    /** What tells a sample, hole or station from others. */
    ID,
    /** A depth, or an end of an interval in a hole. */
    DEPTH,
    /** What was sampled. */
    MEDIUM,
    /** Whether it is a sample or a duplicate, standard or blank. */
    QUALITY_CONTROL,
    /** A date, a year or a time. */
    DATE,
    /** Numbers of another kind. */
    NUMBER,
    /** Texts of another kind. */
    TEXT,
    /** Nothing in any cell. */
    EMPTY
}
