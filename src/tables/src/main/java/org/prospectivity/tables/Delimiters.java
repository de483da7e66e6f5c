package org.prospectivity.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.prospectivity.engine.InvalidInputException;

/** Finds what stands between the cells of a text: the sign that gives rows of equal length with the most numbers. */
final class Delimiters {
    private static final int ROWS = 500;
    private static final char[] SIGNS = {',', ';', '\t', '|'};
    /** Blanks are within cells too: the weight of rows that they split. */
    private static final double BLANKS = 0.9;

    private static final Pattern DIGITS = Pattern.compile("[-+<>]?[\\d.,]+");

    private Delimiters() {}

    /**
     * How to split a text into cells.
     *
     * @param text the beginning of it
     * @param option the delimiter as the person states it, or null
     * @throws InvalidInputException when nothing splits it into columns
     */
    static RowSplitter find(String file, String text, Character option) {
        if (option != null && option != ' ') {
            return new RowSplitter(option, null);
        }
        RowSplitter best = null;
        double bestScore = 0;
        if (option == null) {
            for (char sign : SIGNS) {
                RowSplitter splitter = new RowSplitter(sign, null);
                double score = score(HeadRows.of(text, splitter, ROWS), sign);
                if (score > bestScore) {
                    best = splitter;
                    bestScore = score;
                }
            }
        }
        RowSplitter runs = new RowSplitter(' ', null);
        List<HeadRow> rows = HeadRows.of(text, runs, ROWS);
        double blanks = BLANKS * score(rows, ' ');
        if (blanks > bestScore && headerFits(rows)) {
            return runs;
        }
        int[] starts = blanks > bestScore ? fixedColumns(text, rows) : null;
        if (starts != null) {
            return new RowSplitter(' ', starts);
        }
        if (best == null) {
            throw new InvalidInputException(
                    "samples",
                    file + ": no comma, semicolon, tab, bar or blank splits its rows into columns; expected a table,"
                            + " or the sign by the option delimiter");
        }
        return best;
    }

    private static double score(List<HeadRow> rows, char sign) {
        List<HeadRow> split = rows.stream().filter(row -> row.filled() > 0).toList();
        Map<Integer, Long> sizes = split.stream()
                .map(row -> row.cells().size())
                .filter(size -> size > 1)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        int size = sizes.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0);
        if (size == 0) {
            return 0;
        }
        int cells = 0;
        int numbers = 0;
        int foreign = 0;
        for (HeadRow row : split) {
            if (row.cells().size() == size) {
                cells += row.filled();
                numbers += row.numbers();
                foreign += (int) row.cells().stream()
                        .filter(cell -> hasOtherSign(cell, sign))
                        .count();
            }
        }
        double share = (double) sizes.get(size) / split.size();
        return cells == 0 ? 0 : share * (0.3 + (double) numbers / cells) * (1 - (double) foreign / cells);
    }

    /** Names have blanks in them: what blanks split is no cell when commas in it separate more than digits. */
    private static boolean hasOtherSign(String cell, char sign) {
        if (sign == ' ' && cell.indexOf(',') >= 0 && !DIGITS.matcher(cell).matches()) {
            return true;
        }
        for (char other : new char[] {';', '\t', '|'}) {
            if (other != sign && cell.indexOf(other) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether the row above the samples has as many words as they have. */
    private static boolean headerFits(List<HeadRow> rows) {
        HeadRow above = null;
        for (HeadRow row : rows) {
            if (2 * row.numbers() >= row.filled() && row.numbers() > 0) {
                return above != null
                        && above.cells().size() == row.cells().size()
                        && rows.stream()
                                .filter(other -> other.numbers() > 0)
                                .allMatch(other ->
                                        other.cells().size() == row.cells().size());
            }
            if (row.filled() > 0) {
                above = row;
            }
        }
        return false;
    }

    /** Where columns begin that blanks set apart in all rows alike; null when there are none. */
    private static int[] fixedColumns(String text, List<HeadRow> rows) {
        List<String> lines = text.lines().limit(ROWS).toList();
        List<String> samples = new ArrayList<>();
        List<String> header = new ArrayList<>();
        for (HeadRow row : rows) {
            String line = lines.get((int) row.line() - 1);
            if (2 * row.numbers() >= row.filled() && row.numbers() > 0) {
                samples.add(line);
            } else if (samples.isEmpty() && row.filled() > 1 && !Words.isComment(row.first())) {
                header.add(line);
            }
        }
        int width = samples.stream().mapToInt(String::length).max().orElse(0);
        List<Integer> starts = new ArrayList<>(List.of(0));
        for (int from = 0; from < width; from++) {
            int to = from;
            while (to < width && isBlank(samples, to)) {
                to++;
            }
            if (to > from && from > 0 && to < width) {
                int cut = to - 1;
                while (cut >= from && !isBlank(header, cut)) {
                    cut--;
                }
                if (cut < from) {
                    return null;
                }
                starts.add(cut);
            }
            from = Math.max(from, to);
        }
        return starts.size() < 2
                ? null
                : starts.stream().mapToInt(Integer::intValue).toArray();
    }

    private static boolean isBlank(List<String> lines, int at) {
        return lines.stream().allMatch(line -> at >= line.length() || line.charAt(at) == ' ');
    }
}
