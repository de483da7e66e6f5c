// Coordinate systems by code alone: maps are asked for in the layers' own, so the page needs no definitions.
/* global ol */

export function projection(code) {
  const known = ol.proj.get(code);
  if (known) {
    return known;
  }
  const plain = new ol.proj.Projection({code, units: 'm', axisOrientation: 'enu'});
  ol.proj.addProjection(plain);
  return plain;
}
