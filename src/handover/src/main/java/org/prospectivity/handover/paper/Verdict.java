package org.prospectivity.handover.paper;

import org.prospectivity.handover.content.ModelFacts;
import org.prospectivity.handover.content.Survey;
import org.prospectivity.handover.content.TrainingFigures;

/**
 * What the training found, for a board.
 *
 * @param said in a few words
 * @param meaning what follows from it
 * @param sentence the training's own, with its figures; may be empty
 * @param warned whether the board is to be warned
 */
record Verdict(String said, String meaning, String sentence, boolean warned) {
    private static final String NO_SKILL = "NO_SKILL";

    static Verdict of(Survey survey) {
        String sentence = survey.model().map(ModelFacts::verdict).orElse("");
        String outcome = survey.training()
                .flatMap(TrainingFigures::outcome)
                .orElseGet(() -> survey.model().filter(ModelFacts::noSkill).isPresent()
                        ? NO_SKILL
                        : sentence.startsWith("Cannot tell") ? "CANNOT_TELL" : "");
        return switch (outcome) {
            case NO_SKILL ->
                new Verdict(
                        "No skill shown",
                        "By the checks that were made, chance or the places of the samples explain the model's figures as"
                                + " well as any skill would. The map and the targets below are no ground to drill by.",
                        sentence,
                        true);
            case "WORSE" ->
                new Verdict(
                        "Skill shown, but a simpler way does better",
                        "The network orders ground better than chance; another model of the training does better still.",
                        sentence,
                        false);
            case "EQUAL" ->
                new Verdict(
                        "Skill shown, no better than a simple model",
                        "The map orders ground better than chance. A simple model would do as well.",
                        sentence,
                        false);
            case "BETTER" ->
                new Verdict(
                        "Skill shown, better than the simple models",
                        "On ground it had not seen, the network finds known deposits better than chance and than every"
                                + " simple model it was held against.",
                        sentence,
                        false);
            case "CANNOT_TELL" ->
                new Verdict(
                        "Better than chance; more cannot be told",
                        "The deposits are too few to tell whether the network is better than a simple model.",
                        sentence,
                        false);
            default ->
                sentence.isBlank()
                        ? new Verdict(
                                "Not judged",
                                "How well the map tells places apart was not judged, or is not known here. Take it as a"
                                        + " suggestion where to look, not as evidence.",
                                "",
                                true)
                        : new Verdict("What the training found", "", sentence, false);
        };
    }
}
