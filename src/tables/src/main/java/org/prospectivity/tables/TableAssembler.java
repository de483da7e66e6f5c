package org.prospectivity.tables;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.tables.Layout.Heading;
import org.prospectivity.tables.RowFindings.Finding;

/**
 * Puts the stretches of a file together: rules on rows that are too short, leaves out what stands below the samples, and
 * tells of all that was left out.
 */
final class TableAssembler {
    private static final int LONGEST_FOOTER = 50;
    /** Of fewer short rows than this share of all, none is taken for one whose empty cells were not written. */
    private static final double TRIMMED = 0.05;
    /** How many rows tell what is usual in a column. */
    private static final int LOOKED_AT = 1000;

    private final String file;
    private final Layout layout;
    private final NumberStyle style;
    private final List<Cells[]> blocks = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();
    private final RowFindings found = new RowFindings();
    private int rows;

    TableAssembler(String file, Layout layout, NumberStyle style) {
        this.file = file;
        this.layout = layout;
        this.style = style;
    }

    /**
     * Adds the next stretch.
     *
     * @param lineOffset how many lines of the file are above it
     */
    void add(RowCollector stretch, long lineOffset) {
        found.add(stretch.found(), lineOffset, rows);
        starts.add(rows);
        rows += stretch.size();
        blocks.add(stretch.build().toArray(Cells[]::new));
    }

    /** How many rows there are so far. */
    int rows() {
        return rows;
    }

    /** What the cells that are no numbers in this style tell of another one. */
    NumberEvidence evidence() {
        return found.evidence;
    }

    /**
     * The table.
     *
     * @param source what it is read from
     * @throws InvalidInputException when it has no rows, or too many that do not fit the header
     */
    Table finish(String source, List<String> notesOfFile) {
        if (found.tooLong.count() > rows) {
            throw new InvalidInputException(
                    "samples",
                    file + ": " + found.tooLong.count() + " of " + (rows + found.tooLong.count()) + " rows, row "
                            + found.tooLong.line()
                            + " first, have more cells than the " + layout.width()
                            + " columns of the header; expected as many: decimal commas between commas, or another"
                            + " delimiter, are likely causes");
        }
        List<String> notes = new ArrayList<>(notesOfFile);
        notes.addAll(layout.notes());
        BitSet without = new BitSet();
        ruleOnShortRows(without, notes);
        List<Column> all = columns(new RowChoice(rows, new BitSet()));
        leaveOutFooter(all, without, notes);
        RowChoice chosen = new RowChoice(rows, without);
        if (chosen.size() == 0) {
            throw new InvalidInputException("samples", file + ": it has no row of samples under its header");
        }
        tell(notes, found.empty, "empty");
        tell(notes, found.comments, "comments");
        tell(notes, found.repeated, "repeating the header");
        tell(notes, found.remarks, "with a single text");
        tell(notes, found.tooLong, "with more cells than there are columns");
        tellOtherSign(notes);
        return new Table(source, named(columns(chosen), notes), null, List.copyOf(notes));
    }

    private void ruleOnShortRows(BitSet without, List<String> notes) {
        if (found.tooShort.count() == 0) {
            return;
        }
        if (found.endingEmpty == 0 && found.tooShort.count() >= TRIMMED * rows) {
            notes.add(found.tooShort.count() + " rows, row " + found.tooShort.line()
                    + " first, end before the last column; since no row ends with an empty cell, the cells that they lack"
                    + " are taken as empty.");
        } else {
            without.or(found.shortRows);
            tell(notes, found.tooShort, "with fewer cells than there are columns");
        }
    }

    private static void tell(List<String> notes, Finding finding, String what) {
        if (finding.count() > 0) {
            notes.add(finding.count() + (finding.count() == 1 ? " row" : " rows") + " left out: " + what + "; row "
                    + finding.line() + (finding.count() == 1 ? "" : " is the first")
                    + (finding.example().isEmpty() ? "" : " (" + finding.example() + ")") + ".");
        }
    }

    private void tellOtherSign(List<String> notes) {
        long against = found.evidence.against(style);
        if (against > 0) {
            notes.add(against + (against == 1 ? " cell" : " cells") + " such as " + found.evidence.exampleAgainst(style)
                    + " with a decimal " + (style.decimal() == '.' ? "comma" : "point")
                    + ", in a table with decimal " + (style.decimal() == '.' ? "points" : "commas")
                    + ", kept as text.");
        }
    }

    private List<Column> columns(RowChoice chosen) {
        int[] firstRows = starts.stream().mapToInt(Integer::intValue).toArray();
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < layout.width(); c++) {
            Heading heading = layout.headings().get(c);
            int column = c;
            Cells[] cells = blocks.stream().map(block -> block[column]).toArray(Cells[]::new);
            columns.add(new StoredColumn(
                    heading.name(), heading.unit(), heading.method(), cells, firstRows, chosen, style));
        }
        return columns;
    }

    /** Leaves out columns that have neither a name nor a cell. */
    private List<Column> named(List<Column> columns, List<String> notes) {
        List<Column> named = new ArrayList<>();
        int unnamed = 0;
        int nothing = 0;
        for (int c = 0; c < columns.size(); c++) {
            boolean isUnnamed = columns.get(c).name().equals(Layout.nameOf(c))
                    && !layout.header().isEmpty();
            int column = c;
            if (isUnnamed && blocks.stream().allMatch(block -> block[column].areEmpty())) {
                nothing++;
            } else {
                unnamed += isUnnamed ? 1 : 0;
                named.add(columns.get(c));
            }
        }
        if (nothing > 0) {
            notes.add(nothing + (nothing == 1 ? " column" : " columns") + " without a name or a value left out.");
        }
        if (unnamed > 0) {
            notes.add(unnamed + (unnamed == 1 ? " column has" : " columns have")
                    + " no name and is called by its place, such as column_" + columns.size() + ".");
        }
        return named;
    }

    private void leaveOutFooter(List<Column> columns, BitSet without, List<String> notes) {
        boolean[] isNumeric = new boolean[columns.size()];
        boolean[] isFilled = new boolean[columns.size()];
        for (int c = 0; c < isNumeric.length; c++) {
            look(columns.get(c), c, isNumeric, isFilled);
        }
        List<String> texts = new ArrayList<>();
        int row = rows - 1;
        for (; row >= Math.max(1, rows - LONGEST_FOOTER); row--) {
            if (without.get(row)) {
                // A short row is left out for itself, unless it belongs to what is below the samples.
                if (!isFooter(columns, row, isNumeric, isFilled)) {
                    break;
                }
            } else if (isFooter(columns, row, isNumeric, isFilled)) {
                without.set(row);
            } else {
                break;
            }
            texts.add(0, excerpt(columns, row));
        }
        if (!texts.isEmpty()) {
            notes.add(texts.size() + (texts.size() == 1 ? " row" : " rows") + " below the samples left out: "
                    + String.join("; ", texts.subList(0, Math.min(5, texts.size()))) + ".");
        }
    }

    /** Tells whether a column has numbers rather than texts, and whether most of its cells are filled. */
    private void look(Column column, int c, boolean[] isNumeric, boolean[] isFilled) {
        int numbers = 0;
        int others = 0;
        int step = Math.max(1, rows / LOOKED_AT);
        int looked = 0;
        for (int row = 0; row < rows; row += step) {
            looked++;
            if (!Double.isNaN(column.number(row))) {
                numbers++;
            } else if (!column.text(row).isEmpty()) {
                others++;
            }
        }
        isNumeric[c] = numbers > 0 && numbers >= others;
        isFilled[c] = 2 * (numbers + others) >= looked;
    }

    private static boolean isFooter(List<Column> columns, int row, boolean[] isNumeric, boolean[] isFilled) {
        int filled = 0;
        int numbers = 0;
        int lacking = 0;
        boolean textAmongNumbers = false;
        boolean isLabelled = false;
        for (int c = 0; c < columns.size(); c++) {
            String text = columns.get(c).text(row);
            if (!text.isEmpty()) {
                filled++;
                boolean number = Words.isNumberOrLimit(text);
                numbers += number ? 1 : 0;
                textAmongNumbers |= !number && isNumeric[c];
                isLabelled |= filled <= 3
                        && !number
                        && (Words.isStatistic(text) || Words.isLimitLabel(text) || filled == 1 && Words.isEnd(text));
                // A word where samples have a number, and nothing in the next column, where they have something.
                isLabelled |= filled == 1 && !number && isNumeric[c] && lacksNext(columns, row, c, isFilled);
            } else {
                lacking += isFilled[c] ? 1 : 0;
            }
        }
        return filled == 0 || isLabelled || numbers == 0 && (textAmongNumbers && lacking > 0 || filled <= 2);
    }

    private static boolean lacksNext(List<Column> columns, int row, int from, boolean[] isFilled) {
        for (int c = from + 1; c < columns.size(); c++) {
            if (isFilled[c]) {
                return columns.get(c).text(row).isEmpty();
            }
        }
        return false;
    }

    private static String excerpt(List<Column> columns, int row) {
        List<String> texts = new ArrayList<>(columns.size());
        columns.forEach(column -> texts.add(column.text(row)));
        return LayoutFinder.excerpt(new HeadRow(row, texts));
    }
}
