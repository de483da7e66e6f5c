package org.prospectivity.engine.raster;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.prospectivity.engine.InvalidInputException;

/**
 * What a model sees of an area: its bands normalised within the area and without gaps, and the cells that may be
 * judged. A cell is valid where at least half of the bands have data. Elsewhere, and where a band of a valid cell lacks
 * data, the value of the nearest cell with data (in steps to one of 8 neighbours; of several the northernmost, then the
 * westernmost) stands in, so that windows that reach over gaps can be read; results are masked to the valid cells.
 */
public final class Predictors {
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
        int[] withData = new int[geometry.cells()];
        List<float[]> values = new ArrayList<>(bands);
        List<Normalisation> normalisations = new ArrayList<>(bands);
        for (int b = 0; b < bands; b++) {
            float[] band = raw.values(b);
            Normalisation normalisation = Normalisation.of(raw.bands().get(b), band, geometry.columns(), parameter);
            float[] normalised = new float[band.length];
            for (int cell = 0; cell < band.length; cell++) {
                normalised[cell] = Float.isNaN(band[cell]) ? Float.NaN : normalisation.apply(band[cell]);
                withData[cell] += Float.isNaN(band[cell]) ? 0 : 1;
            }
            GapFill.fill(normalised, geometry.columns());
            values.add(normalised);
            normalisations.add(normalisation);
        }
        boolean[] valid = new boolean[withData.length];
        for (int cell = 0; cell < valid.length; cell++) {
            valid[cell] = 2 * withData[cell] >= bands;
        }
        return new Predictors(new RasterStack(geometry, raw.bands(), values), valid, List.copyOf(normalisations));
    }

    /**
     * These predictors in the order of other bands, matched by symbol whatever the unit. A band this area lacks is zero
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

    /** Requires that at least one wanted band is there, by its element. */
    static void requireCommon(List<Band> bands, List<Band> wanted, String parameter) {
        if (wanted.stream().noneMatch(band -> position(bands, band) >= 0)) {
            throw new InvalidInputException(
                    parameter,
                    "has the bands " + names(bands) + ", none of them an element of " + names(wanted)
                            + "; expected at least one in common");
        }
    }

    /** The wanted bands whose element this area has. */
    public List<Band> common(List<Band> wanted) {
        return wanted.stream().filter(band -> position(band) >= 0).toList();
    }

    private int position(Band wanted) {
        return position(bands(), wanted);
    }

    /** The position of the band of an element, whatever its unit; -1 when there is none. */
    static int position(List<Band> bands, Band wanted) {
        for (int b = 0; b < bands.size(); b++) {
            if (key(bands.get(b)).equals(key(wanted))) {
                return b;
            }
        }
        return -1;
    }

    /** Requires that no element occurs twice. */
    static void requireOnce(List<Band> bands, String parameter) {
        Set<String> symbols = new HashSet<>();
        for (Band band : bands) {
            if (!symbols.add(key(band))) {
                throw new InvalidInputException(
                        parameter, "two bands of " + band.symbol() + "; expected each element once");
            }
        }
    }

    private static String key(Band band) {
        return band.symbol().toLowerCase(Locale.ROOT);
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
