package org.prospectivity.reports;

/**
 * Colours for values from low to high, told apart with any colour vision. Their lightness rises evenly, so that they can
 * be told apart in grey print too; that of colours for values around 0 rises to the middle and falls again.
 */
public enum ColourRamp {
    /** Viridis (S. van der Walt, N. Smith 2015): violet, green, yellow. */
    VIRIDIS(0x440154, 0x482878, 0x3e4989, 0x31688e, 0x26828e, 0x1f9e89, 0x35b779, 0x6ece58, 0xb5de2b, 0xfde725),
    /** Cividis (Nuñez, Anderton, Renslow 2018): blue, grey, yellow. */
    CIVIDIS(0x00204d, 0x00336f, 0x39486b, 0x575d6d, 0x707173, 0x8a8779, 0xa69d75, 0xc4b56c, 0xe4cf5b, 0xffea46),
    /** RdBu of ColorBrewer (Brewer 2002), turned: blue below 0, white, red above. */
    BLUE_RED(
            0x053061, 0x2166ac, 0x4393c3, 0x92c5de, 0xd1e5f0, 0xf7f7f7, 0xfddbc7, 0xf4a582, 0xd6604d, 0xb2182b,
            0x67001f);

    private final int[] stops;

    ColourRamp(int... stops) {
        this.stops = stops;
    }

    /** Whether its middle is for 0. */
    boolean isDiverging() {
        return this == BLUE_RED;
    }

    /**
     * The colour at a fraction of the way, linear between its stops.
     *
     * @param fraction 0 to 1
     * @return red, green and blue in the lower 24 bits
     */
    public int rgb(double fraction) {
        double place = fraction * (stops.length - 1);
        int i = Math.min(stops.length - 2, (int) place);
        double f = place - i;
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = stops[i] >> shift & 0xff;
            int to = stops[i + 1] >> shift & 0xff;
            rgb |= (int) Math.round(from + f * (to - from)) << shift;
        }
        return rgb;
    }
}
