// One band of a coverage in the browser: row 0 is north, NaN is no data.
import * as wcs from '../ows/wcs.js';
import {geotiff} from '../libraries.js';

const MOST_CELLS = 25e6;
const POINT = 2;
const kept = new Map();
const KEPT = 6;
/** Colours run between these shares of a band's values. */
const LOW = 0.02;
const HIGH = 0.98;

/** Fetches a band; the latest few are kept. */
export async function raster(coverage, band, signal) {
  const key = JSON.stringify([coverage, band]);
  if (!kept.has(key)) {
    const {cells} = await wcs.describe(coverage);
    if (cells > MOST_CELLS) {
      throw new Error(`The coverage has ${cells.toLocaleString('en-GB')} cells; a browser is given at most`
        + ` ${MOST_CELLS.toLocaleString('en-GB')}. Run DelineateTargets or EvaluateProspectivity on it instead.`);
    }
    const read = await decode(await wcs.band(coverage, band, signal));
    kept.set(key, read);
    if (kept.size > KEPT) {
      kept.delete(kept.keys().next().value);
    }
  }
  return kept.get(key);
}

/** Forgets a coverage that may have been published anew. */
export function forget(coverage) {
  [...kept.keys()].filter(key => JSON.parse(key)[0] === coverage).forEach(key => kept.delete(key));
}

/** Lets the page answer between two pieces of work. */
export const pause = () => new Promise(resolve => setTimeout(resolve));

/** The first band of a GeoTIFF. */
export async function decode(buffer) {
  const GeoTIFF = await geotiff();
  await pause();
  const image = await (await GeoTIFF.fromArrayBuffer(buffer)).getImage();
  const [band] = await image.readRasters({samples: [0]});
  await pause();
  const values = Float32Array.from(band);
  const nothing = image.getGDALNoData();
  if (nothing !== null && !Number.isNaN(nothing)) {
    const stored = Math.fround(nothing);
    for (let i = 0; i < values.length; i++) {
      if (values[i] === stored) {
        values[i] = NaN;
      }
    }
  }
  const keys = image.getGeoKeys() ?? {};
  const [west, south, east, north] = image.getBoundingBox();
  const [x, y] = image.getResolution();
  // Where a cell's place is its centre, the corner is half a cell away.
  const [dx, dy] = keys.GTRasterTypeGeoKey === POINT ? [-x / 2, -y / 2] : [0, 0];
  return {
    columns: image.getWidth(),
    rows: image.getHeight(),
    box: [west + dx, south + dy, east + dx, north + dy],
    crs: `EPSG:${keys.ProjectedCSTypeGeoKey ?? keys.GeographicTypeGeoKey}`,
    values,
  };
}

/** The number of the cell at a place, -1 outside. A place on an edge belongs to the cell east or south of it. */
export function cellAt({columns, rows, box: [west, south, east, north]}, x, y) {
  if (!(x >= west && x <= east && y >= south && y <= north)) {
    return -1;
  }
  const column = Math.min(columns - 1, Math.floor((x - west) / ((east - west) / columns)));
  const row = Math.min(rows - 1, Math.floor((north - y) / ((north - south) / rows)));
  return row * columns + column;
}

/** The valid values, rising. */
export function sorted({values}) {
  return values.filter(value => value === value).sort();
}

/** Between which of rising values colours run: without the lowest and highest fiftieth. */
export function spread(rising) {
  return [LOW, HIGH].map(share => rising[Math.round(share * (rising.length - 1))]);
}

export function squareKilometres({columns, rows, box: [west, south, east, north]}, cells) {
  return cells * (east - west) / columns * (north - south) / rows / 1e6;
}
