package org.prospectivity.server.style;

import java.util.ArrayList;
import java.util.List;

/**
 * A colour map as at most 256 colours and the number of a value's colour; 0 is no colour. A ramp is cut into steps, each
 * segment between two entries into as many as its colours differ by, so that quantities of entries have exactly their
 * colour and others one that is off by less than half a step. GeoTools colours coverages in its renderer only, which is
 * not among the jars that come with the product.
 */
public final class ColourTable {
    private static final int MOST = 255;

    private final ColourMap.Type type;
    private final float[] quantities;
    /** Per segment: number of the colour at its beginning, and how many steps a unit of value is. */
    private final int[] first;

    private final float[] stepsPerUnit;
    private final int last;
    private final int[] argb;

    /** @param opacity of the whole layer, 0 to 1 */
    public ColourTable(ColourMap map, double opacity) {
        type = map.type();
        List<ColourMap.Entry> entries = map.entries();
        int count = entries.size();
        quantities = new float[count];
        first = new int[count];
        stepsPerUnit = new float[count];
        List<Integer> colours = new ArrayList<>();
        colours.add(0);
        int[] steps = steps(entries);
        for (int e = 0; e < count; e++) {
            ColourMap.Entry entry = entries.get(e);
            quantities[e] = (float) entry.quantity();
            first[e] = colours.size();
            colours.add(faded(entry.argb(), opacity));
            if (type == ColourMap.Type.RAMP && e + 1 < count) {
                ColourMap.Entry next = entries.get(e + 1);
                stepsPerUnit[e] = (float) (steps[e] / (next.quantity() - entry.quantity()));
                for (int s = 1; s < steps[e]; s++) {
                    colours.add(faded(between(entry.argb(), next.argb(), (double) s / steps[e]), opacity));
                }
            }
        }
        last = colours.size() - 1;
        argb = colours.stream().mapToInt(Integer::intValue).toArray();
    }

    private int[] steps(List<ColourMap.Entry> entries) {
        int segments = entries.size() - 1;
        int[] differences = new int[segments];
        long all = 0;
        for (int s = 0; s < segments; s++) {
            differences[s] = Math.max(
                    1, difference(entries.get(s).argb(), entries.get(s + 1).argb()));
            all += differences[s];
        }
        // One colour is left for the last entry; every segment needs one, the rest is shared out.
        int spare = MOST - 1 - segments;
        for (int s = 0; s < segments; s++) {
            differences[s] = all <= MOST - 1 ? differences[s] : 1 + (int) (spare * differences[s] / all);
        }
        return differences;
    }

    private static int difference(int a, int b) {
        int most = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            most = Math.max(most, Math.abs((a >>> shift & 255) - (b >>> shift & 255)));
        }
        return most;
    }

    private static int between(int a, int b, double part) {
        int colour = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            int from = a >>> shift & 255;
            int to = b >>> shift & 255;
            colour |= (int) Math.round(from + part * (to - from)) << shift;
        }
        return colour;
    }

    private static int faded(int argb, double opacity) {
        return (int) Math.round((argb >>> 24) * opacity) << 24 | argb & 0xFFFFFF;
    }

    /** The number of a value's colour; 0 for NaN and values that are not drawn. */
    public byte index(float value) {
        // Comparisons are false for NaN.
        int segment = -1;
        while (segment + 1 < quantities.length && value >= quantities[segment + 1]) {
            segment++;
        }
        switch (type) {
            case RAMP:
                if (segment < 0) {
                    return (byte) (Float.isNaN(value) ? 0 : 1);
                }
                if (segment == quantities.length - 1) {
                    return (byte) last;
                }
                return (byte) (first[segment] + (int) ((value - quantities[segment]) * stepsPerUnit[segment] + 0.5f));
            case INTERVALS:
                return (byte) (segment + 1 == quantities.length || Float.isNaN(value) ? 0 : segment + 2);
            default:
                return (byte) (segment >= 0 && value == quantities[segment] ? segment + 1 : 0);
        }
    }

    /** The colours by number, with their opacity; the first is transparent. Not to be changed. */
    public int[] argb() {
        return argb;
    }
}
