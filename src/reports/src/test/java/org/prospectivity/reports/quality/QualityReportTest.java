package org.prospectivity.reports.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.geochemistry.Determinations;
import org.prospectivity.engine.geochemistry.GriddingOptions;
import org.prospectivity.engine.geochemistry.GriddingReport;
import org.prospectivity.engine.geochemistry.Method;
import org.prospectivity.engine.geochemistry.SampleTable;
import org.prospectivity.engine.geochemistry.SurveyGridding;
import org.prospectivity.engine.raster.Band.Transform;
import org.prospectivity.reports.Chart;
import org.prospectivity.reports.Charts;
import org.prospectivity.reports.HtmlReport;
import org.prospectivity.reports.Notes;
import org.prospectivity.reports.PointMaps;
import org.prospectivity.reports.Report;
import org.prospectivity.reports.Table;

class QualityReportTest {
    /** An element that rises to the east, with some values below 2, and one that is noise. */
    private static SampleTable survey() {
        SplittableRandom random = new SplittableRandom(3);
        double[] eastings = random.doubles(300, 400_000, 420_000).toArray();
        double[] northings = random.doubles(300, 6_500_000, 6_520_000).toArray();
        List<Object> smooth = new ArrayList<>();
        List<Object> noise = new ArrayList<>();
        for (int s = 0; s < 300; s++) {
            double value = 1.2 * Math.exp((eastings[s] - 400_000) / 7000);
            smooth.add(value < 2 ? "<2" : value);
            noise.add(Math.exp(random.nextGaussian()));
        }
        return new SampleTable(
                eastings,
                northings,
                List.of(new Determinations("As_ppm", smooth), new Determinations("Mo_ppm", noise)));
    }

    private static Report report(Method method, Transform transform) {
        GriddingReport gridding = SurveyGridding.run(
                        survey(),
                        GriddingOptions.defaults()
                                .withMethod(method)
                                .withTransform(transform)
                                .withCellSize(500.0),
                        Progress.NONE)
                .report();
        // As it comes from a process.
        return QualityReport.of(org.prospectivity.wps.conversion.Report.read(
                org.prospectivity.wps.conversion.Report.json(gridding), GriddingReport.class));
    }

    private static Report.Section section(Report report, String title) {
        return report.sections().stream()
                .filter(section -> section.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static <T> T block(Report.Section section, Class<T> type) {
        return section.blocks().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private static String cell(Table table, int row, String column) {
        List<String> labels = table.columns().stream().map(Table.Column::label).toList();
        return table.rows().get(row).get(labels.indexOf(column)).text();
    }

    @Test
    void noiseIsToldFromAMapInTheTableAndInTheWarnings() {
        Report report = report(Method.KRIGING, Transform.LOG10);
        Table errors = block(section(report, "How good the maps are"), Table.class);
        assertThat(errors.rows().get(0).get(5).bar()).isGreaterThan(0.8);
        assertThat(errors.rows().get(1).get(5).bar()).isLessThan(0.2);
        List<String> warnings = block(section(report, "Warnings"), Notes.class).notes();
        assertThat(warnings).anyMatch(warning -> warning.startsWith("As_ppm: ") && warning.contains("censored"));
        assertThat(warnings)
                .anyMatch(warning -> warning.startsWith("Mo_ppm_log10: between clusters"))
                .noneMatch(warning -> warning.startsWith("As_ppm_log10: between clusters"));
        assertThat(report.sections().get(0).title()).isEqualTo("Warnings");
        assertThat(report.verdict()).contains("One map is hardly better than the mean there.");
    }

    @Test
    void everyElementHasItsMapsHistogramsAndVariogram() {
        Report report = report(Method.KRIGING, Transform.LOG10);
        Report.Section arsenic = section(report, "As_ppm_log10");
        PointMaps maps = block(arsenic, PointMaps.class);
        assertThat(maps.maps()).hasSize(2);
        assertThat(maps.maps().get(0).eastings()).hasSize(300);
        assertThat(maps.maps().get(1).scale().low())
                .isEqualTo(-maps.maps().get(1).scale().high());
        List<Chart> charts = block(arsenic, Charts.class).charts();
        assertThat(charts).extracting(Chart::title).containsExactly("Histogram", "Histogram, logarithmic", "Variogram");
        assertThat(charts.get(1).x().logarithmic()).isTrue();
        assertThat(charts.get(1).series())
                .extracting(Chart.Series::name)
                .containsExactly("all", "at a detection limit", "<2");
        double sum = 0;
        double[] all = charts.get(1).series().get(0).y();
        for (int bin = 0; bin < all.length - 1; bin++) {
            sum += all[bin];
        }
        assertThat(sum).isEqualTo(300);
        assertThat(charts.get(2).series().get(0).style()).isEqualTo(Chart.Style.POINTS);
    }

    @Test
    void classBreaksOfLogarithmsAreToldAsConcentrations() {
        Table logs = (Table) section(report(Method.IDW, Transform.LOG10), "Determinations and class breaks")
                .blocks()
                .get(1);
        Table plain = (Table) section(report(Method.IDW, Transform.NONE), "Determinations and class breaks")
                .blocks()
                .get(1);
        // Of an odd or even number alike, the percentile of the logarithms is close to that of the concentrations.
        assertThat(Double.parseDouble(cell(logs, 1, "P75")) / Double.parseDouble(cell(plain, 1, "P75")))
                .isBetween(0.98, 1.02);
        assertThat(cell(logs, 0, "Map")).isEqualTo("As ppm");
    }

    @Test
    void isometricLogRatiosLeaveTheElementsTheirHistograms() {
        Report report = report(Method.IDW, Transform.ILR);
        assertThat(report.sections()).extracting(Report.Section::title).contains("z1-As_ilr", "As_ppm", "Mo_ppm");
    }

    @Test
    void thePageHoldsAllAndNeedsNothingElse() {
        String page = HtmlReport.render(report(Method.KRIGING, Transform.LOG10));
        assertThat(page).doesNotContainPattern("(src|href)=\"(https?:)?//");
        assertThat(page).contains("class=\"overlay points\"").contains("\"stepped\":true");
        assertThat(page.length()).isLessThan(1_000_000);
        assertThat(page).doesNotContain("NaN</");
    }
}
