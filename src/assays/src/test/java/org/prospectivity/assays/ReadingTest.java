package org.prospectivity.assays;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prospectivity.assays.Reading.Kind;

class ReadingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<0.5; BELOW; 0.5",
                "< 0.5; BELOW; 0.5",
                "<0,5; BELOW; 0.5",
                "< 0,5; BELOW; 0.5",
                "0.5<; BELOW; 0.5",
                "≤0.5; BELOW; 0.5",
                "<=0.5; BELOW; 0.5",
                "'&lt;0.5'; BELOW; 0.5",
                "<.5; BELOW; 0.5",
                "<0.5 ppm; BELOW; 0.5",
                "LT 0.5; BELOW; 0.5",
                "BDL (0.5); BELOW; 0.5",
                "ND(0.5); BELOW; 0.5",
                "less than 5; BELOW; 5",
                "N(10); BELOW; 10",
                "10N; BELOW; 10",
                "20 L; BELOW; 20",
                ">10 000; ABOVE; 10000",
                ">10000; ABOVE; 10000",
                ">10,000; ABOVE; 10000",
                "> 10’000; ABOVE; 10000",
                "10000>; ABOVE; 10000",
                "≥100; ABOVE; 100",
                "'&gt;100'; ABOVE; 100",
                "G(5000); ABOVE; 5000",
                "5000G; ABOVE; 5000",
                "12,5; NUMBER; 12.5",
                "1 234.5; NUMBER; 1234.5",
                "1,234,567; NUMBER; 1234567",
                "5.06%; NUMBER; 5.06",
                "5 ppm; NUMBER; 5",
                "1,2E-3; NUMBER; 0.0012",
                "−5; NUMBER; -5"
            })
    void limitsAndNumbersAreRead(String text, Kind kind, double value) {
        Reading reading = Reading.of(text, NumberFormat.POINT);
        assertThat(reading.kind()).isEqualTo(kind);
        assertThat(reading.value()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"<10,000; COMMA; 10", ">10.000; COMMA; 10000", ">10,000; POINT; 10000", "<10.000; POINT; 10"})
    void theDecimalSignOfTheFileDecides(String text, NumberFormat format, double value) {
        assertThat(Reading.of(text, format).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LNR",
                "lnr",
                "I/S",
                "IS",
                "NSS",
                "N.A.",
                "n.a.",
                "NA",
                "n/a",
                "N/A",
                "-",
                "--",
                "---",
                "–",
                "*",
                "#N/A",
                "#VALUE!",
                "#DIV/0!",
                "NaN",
                "nan",
                "NULL",
                "null",
                "None",
                "no data",
                "not analysed",
                "Not Assayed",
                "INS",
                ".",
                "...",
                "#REF!",
                "missing"
            })
    void codesForNoResultAreMissing(String text) {
        assertThat(Reading.of(text, NumberFormat.POINT).kind()).isEqualTo(Kind.MISSING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BDL",
                "b.d.l.",
                "ND",
                "N.D.",
                "nd",
                "<DL",
                "<LOD",
                "< LOD",
                "LOD",
                "tr",
                "tr.",
                "Trace",
                "<",
                "≤",
                "X",
                "not detected",
                "<MDL",
                "below detection limit",
                "n.n."
            })
    void codesForBelowAnUnstatedLimitAreAskedFor(String text) {
        assertThat(Reading.of(text, NumberFormat.POINT).kind()).isEqualTo(Kind.BELOW_UNSTATED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pending?",
                "see note",
                "5-10",
                "0.5 J",
                "<-9999",
                "<0",
                "<abc5",
                "12.3.4",
                "?",
                "~5",
                "1/2",
                "<<>>"
            })
    void whatIsNeitherIsUnknown(String text) {
        assertThat(Reading.of(text, NumberFormat.POINT).kind()).isEqualTo(Kind.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {">", ">DL", "OL", "over range", ">ULOD"})
    void aboveAnUnstatedLimit(String text) {
        assertThat(Reading.of(text, NumberFormat.POINT).kind()).isEqualTo(Kind.ABOVE_UNSTATED);
    }
}
