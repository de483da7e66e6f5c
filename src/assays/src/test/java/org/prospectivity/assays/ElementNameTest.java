package org.prospectivity.assays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElementNameTest {

    @ParameterizedTest
    @CsvSource({
        "Au (ppb), Au_ppb,",
        "Au [ppb], Au_ppb,",
        "Au(ppb), Au_ppb,",
        "'Au, ppb', Au_ppb,",
        "AU_PPM, Au_ppm,",
        "au_ppm, Au_ppm,",
        "AUPPB, Au_ppb,",
        "Auppb, Au_ppb,",
        "Au.ppb, Au_ppb,",
        "Au-ppb, Au_ppb,",
        "Au-AA23 ppm, Au_ppm, AA23",
        "Au_ppb_FA50, Au_ppb, FA50",
        "As_ppm_ICP41, As_ppm, ICP41",
        "Al_ppm_511, Al_ppm, 511",
        "As ppm (AR-ICPMS), As_ppm, AR-ICPMS",
        "ME-MS61 Ag ppm, Ag_ppm, ME-MS61",
        "ICP_As_ppm, As_ppm, ICP",
        "XRF_SiO2_pct, SiO2_pct, XRF",
        "AR_Cu_ppm, Cu_ppm, AR",
        "NA_Au_ppb, Au_ppb, NA",
        "Au_NA_ppb, Au_ppb, NA",
        "Cu_AS_pct, Cu_pct, AS",
        "Fe %, Fe_pct,",
        "Fe%, Fe_pct,",
        "Fe-XRF_pct, Fe_pct, XRF",
        "Fe_pct, Fe_pct,",
        "Fe_percent, Fe_pct,",
        "SiO2_wt%, SiO2_pct,",
        "SiO2 (wt.%), SiO2_pct,",
        "SIO2_PCT, SiO2_pct,",
        "SiO₂ %, SiO2_pct,",
        "Fe2O3T_pct, Fe2O3T_pct,",
        "TFe2O3 %, Fe2O3T_pct,",
        "Fe2O3(T) %, Fe2O3T_pct,",
        "LOI_%, LOI_pct,",
        "Cu µg/kg, Cu_ppb,",
        "Cu μg/kg, Cu_ppb,",
        "Cu ug/g, Cu_ppm,",
        "Cu (mg/kg), Cu_ppm,",
        "Cu_mg_kg, Cu_ppm,",
        "Cu mg kg-1, Cu_ppm,",
        "Au g/t, Au_ppm,",
        "Au_g_t, Au_ppm,",
        "Au_gpt, Au_ppm,",
        "Hg ng/g, Hg_ppb,",
        "Hg ng/kg, Hg_ppt,",
        "Au ppt, Au_ppt,",
        "Zn µg/L, Zn_ppb,",
        "PPM_As, As_ppm,",
        "ppb Au, Au_ppb,",
        "Gold ppb, Au_ppb,",
        "Arsenic (ppm), As_ppm,",
        "sulfur_pct, S_pct,",
        "S_total_pct, S_pct,",
        "Y_ppm, Y_ppm,",
        "In_ppm, In_ppm,",
        "Au, Au,",
        "SiO2, SiO2,",
        "As_ICP41, As, ICP41",
        "Au-AA23, Au, AA23",
        "AuFA50, Au, FA50",
        "copper, Cu,"
    })
    void aNameTellsElementUnitAndMethod(String name, String band, String method) {
        ElementName read = ElementName.of(name, "", "").orElseThrow();
        assertThat(read.canonical()).isEqualTo(band);
        if (method != null) {
            assertThat(read.method()).contains(method);
        }
        assertThat(read.original()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sample",
                "Sample_No",
                "No",
                "Id",
                "ID",
                "X",
                "x",
                "Depth",
                "Depth_m",
                "From",
                "To",
                "Zone",
                "Easting",
                "Northing",
                "Hole",
                "Date",
                "Au_DL",
                "Au_ppb_DL",
                "Au_LOD_ppb",
                "Au_q",
                "Au_qualifier",
                "Au ppb Qualifier",
                "Au_flag",
                "K/Rb",
                "Cu/Zn",
                "Cu+Zn ppm",
                "Cu_Zn",
                "As_ppm_log10",
                "Au_method",
                "Au_sd",
                "As_received",
                "In_situ",
                "Co_ordinate",
                "Recovery_%",
                "Clay %",
                "Weight_kg",
                "Ar_ppm",
                "Batch_No",
                "Line",
                "Lab_No",
                "Comment",
                "",
                "%",
                "ppm",
                "Elevation",
                "Type",
                "Total",
                "Assay",
                "Slope_pct",
                "mol% Au"
            })
    void whatOnlyLooksLikeAnElementIsNone(String name) {
        assertThat(ElementName.of(name, "", "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Au, ppm, Au-AA23, Au_ppm, AA23", "As, %, ME-ICP41, As_pct, ME-ICP41", "Fe, pct, '', Fe_pct,"})
    void rowsOfTheirOwnTellUnitAndMethod(String name, String unit, String method, String band, String read) {
        ElementName element = ElementName.of(name, unit, method).orElseThrow();
        assertThat(element.canonical()).isEqualTo(band);
        assertThat(element.method().orElse(null)).isEqualTo(read);
    }

    @Test
    void aUnitOfLengthIsNoConcentration() {
        assertThat(ElementName.of("Y", "m", "")).isEmpty();
        assertThat(ElementName.of("N", "m", "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Au_ppb, UNIT",
        "Au, SYMBOL",
        "SiO2, SYMBOL",
        "gold, SYMBOL",
        "AU, DOUBTFUL",
        "au, DOUBTFUL",
        "As, DOUBTFUL",
        "y, DOUBTFUL",
        "V, DOUBTFUL",
        "In, DOUBTFUL",
        "Zn, SYMBOL"
    })
    void aNameWithoutAUnitIsLessSure(String name, ElementName.Sureness sureness) {
        assertThat(ElementName.of(name, "", "").orElseThrow().sureness()).isEqualTo(sureness);
    }

    @ParameterizedTest
    @CsvSource({"mg/kg, PPM, 1", "g/kg, PCT, 0.1", "oz/t, PPM, 34.2857", "‰, PCT, 0.1", "lb/t, PCT, 0.05"})
    void unitsConvert(String written, org.prospectivity.engine.raster.Band.Unit unit, double factor) {
        WrittenUnit read = WrittenUnit.of(written).orElseThrow();
        assertThat(read.unit()).isEqualTo(unit);
        assertThat(read.factor()).isCloseTo(factor, offset(1e-4));
    }

    /** Conversion factors as tables of geochemistry have them. */
    @ParameterizedTest
    @CsvSource({
        "SiO2, Si, 0.4674", "Al2O3, Al, 0.5293", "Fe2O3, Fe, 0.6994", "FeO, Fe, 0.7773", "MgO, Mg, 0.6030",
        "CaO, Ca, 0.7147", "Na2O, Na, 0.7419", "K2O, K, 0.8301", "TiO2, Ti, 0.5993", "P2O5, P, 0.4364",
        "MnO, Mn, 0.7745", "Cr2O3, Cr, 0.6842", "U3O8, U, 0.8480", "WO3, W, 0.7930", "Fe2O3T, Fe, 0.6994"
    })
    void oxidesConvertByAtomicMasses(String oxide, String element, double factor) {
        assertThat(Analyte.elementOf(oxide)).contains(element);
        assertThat(Analyte.oxideToElement(oxide).orElseThrow()).isCloseTo(factor, offset(1e-4));
    }
}
