package org.prospectivity.reports.quality;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.prospectivity.engine.classification.ClassBreaks.Percentile;
import org.prospectivity.engine.classification.ConcentrationArea;
import org.prospectivity.engine.geochemistry.ConcentrationHistogram;
import org.prospectivity.engine.geochemistry.GriddingReport;
import org.prospectivity.engine.geochemistry.GriddingReport.BandReport;
import org.prospectivity.engine.geochemistry.GriddingReport.ElementReport;
import org.prospectivity.engine.geochemistry.GriddingReport.Limit;
import org.prospectivity.engine.geochemistry.GriddingReport.Settings;
import org.prospectivity.engine.geochemistry.GriddingReport.VariogramReport;
import org.prospectivity.engine.gridding.CrossValidation;
import org.prospectivity.engine.gridding.EmpiricalVariogram;
import org.prospectivity.engine.gridding.EmpiricalVariogram.Lag;
import org.prospectivity.engine.gridding.Variogram;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.Band.Transform;
import org.prospectivity.reports.Chart;
import org.prospectivity.reports.Charts;
import org.prospectivity.reports.ColourRamp;
import org.prospectivity.reports.Facts;
import org.prospectivity.reports.Notes;
import org.prospectivity.reports.Numbers;
import org.prospectivity.reports.PointMaps;
import org.prospectivity.reports.Report;
import org.prospectivity.reports.Scale;
import org.prospectivity.reports.Table;
import org.prospectivity.reports.TableBuilder;

/** The quality of element maps, in the words of a geochemist: from what {@code GridGeochem} reports. */
public final class QualityReport {
    /** Below this share of the variance between clusters a map is hardly better than the mean. */
    private static final double LITTLE = 0.1;

    /** Outside this and its inverse, kriging variances are misleading. */
    private static final double MISLEADING = 2;

    private static final int CURVE_POINTS = 80;

    private final GriddingReport gridding;
    private final Settings settings;

    private QualityReport(GriddingReport gridding) {
        this.gridding = gridding;
        settings = gridding.settings();
    }

    /** The report on a run. */
    public static Report of(GriddingReport gridding) {
        return new QualityReport(gridding).report();
    }

    private Report report() {
        List<Report.Section> sections = new ArrayList<>();
        sections.add(new Report.Section("Warnings", "", List.of(new Notes("What to know first", warnings()))));
        sections.add(new Report.Section(
                "How good the maps are",
                "Each sample is left out in turn and estimated from the others: the error close to samples. Then whole"
                        + " blocks of " + kilometres(settings.blocks()) + " km are left out, in " + settings.folds()
                        + " folds: the error to expect between clusters of samples.",
                List.of(errors())));
        sections.add(new Report.Section("Determinations and class breaks", "", List.of(determinations(), breaks())));
        List<String> drawn = new ArrayList<>();
        for (BandReport band : gridding.bands()) {
            Optional<ElementReport> element = element(band);
            element.ifPresent(of -> drawn.add(of.element()));
            sections.add(section(band, element));
        }
        for (ElementReport element : gridding.elements()) {
            if (!drawn.contains(element.element())) {
                sections.add(new Report.Section(element.element(), "", List.of(new Charts(histograms(element)))));
            }
        }
        sections.add(new Report.Section("Settings", "", List.of(new Facts("As used, defaults included", settings()))));
        return new Report(
                "Quality of the element maps",
                Numbers.count(gridding.samples()) + " samples at " + Numbers.count(gridding.places()) + " places, "
                        + method() + " of " + values() + " on "
                        + Numbers.count(gridding.grid().columns()) + " × "
                        + Numbers.count(gridding.grid().rows()) + " cells of "
                        + Numbers.significant(gridding.grid().cellSize(), 4) + " m.",
                verdict(),
                headlines(),
                sections);
    }

    private String method() {
        return switch (settings.method()) {
            case IDW -> "inverse distance weighting";
            case KRIGING -> "ordinary kriging";
            case NATURAL_NEIGHBOUR -> "natural neighbours";
            case NEAREST -> "nearest neighbours";
        };
    }

    private String values() {
        return switch (settings.transform()) {
            case NONE -> "concentrations";
            case LOG10 -> settings.backTransform() ? "log10 values turned back into concentrations" : "log10 values";
            case CLR -> "centred log-ratios";
            case ILR -> "isometric log-ratios";
        };
    }

    private String verdict() {
        double[] near = shares(BandReport::leaveOneOut);
        double[] between = shares(BandReport::spatialBlocks);
        StringBuilder verdict = new StringBuilder();
        verdict.append("Near samples the maps tell ")
                .append(range(near))
                .append(" of the variance of a sample left out; between clusters, ")
                .append(range(between))
                .append('.');
        long poor = Arrays.stream(between).filter(share -> share < LITTLE).count();
        if (poor > 0) {
            verdict.append(' ')
                    .append(poor == 1 ? "One map is" : poor + " of " + between.length + " maps are")
                    .append(" hardly better than the mean there.");
        }
        return verdict.toString();
    }

    private static String range(double[] shares) {
        String median = Numbers.percent(shares[shares.length / 2]);
        return shares.length == 1
                ? median
                : median + " (median; " + Numbers.percent(shares[0]) + " to "
                        + Numbers.percent(shares[shares.length - 1]) + ")";
    }

    /** Rising. */
    private double[] shares(Function<BandReport, CrossValidation.Errors> errors) {
        return gridding.bands().stream()
                .mapToDouble(band -> explained(band, errors.apply(band)))
                .filter(share -> !Double.isNaN(share))
                .sorted()
                .toArray();
    }

    /** The share of the samples' variance that is no error; 0 where the error is as large as the spread or larger. */
    private static double explained(BandReport band, CrossValidation.Errors errors) {
        double ratio = errors.rootMeanSquaredError() / band.standardDeviation();
        return Math.max(0, 1 - ratio * ratio);
    }

    private List<Report.Headline> headlines() {
        double censored = gridding.elements().stream()
                .mapToDouble(ElementReport::censoredShare)
                .max()
                .orElse(0);
        double[] near = shares(BandReport::leaveOneOut);
        double[] between = shares(BandReport::spatialBlocks);
        return List.of(
                new Report.Headline(Numbers.count(gridding.places()), "sampled places", ""),
                new Report.Headline(String.valueOf(gridding.bands().size()), "maps", ""),
                new Report.Headline(
                        Numbers.percent(near[near.length / 2]),
                        "of the variance told near samples",
                        "median of the maps"),
                new Report.Headline(
                        Numbers.percent(between[between.length / 2]), "told between clusters", "median of the maps"),
                new Report.Headline(
                        Numbers.percent(censored), "beyond a detection limit", "of the element with the most"));
    }

    private List<String> warnings() {
        List<String> warnings = new ArrayList<>(gridding.warnings());
        for (BandReport band : gridding.bands()) {
            if (explained(band, band.spatialBlocks()) < LITTLE) {
                warnings.add(band.band() + ": between clusters of samples the map tells "
                        + Numbers.percent(explained(band, band.spatialBlocks()))
                        + " of the variance, so it is hardly better than the mean there");
            }
            double normalised = band.leaveOneOut().meanSquaredNormalisedError();
            if (normalised > MISLEADING || normalised < 1 / MISLEADING) {
                warnings.add(band.band() + ": the squared errors are " + Numbers.significant(normalised, 2)
                        + " times the kriging variances, which therefore are too "
                        + (normalised > 1 ? "small" : "large"));
            }
            if (band.leaveOneOut().notPredicted() > 0) {
                warnings.add(
                        band.band() + ": " + Numbers.count(band.leaveOneOut().notPredicted())
                                + " samples could not be estimated from the others");
            }
        }
        if (warnings.isEmpty()) {
            warnings.add("Nothing stands out.");
        }
        return warnings;
    }

    private Table errors() {
        boolean kriging = gridding.bands().stream()
                .anyMatch(band -> !Double.isNaN(band.leaveOneOut().meanSquaredNormalisedError()));
        TableBuilder<BandReport> table = new TableBuilder<BandReport>(
                        "Errors, map by map",
                        "In the units of each map"
                                + (isLogarithm() ? ", log10 here: an error of 0.3 is a factor of 2" : "")
                                + ". Error is estimate less sample; variance told is 1 − (RMSE ÷ sd)²."
                                + (kriging ? " The last column is 1 where kriging variances are right." : ""))
                .text("Map", BandReport::band)
                .number("Places", band -> Numbers.count(band.places()))
                .number("Spread (sd)", band -> number(band.standardDeviation()))
                .number("Mean error", band -> number(band.leaveOneOut().meanError()))
                .number("RMSE", band -> number(band.leaveOneOut().rootMeanSquaredError()))
                .bar(
                        "Variance told",
                        band -> Numbers.percent(explained(band, band.leaveOneOut())),
                        band -> explained(band, band.leaveOneOut()))
                .number("Blocks: RMSE", band -> number(band.spatialBlocks().rootMeanSquaredError()))
                .bar(
                        "Variance told",
                        band -> Numbers.percent(explained(band, band.spatialBlocks())),
                        band -> explained(band, band.spatialBlocks()));
        if (kriging) {
            table.number(
                    "Error² ÷ variance",
                    band -> Numbers.decimals(band.leaveOneOut().meanSquaredNormalisedError(), 2));
        }
        return table.of(gridding.bands());
    }

    private boolean isLogarithm() {
        return settings.transform() == Transform.LOG10 && !settings.backTransform();
    }

    private Table determinations() {
        return new TableBuilder<ElementReport>(
                        "What became of the determinations",
                        "A value below its limit counts as "
                                + switch (settings.detectionLimits()) {
                                    case HALF -> "half the limit";
                                    case LIMIT -> "the limit";
                                    case ZERO -> "zero";
                                    case DROP -> "missing";
                                }
                                + "; merged are values at one place; a zero was replaced before a logarithm was taken."
                                + " Above 10 % of censored values a map is a concern, above 20 % a replaced value is no"
                                + " adequate estimate.")
                .text("Element", ElementReport::element)
                .number("Measured", element -> Numbers.count(element.censoring().measured()))
                .number("Below", element -> Numbers.count(element.censoring().below()))
                .number("Above", element -> Numbers.count(element.censoring().above()))
                .number("Missing", element -> Numbers.count(element.censoring().missing()))
                .number("Censored", element -> Numbers.decimals(100 * element.censoredShare(), 1) + " %")
                .text("Commonest limits", QualityReport::limits)
                .number("Dropped", element -> Numbers.count(element.dropped()))
                .number("Merged", element -> Numbers.count(element.duplicatesMerged()))
                .number("Zeros", element -> Numbers.count(element.zerosReplaced()))
                .of(gridding.elements());
    }

    private static String limits(ElementReport element) {
        List<String> limits = element.limits().stream()
                .map(limit -> (limit.upper() ? ">" : "<") + Numbers.significant(limit.limit(), 3) + " ("
                        + Numbers.count(limit.determinations()) + ")")
                .toList();
        return limits.isEmpty() ? "–" : String.join(", ", limits);
    }

    private Table breaks() {
        TableBuilder<BandReport> table = new TableBuilder<BandReport>(
                        "Class breaks",
                        (isLogarithm() ? "As concentrations, worked out from their logarithms. " : "")
                                + "P: percentiles of the samples; MAD: median absolute deviation, scaled to the standard"
                                + " deviation; fence: of Tukey's box plot; C–A: where the area above a concentration of"
                                + " the map begins to fall faster.")
                .text("Map", QualityReport::shownName);
        List<Percentile> percentiles = gridding.bands().get(0).classBreaks().percentiles();
        for (int p = 0; p < percentiles.size(); p++) {
            int position = p;
            table.number(
                    "P" + percentiles.get(p).percent(),
                    report -> shown(
                            report,
                            report.classBreaks().percentiles().get(position).value()));
        }
        return table.number(
                        "Median + 2 MAD",
                        report -> shown(report, report.classBreaks().medianPlus2Mad()))
                .number(
                        "Upper fence",
                        report -> shown(report, report.classBreaks().upperFence()))
                .number("C–A weak", report -> anomaly(report, ConcentrationArea::weakAnomaly))
                .number("C–A strong", report -> anomaly(report, ConcentrationArea::strongAnomaly))
                .of(gridding.bands());
    }

    private static String shown(BandReport report, double value) {
        return number(concentration(report, value));
    }

    private static String anomaly(BandReport report, ToDoubleFunction<ConcentrationArea> threshold) {
        return number(report.concentrationArea().map(threshold::applyAsDouble).orElse(Double.NaN));
    }

    private static double concentration(BandReport report, double value) {
        if (Band.of(report.band()).transform() != Transform.LOG10) {
            return value;
        }
        // Without the last digits, in which a power of a logarithm is off.
        return new BigDecimal(Math.pow(10, value)).round(new MathContext(10)).doubleValue();
    }

    private static String shownName(BandReport report) {
        Band band = Band.of(report.band());
        return band.transform() == Transform.LOG10
                ? (band.symbol() + " " + band.unit().label()).strip()
                : report.band();
    }

    /** The element a map is of; none for isometric log-ratios. */
    private Optional<ElementReport> element(BandReport band) {
        return gridding.elements().stream()
                .filter(element -> band.band().equals(element.element())
                        || band.band()
                                .equals(element.element() + "_"
                                        + settings.transform().name().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private Report.Section section(BandReport report, Optional<ElementReport> element) {
        List<Report.Block> blocks = new ArrayList<>();
        blocks.add(maps(report));
        List<Chart> charts = new ArrayList<>();
        element.ifPresent(of -> charts.addAll(histograms(of)));
        report.variogram().map(this::variogram).ifPresent(charts::add);
        if (!charts.isEmpty()) {
            blocks.add(new Charts(charts));
        }
        return new Report.Section(report.band(), "", blocks);
    }

    private PointMaps maps(BandReport report) {
        Band band = Band.of(report.band());
        boolean log = band.transform() == Transform.LOG10;
        Scale values = Scale.percentiles(
                ColourRamp.VIRIDIS, report.shownValues(), log, band.unit().label());
        double[] sizes = new double[report.shownErrors().length];
        int known = 0;
        for (float error : report.shownErrors()) {
            if (!Float.isNaN(error)) {
                sizes[known++] = Math.abs(error);
            }
        }
        Arrays.sort(sizes, 0, known);
        double end = known == 0 ? 1 : Math.max(1e-9, sizes[(int) (0.95 * (known - 1))]);
        Scale errors = new Scale(
                ColourRamp.BLUE_RED,
                -end,
                end,
                false,
                log ? "log10" : band.unit().label());
        int drawn = gridding.shown().eastings().length;
        return new PointMaps(
                "Samples and the errors when each is left out",
                (drawn < gridding.places()
                                ? Numbers.count(drawn) + " of the " + Numbers.count(gridding.places())
                                        + " places, drawn at random. "
                                : "")
                        + "Red: the estimate is too high; blue: too low, so a blue sample among others is a peak its"
                        + " neighbours do not tell of. One colour over a whole area is a bias.",
                List.of(
                        new PointMaps.PointMap(
                                "Samples",
                                gridding.grid(),
                                gridding.shown().eastings(),
                                gridding.shown().northings(),
                                report.shownValues(),
                                values),
                        new PointMaps.PointMap(
                                "Estimate less sample",
                                gridding.grid(),
                                gridding.shown().eastings(),
                                gridding.shown().northings(),
                                report.shownErrors(),
                                errors)));
    }

    private static List<Chart> histograms(ElementReport element) {
        List<Chart> charts = new ArrayList<>();
        for (ConcentrationHistogram histogram : element.histograms()) {
            if (histogram.measured().length > 0) {
                charts.add(histogram(element, histogram));
            }
        }
        return charts;
    }

    private static Chart histogram(ElementReport element, ConcentrationHistogram histogram) {
        int bins = histogram.measured().length;
        double[] edges = new double[bins + 1];
        double[] all = new double[bins + 1];
        double[] censored = new double[bins + 1];
        for (int bin = 0; bin <= bins; bin++) {
            edges[bin] = histogram.edge(bin);
            int at = Math.min(bin, bins - 1);
            all[bin] = histogram.measured()[at] + histogram.censored()[at];
            censored[bin] = histogram.censored()[at];
        }
        double highest = Arrays.stream(all).max().orElse(1);
        List<Chart.Series> series = new ArrayList<>();
        series.add(Chart.Series.bars("all", edges, all));
        if (element.censoredShare() > 0) {
            series.add(Chart.Series.bars("at a detection limit", edges, censored));
        }
        for (Limit limit : element.limits()) {
            if (limit.limit() >= histogram.low() && limit.limit() <= histogram.high()) {
                series.add(Chart.Series.reference(
                        (limit.upper() ? ">" : "<") + Numbers.significant(limit.limit(), 3),
                        new double[] {limit.limit(), limit.limit()},
                        new double[] {0, highest}));
            }
        }
        String label = ("Concentration " + element.unit()).strip();
        return new Chart(
                histogram.logarithmic() ? "Histogram, logarithmic" : "Histogram",
                histogram.logarithmic()
                        ? histogram.zeros() == 0 ? "" : Numbers.count(histogram.zeros()) + " zeros are not shown."
                        : histogram.beyond() == 0
                                ? ""
                                : Numbers.count(histogram.beyond()) + " richer samples lie beyond the right end.",
                histogram.logarithmic()
                        ? Chart.Axis.logarithmic(label, histogram.low(), histogram.high())
                        : new Chart.Axis(label, histogram.low(), histogram.high()),
                new Chart.Axis("Samples", 0, Double.NaN),
                null,
                series);
    }

    private Chart variogram(VariogramReport report) {
        Variogram model = Variogram.parse(report.model());
        double end = report.empirical()
                .map(EmpiricalVariogram::cutoff)
                .orElseGet(() -> Math.max(
                        gridding.grid().cellSize(),
                        1.5
                                * model.structures().stream()
                                        .mapToDouble(Variogram.Structure::range)
                                        .max()
                                        .orElse(0)));
        boolean far = end >= 2000;
        double unit = far ? 1000 : 1;
        double[] x = new double[CURVE_POINTS];
        double[] y = new double[CURVE_POINTS];
        for (int i = 0; i < CURVE_POINTS; i++) {
            double distance = end * Math.max(i, 1e-6) / (CURVE_POINTS - 1);
            x[i] = distance / unit;
            y[i] = model.semivariance(0, distance);
        }
        List<Chart.Series> series = new ArrayList<>();
        report.empirical()
                .ifPresent(empirical -> series.add(Chart.Series.points(
                        "samples",
                        empirical.lags().stream()
                                .mapToDouble(lag -> lag.distance() / unit)
                                .toArray(),
                        empirical.lags().stream().mapToDouble(Lag::semivariance).toArray())));
        series.add(Chart.Series.of(report.fitted() ? "fitted model" : "given model", x, y));
        return new Chart(
                "Variogram",
                described(model, far)
                        + report.empirical()
                                .map(empirical -> ", from " + Numbers.count(empirical.points()) + " samples.")
                                .orElse("."),
                new Chart.Axis(far ? "Distance (km)" : "Distance (m)", 0, end / unit),
                new Chart.Axis(
                        settings.transform() == Transform.LOG10 ? "Semivariance, log10" : "Semivariance",
                        0,
                        Double.NaN),
                null,
                series);
    }

    private static String described(Variogram model, boolean far) {
        List<String> terms = new ArrayList<>();
        terms.add("Nugget " + Numbers.significant(model.nugget(), 3));
        for (Variogram.Structure structure : model.structures()) {
            terms.add(structure.shape().name().toLowerCase(Locale.ROOT) + " " + Numbers.significant(structure.sill(), 3)
                    + " with a range of "
                    + (far ? kilometres(structure.range()) + " km" : metres(structure.range())));
        }
        return String.join(", ", terms);
    }

    private Map<String, String> settings() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Method", settings.method().name());
        facts.put("Transform", settings.transform() + (settings.backTransform() ? ", turned back" : ""));
        facts.put("Below detection", settings.detectionLimits().name());
        facts.put("Duplicates", settings.duplicates() + ", within " + metres(settings.duplicateTolerance()));
        facts.put("Cell size", metres(settings.cellSize()));
        facts.put("Empty beyond", settings.maxDistance() > 0 ? metres(settings.maxDistance()) : "no distance");
        facts.put("Empty outside the samples' hull", settings.hull() ? "yes" : "no");
        facts.put("Empty outside given polygons", settings.mask() ? "yes" : "no");
        settings.neighbours().ifPresent(count -> facts.put("Neighbours", count == 0 ? "all" : String.valueOf(count)));
        settings.radius().ifPresent(radius -> facts.put("Radius", metres(radius)));
        settings.sectors().ifPresent(count -> facts.put("Sectors", String.valueOf(count)));
        settings.power().ifPresent(power -> facts.put("Power", Numbers.significant(power, 3)));
        facts.put("Blocks left out", kilometres(settings.blocks()) + " km, " + settings.folds() + " folds");
        if (!gridding.subcomposition().isEmpty()) {
            facts.put("Sub-composition", String.join(", ", gridding.subcomposition()));
        }
        return facts;
    }

    private static String number(double value) {
        return Numbers.significant(value, 3);
    }

    private static String metres(double value) {
        return Numbers.significant(value, 4) + " m";
    }

    private static String kilometres(double metres) {
        return Numbers.significant(metres / 1000, 3);
    }
}
