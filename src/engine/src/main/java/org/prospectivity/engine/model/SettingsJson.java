package org.prospectivity.engine.model;

import com.google.gson.JsonDeserializationContext;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonElement;
import com.google.gson.JsonSerializationContext;
import com.google.gson.JsonSerializer;
import java.lang.reflect.Type;
import org.prospectivity.engine.cnn.Augmentation;
import org.prospectivity.engine.cnn.Regularisation;
import org.prospectivity.engine.cnn.TrainingSettings;

/** The settings of a training as version {@value ModelFile#VERSION} of the model file and reports have them. */
final class SettingsJson implements JsonSerializer<TrainingSettings>, JsonDeserializer<TrainingSettings> {
    private record Stored(
            int steps,
            double learningRate,
            int batchSize,
            Dropped regularisation,
            int negatives,
            int members,
            boolean blend,
            boolean earlyStopping) {}

    private record Dropped(double mixing, double bandDropout, double channelDropout, double headDropout) {}

    @Override
    public JsonElement serialize(TrainingSettings settings, Type type, JsonSerializationContext context) {
        Augmentation augmentation = settings.augmentation();
        Regularisation regularisation = settings.regularisation();
        return context.serialize(new Stored(
                settings.steps(),
                settings.learningRate(),
                settings.batchSize(),
                new Dropped(
                        augmentation.mixing(),
                        augmentation.bandDropout(),
                        regularisation.channelDropout(),
                        regularisation.headDropout()),
                settings.negatives(),
                settings.members(),
                settings.blend(),
                settings.earlyStopping()));
    }

    /** Null, which is no provenance, where nothing tells what was dropped. */
    @Override
    public TrainingSettings deserialize(JsonElement json, Type type, JsonDeserializationContext context) {
        Stored stored = context.deserialize(json, Stored.class);
        if (stored == null || stored.regularisation() == null) {
            return null;
        }
        Dropped dropped = stored.regularisation();
        return new TrainingSettings(
                stored.steps(),
                stored.learningRate(),
                stored.batchSize(),
                new Augmentation(dropped.mixing(), dropped.bandDropout()),
                new Regularisation(dropped.channelDropout(), dropped.headDropout()),
                stored.negatives(),
                stored.members(),
                stored.blend(),
                stored.earlyStopping());
    }
}
