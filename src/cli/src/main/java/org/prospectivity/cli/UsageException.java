package org.prospectivity.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** A command line that cannot be understood; its message is the line that tells why. */
final class UsageException extends RuntimeException {
    UsageException(String message) {
        super(message);
    }

    /**
     * For a word that is none of those known; it tells the closest of them.
     *
     * @param fault a sentence without its full stop
     */
    static UsageException unknown(String fault, String word, Collection<String> known) {
        return new UsageException(fault
                + closest(word, known)
                        .map(name -> "; did you mean " + name + "?")
                        .orElse(""));
    }

    /** The known word that a person most probably meant: one that takes few changes of letters. */
    private static Optional<String> closest(String word, Collection<String> known) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        String lower = word.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(name -> distance(distance, lower, name) <= Math.max(2, name.length() / 3))
                .min(Comparator.comparingInt(name -> distance(distance, lower, name)));
    }

    private static int distance(LevenshteinDistance distance, String lower, String name) {
        return distance.apply(lower, name.toLowerCase(Locale.ROOT));
    }
}
