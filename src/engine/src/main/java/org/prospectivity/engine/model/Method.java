package org.prospectivity.engine.model;

import java.util.Arrays;
import org.prospectivity.engine.baselines.Baselines;

/** What a trained model can score maps by. */
public enum Method {
    /** What the training recommends: the simplest that is about as good as the best; the network where it does not tell. */
    RECOMMENDED(""),
    /** The ensemble of networks. */
    NETWORK("network"),
    /** On the values of a cell. */
    RANDOM_FOREST(Baselines.FOREST),
    /** On the values of a cell. */
    LOGISTIC_REGRESSION(Baselines.LOGISTIC),
    /** On means over squares around a cell. */
    RANDOM_FOREST_ON_MEANS(Baselines.FOREST_ON_MEANS),
    /** On means over squares around a cell. */
    LOGISTIC_REGRESSION_ON_MEANS(Baselines.LOGISTIC_ON_MEANS),
    /** How high or low one element is. */
    BEST_SINGLE_ELEMENT(Baselines.SINGLE_ELEMENT),
    /** Network, random forest and logistic regression together: the mean of their logits. */
    STACK("mean of network, forest and logistic regression");

    private final String title;

    Method(String title) {
        this.title = title;
    }

    /** What reports call it. */
    public String title() {
        return title;
    }

    /** The method a report calls so: what is neither a simple model nor the stack is the network. */
    public static Method called(String title) {
        return Arrays.stream(values())
                .filter(method -> method != RECOMMENDED && method.title.equals(title))
                .findFirst()
                .orElse(NETWORK);
    }
}
