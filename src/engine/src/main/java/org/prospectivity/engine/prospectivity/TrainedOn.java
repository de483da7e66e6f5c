package org.prospectivity.engine.prospectivity;

import org.prospectivity.engine.learning.Labels;

/**
 * How many of the deposits that a map is judged by the model behind it was trained on.
 *
 * @param model its name
 * @param deposits judged by
 * @param learned of these, those in a cell the model learned as a deposit's
 * @param sentence what that means for the figures
 */
public record TrainedOn(String model, int deposits, int learned, String sentence) {
    /**
     * Which of the deposits given a model was trained on.
     *
     * @param model its name
     * @param learned for each deposit given, whether it was trained on
     */
    public record Flags(String model, boolean[] learned) {
        /**
         * How many there are among those that are judged by.
         *
         * @param cells of the deposits given, in the order of the flags, -1 outside
         * @param labels made of them
         */
        public TrainedOn among(int[] cells, Labels labels) {
            int known = 0;
            for (int i = 0; i < cells.length; i++) {
                known += learned[i] && cells[i] >= 0 && labels.valid()[cells[i]] ? 1 : 0;
            }
            return TrainedOn.of(model, labels.deposits().length, known);
        }
    }

    static TrainedOn of(String model, int deposits, int learned) {
        String sentence;
        if (learned == 0) {
            sentence = "The model " + model + " was trained on none of the deposits judged by (" + deposits
                    + "): the figures are prediction rates.";
        } else if (learned == deposits) {
            sentence = "The model " + model + " was trained on all deposits judged by (" + deposits
                    + "): the figures are success rates. They tell how well those were learned, and nothing of how well"
                    + " new ones would be found.";
        } else {
            sentence = "The model " + model + " was trained on " + learned + " of the " + deposits
                    + " deposits judged by: the figures are better than those of a prediction. Leave these out to judge"
                    + " the map.";
        }
        return new TrainedOn(model, deposits, learned, sentence);
    }
}
