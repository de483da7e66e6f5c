package org.prospectivity.engine.cnn;

import org.nd4j.linalg.schedule.ISchedule;

/**
 * One-cycle learning rate (Smith and Topin 2018): from a 25th of the peak up to it over the first 30 % of the steps,
 * then down to a 10,000th of its start, both along a cosine.
 *
 * @param peak greatest rate
 * @param steps length of the cycle
 */
record OneCycle(double peak, int steps) implements ISchedule {
    /** For a network that is not trained. */
    static final OneCycle NONE = new OneCycle(0, 1);

    private static final double RISE = 0.3;
    private static final double START = 1 / 25.0;
    private static final double END = START / 1e4;

    @Override
    public double valueAt(int iteration, int epoch) {
        double top = RISE * steps - 1;
        if (iteration <= top) {
            return between(START, 1, iteration / top);
        }
        return between(1, END, Math.min(1, (iteration - top) / (steps - 1 - top)));
    }

    private double between(double from, double to, double fraction) {
        return peak * (to + (from - to) * (1 + Math.cos(Math.PI * fraction)) / 2);
    }

    @Override
    public ISchedule clone() {
        return this;
    }
}
