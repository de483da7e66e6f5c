package org.prospectivity.tables;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;

/**
 * Reads a table from a sheet of an Excel workbook (.xlsx, .xlsm), row by row. Formulas give the values that were saved
 * with them, dates become texts such as 2019-05-31, errors remain texts such as {@code #N/A}. Hidden sheets are read only
 * when they are named.
 */
final class Workbook {
    private static final int HEAD_ROWS = 1000;
    private static final int STRETCH = 1 << 13;
    private static final int MOST_ROWS = 1 << 20;

    private final String file;
    private final TableOptions options;
    private final Progress progress;
    private final Map<Integer, Long> percentages = new HashMap<>();

    private Workbook(Path path, TableOptions options, Progress progress) {
        file = path.getFileName().toString();
        this.options = options;
        this.progress = progress;
    }

    static Table read(Path path, TableOptions options, Progress progress) throws IOException {
        ZipLimits.requireWorkbook(path, progress);
        try (ReadableWorkbook workbook = new ReadableWorkbook(path.toFile(), new ReadingOptions(true, true))) {
            return new Workbook(path, options, progress).read(workbook);
        } catch (InvalidInputException | CancellationException e) {
            throw e;
        } catch (RuntimeException | IOException e) {
            // The library throws exceptions of many kinds on damaged workbooks.
            throw new InvalidInputException(
                    "samples", path.getFileName() + ": it cannot be read as an .xlsx workbook" + Words.because(e));
        }
    }

    private record Candidate(Sheet sheet, List<HeadRow> head, NumberEvidence evidence) {
        String name() {
            return sheet.getName();
        }
    }

    private Table read(ReadableWorkbook workbook) throws IOException {
        List<String> notes = new ArrayList<>();
        Candidate chosen = choose(workbook, notes);
        Layout layout = LayoutFinder.find(file + ", sheet " + chosen.name(), chosen.head(), options.header());
        NumberStyle style = chosen.evidence().decide(file + ", sheet " + chosen.name(), '\0', options.decimal());
        TableAssembler assembler = new TableAssembler(file, layout, style);
        read(chosen.sheet(), layout, style, assembler);
        percentages.forEach((column, count) -> {
            if (column < layout.width()) {
                notes.add("Column " + layout.headings().get(column).name() + ": " + count
                        + " numbers are shown as percentages; they are taken as stored, 0.05 for 5 %.");
            }
        });
        notes.add("Samples from row " + (layout.lastLine() + 1) + " on.");
        return assembler.finish(file + ", sheet " + chosen.name(), notes);
    }

    private Candidate choose(ReadableWorkbook workbook, List<String> notes) throws IOException {
        List<Sheet> sheets = workbook.getSheets().toList();
        if (options.layer() != null) {
            Sheet named = sheets.stream()
                    .filter(sheet -> sheet.getName()
                            .strip()
                            .equalsIgnoreCase(options.layer().strip()))
                    .findFirst()
                    .orElseThrow(() -> fault("it has no sheet " + options.layer() + ", only " + names(sheets)));
            return head(named);
        }
        List<Sheet> visible = sheets.stream()
                .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                .toList();
        List<Candidate> tables = new ArrayList<>();
        for (Sheet sheet : visible) {
            Candidate candidate = head(sheet);
            if (options.header() != null && visible.size() == 1 || LayoutFinder.isTable(candidate.head())) {
                tables.add(candidate);
            }
        }
        if (tables.isEmpty()) {
            throw fault("none of its sheets, " + names(visible) + ", has rows of numbers under a header");
        }
        List<Candidate> ofSamples = tables.stream()
                .filter(candidate -> LayoutFinder.namesElements(candidate.head()))
                .toList();
        if (tables.size() > 1 && ofSamples.size() != 1) {
            List<Candidate> several = ofSamples.isEmpty() ? tables : ofSamples;
            throw fault(several.size() + " of its sheets could be the samples: "
                    + String.join(", ", several.stream().map(Candidate::name).toList())
                    + "; the option layer names the one to read");
        }
        Candidate chosen = tables.size() == 1 ? tables.get(0) : ofSamples.get(0);
        if (sheets.size() > 1) {
            List<Sheet> others =
                    sheets.stream().filter(sheet -> sheet != chosen.sheet()).toList();
            notes.add("Sheet " + chosen.name() + " read; not read: " + names(others) + ".");
        }
        return chosen;
    }

    private static String names(List<Sheet> sheets) {
        return String.join(
                ", ",
                sheets.stream()
                        .map(sheet ->
                                sheet.getName() + (sheet.getVisibility() == SheetVisibility.VISIBLE ? "" : " (hidden)"))
                        .toList());
    }

    private Candidate head(Sheet sheet) throws IOException {
        List<HeadRow> head = new ArrayList<>();
        List<NumberEvidence> columns = new ArrayList<>();
        try (Stream<Row> rows = sheet.openStream()) {
            Iterator<Row> iterator = rows.iterator();
            while (iterator.hasNext() && head.size() < HEAD_ROWS) {
                progress.report(0, "Looking at sheet " + sheet.getName());
                Row row = iterator.next();
                List<String> cells = new ArrayList<>();
                for (int c = 0; c < row.getCellCount(); c++) {
                    Cell cell = row.getCell(c);
                    cells.add(text(cell).strip());
                    if (c == columns.size()) {
                        columns.add(new NumberEvidence());
                    }
                    if (cell != null && !(cell.getValue() instanceof Number)) {
                        columns.get(c).see(cells.get(c));
                    }
                }
                head.add(new HeadRow(row.getRowNum(), cells));
            }
        }
        NumberEvidence evidence = new NumberEvidence();
        columns.forEach(evidence::addColumn);
        return new Candidate(sheet, head, evidence);
    }

    private void read(Sheet sheet, Layout layout, NumberStyle style, TableAssembler assembler) throws IOException {
        RowCollector stretch = collector(layout, style);
        try (Stream<Row> rows = sheet.openStream()) {
            Iterator<Row> iterator = rows.iterator();
            while (iterator.hasNext()) {
                Row row = iterator.next();
                if (row.getRowNum() > MOST_ROWS) {
                    throw fault("sheet " + sheet.getName() + " has more than " + MOST_ROWS
                            + " rows; expected at most as many as spreadsheets have");
                }
                // How many rows there are is not known before the last.
                progress.report((double) row.getRowNum() / MOST_ROWS, "Reading row " + row.getRowNum() + " of " + file);
                add(row, style, layout, stretch);
                if (stretch.size() >= STRETCH) {
                    assembler.add(stretch, 0);
                    stretch = collector(layout, style);
                }
            }
        }
        assembler.add(stretch, 0);
    }

    private RowCollector collector(Layout layout, NumberStyle style) {
        return new RowCollector(file, layout, style, STRETCH / 4, layout.lastLine());
    }

    private void add(Row row, NumberStyle style, Layout layout, RowCollector rows) {
        rows.begin(row.getRowNum());
        int cells = Math.max(row.getCellCount(), layout.width());
        for (int c = 0; c < cells; c++) {
            Cell cell = c < row.getCellCount() ? row.getCell(c) : null;
            if (cell != null && cell.getValue() instanceof Number && !isDate(cell)) {
                String raw = cell.getRawValue();
                // Workbooks hold 17 digits where people wrote fewer.
                if (style.decimal() == '.' && raw.length() < 16 && raw.indexOf('E') < 0) {
                    rows.cell(raw);
                } else {
                    rows.cell(Double.parseDouble(raw));
                }
                String format = cell.getDataFormatString();
                if (format != null && format.indexOf('%') >= 0 && row.getRowNum() > layout.lastLine()) {
                    percentages.merge(c, 1L, Long::sum);
                }
            } else {
                rows.cell(text(cell));
            }
        }
        rows.end();
    }

    private static String text(Cell cell) {
        if (cell == null) {
            return "";
        }
        Object value = cell.getValue();
        if (value instanceof Number) {
            return isDate(cell) ? date(cell) : Cells.plain(Double.parseDouble(cell.getRawValue()));
        } else if (value instanceof Boolean truth) {
            return truth ? "TRUE" : "FALSE";
        } else if (value == null) {
            return cell.getType() == CellType.ERROR && cell.getRawValue() != null ? cell.getRawValue() : "";
        }
        return value.toString();
    }

    private static boolean isDate(Cell cell) {
        String format = cell.getDataFormatString();
        if (format == null || format.indexOf('0') >= 0 && format.indexOf('y') < 0 || format.equals("General")) {
            return false;
        }
        double days = Double.parseDouble(cell.getRawValue());
        // Colours, conditions, locales and literal texts are no parts of dates.
        String bare = format.replaceAll("\\[(?!h+\\]|m+\\]|s+\\])[^\\]]*\\]|\"[^\"]*\"|\\\\.|_.|\\*.", "");
        return days >= 0 && days < 2_958_466 && bare.matches("(?i).*[ydhs].*|(?i)m+");
    }

    private static String date(Cell cell) {
        LocalDateTime date = cell.asDate();
        if (date.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return date.toLocalDate().toString();
        }
        return Double.parseDouble(cell.getRawValue()) < 1 ? date.toLocalTime().toString() : date.toString();
    }

    private InvalidInputException fault(String fault) {
        return new InvalidInputException("samples", file + ": " + fault);
    }
}
