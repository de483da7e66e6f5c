package org.prospectivity.assays;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which numbers of the columns of a table are codes for no result. A number is one when it is conventional (-9999, 999,
 * 1e30) and lies far outside the others of its column; a code found so in one column is the code of the whole table.
 * Other numbers below 0 mean below their amount, as laboratories write detection limits.
 */
final class NumberCodes {
    /** So many times the greatest other value lies far outside. */
    private static final double FAR = 10;

    /** So many times it is far enough for a number that is repeated. */
    private static final double OUTSIDE = 2;

    /** Up to so many times the greatest other value a number ends the others rather than stands apart. */
    private static final double NEAR = 1.5;

    /** A number within the others is suspicious when it is this share of the rows, and at least {@link #OFTEN}. */
    private static final double SHARE = 0.01;

    private static final int OFTEN = 5;

    private NumberCodes() {}

    /**
     * Judges the numbers of all columns that look like codes.
     *
     * @return for each column what each of its suspects means
     */
    static List<Map<Double, NumberMeaning>> judge(List<AssayColumn> columns) {
        List<Map<Double, NumberMeaning>> meanings = new ArrayList<>();
        Set<Double> codes = new HashSet<>();
        for (AssayColumn column : columns) {
            Map<Double, NumberMeaning> judged = new HashMap<>();
            column.suspects().forEach((number, count) -> {
                NumberMeaning meaning = said(column, number).orElseGet(() -> alone(column, number, count));
                judged.put(number, meaning);
                if (meaning == NumberMeaning.MISSING && NumberCode.of(number) != NumberCode.NONE) {
                    codes.add(number);
                }
            });
            meanings.add(judged);
        }
        for (int c = 0; c < columns.size(); c++) {
            AssayColumn column = columns.get(c);
            meanings.get(c)
                    .replaceAll((number, meaning) ->
                            codes.contains(number) && said(column, number).isEmpty() && suspected(number)
                                    ? NumberMeaning.MISSING
                                    : meaning);
        }
        return meanings;
    }

    /** Whether a number that is a code in another column is one here too: not 99, which many values are. */
    private static boolean suspected(double number) {
        return number < 0 || NumberCode.of(number).compareTo(NumberCode.STRONG) >= 0;
    }

    private static Optional<NumberMeaning> said(AssayColumn column, double number) {
        return column.given().of(number).map(meaning -> switch (meaning) {
            case MISSING -> NumberMeaning.MISSING;
            case BELOW -> NumberMeaning.BELOW;
            case VALUE -> NumberMeaning.VALUE;
        });
    }

    private static NumberMeaning alone(AssayColumn column, double number, int count) {
        NumberCode code = NumberCode.of(number);
        if (code == NumberCode.CERTAIN) {
            return NumberMeaning.MISSING;
        }
        return number < 0 ? negative(column, number, code) : positive(column, number, count, code);
    }

    private static NumberMeaning negative(AssayColumn column, double number, NumberCode code) {
        if (code == NumberCode.STRONG) {
            return NumberMeaning.MISSING;
        }
        if (code == NumberCode.NONE) {
            return NumberMeaning.BELOW;
        }
        double size = -number;
        boolean nines = size == 9 || size == 88 || size == 99;
        if (!(size <= column.greatest())) {
            return nines ? NumberMeaning.MISSING : NumberMeaning.OPEN;
        }
        // A limit above half of the measured values is hardly one; 88 and 99 never are.
        boolean likely = size > column.median() || size == 88 || size == 99;
        return likely ? NumberMeaning.OPEN : NumberMeaning.BELOW;
    }

    private static NumberMeaning positive(AssayColumn column, double number, int count, NumberCode code) {
        boolean impossible = column.aboveWhole(number);
        if (code == NumberCode.NONE) {
            return impossible ? NumberMeaning.OPEN : NumberMeaning.VALUE;
        }
        double greatest = column.greatest();
        if (code == NumberCode.WEAK) {
            return number > FAR * greatest && count > 1 ? NumberMeaning.OPEN : NumberMeaning.VALUE;
        }
        if (impossible
                || Double.isNaN(greatest)
                || number > FAR * greatest
                || number > OUTSIDE * greatest && count > 1) {
            return NumberMeaning.MISSING;
        }
        boolean often = count >= OFTEN && count >= SHARE * column.column().size();
        if (often || number > NEAR * greatest) {
            return NumberMeaning.OPEN;
        }
        // The last value a narrow column can hold, or an ordinary one.
        return number > greatest ? NumberMeaning.NOTED : NumberMeaning.VALUE;
    }
}
