package org.prospectivity.assays;

/** How much a number looks like a code that programs write where there is no result. */
enum NumberCode {
    /** A number like others. */
    NONE,
    /** One that is a code often, and a value as often: 99, -1, -100. */
    WEAK,
    /** One that is a code nearly always: -9999, 999, 99999. */
    STRONG,
    /** One no concentration reaches: 1e30. */
    CERTAIN;

    /** Beyond it lie the fill values of gridding programs, 1e30 and 1.70141e38. */
    private static final double BEYOND = 1e20;

    static NumberCode of(double number) {
        double size = Math.abs(number);
        if (size >= BEYOND) {
            return CERTAIN;
        }
        if (size == 32767 || size == 32768 || size == 65535 || size == 2147483647.0 || size == 2147483648.0) {
            return STRONG;
        }
        // -999.25 is the code of well logs; -999.99 and -9999.9 fill the width of a column.
        double whole = Math.floor(size);
        double decimals = size - whole;
        boolean filled = Math.abs(decimals - 0.25) < 1e-9 || isNines(decimals);
        int digits = repeated(whole, number < 0);
        boolean negative = number < 0 && digits >= 1 && isNines(decimals);
        if (negative || digits >= 3 && (decimals == 0 || filled)) {
            return STRONG;
        }
        if (digits > 0 && decimals == 0) {
            return WEAK;
        }
        boolean power = size == 1 || size == 100 || size == 1000 || size == 10000 || size == 1e5 || size == 1e6;
        return power && number < 0 ? WEAK : NONE;
    }

    /**
     * How many digits a number of nothing but nines has, or of eights from two on, or sevens (with a minus, any digit)
     * from four on; 0 for other numbers.
     */
    private static int repeated(double whole, boolean negative) {
        if (whole < 9 || whole > 1e12) {
            return 0;
        }
        long rest = (long) whole;
        long digit = rest % 10;
        int digits = 0;
        for (; rest > 0; rest /= 10) {
            if (rest % 10 != digit) {
                return 0;
            }
            digits++;
        }
        boolean code = digit == 9 || digit == 8 && digits > 1 || (digit == 7 || negative) && digits > 3;
        return code ? digits : 0;
    }

    private static boolean isNines(double decimals) {
        for (double nines : new double[] {0.9, 0.99, 0.999}) {
            if (Math.abs(decimals - nines) < 1e-9) {
                return true;
            }
        }
        return false;
    }
}
