package org.prospectivity.benchmark;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;

/** A plan's network in ONNX Runtime. Arrays are of [sample, channel, row, column], as there usual. */
final class OnnxNetwork implements AutoCloseable {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final NetworkPlan plan;
    private final OrtSession session;

    OnnxNetwork(NetworkPlan plan, float[] parameters, int threads) throws OrtException {
        this.plan = plan;
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            session = environment.createSession(OnnxModel.of(plan, parameters), options);
        }
    }

    /** Scores all places of a tile. */
    float[] predict(float[] values, long rows, long columns) throws OrtException {
        long[] shape = {1, plan.bands(), rows, columns};
        try (OnnxTensor input = OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape);
                OrtSession.Result result = session.run(Map.of("input", input))) {
            FloatBuffer output = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] scores = new float[output.remaining()];
            output.get(scores);
            return scores;
        }
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
