// Targets in the forms that other programs open.
import {escape} from '../ows/xml.js';
import {transformation} from '../map/projections.js';
import {describe} from '../ows/wps-description.js';
import {runForFile} from '../ows/wps-execution.js';

const CONVERT = 'prospectivity:ConvertFeatures';
/** Formats that a server writes: [name, extension, what its media type is told by]. */
const WRITTEN = [['GeoPackage', 'gpkg', /geopackage/], ['shapefile', 'zip', /application\/zip/]];

let offered;

/** The formats that the server writes: [{name, extension, type}]; none of one that does not convert. */
export function serverFormats() {
  offered ??= describe(CONVERT).then(({outputs}) => WRITTEN.flatMap(([name, extension, told]) => {
    const type = outputs.flatMap(({formats}) => formats).find(format => told.test(format));
    return type ? [{name, extension, type}] : [];
  }), () => []);
  return offered;
}

/** A file of features in one of the server's formats. */
export function converted(features, name, {type}) {
  return runForFile(CONVERT, 'result', type, [
    {id: 'features', data: JSON.stringify(features), format: 'application/json'}, {id: 'name', text: name}]);
}

/** A table of the targets' figures, with the middle of each in the map's coordinates. */
export function csv({features}) {
  const columns = [...new Set(features.flatMap(({properties}) => Object.keys(properties)))];
  const cell = value => (/[",\n]/.test(String(value ?? '')) ? `"${String(value).replaceAll('"', '""')}"` : String(value ?? ''));
  const rows = features.map(({geometry, properties}) => {
    const [x, y] = middle(geometry);
    return [...columns.map(name => properties[name]), x.toFixed(1), y.toFixed(1)];
  });
  return [[...columns, 'x', 'y'], ...rows].map(row => row.map(cell).join(',')).join('\n') + '\n';
}

/** KML, in longitude and latitude. */
export async function kml({features}, crs) {
  const transform = await transformation(crs, 'EPSG:4326') ?? (place => place);
  const ring = (name, places) => `<${name}><LinearRing><coordinates>${
    places.map(place => transform(place).slice(0, 2).map(value => value.toFixed(7)).join(',')).join(' ')}</coordinates></LinearRing></${name}>`;
  const polygon = ([outer, ...holes]) => `<Polygon>${ring('outerBoundaryIs', outer)}${holes.map(hole => ring('innerBoundaryIs', hole)).join('')}</Polygon>`;
  const placemark = ({geometry, properties}) => `<Placemark><name>${escape(`Target ${properties.rank ?? ''}`.trim())}</name><ExtendedData>${
    Object.entries(properties).map(([name, value]) => `<Data name="${escape(name)}"><value>${escape(String(value ?? ''))}</value></Data>`).join('')
  }</ExtendedData><MultiGeometry>${polygons(geometry).map(polygon).join('')}</MultiGeometry></Placemark>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Targets</name>${
    features.map(placemark).join('\n')}</Document></kml>\n`;
}

function polygons({type, coordinates}) {
  return type === 'MultiPolygon' ? coordinates : [coordinates];
}

/** The middle of the box of a geometry. */
function middle(geometry) {
  const places = polygons(geometry).flatMap(([outer]) => outer);
  const among = axis => places.map(place => place[axis]);
  return [0, 1].map(axis => (Math.min(...among(axis)) + Math.max(...among(axis))) / 2);
}
