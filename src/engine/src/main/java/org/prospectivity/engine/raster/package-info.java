/** Stacks of named float bands on one grid, the units and transforms in their names, and their normalisation. */
package org.prospectivity.engine.raster;
