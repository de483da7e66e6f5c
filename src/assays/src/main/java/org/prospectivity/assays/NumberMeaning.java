package org.prospectivity.assays;

/** What a number that looks like a code means in a column. */
enum NumberMeaning {
    /** A measured value. */
    VALUE,
    /** A measured value, though it might be a code: the person is told. */
    NOTED,
    /** Below its amount. */
    BELOW,
    /** No result. */
    MISSING,
    /** It cannot be told: the person is asked. */
    OPEN
}
