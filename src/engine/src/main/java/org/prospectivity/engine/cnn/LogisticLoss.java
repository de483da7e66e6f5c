package org.prospectivity.engine.cnn;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * Cross-entropy of a sigmoid score with labels of 0 and 1, in nats, from the value before the sigmoid: log(1 + eᶻ) − yz,
 * with the gradient σ(z) − y. A batch has a value a sample, which plain arithmetic is done with before a native
 * operation has begun.
 */
final class LogisticLoss implements ILossFunction {
    private static final long serialVersionUID = 1;

    @Override
    public double computeScore(INDArray labels, INDArray logits, IActivation sigmoid, INDArray mask, boolean average) {
        float[] y = Copies.of(labels);
        float[] z = Copies.of(logits);
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            sum += loss(z[i], y[i]);
        }
        return average ? sum / z.length : sum;
    }

    @Override
    public INDArray computeScoreArray(INDArray labels, INDArray logits, IActivation sigmoid, INDArray mask) {
        float[] y = Copies.of(labels);
        float[] z = Copies.of(logits);
        for (int i = 0; i < z.length; i++) {
            z[i] = (float) loss(z[i], y[i]);
        }
        return Nd4j.createFromArray(z).reshape(z.length, 1);
    }

    @Override
    public INDArray computeGradient(INDArray labels, INDArray logits, IActivation sigmoid, INDArray mask) {
        float[] y = Copies.of(labels);
        float[] z = Copies.of(logits);
        for (int i = 0; i < z.length; i++) {
            z[i] = (float) (1 / (1 + Math.exp(-z[i])) - y[i]);
        }
        return Copies.fill(Nd4j.createUninitialized(logits.dataType(), logits.shape()), z);
    }

    @Override
    public Pair<Double, INDArray> computeGradientAndScore(
            INDArray labels, INDArray logits, IActivation sigmoid, INDArray mask, boolean average) {
        return new Pair<>(
                computeScore(labels, logits, sigmoid, mask, average), computeGradient(labels, logits, sigmoid, mask));
    }

    private static double loss(double z, double y) {
        return Math.max(z, 0) - y * z + Math.log1p(Math.exp(-Math.abs(z)));
    }

    @Override
    public String name() {
        return "cross-entropy";
    }
}
