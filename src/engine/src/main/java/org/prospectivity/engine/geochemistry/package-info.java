/**
 * Geochemical point samples: determinations with their detection limits, duplicates, compositional transforms, and the
 * way from a table of samples to a stack of element maps with a report on its quality.
 */
package org.prospectivity.engine.geochemistry;
