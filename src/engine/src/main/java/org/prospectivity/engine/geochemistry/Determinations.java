package org.prospectivity.engine.geochemistry;

import java.util.List;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.geochemistry.Determination.Qualifier;
import org.prospectivity.engine.raster.Band;

/** The determinations of one element in all samples. */
public final class Determinations {
    private static final Qualifier[] QUALIFIERS = Qualifier.values();

    private final String element;
    private final double[] values;
    private final byte[] qualifiers;

    /**
     * Reads a column of a table.
     *
     * @param element the column's name, with the unit as its suffix
     * @param column for each sample what {@link Determination#of} reads
     * @throws InvalidInputException naming the element, the sample and its text
     */
    public Determinations(String element, List<?> column) {
        this.element = element;
        values = new double[column.size()];
        qualifiers = new byte[column.size()];
        int row = 0;
        for (Object raw : column) {
            Determination determination = Determination.of(raw, element, row + 1);
            values[row] = determination.value();
            qualifiers[row] = (byte) determination.qualifier().ordinal();
            row++;
        }
    }

    /** The column's name. */
    public String element() {
        return element;
    }

    /** What the name says of symbol and unit. */
    public Band band() {
        return Band.of(element);
    }

    /** Number of samples. */
    public int size() {
        return values.length;
    }

    /** The concentration or limit of a sample, from 0; NaN when missing. */
    public double value(int sample) {
        return values[sample];
    }

    public Qualifier qualifier(int sample) {
        return QUALIFIERS[qualifiers[sample]];
    }

    /** How many there are of each kind. */
    public Censoring censoring() {
        int[] counts = new int[QUALIFIERS.length];
        double greatestMeasured = Double.NaN;
        double greatestLimit = Double.NaN;
        for (int s = 0; s < values.length; s++) {
            counts[qualifiers[s]]++;
            if (qualifier(s) == Qualifier.MEASURED) {
                greatestMeasured = values[s] > greatestMeasured ? values[s] : orFirst(greatestMeasured, values[s]);
            } else if (qualifier(s) == Qualifier.BELOW) {
                greatestLimit = values[s] > greatestLimit ? values[s] : orFirst(greatestLimit, values[s]);
            }
        }
        return new Censoring(
                counts[Qualifier.MEASURED.ordinal()],
                counts[Qualifier.BELOW.ordinal()],
                counts[Qualifier.ABOVE.ordinal()],
                counts[Qualifier.MISSING.ordinal()],
                greatestMeasured,
                greatestLimit);
    }

    private static double orFirst(double known, double value) {
        return Double.isNaN(known) ? value : known;
    }
}
