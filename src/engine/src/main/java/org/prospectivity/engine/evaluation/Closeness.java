package org.prospectivity.engine.evaluation;

import java.util.Locale;

/**
 * What a model owes to the places of samples: people sample more where deposits are known, or less where nobody has looked.
 * The control that knows these places alone may do well, which takes nothing from a model that knows something else; so a
 * model is asked what is left of its AUC among cells that are as close to samples.
 *
 * @param control AUC of the control
 * @param amongAlike AUC of the model among {@linkplain MatchedCells cells as close to samples}
 */
public record Closeness(double control, Uncertain amongAlike) {

    /** Whether the model knows more than where samples are. */
    public boolean isSurpassed() {
        return amongAlike.interval().low() > 0.5;
    }

    /** As it stands in a sentence. */
    String inWords() {
        return String.format(
                Locale.ROOT,
                "%s closeness to samples (AUC %.3f by itself), among cells as close to samples AUC %.3f (%s)",
                isSurpassed() ? "above" : "not above",
                control,
                amongAlike.value(),
                amongAlike.interval().inWords("%.3f"));
    }
}
