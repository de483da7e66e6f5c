package org.prospectivity.server.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MapPainterTest {
    @Test
    void oneColourOverAnotherIsMixedByItsOpacity() {
        assertThat(MapPainter.over(0xFF123456, 0xFFFFFFFF)).isEqualTo(0xFF123456);
        assertThat(MapPainter.over(0x00123456, 0xFFABCDEF)).isEqualTo(0xFFABCDEF);
        assertThat(MapPainter.over(0x80000000, 0xFFFFFFFF)).isEqualTo(0xFF7F7F7F);
        assertThat(MapPainter.over(0x80FF0000, 0x00000000)).isEqualTo(0x80FF0000);
        assertThat(MapPainter.over(0x80FF0000, 0x800000FF) >>> 24).isEqualTo(192);
    }
}
