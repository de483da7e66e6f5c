package org.prospectivity.assays;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prospectivity.assays.ElementName.Sureness;
import org.prospectivity.tables.Column;
import org.prospectivity.tables.Table;

/**
 * What the columns of a table are, decided by their names, by what stands in them and by each other: {@code y} beside
 * {@code x} is a northing, beside {@code La} and {@code Ce} it is yttrium.
 */
final class TableColumns {
    /** So many sure elements make doubtful names beside them elements too. */
    private static final int CONTEXT = 2;

    private static final Pattern ZONE_NAME = Pattern.compile(
            "(?i)(?:utm|mga|amg|map|grid|nat|orig|tm|coord)?zone(?:utm|mga|amg|no|num|number|id|nad\\d\\d|wgs84)?|utmzn");
    private static final Pattern ZONE =
            Pattern.compile("(?i)(?:utm|mga(?:94|2020)?|amg(?:66|84)?)?[ _-]*(?:zone|z)?[ _-]*(\\d{1,2})(?:\\.0)?[ _]*"
                    + "(n|s|north|south|[c-hj-np-x])?");

    private static final Pattern GRID_NAME =
            Pattern.compile("(?i).*(?:grid|datum|crs|srs|srid|epsg|projection|coord(?:inate)?sys).*");
    private static final Pattern EPSG = Pattern.compile("(?i)(?:epsg:?)?\\s*(\\d{4,5})");
    private static final Pattern ZONE_IN_NAME =
            Pattern.compile("(?i)(?:utm|mga|amg|zone|z)(?:94|2020|84|66)?[ _-]*(?:zone)?[ _-]*(\\d{2})(?!\\d)");

    private final Table table;
    private final NumberFormat format;
    private final Optional<CoordinateColumns> coordinates;
    private final List<ColumnRole> roles;

    private TableColumns(
            Table table, NumberFormat format, Optional<CoordinateColumns> coordinates, List<ColumnRole> roles) {
        this.table = table;
        this.format = format;
        this.coordinates = coordinates;
        this.roles = roles;
    }

    static TableColumns of(Table table, AssayOptions options) {
        List<Column> columns = table.columns();
        NumberFormat format = NumberFormat.of(columns);
        Optional<CoordinateColumns> coordinates = CoordinateColumns.find(columns, format, options);
        int size = columns.size();
        ColumnProfile[] profiles = new ColumnProfile[size];
        ColumnRole[] roles = new ColumnRole[size];
        for (int c = 0; c < size; c++) {
            Column column = columns.get(c);
            profiles[c] = ColumnProfile.of(column, format);
            if (isCoordinate(column, coordinates)) {
                roles[c] = ColumnRole.of(column, ColumnKind.COORDINATE);
            } else if (isZone(column, profiles[c])) {
                roles[c] = ColumnRole.of(column, ColumnKind.ZONE);
            }
        }
        elements(columns, profiles, roles);
        besides(columns, profiles, roles);
        for (int c = 0; c < size; c++) {
            if (roles[c] == null) {
                Column column = columns.get(c);
                boolean named = profiles[c].isNumbers()
                        && CoordinateName.of(column)
                                .filter(name -> !name.letter())
                                .isPresent();
                roles[c] = ColumnRole.of(
                        column, named ? ColumnKind.COORDINATE : OtherColumns.kind(column.name(), profiles[c]));
            }
        }
        return new TableColumns(table, format, coordinates, List.of(roles));
    }

    private static boolean isCoordinate(Column column, Optional<CoordinateColumns> coordinates) {
        return coordinates.isPresent()
                && (column == coordinates.get().x()
                        || column == coordinates.get().y());
    }

    private static boolean isZone(Column column, ColumnProfile profile) {
        String name = column.name().replaceAll("[^\\p{Alnum}]", "");
        boolean zone = ZONE_NAME.matcher(name).matches();
        // A column for the grid or the CRS tells a zone among other things.
        boolean grid = GRID_NAME.matcher(name).matches()
                && profile.texts().keySet().stream().noneMatch(text -> text.matches("\\d{1,2}"));
        return (zone || grid)
                && profile.filled() > 0
                && profile.texts().keySet().stream().allMatch(text -> zone(text) != 0);
    }

    /** The number of a zone, below 0 when the text tells that it is south; 0 when it is none. */
    static int zone(String text) {
        Matcher zone = ZONE.matcher(text.strip());
        if (!zone.matches()) {
            return zoneOfCrs(text.strip());
        }
        int number = Integer.parseInt(zone.group(1));
        if (number < 1 || number > 60) {
            return 0;
        }
        String half = zone.group(2) == null ? "" : zone.group(2).toUpperCase(Locale.ROOT);
        // Latitude bands C to M are south; S alone is taken for south, as people write it.
        boolean south = half.equals("S") || half.equals("SOUTH") || half.length() == 1 && half.charAt(0) < 'N';
        return south ? -number : number;
    }

    /** The zone a name such as GDA94 / MGA zone 50, or an EPSG code such as 28350, tells; 0 when it tells none. */
    static int zoneOfCrs(String text) {
        Matcher epsg = EPSG.matcher(text);
        if (epsg.matches()) {
            int code = Integer.parseInt(epsg.group(1));
            return ZonedCrs.of(code).map(crs -> crs.zone(code)).orElse(0);
        }
        Matcher named = ZONE_IN_NAME.matcher(text);
        int number = named.find() ? Integer.parseInt(named.group(1)) : 0;
        return number <= 60 ? number : 0;
    }

    private static void elements(List<Column> columns, ColumnProfile[] profiles, ColumnRole[] roles) {
        Map<Integer, ElementName> names = new HashMap<>();
        Set<String> sure = new HashSet<>();
        Set<String> doubtful = new HashSet<>();
        for (int c = 0; c < roles.length; c++) {
            Column column = columns.get(c);
            Optional<ElementName> name = ElementName.of(column.name(), column.unit(), column.method())
                    .filter(found -> found.analyte().kind() != Analyte.Kind.PROPERTY);
            if (roles[c] == null && name.isPresent() && profiles[c].isAssays()) {
                names.put(c, name.get());
                Set<String> symbols = name.get().sureness() == Sureness.DOUBTFUL ? doubtful : sure;
                if (symbols == sure || name.get().analyte().symbol().length() > 1) {
                    symbols.add(name.get().analyte().symbol());
                }
            }
        }
        boolean context = sure.size() >= CONTEXT || sure.isEmpty() && doubtful.size() >= CONTEXT;
        names.forEach((c, name) -> {
            boolean plausible = context && !profiles[c].counted() && profiles[c].filled() > 0;
            if (name.sureness() != Sureness.DOUBTFUL || plausible) {
                roles[c] = new ColumnRole(columns.get(c), ColumnKind.ELEMENT, Optional.of(name), Optional.empty());
            }
        });
    }

    /** Columns of signs and of limits, which belong to a column of concentrations by name or by standing beside it. */
    private static void besides(List<Column> columns, ColumnProfile[] profiles, ColumnRole[] roles) {
        List<ColumnRole> elements = new ArrayList<>();
        for (ColumnRole role : roles) {
            if (role != null && role.kind() == ColumnKind.ELEMENT) {
                elements.add(role);
            }
        }
        List<Integer> nameless = new ArrayList<>();
        for (int c = 0; c < roles.length; c++) {
            if (roles[c] != null || profiles[c].filled() == 0) {
                continue;
            }
            Column column = columns.get(c);
            ColumnProfile profile = profiles[c];
            Optional<QualifierName.Of> signs = QualifierName.signs(column.name());
            boolean flags = signs.map(QualifierName.Of::censored).orElse(false);
            boolean holdsSigns = profile.isSigns() && (!profile.isNumbers() || flags);
            Optional<Column> signsOf = holdsSigns && signs.isPresent()
                    ? nearest(elements, columns, c, signs.get().value())
                    : Optional.empty();
            Optional<Column> limitsOf =
                    profile.isNumbers() && QualifierName.limits(column.name()).isPresent()
                            ? nearest(
                                    elements,
                                    columns,
                                    c,
                                    QualifierName.limits(column.name()).get())
                            : Optional.empty();
            if (signsOf.isPresent()) {
                roles[c] = new ColumnRole(column, ColumnKind.QUALIFIER, Optional.empty(), signsOf);
            } else if (limitsOf.isPresent()) {
                roles[c] = new ColumnRole(column, ColumnKind.LIMIT, Optional.empty(), limitsOf);
            } else if (!holdsSigns
                    && signs.isPresent()
                    && nearest(elements, columns, c, signs.get().value()).isPresent()) {
                roles[c] = new ColumnRole(
                        column,
                        ColumnKind.UNREAD_QUALIFIER,
                        Optional.empty(),
                        nearest(elements, columns, c, signs.get().value()));
            } else if (holdsSigns
                    && (signs.isPresent() && signs.get().value().isBlank()
                            || profile.comparisons() == profile.filled())) {
                nameless.add(c);
            }
        }
        int before = beside(nameless, roles, 1);
        int after = beside(nameless, roles, -1);
        int side = before > after ? 1 : -1;
        for (int c : nameless) {
            ColumnRole neighbour = c + side >= 0 && c + side < roles.length ? roles[c + side] : null;
            if (neighbour != null && neighbour.kind() == ColumnKind.ELEMENT) {
                roles[c] = new ColumnRole(
                        columns.get(c), ColumnKind.QUALIFIER, Optional.empty(), Optional.of(neighbour.column()));
            }
        }
    }

    private static int beside(List<Integer> nameless, ColumnRole[] roles, int side) {
        int count = 0;
        for (int c : nameless) {
            ColumnRole neighbour = c + side >= 0 && c + side < roles.length ? roles[c + side] : null;
            count += neighbour != null && neighbour.kind() == ColumnKind.ELEMENT ? 1 : 0;
        }
        return count;
    }

    /** Of the elements a name means, the one whose column stands nearest. */
    private static Optional<Column> nearest(List<ColumnRole> elements, List<Column> columns, int at, String meant) {
        Column nearest = null;
        int least = Integer.MAX_VALUE;
        for (ColumnRole element : elements) {
            int distance = Math.abs(columns.indexOf(element.column()) - at);
            if (distance < least && QualifierName.means(meant, element.element().orElseThrow())) {
                least = distance;
                nearest = element.column();
            }
        }
        return Optional.ofNullable(nearest);
    }

    Table table() {
        return table;
    }

    NumberFormat format() {
        return format;
    }

    /** The columns that place the samples; empty where none were found. */
    Optional<CoordinateColumns> coordinates() {
        return coordinates;
    }

    List<ColumnRole> roles() {
        return roles;
    }

    List<ColumnRole> of(ColumnKind kind) {
        return roles.stream().filter(role -> role.kind() == kind).toList();
    }

    /** The column of signs or limits beside a column of concentrations. */
    Optional<Column> beside(ColumnKind kind, Column element) {
        return of(kind).stream()
                .filter(role -> role.of().isPresent() && role.of().get() == element)
                .map(ColumnRole::column)
                .findFirst();
    }
}
