package org.prospectivity.assays;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.prospectivity.engine.raster.Band.Unit;

/**
 * What the name of a column of concentrations says: {@code Au (ppb)}, {@code AU_PPM}, {@code As_ppm_ICP41},
 * {@code Au-AA23 ppm}, {@code SiO2_wt%}.
 *
 * @param original the name as it was written
 * @param analyte what was determined
 * @param unit how it is written; empty when neither name nor header row tells
 * @param method what else the name or a header row says, usually how it was analysed: {@code AA23}
 * @param sureness how certainly the name is that of a concentration
 */
public record ElementName(
        String original, Analyte analyte, Optional<WrittenUnit> unit, Optional<String> method, Sureness sureness) {
    /** How certainly a name is that of a concentration. */
    public enum Sureness {
        /** It tells a unit of concentration. */
        UNIT,
        /** No unit, but a symbol or formula as chemists write it: {@code Au}, {@code SiO2}. */
        SYMBOL,
        /** It might be a word, a letter for something else, or another language: {@code AS}, {@code y}, {@code In}. */
        DOUBTFUL
    }

    // Words of database names that may stand before the symbol.
    private static final Pattern PREFIX =
            Pattern.compile("(?i)me|icp.*|p?xrf.*|edxrf|wdxrf|aas?\\d*|ar|fa\\d*|[ift]*naa|na"
                    + "|ms\\d*|aes|oes|sqs?|es|acme|als|total|tot|t|raw|conc|concentration|assay|lab|aqr|bleg|mmi|pals|ad|ht|"
                    + "[a-z]{1,4}\\d{1,3}|\\d+");
    // What may follow a symbol without a unit: methods and digestions, by their usual short names or with a number.
    private static final Pattern METHOD = Pattern.compile(
            "(?i)[a-z]*\\d+[a-z0-9]*|me|icp[a-z]*|p?xrf|edxrf|wdxrf|aas?|gfaas"
                    + "|cvaas|fa|ar|aqr|[ift]*naa|na|ms|qms|aes|oes|es|sqs?|acme|als|bleg|mmi|cn|gra|leco|total|tot|t|best|final"
                    + "|av|avg|average|mean|max|org|rpt|rep|repeat|dup|orig|original|bt|ad|ht|hf|li|lf|sfe|acid|conc|raw|value|result|assay|grade");
    private static final Pattern GLUED = Pattern.compile("(?i)([a-z][a-z0-9]*?)(ppm|ppb|pct|ppt)(?:\\d*)");
    private static final Pattern GLUED_METHOD = Pattern.compile(
            "([A-Z][a-z]?|[A-Z]{2}|[a-z]{2})((?:FA|AAS?|AR|ICP[A-Z]*|XRF|I?NAA|BLEG|GRA)\\d*)|([A-Za-z]{2})(\\d)");
    // Columns that go with a concentration but are none.
    private static final Set<String> BESIDE = Set.of(
            "dl",
            "lod",
            "lld",
            "ldl",
            "mdl",
            "loq",
            "udl",
            "limit",
            "detection",
            "detlim",
            "err",
            "error",
            "sd",
            "stdev",
            "std",
            "unc",
            "uncertainty",
            "rsd",
            "2s",
            "sigma",
            "log",
            "log10",
            "ln",
            "rank",
            "zscore",
            "clr",
            "ilr",
            "alr",
            "norm",
            "normalised",
            "normalized",
            "percentile",
            "pctile",
            "resid",
            "residual",
            "score",
            "ratio",
            "index",
            "method",
            "meth",
            "technique",
            "unit",
            "units",
            "uom",
            "date",
            "comment",
            "comments",
            "q",
            "qual",
            "qualifier",
            "flag",
            "sign",
            "remark",
            "class",
            "colour",
            "color",
            "id");
    // Symbols that are also words, abbreviations or letters for a coordinate, even when written as symbols.
    private static final Set<String> WORDS =
            Set.of("In", "As", "At", "No", "Be", "He", "I", "Y", "N", "S", "W", "H", "B", "C", "F", "K", "P", "U", "V");
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{Alnum}]+");
    private static final Pattern RATIO = Pattern.compile("[A-Za-z][A-Za-z0-9]*\\s*[/:+*]\\s*[A-Za-z][A-Za-z0-9]*");

    /**
     * Reads a column's name.
     *
     * @param name as the header writes it
     * @param statedUnit as a header row of its own states it, or an empty text
     * @param statedMethod likewise
     * @return empty when it does not name a concentration
     */
    public static Optional<ElementName> of(String name, String statedUnit, String statedMethod) {
        String plain = WrittenUnit.plain(name);
        Optional<WrittenUnit.Found> found = WrittenUnit.find(plain);
        Optional<WrittenUnit> unit = found.map(WrittenUnit.Found::unit).or(() -> WrittenUnit.of(statedUnit));
        String rest = found.map(f -> name.substring(0, f.from()) + " " + name.substring(f.to()))
                .orElse(name);
        if (unit.isEmpty() && !statedUnit.isBlank() && !statedUnit.matches("[-.?\\s]+")) {
            // Metres, degrees and dates are units too, of something else.
            return Optional.empty();
        }
        if (found.isEmpty() && RATIO.matcher(name.strip()).matches()) {
            return Optional.empty();
        }
        List<String> words = new ArrayList<>(List.of(SEPARATORS.split(digits(rest.strip()))));
        words.removeIf(String::isEmpty);
        if (words.stream().anyMatch(word -> BESIDE.contains(word.toLowerCase(Locale.ROOT)))) {
            return Optional.empty();
        }
        Optional<WrittenUnit> glued = unglue(words, unit.isPresent());
        unit = unit.or(() -> glued);
        int at = position(words);
        return at < 0
                ? Optional.empty()
                : named(name, Analyte.of(words.get(at)).orElseThrow(), unit, words, at, statedMethod);
    }

    /** Where the analyte is: the first word that is one, but for names of methods before one written as chemists do. */
    private static int position(List<String> words) {
        int first = -1;
        for (int w = 0; w < words.size(); w++) {
            if (isSymbol(words.get(w))) {
                return w;
            }
            if (first < 0 && Analyte.of(words.get(w)).isPresent()) {
                first = w;
            }
            if (!PREFIX.matcher(words.get(w)).matches()) {
                return first;
            }
        }
        return first;
    }

    private static Optional<ElementName> named(
            String name, Analyte analyte, Optional<WrittenUnit> unit, List<String> words, int at, String statedMethod) {
        String symbol = words.get(at);
        List<String> others = new ArrayList<>(words);
        others.remove(at);
        // "Au-AA23 Au": two header rows that both name the element.
        others.removeIf(word -> word.equals(symbol));
        boolean total = others.removeIf(word -> word.matches("(?i)t|tot|total"));
        Analyte meant = total
                ? Analyte.of(analyte.symbol() + "T")
                        .filter(sum -> sum.kind() == Analyte.Kind.OXIDE)
                        .orElse(analyte)
                : analyte;
        boolean several = others.stream().anyMatch(ElementName::isSymbol);
        boolean otherWords = !others.stream()
                .allMatch(word ->
                        METHOD.matcher(word).matches() || PREFIX.matcher(word).matches());
        if (several || unit.isEmpty() && (otherWords || others.stream().anyMatch(ElementName::isCapitalSymbol))) {
            return Optional.empty();
        }
        String written = others.stream().collect(Collectors.joining("-"));
        String method = written.isEmpty() ? methodOf(statedMethod, symbol) : written;
        return Optional.of(new ElementName(
                name,
                meant,
                unit,
                method.isEmpty() ? Optional.empty() : Optional.of(method),
                sureness(unit, symbol, meant)));
    }

    private static Sureness sureness(Optional<WrittenUnit> unit, String written, Analyte analyte) {
        if (unit.isPresent()) {
            return Sureness.UNIT;
        }
        boolean asChemistsWrite = written.equals(analyte.symbol()) && !WORDS.contains(written);
        boolean formula = analyte.kind() != Analyte.Kind.ELEMENT && written.length() > 2;
        boolean named = written.length() > 2 && Elements.named(written).isPresent();
        return asChemistsWrite || formula || named ? Sureness.SYMBOL : Sureness.DOUBTFUL;
    }

    /** {@code Au-AA23} in a row of methods is the method AA23. */
    private static String methodOf(String stated, String symbol) {
        String method = stated.strip();
        return method.matches("(?i)" + Pattern.quote(symbol) + "[-_ ].+")
                ? method.substring(symbol.length() + 1).strip()
                : method;
    }

    /** Whether a word is a symbol or formula as chemists write it. */
    private static boolean isSymbol(String word) {
        return Analyte.of(word).map(analyte -> analyte.symbol().equals(word)).orElse(false);
    }

    private static boolean isCapitalSymbol(String word) {
        return word.length() == 2
                && word.equals(word.toUpperCase(Locale.ROOT))
                && Analyte.of(word).isPresent()
                && !METHOD.matcher(word).matches();
    }

    /** Takes apart {@code AuPPB} and {@code AuFA50}; the unit, if a word ended in one. */
    private static Optional<WrittenUnit> unglue(List<String> words, boolean unitKnown) {
        for (int w = 0; w < words.size(); w++) {
            String word = words.get(w);
            Matcher unit = GLUED.matcher(word);
            if (!unitKnown && unit.matches() && Analyte.of(unit.group(1)).isPresent()) {
                words.set(w, unit.group(1));
                return WrittenUnit.of(unit.group(2));
            }
            Matcher method = GLUED_METHOD.matcher(word);
            if (Analyte.of(word).isEmpty() && method.matches()) {
                String symbol = method.group(1) == null ? method.group(3) : method.group(1);
                if (Analyte.of(symbol).isPresent()) {
                    words.set(w, symbol);
                    words.add(w + 1, word.substring(symbol.length()));
                }
            }
        }
        return Optional.empty();
    }

    /** Subscripts as digits: SiO₂. */
    private static String digits(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        for (char c : text.toCharArray()) {
            digits.append(c >= '\u2080' && c <= '\u2089' ? (char) ('0' + c - '\u2080') : c);
        }
        return digits.toString();
    }

    /** The name of the band: symbol and unit, {@code Au_ppb}; the symbol alone when no unit is told. */
    public String canonical() {
        return canonical(analyte.symbol(), bandUnit());
    }

    /** The unit its values are told in, once multiplied by {@link #factor}. */
    public Unit bandUnit() {
        return unit.map(WrittenUnit::unit).orElse(Unit.UNKNOWN);
    }

    /** What the written numbers are multiplied by to be in {@link #bandUnit}. */
    public double factor() {
        return unit.map(WrittenUnit::factor).orElse(1.0);
    }

    static String canonical(String symbol, Unit unit) {
        return unit == Unit.UNKNOWN ? symbol : symbol + "_" + unit.name().toLowerCase(Locale.ROOT);
    }
}
