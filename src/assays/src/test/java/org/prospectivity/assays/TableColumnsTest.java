package org.prospectivity.assays;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prospectivity.tables.Table;

class TableColumnsTest {

    private static ColumnKind kind(Table table, String name) {
        return TableColumns.of(table, AssayOptions.DEFAULT).roles().stream()
                .filter(role -> role.column().name().equals(name))
                .findFirst()
                .orElseThrow()
                .kind();
    }

    @Test
    void yIsANorthingBesideXAndYttriumBesideLanthanum() {
        Table places = TextColumn.table("X|Y|Au_ppb", "1000|2000|1", "1100|2100|2", "1200|2250|4");
        assertThat(kind(places, "Y")).isEqualTo(ColumnKind.COORDINATE);
        Table rareEarths = TextColumn.table(
                "Easting|Northing|La|Ce|Y", "1000|2000|30|60|12", "1100|2100|20|40|9", "1200|2250|35|66|14");
        assertThat(kind(rareEarths, "Y")).isEqualTo(ColumnKind.ELEMENT);
    }

    @Test
    void capitalsAreElementsAmongOthersAndWordsAlone() {
        Table table = TextColumn.table(
                "EAST|NORTH|AU|AS|CU|NO", "1000|2000|30|60|12|1", "1100|2100|20|40|9|2", "1200|2250|35|66|14|3");
        assertThat(kind(table, "AS")).isEqualTo(ColumnKind.ELEMENT);
        assertThat(kind(table, "AU")).isEqualTo(ColumnKind.ELEMENT);
        assertThat(kind(table, "NO")).isNotEqualTo(ColumnKind.ELEMENT);
        Table alone = TextColumn.table("x|y|IN|zn_ppm", "1000|2000|a b|3", "1100|2100|c|4", "1200|2250|d|5");
        assertThat(kind(alone, "IN")).isEqualTo(ColumnKind.TEXT);
    }

    @Test
    void aRunningNumberIsNoElement() {
        Table table = TextColumn.table(
                "x|y|I|Au|Zn|Cu", "1000|2000|1|5|3|7", "1100|2100|2|6|9|7", "1200|2250|3|7|1|2", "1200|2450|4|7|1|2");
        assertThat(kind(table, "I")).isNotEqualTo(ColumnKind.ELEMENT);
    }

    @ParameterizedTest
    @CsvSource({
        "From, 1, DEPTH",
        "To, 2, DEPTH",
        "Depth_m, 2, DEPTH",
        "mFrom, 2, DEPTH",
        "DepthFrom, 3, DEPTH",
        "HoleID, H1, ID",
        "SampleID, S1, ID",
        "Sample_No, 12, ID",
        "BHID, A, ID",
        "Medium, soil, MEDIUM",
        "Sample Type, soil, MEDIUM",
        "Material, rock, MEDIUM",
        "QC, STD, QUALITY_CONTROL",
        "Date, 2019-02-03, DATE",
        "Year, 2019, DATE",
        "Comment, wet, TEXT",
        "pH, 7, NUMBER",
        "Longitude, 116.1, COORDINATE",
        "Au_ppb, 5, ELEMENT",
        "Elevation, 300, DEPTH",
        "Au_ppb_DL, 0.5, LIMIT",
        "Remark, '', EMPTY"
    })
    void otherColumnsAreTold(String name, String cell, ColumnKind kind) {
        Table table = TextColumn.table(
                "Easting|Northing|As_ppm|Cu_ppm|" + (name.startsWith("Au_ppb_") ? "Au_ppb|" : "Zn|") + name,
                "1000|2000|1|4|1|" + cell,
                "1100|2100|2|5|2|" + cell,
                "1200|2200|3|6|4|" + cell);
        assertThat(kind(table, name)).isEqualTo(kind);
    }
}
