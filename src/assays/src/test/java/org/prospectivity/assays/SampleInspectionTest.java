package org.prospectivity.assays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.Progress;
import org.prospectivity.tables.Table;

class SampleInspectionTest {

    private static SampleInspection inspect(Table table) {
        return SampleInspection.of(table, AssayOptions.DEFAULT, Progress.NONE);
    }

    private static ColumnInspection column(SampleInspection inspection, String name) {
        return inspection.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTableIsToldColumnByColumnAndTheCallFollows() {
        Table table = TextColumn.table(
                "ID|Longitude|Latitude|Medium|Au (ppb)|Au_q|As_ppm_ICP41|Pt_ppb",
                "a|116.10000|-31.50000|soil|0.5|<|10|",
                "b|116.11111|-31.51234|soil|2||20|",
                "c|116.12000|-31.52345|soil|4||-9999|",
                "d|116.13111|-31.53456|rock|8||40|",
                "e|116.14222|-31.54567|rock|16|>|LNR|",
                "f|116.15333|-31.55678|rock|6||60|1");
        SampleInspection inspection = inspect(table);
        assertThat(inspection.columns())
                .extracting(ColumnInspection::kind)
                .containsExactly(
                        ColumnKind.ID,
                        ColumnKind.COORDINATE,
                        ColumnKind.COORDINATE,
                        ColumnKind.MEDIUM,
                        ColumnKind.ELEMENT,
                        ColumnKind.QUALIFIER,
                        ColumnKind.ELEMENT,
                        ColumnKind.ELEMENT);
        ColumnInspection.Assay gold = column(inspection, "Au (ppb)").assay();
        assertThat(gold.element()).isEqualTo("Au_ppb");
        assertThat(List.of(gold.measured(), gold.below(), gold.above(), gold.missing(), gold.unclear()))
                .containsExactly(4, 1, 1, 0, 0);
        assertThat(gold.quantiles()).containsExactly(new double[] {2, 2.3, 3.5, 5, 6.5, 7.4, 7.7, 8}, offset(1e-12));
        ColumnInspection.Assay arsenic = column(inspection, "As_ppm_ICP41").assay();
        assertThat(arsenic.method()).isEqualTo("ICP41");
        assertThat(arsenic.missingCodes()).containsExactly(entry("-9999", 1), entry("LNR", 1));
        assertThat(arsenic.missing()).isEqualTo(2);
        assertThat(column(inspection, "Au_q").of()).isEqualTo("Au (ppb)");
        assertThat(column(inspection, "Medium").texts()).containsExactly(entry("soil", 3), entry("rock", 3));
        assertThat(inspection.kinds()).singleElement().matches(SampleKinds::mixed);
        assertThat(inspection.gridParameters())
                .containsExactly(
                        entry("elements", "Au_ppb,As_ppm"), entry("crs", "EPSG:32750"), entry("transform", "LOG10"));
        assertThat(inspection.questions()).isEmpty();
        assertThat(inspection.warnings()).anyMatch(warning -> warning.contains("Pt_ppb (16.7 %)"));
        assertThat(inspection.shown().x()).hasSize(6);
    }

    @Test
    void whatGriddingWouldRefuseIsTold() {
        SampleInspection inspection =
                inspect(TextColumn.table("Sample|Au_ppb|As_ppm", "1|BDL|-9999", "2|3|-9999", "3|tr|-9999"));
        assertThat(inspection.places()).isNull();
        assertThat(inspection.questions())
                .extracting(Question::code, Question::count)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("BDL", 1), org.assertj.core.groups.Tuple.tuple("tr", 1));
        assertThat(column(inspection, "Au_ppb").assay().unclear()).isEqualTo(2);
        assertThat(column(inspection, "Au_ppb").assay().missing()).isZero();
        assertThat(inspection.warnings())
                .anyMatch(warning -> warning.contains("no columns of coordinates"))
                .anyMatch(warning -> warning.contains("\"BDL\" once"))
                .anyMatch(warning -> warning.contains("As_ppm has no value"));
        assertThat(inspection.gridParameters()).containsEntry("elements", "Au_ppb");
    }

    @Test
    void severalZonesAreToldWithTheOptionThatProjectsThem() {
        SampleInspection inspection = inspect(TextColumn.table(
                "zone|x|y|Au_ppb",
                "50|400000|6500000|1",
                "50|401000|6501000|2",
                "51|300000|6500000|3",
                "51|301000|6502000|3"));
        assertThat(inspection.gridParameters()).containsEntry("zones", "PROJECT");
        assertThat(inspection.places().zones()).containsExactly(50, 51);
    }

    /** Spearman's coefficient of these ten pairs by its formula 1 − 6 Σd² / (n (n² − 1)), without ties: Σd² = 4. */
    @Test
    void elementsAreCorrelatedByRanks() {
        String[] lines = new String[11];
        lines[0] = "x|y|Au_ppb|As_ppm";
        int[] second = {2, 1, 3, 4, 5, 6, 7, 8, 10, 9};
        for (int row = 1; row <= 10; row++) {
            lines[row] =
                    1000 * row + "|" + 500 * row + "|" + Math.pow(2, row) + "|" + second[row - 1] * second[row - 1];
        }
        Correlations correlations = inspect(TextColumn.table(lines)).correlations();
        assertThat(correlations.elements()).containsExactly("Au_ppb", "As_ppm");
        assertThat(correlations.coefficients()[0][1]).isEqualTo(1 - 6.0 * 4 / (10 * 99), offset(1e-12));
        assertThat(Correlations.ranks(new double[] {5, 1, 5, 9})).containsExactly(2.5, 1, 2.5, 4);
    }
}
