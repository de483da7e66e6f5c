package org.prospectivity.engine.prospectivity;

import java.util.List;
import java.util.Optional;
import org.prospectivity.engine.evaluation.Interval;
import org.prospectivity.engine.evaluation.Uncertain;

/**
 * What the skill of a model rests on, where it sees more than one kind of evidence.
 *
 * @param sentence in one sentence
 * @param parts the same models on all evidence and, where there is geochemistry beside other evidence, on either alone; by
 *     the same folds and draws
 * @param effects of what is hidden when the network on all evidence scores, the greatest first
 * @param suspects bands that may tell where people looked, and why
 * @param members networks of each ensemble that was trained for this
 */
public record EvidenceSkill(
        String sentence, List<Part> parts, List<Effect> effects, List<Suspect> suspects, int members) {

    /**
     * A model on some of the evidence.
     *
     * @param evidence that it sees
     * @param bands how many
     * @param model its name
     * @param auc pooled over the folds
     * @param interval of it, 95 %
     * @param gain of AUC by the rest of the evidence; empty where it sees all
     */
    public record Part(
            String evidence, int bands, String model, double auc, Interval interval, Optional<Uncertain> gain) {}

    /**
     * The network without a part of what it was trained on, which is set to its mean everywhere.
     *
     * @param evidence that is hidden
     * @param bands of it
     * @param auc of what is left
     * @param loss of AUC; evidence that others stand in for loses little
     */
    public record Effect(String evidence, List<String> bands, double auc, double loss) {}

    /**
     * A band that may tell where people looked rather than where deposits are.
     *
     * @param band its name
     * @param why it is held for one
     */
    public record Suspect(String band, String why) {}
}
