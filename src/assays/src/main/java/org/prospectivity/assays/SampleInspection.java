package org.prospectivity.assays;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.geochemistry.ConcentrationHistogram;
import org.prospectivity.engine.geochemistry.Determination.Qualifier;
import org.prospectivity.engine.geochemistry.Determinations;
import org.prospectivity.engine.raster.Band.Unit;
import org.prospectivity.tables.Column;
import org.prospectivity.tables.Table;

/**
 * What a table of samples is, and how it would be gridded.
 *
 * @param source the table
 * @param rows it has, one a sample
 * @param columns what each column is and holds
 * @param places where the samples lie; null when no coordinates were found
 * @param shown coordinates of the samples, of many every n-th
 * @param repeats samples at one place; null without places
 * @param kinds what columns say of media and of quality control
 * @param correlations of the elements
 * @param questions what cannot be read without being told
 * @param notes on how the file was read
 * @param warnings for a person
 * @param gridParameters inputs of the gridding process that follow, by their names
 */
public record SampleInspection(
        String source,
        int rows,
        List<ColumnInspection> columns,
        PlacesReport places,
        ShownSamples shown,
        Repeats repeats,
        List<SampleKinds> kinds,
        Correlations correlations,
        List<Question> questions,
        List<String> notes,
        List<String> warnings,
        Map<String, String> gridParameters) {
    /** More elements are not correlated with each other. */
    private static final int MOST_CORRELATED = 80;

    /**
     * Coordinates for a map of the samples.
     *
     * @param x eastings or longitudes
     * @param y northings or latitudes
     */
    public record ShownSamples(double[] x, double[] y) {
        private static final int MOST = 5000;

        private static ShownSamples of(SamplePlaces places) {
            int step = Math.max(1, places.x().length / MOST);
            int[] rows = IntStream.range(0, places.x().length)
                    .filter(row -> row % step == 0 && !Double.isNaN(places.x()[row]))
                    .toArray();
            return new ShownSamples(
                    Arrays.stream(rows).mapToDouble(row -> places.x()[row]).toArray(),
                    Arrays.stream(rows).mapToDouble(row -> places.y()[row]).toArray());
        }
    }

    /** This with more inputs of the gridding process, which go before its own. */
    public SampleInspection withGridParameters(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(gridParameters);
        all.putAll(more);
        return new SampleInspection(
                source, rows, columns, places, shown, repeats, kinds, correlations, questions, notes, warnings, all);
    }

    /** Inspects a table. What gridding would refuse or ask for is told, not refused. */
    public static SampleInspection of(Table table, AssayOptions options, Progress progress) {
        Table wide = LongTable.widened(table).orElse(table);
        return new Inspector(TableColumns.of(wide, options), options).inspect(progress);
    }

    private static final class Inspector {
        private final TableColumns columns;
        private final AssayOptions options;
        private final List<String> warnings = new ArrayList<>();
        private final Map<String, String> parameters = new LinkedHashMap<>();
        private final Map<String, Double> shares = new LinkedHashMap<>();

        Inspector(TableColumns columns, AssayOptions options) {
            this.columns = columns;
            this.options = options;
        }

        SampleInspection inspect(Progress progress) {
            Table table = columns.table();
            Optional<SamplePlaces> places = places();
            List<ColumnRole> roles = columns.of(ColumnKind.ELEMENT);
            AssayReader reader = AssayReader.read(columns, roles, options, progress.part(0, 0.5));
            List<Question> questions = reader.questions();
            roles.forEach(role -> warnings.addAll(reader.noted(role.column())));
            List<ColumnInspection> inspected = new ArrayList<>();
            List<Determinations> elements = new ArrayList<>();
            int done = 0;
            for (ColumnRole role : columns.roles()) {
                progress.part(0.5, 0.9)
                        .report(
                                (double) done++ / columns.roles().size(),
                                "inspecting " + role.column().name());
                inspected.add(role.kind() == ColumnKind.ELEMENT ? assay(role, reader, elements) : other(role));
            }
            Optional<Repeats> repeats = places.map(found -> Repeats.of(found, columns));
            repeats.filter(found -> found.repeated() > 0).ifPresent(found -> warnings.add(found.sentence()));
            List<SampleKinds> kinds = columns.roles().stream()
                    .flatMap(role -> SampleKinds.of(role).stream())
                    .toList();
            kinds.forEach(kind -> kind.warning().ifPresent(warnings::add));
            Correlations correlations = Correlations.of(
                    elements.subList(0, Math.min(MOST_CORRELATED, elements.size())), progress.part(0.9, 1));
            parameters(places);
            try {
                Questions.require(questions);
            } catch (InvalidInputException e) {
                warnings.add(e.getMessage());
            }
            return new SampleInspection(
                    table.source(),
                    table.rows(),
                    List.copyOf(inspected),
                    places.map(SamplePlaces::report).orElse(null),
                    places.map(ShownSamples::of).orElse(new ShownSamples(new double[0], new double[0])),
                    repeats.orElse(null),
                    kinds,
                    correlations,
                    questions,
                    table.notes(),
                    List.copyOf(warnings),
                    parameters);
        }

        private Optional<SamplePlaces> places() {
            AssayOptions tolerant = options.outliers() == AssayOptions.Outliers.REFUSE
                    ? options.outliers(AssayOptions.Outliers.LEAVE_OUT)
                    : options;
            try {
                SamplePlaces places = SamplePlaces.of(
                        columns,
                        options.zones() == AssayOptions.Zones.REFUSE
                                ? tolerant.zones(AssayOptions.Zones.PROJECT)
                                : tolerant);
                warnings.addAll(places.warnings());
                if (places.zones().length > 0) {
                    parameters.put("zones", AssayOptions.Zones.PROJECT.name());
                }
                return Optional.of(places);
            } catch (InvalidInputException e) {
                warnings.add(e.getMessage());
                return Optional.empty();
            }
        }

        private ColumnInspection assay(ColumnRole role, AssayReader reader, List<Determinations> elements) {
            ElementName name = role.element().orElseThrow();
            int unclear = reader.questions(role.column()).stream()
                    .mapToInt(Question::count)
                    .sum();
            AssayValues values = reader.settle(role.column(), name.factor(), true);
            Determinations.Builder builder = new Determinations.Builder(name.canonical());
            double[] measured = new double[values.count(Qualifier.MEASURED)];
            int next = 0;
            for (int row = 0; row < values.size(); row++) {
                builder.add(values.value(row), values.qualifier(row));
                if (values.qualifier(row) == Qualifier.MEASURED) {
                    measured[next++] = values.value(row);
                }
            }
            Arrays.sort(measured);
            Determinations determinations = builder.build();
            int missing = values.count(Qualifier.MISSING) - unclear;
            if (values.determined() > 0) {
                elements.add(determinations);
                double share = (double) values.determined() / values.size();
                shares.merge(name.canonical(), share, Math::max);
            } else {
                warnings.add("The column " + role.column().name() + " has no value that can be read.");
            }
            return new ColumnInspection(
                    role.column().name(),
                    role.kind(),
                    "",
                    values.size() - values.blank(),
                    Map.of(),
                    new ColumnInspection.Assay(
                            name.canonical(),
                            name.analyte().symbol(),
                            name.bandUnit().label(),
                            name.method().orElse(""),
                            measured.length,
                            values.count(Qualifier.BELOW),
                            values.count(Qualifier.ABOVE),
                            missing,
                            values.missing(),
                            unclear,
                            ColumnInspection.SHARES.stream()
                                    .mapToDouble(share -> Quantiles.of(measured, share))
                                    .toArray(),
                            List.of(
                                    ConcentrationHistogram.of(determinations, false),
                                    ConcentrationHistogram.of(determinations, true))));
        }

        private static ColumnInspection other(ColumnRole role) {
            Column column = role.column();
            int filled = 0;
            Map<String, Integer> texts = new LinkedHashMap<>();
            for (int row = 0; row < column.size(); row++) {
                String text = column.text(row);
                filled += text.isEmpty() ? 0 : 1;
                if (!text.isEmpty() && texts.size() <= SampleKinds.MOST) {
                    texts.merge(text, 1, Integer::sum);
                }
            }
            boolean few = texts.size() <= SampleKinds.MOST && role.kind() != ColumnKind.COORDINATE;
            return new ColumnInspection(
                    column.name(),
                    role.kind(),
                    role.of().map(Column::name).orElse(""),
                    filled,
                    few ? texts : Map.of(),
                    null);
        }

        /** The inputs of the gridding process that this table calls for. */
        private void parameters(Optional<SamplePlaces> places) {
            String enough = shares.entrySet().stream()
                    .filter(share -> share.getValue() >= options.leastDetermined())
                    .map(Map.Entry::getKey)
                    .collect(Collectors.joining(","));
            if (!enough.isEmpty()) {
                parameters.put("elements", enough);
            }
            String few = shares.entrySet().stream()
                    .filter(share -> share.getValue() < options.leastDetermined())
                    .map(share -> String.format(Locale.ROOT, "%s (%.1f %%)", share.getKey(), 100 * share.getValue()))
                    .collect(Collectors.joining(", "));
            if (!few.isEmpty()) {
                warnings.add("Few samples have a determination of " + few + ".");
            }
            List<String> unknown = columns.of(ColumnKind.ELEMENT).stream()
                    .map(role -> role.element().orElseThrow())
                    .filter(name -> name.bandUnit() == Unit.UNKNOWN)
                    .map(ElementName::original)
                    .toList();
            if (!unknown.isEmpty()) {
                warnings.add("The unit is not told of " + String.join(", ", unknown) + ".");
            }
            places.filter(found -> found.report().crs().isEmpty())
                    .flatMap(found -> found.report().suggestions().stream().findFirst())
                    .ifPresent(suggestion -> parameters.put("crs", suggestion.code()));
            options.x().ifPresent(x -> parameters.put("x", x));
            options.y().ifPresent(y -> parameters.put("y", y));
            parameters.put("transform", "LOG10");
        }
    }
}
