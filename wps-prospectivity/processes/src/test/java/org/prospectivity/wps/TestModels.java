package org.prospectivity.wps;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.prospectivity.engine.cnn.Architecture;
import org.prospectivity.engine.cnn.Ensemble;
import org.prospectivity.engine.cnn.TrainingSettings;
import org.prospectivity.engine.model.Provenance;
import org.prospectivity.engine.model.TrainedModel;
import org.prospectivity.engine.raster.Normalisation;

/** Models for tests. */
final class TestModels {
    private TestModels() {}

    /** One network with random parameters that reads gold and arsenic on 500 m. */
    static TrainedModel untrained() {
        Architecture architecture = Architecture.of(2, 7);
        SplittableRandom random = new SplittableRandom(2);
        float[] parameters = new float[architecture.parameters()];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = (float) (0.15 * random.nextGaussian());
        }
        Normalisation normalisation = new Normalisation(true, 0.1, 0, 1);
        return new TrainedModel(
                List.of(
                        new TrainedModel.Input("Au_ppb", normalisation),
                        new TrainedModel.Input("As_ppm", normalisation)),
                500,
                new Ensemble(architecture, List.of(parameters)),
                new Provenance(
                        TrainingSettings.defaults(),
                        1,
                        0,
                        2000,
                        12,
                        0,
                        "none",
                        Optional.empty(),
                        Map.of("geochemistry", "abc"),
                        List.of(),
                        "No verdict.",
                        Map.of("java", "17")));
    }
}
