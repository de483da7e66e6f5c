package org.prospectivity.handover.content;

import java.util.List;

/**
 * How the values of a band become colours: between two steps colours blend, beyond the ends they stay.
 *
 * @param title what the values are, for a legend
 * @param steps by rising value
 */
public record Ramp(String title, List<Step> steps) {
    /**
     * A value and its colour.
     *
     * @param colour as #rrggbb
     * @param value of the band
     * @param label in a legend
     */
    public record Step(String colour, double value, String label) {
        int rgb() {
            return Integer.parseInt(colour.substring(1), 16);
        }
    }

    public Ramp {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException(title + " has no colours");
        }
    }

    /** The colour of a value: red, green and blue in the lower 24 bits. */
    public int rgb(double value) {
        Step first = steps.get(0);
        if (value <= first.value()) {
            return first.rgb();
        }
        for (int i = 1; i < steps.size(); i++) {
            Step high = steps.get(i);
            if (value <= high.value()) {
                Step low = steps.get(i - 1);
                return mixed(low.rgb(), high.rgb(), (value - low.value()) / (high.value() - low.value()));
            }
        }
        return steps.get(steps.size() - 1).rgb();
    }

    private static int mixed(int from, int to, double share) {
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = from >> shift & 0xff;
            int b = to >> shift & 0xff;
            rgb |= (int) Math.round(a + share * (b - a)) << shift;
        }
        return rgb;
    }
}
