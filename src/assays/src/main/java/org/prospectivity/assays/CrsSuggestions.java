package org.prospectivity.assays;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prospectivity.tables.Column;

/** What the names of columns, and columns for it, tell of the coordinate reference system. Told, never assumed. */
final class CrsSuggestions {
    private static final Pattern CRS_COLUMN = Pattern.compile(
            "(?i).*datum.*|.*crs.*|.*srs.*|.*projection.*|.*coord.*sys.*|.*grid_?(?:system|name).*|epsg");
    private static final Pattern EPSG = Pattern.compile("(?i)(?:epsg:?)?\\s*(\\d{4,5})");
    private static final Pattern AUSTRALIAN = Pattern.compile("(?i).*mga(?!.?94|.?2020).*");

    private CrsSuggestions() {}

    /** The texts of a table that may name a CRS: the coordinates' names, units and methods, and columns for it. */
    static List<String> texts(TableColumns columns) {
        Set<String> texts = new LinkedHashSet<>();
        columns.coordinates().ifPresent(found -> {
            for (Column column : List.of(found.x(), found.y())) {
                texts.add(column.name());
                texts.add(column.unit());
                texts.add(column.method());
            }
        });
        List<Column> zones =
                columns.of(ColumnKind.ZONE).stream().map(ColumnRole::column).toList();
        for (Column column : columns.table().columns()) {
            if (zones.contains(column) || CRS_COLUMN.matcher(column.name()).matches()) {
                for (int row = 0; row < Math.min(100, column.size()); row++) {
                    texts.add(column.text(row));
                }
            }
        }
        texts.remove("");
        return List.copyOf(texts);
    }

    /** The datum these texts name, as the words it was found by; empty without one. */
    static Optional<String> datum(List<String> texts) {
        for (String text : texts) {
            for (ZonedCrs crs : ZonedCrs.values()) {
                Optional<String> datum = crs.datumIn(text);
                if (datum.isPresent()) {
                    return datum;
                }
            }
        }
        return Optional.empty();
    }

    /**
     * The projected CRS these coordinates may be in, or be gridded in.
     *
     * @param zone the zone of the samples; 0 when it is not known
     * @param south whether they are known to be south of the equator
     */
    static List<CrsSuggestion> projected(List<String> texts, int zone, boolean south) {
        List<CrsSuggestion> suggestions = new ArrayList<>();
        int known = zone;
        for (String text : texts) {
            Matcher epsg = EPSG.matcher(text.strip());
            if (epsg.matches()) {
                String code = "EPSG:" + epsg.group(1);
                suggestions.add(new CrsSuggestion(code, code, "the table says \"" + text + "\""));
            }
            known = known == 0 ? Math.abs(TableColumns.zoneOfCrs(text.strip())) : known;
        }
        if (known == 0) {
            return suggestions;
        }
        for (String text : texts) {
            for (ZonedCrs crs : ZonedCrs.values()) {
                boolean named = crs.datumIn(text).isPresent();
                boolean mga = (crs == ZonedCrs.MGA94 || crs == ZonedCrs.MGA2020)
                        && AUSTRALIAN.matcher(text).matches();
                boolean half = crs != ZonedCrs.WGS84_NORTH && crs != ZonedCrs.WGS84_SOUTH || crs.north() != south;
                if ((named || mga) && half) {
                    add(suggestions, crs, known, "the table says \"" + text + "\"");
                }
            }
        }
        if (suggestions.isEmpty()) {
            add(
                    suggestions,
                    south ? ZonedCrs.WGS84_SOUTH : ZonedCrs.WGS84_NORTH,
                    known,
                    "the zone is known, the datum is not");
        }
        return suggestions;
    }

    private static void add(List<CrsSuggestion> suggestions, ZonedCrs crs, int zone, String reason) {
        OptionalInt epsg = crs.epsg(zone);
        String code = "EPSG:" + epsg.orElse(0);
        if (epsg.isPresent()
                && suggestions.stream().noneMatch(known -> known.code().equals(code))) {
            suggestions.add(new CrsSuggestion(code, crs.crsName(zone), reason));
        }
    }
}
