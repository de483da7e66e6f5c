package org.prospectivity.engine.model;

import com.google.gson.Gson;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What training cells look like, in a model's file: {@code applicability.json}, and {@code applicability.f32} with the
 * normalised values of each cell, one after the other, as little-endian 32-bit floats.
 */
final class ApplicabilityFile {
    static final String DESCRIPTION = "applicability.json";
    /** Its own and that of the cells. */
    static final int MOST_ENTRIES = 2;

    private static final String CELLS = "applicability.f32";

    private ApplicabilityFile() {}

    /** What applicability.json holds. */
    private record Description(
            List<TrainedModel.Input> bands, double[] weights, double meanDistance, double threshold, String sha256) {}

    /** The entries, by name, in their order. */
    static Map<String, byte[]> write(Applicability applicability, Gson gson) {
        float[][] cells = applicability.cells();
        ByteBuffer bytes = ByteBuffer.allocate(4 * cells.length * applicability.weights().length)
                .order(ByteOrder.LITTLE_ENDIAN);
        FloatBuffer floats = bytes.asFloatBuffer();
        for (float[] cell : cells) {
            floats.put(cell);
        }
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(
                DESCRIPTION,
                gson.toJson(new Description(
                                applicability.inputs(),
                                applicability.weights(),
                                applicability.meanDistance(),
                                applicability.threshold(),
                                Fingerprint.of(bytes.array())))
                        .getBytes(StandardCharsets.UTF_8));
        entries.put(CELLS, bytes.array());
        return entries;
    }

    /**
     * Reads it.
     *
     * @param json what applicability.json holds
     * @param next gives the entry that has to follow, by its name
     */
    static Applicability read(ModelFile.Json json, ModelFile.Entries next) {
        Description description = json.as(Description.class);
        if (description == null || description.bands() == null || description.weights() == null) {
            throw new IllegalArgumentException("no bands or no weights");
        }
        ModelFile.requireBands(description.bands());
        int width = description.bands().size();
        ByteBuffer bytes = next.entry(CELLS, description.sha256());
        if (width == 0 || bytes.limit() == 0 || bytes.limit() % (4 * width) != 0) {
            throw new IllegalArgumentException(CELLS + " holds " + bytes.limit() + " bytes for cells of " + width);
        }
        FloatBuffer floats = bytes.asFloatBuffer();
        float[][] cells = new float[floats.limit() / width][width];
        for (float[] cell : cells) {
            floats.get(cell);
            for (float value : cell) {
                if (!Float.isFinite(value)) {
                    throw new IllegalArgumentException(CELLS + " holds a number that is not finite");
                }
            }
        }
        return new Applicability(
                description.bands(), description.weights(), cells, description.meanDistance(), description.threshold());
    }
}
