package org.prospectivity.tables;

import org.prospectivity.engine.InvalidInputException;

/**
 * What the cells of a table tell of its decimal and thousands signs. {@code 12,5} has a decimal comma for certain,
 * {@code 1,234,567} and {@code 1,234.5} have not; {@code 1,234} tells nothing unless other cells of its column have as
 * many digits and no sign.
 */
final class NumberEvidence {
    /** Of more cells of the other kind than this share, it is not said which of both is right. */
    private static final double FEW = 0.05;

    private final Sign point = new Sign('.');
    private final Sign comma = new Sign(',');
    private long bare;

    /** What speaks for one sign as the decimal sign, for it as the thousands sign, and for either. */
    private static final class Sign {
        private final char sign;
        private long decimal;
        private long thousands;
        private long either;
        private String exampleOfDecimal = "";
        private String exampleOfEither = "";

        Sign(char sign) {
            this.sign = sign;
        }

        void add(Sign other, boolean eitherIsDecimal) {
            decimal += other.decimal + (eitherIsDecimal ? other.either : 0);
            thousands += other.thousands;
            either += eitherIsDecimal ? 0 : other.either;
            if (exampleOfDecimal.isEmpty()) {
                exampleOfDecimal =
                        eitherIsDecimal && other.decimal == 0 ? other.exampleOfEither : other.exampleOfDecimal;
            }
            if (exampleOfEither.isEmpty() && !eitherIsDecimal) {
                exampleOfEither = other.exampleOfEither;
            }
        }

        @Override
        public String toString() {
            return sign == '.' ? "a decimal point" : "a decimal comma";
        }
    }

    /** Adds what a column tells. */
    void addColumn(NumberEvidence column) {
        point.add(column.point, column.bare > 0 && column.point.thousands == 0);
        comma.add(column.comma, column.bare > 0 && column.comma.thousands == 0);
    }

    /** Looks at what stands in a cell. */
    void see(String cell) {
        int from = 0;
        int to = cell.length();
        while (from < to && "<>=~\u2264\u2265+-\u2212 ".indexOf(cell.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && "<> ".indexOf(cell.charAt(to - 1)) >= 0) {
            to--;
        }
        if (to - from < 2) {
            return;
        }
        int points = 0;
        int commas = 0;
        int lastSign = -1;
        int firstSign = -1;
        for (int i = from; i < to; i++) {
            char c = cell.charAt(i);
            if (c == '.' || c == ',') {
                points += c == '.' ? 1 : 0;
                commas += c == ',' ? 1 : 0;
                firstSign = firstSign < 0 ? i : firstSign;
                lastSign = i;
            } else if (!NumberStyle.isDigit(c) && !NumberStyle.isBlankOrApostrophe(c)) {
                if ((c == 'e' || c == 'E')
                        && points + commas == 1
                        && !Double.isNaN(of(cell.charAt(lastSign)).value(cell))) {
                    sign(cell.charAt(lastSign)).decimal++;
                }
                return;
            }
        }
        if (points + commas == 0) {
            boolean digitsOnly = cell.chars().skip(from).limit(to - from).allMatch(c -> NumberStyle.isDigit((char) c));
            bare += digitsOnly && to - from >= 4 ? 1 : 0;
            return;
        }
        String number = cell.substring(from, to);
        Sign last = sign(cell.charAt(lastSign));
        Sign other = last == point ? comma : point;
        boolean bothKinds = points > 0 && commas > 0;
        if (bothKinds) {
            if (!Double.isNaN(new NumberStyle(last.sign, other.sign).value(number))) {
                decimal(last, cell);
                other.thousands++;
            }
        } else if (points + commas > 1) {
            if (!Double.isNaN(new NumberStyle(other.sign, last.sign).value(number))) {
                last.thousands++;
            }
        } else if (!Double.isNaN(of(last.sign).value(number))) {
            boolean couldBeThousands = to - lastSign == 4
                    && lastSign - from <= 3
                    && lastSign > from
                    && cell.charAt(from) != '0'
                    && cell.chars().skip(from).limit(lastSign - from).allMatch(c -> NumberStyle.isDigit((char) c));
            if (couldBeThousands) {
                last.either++;
                last.exampleOfEither = last.exampleOfEither.isEmpty() ? cell : last.exampleOfEither;
            } else {
                decimal(last, cell);
            }
        }
    }

    private void decimal(Sign sign, String cell) {
        sign.decimal++;
        sign.exampleOfDecimal = sign.exampleOfDecimal.isEmpty() ? cell : sign.exampleOfDecimal;
    }

    private Sign sign(char c) {
        return c == '.' ? point : comma;
    }

    private static NumberStyle of(char decimal) {
        return new NumberStyle(decimal, '\0');
    }

    /** Whether so much speaks for one sign, and nothing for the other, that the rest of a table need not be seen. */
    boolean isEnough() {
        return Math.min(point.decimal, comma.decimal) == 0 && Math.max(point.decimal, comma.decimal) >= 20;
    }

    /** How many cells have the other sign before their decimals than a style has. */
    long against(NumberStyle style) {
        return style.decimal() == '.' ? comma.decimal : point.decimal;
    }

    /** The first of those cells. */
    String exampleAgainst(NumberStyle style) {
        return style.decimal() == '.' ? comma.exampleOfDecimal : point.exampleOfDecimal;
    }

    /** How many cells have a sign that the style takes for the thousands sign without any doubt being possible. */
    long thousands() {
        return point.thousands + comma.thousands;
    }

    /**
     * How the table writes its numbers.
     *
     * @param file what the table is of
     * @param delimiter between its cells, or 0 for a sheet
     * @param option the decimal sign that the person states, or null
     * @throws InvalidInputException when it cannot be told for certain
     */
    NumberStyle decide(String file, char delimiter, Character option) {
        if (option != null) {
            Sign other = option == '.' ? comma : point;
            return new NumberStyle(option, other.thousands + other.either > 0 ? other.sign : '\0');
        }
        Sign most = comma.decimal > point.decimal ? comma : point;
        Sign least = most == comma ? point : comma;
        if (least.decimal > FEW * most.decimal) {
            throw new InvalidInputException(
                    "samples",
                    file + ": " + most.decimal + " numbers such as " + most.exampleOfDecimal + " have " + most + " and "
                            + least.decimal + " such as " + least.exampleOfDecimal + " have " + least
                            + "; the option decimal says which sign is right");
        }
        if (most.decimal == 0) {
            if (point.thousands > 0 || comma.thousands > 0) {
                if (point.thousands > 0 && comma.thousands > 0) {
                    throw undecided(file, point, "the thousands apart by points and by commas");
                }
                most = point.thousands > 0 ? comma : point;
            } else if (comma.either > 0) {
                throw undecided(file, comma, null);
            } else if (point.either > 0 && delimiter != ',') {
                throw undecided(file, point, null);
            } else {
                most = point;
            }
            least = most == comma ? point : comma;
        }
        return new NumberStyle(most.sign, least.thousands + least.either > 0 ? least.sign : '\0');
    }

    private static InvalidInputException undecided(String file, Sign sign, String also) {
        String example = sign.exampleOfEither;
        if (also != null) {
            return new InvalidInputException(
                    "samples",
                    file + ": its numbers have " + also + "; the option decimal says which is the decimal sign");
        }
        String digits = example.replaceAll("[^0-9.,-]", "");
        return new InvalidInputException(
                "samples",
                file + ": " + sign.either + " cells such as " + example + " can be " + digits.replace(sign.sign, '.')
                        + " or " + digits.replace(String.valueOf(sign.sign), "")
                        + ", and no cell tells which; the option decimal (point or comma) settles it");
    }
}
