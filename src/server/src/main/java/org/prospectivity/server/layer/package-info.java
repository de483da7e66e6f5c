/**
 * Published layers as WMS and WCS read them: coverages in files kept open, in levels of resolution, as GeoTools reads
 * them; features in memory.
 */
package org.prospectivity.server.layer;
