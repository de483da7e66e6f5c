package org.prospectivity.engine.learning;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How the members of an ensemble learned, over all folds. Means do not depend on the order of the curves.
 *
 * @param curves of each member in each fold, all of as many points; none of a model that does not learn by steps
 */
public record LearningCurves(List<LearningCurve> curves) implements Serializable {
    public LearningCurves {
        curves = List.copyOf(curves);
    }

    /** All of some together. */
    public static LearningCurves of(Collection<LearningCurves> parts) {
        return new LearningCurves(
                parts.stream().flatMap(part -> part.curves().stream()).toList());
    }

    /** The mean of the curves; the held-out loss is of the folds that hold a deposit. */
    public List<LossPoint> losses() {
        return IntStream.range(0, curves.isEmpty() ? 0 : curves.get(0).losses().size())
                .mapToObj(p -> new LossPoint(
                        curves.get(0).losses().get(p).step(),
                        mean(curves, curve -> curve.losses().get(p).training()),
                        mean(curves, curve -> curve.losses().get(p).heldOut())))
                .toList();
    }

    /** The trained members on the cells they learned from, as they score. */
    public Classification training() {
        return mean(LearningCurve::training);
    }

    /** The same, each cell counting the same. */
    public Classification trainingAtOwnOdds() {
        return mean(LearningCurve::trainingAtOwnOdds);
    }

    /** The trained members on the cells of their fold; of the folds that hold a deposit. */
    public Classification heldOut() {
        return mean(LearningCurve::heldOut);
    }

    private Classification mean(Function<LearningCurve, Optional<Classification>> which) {
        List<Classification> known =
                curves.stream().map(which).flatMap(Optional::stream).toList();
        return new Classification(mean(known, Classification::accuracy), mean(known, Classification::crossEntropy));
    }

    private static <T> double mean(List<T> parts, ToDoubleFunction<T> value) {
        return parts.stream()
                .mapToDouble(value)
                .filter(Double::isFinite)
                .sorted()
                .average()
                .orElse(Double.NaN);
    }
}
