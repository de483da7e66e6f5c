package org.prospectivity.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.raster.GridGeometry;

class HtmlReportTest {
    private static final GridGeometry GRID = new GridGeometry(400_000, 4_602_000, 1000, 3, 2);
    private static final float[] VALUES = {0, 0.5f, 1, Float.NaN, 0.2f, 0.9f};
    private static final Scale SCALE = new Scale(ColourRamp.VIRIDIS, 0, 1, false, "");

    private static String page(Report.Block... blocks) {
        Report.Section section = new Report.Section("Section", "", List.of(blocks));
        return HtmlReport.render(new Report("Title", "Summary", "Verdict", List.of(), List.of(section)));
    }

    private static Maps maps(Maps.Overlay... overlays) {
        Maps.RasterMap map = new Maps.RasterMap("Prospectivity", GRID, VALUES, SCALE, 0.9);
        return new Maps("Maps", "How to read it.", List.of(map), List.of(overlays), false);
    }

    private static Chart chart(String series) {
        Chart.Axis axis = new Chart.Axis("Share (%)", 0, 100);
        double[] x = {0, 50, 100};
        return new Chart("Curve", "How to read it.", axis, axis, null, List.of(Chart.Series.of(series, x, new double[] {
            0, 80, 100
        })));
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    @Test
    void namesCannotBringMarkupOrScriptIntoThePage() {
        String evil = "</script><img src=x onerror=alert(1)>\"'&";
        Maps.Overlay overlay = new Maps.Overlay(
                evil, Maps.Symbol.CIRCLE, new double[] {401_000}, new double[] {4_601_000}, List.of(evil), true);
        Maps.RasterMap map =
                new Maps.RasterMap(evil, GRID, VALUES, new Scale(ColourRamp.VIRIDIS, 0, 1, false, evil), 1);
        Table table =
                new Table(evil, evil, List.of(Table.Column.text(evil)), List.of(List.of(Table.Cell.of(evil))), true);
        Report report = new Report(
                evil,
                evil,
                evil,
                List.of(new Report.Headline(evil, evil, evil)),
                List.of(new Report.Section(
                        evil,
                        evil,
                        List.of(
                                new Maps(evil, evil, List.of(map), List.of(overlay), false),
                                chart(evil),
                                table,
                                new Facts(evil, Map.of(evil, evil)),
                                new Notes(evil, List.of(evil))))));
        String page = HtmlReport.render(report);
        assertThat(page).doesNotContain("<img src=x").doesNotContain("</script><img");
        // One for the chart's data, one for the library, one for its defaults, one for the page's own.
        assertThat(count(page.toLowerCase(Locale.ROOT), "</script")).isEqualTo(4);
        assertThat(page).contains("&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;");
        assertThat(chartData(page)
                        .getAsJsonObject("data")
                        .getAsJsonArray("datasets")
                        .get(0)
                        .getAsJsonObject()
                        .get("label")
                        .getAsString())
                .isEqualTo(evil);
    }

    @Test
    void thePageLoadsNothing() {
        String page = page(maps(), chart("A"));
        assertThat(page).contains("default-src &#39;none&#39;");
        Matcher addresses = Pattern.compile("\\s(?:src|href)=\"([^\"]*)\"").matcher(page);
        assertThat(addresses.results().map(found -> found.group(1)).toList())
                .isNotEmpty()
                .allMatch(address -> address.startsWith("data:") || address.startsWith("#"));
        assertThat(page).doesNotContain("@import").doesNotContain("sourceMappingURL");
    }

    @Test
    void elementsAreNestedAndClosed() {
        String page = page(maps(), chart("A"), new Facts("Facts", Map.of("a", "b")));
        String bare = page.replaceAll("(?s)<(script|style)[^>]*>.*?</\\1>", "");
        ArrayDeque<String> open = new ArrayDeque<>();
        Matcher tags = Pattern.compile("<(/?)([a-z0-9]+)[^>]*>").matcher(bare);
        while (tags.find()) {
            String name = tags.group(2);
            if (tags.group(1).isEmpty()) {
                if (!List.of("img", "input", "meta").contains(name)) {
                    open.push(name);
                }
            } else {
                assertThat(open.pop()).isEqualTo(name);
            }
        }
        assertThat(open).isEmpty();
    }

    @Test
    void aMapHasOnePixelACellInTheColoursOfItsScaleAndNoneWithoutData() throws IOException {
        Matcher picture =
                Pattern.compile("src=\"data:image/png;base64,([^\"]+)\"").matcher(page(maps()));
        assertThat(picture.find()).isTrue();
        BufferedImage image =
                ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(picture.group(1))));
        assertThat(image.getWidth()).isEqualTo(3);
        assertThat(image.getHeight()).isEqualTo(2);
        assertThat(image.getRGB(0, 0)).isEqualTo(0xff440154);
        assertThat(image.getRGB(2, 0)).isEqualTo(0xfffde725);
        assertThat(image.getRGB(0, 1) >>> 24).isZero();
    }

    @Test
    void aPointStandsWhereItLiesBetweenTheEdges() {
        Maps.Overlay overlay = new Maps.Overlay(
                "Known", Maps.Symbol.CIRCLE, new double[] {401_500}, new double[] {4_601_500}, List.of("Ada"), true);
        assertThat(page(maps(overlay))).contains("x=\"50.00%\" y=\"25.00%\"><title>Ada</title>");
    }

    @Test
    void thousandsOfSamplesAreOnePathForAllMaps() {
        Maps.RasterMap map = new Maps.RasterMap("Au", GRID, VALUES, SCALE, Double.NaN);
        double[] eastings = new double[1000];
        double[] northings = new double[1000];
        Arrays.fill(eastings, 400_500);
        Arrays.fill(northings, 4_600_500);
        Maps.Overlay samples = new Maps.Overlay("Samples", Maps.Symbol.DOT, eastings, northings, List.of(), true);
        String page = page(new Maps("Maps", "", List.of(map, map, map), List.of(samples), true));
        assertThat(count(page, "M0.5 1.5h0")).isEqualTo(1000);
        assertThat(count(page, "<use ")).isEqualTo(3);
    }

    @Test
    void everyPictureAndChartSaysInWordsWhatItShows() {
        String page = page(maps(), chart("A"));
        assertThat(page).contains("alt=\"Map of Prospectivity. Colours from 0.00 to 1.00.\"");
        assertThat(page).contains("aria-label=\"Curve. How to read it. The data follow as a table.\"");
        assertThat(Pattern.compile("<img (?!alt=)").matcher(page).find()).isFalse();
        // The data of the chart as a table: 50 % of the area, 80 % of the deposits.
        assertThat(page).containsPattern("<th[^>]*>50</th><td[^>]*>80</td>");
    }

    @Test
    void theLibraryOfChartsIsThereOnlyWithCharts() {
        assertThat(page(chart("A"))).contains("Chart.js v4");
        assertThat(page(maps())).doesNotContain("Chart.js v4");
    }

    @Test
    void anOutlineFollowsTheEdgesOfItsCells() {
        // Cells (0, 2) and (1, 2) are 0.85 or more: the last column.
        assertThat(Outline.of(GRID, VALUES, 0.85)).isEqualTo("M2 0H3M2 2H3M2 0V2M3 0V2");
        assertThat(Outline.of(GRID, VALUES, 2)).isEmpty();
    }

    @Test
    void aLegendOfLogarithmsTellsConcentrations() {
        Scale scale = new Scale(ColourRamp.VIRIDIS, -1, 3, true, "ppb");
        assertThat(scale.label(0)).isEqualTo("0.10");
        assertThat(scale.label(0.5)).isEqualTo("10");
        assertThat(scale.label(1)).isEqualTo("1,000");
    }

    @Test
    void aScaleOfPercentilesLeavesOutTheExtremesAndNoData() {
        float[] values = new float[1001];
        for (int i = 0; i < 1000; i++) {
            values[i] = i;
        }
        values[999] = 1e6f;
        values[1000] = Float.NaN;
        Scale scale = Scale.percentiles(ColourRamp.VIRIDIS, values, false, "");
        assertThat(scale.low()).isCloseTo(20, within(1.0));
        assertThat(scale.high()).isCloseTo(980, within(1.0));
    }

    @Test
    void lightnessRisesAlongEveryRampAndFallsAgainWhereTheMiddleIsZero() {
        for (ColourRamp ramp : ColourRamp.values()) {
            double before = -1;
            for (int i = 0; i <= 90; i++) {
                int rgb = ramp.rgb(i / 90.0);
                double luminance = 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
                if (ramp.isDiverging() && i > 45) {
                    assertThat(luminance).isLessThan(before);
                } else {
                    assertThat(luminance).isGreaterThan(before);
                }
                before = luminance;
            }
        }
    }

    @Test
    void aPointWithoutAValueIsNotDrawnAndTheOthersLieWhereTheyShould() {
        PointMaps.PointMap map = new PointMaps.PointMap(
                "Errors",
                GRID,
                new double[] {GRID.west(), GRID.east(), GRID.west()},
                new double[] {GRID.north(), GRID.south(), GRID.south()},
                new float[] {-1, 1, Float.NaN},
                new Scale(ColourRamp.BLUE_RED, -1, 1, false, "ppm"));
        String page = page(new PointMaps("Maps", "How to read them.", List.of(map)));
        int height = Math.round(2000f * GRID.rows() / GRID.columns());
        assertThat(page)
                .contains("<path stroke=\"#053061\" d=\"M0 0h0\">")
                .contains("<path stroke=\"#67001f\" d=\"M2000 " + height + "h0\">")
                .contains("class=\"rim\" d=\"M0 0h0M2000 " + height + "h0\"");
    }

    @Test
    void numbersAreWrittenForPeople() {
        assertThat(Numbers.significant(0.012345, 2)).isEqualTo("0.012");
        assertThat(Numbers.significant(12345, 2)).isEqualTo("12,000");
        assertThat(Numbers.significant(Double.NaN, 2)).isEqualTo("–");
        assertThat(Numbers.percent(0.824)).isEqualTo("82 %");
    }

    @Test
    void whatDoesNotFitTogetherIsRefused() {
        assertThatThrownBy(() -> new Maps.RasterMap("Au", GRID, new float[5], SCALE, 0))
                .hasMessageContaining("Au has 5 values");
        assertThatThrownBy(() -> new Table("T", "", List.of(Table.Column.text("A")), List.of(List.of()), false))
                .hasMessageContaining("0 cells");
        assertThatThrownBy(() -> Chart.Series.of("A", new double[2], new double[3]))
                .hasMessageContaining("2 x, 3 y");
    }

    private static double linear(int channel) {
        return Math.pow((channel & 0xff) / 255.0, 2.2);
    }

    private static JsonObject chartData(String page) {
        Matcher data = Pattern.compile("(?s)<script type=\"application/json\"[^>]*>(.*?)</script>")
                .matcher(page);
        assertThat(data.find()).isTrue();
        return JsonParser.parseString(data.group(1)).getAsJsonObject();
    }
}
