/**
 * Published layers as WMS and WCS read them: coverages in files kept open, in levels of resolution, tile by tile
 * through one bounded cache; features in memory.
 */
package org.prospectivity.server.layer;
