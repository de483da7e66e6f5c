package org.prospectivity.engine.prospectivity;

import java.util.List;
import java.util.Optional;
import org.prospectivity.engine.gridding.SampleDistance;

/**
 * A map and what it is judged by.
 *
 * @param map to judge
 * @param deposits cells to judge it by, -1 outside
 * @param sampleDistances for each cell the distances to samples, as of {@link SampleDistance}, for the proximity control
 */
public record EvaluationData(ScoreMap map, int[] deposits, Optional<List<float[]>> sampleDistances) {
    /** A map judged by deposits alone. */
    public static EvaluationData of(ScoreMap map, int... deposits) {
        return new EvaluationData(map, deposits, Optional.empty());
    }

    /** The same with a control of mere closeness to a sample. */
    public EvaluationData withSampleDistances(List<float[]> distances) {
        return new EvaluationData(map, deposits, Optional.of(distances));
    }
}
