package org.prospectivity.engine.prospectivity;

import java.util.Optional;

/**
 * What a training learns from and is judged by.
 *
 * @param survey the area
 * @param transfer what it starts from
 * @param testDeposits cells of deposits kept from training, to judge all models by, -1 outside; often none
 * @param sampleDistances for each cell the distance to the nearest sample, for the proximity control alone
 */
public record TrainingData(Survey survey, Transfer transfer, int[] testDeposits, Optional<float[]> sampleDistances) {
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
    public TrainingData withSampleDistances(float[] distances) {
        return new TrainingData(survey, transfer, testDeposits, Optional.of(distances));
    }
}
