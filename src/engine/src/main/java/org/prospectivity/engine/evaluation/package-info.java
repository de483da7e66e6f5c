/**
 * One place that judges every model alike: spatial blocks with a buffer, cross-validation, the figures of held-out
 * scores, the baselines and controls a model has to beat, the null of shifted deposits, and a verdict in one sentence.
 *
 * <p>What is judged is a {@link org.prospectivity.engine.evaluation.Learner}: anything that learns from labelled cells
 * and scores cells. {@link org.prospectivity.engine.evaluation.CrossValidation} runs it on the folds of
 * {@link org.prospectivity.engine.evaluation.SpatialBlocks}; all figures are made from the held-out scores.
 */
package org.prospectivity.engine.evaluation;
