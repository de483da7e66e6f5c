package org.prospectivity.engine.model;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.prospectivity.engine.baselines.SimpleModel;

/**
 * The simple models that were trained beside the networks.
 *
 * @param bands they read, in their order: all of the training area, where a source model's networks may know others
 * @param models each of its name
 */
public record SimpleModels(List<TrainedModel.Input> bands, List<SimpleModel> models) {
    public SimpleModels {
        bands = List.copyOf(bands);
        models = List.copyOf(models);
        Set<String> names = new HashSet<>();
        for (SimpleModel model : models) {
            if (!names.add(model.name())) {
                throw new IllegalArgumentException("two models called " + model.name());
            }
            int values = bands.size() * model.radii().length;
            model.members().forEach(member -> member.requireValues(values));
        }
    }

    /** The model of a name. */
    public Optional<SimpleModel> called(String name) {
        return models.stream().filter(model -> model.name().equals(name)).findFirst();
    }
}
