package org.prospectivity.engine.geochemistry;

import java.util.Arrays;
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
        this(read(element, column));
    }

    private Determinations(Builder builder) {
        element = builder.element;
        values = Arrays.copyOf(builder.values, builder.size);
        qualifiers = Arrays.copyOf(builder.qualifiers, builder.size);
    }

    private static Builder read(String element, List<?> column) {
        Builder builder = new Builder(element);
        column.forEach(builder::add);
        return builder;
    }

    /** Reads the determinations of one element a sample at a time, so that their texts need not be kept. */
    public static final class Builder {
        private final String element;
        private double[] values = new double[16];
        private byte[] qualifiers = new byte[16];
        private int size;

        /** @param element the column's name, with the unit as its suffix */
        public Builder(String element) {
            this.element = element;
        }

        /**
         * Reads the determination of the next sample.
         *
         * @param raw what {@link Determination#of} reads
         * @throws InvalidInputException naming the element, the sample and its text
         */
        public void add(Object raw) {
            Determination determination = Determination.of(raw, element, size + 1);
            add(determination.value(), determination.qualifier());
        }

        /**
         * Takes the determination of the next sample.
         *
         * @param value the concentration, or the limit it is below or above; NaN when missing
         */
        public void add(double value, Qualifier qualifier) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
                qualifiers = Arrays.copyOf(qualifiers, 2 * size);
            }
            values[size] = value;
            qualifiers[size] = (byte) qualifier.ordinal();
            size++;
        }

        /** The determinations read so far. */
        public Determinations build() {
            return new Determinations(this);
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
