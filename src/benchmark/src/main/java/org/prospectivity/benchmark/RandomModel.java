package org.prospectivity.benchmark;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.prospectivity.engine.cnn.Architecture;
import org.prospectivity.engine.cnn.Ensemble;
import org.prospectivity.engine.cnn.TrainingSettings;
import org.prospectivity.engine.model.Provenance;
import org.prospectivity.engine.model.TrainedModel;

/** A model whose parameters are drawn at random: what it has learned does not matter to the time it takes. */
final class RandomModel {
    private RandomModel() {}

    /**
     * @param inputs its bands
     * @param cellSize of its maps, in metres
     * @param window side of a window in cells
     * @param members networks
     */
    static TrainedModel of(List<TrainedModel.Input> inputs, double cellSize, int window, int members) {
        Architecture architecture = Architecture.of(inputs.size(), window);
        NetworkPlan plan = NetworkPlan.of(architecture);
        List<float[]> parameters = IntStream.rangeClosed(1, members)
                .mapToObj(plan::randomParameters)
                .toList();
        return new TrainedModel(
                inputs,
                cellSize,
                new Ensemble(architecture, parameters),
                new Provenance(
                        TrainingSettings.defaults(),
                        1,
                        0,
                        0,
                        0,
                        0,
                        "parameters drawn at random",
                        Optional.empty(),
                        Map.of(),
                        List.of(),
                        "No verdict.",
                        Map.of()));
    }
}
