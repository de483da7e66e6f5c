package org.prospectivity.assays;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.prospectivity.assays.CoordinateName.Axis;
import org.prospectivity.assays.CoordinateName.Measure;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.tables.Column;

/**
 * The two columns that place the samples.
 *
 * @param x the column of eastings or longitudes
 * @param y the column of northings or latitudes
 * @param xName what the name of the first says; empty for a column the person named that says nothing
 * @param yName likewise of the second
 * @param asked whether the person named them
 * @param others further pairs the table has, as "x, y"
 */
record CoordinateColumns(
        Column x,
        Column y,
        Optional<CoordinateName> xName,
        Optional<CoordinateName> yName,
        boolean asked,
        List<String> others) {
    private record Named(Column column, CoordinateName name) {}

    private record Pair(Named x, Named y) {
        boolean degrees() {
            return x.name.measure() == Measure.DEGREES;
        }

        boolean sameForm() {
            return x.name.form().equals(y.name.form());
        }

        String label() {
            return x.column.name() + ", " + y.column.name();
        }
    }

    /**
     * Finds them by their names and by whether they hold what can be a coordinate.
     *
     * @throws InvalidInputException for a column named that is not there
     */
    static Optional<CoordinateColumns> find(List<Column> columns, NumberFormat format, AssayOptions options) {
        if (options.x().isPresent() && options.y().isPresent()) {
            Column x = named("x", columns, options.x().get());
            Column y = named("y", columns, options.y().get());
            return Optional.of(
                    new CoordinateColumns(x, y, CoordinateName.of(x), CoordinateName.of(y), true, List.of()));
        }
        List<Named> named = new ArrayList<>();
        for (Column column : columns) {
            CoordinateName.of(column)
                    .filter(name -> holdsCoordinates(column, format))
                    .ifPresent(name -> named.add(new Named(column, name)));
        }
        List<Pair> pairs = new ArrayList<>();
        for (Named x : named) {
            for (Named y : named) {
                if (x.name.axis() == Axis.X && x.name.pairs(y.name)) {
                    pairs.add(new Pair(x, y));
                }
            }
        }
        pairs.sort(Comparator.comparing((Pair pair) -> pair.x.name.local())
                .thenComparing(pair -> pair.degrees() == options.projected())
                .thenComparing(pair -> !pair.sameForm())
                .thenComparing(pair -> pair.x.name.letter()));
        if (pairs.isEmpty()) {
            return Optional.empty();
        }
        Pair best = pairs.get(0);
        List<String> others = pairs.stream()
                .filter(pair -> pair.x != best.x && pair.y != best.y && pair.sameForm())
                .map(Pair::label)
                .collect(Collectors.toList());
        return Optional.of(new CoordinateColumns(
                best.x.column, best.y.column, Optional.of(best.x.name), Optional.of(best.y.name), false, others));
    }

    static Column named(String parameter, List<Column> columns, String name) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .or(() -> columns.stream()
                        .filter(column -> column.name().equalsIgnoreCase(name))
                        .findFirst())
                .orElseThrow(() -> new InvalidInputException(
                        parameter,
                        name,
                        "a column of the table: "
                                + columns.stream().map(Column::name).toList()));
    }

    private static boolean holdsCoordinates(Column column, NumberFormat format) {
        int step = Math.max(1, column.size() / 500);
        int filled = 0;
        int numbers = 0;
        for (int row = 0; row < column.size(); row += step) {
            String text = column.text(row);
            boolean number = !Double.isNaN(column.number(row))
                    || !Double.isNaN(format.parse(text))
                    || !Double.isNaN(Degrees.parse(text));
            filled += number || !text.isEmpty() ? 1 : 0;
            numbers += number ? 1 : 0;
        }
        return 2 * numbers > filled && numbers > 0;
    }
}
