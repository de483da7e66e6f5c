package org.prospectivity.assays;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Longitudes and latitudes as they are written: {@code 116.04}, {@code 116.04E}, {@code 31°32'01"S}, {@code 31 32 01 S},
 * {@code S31:32:01.5}, {@code 31°32.02'S}.
 */
final class Degrees {
    private static final String NUMBER = "(\\d+(?:[.,]\\d+)?)";
    // What stands behind degrees, minutes and seconds, whichever quotes a program writes.
    private static final Pattern SEXAGESIMAL = Pattern.compile("([NSEW])?\\s*([+-])?" + NUMBER
            + "\\s*(?:[°º˚d*:]|DEG(?:REES)?)?\\s*(?:" + NUMBER + "\\s*(?:['′’‘`´M:]|MIN)?\\s*(?:" + NUMBER
            + "\\s*(?:[\"″”“S]|''|′′|’’|SEC)?)?)?\\s*([NSEW])?");

    private Degrees() {}

    /** The degrees a text tells, west and south below 0; NaN when it is not written so or out of range. */
    static double parse(String text) {
        String plain =
                text.strip().toUpperCase(Locale.ROOT).replace('\u2212', '-').replace('D', 'd');
        plain = plain.replace("dEG", "DEG");
        Matcher parts = SEXAGESIMAL.matcher(plain);
        if (!parts.matches()) {
            return Double.NaN;
        }
        boolean seconds = parts.group(5) != null;
        String last = parts.group(6);
        // "31 32 01S" and "31°32'01S": the S behind seconds without a quote is south.
        if (seconds && last == null && parts.group(1) == null && plain.endsWith("S") && !plain.endsWith("\"S")) {
            last = "S";
        }
        String hemisphere = parts.group(1) != null ? parts.group(1) : last;
        if (parts.group(1) != null && parts.group(6) != null) {
            return Double.NaN;
        }
        double minutes = number(parts.group(4));
        double second = number(parts.group(5));
        if (minutes >= 60 || second >= 60.5) {
            return Double.NaN;
        }
        double degrees = number(parts.group(3)) + minutes / 60 + second / 3600;
        boolean negative = "-".equals(parts.group(2));
        if (hemisphere != null) {
            if (negative) {
                return Double.NaN;
            }
            negative = "S".equals(hemisphere) || "W".equals(hemisphere);
        }
        return degrees > 360 ? Double.NaN : negative ? -degrees : degrees;
    }

    private static double number(String text) {
        return text == null ? 0 : Double.parseDouble(text.replace(',', '.'));
    }
}
