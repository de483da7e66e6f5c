/**
 * From scattered points to grids: interpolators behind one contract ({@link
 * org.prospectivity.engine.gridding.Interpolator}), variograms, the layout of a grid, and cross-validation. Knows
 * values at points, not what they were measured on.
 */
package org.prospectivity.engine.gridding;
