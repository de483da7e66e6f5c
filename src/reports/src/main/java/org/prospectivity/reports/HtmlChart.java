package org.prospectivity.reports;

import static org.prospectivity.reports.Html.tag;

import com.google.gson.GsonBuilder;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Charts as HTML: the settings of a Chart.js chart for the page's script, and the data as a table. */
final class HtmlChart {
    /** The colours of Okabe and Ito (2008) that stand out from white, told apart with any colour vision. */
    private static final List<String> COLOURS =
            List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#b8860b", "#56b4e9");

    private static final List<List<Integer>> DASHES =
            List.of(List.of(), List.of(10, 4), List.of(3, 3), List.of(12, 4, 3, 4), List.of(6, 6), List.of(2, 6));
    private static final String REFERENCE = "#666666";
    private static final int TABLE_ROWS = 21;

    private HtmlChart() {}

    static Html render(Charts charts, String id) {
        Html box = tag("div").with("class", "charts");
        for (int i = 0; i < charts.charts().size(); i++) {
            box.add(render(charts.charts().get(i), id + "-" + (i + 1)));
        }
        return box;
    }

    static Html render(Chart chart, String id) {
        String json =
                new GsonBuilder().disableInnerClassSerialization().create().toJson(settings(chart));
        Html canvas = tag("div")
                .with("class", "chart")
                .add(tag("canvas", "")
                        .with("data-chart", id + "-data")
                        .with("role", "img")
                        .with("aria-label", chart.title() + ". " + chart.reading() + " The data follow as a table."));
        return tag("figure")
                .add(
                        tag("h3", chart.title()),
                        canvas,
                        tag("script")
                                .with("type", "application/json")
                                .with("id", id + "-data")
                                .code(json),
                        tag("figcaption", chart.reading()),
                        HtmlTable.render(table(chart)));
    }

    private static Map<String, Object> settings(Chart chart) {
        List<Object> datasets = new ArrayList<>();
        int colour = 0;
        for (Chart.Series series : chart.series()) {
            String stroke = series.reference() ? REFERENCE : COLOURS.get(colour % COLOURS.size());
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("label", series.name());
            line.put("data", points(series.x(), series.y(), new double[series.x().length], 1));
            line.put("borderColor", stroke);
            line.put("backgroundColor", stroke);
            line.put("borderWidth", series.reference() ? 1.5 : colour == 0 ? 3 : 2);
            line.put("borderDash", series.reference() ? List.of(2, 3) : dash(colour));
            line.put("yAxisID", series.secondAxis() ? "y2" : "y");
            if (series.style() == Chart.Style.POINTS) {
                line.put("showLine", false);
                line.put("pointRadius", 4);
                // In the legend a row of dots.
                line.put("borderWidth", 5);
                line.put("borderDash", List.of(5, 9));
                line.put("pointBorderWidth", 0);
            } else if (series.style() == Chart.Style.BARS) {
                line.put("stepped", true);
                line.put("fill", "origin");
                // Later bars upon earlier ones, which are the longer.
                line.put("order", -datasets.size());
                line.put("backgroundColor", stroke + "b3");
                line.put("borderWidth", 1);
                line.put("borderDash", List.of());
            }
            datasets.add(line);
            if (series.spread().length > 0) {
                datasets.add(edge(series, -1, stroke, null));
                datasets.add(edge(series, 1, stroke, "-1"));
            }
            colour += series.reference() ? 0 : 1;
        }
        Map<String, Object> scales = new LinkedHashMap<>();
        scales.put("x", axis(chart.x(), "bottom"));
        scales.put("y", axis(chart.y(), "left"));
        if (chart.secondY() != null) {
            scales.put("y2", axis(chart.secondY(), "right"));
        }
        return Map.of("type", "line", "data", Map.of("datasets", datasets), "options", Map.of("scales", scales));
    }

    /** Each round of the colours has the dashes one further, so that no two lines of 36 are alike. */
    private static List<Integer> dash(int line) {
        return DASHES.get((line + line / COLOURS.size()) % DASHES.size());
    }

    /** An edge of the shade around a line: no line of its own, and no entry in the legend. */
    private static Map<String, Object> edge(Chart.Series series, int sign, String stroke, String fillTo) {
        Map<String, Object> edge = new LinkedHashMap<>();
        edge.put("label", "");
        edge.put("data", points(series.x(), series.y(), series.spread(), sign));
        edge.put("borderWidth", 0);
        edge.put("backgroundColor", stroke + "26");
        edge.put("yAxisID", series.secondAxis() ? "y2" : "y");
        if (fillTo != null) {
            edge.put("fill", fillTo);
        }
        return edge;
    }

    private static List<Object> points(double[] x, double[] y, double[] spread, int sign) {
        List<Object> points = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            double value = y[i] + sign * spread[i];
            Map<String, Object> point = new LinkedHashMap<>();
            point.put("x", round(x[i]));
            point.put("y", Double.isFinite(value) ? round(value) : null);
            points.add(point);
        }
        return points;
    }

    /** To seven digits: what a chart cannot show is not worth the bytes. */
    private static double round(double value) {
        return new BigDecimal(value).round(new MathContext(7)).doubleValue();
    }

    private static Map<String, Object> axis(Chart.Axis axis, String position) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("type", axis.logarithmic() ? "logarithmic" : "linear");
        settings.put("position", position);
        settings.put("reverse", axis.reversed());
        settings.put("title", Map.of("display", true, "text", axis.label()));
        if (!Double.isNaN(axis.low())) {
            settings.put("min", axis.low());
        }
        if (!Double.isNaN(axis.high())) {
            settings.put("max", axis.high());
        }
        if (position.equals("right")) {
            settings.put("grid", Map.of("drawOnChartArea", false));
        }
        return settings;
    }

    private static Table table(Chart chart) {
        TreeSet<Double> all = new TreeSet<>();
        boolean points = chart.series().stream().anyMatch(series -> series.style() == Chart.Style.POINTS);
        for (Chart.Series series : chart.series()) {
            if (!points || series.style() == Chart.Style.POINTS) {
                for (double x : series.x()) {
                    all.add(x);
                }
            }
        }
        List<Double> xs = new ArrayList<>(all);
        List<Table.Column> columns = new ArrayList<>();
        columns.add(Table.Column.number(chart.x().label()));
        chart.series().forEach(series -> columns.add(Table.Column.number(series.name())));
        List<List<Table.Cell>> rows = new ArrayList<>();
        int shown = Math.min(TABLE_ROWS, xs.size());
        for (int i = 0; i < shown; i++) {
            double x = xs.get(shown == 1 ? 0 : (int) Math.round(i * (xs.size() - 1.0) / (shown - 1)));
            List<Table.Cell> row = new ArrayList<>();
            row.add(Table.Cell.of(Numbers.significant(x, 3)));
            for (Chart.Series series : chart.series()) {
                row.add(Table.Cell.of(Numbers.significant(at(series, x), 3)));
            }
            rows.add(row);
        }
        String note =
                xs.size() > shown ? "Every so many of the " + Numbers.count(xs.size()) + " points of the chart." : "";
        return new Table("The data of this chart", note, columns, rows, true);
    }

    /** The line's value at x, linear between its points, a bar's own; NaN outside. */
    private static double at(Chart.Series series, double x) {
        for (int i = 0; i < series.x().length; i++) {
            if (series.x()[i] == x) {
                return series.y()[i];
            }
            if (series.x()[i] > x && series.style() == Chart.Style.BARS) {
                return i == 0 ? Double.NaN : series.y()[i - 1];
            }
            if (series.x()[i] > x) {
                double f = i == 0 ? Double.NaN : (x - series.x()[i - 1]) / (series.x()[i] - series.x()[i - 1]);
                return i == 0 ? Double.NaN : series.y()[i - 1] + f * (series.y()[i] - series.y()[i - 1]);
            }
        }
        return Double.NaN;
    }
}
