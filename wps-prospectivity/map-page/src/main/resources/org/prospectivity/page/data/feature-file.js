// Features of a file somebody chose: CSV with coordinates, or GeoJSON.
import {papaparse} from '../libraries.js';

const EAST = /^(x|e|east|easting|lon|long|longitude)(_?m)?$/i;
const NORTH = /^(y|n|north|northing|lat|latitude)(_?m)?$/i;
const DEGREES = /^l(on|ong|ongitude|at|atitude)$/i;
const GEOGRAPHIC = 'EPSG:4326';

/**
 * @returns {name, fields: attribute names, features: [{geometry as in GeoJSON, properties}], crs or '' when the file
 *   does not tell, numeric: the fields that hold concentrations, which are numbers, <number, >number or blank}
 * @throws Error that says what is wrong with the file
 */
export async function readFeatures(file) {
  const text = await file.text();
  return /\.(geo)?json$/i.test(file.name) || /^\s*\{/.test(text) ? fromGeoJson(file.name, text) : fromCsv(file.name, text);
}

/** Names of fields as they are, those that occur again with a number; the parser may ask for one again. */
function once() {
  const names = [];
  return (field, i) => {
    names[i] = field.trim();
    const before = names.slice(0, i).filter(name => name === names[i]).length;
    return before > 0 ? `${names[i]}_${before + 1}` : names[i];
  };
}

async function fromCsv(name, text) {
  const Papa = await papaparse();
  const {data, meta, errors} = Papa.parse(text, {header: true, skipEmptyLines: 'greedy', transformHeader: once()});
  const east = meta.fields?.find(field => EAST.test(field));
  const north = meta.fields?.find(field => NORTH.test(field));
  if (!east || !north) {
    throw new Error(`${name} has the fields ${(meta.fields ?? []).join(', ')}; expected coordinates in fields x and y,`
      + ' easting and northing, or longitude and latitude.');
  }
  if (data.length === 0) {
    throw new Error(`${name} has no records${errors.length > 0 ? `: ${errors[0].message}` : ''}.`);
  }
  const fields = meta.fields.filter(field => field && field !== east && field !== north);
  const features = data.map((record, i) => {
    const place = [number(record[east]), number(record[north])];
    if (!place.every(Number.isFinite)) {
      throw new Error(`${name}, record ${i + 1}: the coordinates "${record[east]}", "${record[north]}" are no numbers.`);
    }
    return {
      geometry: {type: 'Point', coordinates: place},
      properties: Object.fromEntries(fields.map(field => [field, (record[field] ?? '').trim()])),
    };
  });
  return table(name, fields, features, DEGREES.test(east) ? GEOGRAPHIC : '');
}

function fromGeoJson(name, text) {
  let json;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new Error(`${name} is no GeoJSON: ${error.message}`);
  }
  const features = (json.features ?? []).filter(feature => feature.geometry)
    .map(feature => ({geometry: feature.geometry, properties: feature.properties ?? {}}));
  if (features.length === 0) {
    throw new Error(`${name} has no features; expected a GeoJSON FeatureCollection.`);
  }
  const fields = [...new Set(features.flatMap(feature => Object.keys(feature.properties)))];
  return table(name, fields, features, crsOf(json));
}

/** The coordinate system of GeoJSON, which is longitude and latitude unless it says otherwise. */
export function crsOf(json) {
  const told = /EPSG:(?:[\d.]*:)?(\d+)$/i.exec(json.crs?.properties?.name ?? '');
  return told ? `EPSG:${told[1]}` : GEOGRAPHIC;
}

function table(name, fields, features, crs) {
  const numeric = fields.filter(field => {
    let some = false;
    return features.every(({properties}) => {
      const value = String(properties[field] ?? '').trim();
      some ||= value !== '';
      return value === '' || Number.isFinite(number(value.replace(/^[<>]\s*/, '')));
    }) && some;
  });
  return {name, fields, features, crs, numeric};
}

function number(text) {
  return text === undefined || String(text).trim() === '' ? NaN : Number(text);
}

/** The places of point features. */
export function places({features}) {
  return features.flatMap(({geometry, properties}) =>
    (geometry.type === 'Point' ? [geometry.coordinates] : geometry.type === 'MultiPoint' ? geometry.coordinates : [])
      .map(([x, y]) => ({x, y, properties})));
}
