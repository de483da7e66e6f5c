package org.prospectivity.engine.cnn;

import java.util.Collection;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.impl.layers.convolution.Conv2D;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A valid convolution of stride 1 followed by ReLU or nothing, on arrays of [sample, row, column, channel]. It computes
 * what Deeplearning4j's own layer does, with the same parameters, without copying or turning its input. It scores only;
 * {@link GradientDescent} trains.
 */
final class Convolution extends ConvolutionLayer {
    private static final long serialVersionUID = 1;

    /**
     * @param side of the kernel in cells
     * @param outputs number of output channels
     * @param rectified whether ReLU follows
     */
    Convolution(int side, int outputs, boolean rectified) {
        super(new Builder(side, side)
                .stride(1, 1)
                .nOut(outputs)
                .convolutionMode(ConvolutionMode.Truncate)
                .dataFormat(CNN2DFormat.NHWC)
                .activation(rectified ? Activation.RELU : Activation.IDENTITY));
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration configuration,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType type) {
        boolean rectified = getActivationFn().equals(Activation.RELU.getActivationFunction());
        Computation layer = new Computation(configuration, type, rectified);
        layer.setListeners(listeners);
        layer.setIndex(index);
        layer.setParamsViewArray(parameters);
        Map<String, INDArray> table = initializer().init(configuration, parameters, initialise);
        layer.setParamTable(table);
        layer.setConf(configuration);
        return layer;
    }

    private static final class Computation extends org.deeplearning4j.nn.layers.convolution.ConvolutionLayer {
        private static final long serialVersionUID = 1;

        private final boolean rectified;
        private transient OpContext forward;

        Computation(NeuralNetConfiguration configuration, DataType type, boolean rectified) {
            super(configuration, type);
            this.rectified = rectified;
        }

        @Override
        public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
            assertInputSet(false);
            INDArray weights = getParam(ConvolutionParamInitializer.WEIGHT_KEY);
            long reach = weights.size(2) - 1;
            INDArray result = workspaces.createUninitialized(
                    ArrayType.ACTIVATIONS,
                    weights.dataType(),
                    input.size(0),
                    input.size(1) - reach,
                    input.size(2) - reach,
                    weights.size(0));
            if (forward == null) {
                forward = NativeConvolution.context((int) weights.size(2));
            }
            forward.purge();
            forward.setInputArray(0, input);
            forward.setInputArray(1, weights);
            forward.setInputArray(2, getParam(ConvolutionParamInitializer.BIAS_KEY));
            forward.setOutputArray(0, result);
            Nd4j.exec(new Conv2D(), forward);
            if (rectified) {
                Nd4j.getExecutioner().exec(new RectifiedLinear(result, result));
            }
            return result;
        }

        @Override
        public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
            throw new UnsupportedOperationException("trained by GradientDescent");
        }
    }
}
