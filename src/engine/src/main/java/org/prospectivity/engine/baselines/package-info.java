/**
 * The simple models a network has to beat, each a {@link org.prospectivity.engine.learning.Learner}: a random forest and
 * a logistic regression on the values of a cell or on means around it, one element alone, and closeness to a sample.
 */
package org.prospectivity.engine.baselines;
