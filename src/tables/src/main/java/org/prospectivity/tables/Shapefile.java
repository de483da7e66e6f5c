package org.prospectivity.tables;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;

/** A shapefile of points as a table. */
final class Shapefile implements ShapefileRecords.Visitor {
    private final List<String> notes = new ArrayList<>();
    private String file;
    private List<String> fields;
    private String crs;
    private PlacedRows rows;

    private Shapefile() {}

    /**
     * Reads a shapefile.
     *
     * @param path any of its files, or a zip they are in
     */
    static Table read(Path path, TableOptions options, Progress progress) throws IOException {
        Shapefile shapefile = new Shapefile();
        ShapefileRecords.read(path, options, progress, shapefile);
        return shapefile.rows.finish(shapefile.file, shapefile.crs, shapefile.notes);
    }

    @Override
    public void begin(String source, List<String> names, String system) {
        file = source;
        fields = names;
        crs = system;
        rows = new PlacedRows(source);
        names.forEach(rows::name);
        if (system.isEmpty()) {
            notes.add("There is no .prj beside it that tells its coordinate system.");
        }
    }

    @Override
    public void record(ByteBuffer shape, List<Object> values) {
        rows.begin();
        place(shape);
        for (int f = 0; f < values.size(); f++) {
            if (values.get(f) != null) {
                rows.cell(fields.get(f), text(values.get(f)));
            }
        }
    }

    @Override
    public void end(int deleted) {
        if (deleted > 0) {
            notes.add(deleted + " rows that are marked as deleted left out.");
        }
    }

    private static String text(Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        } else if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return Double.isFinite(number) ? Cells.plain(number) : "";
        }
        return value.toString();
    }

    private void place(ByteBuffer shape) {
        int kind = shape.getInt(0);
        switch (kind) {
            case 0 -> {
                // A row without a geometry.
            }
            case 1, 11, 21 -> {
                require(shape, 20);
                rows.place(shape.getDouble(4), shape.getDouble(12));
            }
            case 8, 18, 28 -> {
                require(shape, 40);
                int points = shape.getInt(36);
                if (points == 1) {
                    require(shape, 56);
                    rows.place(shape.getDouble(40), shape.getDouble(48));
                } else if (points != 0) {
                    rows.severalPoints();
                }
            }
            case 3, 13, 23 -> rows.noPoint("lines");
            case 5, 15, 25 -> rows.noPoint("polygons");
            default -> rows.noPoint("shapes of kind " + kind);
        }
    }

    private void require(ByteBuffer shape, int length) {
        if (shape.capacity() < length) {
            throw new InvalidInputException(
                    "samples",
                    file + ": a shape of its .shp has " + shape.capacity() + " bytes; expected at least " + length);
        }
    }
}
