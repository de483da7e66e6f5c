package org.prospectivity.assays;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.prospectivity.tables.Column;
import org.prospectivity.tables.Table;

/**
 * Tables with one determination a row: sample, analyte, value, and often unit, method and sign. They are turned into one
 * row a sample and one column for each analyte, unit and method.
 */
final class LongTable {
    private static final Pattern ANALYTE = Pattern.compile(
            "(?i)(?:lab_?)?(?:element|analyte|param|parameter|species|constituent|determinand|chem|chemical|substance|symbol"
                    + "|attribute|measure|variable|component|oxide)s?(?:_?(?:name|code|symbol|id|type))?");
    private static final Pattern VALUE = Pattern.compile(
            "(?i)(?:lab_?|assay_?|result_?|num(?:eric)?_?|analytical_?|final_?)?(?:value|values|result|results|conc|concentration"
                    + "|assay|amount|abundance|reading|grade|quantity|data_?value|qvalue)(?:_?(?:num|numeric|text|value))?");
    private static final Pattern UNIT = Pattern.compile("(?i).*unit.*|uom|.*_uom");
    private static final Pattern METHOD = Pattern.compile("(?i).*method.*|.*technique.*");
    private static final Pattern SIGN = Pattern.compile(
            "(?i)(?:value_?|result_?|lab_?)?(?:q|qual|qualifier|flag|sign|code|qvalue|remark|symbol|censored|lt)");
    /** The share of texts that have to name analytes. */
    private static final double NAMES = 0.8;

    private LongTable() {}

    /** The determinations of an analyte in one unit by one method. */
    private record Series(String analyte, String unit, String method) {}

    /** The table with a row for each sample; empty when it has one already. */
    static Optional<Table> widened(Table table) {
        List<Column> columns = table.columns();
        Optional<Column> analytes = columns.stream()
                .filter(column -> ANALYTE.matcher(plain(column)).matches() && namesAnalytes(column))
                .findFirst();
        if (analytes.isEmpty()) {
            return Optional.empty();
        }
        Optional<Column> values = columns.stream()
                .filter(column -> column != analytes.get()
                        && VALUE.matcher(plain(column)).matches()
                        && ColumnProfile.of(column, NumberFormat.POINT).isAssays())
                .findFirst();
        Optional<Column> units = first(columns, UNIT, analytes.get());
        Optional<Column> methods = first(columns, METHOD, analytes.get());
        List<Column> keys = keys(table, analytes.get());
        if (values.isEmpty() || keys.isEmpty() && table.places() == null) {
            return Optional.empty();
        }
        Optional<Column> signs = columns.stream()
                .filter(column -> column != analytes.get()
                        && column != values.get()
                        && SIGN.matcher(plain(column)).matches()
                        && ColumnProfile.of(column, NumberFormat.POINT).isSigns())
                .findFirst();

        Map<String, Integer> samples = new LinkedHashMap<>();
        Map<Series, int[]> series = new LinkedHashMap<>();
        int[] first = new int[table.rows()];
        int repeated = 0;
        for (int row = 0; row < table.rows(); row++) {
            String name = analytes.get().text(row);
            if (name.isEmpty()) {
                continue;
            }
            int known = samples.size();
            int sample = samples.computeIfAbsent(key(table, keys, row), key -> known);
            if (sample == known) {
                first[sample] = row;
            }
            Series of = new Series(name, text(units, row), text(methods, row));
            int[] rows = series.compute(of, (key, grown) -> reaching(grown, sample));
            if (rows[sample] < 0) {
                rows[sample] = row;
            } else {
                repeated++;
            }
        }
        int[] firsts = Arrays.copyOf(first, samples.size());
        List<Column> wide = new ArrayList<>();
        for (Column column : columns) {
            boolean ofDetermination = column == analytes.get()
                    || column == values.get()
                    || same(units, column)
                    || same(methods, column)
                    || same(signs, column);
            if (!ofDetermination) {
                wide.add(PickedColumn.of(column, firsts));
            }
        }
        series.forEach((of, rows) -> {
            int[] picked = Arrays.copyOf(reaching(rows, samples.size() - 1), samples.size());
            wide.add(new PickedColumn(of.analyte, of.unit, of.method, values.get(), picked));
            signs.ifPresent(
                    column -> wide.add(new PickedColumn(of.analyte + " qualifier", "", of.method, column, picked)));
        });
        List<String> notes = new ArrayList<>(table.notes());
        notes.add("The table has one determination a row (" + analytes.get().name() + ", "
                + values.get().name() + "); its " + table.rows() + " rows are " + samples.size() + " samples by "
                + keys.stream().map(Column::name).collect(Collectors.joining(", "))
                + (repeated > 0 ? "; of " + repeated + " determinations that repeat another the first counts" : "")
                + ".");
        Table.Places places = table.places();
        return Optional.of(new Table(
                table.source(),
                wide,
                places == null ? null : Rows.of(table, firsts).places(),
                List.copyOf(notes)));
    }

    /** The rows of a series, with room for a sample; -1 where it has none. */
    private static int[] reaching(int[] rows, int sample) {
        int known = rows == null ? 0 : rows.length;
        if (sample < known) {
            return rows;
        }
        int[] grown = rows == null ? new int[sample + 16] : Arrays.copyOf(rows, Math.max(2 * known, sample + 1));
        Arrays.fill(grown, known, grown.length, -1);
        return grown;
    }

    private static boolean same(Optional<Column> a, Column b) {
        return a.isPresent() && a.get() == b;
    }

    private static String text(Optional<Column> column, int row) {
        return column.map(of -> of.text(row)).orElse("");
    }

    private static Optional<Column> first(List<Column> columns, Pattern name, Column but) {
        return columns.stream()
                .filter(column -> column != but && name.matcher(plain(column)).matches())
                .findFirst();
    }

    /** The columns that tell one sample from another: its number, or its hole and depths, or its coordinates. */
    private static List<Column> keys(Table table, Column analytes) {
        List<Column> columns =
                table.columns().stream().filter(column -> column != analytes).toList();
        Optional<Column> sample = columns.stream()
                .filter(column -> OtherColumns.isSample(column.name()) && !distinct(column))
                .findFirst();
        if (sample.isPresent()) {
            return List.of(sample.get());
        }
        List<Column> hole = columns.stream()
                .filter(column -> OtherColumns.isHole(column.name())
                        || OtherColumns.isFrom(column.name())
                        || OtherColumns.isTo(column.name()))
                .toList();
        if (hole.stream().anyMatch(column -> OtherColumns.isHole(column.name()))) {
            return hole;
        }
        return CoordinateColumns.find(columns, NumberFormat.of(columns), AssayOptions.DEFAULT)
                .map(found -> List.of(found.x(), found.y()))
                .orElse(List.of());
    }

    /** Whether each row has another text, as numbers of determinations have. */
    private static boolean distinct(Column column) {
        long different = IntStream.range(0, Math.min(1000, column.size()))
                .mapToObj(column::text)
                .distinct()
                .count();
        return different == Math.min(1000, column.size());
    }

    private static String key(Table table, List<Column> keys, int row) {
        if (keys.isEmpty()) {
            return table.places().x()[row] + " " + table.places().y()[row];
        }
        return keys.stream().map(column -> column.text(row)).collect(Collectors.joining("\t"));
    }

    private static boolean namesAnalytes(Column column) {
        Map<String, Integer> texts =
                ColumnProfile.of(column, NumberFormat.POINT).texts();
        long names = texts.keySet().stream()
                .filter(text -> ElementName.of(text, "", "").isPresent())
                .count();
        return names > 0
                && names
                        >= NAMES
                                * texts.keySet().stream()
                                        .filter(text -> !text.isEmpty())
                                        .count();
    }

    private static String plain(Column column) {
        return column.name()
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .replaceAll("[^\\p{L}\\d]+", "_")
                .replaceAll("^_|_$", "");
    }
}
