package org.prospectivity.assays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.geochemistry.Determination.Qualifier;
import org.prospectivity.engine.geochemistry.Determinations;
import org.prospectivity.tables.Column;
import org.prospectivity.tables.Table;

class AssayTableTest {

    private static AssayTable read(Table table, AssayOptions options) {
        return AssayTable.of(table, options, Progress.NONE);
    }

    private static AssayTable read(Table table) {
        return read(table, AssayOptions.DEFAULT);
    }

    private static ElementAccount account(AssayTable read, String element) {
        return read.report().elements().stream()
                .filter(account -> account.element().equals(element))
                .findFirst()
                .orElseThrow();
    }

    private static String[] times(String cell, int count) {
        String[] cells = new String[count];
        Arrays.fill(cells, cell);
        return cells;
    }

    private static void assertRefused(Table table, AssayOptions options, String... texts) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> read(table, options))
                .satisfies(refusal -> assertThat(refusal.getMessage()).contains(texts));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-9999",
                "-999",
                "-99999",
                "-9999.0",
                "-9999.00",
                "-999.25",
                "-999.99",
                "-8888",
                "-88888",
                "1e30",
                "1E+31",
                "1.70141E38",
                "-1e32",
                "-3.4028235E38",
                "-32768",
                "9999999",
                "999999",
                "99999",
                "9999",
                "-99",
                "-88",
                "-99.9",
                "-99.99",
                "-9.99",
                "-5555"
            })
    void aConventionalNumberFarOutsideIsNoResult(String code) {
        AssayTable read = read(TextColumn.withCells("Au_ppb", code, code, "48.5"));
        assertThat(account(read, "Au_ppb").missing()).isEqualTo(2);
        assertThat(account(read, "Au_ppb").below()).isZero();
        assertThat(account(read, "Au_ppb").measured()).isEqualTo(18);
        assertThat(read.elements().get(0).censoring().greatestMeasured()).isEqualTo(48.5);
    }

    @ParameterizedTest
    @CsvSource({"-0.5, 0.5", "-5, 5", "-2, 2", "-0.01, 0.01", "-200, 200", "-25, 25"})
    void anotherNegativeNumberIsALimit(String cell, double limit) {
        AssayTable read = read(TextColumn.withCells("As_ppm", cell, "-9999", "48.5"));
        assertThat(account(read, "As_ppm").below()).isEqualTo(1);
        assertThat(account(read, "As_ppm").missing()).isEqualTo(1);
        assertThat(read.elements().get(0).value(0)).isEqualTo(limit);
    }

    @ParameterizedTest
    @CsvSource({
        "-99, 500, 400, -99",
        "-9, 48, 5, -9",
        "-1, 0.5, 0.4, -1",
        "-1000, 500, 400, -1000",
        "-100, 48, 30, -100",
        "-88, 300, 200, -88",
        "9999, 6000, 10, 9999",
        "999, 400, 10, 999"
    })
    void anUnclearNumberIsAskedFor(String code, String greatest, String other, String named) {
        String[] cells = times(other, 20);
        cells[0] = code;
        cells[1] = greatest;
        Table table = TextColumn.withCells("Zn_ppm", cells);
        assertRefused(table, AssayOptions.DEFAULT, "Zn_ppm", "\"" + named + "\" once", "missing=" + named);
        assertThat(account(read(table, AssayOptions.DEFAULT.missing(List.of(code))), "Zn_ppm")
                        .missing())
                .isEqualTo(1);
        AssayTable other2 = code.startsWith("-")
                ? read(table, AssayOptions.DEFAULT.below(List.of(code)))
                : read(table, AssayOptions.DEFAULT.values(List.of(code)));
        assertThat(other2.elements().get(0).value(0)).isEqualTo(Math.abs(Double.parseDouble(code)));
    }

    @Test
    void aNumberThatEndsTheOthersIsAValueAndIsTold() {
        AssayTable read = read(TextColumn.withCells("Mn_ppm", "9999", "9477", "9342", "8850"));
        assertThat(account(read, "Mn_ppm").measured()).isEqualTo(20);
        assertThat(read.report().warnings()).anyMatch(warning -> warning.contains("Mn_ppm holds 9999 once"));
    }

    @Test
    void aCodeOfOneColumnIsThatOfAll() {
        Table gold = TextColumn.withCells("Au_ppb", times("-99", 3));
        Table zinc = TextColumn.withCells("Zn_ppm", "-99", "500", "400");
        List<Column> columns = new ArrayList<>(gold.columns());
        columns.add(zinc.columns().get(2));
        AssayTable read = read(new Table("samples", columns, null, List.of()));
        assertThat(account(read, "Zn_ppm").missing()).isEqualTo(1);
        assertThat(account(read, "Zn_ppm").missingCodes()).containsExactly(entry("-99", 1));
    }

    @Test
    void moreThanTheWholeIsAskedFor() {
        Table table = TextColumn.withCells("Fe_pct", "506");
        assertRefused(table, AssayOptions.DEFAULT, "\"506\" once in Fe_pct");
    }

    @Test
    void anElementOfCodesAloneIsRefusedByNameAndLeftOutOfAPattern() {
        Table table = TextColumn.table(
                "x|y|Au_ppb|As_ppm", "0|0|1|-9999", "1000|0|2|-9999", "0|1000|3|-9999", "1000|1000|4|-9999");
        assertRefused(
                table,
                AssayOptions.DEFAULT.elements(List.of("Au_ppb,As_ppm")),
                "As_ppm has no value",
                "\"-9999\" 4 times");
        AssayTable read = read(table);
        assertThat(read.elements()).extracting(Determinations::element).containsExactly("Au_ppb");
        assertThat(read.report().warnings()).anyMatch(warning -> warning.contains("As_ppm has no value"));
        assertRefused(table, AssayOptions.DEFAULT.elements(List.of("A?_ppm")), "As_ppm");
    }

    @Test
    void allThatIsUnclearIsAskedForInOneSentence() {
        Table table = TextColumn.table(
                "x|y|Au_ppb|As_ppm",
                "0|0|BDL|ND",
                "1000|0|BDL|5",
                "0|1000|tr|seen",
                "1000|1000|4|-1000",
                "2000|1000|>|50");
        assertRefused(
                table,
                AssayOptions.DEFAULT,
                "\"BDL\" 2 times",
                "\"tr\" once in Au_ppb",
                "\"ND\" once in As_ppm",
                "\"seen\" once",
                "\"-1000\" once",
                "\">\" once",
                "limits=Au_ppb=LIMIT,As_ppm=LIMIT",
                "missing=seen");
        AssayTable read = read(
                table,
                AssayOptions.DEFAULT.limits(List.of("Au=0.5", "As_ppb=2000")).missing(List.of("seen", "-1000", ">")));
        Determinations gold = read.elements().get(0);
        assertThat(gold.value(0)).isEqualTo(0.5);
        assertThat(gold.qualifier(0)).isEqualTo(Qualifier.BELOW);
        assertThat(gold.qualifier(4)).isEqualTo(Qualifier.MISSING);
        Determinations arsenic = read.elements().get(1);
        assertThat(arsenic.value(0)).isEqualTo(2, offset(1e-12));
        assertThat(account(read, "Au_ppb").belowCodes()).containsExactly(entry("BDL", 2), entry("tr", 1));
    }

    @Test
    void theLeastLimitOfTheColumnCanStandForACode() {
        Table table = TextColumn.withCells("Au_ppb", "ND", "<0.5", "<2", "BDL");
        AssayTable read = read(table, AssayOptions.DEFAULT.below(List.of("ND=LEAST", "BDL=3")));
        assertThat(read.elements().get(0).value(0)).isEqualTo(0.5);
        assertThat(read.elements().get(0).value(3)).isEqualTo(3);
        AssayTable without =
                read(TextColumn.withCells("Au_ppb", "ND"), AssayOptions.DEFAULT.limits(List.of("*=LEAST")));
        assertThat(without.elements().get(0).value(0)).isEqualTo(1);
        assertThat(without.elements().get(0).qualifier(0)).isEqualTo(Qualifier.BELOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Au_DL", "Au_LOD", "Au ppb MDL", "DL_Au", "Au_ppb_detection_limit"})
    void aColumnOfLimitsTellsThem(String name) {
        Table table = TextColumn.table(
                "x|y|Au_ppb|" + name,
                "0|0|BDL|0.5",
                "1000|0|BDL|0.2",
                "0|1000|3|0.2",
                "1000|1000|4|0.2",
                "0|2000|5|0.2");
        AssayTable read = read(table);
        assertThat(read.elements()).hasSize(1);
        assertThat(read.elements().get(0).value(0)).isEqualTo(0.5);
        assertThat(read.elements().get(0).value(1)).isEqualTo(0.2);
        assertThat(account(read, "Au_ppb").below()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Au_q",
                "Au_qual",
                "Au_flag",
                "Au ppb Qualifier",
                "Au_SIGN",
                "q_Au",
                "Qual Au_ppb",
                "AU_Q",
                "Au_ppb_q",
                "Au code",
                "Au (ppb) qualifier",
                "<",
                "Q",
                "flag",
                "",
                "Au_lt"
            })
    void signsStandInAColumnBeside(String name) {
        Table table = TextColumn.table(
                "x|y|Au_ppb|" + name + "|As_ppm",
                "0|0|0.5|<|1",
                "1000|0|0.5|<|2",
                "0|1000|3||3",
                "1000|1000|100|>|4",
                "0|2000|5||5");
        AssayTable read = read(table);
        assertThat(account(read, "Au_ppb").below()).isEqualTo(2);
        assertThat(account(read, "Au_ppb").above()).isEqualTo(1);
        assertThat(account(read, "Au_ppb").measured()).isEqualTo(2);
        assertThat(account(read, "As_ppm").measured()).isEqualTo(5);
    }

    @Test
    void signsMayStandBeforeTheirValues() {
        AssayTable read = read(TextColumn.table(
                "x|y|q1|Au_ppb|q2|As_ppm", "0|0|<|0.5||1", "1000|0||7|<|2", "0|1000||3||3", "1000|1000||4|<|4"));
        assertThat(account(read, "Au_ppb").below()).isEqualTo(1);
        assertThat(account(read, "As_ppm").below()).isEqualTo(2);
    }

    @Test
    void lettersOfTheGeologicalSurveyAreSigns() {
        Table table = TextColumn.table(
                "x|y|Ag_ppm|Ag_Q",
                "0|0|0.5|L",
                "1000|0|0.5|N",
                "0|1000|5000|G",
                "1000|1000||B",
                "0|2000||H",
                "0|3000|7|=",
                "0|4000|8|");
        AssayTable read = read(table);
        assertThat(account(read, "Ag_ppm").below()).isEqualTo(2);
        assertThat(account(read, "Ag_ppm").above()).isEqualTo(1);
        assertThat(account(read, "Ag_ppm").missing()).isEqualTo(2);
        assertThat(account(read, "Ag_ppm").measured()).isEqualTo(2);
    }

    @Test
    void anotherSignIsAskedFor() {
        Table table = TextColumn.table(
                "x|y|Ag_ppm|Ag_Q", "0|0|0.5|J", "1000|0|0.5|J", "0|1000|5|<", "1000|1000|6|", "2000|1000|7|");
        assertRefused(table, AssayOptions.DEFAULT, "\"J\" 2 times in Ag_ppm", "values=J");
        assertThat(account(read(table, AssayOptions.DEFAULT.values(List.of("J"))), "Ag_ppm")
                        .measured())
                .isEqualTo(4);
        assertThat(account(read(table, AssayOptions.DEFAULT.below(List.of("J"))), "Ag_ppm")
                        .below())
                .isEqualTo(3);
        assertThat(account(read(table, AssayOptions.DEFAULT.missing(List.of("J"))), "Ag_ppm")
                        .missing())
                .isEqualTo(2);
    }

    @Test
    void aSignWithoutAValueIsBelowAnUnstatedLimit() {
        Table table = TextColumn.table("x|y|Ag_ppm|Ag_Q", "0|0||N", "1000|0|2|", "0|1000|5|", "1000|1000|6|");
        assertRefused(table, AssayOptions.DEFAULT, "\"N\" once in Ag_ppm");
        assertThat(read(table, AssayOptions.DEFAULT.limits(List.of("Ag=0.5")))
                        .elements()
                        .get(0)
                        .value(0))
                .isEqualTo(0.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Au (ppb)", "AU_PPB", "Au ppb", "Au_ppb_FA50", "au_ppb"})
    void aColumnIsFoundByItsNameItsBandItsSymbolAndItsOtherUnit(String name) {
        Table table = TextColumn.withCells(name, "7");
        for (String asked : List.of(name, "Au_ppb", "Au", "au_ppb", "AU", "*", "*_ppb", "A*")) {
            AssayTable read = read(table, AssayOptions.DEFAULT.elements(List.of(asked)));
            assertThat(read.elements()).extracting(Determinations::element).containsExactly("Au_ppb");
            assertThat(read.elements().get(0).value(0)).isEqualTo(7);
        }
        AssayTable read = read(table, AssayOptions.DEFAULT.elements(List.of("Au_ppm")));
        assertThat(read.elements().get(0).element()).isEqualTo("Au_ppm");
        assertThat(read.elements().get(0).value(0)).isEqualTo(0.007, offset(1e-12));
        assertThat(read.report().warnings()).anyMatch(warning -> warning.contains("times 0.0010000"));
    }

    @Test
    void anOxideIsTurnedIntoItsElementWhenAsked() {
        Table table = TextColumn.withCells("SiO2_pct", "60");
        AssayTable asked = read(table, AssayOptions.DEFAULT.elements(List.of("Si_ppm")));
        assertThat(asked.elements().get(0).element()).isEqualTo("Si_ppm");
        assertThat(asked.elements().get(0).value(0)).isEqualTo(60 * 0.46743 * 1e4, offset(20.0));
        AssayTable all = read(table, AssayOptions.DEFAULT.oxidesAsElements(true));
        assertThat(all.elements().get(0).element()).isEqualTo("Si_pct");
        assertThat(read(table).elements().get(0).element()).isEqualTo("SiO2_pct");
    }

    @Test
    void anUnknownNameIsRefusedWithTheKnownOnes() {
        assertRefused(
                TextColumn.withCells("Au_ppb"),
                AssayOptions.DEFAULT.elements(List.of("Cu_ppm", "Zn")),
                "Cu_ppm, Zn",
                "[Au_ppb]");
    }

    @Test
    void anyColumnOfNumbersCanBeNamed() {
        AssayTable read = read(TextColumn.withCells("magnetics"), AssayOptions.DEFAULT.elements(List.of("magnetics")));
        assertThat(read.elements().get(0).element()).isEqualTo("magnetics");
    }

    @Test
    void elementsOfAPatternNeedEnoughDeterminations() {
        Table table =
                TextColumn.table("x|y|Au_ppb|Pt_ppb", "0|0|1|", "1|0|2|", "2|0|3|", "3|0|4|", "4|0|5|", "5|0|6|1");
        assertThat(read(table).elements()).hasSize(1);
        assertThat(read(table).report().warnings()).anyMatch(warning -> warning.contains("Pt_ppb (16.7 %)"));
        assertThat(read(table, AssayOptions.DEFAULT.leastDetermined(0.1)).elements())
                .hasSize(2);
        assertThat(read(table, AssayOptions.DEFAULT.elements(List.of("Au_ppb", "Pt_ppb")))
                        .elements())
                .hasSize(2);
    }

    @Test
    void aReassayFillsWhatIsAboveTheLimit() {
        Table table = TextColumn.table(
                "x|y|Au-AA23 ppm|Au-GRA21 ppm",
                "0|0|0.5|",
                "1000|0|>10|32.5",
                "0|1000|3|2.9",
                "1000|1000|4|",
                "0|2000||1.5");
        AssayTable read = read(table);
        Determinations gold = read.elements().get(0);
        assertThat(read.elements()).hasSize(1);
        assertThat(gold.element()).isEqualTo("Au_ppm");
        assertThat(gold.value(1)).isEqualTo(32.5);
        assertThat(gold.qualifier(1)).isEqualTo(Qualifier.MEASURED);
        assertThat(gold.value(2)).isEqualTo(3);
        assertThat(gold.qualifier(4)).isEqualTo(Qualifier.MISSING);
        assertThat(account(read, "Au_ppm").refilled()).isEqualTo(1);
        assertThat(read.report().warnings())
                .anyMatch(warning -> warning.contains("Au-AA23 ppm counts") && warning.contains("1 samples"));
        AssayTable stated = read(table, AssayOptions.DEFAULT.methods(List.of("GRA21", "AA23")));
        assertThat(stated.elements().get(0).value(2)).isEqualTo(2.9);
        assertThat(stated.elements().get(0).value(0)).isEqualTo(0.5);
        assertThat(stated.elements().get(0).value(4)).isEqualTo(1.5);
    }

    @Test
    void oneMethodInTwoUnitsIsOneElement() {
        AssayTable read =
                read(TextColumn.table("x|y|Au_ppb|Au_ppm", "0|0|5|", "1000|0|7|", "0|1000|3|", "1000|1000||0.25"));
        assertThat(read.elements()).hasSize(1);
        assertThat(read.elements().get(0).value(3)).isEqualTo(250, offset(1e-9));
    }

    @Test
    void aLongTableHasASampleARow() {
        AssayTable read = read(TextColumn.table(
                "SampleID|x|y|Element|Value|Unit",
                "S1|0|0|Au|5|ppb",
                "S1|0|0|As|12|ppm",
                "S2|1000|0|Au|<1|ppb",
                "S2|1000|0|As|30|ppm",
                "S3|0|1000|Au|0.02|ppm",
                "S3|0|1000|As|LNR|ppm"));
        assertThat(read.size()).isEqualTo(3);
        assertThat(read.places().x()).containsExactly(0, 1000, 0);
        Determinations gold = read.elements().get(0);
        assertThat(gold.element()).isEqualTo("Au_ppb");
        assertThat(new double[] {gold.value(0), gold.value(1), gold.value(2)}).containsExactly(5, 1, 20);
        assertThat(account(read, "As_ppm").missing()).isEqualTo(1);
        assertThat(read.report().notes()).anyMatch(note -> note.contains("3 samples by SampleID"));
    }

    @Test
    void aLongTableMayHaveSignsAndMethods() {
        AssayTable read = read(TextColumn.table(
                "lab_id|long|lat|analyte|qualifier|result|method|units",
                "1|116.1|-31.5|Au|<|1|FA|ppb",
                "1|116.1|-31.5|Cu||12|ICP|ppm",
                "2|116.2|-31.6|Au||4|FA|ppb",
                "2|116.2|-31.6|Cu|>|100|ICP|ppm",
                "3|116.3|-31.7|Cu||50|ICP|ppm",
                "3|116.3|-31.7|Au||6|FA|ppb"));
        assertThat(read.size()).isEqualTo(3);
        assertThat(account(read, "Au_ppb").below()).isEqualTo(1);
        assertThat(account(read, "Cu_ppm").above()).isEqualTo(1);
        assertThat(account(read, "Au_ppb").method()).isEqualTo("FA");
    }

    @Test
    void assaysAreJoinedToCollars() {
        Table collars = TextColumn.table(
                "HoleID|Easting|Northing", "A1|400000|6500000", "A2|401000|6500000", "A3|402000|6501000");
        Table assays =
                TextColumn.table("HOLE_ID|From|To|Au_ppb", "a1|0|1|5", "A1|1|2|7", "A2|0|1|9", "A3|0|1|2", "A9|0|1|2");
        AssayTable read = read(CollarJoin.join(assays, collars, Optional.empty()));
        assertThat(read.size()).isEqualTo(4);
        assertThat(read.places().x()).containsExactly(400000, 400000, 401000, 402000);
        assertThat(read.report().notes()).anyMatch(note -> note.contains("4 of 5 rows"));
        assertThat(read.report().repeats().intervals()).isTrue();
        Table strange = TextColumn.table("Name|Easting|Northing", "Q|1|2");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> CollarJoin.join(assays, strange, Optional.empty()))
                .withMessageContaining("HOLE_ID");
    }

    @Test
    void drillIntervalsAreTold() {
        List<String> lines = new ArrayList<>(List.of("Hole|x|y|From|To|Au_ppb"));
        for (int row = 0; row < 20; row++) {
            lines.add("H" + row / 4 + "|" + 1000 * (row / 4) + "|" + row / 8 + "|" + row % 4 + "|" + (row % 4 + 1) + "|"
                    + (row + 1));
        }
        AssayTable read = read(TextColumn.table(lines.toArray(new String[0])));
        assertThat(read.report().repeats()).isEqualTo(new Repeats(20, 5, 5, 4, 4, true));
        assertThat(read.report().warnings()).anyMatch(warning -> warning.contains("5 places with 4 intervals each"));
        assertThat(read.elements()).extracting(Determinations::element).containsExactly("Au_ppb");
    }

    @Test
    void aMixOfMediaAndControlsIsTold() {
        Table table = TextColumn.table(
                "x|y|Sample_type|QC|Au_ppb",
                "0|0|soil||1",
                "1|0|soil||2",
                "2|0|soil||3",
                "3|0|rock|STD|4",
                "4|0|rock|DUP|5",
                "5|0|rock||6",
                "6|0|rock||6");
        assertThat(read(table).report().warnings())
                .anyMatch(warning -> warning.contains("Sample_type mixes media: soil (3), rock (4)"))
                .anyMatch(warning -> warning.contains("QC tells of 2 duplicates"));
    }

    /** Two laboratories, of which the second finds the square of what the first does, in tenths: log b = 2 log a - 1. */
    @Test
    void laboratoriesAreLevelledByRanks() {
        Random random = new Random(1);
        List<String> lines = new ArrayList<>(List.of("x|y|Lab|Au_ppb"));
        double[] truth = new double[300];
        for (int row = 0; row < truth.length; row++) {
            truth[row] = Math.pow(10, random.nextGaussian() / 2 + 1);
            boolean second = row % 3 == 0;
            lines.add(row + "|" + row % 7 + "|" + (second ? "B" : "A") + "|"
                    + (second ? truth[row] * truth[row] / 10 : truth[row]));
        }
        Table table = TextColumn.table(lines.toArray(new String[0]));
        AssayTable levelled = read(table, AssayOptions.DEFAULT.level(Optional.of("Lab")));
        double worst = 0;
        for (int row = 0; row < truth.length; row++) {
            worst = Math.max(
                    worst, Math.abs(Math.log10(levelled.elements().get(0).value(row) / truth[row])));
        }
        assertThat(worst).isLessThan(0.35);
        List<LevelledGroup> groups = levelled.report().levelled();
        assertThat(groups).hasSize(2);
        LevelledGroup moved =
                groups.stream().filter(LevelledGroup::moved).findFirst().orElseThrow();
        LevelledGroup kept =
                groups.stream().filter(group -> !group.moved()).findFirst().orElseThrow();
        assertThat(moved.group()).isEqualTo("B");
        assertThat(moved.after()[1]).isEqualTo(kept.before()[1], offset(1e-9));
        assertThat(moved.after()[2] / moved.after()[0]).isEqualTo(kept.before()[2] / kept.before()[0], offset(1e-9));
        assertThat(read(table).report().levelled()).isEmpty();
    }

    @Test
    void manyZerosAreToldAndCanBeSettled() {
        Table table = TextColumn.withCells("Au_ppb", "0", "0", "0");
        assertThat(read(table).report().warnings()).anyMatch(warning -> warning.contains("3 of 20 values are 0"));
        assertThat(account(read(table, AssayOptions.DEFAULT.missing(List.of("0"))), "Au_ppb")
                        .missing())
                .isEqualTo(3);
        Determinations below = read(table, AssayOptions.DEFAULT.below(List.of("0=0.5")))
                .elements()
                .get(0);
        assertThat(below.value(0)).isEqualTo(0.5);
        assertThat(below.qualifier(0)).isEqualTo(Qualifier.BELOW);
    }
}
