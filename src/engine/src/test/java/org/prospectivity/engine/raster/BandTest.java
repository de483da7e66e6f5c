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
    @CsvSource({
        "Au_ppb, CONCENTRATION, au, Au, au",
        "Au_ppm_log10, CONCENTRATION, au, Au, au",
        "Zn_clr, LOG_RATIO, zn, Zn, zn",
        "magnetics, CONCENTRATION, magnetics, magnetics, magnetics",
        "Magnetics_continuous, CONTINUOUS, magnetics_continuous, Magnetics_continuous, magnetics_continuous",
        "faults_Distance, DISTANCE, faults_distance, faults_Distance, faults_distance",
        "n-s_faults_density, DENSITY, n-s_faults_density, n-s_faults_density, n-s_faults_density",
        "lithology-basic-dyke_category, CATEGORY, lithology-basic-dyke_category, lithology-basic-dyke_category,"
                + " lithology_category",
        "granite_category, CATEGORY, granite_category, granite_category, granite_category",
        "_distance, CONCENTRATION, _distance, _distance, _distance"
    })
    void theNameTellsTheKind(String name, Band.Kind kind, String key, String label, String evidence) {
        Band band = Band.of(name);
        assertThat(band.kind()).isEqualTo(kind);
        assertThat(band.key()).isEqualTo(key);
        assertThat(band.label()).isEqualTo(label);
        assertThat(band.evidence()).isEqualTo(evidence);
    }

    @ParameterizedTest
    @CsvSource({"Zn, false", "Zn_ppm, true", "Zn_log10, true", "magnetics, false", "faults_distance, true"})
    void aBareNameDoesNotTellTheKind(String name, boolean tells) {
        assertThat(Band.of(name).tellsKind()).isEqualTo(tells);
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
