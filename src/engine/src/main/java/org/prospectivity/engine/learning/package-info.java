/**
 * What it is to learn from a survey: what is known of its cells ({@link org.prospectivity.engine.learning.Labels}), how
 * they are divided into blocks that may be learned from and blocks held out, which of them a model learns from, and the
 * one contract of all models, {@link org.prospectivity.engine.learning.Learner}. It knows no model and judges none.
 */
package org.prospectivity.engine.learning;
