package org.prospectivity.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prospectivity.engine.InvalidInputException;

/** Workbooks, of one sheet or several, with titles, dates, formulas and errors; and hostile ones. */
class WorkbookTest {
    @TempDir
    private Path folder;

    private Path write(Consumer<Workbook> content) throws IOException {
        Path file = folder.resolve("samples.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "tests", "1.0")) {
            content.accept(workbook);
        }
        return file;
    }

    private static void row(Worksheet sheet, int row, Object... cells) {
        for (int c = 0; c < cells.length; c++) {
            if (cells[c] instanceof Number number) {
                sheet.value(row, c, number);
            } else if (cells[c] != null) {
                sheet.value(row, c, cells[c].toString());
            }
        }
    }

    private static void samples(Worksheet sheet, int first) {
        row(sheet, first, "id", "x", "y", "Au_ppb");
        row(sheet, first + 1, "A1", 500100.5, 7000200.5, 0.1 + 0.2);
        row(sheet, first + 2, "A2", 500200.5, 7000300.5, "<0.5");
        row(sheet, first + 3, "A3", 500300, 7000400, null);
    }

    private static Table read(Path file, String layer) throws IOException {
        return TableReader.read(file, new TableOptions(layer, null, null, null, null));
    }

    private static void assertSamples(Table table) {
        assertThat(table.rows()).isEqualTo(3);
        assertThat(table.columns().stream().map(Column::name)).containsExactly("id", "x", "y", "Au_ppb");
        Column x = table.columns().get(1);
        assertThat(x.number(0)).isEqualTo(500100.5);
        assertThat(x.text(2)).isEqualTo("500300");
        Column gold = table.columns().get(3);
        assertThat(gold.number(0)).isEqualTo(0.1 + 0.2);
        assertThat(gold.text(1)).isEqualTo("<0.5");
        assertThat(gold.text(2)).isEmpty();
    }

    @Test
    void readsTheSheetOfSamplesBelowItsTitles() throws IOException {
        Table table = read(
                write(workbook -> {
                    row(workbook.newWorksheet("Read me"), 0, "Written by hand");
                    Worksheet sheet = workbook.newWorksheet("Soil");
                    row(sheet, 0, "Survey of 2019");
                    samples(sheet, 3);
                    row(sheet, 9, "Total", 3);
                }),
                null);
        assertSamples(table);
        assertThat(table.source()).isEqualTo("samples.xlsx, sheet Soil");
        assertThat(table.notes())
                .anyMatch(note -> note.contains("Soil read; not read: Read me"))
                .anyMatch(note -> note.contains("Samples from row 5"))
                .anyMatch(note -> note.contains("row 4 names"))
                .anyMatch(note -> note.contains("Total"));
    }

    @Test
    void readsUnitsAndMergedMethodsOfThreeHeaderRows() throws IOException {
        Table table = read(
                write(workbook -> {
                    Worksheet sheet = workbook.newWorksheet("Assays");
                    row(sheet, 0, "Sample", "Location", null, "FA50", "ICP41", null);
                    row(sheet, 1, null, "x", "y", "Au", "As", "Fe");
                    row(sheet, 2, null, "m", "m", "ppb", "ppm", "%");
                    row(sheet, 3, "A", 500100.5, 7000200.5, 1, 2, 3);
                    row(sheet, 4, "B", 500200.5, 7000300.5, 4, 5, 6);
                }),
                null);
        assertThat(table.columns().stream().map(Column::name)).containsExactly("Sample", "x", "y", "Au", "As", "Fe");
        assertThat(table.columns().stream().map(Column::unit)).containsExactly("", "m", "m", "ppb", "ppm", "%");
        assertThat(table.columns().subList(3, 6).stream().map(Column::method))
                .containsExactly("FA50", "ICP41", "ICP41");
    }

    @Test
    void asksWhichOfSeveralSheetsOfSamples() throws IOException {
        Path file = write(workbook -> {
            samples(workbook.newWorksheet("Soil"), 0);
            samples(workbook.newWorksheet("Rock"), 0);
        });
        assertThatThrownBy(() -> read(file, null))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Soil, Rock")
                .hasMessageContaining("option table");
        assertSamples(read(file, "rock"));
        assertThatThrownBy(() -> read(file, "Till"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("only Soil, Rock");
    }

    @Test
    void readsTheOneOfSeveralTablesThatNamesElements() throws IOException {
        assertSamples(read(
                write(workbook -> {
                    Worksheet other = workbook.newWorksheet("Standards");
                    row(other, 0, "code", "batch", "run");
                    row(other, 1, 1, 2, 3);
                    row(other, 2, 4, 5, 6);
                    samples(workbook.newWorksheet("Soil"), 0);
                }),
                null));
    }

    @Test
    void readsHiddenSheetsOnlyWhenTheyAreNamed() throws IOException {
        Path file = write(workbook -> {
            samples(workbook.newWorksheet("Soil"), 0);
            Worksheet hidden = workbook.newWorksheet("Old");
            samples(hidden, 0);
            hidden.setVisibilityState(VisibilityState.HIDDEN);
        });
        assertThat(read(file, null).source()).endsWith("Soil");
        assertThat(read(file, "Old").source()).endsWith("Old");
    }

    @Test
    void givesDatesAsTextsAndTellsPercentages() throws IOException {
        Table table = read(
                write(workbook -> {
                    Worksheet sheet = workbook.newWorksheet("Soil");
                    row(sheet, 0, "x", "y", "Date", "Fe");
                    for (int r = 1; r < 4; r++) {
                        row(sheet, r, 500000 + r, 7000000 + r);
                        sheet.value(r, 2, LocalDate.of(2019, 5, 30 + r - 1 > 31 ? 1 : 30 + r - 1));
                        sheet.style(r, 2).format("yyyy-mm-dd").set();
                        sheet.value(r, 3, 0.05 * r);
                        sheet.style(r, 3).format("0.0%").set();
                    }
                }),
                null);
        assertThat(table.columns().get(2).text(0)).isEqualTo("2019-05-30");
        assertThat(table.columns().get(3).number(0)).isEqualTo(0.05);
        assertThat(table.notes()).anyMatch(note -> note.contains("Fe: 3 numbers are shown as percentages"));
    }

    @Test
    void takesTheSavedValuesOfFormulasAndErrorsAsTexts() throws IOException {
        Path file = write(workbook -> samples(workbook.newWorksheet("Soil"), 0));
        Path changed = change(file, xml -> xml.replaceFirst(
                        "<c r=\"B4\"[^>]*><v>500300(\\.0)?</v></c>", "<c r=\"B4\"><f>1+1</f><v>500300</v></c>")
                .replaceFirst("<c r=\"C4\"[^>]*>.*?</c>", "<c r=\"C4\" t=\"e\"><v>#DIV/0!</v></c>"));
        Table table = read(changed, null);
        assertThat(table.columns().get(1).number(2)).isEqualTo(500300);
        assertThat(table.columns().get(2).text(2)).isEqualTo("#DIV/0!");
    }

    /** A copy of a workbook whose first sheet is changed. */
    private Path change(Path file, UnaryOperator<String> change) throws IOException {
        Path changed = folder.resolve("changed.xlsx");
        try (ZipFile in = new ZipFile(file.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(changed))) {
            for (ZipEntry entry : Collections.list(in.entries())) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                byte[] content = in.getInputStream(entry).readAllBytes();
                if (entry.getName().endsWith("sheet1.xml")) {
                    String xml = new String(content, StandardCharsets.UTF_8);
                    String other = change.apply(xml);
                    assertThat(other).isNotEqualTo(xml);
                    content = other.getBytes(StandardCharsets.UTF_8);
                }
                out.write(content);
            }
        }
        return changed;
    }

    private void assertRefused(UnaryOperator<String> change, String message) throws IOException {
        Path changed = change(write(workbook -> samples(workbook.newWorksheet("Soil"), 0)), change);
        assertThatThrownBy(() -> read(changed, null))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesDocumentTypes() throws IOException {
        assertRefused(
                xml -> xml.replaceFirst(
                        "<worksheet", "<!DOCTYPE w [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><worksheet"),
                "document type");
    }

    @Test
    void refusesWhatUnpacksToTooMuch() throws IOException {
        String filler = "<!-- " + " ".repeat(1000) + "-->";
        assertRefused(xml -> xml.replaceFirst("<sheetData", filler.repeat(80_000) + "<sheetData"), "unpacks to more");
    }

    @Test
    void refusesTextsThatAreTooLong() throws IOException {
        assertRefused(
                xml -> xml.replaceFirst("<v>500300", "<v>" + "1".repeat(2 << 20) + "500300"),
                "more than 1048576 bytes");
        assertRefused(
                xml -> xml.replaceFirst(
                        "<c r=\"A2\".*?</c>",
                        "<c r=\"A2\" t=\"inlineStr\"><is><t>" + "a".repeat(40_000) + "</t></is></c>"),
                "at most 32767");
    }

    @Test
    void refusesCellsBeyondTheLastColumn() throws IOException {
        assertRefused(xml -> xml.replaceFirst("r=\"B3\"", "r=\"ZZZZZZ3\""), "right of column XFD");
    }
}
