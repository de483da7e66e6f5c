package org.prospectivity.engine.prospectivity;

import java.util.List;
import java.util.Optional;
import org.prospectivity.engine.gridding.SampleDistance;

/**
 * What a training learns from and is judged by.
 *
 * @param survey the area
 * @param transfer what it starts from
 * @param testDeposits cells of deposits kept from training, to judge all models by, -1 outside; often none
 * @param sampleDistances for each cell the distances to samples, as of {@link SampleDistance}, for the proximity control alone
 */
public record TrainingData(
        Survey survey, Transfer transfer, int[] testDeposits, Optional<List<float[]>> sampleDistances) {
    /** An area to learn from scratch. */
    public static TrainingData of(Survey survey) {
        return new TrainingData(survey, new Transfer.None(), new int[0], Optional.empty());
    }

    /** The same with another start. */
    public TrainingData withTransfer(Transfer transfer) {
        return new TrainingData(survey, transfer, testDeposits, sampleDistances);
    }

    /** The same judged by deposits kept from training. */
    public TrainingData withTestDeposits(int... cells) {
        return new TrainingData(survey, transfer, cells, sampleDistances);
    }

    /** The same with a control of mere closeness to a sample. */
    public TrainingData withSampleDistances(List<float[]> distances) {
        return new TrainingData(survey, transfer, testDeposits, Optional.of(distances));
    }
}
