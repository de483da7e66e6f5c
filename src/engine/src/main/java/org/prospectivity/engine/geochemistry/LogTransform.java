package org.prospectivity.engine.geochemistry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.Band.Transform;
import org.prospectivity.engine.raster.Band.Unit;

/**
 * Transforms the concentrations of elements at places before gridding.
 *
 * <p>Zero has no logarithm: for every transform but {@link Transform#NONE} it is replaced by half the smallest positive
 * value of its element, and counted. Log-ratios are taken of the elements given, in a common unit, as the
 * sub-composition; a place that lacks one of them has none.
 */
public final class LogTransform {
    private LogTransform() {}

    /**
     * What came of it.
     *
     * @param bands the transformed bands: as many as elements, one fewer for {@link Transform#ILR}
     * @param values for each band, NaN where there is none
     * @param zerosReplaced for each element
     * @param subcomposition the elements the log-ratios are of; empty for the other transforms
     * @param concentrations for each element the concentrations that were transformed, zeros replaced
     */
    public record Transformed(
            List<Band> bands,
            double[][] values,
            int[] zerosReplaced,
            List<String> subcomposition,
            double[][] concentrations) {}

    /**
     * Transforms.
     *
     * <ul>
     *   <li>LOG10: the decimal logarithm.
     *   <li>CLR: ln x<sub>i</sub> less the mean of ln x of all parts (Aitchison 1986).
     *   <li>ILR: with D parts the D − 1 pivot coordinates z<sub>i</sub> = √((D−i)/(D−i+1)) · (ln x<sub>i</sub> − mean
     *       of ln x<sub>i+1</sub> … ln x<sub>D</sub>) (Egozcue et al. 2003; Fišerová and Hron 2011), called
     *       {@code z1-Cu_ilr} and so on after the element they set against the rest.
     * </ul>
     *
     * @param elements names and units
     * @param values for each element the concentrations, 0 or above, NaN where there is none; left as they are
     */
    public static Transformed apply(Transform transform, List<Band> elements, double[][] values) {
        int[] zeros = new int[values.length];
        if (transform == Transform.NONE) {
            return new Transformed(elements, values, zeros, List.of(), values);
        }
        double[][] positive = new double[values.length][];
        for (int e = 0; e < values.length; e++) {
            positive[e] = values[e].clone();
            zeros[e] = replaceZeros(positive[e], elements.get(e).name());
        }
        if (transform == Transform.LOG10) {
            double[][] logs = new double[positive.length][];
            for (int e = 0; e < positive.length; e++) {
                logs[e] = Arrays.stream(positive[e]).map(Math::log10).toArray();
            }
            return new Transformed(
                    elements.stream().map(band -> band.transformed(transform)).toList(),
                    logs,
                    zeros,
                    List.of(),
                    positive);
        }
        double[][] logs = naturalLogsInOneUnit(transform, elements, positive);
        List<String> parts = elements.stream().map(Band::name).toList();
        if (transform == Transform.CLR) {
            return new Transformed(
                    elements.stream().map(band -> band.transformed(transform)).toList(),
                    centred(logs),
                    zeros,
                    parts,
                    positive);
        }
        List<Band> bands = new ArrayList<>();
        for (int e = 0; e < elements.size() - 1; e++) {
            bands.add(Band.of("z" + (e + 1) + "-" + elements.get(e).symbol()).transformed(transform));
        }
        return new Transformed(bands, pivot(logs), zeros, parts, positive);
    }

    private static int replaceZeros(double[] values, String element) {
        double smallest = Arrays.stream(values).filter(value -> value > 0).min().orElse(Double.NaN);
        int zeros = 0;
        for (int p = 0; p < values.length; p++) {
            if (values[p] == 0) {
                values[p] = smallest / 2;
                zeros++;
            }
        }
        InvalidInputException.require(
                zeros == 0 || smallest > 0,
                "transform",
                "a logarithm of " + element + ", which is 0 in all samples",
                "elements with a value above 0, or NONE");
        return zeros;
    }

    private static double[][] naturalLogsInOneUnit(Transform transform, List<Band> elements, double[][] values) {
        InvalidInputException.require(
                elements.size() >= 2,
                "elements",
                elements.size() + " element for the transform " + transform,
                "at least two, of which ratios can be taken");
        long unknown =
                elements.stream().filter(band -> band.unit() == Unit.UNKNOWN).count();
        if (unknown > 0 && unknown < elements.size()) {
            throw new InvalidInputException(
                    "elements",
                    "the units of "
                            + elements.stream()
                                    .filter(band -> band.unit() == Unit.UNKNOWN)
                                    .map(Band::name)
                                    .toList()
                            + " are not known, but ratios to the others need one unit; expected names ending in _pct,"
                            + " _ppm, _ppb or _ppt, all or none");
        }
        double[][] logs = new double[values.length][];
        for (int e = 0; e < values.length; e++) {
            double ppm = unknown > 0 ? 1 : elements.get(e).unit().ppm();
            logs[e] =
                    Arrays.stream(values[e]).map(value -> Math.log(value * ppm)).toArray();
        }
        boolean anywhere = false;
        for (int p = 0; p < logs[0].length; p++) {
            boolean whole = true;
            for (double[] part : logs) {
                whole &= !Double.isNaN(part[p]);
            }
            anywhere |= whole;
            if (!whole) {
                for (double[] part : logs) {
                    part[p] = Double.NaN;
                }
            }
        }
        InvalidInputException.require(
                anywhere,
                "elements",
                elements.stream().map(Band::name).toList() + ", which no sample has all of",
                "elements analysed together, as the transform " + transform + " needs all at a place");
        return logs;
    }

    private static double[][] centred(double[][] logs) {
        double[][] centred = new double[logs.length][logs[0].length];
        for (int p = 0; p < logs[0].length; p++) {
            double sum = 0;
            for (double[] part : logs) {
                sum += part[p];
            }
            for (int e = 0; e < logs.length; e++) {
                centred[e][p] = logs[e][p] - sum / logs.length;
            }
        }
        return centred;
    }

    private static double[][] pivot(double[][] logs) {
        int parts = logs.length;
        double[][] coordinates = new double[parts - 1][logs[0].length];
        for (int p = 0; p < logs[0].length; p++) {
            double rest = logs[parts - 1][p];
            for (int i = parts - 2; i >= 0; i--) {
                int others = parts - 1 - i;
                coordinates[i][p] = Math.sqrt(others / (others + 1.0)) * (logs[i][p] - rest / others);
                rest += logs[i][p];
            }
        }
        return coordinates;
    }
}
