package org.prospectivity.reports.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.prospectivity.reports.Chart;
import org.prospectivity.reports.HtmlReport;
import org.prospectivity.reports.Report;
import org.prospectivity.reports.Table;

class RunReportTest {
    private static final String FIGURES = "{'model': '%s', 'auc': %s, 'aucSd': null, 'top5': 0.25, 'top10': 0.5,"
            + " 'top20': 1, 'lift10': 5, 'deposits': 12, 'areaCurve': [0, 0.1, 1], 'depositCurve': [0, 0.5, 1],"
            + " 'threshold': 0.4, 'thresholdDeposits': 0.75, 'thresholdArea': 0.25}";
    private static final String PROVENANCE =
            "{'verdict': 'Better than chance.', 'seed': 7, 'deposits': 12, 'settings': {'members': 2}}";

    private static Report report(String json) {
        return RunReport.of(JsonParser.parseString(json.replace('\'', '"')).getAsJsonObject())
                .orElseThrow();
    }

    private static <T> List<T> blocks(Report report, Class<T> kind) {
        return report.sections().stream()
                .flatMap(section -> section.blocks().stream())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static String texts(Table table) {
        return table.rows().stream()
                .map(row -> row.stream().map(Table.Cell::text).collect(Collectors.joining("|")))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void aTrainingShowsItsVerdictFiguresAndCurves() {
        Report report = report("{'verdict': 'No better than logistic regression.', 'training': {'window': 9},"
                + " 'data': {'deposits': 12, 'bands': ['Au_ppb']}, 'crossValidation': ["
                + FIGURES.formatted("network", 0.7) + ", "
                + FIGURES.formatted("random forest", 0.72)
                        .replace("'aucSd'", "'intervals': {'auc': {'low': 0.6, 'high': 0.8}}, 'aucSd'")
                + "], 'recommendation': {'model': 'random forest', 'reason': 'It is no worse.'}, 'comparisons': [{'rival':"
                + " 'random forest', 'outcome': 'no better', 'difference': -0.02, 'interval': {'low': -0.1, 'high': 0.05}}], 'convergence': [{'model': 'network', 'losses': [{'step': 10, 'heldOut': 0.6}, {'step': 20,"
                + " 'heldOut': 0.5}]}], 'warnings': ['Few deposits.'], 'provenance': " + PROVENANCE + "}");
        assertThat(report.verdict()).isEqualTo("No better than logistic regression.");
        assertThat(texts(blocks(report, Table.class).get(0)))
                .isEqualTo(
                        "network|0.700|–|–|25 %|50 %|100 %|5.0\nrandom forest|0.720|0.60 to 0.80|–|25 %|50 %|100 %|5.0");
        List<Chart> charts = blocks(report, Chart.class);
        assertThat(charts).hasSize(2);
        assertThat(charts.get(0).series())
                .extracting(Chart.Series::name)
                .containsExactly("network", "random forest", "chance");
        assertThat(charts.get(0).series().get(0).y()).containsExactly(0, 50, 100);
        assertThat(charts.get(1).series().get(0).y()).containsExactly(0.6, 0.5);
        assertThat(HtmlReport.render(report))
                .contains("Few deposits.", "Make the map with random forest. It is no worse.", "-0.100 to 0.050");
    }

    @Test
    void everyOtherKindIsAPageOfItsOwn() {
        String scores = "'scores': [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6], 'validCells': 100, 'grid': {'cellSize': 500}";
        assertThat(report("{" + scores + ", 'model': " + PROVENANCE + "}").title())
                .isEqualTo("Prospectivity map");
        Report evaluation =
                report("{'band': 'score', " + scores + ", 'evaluation': " + FIGURES.formatted("score", 0.9) + "}");
        assertThat(evaluation.verdict()).startsWith("50 % of the deposits").contains("0.900");
        assertThat(blocks(evaluation, Chart.class)).hasSize(1);
        Report targets = report("{'threshold': 0.6, 'targetKm2': 12, 'targets': [{'rank': 1, 'areaKm2': 12,"
                + " 'meanScore': 0.7, 'maxScore': 0.8, 'leadingElements': [{'symbol': 'Au'}]}]}");
        assertThat(texts(blocks(targets, Table.class).get(0))).isEqualTo("1|12 km²|0.700|0.800|Au");
        Report cut = report("{'threshold': 0.6, 'targetKm2': 0.75, 'greatestArea': 0.8, 'split': 2, 'splitKm2': 3.25,"
                + " 'minimumArea': 0.25, 'targets': [{'rank': 1, 'areaKm2': 0.75, 'meanScore': 0.7, 'maxScore': 0.8,"
                + " 'threshold': 0.65}]}");
        assertThat(cut.verdict()).isEqualTo("1 targets of 75 ha in all.");
        assertThat(texts(blocks(cut, Table.class).get(0))).isEqualTo("1|75 ha|0.700|0.800|0.650");
        assertThat(HtmlReport.render(cut)).contains("80 ha", "3.25 km²", "25 ha");
        Report places = report("{'band': 'score', 'spacing': 800, 'spacingRule': 'given', 'samples': 90, 'gap': 650,"
                + " 'sampleReach': 1950, 'openKm2': 12, 'settled': 0.08, 'places': [{'rank': 1, 'easting': 400250,"
                + " 'northing': 6505750, 'reason': 'Scores high', 'figures': {'score': 0.7, 'percentile': 93,"
                + " 'disagreement': null, 'applicability': 0.5, 'sampleDistance': 1300.4}}]}");
        assertThat(texts(blocks(places, Table.class).get(0)))
                .isEqualTo("1|400,250|6,505,750|0.700|93|0.50|1,300|Scores high");
        assertThat(places.verdict()).isEqualTo("1 places, 800 m or more from samples and each other.");
        assertThat(HtmlReport.render(places)).contains("800 m, given", "less unknown ground");
        Report known = report("{'band': 'score', " + scores + ", 'evaluation': " + FIGURES.formatted("score", 0.9)
                + ", 'trainedOn': {'model': 'gold', 'deposits': 4, 'learned': 4, 'sentence': 'It knew all of them.'},"
                + " 'warnings': ['It knew all of them.', 'Another.']}");
        assertThat(known.verdict()).startsWith("It knew all of them. 50 % of the deposits");
        assertThat(HtmlReport.render(known).split("It knew all of them", -1))
                .as("it stands there once")
                .hasSize(2);
        assertThat(HtmlReport.render(known)).contains("Another.");
        Report explanation = report("{'elements': [{'band': 'Sb', 'topMean': 0.05}, {'band': 'As', 'topMean': -0.02}],"
                + " 'rings': [{'band': 'ring_1', 'topMean': 0.1}], 'model': " + PROVENANCE + "}");
        assertThat(blocks(explanation, Chart.class).get(0).series().get(0).y()).containsExactly(0.05, -0.02, 0);
        Report model = report("{'model': 'gold', 'bands': ['Au'], 'cellSize': 500, 'members': 2, 'architecture':"
                + " {'window': 9}, 'provenance': " + PROVENANCE + "}");
        assertThat(model.verdict()).isEqualTo("Better than chance.");
        for (Report one : List.of(evaluation, targets, places, explanation, model)) {
            String page = HtmlReport.render(one);
            assertThat(page.substring(page.indexOf("<body"), page.indexOf("<script>")))
                    .doesNotContain("NaN", "null");
        }
    }

    @Test
    void whatIsNoReportIsNone() {
        assertThat(RunReport.of(JsonParser.parseString("{\"cells\": 6}").getAsJsonObject()))
                .isEmpty();
    }
}
