package org.prospectivity.engine.raster;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.prospectivity.engine.InvalidInputException;

/**
 * What a model sees of an area: its bands normalised within the area and without gaps, and the cells that may be
 * judged, by {@link Validity}. Where a band lacks data, the value of the nearest cell with data (in steps to one of 8
 * neighbours; of several the northernmost, then the westernmost) stands in, so that windows that reach over gaps can be
 * read; results are masked to the valid cells. Of geochemistry the nearest value stands in however far it is: judged
 * cells are never far from it. Other evidence may be missing in a large part of the area, where an edge drawn out over it
 * would tell something untrue: more than {@value #REACH} cells from data, and in a band the area lacks, it is 0, the
 * mean.
 */
public final class Predictors implements Serializable {
    /** Cells that evidence other than geochemistry is drawn out by. */
    private static final int REACH = 4;

    private final RasterStack stack;
    private final boolean[] valid;
    private final List<Normalisation> normalisations;

    Predictors(RasterStack stack, boolean[] valid, List<Normalisation> normalisations) {
        this.stack = stack;
        this.valid = valid;
        this.normalisations = normalisations;
    }

    /**
     * Prepares an area.
     *
     * @param raw concentrations or transformed values, NaN where there is no data
     * @param parameter the name of the input that gave them
     * @throws InvalidInputException when a symbol occurs twice, a band does not vary or holds what its name excludes
     */
    public static Predictors of(RasterStack raw, String parameter) {
        requireOnce(raw.bands(), parameter);
        GridGeometry geometry = raw.geometry();
        int bands = raw.bands().size();
        float[][] given = new float[bands][];
        List<float[]> values = new ArrayList<>(bands);
        List<Normalisation> normalisations = new ArrayList<>(bands);
        for (int b = 0; b < bands; b++) {
            Band band = raw.bands().get(b);
            given[b] = raw.values(b);
            Normalisation normalisation = Normalisation.of(band, given[b], geometry, parameter);
            float[] filled = given[b].clone();
            GapFill.fill(filled, geometry.columns(), reach(band));
            for (int cell = 0; cell < filled.length; cell++) {
                filled[cell] = orMean(normalisation.apply(filled[cell]), band);
            }
            values.add(filled);
            normalisations.add(normalisation);
        }
        boolean[] valid = new Validity(raw.bands()).of(given, geometry.cells());
        return new Predictors(new RasterStack(geometry, raw.bands(), values), valid, List.copyOf(normalisations));
    }

    /**
     * These predictors in the order of other bands, matched by {@link Band#key()}. A band this area lacks is zero
     * everywhere, which is the mean of every normalised band.
     *
     * @throws InvalidInputException naming {@code parameter} when no band is common
     */
    public Predictors arranged(List<Band> wanted, String parameter) {
        requireCommon(bands(), wanted, parameter);
        List<float[]> values = new ArrayList<>(wanted.size());
        List<Normalisation> arranged = new ArrayList<>(wanted.size());
        for (Band band : wanted) {
            int position = position(band);
            values.add(position < 0 ? new float[geometry().cells()] : stack.values(position));
            arranged.add(position < 0 ? null : normalisations.get(position));
        }
        return new Predictors(new RasterStack(geometry(), wanted, values), valid, arranged);
    }

    /** How many steps a band's values reach into gaps. */
    static int reach(Band band) {
        return band.kind().isGeochemistry() ? GapFill.EVERYWHERE : REACH;
    }

    /** The normalised value, or the mean in the gaps that are left; where a band of geochemistry has no data, none. */
    static float orMean(float normalised, Band band) {
        return Float.isNaN(normalised) && !band.kind().isGeochemistry() ? 0 : normalised;
    }

    /** Some of the bands; the same cells are valid. */
    public Predictors select(int... positions) {
        return new Predictors(
                stack.select(Arrays.stream(positions).boxed().toList()),
                valid,
                Arrays.stream(positions).mapToObj(normalisations::get).toList());
    }

    /** Requires that at least one wanted band is there. */
    static void requireCommon(List<Band> bands, List<Band> wanted, String parameter) {
        if (wanted.stream().noneMatch(band -> position(bands, band) >= 0)) {
            throw new InvalidInputException(
                    parameter,
                    "has the bands " + names(bands) + ", none of them an element of " + names(wanted)
                            + "; expected at least one in common");
        }
    }

    /** The wanted bands that this area has. */
    public List<Band> common(List<Band> wanted) {
        return wanted.stream().filter(band -> position(band) >= 0).toList();
    }

    private int position(Band wanted) {
        return position(bands(), wanted);
    }

    /** The position of the band that matches; -1 when there is none. */
    public static int position(List<Band> bands, Band wanted) {
        for (int b = 0; b < bands.size(); b++) {
            if (bands.get(b).key().equals(wanted.key())) {
                return b;
            }
        }
        return -1;
    }

    /** Requires that no element and no other evidence occurs twice. */
    static void requireOnce(List<Band> bands, String parameter) {
        Set<String> keys = new HashSet<>();
        for (Band band : bands) {
            if (!keys.add(band.key())) {
                throw new InvalidInputException(
                        parameter,
                        "two bands of " + band.label() + "; expected each element and each other evidence once");
            }
        }
    }

    private static String names(List<Band> bands) {
        return String.join(", ", bands.stream().map(Band::name).toList());
    }

    public GridGeometry geometry() {
        return stack.geometry();
    }

    public List<Band> bands() {
        return stack.bands();
    }

    /** The normalised values without gaps. */
    public RasterStack stack() {
        return stack;
    }

    /** How each band was normalised; null for one this area lacks. */
    public List<Normalisation> normalisations() {
        return normalisations;
    }

    /** The bands that have the same value in all valid cells, so that nothing can be learned from them. */
    public List<Band> constant() {
        List<Band> constant = new ArrayList<>();
        for (int b = 0; b < bands().size(); b++) {
            float[] values = stack.values(b);
            float first = Float.NaN;
            boolean varies = false;
            for (int cell = 0; cell < valid.length && !varies; cell++) {
                if (valid[cell]) {
                    varies = values[cell] != first && !Float.isNaN(first);
                    first = values[cell];
                }
            }
            if (!varies) {
                constant.add(bands().get(b));
            }
        }
        return constant;
    }

    /** Whether a cell may be judged; not a copy. */
    public boolean[] valid() {
        return valid;
    }

    /** Number of cells that may be judged. */
    public int validCells() {
        int count = 0;
        for (boolean cell : valid) {
            count += cell ? 1 : 0;
        }
        return count;
    }
}
