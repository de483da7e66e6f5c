package org.prospectivity.benchmark;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.ArrayList;
import java.util.List;
import org.prospectivity.engine.cnn.Regularisation;

/** A plan's network in libtorch, by DJL. Arrays are of [sample, channel, row, column], as there usual. */
final class TorchNetwork implements AutoCloseable {
    private final NetworkPlan plan;
    private final Regularisation regularisation;
    private final NDManager manager = NDManager.newBaseManager("PyTorch");
    private final List<NDArray> parameters = new ArrayList<>();
    private final Optimizer optimizer =
            Optimizer.adam().optLearningRateTracker(Tracker.fixed(1e-3f)).build();
    private final Loss loss = Loss.sigmoidBinaryCrossEntropyLoss();
    private NDArray input;
    private NDArray labels;

    TorchNetwork(NetworkPlan plan, float[] values, Regularisation regularisation) {
        this.plan = plan;
        this.regularisation = regularisation;
        for (NetworkPlan.Layer layer : plan.layers()) {
            Shape shape = new Shape(layer.outputs(), layer.inputs(), layer.side(), layer.side());
            parameters.add(manager.create(layer.weights(values), shape));
            parameters.add(manager.create(layer.biases(values)));
        }
    }

    /** How many threads the operations that the calling thread starts may use. */
    static void threads(int threads) {
        Engine.getEngine("PyTorch");
        JniUtils.setNumThreads(threads);
    }

    /** Scores places: of windows one each, of a tile all. */
    float[] predict(float[] values, long samples, long rows, long columns) {
        try (NDManager scope = manager.newSubManager()) {
            NDArray logits = logits(scope.create(values, new Shape(samples, plan.bands(), rows, columns)), false);
            return Activation.sigmoid(logits).toFloatArray();
        }
    }

    /** Sets the batch that {@link #step} learns from. */
    void train(float[] windows, float[] expected, int samples) {
        input = manager.create(windows, new Shape(samples, plan.bands(), plan.window(), plan.window()));
        labels = manager.create(expected, new Shape(samples, 1, 1, 1));
        parameters.forEach(parameter -> parameter.setRequiresGradient(true));
    }

    /**
     * A step of Adam; returns the loss before it. Below DJL's trainer, which lets only one thread of a process train at a
     * time.
     */
    float step() {
        JniUtils.setGradMode(true);
        try (NDManager scope = manager.newSubManager()) {
            NDArray batch = input.duplicate();
            batch.attach(scope);
            NDArray value = loss.evaluate(new NDList(labels), new NDList(logits(batch, true)));
            value.attach(scope);
            JniUtils.backward((PtNDArray) value, (PtNDArray) value.onesLike(), false, false);
            for (int p = 0; p < parameters.size(); p++) {
                NDArray gradient = parameters.get(p).getGradient();
                gradient.attach(scope);
                optimizer.update("parameter" + p, parameters.get(p), gradient);
                JniUtils.zeroGrad((PtNDArray) parameters.get(p));
            }
            return value.getFloat();
        } finally {
            JniUtils.setGradMode(false);
        }
    }

    private NDArray logits(NDArray input, boolean training) {
        NDArray x = input;
        int convolutions = plan.channels().length;
        int head = parameters.size() / 2 - 1;
        for (int layer = 0; layer < convolutions; layer++) {
            x = layer > 0 && training ? dropChannels(x) : x;
            x = Activation.relu(convolve(x, layer));
        }
        NDList joined = new NDList();
        addMeans(joined, x, plan.features(), plan.rings());
        addMeans(joined, input, plan.window(), plan.profile());
        x = NDArrays.concat(joined, 1);
        for (int layer = convolutions; layer <= head; layer++) {
            if (training && regularisation.headDropout() > 0) {
                x = Dropout.dropout(x, (float) regularisation.headDropout(), true)
                        .singletonOrThrow();
            }
            x = convolve(x, layer);
            x = layer < head ? Activation.relu(x) : x;
        }
        return x;
    }

    /** The means over the innermost of concentric squares and the rings between each and the next. */
    private static void addMeans(NDList joined, NDArray x, int window, int[] sides) {
        NDArray inner = null;
        int within = 0;
        for (int side : sides) {
            NDArray square = mean(cropped(x, (window - side) / 2), side);
            int cells = side * side;
            joined.add(
                    inner == null
                            ? square
                            : square.mul((float) cells / (cells - within))
                                    .sub(inner.mul((float) within / (cells - within))));
            inner = square;
            within = cells;
        }
    }

    private NDArray dropChannels(NDArray x) {
        float dropped = (float) regularisation.channelDropout();
        if (dropped == 0) {
            return x;
        }
        Shape channels = new Shape(x.getShape().get(0), x.getShape().get(1), 1, 1);
        NDArray kept = x.getManager().randomUniform(0, 1, channels).gte(dropped);
        return x.mul(kept.toType(DataType.FLOAT32, false).div(1 - dropped));
    }

    private NDArray convolve(NDArray x, int layer) {
        return Conv2d.conv2d(x, parameters.get(2 * layer), parameters.get(2 * layer + 1))
                .singletonOrThrow();
    }

    private static NDArray cropped(NDArray x, int margin) {
        return margin == 0
                ? x
                : x.get(new NDIndex()
                        .addAllDim(2)
                        .addSliceDim(margin, x.getShape().get(2) - margin)
                        .addSliceDim(margin, x.getShape().get(3) - margin));
    }

    private static NDArray mean(NDArray x, int side) {
        return side == 1 ? x : Pool.avgPool2d(x, new Shape(side, side), new Shape(1, 1), new Shape(0, 0), false, true);
    }

    @Override
    public void close() {
        manager.close();
    }
}
