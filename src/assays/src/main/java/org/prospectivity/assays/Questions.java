package org.prospectivity.assays;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.prospectivity.assays.Question.Kind;
import org.prospectivity.engine.InvalidInputException;

/** All that cannot be read without being told, asked for at once. */
final class Questions {
    /** Of more codes of a kind in a column only so many are listed. */
    private static final int MOST_LISTED = 12;

    private Questions() {}

    /**
     * Asks.
     *
     * @throws InvalidInputException when there is any question: one sentence with every code, its count, and the option
     *     that settles it
     */
    static void require(List<Question> questions) {
        if (questions.isEmpty()) {
            return;
        }
        List<String> parts = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            List<Question> ofKind = questions.stream()
                    .filter(question -> question.kind() == kind)
                    .toList();
            if (!ofKind.isEmpty()) {
                parts.add(meaning(kind) + ": " + listed(ofKind) + " (" + option(kind, ofKind) + ")");
            }
        }
        throw new InvalidInputException(
                "elements", "some cells do not tell a concentration; say what they mean: " + String.join("; ", parts));
    }

    /** What codes of a kind may be. */
    static String meaning(Kind kind) {
        return switch (kind) {
            case BELOW -> "below a limit that is not stated";
            case ABOVE -> "above a limit that is not stated";
            case TEXT -> "texts without a usual meaning";
            case SIGN -> "signs beside a value without a usual meaning";
            case NEGATIVE -> "numbers that are a detection limit with a minus, or a code for no result";
            case NUMBER -> "numbers that are a value, or a code for no result";
        };
    }

    /** What settles questions of a kind. */
    static String option(Kind kind, List<Question> questions) {
        String codes = questions.stream()
                .map(Question::code)
                .distinct()
                .limit(MOST_LISTED)
                .collect(Collectors.joining(","));
        String first = questions.get(0).code();
        return switch (kind) {
            case BELOW ->
                "give the limit with limits=" + limits(questions) + ", or limits=*=LEAST for the least limit or"
                        + " value of each column, or missing=" + codes + " where they mean no result";
            case ABOVE -> "write the limit into the cells, or give missing=" + codes;
            case TEXT -> "give missing=" + codes + ", or below=" + first + "=LIMIT where it means below a limit";
            case SIGN ->
                "give values=" + codes + " where the value counts, below=" + codes
                        + " where it is the limit, or missing=" + codes;
            case NEGATIVE -> "give missing=" + codes + ", or below=" + codes;
            case NUMBER -> "give missing=" + codes + ", or values=" + codes;
        };
    }

    private static String limits(List<Question> questions) {
        Set<String> columns = new LinkedHashSet<>();
        questions.forEach(question -> columns.add(ElementName.of(question.column(), "", "")
                .map(ElementName::canonical)
                .orElse(question.column())));
        return columns.stream()
                .limit(MOST_LISTED)
                .map(column -> column + "=LIMIT")
                .collect(Collectors.joining(","));
    }

    /** {@code "BDL" once, "ND" 3 times in Au_ppb}. */
    private static String listed(List<Question> questions) {
        Map<String, List<Question>> byColumn = new LinkedHashMap<>();
        questions.forEach(question -> byColumn.computeIfAbsent(question.column(), key -> new ArrayList<>())
                .add(question));
        List<String> parts = new ArrayList<>();
        byColumn.forEach((column, asked) -> {
            String codes = asked.stream()
                    .limit(MOST_LISTED)
                    .map(question -> "\"" + question.code() + "\" " + times(question.count()))
                    .collect(Collectors.joining(", "));
            int more = asked.size() - MOST_LISTED;
            parts.add(codes + (more > 0 ? " and " + more + " more" : "") + " in " + column);
        });
        return String.join(", ", parts);
    }

    static String times(int count) {
        return count == 1 ? "once" : count + " times";
    }
}
