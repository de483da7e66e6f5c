package org.prospectivity.assays;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a cell says of a concentration.
 *
 * @param kind of statement
 * @param value the number or limit, as it is written; NaN where there is none
 * @param unit the unit the cell itself writes behind its number
 */
record Reading(Kind kind, double value, Optional<WrittenUnit> unit) {
    /** Kinds of statement. */
    enum Kind {
        NUMBER,
        /** Below a limit that is stated. */
        BELOW,
        /** Above a limit that is stated. */
        ABOVE,
        EMPTY,
        /** A code that everywhere means that there is no result. */
        MISSING,
        /** Below a limit that is not stated, or not detected. */
        BELOW_UNSTATED,
        /** Above a limit that is not stated. */
        ABOVE_UNSTATED,
        /** None of these. */
        UNKNOWN
    }

    /** Longer texts are comments. */
    private static final int LONGEST = 60;

    // Without dots and spaces, in capitals: listed not received, insufficient sample, not sufficient sample,
    // spreadsheet
    // errors, and the words for nothing.
    private static final Set<String> MISSING_CODES = Set.of(
            "LNR",
            "SNR",
            "NSR",
            "NR",
            "I/S",
            "IS",
            "INS",
            "ISS",
            "INSUFF",
            "INSUFFICIENT",
            "INSUFFICIENTSAMPLE",
            "NSS",
            "N/S",
            "NS",
            "NOSAMPLE",
            "NOTSAMPLED",
            "NA",
            "N/A",
            "N/V",
            "NV",
            "#N/A",
            "#NA",
            "#NV",
            "#N/V",
            "#VALUE!",
            "#REF!",
            "#DIV/0!",
            "#NUM!",
            "#NAME?",
            "#NULL!",
            "NAN",
            "-NAN",
            "NULL",
            "(NULL)",
            "<NULL>",
            "\\N",
            "NONE",
            "NODATA",
            "NORESULT",
            "MISSING",
            "NOTANALYSED",
            "NOTANALYZED",
            "NOTASSAYED",
            "NOTREPORTED",
            "NOTREAD",
            "NOTDETERMINED",
            "NOTAVAILABLE",
            "PENDING",
            "LOST",
            "DAMAGED",
            "-",
            "--",
            "---",
            "\u2013",
            "\u2014",
            "\u2212",
            "*",
            "**",
            "***",
            "#",
            "##",
            "###",
            "####",
            "#####",
            "######",
            "/",
            "//",
            "");

    private static final Set<String> BELOW_CODES = Set.of(
            "BDL",
            "BLD",
            "BD",
            "BLQ",
            "BLOD",
            "BLOQ",
            "BLLD",
            "BMDL",
            "LDL",
            "LLD",
            "UDL",
            "DL",
            "LOD",
            "ND",
            "N/D",
            "NN",
            "NOTDETECTED",
            "NONDETECT",
            "NON-DETECT",
            "BELOWDETECTION",
            "BELOWDETECTIONLIMIT",
            "BELOWDL",
            "BELOWLOD",
            "TR",
            "TRACE",
            "TRACES",
            "TRC",
            "X",
            "L",
            "N",
            "U",
            "<");

    private static final Set<String> ABOVE_CODES =
            Set.of("OL", "OVER", "OVERRANGE", "OVERLIMIT", "OR", "ADL", "UL", "ULOD", "G", ">");

    private static final String BELOW_SIGN = "<+=?|=<|[\u2264\u2a7d\u02c2\uff1c]|lt|less than|below|bdl|nd|n\\.d\\.";
    private static final String ABOVE_SIGN = ">+=?|=>|[\u2265\u2a7e\uff1e]|gt|more than|greater than|over|above";
    private static final Pattern SIGN_FIRST = Pattern.compile("(?i)\\(?(?:(" + BELOW_SIGN + "|[nlu](?=[ (.\\d]))|("
            + ABOVE_SIGN + "|g(?=[ (.\\d])))" + "[\\s(]*([+]?[\\d.,].*?)[)\\s]*");
    private static final Pattern SIGN_LAST =
            Pattern.compile("(?i)([+]?[\\d.,].*?)\\s*(?:(<=?|[\u2264]|[nlu])|(>=?|[\u2265]|g))");
    private static final Pattern UNSTATED = Pattern.compile("([<\u2264]=?|[>\u2265]=?)[A-Z]*");
    private static final Pattern WITH_UNIT = Pattern.compile("(.*?\\d[.,]?)\\s*([^\\d\\s.,+-].*)");

    private static final Reading EMPTY = plain(Kind.EMPTY);

    private static Reading plain(Kind kind) {
        return new Reading(kind, Double.NaN, Optional.empty());
    }

    /** Reads a cell's text. */
    static Reading of(String text, NumberFormat format) {
        String cell = unescaped(text).strip();
        if (cell.isEmpty()) {
            return EMPTY;
        }
        if (cell.length() > LONGEST) {
            return plain(Kind.UNKNOWN);
        }
        Reading number = number(Kind.NUMBER, cell, format);
        if (number.kind == Kind.NUMBER) {
            return number;
        }
        String key = key(cell);
        if (MISSING_CODES.contains(key)) {
            return plain(Kind.MISSING);
        }
        if (BELOW_CODES.contains(key)) {
            return plain(Kind.BELOW_UNSTATED);
        }
        if (ABOVE_CODES.contains(key)) {
            return plain(Kind.ABOVE_UNSTATED);
        }
        Matcher first = SIGN_FIRST.matcher(cell);
        if (first.matches()) {
            return number(first.group(1) != null ? Kind.BELOW : Kind.ABOVE, first.group(3), format);
        }
        Matcher last = SIGN_LAST.matcher(cell);
        if (last.matches()) {
            return number(last.group(2) != null ? Kind.BELOW : Kind.ABOVE, last.group(1), format);
        }
        Matcher unstated = UNSTATED.matcher(key);
        if (unstated.matches()) {
            char sign = unstated.group(1).charAt(0);
            return plain(sign == '<' || sign == '\u2264' ? Kind.BELOW_UNSTATED : Kind.ABOVE_UNSTATED);
        }
        return plain(Kind.UNKNOWN);
    }

    /** A number with a unit or without; limits are above 0. */
    private static Reading number(Kind kind, String text, NumberFormat format) {
        double value = format.parse(text);
        Optional<WrittenUnit> unit = Optional.empty();
        if (Double.isNaN(value)) {
            Matcher parts = WITH_UNIT.matcher(text);
            if (parts.matches()) {
                unit = WrittenUnit.of(parts.group(2));
                value = unit.isPresent() ? format.parse(parts.group(1)) : Double.NaN;
            }
        }
        boolean stated = kind == Kind.NUMBER ? !Double.isNaN(value) : value > 0;
        return stated ? new Reading(kind, value, unit) : plain(Kind.UNKNOWN);
    }

    /** The text that codes are compared by: in capitals, without spaces, dots and what quotes it. */
    static String key(String text) {
        StringBuilder key = new StringBuilder();
        for (char c : unescaped(text).toUpperCase(Locale.ROOT).toCharArray()) {
            if (c != '.'
                    && c != '"'
                    && c != '\''
                    && c != '_'
                    && c != '\u2026'
                    && !Character.isWhitespace(c)
                    && !Character.isSpaceChar(c)) {
                key.append(c);
            }
        }
        return key.toString();
    }

    private static String unescaped(String text) {
        return text.indexOf('&') < 0
                ? text
                : text.replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&le;", "\u2264")
                        .replace("&ge;", "\u2265")
                        .replace("&nbsp;", " ")
                        .replace("&amp;", "&");
    }
}
