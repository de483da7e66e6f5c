package org.prospectivity.handover.content;

import java.util.List;
import org.prospectivity.engine.model.Method;
import org.prospectivity.engine.model.TrainedModel;

/**
 * The model behind the scores.
 *
 * @param name it is saved under
 * @param model the model
 * @param sha256 of its file
 * @param method of the model that made the scores, never {@link Method#RECOMMENDED}
 * @param told whether that is known; else it is what the training recommends
 */
public record ModelFacts(String name, TrainedModel model, String sha256, Method method, boolean told) {
    private static final String NO_SKILL = "No skill shown";

    /** What its training found. */
    public String verdict() {
        return model.provenance().verdict();
    }

    /** Whether its training showed no skill. */
    public boolean noSkill() {
        return verdict().startsWith(NO_SKILL);
    }

    /** The bands it reads. */
    public List<String> bands() {
        return model.bands().stream().map(TrainedModel.Input::name).toList();
    }
}
