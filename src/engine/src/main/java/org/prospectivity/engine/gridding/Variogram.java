package org.prospectivity.engine.gridding;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.prospectivity.engine.InvalidInputException;

/**
 * A model of how unlike values are at a distance: a nugget and structures that reach a sill. Its text form is what
 * {@link #parse} reads, such as {@code nugget 0.05 + spherical 0.59 range 897}.
 *
 * @param nugget semivariance at distances just above 0, in squared units of the values
 * @param structures added to it
 */
public record Variogram(double nugget, List<Structure> structures) implements Serializable {

    /** How a structure rises with h, the distance divided by its range. */
    public enum Shape {
        /** 1.5 h − 0.5 h³ up to its range, where the sill is reached. */
        SPHERICAL {
            @Override
            double correlation(double h) {
                return h < 1 ? 1 - h * (1.5 - 0.5 * h * h) : 0;
            }
        },
        /** 1 − exp(−h); 95 % of the sill at 3 ranges. */
        EXPONENTIAL {
            @Override
            double correlation(double h) {
                return Math.exp(-h);
            }
        },
        /** 1 − exp(−h²); 95 % of the sill at 1.73 ranges. Smooth at short distances: give it a nugget. */
        GAUSSIAN {
            @Override
            double correlation(double h) {
                return Math.exp(-h * h);
            }
        };

        /** 1 minus the semivariance of a structure with sill 1. */
        abstract double correlation(double h);

        static Shape of(String name, String text) {
            for (Shape shape : values()) {
                if (shape.name().equalsIgnoreCase(name)) {
                    return shape;
                }
            }
            throw new InvalidInputException(
                    "variogram",
                    "\"" + name + "\" in \"" + text + "\"",
                    "nugget or one of " + Arrays.toString(values()).toLowerCase(Locale.ROOT));
        }
    }

    /**
     * One rise of the semivariance. Where it is anisotropic, the range along the azimuth is {@code range} and across it
     * {@code ratio} times that; between them it follows an ellipse.
     *
     * @param shape how it rises
     * @param sill by how much it rises, in squared units of the values
     * @param range the distance parameter of the shape, in metres; the longest one
     * @param azimuth direction of the longest range, in degrees clockwise from north
     * @param ratio of the shortest range to the longest, above 0 and at most 1; 1 is isotropic
     */
    public record Structure(Shape shape, double sill, double range, double azimuth, double ratio)
            implements Serializable {
        public Structure {
            InvalidInputException.require(
                    sill >= 0 && Double.isFinite(sill), "variogram", "sill " + sill, "a sill from 0");
            InvalidInputException.require(
                    range > 0 && Double.isFinite(range), "variogram", "range " + range, "a range above 0, in metres");
            InvalidInputException.require(
                    Math.abs(azimuth) <= 360,
                    "variogram",
                    "azimuth " + azimuth,
                    "degrees clockwise from north, -360 to 360");
            InvalidInputException.require(
                    ratio > 0 && ratio <= 1,
                    "variogram",
                    "ratio " + ratio,
                    "the shortest range divided by the longest, above 0 and at most 1");
        }

        /** The same in all directions. */
        public Structure(Shape shape, double sill, double range) {
            this(shape, sill, range, 0, 1);
        }
    }

    public Variogram {
        InvalidInputException.require(
                nugget >= 0 && Double.isFinite(nugget), "variogram", "nugget " + nugget, "a nugget from 0");
        structures = List.copyOf(structures);
        double total = nugget;
        for (Structure structure : structures) {
            total += structure.sill();
        }
        InvalidInputException.require(total > 0, "variogram", "a sill of 0", "a nugget or a sill above 0");
    }

    /** Semivariance far away: the nugget and all sills. */
    public double sill() {
        double sill = nugget;
        for (Structure structure : structures) {
            sill += structure.sill();
        }
        return sill;
    }

    /** The semivariance between places so many metres apart to the east and to the north; 0 at no distance. */
    public double semivariance(double east, double north) {
        return sill() - new CovarianceFunction(this).at(east, north, Math.hypot(east, north));
    }

    /**
     * Reads a model: terms joined by {@code +}, each {@code nugget <semivariance>} or
     * {@code <shape> <sill> range <metres>}, the shape being spherical, exponential or gaussian; an anisotropic one
     * followed by {@code azimuth <degrees> ratio <shortest range / longest>}.
     */
    public static Variogram parse(String text) {
        double nugget = 0;
        boolean nuggetSeen = false;
        List<Structure> structures = new ArrayList<>();
        for (String term : text.strip().split("(?<=\\s)\\+(?=\\s|$)", -1)) {
            List<String> words = Arrays.asList(term.strip().split("\\s+"));
            if (words.get(0).equalsIgnoreCase("nugget")) {
                expect(words.size() == 2, term, "nugget <semivariance>");
                expect(!nuggetSeen, text, "one nugget");
                nuggetSeen = true;
                nugget = number(words.get(1), term);
            } else {
                structures.add(structure(Shape.of(words.get(0), text), words, term));
            }
        }
        return new Variogram(nugget, structures);
    }

    private static Structure structure(Shape shape, List<String> words, String term) {
        boolean anisotropic = words.size() == 8
                && words.get(4).equalsIgnoreCase("azimuth")
                && words.get(6).equalsIgnoreCase("ratio");
        expect(
                (words.size() == 4 || anisotropic) && words.get(2).equalsIgnoreCase("range"),
                term,
                shape.name().toLowerCase(Locale.ROOT)
                        + " <sill> range <metres>, and for an anisotropic one azimuth <degrees> ratio <0 to 1>");
        return new Structure(
                shape,
                number(words.get(1), term),
                number(words.get(3), term),
                anisotropic ? number(words.get(5), term) : 0,
                anisotropic ? number(words.get(7), term) : 1);
    }

    private static void expect(boolean condition, String found, String accepted) {
        InvalidInputException.require(condition, "variogram", "\"" + found.strip() + "\"", accepted);
    }

    private static double number(String word, String term) {
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException e) {
            throw new InvalidInputException(
                    "variogram", "\"" + word + "\" in \"" + term.strip() + "\"", "a number, such as 0.05");
        }
    }

    /** The text {@link #parse} reads. */
    @Override
    public String toString() {
        List<String> terms = new ArrayList<>();
        if (nugget > 0 || structures.isEmpty()) {
            terms.add("nugget " + nugget);
        }
        for (Structure structure : structures) {
            terms.add(structure.shape().name().toLowerCase(Locale.ROOT) + " " + structure.sill() + " range "
                    + structure.range()
                    + (structure.ratio() < 1 ? " azimuth " + structure.azimuth() + " ratio " + structure.ratio() : ""));
        }
        return terms.stream().collect(Collectors.joining(" + "));
    }
}
