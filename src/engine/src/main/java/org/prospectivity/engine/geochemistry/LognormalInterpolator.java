package org.prospectivity.engine.geochemistry;

import java.util.Arrays;
import org.prospectivity.engine.gridding.Interpolator;
import org.prospectivity.engine.gridding.PointValues;
import org.prospectivity.engine.gridding.Surface;

/**
 * Interpolates the decimal logarithms of concentrations and gives concentrations back.
 *
 * <p>An interpolator that knows no variance: 10<sup>y</sup> of its estimate y, the weighted geometric mean of the
 * samples where y is their weighted mean. Of lognormal concentrations that estimates the median, which lies below the
 * mean.
 *
 * <p>One that knows the variance σ² of its estimate: with the natural logarithm's variance s² = σ² (ln 10)², the mean of
 * the lognormal distribution, 10<sup>y</sup> exp(s²/2) (Journel 1980), and its variance, that mean squared times
 * exp(s²) − 1 (Aitchison and Brown 1957). Both hold for lognormal concentrations and the right variogram: a sill too high
 * makes the estimates too high, most of all far from samples. The Lagrange parameter of ordinary kriging is neglected.
 * At a sample the variance is 0 and the estimate is its concentration.
 */
final class LognormalInterpolator implements Interpolator {
    private static final double LN_10 = Math.log(10);

    private final Interpolator ofLogarithms;

    LognormalInterpolator(Interpolator ofLogarithms) {
        this.ofLogarithms = ofLogarithms;
    }

    @Override
    public Interpolator forVariables(int[] variables) {
        return new LognormalInterpolator(ofLogarithms.forVariables(variables));
    }

    /** Fits to concentrations above 0. */
    @Override
    public Surface fit(PointValues concentrations) {
        Surface logarithms = ofLogarithms.fit(concentrations.map(Math::log10));
        return new Surface() {
            @Override
            public int variables() {
                return logarithms.variables();
            }

            @Override
            public boolean hasVariance() {
                return logarithms.hasVariance();
            }

            @Override
            public Predictor predictor() {
                return new Back(logarithms);
            }
        };
    }

    private static final class Back implements Surface.Predictor {
        private final Surface.Predictor logarithms;
        /** Of the logarithms; null where they are not known. */
        private final double[] own;

        Back(Surface surface) {
            logarithms = surface.predictor();
            own = surface.hasVariance() ? new double[surface.variables()] : null;
        }

        @Override
        public void predict(double easting, double northing, double[] values, double[] variances) {
            logarithms.predict(easting, northing, values, own);
            back(values, variances);
        }

        @Override
        public void predictWithout(int point, double[] values, double[] variances) {
            logarithms.predictWithout(point, values, own);
            back(values, variances);
        }

        private void back(double[] values, double[] variances) {
            if (own == null) {
                Arrays.setAll(values, v -> Math.pow(10, values[v]));
                return;
            }
            for (int v = 0; v < values.length; v++) {
                double squared = own[v] * LN_10 * LN_10;
                values[v] = Math.pow(10, values[v]) * Math.exp(squared / 2);
                if (variances != null) {
                    variances[v] = values[v] * values[v] * Math.expm1(squared);
                }
            }
        }
    }
}
