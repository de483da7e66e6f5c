/**
 * Evidence made of what is mapped: polygons, lines, points and rasters to bands on a grid. Everything is computed a strip
 * of the grid at a time, from geometries as plain coordinates in metres; where they come from, and in which CRS, is for
 * others to settle.
 */
package org.prospectivity.engine.evidence;
