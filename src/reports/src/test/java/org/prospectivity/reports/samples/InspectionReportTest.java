package org.prospectivity.reports.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prospectivity.assays.AssayOptions;
import org.prospectivity.assays.SampleInspection;
import org.prospectivity.engine.Progress;
import org.prospectivity.reports.BoxPlots;
import org.prospectivity.reports.Chart;
import org.prospectivity.reports.Charts;
import org.prospectivity.reports.Code;
import org.prospectivity.reports.HtmlReport;
import org.prospectivity.reports.Matrix;
import org.prospectivity.reports.Notes;
import org.prospectivity.reports.PointMaps;
import org.prospectivity.reports.Report;
import org.prospectivity.reports.Table;
import org.prospectivity.tables.TableOptions;
import org.prospectivity.tables.TableReader;

class InspectionReportTest {
    private static final int SAMPLES = 101;

    @TempDir
    Path directory;

    /** As is the square of Au, Fe falls as it rises; "&lt;b&gt;" is a code nobody knows. */
    private SampleInspection inspection(String header, String codes, AssayOptions options) throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        List<String> lines = new ArrayList<>(List.of(header));
        for (int s = 1; s <= SAMPLES; s++) {
            lines.add(String.format(
                    Locale.ROOT,
                    "S%d,%.1f,%.1f,%s,%d,%.4f,%s,%s",
                    s,
                    400_000 + random.nextDouble(20_000),
                    6_500_000 + random.nextDouble(10_000),
                    s == 7 ? codes : s,
                    s * s,
                    100.0 / s,
                    s < 11 ? "4" : "LNR",
                    s % 4 == 0 ? "rock" : "soil"));
        }
        Path file = directory.resolve("lab.csv");
        Files.write(file, lines);
        SampleInspection inspection =
                SampleInspection.of(TableReader.read(file, TableOptions.NONE, Progress.NONE), options, Progress.NONE);
        // As it comes from the process.
        return org.prospectivity.wps.conversion.Report.read(
                org.prospectivity.wps.conversion.Report.json(inspection), SampleInspection.class);
    }

    private SampleInspection open() throws IOException {
        return inspection("Sample,x,y,Au_ppb,As_ppm,Fe_pct,Sb_ppm,Medium", "ND<b>", AssayOptions.DEFAULT);
    }

    private static <T> T block(Report report, String section, Class<T> type) {
        return report.sections().stream()
                .filter(found -> found.title().equals(section))
                .flatMap(found -> found.blocks().stream())
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> row(Table table, int row) {
        return table.rows().get(row).stream().map(Table.Cell::text).toList();
    }

    @Test
    void whatHasToBeSettledComesFirst() throws IOException {
        Report report = InspectionReport.of(open());
        assertThat(report.sections().get(0).title()).isEqualTo("To settle first");
        Table questions = (Table) report.sections().get(0).blocks().get(0);
        assertThat(row(questions, 0)).startsWith("ND<b>", "1", "Au_ppb");
        assertThat(row(questions, 0).get(3)).contains("missing=ND<b>");
        assertThat(report.verdict()).startsWith("Before they are gridded, settle this: 1 code has no clear meaning");
        assertThat(block(report, "To settle first", Notes.class).notes())
                .anyMatch(note -> note.contains("mixes media"))
                .noneMatch(note -> note.startsWith("elements:"));
    }

    @Test
    void aSettledTableIsSaidToBeReadyAndItsCallNamesAllThatWasSettled() throws IOException {
        SampleInspection inspection = inspection(
                        "Sample,x,y,Au_ppb,As_ppm,Fe_pct,Sb_ppm,Medium",
                        "QQ",
                        AssayOptions.DEFAULT.missing(List.of("QQ")))
                .withGridParameters(Map.of("missing", "QQ", "crs", "EPSG:28350", "filter", "Medium = 'soil'"));
        Report report = InspectionReport.of(inspection, "my samples/lab.csv");
        assertThat(report.verdict()).startsWith("The samples can be gridded as they stand; read the");
        assertThat(block(report, "What follows", Code.class).text())
                .startsWith("prospectivity run GridGeochem --samples \"my samples/lab.csv\"")
                .contains(" --elements Au_ppb,As_ppm,Fe_pct ")
                .contains(" --crs EPSG:28350")
                .contains(" --missing QQ")
                .contains(" --filter \"Medium = 'soil'\"")
                .doesNotContain("CODE");
    }

    @Test
    void figuresAreThoseOfTheColumns() throws IOException {
        Report report = InspectionReport.of(open());
        Table elements = block(report, "Columns", Table.class);
        assertThat(row(elements, 0))
                .containsExactly("Au_ppb", "Au_ppb", "ppb", "–", "99 %", "100", "0", "0", "0", "1", "–");
        assertThat(row(elements, 3)).contains("10 %", "91", "LNR (91)");
        BoxPlots.Box arsenic =
                block(report, "Distributions", BoxPlots.class).boxes().get(1);
        // Of 101 squares: the 51st, the 26th and the last.
        assertThat(List.of(arsenic.median(), arsenic.p25(), arsenic.greatest()))
                .containsExactly(51.0 * 51, 26.0 * 26, 101.0 * 101);
        for (Chart chart : block(report, "Distributions", Charts.class).charts().subList(0, 3)) {
            double[] bars = chart.series().get(0).y();
            assertThat(Arrays.stream(bars, 0, bars.length - 1).sum()).isBetween(100.0, 101.0);
        }
        Matrix matrix = block(report, "Correlations", Matrix.class);
        assertThat(matrix.names()).startsWith("Au_ppb", "As_ppm", "Fe_pct");
        assertThat(matrix.values()[0][1]).isEqualTo(1);
        assertThat(matrix.values()[1][2]).isEqualTo(-1);
        PointMaps.PointMap map =
                block(report, "Where the samples lie", PointMaps.class).maps().get(0);
        assertThat(map.eastings()).hasSize(SAMPLES);
        assertThat(Arrays.stream(map.eastings()))
                .allMatch(x -> x > map.frame().west() && x < map.frame().east());
        assertThat(Arrays.stream(map.northings()))
                .allMatch(y -> y > map.frame().south() && y < map.frame().north());
    }

    @Test
    void degreesAreDrawnAsDistances() throws IOException {
        Path file = directory.resolve("degrees.csv");
        Files.writeString(
                file,
                "longitude,latitude,Au_ppb\n116.0,-60.0,1\n118.0,-60.0,2\n116.0,-59.0,3\n117.0,-60.0,4\n116.5,-59.5,5\n");
        SampleInspection inspection = SampleInspection.of(
                TableReader.read(file, TableOptions.NONE, Progress.NONE), AssayOptions.DEFAULT, Progress.NONE);
        PointMaps.PointMap map = block(InspectionReport.of(inspection), "Where the samples lie", PointMaps.class)
                .maps()
                .get(0);
        // Two degrees of longitude at 59.5 degrees south, and one of latitude, on a sphere.
        assertThat(map.eastings()[1] - map.eastings()[0])
                .isBetween(
                        2 * 111_195 * Math.cos(Math.toRadians(59.5)) - 10,
                        2 * 111_195 * Math.cos(Math.toRadians(59.5)) + 10);
        assertThat(map.northings()[2] - map.northings()[0]).isBetween(111_190.0, 111_200.0);
    }

    @Test
    void thePageHoldsAllAndNothingOfTheTableIsMarkup() throws IOException {
        String page = HtmlReport.render(InspectionReport.of(open()));
        assertThat(page).doesNotContainPattern("(src|href)=\"(https?:)?//");
        assertThat(page).contains("ND&lt;b&gt;").doesNotContain("ND<b>").doesNotContain("NaN</");
        assertThat(page).contains("class=\"boxes\"", "class=\"matrix\"", "class=\"place\"");
        assertThat(page.length()).isLessThan(1_000_000);
    }

    @Test
    void quantilesThatFallAreNoBox() {
        assertThatThrownBy(() -> new BoxPlots.Box("Au", "ppb", 1, 2, 3, 2.5, 4, 5, 6))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
