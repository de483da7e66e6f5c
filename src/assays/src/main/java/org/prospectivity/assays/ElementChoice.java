package org.prospectivity.assays;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.Band.Unit;
import org.prospectivity.tables.Column;

/**
 * An element to be mapped, and the columns that hold it.
 *
 * @param symbol the symbol its band is called by
 * @param unit the unit of its band
 * @param columns the columns with determinations of it, in the order of the table
 * @param byPattern whether it was found by a pattern rather than named
 */
record ElementChoice(String symbol, Unit unit, List<ColumnRole> columns, boolean byPattern) {
    /** The name of its band. */
    String band() {
        return ElementName.canonical(symbol, unit);
    }

    /**
     * The elements a person asked for, by the column's own name, the band's name ({@code Au_ppb}), the symbol, or a
     * pattern; all elements when nothing was asked for.
     *
     * @throws InvalidInputException for a name the table does not have, with those it has
     */
    static List<ElementChoice> of(TableColumns columns, AssayOptions options) {
        List<ColumnRole> known = columns.of(ColumnKind.ELEMENT);
        List<String> asked = options.elements().isEmpty() ? List.of("*") : options.elements();
        Map<String, ElementChoice> choices = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        for (String name : asked) {
            boolean pattern = name.indexOf('*') >= 0 || name.indexOf('?') >= 0;
            List<ElementChoice> found = pattern ? matching(known, name) : named(columns, known, name);
            for (ElementChoice choice : found) {
                ElementChoice wanted = options.oxidesAsElements() ? choice.asElement() : choice;
                choices.merge(wanted.band(), wanted, ElementChoice::plus);
            }
            if (found.isEmpty()) {
                unknown.add(name);
            }
        }
        if (!unknown.isEmpty()) {
            List<String> all =
                    columns.table().columns().stream().map(Column::name).toList();
            throw new InvalidInputException(
                    "elements",
                    String.join(", ", unknown),
                    known.isEmpty()
                            ? "columns of concentrations, but none is found among " + all
                            : "some of " + names(known) + " (columns " + all + ")");
        }
        return List.copyOf(choices.values());
    }

    private ElementChoice asElement() {
        return Analyte.elementOf(symbol)
                .filter(element -> unit != Unit.UNKNOWN)
                .map(element -> new ElementChoice(element, unit, columns, byPattern))
                .orElse(this);
    }

    private ElementChoice plus(ElementChoice other) {
        Set<ColumnRole> all = new LinkedHashSet<>(columns);
        all.addAll(other.columns);
        return new ElementChoice(symbol, unit, List.copyOf(all), byPattern && other.byPattern);
    }

    /** What a number of one of the columns is multiplied by to be one of the band. */
    double factor(ColumnRole role) {
        ElementName name = role.element().orElseThrow();
        double units = name.unit().isPresent() ? name.factor() * name.bandUnit().factorTo(unit) : 1;
        boolean converted = !name.analyte().symbol().equals(symbol);
        return units
                * (converted ? Analyte.oxideToElement(name.analyte().symbol()).orElse(1.0) : 1);
    }

    private static Set<String> names(List<ColumnRole> roles) {
        Set<String> names = new LinkedHashSet<>();
        roles.forEach(role -> names.add(role.element().orElseThrow().canonical()));
        return names;
    }

    private static List<ElementChoice> matching(List<ColumnRole> known, String pattern) {
        StringBuilder regex = new StringBuilder("(?i)");
        for (char c : pattern.toCharArray()) {
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        Pattern glob = Pattern.compile(regex.toString());
        Map<String, List<ColumnRole>> groups = new LinkedHashMap<>();
        for (ColumnRole role : known) {
            ElementName name = role.element().orElseThrow();
            if (glob.matcher(name.original()).matches()
                    || glob.matcher(name.canonical()).matches()
                    || glob.matcher(name.analyte().symbol()).matches()) {
                groups.computeIfAbsent(group(name), key -> new ArrayList<>()).add(role);
            }
        }
        return groups.values().stream().map(roles -> choice(roles, true)).toList();
    }

    /** Columns of one analyte are one element; those that tell no unit are kept apart from those that do. */
    private static String group(ElementName name) {
        return name.analyte().symbol() + (name.unit().isPresent() ? "" : " without unit");
    }

    private static ElementChoice choice(List<ColumnRole> roles, boolean byPattern) {
        ElementName first = roles.get(0).element().orElseThrow();
        return new ElementChoice(first.analyte().symbol(), first.bandUnit(), List.copyOf(roles), byPattern);
    }

    private static List<ElementChoice> named(TableColumns columns, List<ColumnRole> known, String asked) {
        List<ColumnRole> exact = known.stream()
                .filter(role -> role.column().name().equals(asked))
                .toList();
        if (!exact.isEmpty() && exact.get(0).element().orElseThrow().method().isPresent()) {
            return List.of(choice(exact, false));
        }
        Band band = exact.isEmpty()
                ? ElementName.of(asked, "", "")
                        .map(name -> new Band(asked, name.analyte().symbol(), name.bandUnit(), Band.Transform.NONE))
                        .orElse(Band.of(asked))
                : Band.of(exact.get(0).element().orElseThrow().canonical());
        List<ColumnRole> same = known.stream()
                .filter(role -> role.element().orElseThrow().analyte().symbol().equalsIgnoreCase(band.symbol()))
                .toList();
        List<ColumnRole> measured = ofUnit(same, true);
        if (!same.isEmpty() && band.unit() == Unit.UNKNOWN) {
            return List.of(choice(measured.isEmpty() ? same : measured, false));
        }
        if (!same.isEmpty()) {
            String symbol = same.get(0).element().orElseThrow().analyte().symbol();
            return List.of(new ElementChoice(symbol, band.unit(), measured.isEmpty() ? same : measured, false));
        }
        List<ColumnRole> oxides = ofUnit(known, true).stream()
                .filter(role -> Analyte.elementOf(
                                role.element().orElseThrow().analyte().symbol())
                        .filter(band.symbol()::equalsIgnoreCase)
                        .isPresent())
                .toList();
        if (!oxides.isEmpty()) {
            Unit unit = band.unit() == Unit.UNKNOWN
                    ? oxides.get(0).element().orElseThrow().bandUnit()
                    : band.unit();
            String symbol = Analyte.elementOf(
                            oxides.get(0).element().orElseThrow().analyte().symbol())
                    .orElseThrow();
            return List.of(new ElementChoice(symbol, unit, oxides, false));
        }
        return columns.roles().stream()
                .filter(role -> role.column().name().equals(asked))
                .findFirst()
                .map(role -> List.of(other(role)))
                .orElse(List.of());
    }

    private static List<ColumnRole> ofUnit(List<ColumnRole> roles, boolean told) {
        return roles.stream()
                .filter(role -> role.element().orElseThrow().unit().isPresent() == told)
                .toList();
    }

    /** A column that is no element by its name, but was named. */
    private static ElementChoice other(ColumnRole role) {
        Band band = Band.of(role.column().name());
        Optional<WrittenUnit> unit =
                band.unit() == Unit.UNKNOWN ? Optional.empty() : Optional.of(new WrittenUnit(band.unit(), 1));
        ElementName name = new ElementName(
                role.column().name(),
                new Analyte(band.symbol(), Analyte.Kind.SUM),
                unit,
                Optional.empty(),
                ElementName.Sureness.DOUBTFUL);
        return new ElementChoice(
                band.symbol(),
                band.unit(),
                List.of(new ColumnRole(role.column(), role.kind(), Optional.of(name), Optional.empty())),
                false);
    }
}
