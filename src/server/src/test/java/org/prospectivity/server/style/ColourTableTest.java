package org.prospectivity.server.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.server.style.ColourMap.Entry;
import org.prospectivity.server.style.ColourMap.Type;

class ColourTableTest {
    private static final List<Entry> ENTRIES =
            List.of(new Entry(0xFF313695, -1, ""), new Entry(0xFFFFFFBF, 0.5, ""), new Entry(0x80A50026, 7, ""));

    private static int colour(ColourTable table, double value) {
        return table.argb()[table.index((float) value) & 255];
    }

    @Test
    void aRampHasExactlyTheColourOfAnEntryAtItsQuantity() {
        ColourTable table = new ColourTable(new ColourMap(Type.RAMP, ENTRIES), 1);
        for (Entry entry : ENTRIES) {
            assertThat(colour(table, entry.quantity())).isEqualTo(entry.argb());
        }
        assertThat(colour(table, -100)).isEqualTo(0xFF313695);
        assertThat(colour(table, Double.NEGATIVE_INFINITY)).isEqualTo(0xFF313695);
        assertThat(colour(table, 100)).isEqualTo(0x80A50026);
    }

    @Test
    void betweenEntriesARampIsLinearToAStepOfThePalette() {
        ColourTable table = new ColourTable(new ColourMap(Type.RAMP, ENTRIES), 1);
        for (double value = -1; value < 0.5; value += 0.001) {
            double part = (value + 1) / 1.5;
            int seen = colour(table, value);
            assertThat((seen >> 16 & 255) - (0x31 + part * (0xFF - 0x31))).isBetween(-1.6, 1.6);
            assertThat((seen >> 8 & 255) - (0x36 + part * (0xFF - 0x36))).isBetween(-1.6, 1.6);
            assertThat((seen & 255) - (0x95 + part * (0xBF - 0x95))).isBetween(-1.6, 1.6);
        }
    }

    @Test
    void aPaletteHoldsTheLongestColourMap() {
        List<Entry> many = IntStream.range(0, 250)
                .mapToObj(e -> new Entry(0xFF000000 | e * 66001, e, ""))
                .toList();
        ColourTable table = new ColourTable(new ColourMap(Type.RAMP, many), 1);
        assertThat(table.argb()).hasSizeLessThanOrEqualTo(256);
        for (Entry entry : many) {
            assertThat(colour(table, entry.quantity())).isEqualTo(entry.argb());
        }
    }

    @Test
    void anIntervalHasTheColourOfTheEntryAboveIt() {
        ColourTable table = new ColourTable(new ColourMap(Type.INTERVALS, ENTRIES), 1);
        assertThat(colour(table, -1.5)).isEqualTo(0xFF313695);
        assertThat(colour(table, -1)).isEqualTo(0xFFFFFFBF);
        assertThat(colour(table, 6.9)).isEqualTo(0x80A50026);
        assertThat(table.index(7)).isZero();
    }

    @Test
    void onlyEqualValuesHaveTheColourOfAValue() {
        ColourTable table = new ColourTable(new ColourMap(Type.VALUES, ENTRIES), 1);
        assertThat(colour(table, 0.5)).isEqualTo(0xFFFFFFBF);
        assertThat(table.index(0.4999f)).isZero();
        assertThat(table.index(8)).isZero();
    }

    @Test
    void noDataHasNoColour() {
        for (Type type : Type.values()) {
            ColourTable table = new ColourTable(new ColourMap(type, ENTRIES), 1);
            assertThat(table.index(Float.NaN)).isZero();
            assertThat(table.argb()[0]).isZero();
        }
    }

    @Test
    void theLayersOpacityAndThatOfTheColourMultiply() {
        ColourTable table = new ColourTable(new ColourMap(Type.RAMP, ENTRIES), 0.5);
        assertThat(colour(table, -1) >>> 24).isEqualTo(128);
        assertThat(colour(table, 7) >>> 24).isEqualTo(64);
    }

    @Test
    void quantitiesHaveToRise() {
        List<Entry> falling = List.of(new Entry(0, 1, ""), new Entry(0, 1, ""));
        assertThatThrownBy(() -> new ColourMap(Type.RAMP, falling))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("rising quantities");
    }
}
