package org.prospectivity.tables;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The units that stand in headers of sample tables, in the spellings of laboratories and databases. Symbols that are
 * those of elements too, such as C, K, S or mg alone, are no units here.
 */
public final class Units {
    /** A unit's one name, then its other spellings without spaces and in lower case. */
    private static final List<List<String>> SPELLINGS = List.of(
            List.of("pct", "%", "percent", "percentage", "per_cent", "wt%", "wt.%", "wtpct", "wt_pct", "wt.pct", "%wt"),
            List.of("ppm", "partspermillion"),
            List.of("ppb", "partsperbillion"),
            List.of("ppt", "partspertrillion"),
            List.of("g/t", "gpt", "gm/t", "g/tonne", "gms/t", "g_t", "g_per_t", "gt-1"),
            List.of("oz/t", "opt", "oz/ton", "oz/st", "oz/tonne"),
            List.of("mg/kg", "mgkg-1", "mgkg", "mg_kg", "mg_per_kg"),
            List.of("ug/kg", "mcg/kg", "ugkg-1", "ugkg", "ug_kg"),
            List.of("ng/kg", "ngkg-1"),
            List.of("g/kg", "gkg-1"),
            List.of("ug/g", "mcg/g", "ugg-1"),
            List.of("mg/g", "mgg-1"),
            List.of("ng/g", "ngg-1"),
            List.of("pg/g"),
            List.of("kg/t"),
            List.of("lb/t", "lb/ton"),
            List.of("mg/l", "mgl-1"),
            List.of("ug/l", "mcg/l", "ugl-1"),
            List.of("ng/l", "ngl-1"),
            List.of("g/l"),
            List.of("at%", "at.%", "atomic%"),
            List.of("mol%", "mole%"),
            List.of("vol%", "vol.%"),
            List.of("permil", "per_mil", "\u2030"),
            List.of("m", "metre", "metres", "meter", "meters", "mtr", "metros"),
            List.of("km", "kilometre", "kilometres", "kilometer", "kilometers"),
            List.of("cm", "centimetre", "centimetres"),
            List.of("mm", "millimetre", "millimetres"),
            List.of("um", "micron", "microns"),
            List.of("ft", "feet", "foot"),
            List.of("deg", "\u00b0", "degree", "degrees", "dd", "decimaldegrees", "decimaldegree", "decdeg", "deg."),
            List.of("g", "gram", "grams", "gms", "gm"),
            List.of("kg", "kilogram", "kilograms", "kgs"),
            List.of("lb", "lbs"),
            List.of("tonne", "tonnes"),
            List.of("g/cm3", "g/cc", "gcm-3", "t/m3", "kg/m3"),
            List.of("ms/m", "us/cm", "ms/cm", "s/m"),
            List.of("1e-3si", "10-3si", "10^-3si", "e-3si", "sie-3", "si", "10^-5si", "1e-5si", "10-5si"),
            List.of("cps", "counts", "counts/s"),
            List.of("bq/kg"),
            List.of("nt"),
            List.of("mgal"),
            List.of("mv"),
            List.of("\u00b0c", "degc", "deg_c", "celsius"),
            List.of("phunits", "phunit"),
            List.of("ntu"),
            List.of("yyyy-mm-dd", "dd/mm/yyyy", "mm/dd/yyyy", "dd.mm.yyyy"));

    private static final Map<String, String> NAMES = new HashMap<>();

    static {
        SPELLINGS.forEach(spellings -> spellings.forEach(spelling -> NAMES.put(spelling, spellings.get(0))));
        // Kinds that say several units at once are named as they are written.
        List.of("g/cc", "t/m3", "kg/m3", "us/cm", "ms/cm", "s/m").forEach(name -> NAMES.put(name, name));
    }

    private Units() {}

    /** Whether a text is nothing but a unit, with or without brackets. */
    public static boolean isUnit(String text) {
        return NAMES.containsKey(plain(text));
    }

    /** The one name of a unit, {@code pct}, {@code ppm} or {@code ug/kg} say; an empty text for what is none. */
    public static String name(String text) {
        return NAMES.getOrDefault(plain(text), "");
    }

    private static String plain(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        if (plain.length() > 2
                && (plain.startsWith("(") && plain.endsWith(")") || plain.startsWith("[") && plain.endsWith("]"))) {
            plain = plain.substring(1, plain.length() - 1);
        }
        return plain.replace('\u00b5', 'u')
                .replace('\u03bc', 'u')
                .replace('\u207b', '-')
                .replace('\u2212', '-')
                .replace('\u00b9', '1')
                .replace('\u00b3', '3')
                .replaceAll("\\s+", "");
    }
}
