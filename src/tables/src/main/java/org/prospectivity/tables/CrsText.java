package org.prospectivity.tables;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The EPSG code that a well-known text of a coordinate system states: by its authority, or by one of the names that
 * ArcGIS gives to the systems most in use.
 */
final class CrsText {
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:AUTHORITY|ID)\\s*\\[\\s*\"EPSG\"\\s*,\\s*\"?(\\d+)\"?\\s*\\]\\s*\\]\\s*$");
    private static final Pattern NAME = Pattern.compile("^\\s*\\w+\\s*\\[\\s*\"([^\"]*)\"");
    private static final Pattern ZONE = Pattern.compile("(.*?)_(?:UTM|MGA|AMG)_zone_(\\d{1,2})([ns]?)");

    private static final Map<String, Integer> GEOGRAPHIC = Map.of(
            "gcs_wgs_1984", 4326,
            "gcs_gda_1994", 4283,
            "gda2020", 7844,
            "gcs_gda2020", 7844,
            "gcs_north_american_1983", 4269,
            "gcs_north_american_1927", 4267,
            "gcs_etrs_1989", 4258,
            "gcs_sirgas_2000", 4674,
            "rd_new", 28992,
            "british_national_grid", 27700);

    private CrsText() {}

    /** {@code EPSG:code}, or the text itself when it states none that is known; an empty text for none. */
    static String crs(String wkt) {
        String text = wkt.strip();
        Matcher authority = AUTHORITY.matcher(text);
        if (authority.find()) {
            return "EPSG:" + authority.group(1);
        }
        Matcher name = NAME.matcher(text);
        int code = name.find() ? code(name.group(1).toLowerCase(Locale.ROOT)) : 0;
        return code == 0 ? text : "EPSG:" + code;
    }

    private static int code(String name) {
        if (GEOGRAPHIC.containsKey(name)) {
            return GEOGRAPHIC.get(name);
        }
        Matcher zoned =
                Pattern.compile(ZONE.pattern(), Pattern.CASE_INSENSITIVE).matcher(name);
        if (!zoned.matches()) {
            return 0;
        }
        int zone = Integer.parseInt(zoned.group(2));
        boolean south = zoned.group(3).equals("s");
        boolean north = zoned.group(3).equals("n");
        if (zone < 1 || zone > 60) {
            return 0;
        }
        return switch (zoned.group(1)) {
            case "wgs_1984" -> south ? 32700 + zone : north ? 32600 + zone : 0;
            case "nad_1983" -> north && zone <= 23 ? 26900 + zone : 0;
            case "nad_1927" -> north && zone <= 22 ? 26700 + zone : 0;
            case "etrs_1989" -> north && zone >= 28 && zone <= 38 ? 25800 + zone : 0;
            case "gda_1994" -> zone >= 48 && zone <= 58 ? 28300 + zone : 0;
            case "gda2020" -> zone >= 46 && zone <= 59 ? 7800 + zone : 0;
            case "agd_1966" -> zone >= 48 && zone <= 58 ? 20200 + zone : 0;
            case "agd_1984" -> zone >= 48 && zone <= 58 ? 20300 + zone : 0;
            default -> 0;
        };
    }
}
