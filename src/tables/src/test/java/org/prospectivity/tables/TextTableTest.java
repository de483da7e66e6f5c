package org.prospectivity.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.tables.TableOptions.Header;

/** Texts of every kind come out as the same numbers, or are refused for what they do not tell. */
class TextTableTest {
    private static final String PLAIN = """
            id,x,y,Au_ppb,As_ppm
            A1,500100.5,7000200.5,1.5,12
            A2,500200.5,7000300.5,0.25,-9999
            A3,500300.5,7000400.5,<0.5,1250.75
            """;

    @TempDir
    private Path folder;

    private Path file(String text, Charset charset) throws IOException {
        return Files.write(folder.resolve("samples.csv"), text.getBytes(charset));
    }

    private Table read(String text) throws IOException {
        return TableReader.read(file(text, StandardCharsets.UTF_8), TableOptions.NONE);
    }

    private Table read(String text, TableOptions options) throws IOException {
        return TableReader.read(file(text, StandardCharsets.UTF_8), options);
    }

    private static TableOptions decimal(char sign) {
        return new TableOptions(null, null, sign, null, null);
    }

    private static TableOptions header(String rows) {
        return new TableOptions(null, null, null, null, Header.of(rows));
    }

    private static List<String> names(Table table) {
        return table.columns().stream().map(Column::name).toList();
    }

    private static List<String> units(Table table) {
        return table.columns().stream().map(Column::unit).toList();
    }

    private static List<String> methods(Table table) {
        return table.columns().stream().map(Column::method).toList();
    }

    private static Column column(Table table, String name) {
        return table.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static double[] numbers(Table table, String name) {
        Column column = column(table, name);
        double[] numbers = new double[column.size()];
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = column.number(row);
        }
        return numbers;
    }

    private static void assertPlain(Table table) {
        assertThat(names(table)).containsExactly("id", "x", "y", "Au_ppb", "As_ppm");
        assertThat(numbers(table, "x")).containsExactly(500100.5, 500200.5, 500300.5);
        assertThat(numbers(table, "y")).containsExactly(7000200.5, 7000300.5, 7000400.5);
        assertThat(numbers(table, "As_ppm")).containsExactly(12, -9999, 1250.75);
        assertThat(numbers(table, "Au_ppb")).containsExactly(1.5, 0.25, Double.NaN);
        assertThat(column(table, "id").text(1)).isEqualTo("A2");
    }

    @Test
    void namesOfOneWordAndANumberDoNotMakeBlanksTheDelimiter() throws IOException {
        StringBuilder text = new StringBuilder("id,x,y,commodity,name\n");
        for (int row = 1; row <= 45; row++) {
            text.append("K%02d,%d,%d,Au,Known %02d%n".formatted(row, 559106 + 17 * row, 4580245 - 31 * row, row));
        }
        Table table = read(text.toString());
        assertThat(names(table)).containsExactly("id", "x", "y", "commodity", "name");
        assertThat(table.rows()).isEqualTo(45);
        assertThat(column(table, "name").text(44)).isEqualTo("Known 45");
    }

    @Test
    void readsCsv() throws IOException {
        Table table = read(PLAIN);
        assertPlain(table);
        assertThat(column(table, "Au_ppb").text(2)).isEqualTo("<0.5");
        assertThat(table.notes()).isEmpty();
        assertThat(table.source()).isEqualTo("samples.csv");
        assertThat(table.places()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t", ";", "|", ", ", " ; ", "   "})
    void findsTheDelimiter(String delimiter) throws IOException {
        assertPlain(read(PLAIN.replace(",", delimiter)));
    }

    @Test
    void findsFixedColumns() throws IOException {
        Table table = read("""
                Sample  x         y           Au     Rock type
                A1      500100.5  7000200.5   1.5    granite
                A2      500200.5              0.25   basalt dyke
                A3      500300.5  7000400.5          schist
                """);
        assertThat(names(table)).containsExactly("Sample", "x", "y", "Au", "Rock type");
        assertThat(numbers(table, "y")).containsExactly(7000200.5, Double.NaN, 7000400.5);
        assertThat(column(table, "Rock type").text(1)).isEqualTo("basalt dyke");
    }

    @ParameterizedTest
    @CsvSource({"';',','", "'\t',','", "'|',','", "' ',','"})
    void findsDecimalCommas(String delimiter, String sign) throws IOException {
        String text = PLAIN.replace(",", delimiter).replace(".", sign);
        Table table = read(text);
        assertPlain(table);
        assertThat(column(table, "x").text(0)).isEqualTo("500100,5");
        assertThat(column(table, "Au_ppb").numberIn("0,5")).isEqualTo(0.5);
        assertThat(table.notes()).contains("Decimal comma.");
    }

    @Test
    void readsDecimalCommasInQuotes() throws IOException {
        assertPlain(read("""
                id,x,y,Au_ppb,As_ppm
                A1,"500100,5","7000200,5","1,5",12
                A2,"500200,5","7000300,5","0,25",-9999
                A3,"500300,5","7000400,5","<0,5","1250,75"
                """));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", " ", "'", "\u00a0", "\u202f", "\u2009", "\u2019"})
    void readsThousandsBeforeDecimalPoints(String sign) throws IOException {
        String grouped = """
                id,x,y,Au_ppb,As_ppm
                A1,"500_100.5","7_000_200.5",1.5,12
                A2,"500_200.5","7_000_300.5",0.25,-9999
                A3,"500_300.5","7_000_400.5",<0.5,"1_250.75"
                """.replace("_p", "/p").replace("_", sign).replace("/p", "_p");
        assertPlain(read(grouped));
    }

    @Test
    void readsPointsBetweenThousandsBeforeDecimalCommas() throws IOException {
        Table table = read("""
                id;x;y;Au_ppb;As_ppm
                A1;500.100,5;7.000.200,5;1,5;12
                A2;500.200,5;7.000.300,5;0,25;-9999
                A3;500.300,5;7.000.400,5;<0,5;1.250,75
                """);
        assertPlain(table);
        assertThat(column(table, "x").text(0)).isEqualTo("500.100,5");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "."})
    void asksForTheDecimalSignThatNoCellTells(String sign) throws IOException {
        String text = "id;x;y;As\nA1;10;20;1" + sign + "234\nA2;11;21;5" + sign + "678\nA3;12;22;9\n";
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("2 cells such as 1" + sign + "234 can be 1.234 or 1234")
                .hasMessageContaining("option decimal");
        assertThat(numbers(read(text, decimal(sign.charAt(0))), "As")).containsExactly(1.234, 5.678, 9);
        assertThat(numbers(read(text, decimal(sign.equals(",") ? '.' : ',')), "As"))
                .containsExactly(1234, 5678, 9);
    }

    @Test
    void takesASignForDecimalWhereThousandsOfTheColumnHaveNone() throws IOException {
        Table table = read("id;x;y;As\nA1;10;20;1,234\nA2;11;21;5678\nA3;12;22;9,875\n");
        assertThat(numbers(table, "As")).containsExactly(1.234, 5678, 9.875);
    }

    @Test
    void refusesAsManyDecimalPointsAsCommas() {
        assertThatThrownBy(() -> read("id;x;y;Au\nA;1,5;2,5;0.5\nB;1,7;2,5;0.75\nC;1,2;2,2;1.5\n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("6 numbers such as 1,5 have a decimal comma and 3 such as 0.5");
    }

    @Test
    void findsTheDecimalSignBehindTheBeginning() throws IOException {
        StringBuilder text = new StringBuilder("id;x;y;As\n");
        for (int row = 0; row < 60_000; row++) {
            text.append("S").append(row).append(";1;2;1,234\n");
        }
        text.append("S;1;2;3,25\n".repeat(30));
        assertThat(text.length()).isLessThan(1 << 20);
        for (int row = 0; row < 60_000; row++) {
            text.append("S").append(row).append(";1;2;7,125\n");
        }
        Table table = read(text.toString());
        assertThat(table.rows()).isEqualTo(120_030);
        assertThat(column(table, "As").number(0)).isEqualTo(1.234);
        assertThat(column(table, "As").number(119_999)).isEqualTo(7.125);
        assertThat(column(table, "id").text(120_029)).isEqualTo("S59999");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "windows-1252"})
    void findsTheEncoding(String name) throws IOException {
        Charset charset = Charset.forName(name);
        String text = PLAIN.replace("As_ppm", "As (\u00b5g/kg)").replace("A2", "M\u00fcl");
        Table table = TableReader.read(file(text, charset), TableOptions.NONE);
        assertThat(column(table, "As (\u00b5g/kg)").number(2)).isEqualTo(1250.75);
        assertThat(column(table, "id").text(1)).isEqualTo("M\u00fcl");
        if (!name.contains("ISO") && !name.contains("windows")) {
            assertThat(names(TableReader.read(file("\ufeff" + text, charset), TableOptions.NONE)))
                    .first()
                    .isEqualTo("id");
        }
    }

    @Test
    void findsAnEncodingThatShowsLate() throws IOException {
        String text = PLAIN + "B,1,2,3,4\n".repeat(20_000) + "M\u00fcl,1,2,3,4\n";
        Table table = TableReader.read(file(text, StandardCharsets.ISO_8859_1), TableOptions.NONE);
        assertThat(column(table, "id").text(table.rows() - 1)).isEqualTo("M\u00fcl");
    }

    @Test
    void takesUnitsAndMethodsFromRowsBelowTheNames() throws IOException {
        Table table = read("""
                East,North,Au,Cu,SiO2
                m,m,ppb,mg/kg,wt%
                UTM,UTM,FA30,XRF,XRF
                500100.5,7000200.5,1.5,12,60
                500200.5,7000300.5,2.5,13,61
                """);
        assertThat(table.rows()).isEqualTo(2);
        assertThat(names(table)).containsExactly("East", "North", "Au", "Cu", "SiO2");
        assertThat(units(table)).containsExactly("m", "m", "ppb", "mg/kg", "wt%");
        assertThat(methods(table).subList(2, 5)).containsExactly("FA30", "XRF", "XRF");
        assertThat(table.notes()).anyMatch(note -> note.contains("row 2 units") && note.contains("row 3 methods"));
    }

    @Test
    void putsNamesFromThreeRowsTogether() throws IOException {
        Table table = read("""
                Hole,Location,,PGM-ICP24,,4A-OES
                ,,,Pt,Pd,Ni
                ,Easting,Northing,ppb,ppb,ppm
                H1,500100.5,7000200.5,1.5,12,60
                H2,500200.5,7000300.5,2.5,13,61
                """);
        assertThat(names(table)).containsExactly("Hole", "Easting", "Northing", "Pt", "Pd", "Ni");
        assertThat(units(table)).containsExactly("", "", "", "ppb", "ppb", "ppm");
        assertThat(methods(table)).containsExactly("", "", "", "PGM-ICP24", "PGM-ICP24", "4A-OES");
    }

    @Test
    void knowsTheRowsOfCertificatesByTheirLabels() throws IOException {
        Table table = read("""
                Report of analysis
                Client: Example Ltd

                ,Method,WGHT,AQ200,AQ200
                ,Analyte,Wgt,Mo,Cu
                ,Unit,KG,PPM,PPM
                ,MDL,0.01,0.1,0.1
                Sample,Type,,,
                S1,Rock,0.9,1.2,33.5
                S2,Rock,1.1,<0.1,40.1
                """);
        assertThat(names(table)).containsExactly("Sample", "Type", "Wgt", "Mo", "Cu");
        assertThat(units(table)).containsExactly("", "", "KG", "PPM", "PPM");
        assertThat(methods(table)).containsExactly("", "", "WGHT", "AQ200", "AQ200");
        assertThat(table.rows()).isEqualTo(2);
        assertThat(table.notes()).anyMatch(note -> note.contains("row 7 limits of detection"));
    }

    @Test
    void knowsOtherOrdersOfLabelledRows() throws IOException {
        Table table = read("""
                Element;Au;As
                Method;FAA505;ICP40B
                Det.Lim.;0.01;3
                Units;ppm;ppm
                S1;0.02;5
                S2;1.25;7
                """);
        assertThat(names(table)).containsExactly("Element", "Au", "As");
        assertThat(methods(table)).containsExactly("", "FAA505", "ICP40B");
        assertThat(units(table)).containsExactly("", "ppm", "ppm");
        assertThat(table.rows()).isEqualTo(2);
    }

    @Test
    void joinsNamesThatContinueInTheNextRow() throws IOException {
        Table table = read("""
                SAMPLE,Au-AA23,ME-ICP41
                DESCRIPTION,Au,Ag
                ,ppm,ppm
                S1,0.02,5
                S2,1.25,7
                """);
        assertThat(names(table)).containsExactly("SAMPLE DESCRIPTION", "Au", "Ag");
        assertThat(methods(table)).containsExactly("", "Au-AA23", "ME-ICP41");
    }

    @Test
    void leavesOutLimitsThatHaveNoLabel() throws IOException {
        Table table = read("""
                Sample No.,Easting,Northing,Au,Au,Cu
                ,,,FA50,AR,ICP
                -,m,m,ppb,ppb,ppm
                ,,,1,0.5,2
                S1,500100.5,7000200.5,12.5,8,3
                S2,500200.5,7000300.5,0.75,11,4
                """);
        assertThat(table.rows()).isEqualTo(2);
        assertThat(names(table)).containsExactly("Sample No.", "Easting", "Northing", "Au", "Au_2", "Cu");
        assertThat(units(table)).containsExactly("", "m", "m", "ppb", "ppb", "ppm");
        assertThat(table.notes()).anyMatch(note -> note.contains("row 4 limits of detection, left out (1, 0.5, 2)"));
    }

    @Test
    void knowsFootersInOtherLanguages() throws IOException {
        Table table = read("""
                Probenahme 2019, Block A

                Nr;Rechts;Hoch;Cu mg/kg;Pb mg/kg
                1;3409047,6;5511195,4;12,5;<2,5
                2;3411747,7;5503693,2;15;7,5

                Untergrenze;;;0,5;2,5
                Mittelwert;;;13,7;5
                """);
        assertThat(table.rows()).isEqualTo(2);
        assertThat(table.notes()).anyMatch(note -> note.contains("2 rows below the samples left out: Untergrenze"));
    }

    @Test
    void keepsALastSampleOfAnotherKindOfName() throws IOException {
        assertThat(read("Nr,x,y,Au\n1,10.5,20,1\n2,11.5,21,2\n2A,12.5,22,\n").rows())
                .isEqualTo(3);
    }

    @Test
    void keepsALastSampleOfCodesOnly() throws IOException {
        Table table = read(PLAIN + "A4,500400.5,7000500.5,LNR,LNR\nA5,LNR,LNR,LNR,LNR\n");
        assertThat(table.rows()).isEqualTo(5);
    }

    @Test
    void tellsEqualNamesApart() throws IOException {
        Table grouped = read("""
                ,,,Soil,,Rock,
                id,x,y,Au,As,Au,As
                A,500100.5,7000200.5,1,2,3,4
                B,500200.5,7000300.5,5,6,7,8
                """);
        assertThat(names(grouped)).containsExactly("id", "x", "y", "Soil Au", "Soil As", "Rock Au", "Rock As");
        Table repeated = read("id,x,y,Au,Au\nA,1,2,3,4\nB,5,6,7,8\n");
        assertThat(names(repeated)).containsExactly("id", "x", "y", "Au", "Au_2");
        assertThat(numbers(repeated, "Au_2")).containsExactly(4, 8);
        assertThat(repeated.notes()).anyMatch(note -> note.contains("more than once") && note.contains("Au"));
    }

    @Test
    void leavesOutWhatIsNoSampleAndTellsIt() throws IOException {
        Table table = read(
                "# A survey, of 2019\n// by \"hand\n\n"
                        + PLAIN
                        + ",,,,\n\n# checked, twice\nNorth block,,,,\n"
                        + "id,x,y,Au_ppb,As_ppm\nA4,500400.5,7000500.5,3,4\n"
                        + "\nMin,500100.5,7000200.5,0.25,4\nMean,,,1.6,5\nTotal,4,,,\nNotes: as received, not sieved\nEnd of file\n");
        assertThat(table.rows()).isEqualTo(4);
        assertThat(column(table, "id").text(3)).isEqualTo("A4");
        assertThat(table.notes())
                .anyMatch(note -> note.contains("2 rows above the header"))
                .anyMatch(note -> note.contains("3 rows left out: empty"))
                .anyMatch(note -> note.contains("1 row left out: comments"))
                .anyMatch(note -> note.contains("1 row left out: repeating the header"))
                .anyMatch(note -> note.contains("below the samples left out") && note.contains("Total"));
    }

    @Test
    void keepsSamplesCalledWithTheSignsOfComments() throws IOException {
        Table table = read("id,x,y,Au\n#1,10.5,20,1\n#2,11.5,21,2\n#3,12.5,22,3\n");
        assertThat(table.rows()).isEqualTo(3);
        Table errors = read("Au,x,y,id\n1,10.5,20,a\n#N/A,11.5,21,b\n2,12.5,22,c\n");
        assertThat(errors.rows()).isEqualTo(3);
    }

    @Test
    void takesAHeaderBehindTheSignOfAComment() throws IOException {
        assertThat(names(read("#id,x,y,Au\nA,10.5,20,1\nB,11.5,21,2\n"))).containsExactly("id", "x", "y", "Au");
    }

    @Test
    void ignoresEmptyColumnsAtTheEnd() throws IOException {
        Table table = read(PLAIN.replace("\n", ",,\n"));
        assertPlain(table);
    }

    @Test
    void leavesOutRowsWithTooManyOrTooFewCells() throws IOException {
        Table table = read(PLAIN.replace("0.25,", "").replace("1250.75", "1250.75,17") + "A4,500400.5,7000500.5,3,4\n"
                + "A5,500400.5,7000500.5,3,\n");
        assertThat(table.rows()).isEqualTo(3);
        assertThat(column(table, "id").text(1)).isEqualTo("A4");
        assertThat(table.notes())
                .anyMatch(note -> note.contains("1 row left out: with more cells") && note.contains("row 4"))
                .anyMatch(note -> note.contains("1 row left out: with fewer cells") && note.contains("row 3"));
    }

    @Test
    void takesCellsThatWereNotWrittenForEmpty() throws IOException {
        Table table = read("id,x,y,Au,As,Sb\nA,10.5,20,1\nB,11.5,21,2,3\nC,12.5,22,3,4,5\nD,13.5,23,6\n");
        assertThat(table.rows()).isEqualTo(4);
        assertThat(numbers(table, "As")).containsExactly(Double.NaN, 3, 4, Double.NaN);
        assertThat(table.notes()).anyMatch(note -> note.contains("3 rows, row 2 first, end before the last column"));
    }

    @Test
    void refusesRowsThatAreAllLongerThanTheHeader() {
        assertThatThrownBy(() -> read("x,y,Au\n500100,5,7000200,5,1,5\n500200,5,7000300,5,2,5\n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("2 of 2 rows")
                .hasMessageContaining("3 columns");
    }

    @Test
    void readsQuotedDelimitersQuotesAndLineBreaks() throws IOException {
        Table table = read("id,x,y,Note\r\n\"A,\"\"1\"\"\",10.5,20,\"two\r\nlines\"\r\nB , 11.5 , 21 , \"plain\" \r\n");
        assertThat(column(table, "id").text(0)).isEqualTo("A,\"1\"");
        assertThat(column(table, "Note").text(0)).isEqualTo("two\r\nlines");
        assertThat(column(table, "Note").text(1)).isEqualTo("plain");
        assertThat(numbers(table, "x")).containsExactly(10.5, 11.5);
    }

    @Test
    void refusesAQuotationMarkThatIsNotClosed() {
        assertThatThrownBy(() -> read(PLAIN + "\"A4,1,2,3,4\nA5,1,2,3,4\n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("line 5");
    }

    @Test
    void refusesCellsAndRowsThatAreTooLong() {
        assertThatThrownBy(() -> read(PLAIN + "\"" + "a\n".repeat(20_000) + "\",1,2,3,4\n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("at most 32767");
        assertThatThrownBy(() -> read(PLAIN + "A4,1,2,3,\"" + "a".repeat(5 << 20)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("MB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void readsAllEndsOfLines(String end) throws IOException {
        assertPlain(read(PLAIN.replace("\n", end)));
        assertPlain(read(PLAIN.strip().replace("\n", end)));
    }

    @Test
    void takesTheHeaderThatIsStated() throws IOException {
        Table table = read("1,2,3\n500100.5,7000200.5,1\n500200.5,7000300.5,2\n", header("1"));
        assertThat(names(table)).containsExactly("1", "2", "3");
        assertThat(table.rows()).isEqualTo(2);
        Table without = read("500100.5,7000200.5,1\n500200.5,7000300.5,2\n", header("0"));
        assertThat(names(without)).containsExactly("column_1", "column_2", "column_3");
        assertThat(without.rows()).isEqualTo(2);
    }

    @Test
    void asksForTheHeaderOfATableWithoutOne() {
        assertThatThrownBy(() -> read("500100.5,7000200.5,1\n500200.5,7000300.5,2\n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("option header");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "text", "x,y,Au\n", "a,b\nc,d\n", "\u0000\u0001\u0002"})
    void refusesWhatIsNoTable(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void readsPiecesOfALongTextAsOne() throws IOException {
        StringBuilder text = new StringBuilder("id,x,y,Au,\"Note\"\n");
        int rows = 200_000;
        for (int row = 0; row < rows; row++) {
            text.append("S")
                    .append(row)
                    .append(',')
                    .append(row)
                    .append(".5,")
                    .append(row % 7)
                    .append(",0.")
                    .append(row % 10)
                    .append(row % 3 == 0 ? ",\"a\nb, c\"\n" : ",d\n");
        }
        Table table = read(text.toString());
        assertThat(table.rows()).isEqualTo(rows);
        for (int row = 0; row < rows; row++) {
            assertThat(table.columns().get(0).text(row)).isEqualTo("S" + row);
            assertThat(table.columns().get(1).number(row)).isEqualTo(row + 0.5);
            assertThat(table.columns().get(4).text(row)).isEqualTo(row % 3 == 0 ? "a\nb, c" : "d");
        }
    }

    @Test
    void endsWhenItIsCancelled() throws IOException {
        Path file = file(PLAIN + "B,1,2,3,4\n".repeat(500_000), StandardCharsets.UTF_8);
        assertThatThrownBy(() -> TableReader.read(file, TableOptions.NONE, (fraction, message) -> {
                    if (fraction > 0.3) {
                        throw new CancellationException();
                    }
                }))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void saysWhichOfficeFormatToUse() throws IOException {
        Path file =
                Files.write(folder.resolve("old.xls"), new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0});
        assertThatThrownBy(() -> TableReader.read(file, TableOptions.NONE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(".xlsx");
    }
}
