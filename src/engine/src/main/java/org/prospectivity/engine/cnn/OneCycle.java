package org.prospectivity.engine.cnn;

/**
 * One-cycle learning rate (Smith and Topin 2018): from a 25th of the peak up to it over the first 30 % of the steps,
 * then down to a 10,000th of its start, both along a cosine.
 *
 * @param peak greatest rate
 * @param steps length of the cycle
 */
record OneCycle(double peak, int steps) {
    private static final double RISE = 0.3;
    private static final double START = 1 / 25.0;
    private static final double END = START / 1e4;

    /** @param step from 0 on */
    double at(int step) {
        double top = RISE * steps - 1;
        if (step <= top) {
            return between(START, 1, step / top);
        }
        return between(1, END, Math.min(1, (step - top) / (steps - 1 - top)));
    }

    private double between(double from, double to, double fraction) {
        return peak * (to + (from - to) * (1 + Math.cos(Math.PI * fraction)) / 2);
    }
}
