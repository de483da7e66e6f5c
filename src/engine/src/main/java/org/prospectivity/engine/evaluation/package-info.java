/**
 * One place that judges every model alike: cross-validation on spatial blocks with a buffer, the figures of held-out
 * scores, the null of shifted deposits, and a verdict in one sentence.
 *
 * <p>What is judged is a {@link org.prospectivity.engine.learning.Learner}: anything that learns from labelled cells and
 * scores cells. {@link org.prospectivity.engine.evaluation.CrossValidation} runs it on the folds of
 * {@link org.prospectivity.engine.learning.SpatialBlocks}; all figures are made from the held-out scores. It knows no
 * model by name.
 */
package org.prospectivity.engine.evaluation;
