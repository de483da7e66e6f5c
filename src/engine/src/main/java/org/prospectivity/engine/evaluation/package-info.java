/**
 * One place that judges every model alike: cross-validation on spatial blocks with a buffer, repeated over several
 * arrangements of blocks, the figures of held-out scores with intervals of resampled deposits, the null of shifted
 * deposits, and a verdict in one sentence.
 *
 * <p>What is judged is a {@link org.prospectivity.engine.learning.Learner}: anything that learns from labelled cells and
 * scores cells. {@link org.prospectivity.engine.evaluation.CrossValidation} runs it on the folds of
 * {@link org.prospectivity.engine.learning.SpatialBlocks}; all figures are made from the held-out scores, by
 * {@link org.prospectivity.engine.evaluation.Judged}, and two models are compared by
 * {@link org.prospectivity.engine.evaluation.Comparison}. It knows no
 * model by name.
 */
package org.prospectivity.engine.evaluation;
