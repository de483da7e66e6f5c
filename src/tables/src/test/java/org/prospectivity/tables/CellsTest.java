package org.prospectivity.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packed cells give back the doubles that {@code Double.parseDouble} makes of them, and their texts. */
class CellsTest {
    private static Cells pack(NumberStyle style, List<String> texts) {
        CellsBuilder builder = new CellsBuilder(style, 1);
        texts.forEach(builder::add);
        return builder.build();
    }

    @Test
    void numbersAreThoseOfTheJdk() {
        SplittableRandom random = new SplittableRandom(7);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 200_000; i++) {
            double value = random.nextDouble(-1, 1) * Math.pow(10, random.nextInt(-12, 15));
            texts.add(
                    switch (i % 5) {
                        case 0 -> Double.toString(value);
                        case 1 -> String.format(Locale.ROOT, "%." + random.nextInt(0, 12) + "f", value);
                        case 2 -> String.format(Locale.ROOT, "%.6e", value);
                        case 3 -> Long.toString(random.nextLong());
                        default -> String.format(Locale.ROOT, "%d.%03d", random.nextInt(), random.nextInt(1000));
                    });
        }
        Cells cells = pack(NumberStyle.PLAIN, texts);
        for (int row = 0; row < texts.size(); row++) {
            assertThat(cells.number(row, NumberStyle.PLAIN))
                    .as(texts.get(row))
                    .isEqualTo(Double.parseDouble(texts.get(row)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "0.0",
                "-0.0",
                "0.5",
                "-0.5",
                ".5",
                "5.",
                "+5",
                "007",
                "12.50",
                "-9999",
                "-9999.0",
                "1e30",
                "1E-5",
                "9007199254740992",
                "9007199254740993",
                "9007199254740991",
                "2147483648",
                "-2147483649",
                "0.000000000000001",
                "123456789012345678",
                "12345678901234567890",
                "1.0000000000000002",
                "1 000",
                "4.9e-324",
                "0.1234567890123456"
            })
    void textsStayAsTheyAre(String text) {
        Cells cells = pack(NumberStyle.PLAIN, List.of("x", text, "", text));
        assertThat(cells.text(1, NumberStyle.PLAIN)).isEqualTo(text);
        assertThat(cells.text(3, NumberStyle.PLAIN)).isEqualTo(text);
        assertThat(cells.number(3, NumberStyle.PLAIN)).isEqualTo(Double.parseDouble(text.replace(" ", "")));
        assertThat(cells.text(2, NumberStyle.PLAIN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NaN",
                "Infinity",
                "1e400",
                "0x1p3",
                "1d",
                "1f",
                "-",
                "+",
                ".",
                "e5",
                "1e",
                "1e+",
                "1.2.3",
                "12 34",
                "1,5",
                "--1",
                "1-",
                "<0.5",
                "0.5<",
                "1_000",
                "#N/A",
                "1 00",
                "1 0000",
                " ",
                "\u0661",
                "1'",
                "5 %"
            })
    void otherTextsAreNoNumbers(String text) {
        Cells cells = pack(NumberStyle.PLAIN, List.of(text.strip().isEmpty() ? "x" : text));
        assertThat(cells.number(0, NumberStyle.PLAIN)).isNaN();
    }

    @Test
    void longNumbersAreGivenBackInTheFewestDigits() {
        Cells cells = pack(NumberStyle.PLAIN, List.of("0.10000000000000000000", "1.2520000000000001E-2"));
        assertThat(cells.text(0, NumberStyle.PLAIN)).isEqualTo("0.1");
        assertThat(Double.parseDouble(cells.text(1, NumberStyle.PLAIN))).isEqualTo(1.2520000000000001E-2);
        assertThat(cells.text(1, NumberStyle.PLAIN)).startsWith("0.01252000000000000");
        assertThat(cells.number(1, NumberStyle.PLAIN)).isEqualTo(1.2520000000000001E-2);
    }
}
