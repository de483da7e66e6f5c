/**
 * What the processes have in common between their inputs and the engine, and between its results and their outputs:
 * points, samples and polygons from features, reports as JSON, charts as images, styles, progress, publishing. No process
 * is named here.
 */
package org.prospectivity.wps.conversion;
