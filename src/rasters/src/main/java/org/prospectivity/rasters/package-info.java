/**
 * Raster files below processes and hosts: coverages as the engine's stacks and back, GeoTIFFs with overviews and
 * statistics read and written tile by tile, and temporary band files for maps beyond the memory. Nothing here knows of a
 * process, a layer's name or a server.
 */
package org.prospectivity.rasters;
