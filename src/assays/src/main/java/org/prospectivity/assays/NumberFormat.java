package org.prospectivity.assays;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prospectivity.tables.Column;

/**
 * How numbers are written in a table, for the cells that hold more than a number: the decimal sign, by which
 * {@code 10,000} is ten thousand or ten.
 */
enum NumberFormat {
    POINT('.'),
    COMMA(',');

    private static final String EXPONENT = "(?:[eE][+-]?\\d{1,3})?";
    private static final Pattern PLAIN = Pattern.compile("[+-]?(?:\\d+[.,]?\\d*|[.,]\\d+)" + EXPONENT);
    private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}([,.' ])\\d{3}(?:\\1\\d{3})*(?:[.,]\\d+)?");
    private static final Pattern ONE_GROUP = Pattern.compile("[+-]?[1-9]\\d{0,2}([,.])\\d{3}");

    private final char decimalSign;

    NumberFormat(char decimalSign) {
        this.decimalSign = decimalSign;
    }

    /** That of a table, as its reader found it. */
    static NumberFormat of(List<Column> columns) {
        return columns.stream().anyMatch(column -> column.numberIn("0,5") == 0.5) ? COMMA : POINT;
    }

    private static boolean isPlain(String text) {
        return PLAIN.matcher(text).matches();
    }

    /** The number a text is, with signs between thousands or without; NaN when it is not one. */
    double parse(String text) {
        String plain = text.strip()
                .replace('\u00a0', ' ')
                .replace('\u202f', ' ')
                .replace('\u2009', ' ')
                .replace('\u2019', '\'')
                .replace('\u2212', '-');
        Matcher oneGroup = ONE_GROUP.matcher(plain);
        boolean thousands = oneGroup.matches() && oneGroup.group(1).charAt(0) != decimalSign;
        if (!thousands && isPlain(plain)) {
            return Double.parseDouble(plain.replace(',', '.'));
        }
        Matcher grouped = GROUPED.matcher(plain);
        return grouped.matches()
                ? Double.parseDouble(plain.replace(grouped.group(1), "").replace(',', '.'))
                : Double.NaN;
    }
}
