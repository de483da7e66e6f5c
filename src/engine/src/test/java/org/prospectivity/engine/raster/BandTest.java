package org.prospectivity.engine.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BandTest {

    @ParameterizedTest
    @CsvSource({
        "Au_ppb, Au, PPB, NONE",
        "SiO2_pct, SiO2, PCT, NONE",
        "Hg_ppt, Hg, PPT, NONE",
        "As_PPM_log10, As, PPM, LOG10",
        "Cu_clr, Cu, UNKNOWN, CLR",
        "Zn, Zn, UNKNOWN, NONE",
        "my_band, my_band, UNKNOWN, NONE",
        "_ppm, _ppm, UNKNOWN, NONE"
    })
    void theNameTellsSymbolUnitAndTransform(String name, String symbol, Band.Unit unit, Band.Transform transform) {
        assertThat(Band.of(name)).isEqualTo(new Band(name, symbol, unit, transform));
    }

    @ParameterizedTest
    @CsvSource({"Au_ppb, NONE, Au_ppb", "Au_ppb, LOG10, Au_ppb_log10", "Au, CLR, Au_clr"})
    void aTransformIsTakenUpIntoTheName(String name, Band.Transform transform, String expected) {
        Band transformed = Band.of(name).transformed(transform);
        assertThat(transformed).isEqualTo(Band.of(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "PCT, PPM, 10000",
        "PPM, PPB, 1000",
        "PPB, PPM, 0.001",
        "PPT, PPB, 0.001",
        "PPB, PPB, 1",
        "UNKNOWN, PPM, NaN"
    })
    void unitsConvert(Band.Unit from, Band.Unit to, double factor) {
        assertThat(from.factorTo(to)).isEqualTo(factor, offset(1e-12));
    }
}
