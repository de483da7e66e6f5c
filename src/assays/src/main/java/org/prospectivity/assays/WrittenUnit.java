package org.prospectivity.assays;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.prospectivity.engine.raster.Band.Unit;

/**
 * A unit of concentration as laboratories write it.
 *
 * @param unit the one of the engine's units it is told in
 * @param factor what a written number is multiplied by to be in that unit: 1 but for g/kg and ounces a ton
 */
public record WrittenUnit(Unit unit, double factor) {
    /** A troy ounce (31.1034768 g) in a short ton (907.18474 kg), in ppm. */
    private static final double OUNCE_A_TON = 31.1034768e6 / 907184.74;

    private static final Map<Pattern, WrittenUnit> KNOWN = new LinkedHashMap<>();

    static {
        // Between the letters of a unit stands whatever databases allow in names.
        know(
                Unit.PCT,
                1,
                "(?:wt|w|weight|mass|m)?[ ._]*%(?:[ ._]*(?:wt|w|m))?",
                "(?:wt|weight|mass)[ ._]*(?:pct|perc|p)");
        know(Unit.PCT, 1, "pct", "percent", "perc", "per[ ._]cent", "prozent", "prc");
        know(
                Unit.PPM,
                1,
                "ppmw?",
                "mg[ ._/]*kg(?:\\^?-1)?",
                "ug[ ._/]*g(?:\\^?-1)?",
                "g[ ./_]t(?:onne)?",
                "gpt",
                "g/mt");
        know(Unit.PPB, 1, "ppbw?", "ug[ ._/]*kg(?:\\^?-1)?", "ng[ ._/]*g(?:\\^?-1)?", "mg[ ./_]t");
        know(Unit.PPT, 1, "ppt", "ng[ ._/]*kg(?:\\^?-1)?", "pg[ ._/]*g(?:\\^?-1)?");
        know(Unit.PCT, 0.1, "g[ ._/]?kg(?:\\^?-1)?", "kg[ ./_]t", "mg[ ._/]*g(?:\\^?-1)?", "\u2030");
        know(Unit.PCT, 0.05, "lb[ ./_]*s?t(?:on)?");
        know(Unit.PPM, OUNCE_A_TON, "oz[ ./_]*(?:s?t|ton)", "opt");
        // A litre of water counts as a kilogram of it.
        know(Unit.PPM, 1, "mg[/_]l");
        know(Unit.PPB, 1, "ug[/_]l");
        know(Unit.PPT, 1, "ng[/_]l");
    }

    // A per cent sign may follow a symbol at once, the letters of a unit may not.
    private static final Pattern ANY = Pattern.compile(KNOWN.keySet().stream()
            .map(Pattern::pattern)
            .collect(Collectors.joining("|", "(?<![a-z])(?:", ")(?![a-z])|%")));

    private static void know(Unit unit, double factor, String... writings) {
        for (String writing : writings) {
            KNOWN.put(Pattern.compile(writing), new WrittenUnit(unit, factor));
        }
    }

    private static final Pattern AROUND = Pattern.compile("^[\\s(\\[{_]+|[\\s)\\]}_]+$");

    /** Where a text writes a unit: from its first character to the one behind its last. */
    record Found(WrittenUnit unit, int from, int to) {}

    /** The unit a whole text is: {@code ppm}, {@code mg/kg}, {@code wt.%}; in any letter case, in brackets or not. */
    public static Optional<WrittenUnit> of(String text) {
        String plain = AROUND.matcher(plain(text)).replaceAll("");
        for (Map.Entry<Pattern, WrittenUnit> known : KNOWN.entrySet()) {
            if (known.getKey().matcher(plain).matches()) {
                return Optional.of(known.getValue());
            }
        }
        return Optional.empty();
    }

    /** The first unit in a text that {@link #plain} made. */
    static Optional<Found> find(String plain) {
        Matcher matcher = ANY.matcher(plain);
        return matcher.find()
                ? of(matcher.group()).map(unit -> new Found(unit, matcher.start(), matcher.end()))
                : Optional.empty();
    }

    /** The text in lower case, with one way to write a micro, a minus and a division; no character more or less. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = Character.toLowerCase(text.charAt(i));
            plain.append(
                    switch (c) {
                        case '\u00b5', '\u03bc' -> 'u';
                        case '\u2212', '\u2010', '\u2011', '\u2013' -> '-';
                        case '\u2044', '\u2215' -> '/';
                        case '\uff05' -> '%';
                        case '\u00a0', '\u2009', '\u202f' -> ' ';
                        default -> narrow(c);
                    });
        }
        return plain.toString();
    }

    /** Subscripts and superscripts as plain digits. */
    private static char narrow(char c) {
        if (c < 0x80) {
            return c;
        }
        String narrow = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
        return narrow.length() == 1 ? narrow.charAt(0) : c;
    }
}
