package org.prospectivity.assays;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.prospectivity.assays.AssayOptions.Outliers;
import org.prospectivity.assays.AssayOptions.Zones;
import org.prospectivity.assays.CoordinateName.Measure;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.tables.Column;
import org.prospectivity.tables.Table;

/**
 * Where the samples of a table lie: coordinates in degrees or metres, as far as possible without a coordinate reference
 * system. Swapped coordinates are turned back, those at (0, 0) or far from all others are left out; all of it is told.
 */
public final class SamplePlaces {
    /** Rows are named up to this number. */
    private static final int MOST_NAMED = 5;

    /** The share of samples at each end that may be errors. */
    private static final double TRIM = 0.05;

    /** So many extents of the others apart, samples are far from all of them. */
    private static final double FAR = 5;

    /** Fewer samples have no bulk to be far from. */
    private static final int FEWEST = 6;

    /** Eastings of UTM and its like lie within these, in metres. */
    private static final double LEAST_EASTING = 1e5;

    private static final double GREATEST_EASTING = 9e5;
    /** From here to 10,000 km only northings of UTM lie, in metres. */
    private static final double NORTHING = 5e6;

    private final double[] x;
    private final double[] y;
    private final int[] zones;
    private final boolean degrees;
    private final PlacesReport report;
    private final List<String> warnings;

    private SamplePlaces(
            double[] x, double[] y, int[] zones, boolean degrees, PlacesReport report, List<String> warnings) {
        this.x = x;
        this.y = y;
        this.zones = zones;
        this.degrees = degrees;
        this.report = report;
        this.warnings = warnings;
    }

    /**
     * Finds and checks them.
     *
     * @throws InvalidInputException when there are no coordinates, several zones, or outliers that are refused
     */
    public static SamplePlaces of(Table table, AssayOptions options) {
        return of(TableColumns.of(table, options), options);
    }

    /** The same of columns that are told apart already. */
    static SamplePlaces of(TableColumns columns, AssayOptions options) {
        return new Finder(columns, options).find();
    }

    /** Those of some rows, in this order. */
    SamplePlaces at(int[] rows) {
        return new SamplePlaces(
                Arrays.stream(rows).mapToDouble(row -> x[row]).toArray(),
                Arrays.stream(rows).mapToDouble(row -> y[row]).toArray(),
                zones.length == 0
                        ? zones
                        : Arrays.stream(rows).map(row -> zones[row]).toArray(),
                degrees,
                report,
                warnings);
    }

    /** Eastings or longitudes; NaN for rows that are left out. */
    public double[] x() {
        return x;
    }

    /** Northings or latitudes. */
    public double[] y() {
        return y;
    }

    /**
     * The zone of each row, its number below 0 where the table says that it is south; empty unless coordinates of
     * several zones are to be projected.
     */
    public int[] zones() {
        return zones;
    }

    /** Whether they are degrees. */
    public boolean degrees() {
        return degrees;
    }

    /** What they were made of. */
    public PlacesReport report() {
        return report;
    }

    /** For a person. */
    public List<String> warnings() {
        return warnings;
    }

    private static final class Finder {
        private final TableColumns columns;
        private final AssayOptions options;
        private final NumberFormat format;
        private final List<String> warnings = new ArrayList<>();
        private final double[] x;
        private final double[] y;
        private final String label;
        private boolean degrees;
        /** The coordinates of an axis in their order, until some of them change. */
        private double[] alongX;

        private double[] alongY;

        Finder(TableColumns columns, AssayOptions options) {
            this.columns = columns;
            this.options = options;
            format = columns.format();
            Table table = columns.table();
            x = new double[table.rows()];
            y = new double[table.rows()];
            boolean geometries = table.places() != null && options.x().isEmpty();
            label = geometries
                    ? "geometry"
                    : columns.coordinates()
                            .map(found -> found.x().name() + ", " + found.y().name())
                            .orElseThrow(() -> new InvalidInputException(
                                    "samples",
                                    "no columns of coordinates are found among "
                                            + table.columns().stream()
                                                    .map(Column::name)
                                                    .toList()
                                            + "; expected names such as x and y, Easting and Northing, Longitude and"
                                            + " Latitude, or the columns' names as x and y"));
            if (geometries) {
                System.arraycopy(table.places().x(), 0, x, 0, x.length);
                System.arraycopy(table.places().y(), 0, y, 0, y.length);
                degrees = inDegrees(false);
            } else {
                read(columns.coordinates().orElseThrow());
            }
        }

        /** Reads the columns and decides by name and numbers what they are measured in. */
        private void read(CoordinateColumns found) {
            Measure measure = found.xName().map(CoordinateName::measure).orElse(Measure.UNTOLD);
            boolean angles = measure == Measure.DEGREES;
            for (int row = 0; row < x.length; row++) {
                x[row] = coordinate(found.x(), row, angles);
                y[row] = coordinate(found.y(), row, angles);
            }
            if (measure == Measure.KILOMETRES) {
                for (int row = 0; row < x.length; row++) {
                    x[row] *= 1000;
                    y[row] *= 1000;
                }
                warnings.add("The coordinates " + label + " are kilometres by their name and were turned into metres.");
            }
            boolean looks = inDegrees(false);
            degrees = angles ? looks : looks && inDegrees(true);
            if (angles && !degrees) {
                warnings.add("The coordinates " + label + " are degrees by their name, but numbers such as " + example()
                        + " are not; they are taken for metres.");
            } else if (!angles && degrees) {
                warnings.add("The coordinates " + label + " are taken for longitudes and latitudes in degrees, as "
                        + example() + " are.");
            }
            if (degrees) {
                reverse(x, found.xName());
                reverse(y, found.yName());
            }
            if (!found.others().isEmpty()) {
                warnings.add("The samples are placed by " + label + "; the table also has "
                        + String.join("; ", found.others()) + ".");
            }
            if (found.xName().map(CoordinateName::local).orElse(false)) {
                warnings.add("The coordinates " + label + " are of a local grid by their name.");
            }
        }

        private double coordinate(Column column, int row, boolean angles) {
            double number = column.number(row);
            if (!Double.isNaN(number)) {
                return Double.isInfinite(number) ? Double.NaN : number;
            }
            String text = column.text(row);
            if (text.isEmpty()) {
                return Double.NaN;
            }
            double plain = format.parse(text);
            return Double.isNaN(plain) || angles ? Degrees.parse(text) : plain;
        }

        private String example() {
            for (int row = 0; row < x.length; row++) {
                if (!Double.isNaN(x[row]) && !Double.isNaN(y[row])) {
                    return Codes.number(x[row]) + ", " + Codes.number(y[row]);
                }
            }
            return "none";
        }

        /**
         * Whether nearly all pairs can be degrees, one axis within 180, the other within 90.
         *
         * @param fine and whether they are told to three decimals, as only degrees need be
         */
        private boolean inDegrees(boolean fine) {
            int valid = 0;
            int fitting = 0;
            for (int row = 0; row < x.length; row++) {
                double a = Math.abs(x[row]);
                double b = Math.abs(y[row]);
                if (!Double.isNaN(a) && !Double.isNaN(b)) {
                    valid++;
                    boolean decimals = !fine || decimals(a) || decimals(b) || a == 0 && b == 0;
                    fitting += (a <= 360 && b <= 90 || a <= 90 && b <= 180) && decimals ? 1 : 0;
                }
            }
            return valid > 0 && fitting >= 0.9 * valid;
        }

        private static boolean decimals(double value) {
            return Math.abs(value * 100 - Math.rint(value * 100)) > 1e-6;
        }

        /** Degrees counted westwards or southwards by their column's name. */
        private void reverse(double[] values, Optional<CoordinateName> name) {
            if (name.map(CoordinateName::reversed).orElse(false)
                    && Arrays.stream(values).noneMatch(value -> value < 0)) {
                for (int row = 0; row < values.length; row++) {
                    values[row] = -values[row];
                }
                warnings.add("The coordinates " + label + " count westwards or southwards by their name; "
                        + (values == x ? "longitudes" : "latitudes") + " were given a minus.");
            }
        }

        SamplePlaces find() {
            int without = (int) count(row -> Double.isNaN(x[row]) || Double.isNaN(y[row]));
            for (int row = 0; row < x.length; row++) {
                if (Double.isNaN(x[row]) || Double.isNaN(y[row])) {
                    leaveOut(row);
                }
            }
            if (without > 0) {
                warnings.add(rows(without) + " of " + x.length + (without == 1 ? " has" : " have")
                        + " no coordinates that can be read and " + left(without) + ".");
            }
            boolean swapped = swapWhole();
            List<Integer> coded = coded();
            List<Integer> turned = turn();
            List<Integer> far = options.outliers() == Outliers.KEEP ? List.of() : far();
            int[] zones = zones();
            List<String> texts = CrsSuggestions.texts(columns);
            Table.Places geometries = columns.table().places();
            String crs = geometries != null && options.x().isEmpty() ? geometries.crs() : "";
            if (placed() == 0) {
                throw new InvalidInputException(
                        "samples", "no row has coordinates in " + label + "; expected numbers or degrees");
            }
            Set<Integer> several = zoneNumbers();
            PlacesReport report = new PlacesReport(
                    label,
                    degrees ? PlacesReport.Measure.DEGREES : PlacesReport.Measure.METRES,
                    crs,
                    suggestions(texts, several),
                    CrsSuggestions.datum(texts).orElse(""),
                    extent(),
                    placed(),
                    without,
                    numbers(coded),
                    numbers(far),
                    swapped,
                    numbers(turned),
                    List.copyOf(several));
            return new SamplePlaces(x, y, zones, degrees, report, List.copyOf(warnings));
        }

        private long count(IntPredicate condition) {
            long count = 0;
            for (int row = 0; row < x.length; row++) {
                count += condition.test(row) ? 1 : 0;
            }
            return count;
        }

        private int placed() {
            return (int) count(row -> !Double.isNaN(x[row]));
        }

        private void leaveOut(int row) {
            place(row, Double.NaN, Double.NaN);
        }

        private void swap(int row) {
            place(row, y[row], x[row]);
        }

        private void place(int row, double newX, double newY) {
            x[row] = newX;
            y[row] = newY;
            alongX = null;
            alongY = null;
        }

        private double[] alongX() {
            if (alongX == null) {
                alongX = sorted(x);
            }
            return alongX;
        }

        private double[] alongY() {
            if (alongY == null) {
                alongY = sorted(y);
            }
            return alongY;
        }

        /** Turns a table whose columns of coordinates are interchanged. */
        private boolean swapWhole() {
            double middleX = quantile(alongX(), 0.5);
            double middleY = quantile(alongY(), 0.5);
            boolean impossible =
                    degrees && 2 * count(row -> Math.abs(y[row]) > 90 && Math.abs(x[row]) <= 90) > placed();
            boolean northing = !degrees
                    && middleX >= NORTHING
                    && middleX <= 2 * NORTHING
                    && middleY >= LEAST_EASTING
                    && middleY <= GREATEST_EASTING;
            boolean asked = columns.coordinates().map(CoordinateColumns::asked).orElse(false);
            if (!impossible && (!northing || asked || columns.table().places() != null)) {
                return false;
            }
            for (int row = 0; row < x.length; row++) {
                swap(row);
            }
            warnings.add("The coordinates " + label + " are interchanged, as numbers such as "
                    + Codes.number(middleX) + ", " + Codes.number(middleY) + " show; they were swapped"
                    + (impossible ? "." : " (name the columns as x and y to keep them as they are)."));
            return true;
        }

        /** Leaves out rows at (0, 0), with a 0 or with a code for no number, where the others are elsewhere. */
        private List<Integer> coded() {
            List<Integer> coded = new ArrayList<>();
            double[] plainX = x.clone();
            double[] plainY = y.clone();
            for (int row = 0; row < x.length; row++) {
                if (isCode(x[row]) || isCode(y[row]) || x[row] == 0 && y[row] == 0) {
                    plainX[row] = Double.NaN;
                    plainY[row] = Double.NaN;
                    coded.add(row);
                }
            }
            if (coded.isEmpty()) {
                return coded;
            }
            double[] rangeX = range(sorted(plainX), TRIM);
            double[] rangeY = range(sorted(plainY), TRIM);
            double extent = Math.hypot(rangeX[1] - rangeX[0], rangeY[1] - rangeY[0]);
            // Samples around the origin of their grid, or none elsewhere: no code.
            coded.removeIf(row -> !(outside(x[row], rangeX, extent) || outside(y[row], rangeY, extent)));
            coded.forEach(this::leaveOut);
            if (!coded.isEmpty()) {
                warnings.add(rows(coded.size()) + " (" + named(coded) + ") " + (coded.size() == 1 ? "lies" : "lie")
                        + " at 0, 0 or at a code for no coordinate, far from the others, and " + left(coded.size())
                        + ".");
            }
            return coded;
        }

        private static boolean isCode(double value) {
            return NumberCode.of(value).compareTo(NumberCode.STRONG) >= 0;
        }

        private static boolean outside(double value, double[] range, double margin) {
            return value < range[0] - margin || value > range[1] + margin;
        }

        /** Turns single rows whose coordinates are interchanged, or lack a minus, back to where the others are. */
        private List<Integer> turn() {
            List<Integer> turned = new ArrayList<>();
            if (placed() < FEWEST || options.outliers() == Outliers.KEEP) {
                return turned;
            }
            double[] rangeX = range(alongX(), 0.1);
            double[] rangeY = range(alongY(), 0.1);
            double margin = Math.hypot(rangeX[1] - rangeX[0], rangeY[1] - rangeY[0]);
            for (int row = 0; row < x.length && margin > 0; row++) {
                boolean there = !outside(x[row], rangeX, 2 * margin) && !outside(y[row], rangeY, 2 * margin);
                if (there || Double.isNaN(x[row])) {
                    continue;
                }
                double[][] candidates = {{y[row], x[row]}, {-x[row], y[row]}, {x[row], -y[row]}, {-x[row], -y[row]}};
                for (double[] candidate : candidates) {
                    if (!outside(candidate[0], rangeX, margin) && !outside(candidate[1], rangeY, margin)) {
                        place(row, candidate[0], candidate[1]);
                        turned.add(row);
                        break;
                    }
                }
            }
            if (!turned.isEmpty()) {
                warnings.add("The coordinates of " + rows(turned.size()).toLowerCase(Locale.ROOT) + " (" + named(turned)
                        + ") are interchanged or lack a minus: so turned, "
                        + (turned.size() == 1 ? "it lies" : "they lie")
                        + " among the others, and so " + (turned.size() == 1 ? "it was" : "they were")
                        + " taken (outliers=KEEP leaves them as they are).");
            }
            return turned;
        }

        /** Leaves out what is separated from nearly all samples by a gap many times wider than these extend. */
        private List<Integer> far() {
            if (placed() < FEWEST) {
                return List.of();
            }
            double[] rangeX = range(alongX(), TRIM);
            double[] rangeY = range(alongY(), TRIM);
            double extent = Math.hypot(rangeX[1] - rangeX[0], rangeY[1] - rangeY[0]);
            if (!(extent > 0)) {
                return List.of();
            }
            double[] boundsX = bounds(alongX(), rangeX, FAR * extent);
            double[] boundsY = bounds(alongY(), rangeY, FAR * extent);
            List<Integer> far = new ArrayList<>();
            for (int row = 0; row < x.length; row++) {
                if (outside(x[row], boundsX, 0) || outside(y[row], boundsY, 0)) {
                    far.add(row);
                }
            }
            if (far.isEmpty()) {
                return far;
            }
            String found = rows(far.size()) + " (" + named(far) + ") " + (far.size() == 1 ? "lies" : "lie")
                    + " far from all others, at " + Codes.number(x[far.get(0)]) + ", " + Codes.number(y[far.get(0)])
                    + (far.size() == 1 ? "" : " for one");
            if (options.outliers() == Outliers.REFUSE) {
                throw new InvalidInputException(
                        "samples", found + "; expected samples of one area, or outliers LEAVE_OUT or KEEP");
            }
            far.forEach(this::leaveOut);
            warnings.add(found + ", and " + left(far.size()) + " (outliers=KEEP keeps them).");
            return far;
        }

        /** The ends of the samples on an axis, up to the first gap wider than given on either side of a range. */
        private static double[] bounds(double[] sorted, double[] range, double gap) {
            double least = range[0];
            double greatest = range[1];
            for (int i = sorted.length - 1; i >= 0; i--) {
                if (sorted[i] < least && least - sorted[i] <= gap) {
                    least = sorted[i];
                }
            }
            for (double value : sorted) {
                if (value > greatest && value - greatest <= gap) {
                    greatest = value;
                }
            }
            return new double[] {least, greatest};
        }

        private Set<Integer> zoneNumbers() {
            Set<Integer> numbers = new TreeSet<>();
            if (!degrees && options.zones() != Zones.IGNORE) {
                for (ColumnRole role : columns.of(ColumnKind.ZONE)) {
                    for (int row = 0; row < x.length; row++) {
                        int zone = TableColumns.zone(role.column().text(row));
                        if (zone != 0 && !Double.isNaN(x[row])) {
                            numbers.add(Math.abs(zone));
                        }
                    }
                }
            }
            return numbers;
        }

        private int[] zones() {
            Set<Integer> numbers = zoneNumbers();
            if (numbers.size() < 2) {
                return new int[0];
            }
            Column column = columns.of(ColumnKind.ZONE).get(0).column();
            int[] zones = new int[x.length];
            int[] counts = new int[61];
            for (int row = 0; row < x.length; row++) {
                zones[row] = Double.isNaN(x[row]) ? 0 : TableColumns.zone(column.text(row));
                counts[Math.abs(zones[row])]++;
            }
            String found = "the column " + column.name() + " has " + numbers.size() + " zones ("
                    + numbers.stream()
                            .map(number -> number + ": " + rows(counts[number]).toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "))
                    + "), whose coordinates must not be mixed";
            if (options.zones() == Zones.REFUSE) {
                throw new InvalidInputException(
                        "samples",
                        found + "; expected one zone (by a filter on " + column.name()
                                + "), or zones=PROJECT to project"
                                + " each zone from its own CRS, or zones=IGNORE where they are no map zones");
            }
            int lost = 0;
            for (int row = 0; row < x.length; row++) {
                if (zones[row] == 0 && !Double.isNaN(x[row])) {
                    leaveOut(row);
                    lost++;
                }
            }
            warnings.add("Coordinates of several zones: " + found + "; each is projected from its own CRS"
                    + (lost > 0 ? ", and " + lost + " without a zone " + left(lost) : "") + ".");
            return zones;
        }

        private List<CrsSuggestion> suggestions(List<String> texts, Set<Integer> several) {
            if (degrees) {
                UtmZone zone = UtmZone.of(quantile(alongX(), 0.5), quantile(alongY(), 0.5));
                List<CrsSuggestion> suggestions =
                        new ArrayList<>(CrsSuggestions.projected(texts, zone.number(), !zone.north()));
                String code = "EPSG:" + zone.epsg();
                suggestions.removeIf(known -> known.code().equals(code));
                suggestions.add(
                        0, new CrsSuggestion(code, zone.crsName(), "the UTM zone of the samples' median place"));
                return suggestions;
            }
            int zone = several.size() == 1 ? several.iterator().next() : 0;
            return CrsSuggestions.projected(texts, zone, quantile(alongY(), 0.5) > NORTHING);
        }

        private PlacesReport.Extent extent() {
            return new PlacesReport.Extent(
                    quantile(alongX(), 0), quantile(alongY(), 0), quantile(alongX(), 1), quantile(alongY(), 1));
        }

        private static double[] sorted(double[] values) {
            return Arrays.stream(values)
                    .filter(value -> !Double.isNaN(value))
                    .sorted()
                    .toArray();
        }

        /** What lies between this share of the values at either end. */
        private static double[] range(double[] sorted, double share) {
            return new double[] {quantile(sorted, share), quantile(sorted, 1 - share)};
        }

        private static double quantile(double[] sorted, double share) {
            return sorted.length == 0 ? Double.NaN : sorted[(int) Math.round(share * (sorted.length - 1))];
        }

        private static String rows(int count) {
            return count == 1 ? "1 row" : count + " rows";
        }

        private static String left(int count) {
            return (count == 1 ? "is" : "are") + " left out";
        }

        /** Numbers of rows as people count them. */
        private static List<Integer> numbers(List<Integer> rows) {
            return rows.stream().map(row -> row + 1).toList();
        }

        private static String named(List<Integer> rows) {
            String first = rows.stream()
                    .limit(MOST_NAMED)
                    .map(row -> Integer.toString(row + 1))
                    .collect(Collectors.joining(", "));
            return (rows.size() == 1 ? "row " : "rows ") + first + (rows.size() > MOST_NAMED ? " …" : "");
        }
    }
}
