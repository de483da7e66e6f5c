/**
 * How far places are from what a model has learned from, in the space of what it sees: the dissimilarity index and the
 * area of applicability of Meyer and Pebesma (2021). Numbers in, numbers out: it knows no bands, maps or models.
 */
package org.prospectivity.engine.applicability;
