package org.prospectivity.engine.cnn;

import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.random.impl.DropOutInverted;
import org.nd4j.linalg.factory.Broadcast;
import org.nd4j.linalg.factory.Nd4j;

/** Drops whole channels of a sample (Tompson et al. 2015) where the channels are the last dimension, and scales the rest. */
final class ChannelDropout implements IDropout {
    private static final long serialVersionUID = 1;

    private final double dropped;
    private transient INDArray mask;

    /** @param dropped probability of a channel to be dropped */
    ChannelDropout(double dropped) {
        this.dropped = dropped;
    }

    @Override
    public INDArray applyDropout(
            INDArray input, INDArray result, int iteration, int epoch, LayerWorkspaceMgr workspaces) {
        mask = workspaces
                .createUninitialized(ArrayType.INPUT, result.dataType(), input.size(0), input.size(3))
                .assign(1);
        Nd4j.getExecutioner().exec(new DropOutInverted(mask, 1 - dropped));
        Broadcast.mul(input, mask, result, 0, 3);
        return result;
    }

    @Override
    public INDArray backprop(INDArray gradientAtOutput, INDArray gradientAtInput, int iteration, int epoch) {
        Broadcast.mul(gradientAtOutput, mask, gradientAtInput, 0, 3);
        mask = null;
        return gradientAtInput;
    }

    @Override
    public void clear() {
        mask = null;
    }

    @Override
    public IDropout clone() {
        return new ChannelDropout(dropped);
    }
}
