package org.prospectivity.assays;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.Band.Unit;

/** The codes and limits a person gave, ready to be looked up by what stands in a cell. */
final class GivenCodes {
    /** What a person said a code means. */
    enum Meaning {
        MISSING,
        BELOW,
        VALUE
    }

    private final Map<String, Meaning> texts = new HashMap<>();
    private final Map<Double, Meaning> numbers = new HashMap<>();
    private final Map<String, LimitRule> textLimits = new HashMap<>();
    private final Map<Double, LimitRule> numberLimits = new HashMap<>();
    private final Map<String, LimitRule> elementLimits;

    GivenCodes(AssayOptions options) {
        put(options.missing(), Meaning.MISSING);
        put(options.values(), Meaning.VALUE);
        put(List.copyOf(options.below().keySet()), Meaning.BELOW);
        options.below().forEach((code, rule) -> {
            double number = NumberFormat.POINT.parse(code);
            textLimits.put(Reading.key(code), rule);
            if (!Double.isNaN(number)) {
                numberLimits.put(number, rule);
            }
        });
        elementLimits = options.limits();
    }

    private void put(List<String> codes, Meaning meaning) {
        for (String code : codes) {
            double number = NumberFormat.POINT.parse(code);
            texts.put(Reading.key(code), meaning);
            if (!Double.isNaN(number)) {
                numbers.put(number, meaning);
            }
        }
    }

    Optional<Meaning> of(String text) {
        return texts.isEmpty() ? Optional.empty() : Optional.ofNullable(texts.get(Reading.key(text)));
    }

    Optional<Meaning> of(double number) {
        return numbers.isEmpty() ? Optional.empty() : Optional.ofNullable(numbers.get(number));
    }

    /**
     * The limit a code for "below" stands for in an element's column, in the unit of its band.
     *
     * @return empty when it is not given
     */
    Optional<LimitRule> limit(String code, ElementName element) {
        return Optional.ofNullable(textLimits.get(Reading.key(code)))
                .filter(rule -> rule.kind() != LimitRule.Kind.BY_ELEMENT)
                .or(() -> limit(element));
    }

    /** The limit a number that means "below" stands for: that given, or the number without its sign. */
    LimitRule limit(double number) {
        return Optional.ofNullable(numberLimits.get(number))
                .filter(rule -> rule.kind() != LimitRule.Kind.BY_ELEMENT)
                .orElse(LimitRule.of(Math.abs(number)));
    }

    private Optional<LimitRule> limit(ElementName element) {
        for (Map.Entry<String, LimitRule> entry : elementLimits.entrySet()) {
            String key = entry.getKey();
            LimitRule rule = entry.getValue();
            if (key.equals("*")
                    || key.equalsIgnoreCase(element.original())
                    || key.equalsIgnoreCase(element.analyte().symbol())) {
                return Optional.of(rule);
            }
            Band band = Band.of(key);
            if (band.symbol().equalsIgnoreCase(element.analyte().symbol()) && band.unit() != Unit.UNKNOWN) {
                double factor =
                        element.bandUnit() == Unit.UNKNOWN ? 1 : band.unit().factorTo(element.bandUnit());
                return Optional.of(rule.kind() == LimitRule.Kind.STATED ? LimitRule.of(rule.limit() * factor) : rule);
            }
        }
        return Optional.empty();
    }
}
