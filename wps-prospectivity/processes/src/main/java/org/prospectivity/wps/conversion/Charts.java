package org.prospectivity.wps.conversion;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.prospectivity.engine.evaluation.PredictionAreaPlot;
import org.prospectivity.engine.evaluation.PredictionRateCurve;
import org.prospectivity.engine.evaluation.Roc;
import org.prospectivity.engine.evaluation.Skill;
import org.prospectivity.engine.prospectivity.ProspectivityExplanation;
import org.prospectivity.engine.prospectivity.ProspectivityExplanation.Effect;

/** The figures of reports as images. */
public final class Charts {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 600;
    private static final Color BLUE = new Color(0x1f, 0x77, 0xb4);
    private static final Color ORANGE = new Color(0xff, 0x7f, 0x0e);
    private static final Color GREY = new Color(0x99, 0x99, 0x99);
    /** A curve over millions of cells has a point for each; an image shows no more than about this many. */
    private static final int POINTS = 1000;

    private Charts() {}

    /** Share of the deposits against share of the area, beside the diagonal of no skill. */
    public static RenderedImage predictionRate(Skill skill) {
        PredictionRateCurve curve = skill.predictionRate();
        int[] shown = shown(curve.deposits());
        return drawn(() -> {
            XYChart chart =
                    chart("Prediction rate of " + skill.learner(), "share of the area", "share of the deposits");
            line(
                    chart,
                    String.format(Locale.ROOT, "area under the curve %.3f", curve.areaUnder()),
                    at(shown, curve.area()),
                    at(shown, curve.deposits()),
                    BLUE);
            diagonal(chart);
            unitAxes(chart);
            return chart;
        });
    }

    /** Share of the deposits found and share of the area left out, against the threshold. */
    public static RenderedImage predictionArea(Skill skill) {
        PredictionRateCurve curve = skill.predictionRate();
        PredictionAreaPlot intersection = skill.predictionArea();
        int[] shown = Arrays.stream(shown(curve.deposits())).filter(i -> i > 0).toArray();
        double[] thresholds =
                Arrays.stream(shown).mapToDouble(i -> curve.thresholds()[i]).toArray();
        return drawn(() -> {
            XYChart chart = chart("P-A plot of " + skill.learner(), "threshold of the score", "share");
            line(chart, "deposits at or above the threshold", thresholds, at(shown, curve.deposits()), BLUE);
            line(
                    chart,
                    "area below the threshold",
                    thresholds,
                    Arrays.stream(at(shown, curve.area())).map(area -> 1 - area).toArray(),
                    ORANGE);
            dashed(
                    chart,
                    String.format(
                            Locale.ROOT,
                            "threshold %.4g: %.0f %% of the deposits in %.0f %% of the area",
                            intersection.threshold(),
                            100 * intersection.deposits(),
                            100 * intersection.area()),
                    new double[] {intersection.threshold(), intersection.threshold()},
                    new double[] {0, 1});
            chart.getStyler().setYAxisMin(0.0).setYAxisMax(1.0);
            chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
            return chart;
        });
    }

    /** Share of the deposit cells against share of the other cells, beside the diagonal of no skill. */
    public static RenderedImage roc(Skill skill) {
        Roc roc = skill.roc();
        int[] shown = shown(roc.truePositiveRate());
        return drawn(() -> {
            XYChart chart =
                    chart("ROC of " + skill.learner(), "share of the other cells", "share of the deposits' cells");
            line(
                    chart,
                    String.format(Locale.ROOT, "AUC %.3f", roc.auc()),
                    at(shown, roc.falsePositiveRate()),
                    at(shown, roc.truePositiveRate()),
                    BLUE);
            diagonal(chart);
            unitAxes(chart);
            return chart;
        });
    }

    /** Mean size of each effect, over all cells and over the best tenth, in the report's order: elements, evidence, rings. */
    public static RenderedImage effects(ProspectivityExplanation.ExplanationReport report) {
        List<Effect> effects = Stream.of(report.elements(), report.evidence(), report.rings())
                .flatMap(List::stream)
                .toList();
        List<String> names = effects.stream().map(Effect::band).toList();
        return drawn(() -> {
            CategoryChart chart = new CategoryChartBuilder()
                    .width(Math.max(WIDTH, 20 * names.size()))
                    .height(HEIGHT)
                    .title("What moves the score")
                    .yAxisTitle("mean size of the effect")
                    .build();
            styled(chart.getStyler()).setXAxisLabelRotation(90).setYAxisDecimalPattern("0.####");
            chart.addSeries(
                            "best 10 % of the area",
                            names, effects.stream().map(Effect::topMeanAbsolute).toList())
                    .setFillColor(BLUE);
            chart.addSeries(
                            "whole area",
                            names,
                            effects.stream().map(Effect::meanAbsolute).toList())
                    .setFillColor(GREY);
            chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
            return chart;
        });
    }

    /** Tells before long work that charts could not be drawn behind it. */
    public static void requireFonts() {
        withFonts(() -> new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB)
                .createGraphics()
                .getFontMetrics()
                .stringWidth("score"));
    }

    private static RenderedImage drawn(Supplier<Chart<?, ?>> chart) {
        return withFonts(() -> BitmapEncoder.getBufferedImage(chart.get()));
    }

    /** Where Java has no fonts, that is told rather than what it breaks inside. */
    private static <T> T withFonts(Supplier<T> drawing) {
        try {
            return drawing.get();
        } catch (LinkageError | InternalError e) {
            throw noFonts(e);
        } catch (RuntimeException e) {
            if (String.valueOf(e.getMessage()).contains("Fontconfig")) {
                throw noFonts(e);
            }
            throw e;
        }
    }

    private static IllegalStateException noFonts(Throwable cause) {
        return new IllegalStateException(
                "Charts cannot be drawn, since the Java of this server finds no fonts. Set charts to false, or have the"
                        + " administrator install fontconfig and a font (Debian: fontconfig, fonts-dejavu-core).",
                cause);
    }

    private static XYChart chart(String title, String x, String y) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(x)
                .yAxisTitle(y)
                .build();
        styled(chart.getStyler()).setYAxisDecimalPattern("0.##");
        return chart;
    }

    private static AxesChartStyler styled(AxesChartStyler styler) {
        styler.setChartBackgroundColor(Color.WHITE)
                .setLegendPosition(LegendPosition.InsideSE)
                .setLegendBorderColor(Color.WHITE);
        return styler.setLocale(Locale.ROOT);
    }

    private static void unitAxes(XYChart chart) {
        chart.getStyler()
                .setXAxisDecimalPattern("0.##")
                .setXAxisMin(0.0)
                .setXAxisMax(1.0)
                .setYAxisMin(0.0)
                .setYAxisMax(1.0);
    }

    private static void diagonal(XYChart chart) {
        dashed(chart, "no skill", new double[] {0, 1}, new double[] {0, 1});
    }

    private static void line(XYChart chart, String name, double[] x, double[] y, Color colour) {
        chart.addSeries(name, x, y)
                .setMarker(SeriesMarkers.NONE)
                .setLineColor(colour)
                .setLineStyle(new BasicStroke(2));
    }

    private static void dashed(XYChart chart, String name, double[] x, double[] y) {
        chart.addSeries(name, x, y)
                .setMarker(SeriesMarkers.NONE)
                .setLineColor(GREY)
                .setLineStyle(new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {6}, 0));
    }

    /** Points of a rising curve to show: both ends of each step, and some between. */
    public static int[] shown(double[] steps) {
        int stride = Math.max(1, steps.length / POINTS);
        return IntStream.range(0, steps.length)
                .filter(i -> i == steps.length - 1
                        || i % stride == 0
                        || steps[i] != steps[i + 1]
                        || steps[i] != steps[i - 1])
                .toArray();
    }

    private static double[] at(int[] positions, double[] values) {
        return Arrays.stream(positions).mapToDouble(i -> values[i]).toArray();
    }
}
