package org.prospectivity.tables;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.tables.Layout.Heading;
import org.prospectivity.tables.TableOptions.Header;

/**
 * Finds the header of a table by what stands in its rows. Samples are the rows with about as many numbers as most have;
 * the rows just above them are the header, each of them names, methods, units or limits of detection, told by a label
 * in front or by its cells. What stands above the header is titles.
 */
final class LayoutFinder {
    private static final int MOST_HEADER_ROWS = 8;

    private enum Role {
        NAMES,
        UNITS,
        METHODS,
        LIMITS,
        OTHER
    }

    private final String file;
    private final List<HeadRow> rows;
    private final boolean marksAreNames;
    private final int typicalNumbers;
    private final int typicalFilled;
    private final List<String> notes = new ArrayList<>();

    private LayoutFinder(String file, List<HeadRow> rows) {
        this.file = file;
        this.rows = rows;
        List<HeadRow> bodies = rows.stream().filter(row -> row.numbers() > 0).toList();
        long marked =
                bodies.stream().filter(row -> Words.isComment(row.first())).count();
        marksAreNames = 2 * marked > bodies.size();
        List<HeadRow> samples = bodies.stream()
                .filter(row -> marksAreNames || !Words.isComment(row.first()))
                .toList();
        typicalNumbers = median(samples.stream().map(HeadRow::numbers).toList());
        typicalFilled = median(samples.stream().map(HeadRow::filled).toList());
    }

    /**
     * The layout of a table with these uppermost rows.
     *
     * @throws InvalidInputException when there is no header or no sample
     */
    static Layout find(String file, List<HeadRow> rows, Header option) {
        return new LayoutFinder(file, rows).find(option);
    }

    /** Whether there are rows that look like samples under a header. */
    static boolean isTable(List<HeadRow> rows) {
        LayoutFinder finder = new LayoutFinder("", rows);
        int first = finder.firstSample();
        return first > 0 && !finder.headerAbove(first).isEmpty();
    }

    /** Whether a column under the header is called as an element or oxide is, alone or with a unit or method. */
    static boolean namesElements(List<HeadRow> rows) {
        LayoutFinder finder = new LayoutFinder("", rows);
        return finder.headerAbove(finder.firstSample()).stream()
                .flatMap(row -> row.cells().stream())
                .anyMatch(cell -> Words.isElement(cell.split("[^A-Za-z0-9]", 2)[0]));
    }

    private static int median(List<Integer> counts) {
        List<Integer> sorted = counts.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
    }

    private Layout find(Header option) {
        if (option != null) {
            return stated(option);
        }
        int first = firstSample();
        if (first < 0) {
            throw fault("it has no row of numbers under a header");
        }
        List<HeadRow> header = headerAbove(first);
        if (header.isEmpty()) {
            throw fault(
                    "its first row of samples, row " + rows.get(first).line() + " (" + excerpt(rows.get(first))
                            + "), has no row of column names above it; the option header tells which rows they are, 0 for none");
        }
        tellTitles(header.get(0).line());
        return layout(header, rows.get(first).line() - 1);
    }

    private Layout stated(Header option) {
        if (option.last() == 0) {
            int width = Collections.max(rows.stream().map(HeadRow::width).toList(), Integer::compare);
            List<Heading> headings = new ArrayList<>();
            for (int column = 0; column < width; column++) {
                headings.add(new Heading(Layout.nameOf(column), "", ""));
            }
            return new Layout(headings, 0, List.of(), marksAreNames, notes);
        }
        List<HeadRow> header = rows.stream()
                .filter(row -> row.line() >= option.first() && row.line() <= option.last() && row.filled() > 0)
                .toList();
        if (header.isEmpty()) {
            throw fault(
                    "rows " + option.first() + " to " + option.last() + ", which header names, are empty or not there");
        }
        tellTitles(header.get(0).line());
        return layout(header, option.last());
    }

    private int firstSample() {
        for (int r = 0; r < rows.size(); r++) {
            HeadRow row = rows.get(r);
            if (row.numbers() > 0
                    && 2 * row.numbers() >= typicalNumbers
                    && 2 * row.filled() >= typicalFilled
                    && (marksAreNames || !Words.isComment(row.first()))
                    && row.cells().stream().noneMatch(Words::isLimitLabel)
                    && !Words.isStatistic(row.first())) {
                return r;
            }
        }
        return -1;
    }

    /** The rows of the header, from the uppermost; empty when there is none. */
    private List<HeadRow> headerAbove(int firstSample) {
        List<HeadRow> header = new ArrayList<>();
        int width = rows.get(firstSample).width();
        boolean named = false;
        for (int r = firstSample - 1; r >= 0 && header.size() < MOST_HEADER_ROWS; r--) {
            HeadRow row = rows.get(r);
            if (row.filled() == 0) {
                if (named) {
                    break;
                }
            } else if (isCommentedHeader(row, width) && !named) {
                header.add(0, uncommented(row));
                break;
            } else if (!Words.isComment(row.first()) || marksAreNames) {
                if (isTitle(row, width, named)) {
                    if (named) {
                        break;
                    }
                } else {
                    header.add(0, row);
                    named |= role(row) == Role.NAMES || role(row) == Role.OTHER;
                }
            }
        }
        return header;
    }

    /** Whether it is column names behind the sign of a comment: as many of them as samples have cells. */
    private static boolean isCommentedHeader(HeadRow row, int width) {
        return width > 1
                && row.first().startsWith("#")
                && row.filled() == row.width()
                && row.width() == width
                && row.numbers() == 0;
    }

    private static HeadRow uncommented(HeadRow row) {
        List<String> cells = new ArrayList<>(row.cells());
        cells.set(0, cells.get(0).replaceFirst("^#+\\s*", ""));
        return new HeadRow(row.line(), cells);
    }

    private static boolean isTitle(HeadRow row, int width, boolean named) {
        if (width < 3) {
            return row.filled() < width && row.cell(0).length() > 20;
        }
        if (row.filled() == 1) {
            return !row.cell(0).isEmpty() || width > 6 && row.width() <= 2;
        }
        // A name and its value.
        return row.width() == 2 && width > 3 && (row.cell(0).endsWith(":") || row.numbers() > 0 || named);
    }

    private void tellTitles(long headerLine) {
        List<HeadRow> above = rows.stream()
                .filter(row -> row.line() < headerLine && row.filled() > 0)
                .toList();
        if (!above.isEmpty()) {
            notes.add(above.size() + (above.size() == 1 ? " row" : " rows") + " above the header left out, the first of"
                    + " them row " + above.get(0).line() + " (" + excerpt(above.get(0)) + ").");
        }
    }

    private Role role(HeadRow row) {
        for (int c = 0; c < Math.min(4, row.cells().size()); c++) {
            String cell = row.cell(c);
            if (Words.isUnitLabel(cell) && units(row) > 0) {
                return Role.UNITS;
            } else if (Words.isMethodLabel(cell) && row.filled() > 2) {
                return Role.METHODS;
            } else if (Words.isLimitLabel(cell) && row.numbers() > 0) {
                return Role.LIMITS;
            } else if (Words.isNameLabel(cell) && row.filled() > 2 && elements(row) > 0) {
                return Role.NAMES;
            }
        }
        if (units(row) > 0 && 2 * units(row) >= row.filled()) {
            return Role.UNITS;
        }
        return Role.OTHER;
    }

    private static int units(HeadRow row) {
        return (int) row.cells().stream().filter(Units::isUnit).count();
    }

    private static int elements(HeadRow row) {
        return (int) row.cells().stream().filter(Words::isElement).count();
    }

    private Layout layout(List<HeadRow> header, long lastLine) {
        int width = Collections.max(header.stream().map(HeadRow::width).toList());
        Map<HeadRow, Role> roles = new HashMap<>();
        header.forEach(row -> roles.put(row, role(row)));
        List<HeadRow> units = with(header, roles, Role.UNITS);
        HeadRow names = names(header, roles, width);
        Set<Integer> measured = new HashSet<>();
        for (int c = 0; c < width; c++) {
            int column = c;
            if (units.stream().anyMatch(row -> Units.isUnit(row.cell(column))) || Words.isElement(names.cell(c))) {
                measured.add(c);
            }
        }
        for (HeadRow row : header) {
            if (roles.get(row) == Role.OTHER && row != names && isMethods(row, names, measured)) {
                roles.put(row, Role.METHODS);
            }
        }
        List<Heading> headings = new ArrayList<>();
        for (int c = 0; c < width; c++) {
            headings.add(heading(c, header, roles, names, measured));
        }
        tellHeader(header, roles, names);
        return new Layout(
                distinct(headings, header, roles, names),
                lastLine,
                header.stream().map(HeadRow::cells).toList(),
                marksAreNames,
                notes);
    }

    private static List<HeadRow> with(List<HeadRow> header, Map<HeadRow, Role> roles, Role role) {
        return header.stream().filter(row -> roles.get(row) == role).toList();
    }

    /** The row that names the columns: of those that could, the one with the most elements, else the most texts. */
    private static HeadRow names(List<HeadRow> header, Map<HeadRow, Role> roles, int width) {
        HeadRow best = null;
        double bestScore = Double.NEGATIVE_INFINITY;
        for (HeadRow row : header) {
            Role role = roles.get(row);
            double score = 4 * elements(row) + new HashSet<>(row.cells()).size() + (role == Role.NAMES ? 4 * width : 0);
            if (role == Role.LIMITS || role == Role.UNITS || role == Role.METHODS) {
                score -= 20 * width;
            }
            if (score > bestScore) {
                best = row;
                bestScore = score;
            }
        }
        return best;
    }

    private static boolean isMethods(HeadRow row, HeadRow names, Set<Integer> measured) {
        List<String> cells = new ArrayList<>();
        for (int c = 0; c < row.cells().size(); c++) {
            if (!row.cell(c).isEmpty() && !names.cell(c).isEmpty() && (measured.isEmpty() || measured.contains(c))) {
                cells.add(row.cell(c));
            }
        }
        long methods = cells.stream().filter(Words::isMethod).count();
        return !cells.isEmpty() && 2 * methods >= cells.size();
    }

    private static Heading heading(
            int column, List<HeadRow> header, Map<HeadRow, Role> roles, HeadRow names, Set<Integer> measured) {
        String unit = "";
        String method = "";
        String other = "";
        boolean isMeasured = measured.contains(column);
        String named = Words.isNameLabel(names.cell(column)) ? "" : names.cell(column);
        List<String> parts = new ArrayList<>();
        for (HeadRow row : header) {
            String cell = row.cell(column);
            Role role = roles.get(row);
            if (row == names) {
                addPart(parts, named);
            } else if (role == Role.UNITS && Units.isUnit(cell) || role == Role.UNITS && isMeasured) {
                unit = cell;
            } else if (role == Role.METHODS && isMeasured) {
                method = cell.isEmpty() ? fromLeft(row, column, names, measured) : cell;
            } else if (role != Role.LIMITS && !cell.isEmpty() && !isLabel(cell)) {
                if (named.isEmpty()) {
                    other = cell;
                } else if (role == Role.UNITS) {
                    unit = cell;
                } else if (role == Role.METHODS && Words.isMethod(cell)) {
                    method = cell;
                } else if (!isMeasured && row.line() == names.line() - 1 && !isGroup(row, column)) {
                    addPart(parts, cell);
                }
            }
        }
        String name = String.join(" ", parts);
        if (name.isEmpty()) {
            name = other.isEmpty() ? names.cell(column) : other;
        }
        return new Heading(name, unit, method);
    }

    private static boolean isLabel(String cell) {
        return Words.isUnitLabel(cell) || Words.isMethodLabel(cell) || Words.isNameLabel(cell);
    }

    private static void addPart(List<String> parts, String part) {
        if (!part.isEmpty() && !parts.contains(part)) {
            parts.add(part);
        }
    }

    /** A cell merged over several columns is written in the first of them only. */
    private static String fromLeft(HeadRow row, int column, HeadRow names, Set<Integer> measured) {
        for (int c = column - 1;
                c >= 0 && measured.contains(c) && !names.cell(c).isEmpty();
                c--) {
            if (!row.cell(c).isEmpty()) {
                return row.cell(c);
            }
        }
        return "";
    }

    /** Whether a cell is the heading of several columns: empty cells follow. */
    private static boolean isGroup(HeadRow row, int column) {
        return row.cell(column + 1).isEmpty();
    }

    private void tellHeader(List<HeadRow> header, Map<HeadRow, Role> roles, HeadRow names) {
        if (header.size() == 1 && names.line() == 1) {
            return;
        }
        List<String> parts = new ArrayList<>();
        for (HeadRow row : header) {
            String what = row == names
                    ? "names"
                    : switch (roles.get(row)) {
                        case UNITS -> "units";
                        case METHODS -> "methods";
                        case LIMITS -> "limits of detection, left out";
                        default ->
                            row.line() < names.line()
                                    ? "headings of several names"
                                    : "neither names nor units, left out";
                    };
            parts.add("row " + row.line() + " " + what + " (" + excerpt(row) + ")");
        }
        notes.add("Header: " + String.join("; ", parts) + ".");
    }

    /** Names all columns, and no two alike. */
    private List<Heading> distinct(
            List<Heading> headings, List<HeadRow> header, Map<HeadRow, Role> roles, HeadRow names) {
        List<Heading> grouped = new ArrayList<>(headings);
        Map<String, Long> counts =
                headings.stream().collect(Collectors.groupingBy(Heading::name, Collectors.counting()));
        for (int c = 0; c < headings.size(); c++) {
            Heading heading = headings.get(c);
            if (!heading.name().isEmpty() && counts.get(heading.name()) > 1) {
                String group = group(c, header, roles, names);
                if (!group.isEmpty() && !group.equals(heading.name())) {
                    grouped.set(c, new Heading(group + " " + heading.name(), heading.unit(), heading.method()));
                }
            }
        }
        Set<String> taken = grouped.stream().map(Heading::name).collect(Collectors.toCollection(HashSet::new));
        Set<String> used = new HashSet<>();
        List<String> repeated = new ArrayList<>();
        List<Heading> distinct = new ArrayList<>();
        for (int c = 0; c < grouped.size(); c++) {
            Heading heading = grouped.get(c);
            String name = heading.name();
            if (name.isEmpty()) {
                name = Layout.nameOf(c);
            } else if (used.contains(name)) {
                repeated.add(name);
            }
            String free = name;
            for (int n = 2; used.contains(free) || !free.equals(heading.name()) && taken.contains(free); n++) {
                free = name + "_" + n;
            }
            used.add(free);
            distinct.add(new Heading(free, heading.unit(), heading.method()));
        }
        if (!repeated.isEmpty()) {
            notes.add(repeated.size() + " column names stand there more than once and got a number: "
                    + String.join(", ", repeated.stream().distinct().limit(10).toList()) + ".");
        }
        return distinct;
    }

    /** The heading over several columns that a column is under. */
    private static String group(int column, List<HeadRow> header, Map<HeadRow, Role> roles, HeadRow names) {
        for (HeadRow row : header) {
            if (roles.get(row) == Role.OTHER && row.line() < names.line()) {
                for (int c = column; c >= 0; c--) {
                    if (!row.cell(c).isEmpty()) {
                        return row.cell(c);
                    }
                }
            }
        }
        return "";
    }

    private InvalidInputException fault(String fault) {
        return new InvalidInputException("samples", file + ": " + fault);
    }

    /** The beginning of what stands in a row, for messages. */
    static String excerpt(HeadRow row) {
        String text = row.cells().stream().filter(cell -> !cell.isEmpty()).collect(Collectors.joining(", "));
        return text.length() > 60 ? text.substring(0, 57) + "..." : text;
    }
}
