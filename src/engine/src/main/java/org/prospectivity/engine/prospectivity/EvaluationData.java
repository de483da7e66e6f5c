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
 * @param trainedOn which of the deposits the model behind the map was trained on; empty where that is not known
 */
public record EvaluationData(
        ScoreMap map, int[] deposits, Optional<List<float[]>> sampleDistances, Optional<TrainedOn.Flags> trainedOn) {
    /** A map judged by deposits alone. */
    public static EvaluationData of(ScoreMap map, int... deposits) {
        return new EvaluationData(map, deposits, Optional.empty(), Optional.empty());
    }

    /** The same with a control of mere closeness to a sample. */
    public EvaluationData withSampleDistances(List<float[]> distances) {
        return new EvaluationData(map, deposits, Optional.of(distances), trainedOn);
    }

    /** The same, knowing which of the deposits a model was trained on. */
    public EvaluationData withTrainedOn(TrainedOn.Flags flags) {
        return new EvaluationData(map, deposits, sampleDistances, Optional.of(flags));
    }
}
