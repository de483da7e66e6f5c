// Coordinate systems on the map: maps are asked for in that of the view, what the page draws itself is transformed to it
// by the server's definitions.
/* global ol */
import {proj4} from '../libraries.js';
import {system} from '../data/coordinate-systems.js';

/** @param units of a system that OpenLayers does not know */
export function projection(code, units = 'm') {
  const found = ol.proj.get(code) ?? new ol.proj.Projection({code, units, axisOrientation: 'enu'});
  if (ol.proj.get(code) !== found) {
    // Kept, so that the same code gives the same object: OpenLayers makes UTM zones anew each time.
    ol.proj.addProjection(found);
  }
  return found;
}

/** The projection of a code with its true units, which the server is asked for; metres when it does not tell. */
export async function definedProjection(code) {
  return ol.proj.get(code) ?? projection(code, await system(code).then(({degrees}) => (degrees ? 'degrees' : 'm'), () => 'm'));
}

/**
 * A function of a place [x, y] in one system that gives it in another, with numbers that are not finite where it has no
 * place there; undefined for the same system.
 */
export async function transformation(from, to) {
  if (from === to) {
    return undefined;
  }
  const [library, ...systems] = await Promise.all([proj4(), system(from), system(to)]);
  const {forward} = library(...systems.map(({definition}) => definition));
  return place => {
    try {
      return forward([...place]);
    } catch {
      // The library refuses numbers that are not finite.
      return [NaN, NaN];
    }
  };
}

/** Brings a geometry of OpenLayers elsewhere, by what transformation gives; nothing changes without one. */
export function move(geometry, transform) {
  transform && geometry.applyTransform((input, output = input, dimension = 2) => {
    for (let i = 0; i < input.length; i += dimension) {
      [output[i], output[i + 1]] = transform([input[i], input[i + 1]]);
    }
    return output;
  });
  return geometry;
}

/** The outline of a box [west, south, east, north] as places along its sides. */
export function outline([west, south, east, north], steps = 16) {
  return Array.from({length: steps}, (_, i) => i / steps).flatMap(share => [
    [west + share * (east - west), south], [east, south + share * (north - south)],
    [east - share * (east - west), north], [west, north - share * (north - south)]]);
}
