package org.prospectivity.assays;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.tables.Column;
import org.prospectivity.tables.Table;

/** Assays of drill holes or stations in one table, and where these lie in another: joined by the hole's name. */
public final class CollarJoin {
    /** The share of the assays' keys that the collars must have for a column to be taken for the key. */
    private static final double KNOWN = 0.5;

    private CollarJoin() {}

    /**
     * The assays with the collars' columns beside them: those of the same hole. The collars' columns come first; of two
     * with one name that of the assays is kept. A note tells how many rows have no collar; these get empty cells.
     *
     * @param key the column both have; found by its name and by what stands in it when not given
     * @throws InvalidInputException when the tables have no such column
     */
    public static Table join(Table assays, Table collars, Optional<String> key) {
        Column[] keys = key.isPresent()
                ? new Column[] {
                    CoordinateColumns.named("key", assays.columns(), key.get()),
                    CoordinateColumns.named("key", collars.columns(), key.get())
                }
                : keys(assays, collars);
        Map<String, Integer> collarOf = new HashMap<>();
        int repeated = 0;
        for (int row = 0; row < collars.rows(); row++) {
            String hole = key(keys[1], row);
            if (!hole.isEmpty() && collarOf.putIfAbsent(hole, row) != null) {
                repeated++;
            }
        }
        int[] rows = new int[assays.rows()];
        int without = 0;
        for (int row = 0; row < rows.length; row++) {
            rows[row] = collarOf.getOrDefault(key(keys[0], row), -1);
            without += rows[row] < 0 ? 1 : 0;
        }
        Set<String> own = assays.columns().stream()
                .map(column -> column.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(HashSet::new));
        List<Column> columns = new ArrayList<>();
        for (Column column : collars.columns()) {
            if (column != keys[1] && !own.contains(column.name().toLowerCase(Locale.ROOT))) {
                columns.add(PickedColumn.of(column, rows));
            }
        }
        columns.addAll(assays.columns());
        List<String> notes = new ArrayList<>(assays.notes());
        notes.addAll(collars.notes());
        notes.add(assays.source() + " is joined to " + collars.source() + " by " + keys[0].name()
                + (keys[0].name().equals(keys[1].name()) ? "" : " = " + keys[1].name()) + ": " + (rows.length - without)
                + " of " + rows.length + " rows have a place there"
                + (repeated > 0 ? "; of " + repeated + " repeated ones there the first counts" : "") + ".");
        return new Table(assays.source(), columns, places(collars, assays, rows), List.copyOf(notes));
    }

    private static Table.Places places(Table collars, Table assays, int[] rows) {
        if (collars.places() == null) {
            return assays.places();
        }
        double[] x = new double[rows.length];
        double[] y = new double[rows.length];
        for (int row = 0; row < rows.length; row++) {
            x[row] = rows[row] < 0 ? Double.NaN : collars.places().x()[rows[row]];
            y[row] = rows[row] < 0 ? Double.NaN : collars.places().y()[rows[row]];
        }
        return new Table.Places(x, y, collars.places().crs());
    }

    private static Column[] keys(Table assays, Table collars) {
        Column[] best = null;
        double share = 0;
        for (Column assay : assays.columns()) {
            for (Column collar : collars.columns()) {
                boolean hole = OtherColumns.isHole(assay.name()) && OtherColumns.isHole(collar.name());
                boolean same = assay.name().equalsIgnoreCase(collar.name()) && OtherColumns.isSample(assay.name());
                double known = hole || same ? known(assay, collar) : 0;
                if (known > share) {
                    share = known;
                    best = new Column[] {assay, collar};
                }
            }
        }
        if (best == null || share < KNOWN) {
            throw new InvalidInputException(
                    "collars",
                    "no column of hole names joins " + assays.source() + " "
                            + assays.columns().stream().map(Column::name).toList() + " to " + collars.source() + " "
                            + collars.columns().stream().map(Column::name).toList()
                            + "; expected one both have, HoleID say, or its name as key");
        }
        return best;
    }

    /** The share of the assays' keys that the collars have. */
    private static double known(Column assay, Column collar) {
        Set<String> holes = new HashSet<>();
        for (int row = 0; row < collar.size(); row++) {
            holes.add(key(collar, row));
        }
        holes.remove("");
        int found = 0;
        for (int row = 0; row < assay.size(); row++) {
            found += holes.contains(key(assay, row)) ? 1 : 0;
        }
        return assay.size() == 0 ? 0 : (double) found / assay.size();
    }

    private static String key(Column column, int row) {
        return column.text(row).strip().toUpperCase(Locale.ROOT);
    }
}
