// Polygons and points that a process gives.
import * as xml from '../ows/xml.js';
import {crsOf} from './feature-file.js';

/**
 * Reads them from GeoJSON, or from GML 2 with its coordinates always x, y.
 *
 * @returns a GeoJSON FeatureCollection with its coordinate system, or undefined when the output is none
 */
export function featureCollection({data, format = ''}) {
  if (/json/.test(format)) {
    const json = parsed(data);
    return json?.type === 'FeatureCollection' ? collection(crsOf(json), json.features) : undefined;
  }
  return /wfs-collection\/1\.0/.test(format) ? fromGml(data) : undefined;
}

/** By local names: GeoServer puts a feature's own elements into GML's namespace. */
function fromGml(data) {
  const document = xml.parse(data);
  // Of points GeoServer names the system at their bounds only.
  const [code] = /\d+$/.exec(document.querySelector('[srsName]')?.getAttribute('srsName')) ?? [];
  const features = xml.all(document, 'featureMember').map(({firstElementChild: feature}) => ({
    type: 'Feature',
    geometry: geometry(feature),
    properties: Object.fromEntries([...feature.children].filter(property => property.children.length === 0)
      .map(({localName, textContent}) => [localName, value(textContent.trim())])),
  }));
  return collection(`EPSG:${code}`, features);
}

function geometry(feature) {
  const point = xml.first(feature, 'Point');
  return point ? {type: 'Point', coordinates: places(point)[0]}
    : {type: 'MultiPolygon', coordinates: xml.all(feature, 'Polygon').map(polygon =>
      [...xml.all(polygon, 'outerBoundaryIs'), ...xml.all(polygon, 'innerBoundaryIs')].map(places))};
}

/** GeoServer gives the place of a point as X and Y, those of other geometries as a list. */
function places(element) {
  const one = xml.first(element, 'coord');
  return one ? [[Number(xml.childText(one, 'X')), Number(xml.childText(one, 'Y'))]]
    : xml.text(element, 'coordinates').split(/\s+/).map(place => place.split(',').map(Number));
}

function value(text) {
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}

function collection(crs, features) {
  return {type: 'FeatureCollection', crs: {type: 'name', properties: {name: `urn:ogc:def:crs:${crs.replace(':', '::')}`}}, features};
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
