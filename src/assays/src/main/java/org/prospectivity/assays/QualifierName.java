package org.prospectivity.assays;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of columns that stand beside a column of concentrations: {@code Au_q}, {@code Au ppb Qualifier}, {@code Au_DL}. */
final class QualifierName {
    private static final String SIGNS =
            "q|qu|qual|quals|qualifier|qualifiers|flag|flags|sign|signs|symbol|sym|code|cens|censored|bdl|rem|remark|lt|less|"
                    + "modifier|mod|prefix|qc_flag|result_qualifier|detect_flag|detect";
    private static final String LIMITS =
            "dl|lod|lld|ldl|mdl|rl|loq|det_?lim(?:it)?|detection_?limit|lower_?limit|limit";
    private static final Pattern BEHIND =
            Pattern.compile("(?i)(.*?)[^\\p{Alnum}]*(?<![a-z])(" + SIGNS + ")[\\W_]*\\d*");
    private static final Pattern BEFORE = Pattern.compile("(?i)(" + SIGNS + ")[^\\p{Alnum}]+(.+)");
    private static final Pattern LIMIT_BEHIND = Pattern.compile("(?i)(.*?)[^\\p{Alnum}]+(" + LIMITS + ")[\\W_]*(.*)");
    private static final Pattern LIMIT_BEFORE = Pattern.compile("(?i)(" + LIMITS + ")[^\\p{Alnum}]+(.+)");
    private static final Set<String> CENSORED = Set.of("cens", "censored", "bdl", "lt", "less");

    private QualifierName() {}

    /**
     * Whose signs a column of this name would hold.
     *
     * @param value the rest of the name; blank when it stands beside its neighbour
     * @param censored whether 1 or true in it means below the limit
     */
    record Of(String value, boolean censored) {}

    /** Whose signs a column of this name would hold; empty when the name is of another kind. */
    static Optional<Of> signs(String name) {
        if (name.isBlank() || name.strip().matches("[<>=\u2264\u2265+/ -]{1,3}")) {
            return Optional.of(new Of("", false));
        }
        Matcher behind = BEHIND.matcher(name.strip());
        if (behind.matches()) {
            return Optional.of(
                    new Of(behind.group(1), CENSORED.contains(behind.group(2).toLowerCase(Locale.ROOT))));
        }
        Matcher before = BEFORE.matcher(name.strip());
        return before.matches()
                ? Optional.of(new Of(
                        before.group(2), CENSORED.contains(before.group(1).toLowerCase(Locale.ROOT))))
                : Optional.empty();
    }

    /** Whose detection limits a column of this name would hold; empty when the name is of another kind. */
    static Optional<String> limits(String name) {
        for (Pattern pattern : List.of(LIMIT_BEHIND, LIMIT_BEFORE)) {
            Matcher matcher = pattern.matcher(name.strip());
            if (matcher.matches()) {
                return Optional.of(
                        pattern == LIMIT_BEFORE
                                ? matcher.group(2)
                                : (matcher.group(1) + " " + matcher.group(3)).strip());
            }
        }
        return Optional.empty();
    }

    /**
     * Whether a rest of a name means a column of concentrations: it is the column's name, or names the same analyte and
     * nothing that contradicts.
     */
    static boolean means(String rest, ElementName element) {
        if (rest.isBlank()) {
            return false;
        }
        String plain = rest.replaceAll("[^\\p{Alnum}]", "");
        if (element.original().replaceAll("[^\\p{Alnum}]", "").equalsIgnoreCase(plain)) {
            return true;
        }
        Optional<ElementName> named = ElementName.of(rest, "", "");
        return named.isPresent()
                && named.get().analyte().equals(element.analyte())
                && (named.get().method().isEmpty()
                        || element.method().isEmpty()
                        || named.get()
                                .method()
                                .get()
                                .equalsIgnoreCase(element.method().get()))
                && (named.get().unit().isEmpty()
                        || element.unit().isEmpty()
                        || named.get().unit().equals(element.unit()));
    }
}
