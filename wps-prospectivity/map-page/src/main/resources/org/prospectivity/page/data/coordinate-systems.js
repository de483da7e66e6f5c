// What coordinate systems there are, as the server knows them; each is asked for once.
import {NAMESPACE} from '../forms/emphasis.js';
import {runForText} from '../ows/wps-execution.js';

const known = new Map();

/** Systems {code, name, area, bounds, degrees, definition} that a text may mean, the likeliest first. */
export async function find(text) {
  const found = JSON.parse(await runForText(`${NAMESPACE}FindCoordinateSystem`, 'systems', [{id: 'text', text}]));
  found.forEach(system => known.set(system.code, Promise.resolve(system)));
  return found;
}

/** The code a person means: a number is one of EPSG. */
export function codeOf(text) {
  const number = /^(?:EPSG:+|urn:(?:x-)?ogc:def:crs:EPSG:[\d.]*:)?(\d{1,6})$/i.exec(text.trim());
  return number ? `EPSG:${Number(number[1])}` : text.trim();
}

/** The system of a code. */
export function system(code) {
  if (!known.has(code)) {
    const asked = find(code).then(found => {
      const [exact] = found.filter(other => other.code === code);
      if (!exact) {
        throw new Error(`The server knows no coordinate system ${code}.`);
      }
      return exact;
    });
    known.set(code, asked);
    // What failed may be asked for again.
    asked.catch(() => known.delete(code));
  }
  return known.get(code);
}

/** Whether a box of numbers could be longitudes and latitudes. */
function looksLikeDegrees([west, south, east, north]) {
  return west >= -180 && east <= 180 && south >= -90 && north <= 90;
}

/**
 * Systems that points without one may be in: those of published layers they lie within, of degrees WGS 84.
 *
 * @param places [[x, y]]
 * @param layers [{title, crs, box}]
 * @returns [{code, reason}]
 */
export function guesses(places, layers) {
  const box = extent(places);
  if (looksLikeDegrees(box)) {
    return [{code: 'EPSG:4326', reason: 'the numbers look like longitudes and latitudes'}];
  }
  const found = new Map();
  for (const {title, crs, box: [west, south, east, north]} of layers) {
    const within = places.filter(([x, y]) => x >= west && x <= east && y >= south && y <= north).length;
    if (2 * within > places.length && !found.has(crs)) {
      found.set(crs, {code: crs, reason: `${within === places.length ? 'all' : within} of them would lie within ${title}`});
    }
  }
  return [...found.values()];
}

/** [west, south, east, north] of places [[x, y]]. */
export function extent(places) {
  return places.reduce(([west, south, east, north], [x, y]) =>
    [Math.min(west, x), Math.min(south, y), Math.max(east, x), Math.max(north, y)], [Infinity, Infinity, -Infinity, -Infinity]);
}
