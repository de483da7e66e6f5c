package org.prospectivity.assays;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.prospectivity.engine.geochemistry.Determination.Qualifier;
import org.prospectivity.engine.raster.Band.Unit;
import org.prospectivity.tables.Column;

/**
 * A column of concentrations, read cell by cell with the signs and limits beside it. Numbers that look like codes are
 * counted first and judged when the codes of all columns are known; then {@link #settle} makes determinations of it.
 */
final class AssayColumn {
    /** More different texts than these are not counted one by one. */
    private static final int MOST_CODES = 1000;

    private static final int MOST_CACHED = 10_000;

    private static final byte MEASURED = 0;
    private static final byte BELOW = 1;
    private static final byte ABOVE = 2;
    private static final byte MISSING = 3;
    /** Below the least limit or value of the column. */
    private static final byte LEAST = 4;

    private static final byte OPEN = 5;

    private final Column column;
    private final ElementName name;
    private final GivenCodes given;
    private final NumberFormat format;
    private final double[] values;
    private final byte[] states;
    private final Map<String, Integer> missing = new TreeMap<>();
    private final Map<String, Integer> below = new TreeMap<>();
    private final Map<String, Question> questions = new TreeMap<>();
    private final TreeMap<Double, Integer> suspects = new TreeMap<>();
    private final Map<String, Reading> cache = new HashMap<>();
    private int blank;
    private double greatest = Double.NaN;

    private AssayColumn(Column column, ElementName name, GivenCodes given, NumberFormat format) {
        this.column = column;
        this.name = name;
        this.given = given;
        this.format = format;
        values = new double[column.size()];
        states = new byte[column.size()];
    }

    /**
     * Reads a column.
     *
     * @param signs the column of signs beside it
     * @param limits the column of detection limits beside it
     */
    static AssayColumn read(
            Column column,
            ElementName name,
            Optional<Column> signs,
            Optional<Column> limits,
            GivenCodes given,
            NumberFormat format) {
        AssayColumn read = new AssayColumn(column, name, given, format);
        boolean censored = signs.flatMap(of -> QualifierName.signs(of.name()))
                .map(QualifierName.Of::censored)
                .orElse(false);
        for (int row = 0; row < column.size(); row++) {
            read.cell(row, limits);
            if (signs.isPresent()) {
                read.sign(row, signs.get(), censored, limits);
            }
        }
        read.cache.clear();
        return read;
    }

    private void cell(int row, Optional<Column> limits) {
        double number = column.number(row);
        if (!Double.isNaN(number)) {
            set(row, MEASURED, number);
            return;
        }
        String text = column.text(row);
        if (text.isEmpty()) {
            set(row, MISSING, Double.NaN);
            return;
        }
        Optional<GivenCodes.Meaning> said = given.of(text);
        if (said.isPresent() && said.get() == GivenCodes.Meaning.MISSING) {
            missing.merge(text, 1, Integer::sum);
            set(row, MISSING, Double.NaN);
            return;
        }
        if (said.isPresent() && said.get() == GivenCodes.Meaning.BELOW) {
            unstated(row, text, limits);
            return;
        }
        Reading reading = cache.get(text);
        if (reading == null) {
            reading = Reading.of(text, format);
            if (cache.size() < MOST_CACHED) {
                cache.put(text, reading);
            }
        }
        double value = inUnit(reading);
        switch (reading.kind()) {
            case NUMBER -> set(row, MEASURED, value);
            case BELOW -> set(row, BELOW, value);
            case ABOVE -> set(row, ABOVE, value);
            case EMPTY -> set(row, MISSING, Double.NaN);
            case MISSING -> {
                missing.merge(text, 1, Integer::sum);
                set(row, MISSING, Double.NaN);
            }
            case BELOW_UNSTATED -> unstated(row, text, limits);
            case ABOVE_UNSTATED -> ask(row, text, Question.Kind.ABOVE);
            case UNKNOWN -> ask(row, text, Question.Kind.TEXT);
        }
    }

    /** A number with a unit of its own, in the unit of the column. */
    private double inUnit(Reading reading) {
        if (reading.unit().isEmpty() || name.unit().isEmpty()) {
            return reading.value();
        }
        WrittenUnit own = reading.unit().get();
        return reading.value() * own.factor() * own.unit().factorTo(name.bandUnit()) / name.factor();
    }

    private void sign(int row, Column signs, boolean censored, Optional<Column> limits) {
        String text = signs.text(row);
        boolean valued = states[row] == MEASURED || states[row] == BELOW || states[row] == ABOVE;
        Optional<GivenCodes.Meaning> said = text.isEmpty() ? Optional.empty() : given.of(text);
        Optional<Sign> sign = said.map(meaning -> switch (meaning) {
                    case MISSING -> Sign.MISSING;
                    case BELOW -> Sign.BELOW;
                    case VALUE -> Sign.MEASURED;
                })
                .or(() -> Sign.of(text, censored, valued));
        if (sign.isEmpty()) {
            if (valued) {
                ask(row, text, Question.Kind.SIGN);
            }
            return;
        }
        double value = Math.abs(values[row]);
        boolean stated = valued && value > 0 && NumberCode.of(values[row]).compareTo(NumberCode.STRONG) < 0;
        switch (sign.get()) {
            case MEASURED -> {}
            case BELOW -> {
                if (stated && states[row] != ABOVE) {
                    set(row, BELOW, value);
                } else if (states[row] != LEAST && states[row] != OPEN) {
                    unstated(row, text, limits);
                }
            }
            case ABOVE -> {
                if (stated && states[row] != BELOW) {
                    set(row, ABOVE, value);
                } else if (states[row] != OPEN) {
                    ask(row, text, Question.Kind.ABOVE);
                }
            }
            case MISSING -> {
                if (valued) {
                    missing.merge(text, 1, Integer::sum);
                }
                set(row, MISSING, Double.NaN);
            }
        }
    }

    private void unstated(int row, String code, Optional<Column> limits) {
        double beside = limits.map(column -> column.number(row)).orElse(Double.NaN);
        if (beside > 0) {
            below.merge(code, 1, Integer::sum);
            set(row, BELOW, beside);
            return;
        }
        Optional<LimitRule> rule = given.limit(code, name);
        if (rule.isEmpty()) {
            ask(row, code, Question.Kind.BELOW);
            return;
        }
        below.merge(code, 1, Integer::sum);
        if (rule.get().kind() == LimitRule.Kind.LEAST) {
            set(row, LEAST, Double.NaN);
        } else {
            set(row, BELOW, rule.get().limit() / name.factor());
        }
    }

    private void ask(int row, String code, Question.Kind kind) {
        set(row, OPEN, Double.NaN);
        String key = questions.size() < MOST_CODES || questions.containsKey(code) ? code : "other texts";
        questions.merge(key, new Question(name.original(), key, 1, kind), Question::plus);
    }

    private void set(int row, byte state, double value) {
        states[row] = state;
        values[row] = value;
    }

    /** Counts the numbers that look like codes; to be called once, before they are judged. */
    void count() {
        double whole = Unit.PCT.factorTo(name.bandUnit()) * 100 / name.factor();
        for (int row = 0; row < values.length; row++) {
            double value = values[row];
            if (states[row] != MEASURED) {
                blank += states[row] == MISSING
                                && Double.isNaN(column.number(row))
                                && column.text(row).isEmpty()
                        ? 1
                        : 0;
                continue;
            }
            NumberCode code = value >= 0 && value < 9 ? NumberCode.NONE : NumberCode.of(value);
            boolean more = value > whole;
            if (value < 0 || more || code != NumberCode.NONE || given.of(value).isPresent()) {
                suspects.merge(value, 1, Integer::sum);
            }
            if (value >= 0 && !more && code.compareTo(NumberCode.STRONG) < 0 && !(value <= greatest)) {
                greatest = value;
            }
        }
    }

    /** Numbers that may be codes, with their counts. */
    Map<Double, Integer> suspects() {
        return suspects;
    }

    /** The greatest measured value that does not look like a code; NaN without one. */
    double greatest() {
        return greatest;
    }

    /** The median of the measured values above 0 that do not look like codes; NaN without one. */
    double median() {
        double[] measured = new double[values.length];
        int size = 0;
        for (int row = 0; row < values.length; row++) {
            if (states[row] == MEASURED
                    && values[row] >= 0
                    && NumberCode.of(values[row]).compareTo(NumberCode.STRONG) < 0) {
                measured[size++] = values[row];
            }
        }
        if (size == 0) {
            return Double.NaN;
        }
        Arrays.sort(measured, 0, size);
        return measured[size / 2];
    }

    /** Whether more than the whole would be needed for this value in the unit of the column. */
    boolean aboveWhole(double value) {
        return value > Unit.PCT.factorTo(name.bandUnit()) * 100 / name.factor();
    }

    ElementName name() {
        return name;
    }

    Column column() {
        return column;
    }

    GivenCodes given() {
        return given;
    }

    /** What cannot be read without being told. */
    Map<String, Question> questions() {
        return questions;
    }

    /**
     * The determinations.
     *
     * @param judged what the numbers that look like codes mean; negative ones that are not judged are below their amount
     * @param factor what a number of the column is multiplied by
     */
    AssayValues settle(Map<Double, NumberMeaning> judged, double factor) {
        AssayValues settled = new AssayValues(name, values.length);
        Map<String, Integer> codes = new TreeMap<>(missing);
        Double first = suspects.ceilingKey(0.0);
        double leastSuspect = first == null ? Double.POSITIVE_INFINITY : first;
        double least = Double.POSITIVE_INFINITY;
        double leastValue = Double.POSITIVE_INFINITY;
        for (int row = 0; row < values.length; row++) {
            byte state = states[row];
            double value = values[row];
            if (state == MEASURED) {
                NumberMeaning meaning = value < 0 || value >= leastSuspect ? judged.get(value) : null;
                if (meaning == NumberMeaning.MISSING) {
                    codes.merge(Codes.number(value), 1, Integer::sum);
                    state = MISSING;
                } else if (meaning == NumberMeaning.BELOW || meaning == null && value < 0) {
                    state = BELOW;
                    LimitRule rule = given.limit(value);
                    value = rule.kind() == LimitRule.Kind.STATED ? rule.limit() : Math.abs(value);
                }
            }
            switch (state) {
                case MEASURED -> {
                    settled.set(row, value * factor, Qualifier.MEASURED);
                    leastValue = value > 0 ? Math.min(leastValue, value) : leastValue;
                }
                case BELOW -> {
                    settled.set(row, value * factor, Qualifier.BELOW);
                    least = Math.min(least, value);
                }
                case ABOVE -> settled.set(row, value * factor, Qualifier.ABOVE);
                default -> settled.set(row, Double.NaN, Qualifier.MISSING);
            }
        }
        double limit = Double.isInfinite(least) ? leastValue : least;
        for (int row = 0; row < values.length && !Double.isInfinite(limit); row++) {
            if (states[row] == LEAST) {
                settled.set(row, limit * factor, Qualifier.BELOW);
            }
        }
        settled.codes(codes, below, blank);
        return settled;
    }
}
