package org.prospectivity.engine.model;

import com.google.gson.annotations.JsonAdapter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.prospectivity.engine.cnn.TrainingSettings;

/**
 * How a model came to be: with the same data, enough to train it again.
 *
 * @param settings of the training
 * @param seed all randomness came from
 * @param frozen convolutions that kept their parameters
 * @param exclusion metres around deposits from which no negative was drawn
 * @param deposits number of deposit cells learned from
 * @param barren number of cells given as barren
 * @param transfer what it started from, in words
 * @param parent fingerprint of the model it started from
 * @param data SHA-256 of each input by its role: the maps, the deposit cells and those of a source area; with
 *     {@code source:} before the role, those of the model it started from
 * @param commonElements the elements a transfer rested on; empty without one
 * @param verdict what the evaluation found, in one sentence
 * @param versions of this software and of what it computes with, by name
 */
public record Provenance(
        @JsonAdapter(SettingsJson.class) TrainingSettings settings,
        long seed,
        int frozen,
        double exclusion,
        int deposits,
        int barren,
        String transfer,
        Optional<String> parent,
        Map<String, String> data,
        List<String> commonElements,
        String verdict,
        Map<String, String> versions) {
    public Provenance {
        // a description may leave it out
        parent = parent == null ? Optional.empty() : parent;
    }
}
