/**
 * From a map of scores to places worth a visit: connected regions of high scores, their outlines along the edges of
 * cells, and what is to be known of each.
 */
package org.prospectivity.engine.targets;
