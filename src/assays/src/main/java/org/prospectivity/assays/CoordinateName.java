package org.prospectivity.assays;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prospectivity.tables.Column;

/**
 * What the name of a column says of a coordinate.
 *
 * @param axis which of the two
 * @param measure what it is measured in, as far as the name tells
 * @param form the name with its axis left out: that of the other axis has the same
 * @param letter whether one letter names the axis, so that only a partner of the same form proves it
 * @param reversed whether it counts westwards or southwards
 * @param local whether it names a grid of its own
 */
record CoordinateName(Axis axis, Measure measure, String form, boolean letter, boolean reversed, boolean local) {
    /** The axes. */
    enum Axis {
        X,
        Y
    }

    /** What coordinates are measured in. */
    enum Measure {
        DEGREES,
        METRES,
        KILOMETRES,
        /** The name does not tell. */
        UNTOLD
    }

    /** Longer names are no names of coordinates. */
    private static final int LONGEST = 50;

    private static final String LONGITUDE =
            "longitude|longitud|longitudine|longit|long|lon|lng|lengthgrad|laengengrad|" + "längengrad|laenge|länge";
    private static final String LATITUDE = "latitude|latitud|latitudine|lat|breitengrad|breite";
    private static final String EASTING = "eastings?|east|este|est|rechtswert|rechts|ostwert|rw|westings?";
    private static final String NORTHING = "northings?|north|norte|nord|hochwert|hoch|nordwert|hw|southings?";
    // What database names write around an axis: words for coordinates, datums, projections, units, places.
    private static final String AROUND =
            "coordinates?|coords?|coord|coordenadas?|koordinaten?|point|pt|pos|utm|mga|amg|"
                    + "gda|agd|wgs|nad|etrs|ed|grs|nztm|nzmg|nzgd|bng|osgb|sad|sirgas|psad|gk|tm|lambert|laea|proj(?:ected)?|map|"
                    + "grid|orig(?:inal)?|nat|d?gps|geo(?:graphic)?|decimal|dec|degrees?|deg|dd|dms|metres?|meters?|mts?|km|ft|"
                    + "feet|survey|collar|hole|sample|samp|smp|drill|bore|well|dh|bh|gis|world|true|real|epsg|site|station|stn|location|centroid|start|mid|final|best|zone|value|"
                    + "local|loc|mine|m|z|in|\\d++";
    private static final Pattern NAME = Pattern.compile("((?:" + AROUND + ")*?)(?:(" + LONGITUDE + ")|(" + LATITUDE
            + ")|(" + EASTING + "|e|x)|(" + NORTHING + "|n|y))((?:" + AROUND + "|west|w|south|s|[neu])*)");
    private static final Pattern LOCAL = Pattern.compile("(?i).*(?:local|mine|grid).*");
    private static final Pattern KILOMETRES = Pattern.compile("(?i)km|kilomet(?:er|re)s?");
    private static final Pattern DEGREE_UNIT = Pattern.compile("(?i)\u00b0|dd|deg.*|dec.*deg.*|dms");

    /** Reads a column's name and unit; empty when it names no coordinate. */
    static Optional<CoordinateName> of(Column column) {
        String plain = column.name().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\d]", "");
        Matcher name = NAME.matcher(plain);
        if (plain.length() > LONGEST || !name.matches()) {
            return Optional.empty();
        }
        String longitude = name.group(2);
        String latitude = name.group(3);
        Axis axis = longitude != null || name.group(4) != null ? Axis.X : Axis.Y;
        String word = longitude != null
                ? longitude
                : latitude != null ? latitude : name.group(4) != null ? name.group(4) : name.group(5);
        String behind = name.group(6);
        boolean degrees = longitude != null || latitude != null;
        boolean west = axis == Axis.X && (degrees && behind.matches(".*w(?!gs).*") || word.startsWith("west"));
        boolean south =
                axis == Axis.Y && (degrees && behind.matches(".*(?<!wg)(?<!gr)s.*") || word.startsWith("south"));
        boolean kilometres = KILOMETRES.matcher(column.unit().strip()).matches() || plain.endsWith("km");
        boolean inDegrees =
                degrees || DEGREE_UNIT.matcher(column.unit().strip()).matches();
        boolean letter = word.length() == 1;
        Measure measure = inDegrees
                ? Measure.DEGREES
                : kilometres
                        ? Measure.KILOMETRES
                        : letter && !plain.contains("utm") && !plain.contains("mga") ? Measure.UNTOLD : Measure.METRES;
        String form = plain.substring(0, name.end(1)) + "|" + (degrees ? behind.replaceAll("[neswu]", "") : behind);
        return Optional.of(new CoordinateName(
                axis,
                measure,
                form,
                letter,
                west || south,
                LOCAL.matcher(column.name()).matches()));
    }

    /** Whether another names the other axis in the same way. */
    boolean pairs(CoordinateName other) {
        return axis != other.axis
                && measure == other.measure
                && letter == other.letter
                && (form.equals(other.form) || !letter);
    }
}
