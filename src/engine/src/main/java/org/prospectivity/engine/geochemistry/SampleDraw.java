package org.prospectivity.engine.geochemistry;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import org.prospectivity.engine.gridding.CrossValidation.LeftOut;
import org.prospectivity.engine.gridding.RandomChoice;

/**
 * The places that maps of the samples in a report show: all, or of more than {@value #MOST} so many drawn at random, so
 * that the report stays small.
 *
 * @param eastings of the places, in metres
 * @param northings of the places, in metres
 * @param places their positions among all places
 */
record SampleDraw(double[] eastings, double[] northings, int[] places) {
    static final int MOST = 2000;

    private static final MathContext DIGITS = new MathContext(4);

    static SampleDraw of(Places all, long seed) {
        int[] drawn = RandomChoice.of(all.size(), MOST, seed);
        double[] eastings = new double[drawn.length];
        double[] northings = new double[drawn.length];
        for (int i = 0; i < drawn.length; i++) {
            eastings[i] = Math.rint(all.easting(drawn[i]) * 10) / 10;
            northings[i] = Math.rint(all.northing(drawn[i]) * 10) / 10;
        }
        return new SampleDraw(eastings, northings, drawn);
    }

    /** The values at the drawn places, to four digits. */
    float[] values(double[] ofAll) {
        float[] values = new float[places.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = rounded(ofAll[places[i]]);
        }
        return values;
    }

    /** The errors at the drawn places, to four digits; NaN where none is known. */
    float[] errors(LeftOut leftOut, int all) {
        double[] errors = new double[all];
        Arrays.fill(errors, Double.NaN);
        for (int i = 0; i < leftOut.points().length; i++) {
            errors[leftOut.points()[i]] = leftOut.residuals()[i];
        }
        return values(errors);
    }

    private static float rounded(double value) {
        return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).floatValue() : Float.NaN;
    }
}
