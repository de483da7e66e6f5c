package org.prospectivity.reports.samples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.prospectivity.assays.ColumnInspection;
import org.prospectivity.assays.ColumnInspection.Assay;
import org.prospectivity.assays.ColumnKind;
import org.prospectivity.assays.Correlations;
import org.prospectivity.assays.CrsSuggestion;
import org.prospectivity.assays.PlacesReport;
import org.prospectivity.assays.Question;
import org.prospectivity.assays.Repeats;
import org.prospectivity.assays.SampleInspection;
import org.prospectivity.assays.SampleKinds;
import org.prospectivity.engine.geochemistry.ConcentrationHistogram;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.reports.BoxPlots;
import org.prospectivity.reports.Chart;
import org.prospectivity.reports.Charts;
import org.prospectivity.reports.Code;
import org.prospectivity.reports.Facts;
import org.prospectivity.reports.Matrix;
import org.prospectivity.reports.Notes;
import org.prospectivity.reports.Numbers;
import org.prospectivity.reports.PointMaps;
import org.prospectivity.reports.Report;
import org.prospectivity.reports.TableBuilder;

/** What a table of samples is, for the person who is to grid it: from what {@code InspectSamples} reports. */
public final class InspectionReport {
    /** Metres of a degree of latitude, on a sphere of 6,371 km. */
    private static final double DEGREE = Math.toRadians(6_371_000);

    /** Cells along the longer side of a map's frame. */
    private static final int FRAME = 1000;

    /** A frame of less than this share of its height or width would show nothing. */
    private static final double NARROWEST = 0.25;

    private final SampleInspection inspection;
    private final String file;
    private final List<ColumnInspection> elements;

    private InspectionReport(SampleInspection inspection, String file) {
        this.inspection = inspection;
        this.file = file;
        elements = inspection.columns().stream()
                .filter(column -> column.assay() != null)
                .toList();
    }

    /** The report on a table whose file is called as it was when it was inspected. */
    public static Report of(SampleInspection inspection) {
        return of(inspection, inspection.source());
    }

    /**
     * The report on a table.
     *
     * @param file as a command line is to name it
     */
    public static Report of(SampleInspection inspection, String file) {
        return new InspectionReport(inspection, file).report();
    }

    private Report report() {
        List<Report.Section> sections = new ArrayList<>();
        sections.add(new Report.Section("To settle first", "", settle()));
        if (inspection.places() != null) {
            sections.add(new Report.Section("Where the samples lie", "", places()));
        }
        sections.add(new Report.Section("Columns", "", columns()));
        List<Report.Block> distributions = distributions();
        if (!distributions.isEmpty()) {
            sections.add(new Report.Section("Distributions", "", distributions));
        }
        if (inspection.correlations().elements().size() > 1) {
            sections.add(new Report.Section("Correlations", "", List.of(correlations())));
        }
        List<Report.Block> kinds = kinds();
        if (!kinds.isEmpty()) {
            sections.add(new Report.Section("Media and repeats", "", kinds));
        }
        sections.add(new Report.Section(
                "What follows",
                "",
                List.of(new Code(
                        "The call that grids the samples",
                        inspection.questions().isEmpty()
                                ? "It needs a look at the warnings, and nothing else."
                                : "It is refused until the codes above are settled: add the options that the table names.",
                        GridCommand.of(inspection, file)))));
        return new Report(
                "What the samples are",
                inspection.source() + ": " + Numbers.count(inspection.rows()) + " rows of "
                        + inspection.columns().size() + " columns, "
                        + count(elements.size(), "of them with concentrations", "of them with concentrations") + ".",
                verdict(),
                headlines(),
                sections);
    }

    private static String count(long count, String one, String several) {
        return Numbers.count(count) + " " + (count == 1 ? one : several);
    }

    private String verdict() {
        if (elements.isEmpty()) {
            return "No column was taken for the concentrations of an element, so there is nothing to grid.";
        }
        if (inspection.places() == null) {
            return "The samples have no coordinates that can be read, so they cannot be gridded.";
        }
        List<String> open = new ArrayList<>();
        if (!inspection.questions().isEmpty()) {
            long codes = inspection.questions().stream()
                    .map(Question::code)
                    .distinct()
                    .count();
            open.add(count(codes, "code has no clear meaning", "codes have no clear meaning"));
        }
        if (GridCommand.lacksCrs(inspection)) {
            open.add("nothing tells which coordinate system the coordinates are in");
        }
        if (!open.isEmpty()) {
            return "Before they are gridded, settle this: " + String.join("; ", open) + ".";
        }
        return inspection.warnings().isEmpty()
                ? "The samples can be gridded as they stand."
                : "The samples can be gridded as they stand; read the "
                        + count(inspection.warnings().size(), "warning", "warnings") + " first.";
    }

    private List<Report.Headline> headlines() {
        List<Report.Headline> headlines = new ArrayList<>();
        headlines.add(new Report.Headline(Numbers.count(inspection.rows()), "rows", ""));
        PlacesReport places = inspection.places();
        headlines.add(new Report.Headline(
                places == null ? "none" : Numbers.count(places.placed()),
                "with coordinates",
                places == null ? "" : places.columns()));
        headlines.add(new Report.Headline(String.valueOf(elements.size()), "columns of elements", ""));
        elements.stream()
                .map(ColumnInspection::assay)
                .max((a, b) -> Double.compare(censored(a), censored(b)))
                .ifPresent(most -> headlines.add(new Report.Headline(
                        Numbers.percent(censored(most)), "beyond a detection limit", "most, of " + most.element())));
        crs().ifPresent(crs -> headlines.add(crs));
        return headlines;
    }

    private Optional<Report.Headline> crs() {
        PlacesReport places = inspection.places();
        if (places == null) {
            return Optional.empty();
        }
        String code = inspection.gridParameters().get("crs");
        if (code == null) {
            return Optional.of(new Report.Headline(
                    places.crs().matches("EPSG:\\d+")
                            ? places.crs()
                            : places.crs().isEmpty() ? "unknown" : "stated",
                    "coordinate system",
                    places.crs().isEmpty() ? "" : "as the table states it"));
        }
        return Optional.of(new Report.Headline(
                code,
                "coordinate system",
                places.suggestions().stream()
                        .filter(suggestion -> suggestion.code().equals(code))
                        .map(suggestion -> suggestion.name() + ", a suggestion: " + suggestion.reason())
                        .findFirst()
                        .orElse("as it was given")));
    }

    /** Share of the values that are known to lie beyond a limit only. */
    private static double censored(Assay assay) {
        int known = assay.measured() + assay.below() + assay.above();
        return known == 0 ? 0 : (double) (assay.below() + assay.above()) / known;
    }

    private static String settled(Question question) {
        return question.meaning() + ": " + question.settledBy();
    }

    private List<Report.Block> settle() {
        List<Report.Block> blocks = new ArrayList<>();
        if (!inspection.questions().isEmpty()) {
            blocks.add(new TableBuilder<Question>(
                            "Codes without a clear meaning",
                            "Gridding asks for each of them: nothing is guessed that would become a concentration.")
                    .text("Code", Question::code)
                    .number("Cells", question -> Numbers.count(question.count()))
                    .text("Column", Question::column)
                    .text("What it may be, and what settles it", InspectionReport::settled)
                    .of(inspection.questions()));
        }
        // The table tells what the sentence on all codes does.
        List<String> warnings = inspection.warnings().stream()
                .filter(warning -> inspection.questions().isEmpty() || !warning.startsWith("elements: "))
                .toList();
        if (!warnings.isEmpty()) {
            blocks.add(new Notes("Warnings", warnings));
        }
        if (blocks.isEmpty()) {
            blocks.add(new Notes("Nothing", List.of("The table leaves nothing open.")));
        }
        if (!inspection.notes().isEmpty()) {
            blocks.add(new Notes("How the file was read", inspection.notes()));
        }
        return blocks;
    }

    private List<Report.Block> places() {
        List<Report.Block> blocks = new ArrayList<>();
        map().ifPresent(blocks::add);
        PlacesReport places = inspection.places();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("From", places.columns());
        facts.put("Measured in", places.measure().name().toLowerCase(Locale.ROOT));
        facts.put("The table states", places.crs().isEmpty() ? "no coordinate system" : places.crs());
        if (!places.datum().isEmpty()) {
            facts.put("Datum", places.datum());
        }
        if (places.extent() != null) {
            int digits = places.measure() == PlacesReport.Measure.DEGREES ? 4 : 0;
            facts.put(
                    "West to east",
                    range(places.extent().west(), places.extent().east(), digits));
            facts.put(
                    "South to north",
                    range(places.extent().south(), places.extent().north(), digits));
        }
        facts.put("Placed", Numbers.count(places.placed()));
        facts.put("Without coordinates", Numbers.count(places.without()));
        putRows(facts, "At (0, 0) or a code", places.coded());
        putRows(facts, "Far from all others", places.far());
        putRows(facts, "Turned round", places.turned());
        if (!places.zones().isEmpty()) {
            facts.put("Zones", join(places.zones()));
        }
        blocks.add(new Facts("Coordinates", facts));
        if (!places.suggestions().isEmpty()) {
            blocks.add(new TableBuilder<CrsSuggestion>(
                            "Coordinate systems that may be meant",
                            "The likeliest first. Who made the table knows; the file does not.")
                    .text("Code", CrsSuggestion::code)
                    .text("Name", CrsSuggestion::name)
                    .text("What speaks for it", CrsSuggestion::reason)
                    .of(places.suggestions()));
        }
        return blocks;
    }

    private static String range(double low, double high, int decimals) {
        return Numbers.decimals(low, decimals) + " to " + Numbers.decimals(high, decimals);
    }

    private static void putRows(Map<String, String> facts, String name, List<Integer> rows) {
        if (!rows.isEmpty()) {
            int most = 10;
            facts.put(
                    name,
                    (rows.size() == 1 ? "row " : "rows ")
                            + join(rows.subList(0, Math.min(most, rows.size())))
                            + (rows.size() > most ? " and " + (rows.size() - most) + " more" : ""));
        }
    }

    private static String join(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private Optional<PointMaps> map() {
        double[] x = inspection.shown().x().clone();
        double[] y = inspection.shown().y().clone();
        if (x.length == 0) {
            return Optional.empty();
        }
        boolean degrees = inspection.places().measure() == PlacesReport.Measure.DEGREES;
        if (degrees) {
            double latitude =
                    (Arrays.stream(y).min().orElse(0) + Arrays.stream(y).max().orElse(0)) / 2;
            double longitude =
                    (Arrays.stream(x).min().orElse(0) + Arrays.stream(x).max().orElse(0)) / 2;
            for (int i = 0; i < x.length; i++) {
                x[i] = (x[i] - longitude) * DEGREE * Math.cos(Math.toRadians(latitude));
                y[i] = (y[i] - latitude) * DEGREE;
            }
        }
        String reading = (x.length < inspection.places().placed()
                        ? Numbers.count(x.length) + " of the "
                                + Numbers.count(inspection.places().placed()) + " samples. "
                        : "")
                + (degrees ? "Distances from their middle, drawn from degrees. " : "")
                + (inspection.places().zones().size() > 1
                        ? "Samples of several zones are drawn by the numbers of their coordinates, as if in one. "
                        : "")
                + "A sample in the wrong place, or an axis the wrong way round, is best seen here.";
        return Optional.of(new PointMaps(
                "Samples",
                reading,
                List.of(new PointMaps.PointMap(
                        Numbers.count(x.length) + " samples", frame(x, y), x, y, new float[x.length], null))));
    }

    /** A frame around points, a little wider than they, and no narrow strip. */
    private static GridGeometry frame(double[] x, double[] y) {
        double west = Arrays.stream(x).min().orElse(0);
        double east = Arrays.stream(x).max().orElse(0);
        double south = Arrays.stream(y).min().orElse(0);
        double north = Arrays.stream(y).max().orElse(0);
        double longer = Math.max(1, Math.max(east - west, north - south));
        double width = Math.max(NARROWEST * longer, east - west) + 0.06 * longer;
        double height = Math.max(NARROWEST * longer, north - south) + 0.06 * longer;
        double cell = longer / FRAME;
        return new GridGeometry(
                (west + east - width) / 2, (south + north + height) / 2, cell, (int) Math.ceil(width / cell), (int)
                        Math.ceil(height / cell));
    }

    private List<Report.Block> columns() {
        List<Report.Block> blocks = new ArrayList<>();
        if (!elements.isEmpty()) {
            blocks.add(new TableBuilder<ColumnInspection>(
                            "Elements",
                            "Determined are measured and censored values. Codes count as no result; open are cells"
                                    + " that have to be settled.")
                    .text("Column", ColumnInspection::name)
                    .text("Band", column -> column.assay().element())
                    .text("Unit", column -> orDash(column.assay().unit()))
                    .text("Method", column -> orDash(column.assay().method()))
                    .bar("Determined", column -> Numbers.percent(determined(column)), this::determined)
                    .number("Measured", column -> Numbers.count(column.assay().measured()))
                    .number("Below", column -> Numbers.count(column.assay().below()))
                    .number("Above", column -> Numbers.count(column.assay().above()))
                    .number("Missing", column -> Numbers.count(column.assay().missing()))
                    .number("Open", column -> Numbers.count(column.assay().unclear()))
                    .text("Codes", column -> orDash(counts(column.assay().missingCodes())))
                    .of(elements));
        }
        List<ColumnInspection> others = inspection.columns().stream()
                .filter(column -> column.assay() == null)
                .toList();
        if (!others.isEmpty()) {
            blocks.add(new TableBuilder<ColumnInspection>("Other columns", "What they were taken for.")
                    .text("Column", ColumnInspection::name)
                    .text(
                            "Taken for",
                            column -> kind(column.kind()) + (column.of().isEmpty() ? "" : " of " + column.of()))
                    .number("Filled", column -> Numbers.count(column.filled()))
                    .text("Values", column -> orDash(counts(column.texts())))
                    .of(others));
        }
        return blocks;
    }

    private double determined(ColumnInspection column) {
        Assay assay = column.assay();
        return (assay.measured() + assay.below() + assay.above()) / (double) Math.max(1, inspection.rows());
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "–" : text;
    }

    private static String counts(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + " (" + Numbers.count(entry.getValue()) + ")")
                .collect(Collectors.joining(", "));
    }

    private static String kind(ColumnKind kind) {
        return switch (kind) {
            case COORDINATE -> "coordinate";
            case ZONE -> "zone of a map projection";
            case ELEMENT -> "element";
            case QUALIFIER -> "signs";
            case UNREAD_QUALIFIER -> "signs that cannot be read";
            case LIMIT -> "detection limits";
            case ID -> "name of the sample";
            case DEPTH -> "depth";
            case MEDIUM -> "medium";
            case QUALITY_CONTROL -> "quality control";
            case DATE -> "date";
            case NUMBER -> "other numbers";
            case TEXT -> "other texts";
            case EMPTY -> "nothing";
        };
    }

    private List<Report.Block> distributions() {
        List<Report.Block> blocks = new ArrayList<>();
        List<BoxPlots.Box> boxes = elements.stream()
                .map(ColumnInspection::assay)
                .filter(assay -> assay.quantiles()[3] > 0)
                .map(InspectionReport::box)
                .toList();
        if (!boxes.isEmpty()) {
            blocks.add(new BoxPlots(
                    "Box plots",
                    "Of the measured values, as multiples of their median on a logarithmic axis: the box holds the"
                            + " middle half, the whiskers the 5th to the 95th percentile, the dots are the ends.",
                    boxes));
        }
        List<Chart> charts = elements.stream()
                .flatMap(column -> histogram(column.assay()).stream())
                .toList();
        if (!charts.isEmpty()) {
            blocks.add(new Charts(charts));
        }
        return blocks;
    }

    private static BoxPlots.Box box(Assay assay) {
        // At the shares of ColumnInspection.SHARES: 0, 0.05, 0.25, 0.5, 0.75, 0.9, 0.95 and 1.
        double[] q = assay.quantiles();
        return new BoxPlots.Box(name(assay), "", q[0], q[1], q[2], q[3], q[4], q[6], q[7]);
    }

    private static String name(Assay assay) {
        return (assay.symbol() + " " + assay.unit()).strip() + (assay.method().isEmpty() ? "" : ", " + assay.method());
    }

    /** Of the logarithms, or of the concentrations where there are none. */
    private static Optional<Chart> histogram(Assay assay) {
        Optional<ConcentrationHistogram> chosen = assay.histograms().stream()
                .filter(histogram -> histogram.measured().length > 0)
                .reduce((plain, logarithmic) -> logarithmic);
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        ConcentrationHistogram histogram = chosen.get();
        int bins = histogram.measured().length;
        double[] edges = new double[bins + 1];
        double[] all = new double[bins + 1];
        double[] censored = new double[bins + 1];
        for (int bin = 0; bin <= bins; bin++) {
            int at = Math.min(bin, bins - 1);
            edges[bin] = histogram.edge(bin);
            all[bin] = histogram.measured()[at] + histogram.censored()[at];
            censored[bin] = histogram.censored()[at];
        }
        List<Chart.Series> series = new ArrayList<>();
        series.add(Chart.Series.bars("all", edges, all));
        if (assay.below() + assay.above() > 0) {
            series.add(Chart.Series.bars("at a detection limit", edges, censored));
        }
        String label = ("Concentration " + assay.unit()).strip();
        return Optional.of(new Chart(
                name(assay),
                histogram.zeros() > 0 ? Numbers.count(histogram.zeros()) + " zeros are not shown." : "",
                histogram.logarithmic()
                        ? Chart.Axis.logarithmic(label, histogram.low(), histogram.high())
                        : new Chart.Axis(label, histogram.low(), histogram.high()),
                new Chart.Axis("Samples", 0, Double.NaN),
                null,
                series));
    }

    private Matrix correlations() {
        Correlations correlations = inspection.correlations();
        return new Matrix(
                "Rank correlations",
                "Spearman's: 1 where two elements rise together, −1 where one falls as the other rises; – with fewer"
                        + " than " + Correlations.FEWEST + " samples. Values beyond a limit count at it.",
                correlations.elements(),
                correlations.coefficients());
    }

    private List<Report.Block> kinds() {
        List<Report.Block> blocks = new ArrayList<>();
        if (!inspection.kinds().isEmpty()) {
            blocks.add(new TableBuilder<SampleKinds>(
                            "What the samples are of", "A map of one medium, by a filter, tells more than one of all.")
                    .text("Column", SampleKinds::column)
                    .text("Values", kind -> counts(kind.values()))
                    .text("Mixed media", kind -> kind.mixed() ? "yes" : "no")
                    .number("Duplicates, standards, blanks", kind -> Numbers.count(kind.controls()))
                    .of(inspection.kinds()));
        }
        Repeats repeats = inspection.repeats();
        if (repeats != null && repeats.repeated() > 0) {
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put("Places", Numbers.count(repeats.places()));
            facts.put("With several samples", Numbers.count(repeats.repeated()));
            facts.put(
                    "Samples at such a place",
                    repeats.fewest() == repeats.most()
                            ? Numbers.count(repeats.most())
                            : repeats.fewest() + " to " + repeats.most());
            facts.put("They are", repeats.intervals() ? "intervals of holes" : "samples at one place");
            blocks.add(new Facts("Repeats", facts));
        }
        return blocks;
    }
}
