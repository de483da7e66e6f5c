// Coordinate systems by code alone: maps are asked for in the layers' own, so the page needs no definitions.
/* global ol */

export function projection(code) {
  const found = ol.proj.get(code) ?? new ol.proj.Projection({code, units: 'm', axisOrientation: 'enu'});
  if (ol.proj.get(code) !== found) {
    // Kept, so that the same code gives the same object: OpenLayers makes UTM zones anew each time.
    ol.proj.addProjection(found);
  }
  return found;
}
