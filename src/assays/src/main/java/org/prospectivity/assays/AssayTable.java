package org.prospectivity.assays;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.geochemistry.Determination.Qualifier;
import org.prospectivity.engine.geochemistry.Determinations;
import org.prospectivity.engine.geochemistry.SampleTable;
import org.prospectivity.engine.raster.Band.Unit;
import org.prospectivity.tables.Column;
import org.prospectivity.tables.Table;

/**
 * Samples of a table as they are gridded: where each lies, as far as a table tells without a coordinate reference system,
 * and the determinations of each element, with an account of how they were read.
 */
public final class AssayTable {
    private final SamplePlaces places;
    private final int[] rows;
    private final List<Determinations> elements;
    private final AssayReport report;

    private AssayTable(SamplePlaces places, int[] rows, List<Determinations> elements, AssayReport report) {
        this.places = places.at(rows);
        this.rows = rows;
        this.elements = List.copyOf(elements);
        this.report = report;
    }

    /**
     * Reads a table.
     *
     * @param table as a file has it; a table with one determination a row is turned first
     * @throws InvalidInputException when it has no coordinates, several zones or none of the elements asked for, when an
     *     element that was named has no value, or when cells cannot be read without being told what they mean
     */
    public static AssayTable of(Table table, AssayOptions options, Progress progress) {
        Table wide = LongTable.widened(table).orElse(table);
        TableColumns columns = TableColumns.of(wide, options);
        SamplePlaces places = SamplePlaces.of(columns, options);
        int[] rows = IntStream.range(0, wide.rows())
                .filter(row -> !Double.isNaN(places.x()[row]))
                .toArray();
        return new Builder(columns, options, places, rows).build(progress);
    }

    /** Number of samples. */
    public int size() {
        return rows.length;
    }

    /** Where the samples lie. */
    public SamplePlaces places() {
        return places;
    }

    /** The row of the table each sample stands in, from 0. */
    public int[] rows() {
        return rows;
    }

    /** The elements, each with a determination for every sample. */
    public List<Determinations> elements() {
        return elements;
    }

    /** How the table was read. */
    public AssayReport report() {
        return report;
    }

    /**
     * The samples as the engine grids them.
     *
     * @param eastings of the samples, projected, in metres
     * @param northings of the samples
     */
    public SampleTable samples(double[] eastings, double[] northings) {
        return new SampleTable(eastings, northings, elements);
    }

    private static final class Builder {
        /** A share of zeros that may mean something else. */
        private static final double ZEROS = 0.05;

        private final TableColumns columns;
        private final AssayOptions options;
        private final SamplePlaces places;
        private final int[] rows;
        private final List<String> warnings = new ArrayList<>();
        private final List<Determinations> elements = new ArrayList<>();
        private final List<ElementAccount> accounts = new ArrayList<>();
        private final List<LevelledGroup> levelled = new ArrayList<>();
        private final List<String> few = new ArrayList<>();

        Builder(TableColumns columns, AssayOptions options, SamplePlaces places, int[] rows) {
            this.columns = columns;
            this.options = options;
            this.places = places;
            this.rows = rows;
        }

        AssayTable build(Progress progress) {
            List<ElementChoice> choices = ElementChoice.of(columns, options);
            List<ColumnRole> roles = choices.stream()
                    .flatMap(choice -> choice.columns().stream())
                    .distinct()
                    .toList();
            AssayReader reader = AssayReader.read(columns, roles, options, progress.part(0, 0.7));
            Questions.require(reader.questions());
            roles.forEach(role -> warnings.addAll(reader.noted(role.column())));
            Optional<Column> groups = options.level()
                    .map(name ->
                            CoordinateColumns.named("level", columns.table().columns(), name));
            Map<Column, Integer> uses = new IdentityHashMap<>();
            choices.forEach(choice -> choice.columns().forEach(role -> uses.merge(role.column(), 1, Integer::sum)));
            int done = 0;
            for (ElementChoice choice : choices) {
                progress.part(0.7, 1).report((double) done++ / choices.size(), "reading " + choice.band());
                List<AssayValues> values = new ArrayList<>();
                for (ColumnRole role : choice.columns()) {
                    boolean last = uses.merge(role.column(), -1, Integer::sum) == 0;
                    values.add(reader.settle(role.column(), choice.factor(role), last));
                    tellConversion(choice, role);
                }
                element(choice, Methods.merge(values, options.methods()), groups);
            }
            finish(choices);
            Repeats repeats = Repeats.of(places, columns);
            List<SampleKinds> kinds = columns.roles().stream()
                    .flatMap(role -> SampleKinds.of(role).stream())
                    .toList();
            List<String> all = new ArrayList<>(places.warnings());
            if (repeats.repeated() > 0) {
                all.add(repeats.sentence());
            }
            kinds.forEach(kind -> kind.warning().ifPresent(all::add));
            all.addAll(warnings);
            Table table = columns.table();
            AssayReport report = new AssayReport(
                    table.source(),
                    table.rows(),
                    rows.length,
                    places.report(),
                    repeats,
                    kinds,
                    List.copyOf(accounts),
                    List.copyOf(levelled),
                    table.notes(),
                    List.copyOf(all));
            return new AssayTable(places, rows, elements, report);
        }

        private void tellConversion(ElementChoice choice, ColumnRole role) {
            ElementName name = role.element().orElseThrow();
            if (name.unit().isEmpty() && choice.unit() != Unit.UNKNOWN) {
                warnings.add("The column " + name.original() + " tells no unit; it is taken for "
                        + choice.unit().label() + ", as " + choice.band() + " was asked for.");
            } else if (choice.factor(role) != 1) {
                warnings.add(choice.band() + " is the column " + name.original() + " times "
                        + String.format(Locale.ROOT, "%.5g", choice.factor(role)) + ".");
            }
        }

        private void element(ElementChoice choice, Methods.Merged merged, Optional<Column> groups) {
            AssayValues values = merged.values();
            groups.ifPresent(column -> levelled.addAll(Levelling.apply(values, choice.band(), column)));
            Determinations.Builder builder = new Determinations.Builder(choice.band());
            int[] counts = new int[Qualifier.values().length];
            int zeros = 0;
            for (int row : rows) {
                builder.add(values.value(row), values.qualifier(row));
                counts[values.qualifier(row).ordinal()]++;
                zeros += values.value(row) == 0 ? 1 : 0;
            }
            int missing = counts[Qualifier.MISSING.ordinal()];
            int determined = rows.length - missing;
            if (determined == 0) {
                String found = choice.band() + " has no value: "
                        + (values.missing().isEmpty()
                                ? "its cells are empty"
                                : values.missing().entrySet().stream()
                                        .map(code -> "\"" + code.getKey() + "\" " + Questions.times(code.getValue()))
                                        .collect(Collectors.joining(", ", "it holds ", ", which means no result")));
                if (!choice.byPattern()) {
                    throw new InvalidInputException("elements", found + "; expected elements that were analysed");
                }
                warnings.add(found + "; it is left out.");
                return;
            }
            if (choice.byPattern() && determined < options.leastDetermined() * rows.length) {
                few.add(String.format(Locale.ROOT, "%s (%.1f %%)", choice.band(), 100.0 * determined / rows.length));
                return;
            }
            tellMethods(choice, merged);
            if (zeros > ZEROS * determined) {
                warnings.add(choice.band() + ": " + zeros + " of " + determined + " values are 0, which counts as half"
                        + " of the least value above 0 where a logarithm is taken; give missing=0 or below=0=LIMIT where"
                        + " it means something else.");
            }
            elements.add(builder.build());
            accounts.add(new ElementAccount(
                    choice.band(),
                    choice.unit().label(),
                    merged.columns(),
                    values.name().method().orElse(""),
                    counts[Qualifier.MEASURED.ordinal()],
                    counts[Qualifier.BELOW.ordinal()],
                    counts[Qualifier.ABOVE.ordinal()],
                    missing,
                    values.blank(),
                    values.missing(),
                    values.below(),
                    merged.refilled()));
        }

        private void tellMethods(ElementChoice choice, Methods.Merged merged) {
            if (choice.columns().size() < 2) {
                return;
            }
            String all = choice.columns().stream()
                    .map(role -> role.column().name())
                    .distinct()
                    .collect(Collectors.joining(", "));
            warnings.add(choice.band() + " stands in several columns (" + all + "): "
                    + merged.columns().get(0) + " counts"
                    + (merged.columns().size() > 1
                            ? ", and "
                                    + String.join(
                                            ", ",
                                            merged.columns()
                                                    .subList(1, merged.columns().size()))
                                    + (options.methods().isEmpty()
                                            ? " where it is above its limit"
                                            : " where it is missing or above its limit")
                            : "")
                    + (merged.refilled() > 0
                            ? "; " + merged.refilled() + " values above its limit were determined by another"
                            : "")
                    + (merged.leftOut() > 0
                            ? "; " + merged.leftOut() + " samples with a value of another method only are without one"
                                    + " (methods=FIRST,SECOND takes both)"
                            : "")
                    + ".");
        }

        private void finish(List<ElementChoice> choices) {
            if (!few.isEmpty()) {
                warnings.add(String.format(
                        Locale.ROOT,
                        "Left out, as fewer than %.0f %% of the samples have a determination (leastDetermined): %s.",
                        100 * options.leastDetermined(),
                        String.join(", ", few)));
            }
            if (elements.isEmpty()) {
                throw new InvalidInputException(
                        "elements",
                        "none of " + choices.stream().map(ElementChoice::band).toList()
                                + " has enough determinations; " + String.join(" ", warnings)
                                + " Expected elements that were analysed, or a lower leastDetermined");
            }
            List<String> unknown = elements.stream()
                    .filter(element -> element.band().unit() == Unit.UNKNOWN)
                    .map(Determinations::element)
                    .toList();
            if (!unknown.isEmpty()) {
                warnings.add("The unit is not told of " + String.join(", ", unknown)
                        + "; where it is known, ask for the element with it, as in Au_ppb.");
            }
            if (options.level().isPresent()) {
                tellLevelling();
            }
        }

        private void tellLevelling() {
            long moved = levelled.stream().filter(LevelledGroup::moved).count();
            long small = levelled.stream()
                    .filter(group -> group.determinations() < Levelling.FEWEST)
                    .count();
            warnings.add("Levelled by " + options.level().orElseThrow() + ": " + moved
                    + " groups of determinations were given the median and the quartiles of the largest group of their"
                    + " element"
                    + (small > 0 ? "; " + small + " with fewer than " + Levelling.FEWEST + " were not" : "")
                    + ".");
        }
    }
}
