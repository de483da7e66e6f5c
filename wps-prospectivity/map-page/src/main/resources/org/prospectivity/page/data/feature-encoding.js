// Features as the inline input of a process.
import {escape} from '../ows/xml.js';

const GEOGRAPHIC = 'EPSG:4326';
const GML = /wfs-collection\/1\.0|gml\/2/;

/**
 * The features in one of the formats a process takes. GeoJSON is longitude and latitude to servers that go by RFC 7946,
 * so projected coordinates travel as GML, which names their system, wherever that is taken. Values are text: a server
 * that guesses types from the first record would lose a later "<0.5".
 *
 * @param fields the attributes to send
 * @returns {data, format}
 */
export function encode({features}, crs, fields, formats) {
  const gml = formats.find(format => GML.test(format));
  const json = formats.find(format => /json/.test(format));
  if (json && (!gml || crs === GEOGRAPHIC)) {
    return {data: geoJson(features, crs, fields), format: json};
  }
  if (gml) {
    return {data: gml2(features, crs, fields), format: gml};
  }
  throw new Error(`The server takes ${formats.join(', ')}; this page can send GML 2 and GeoJSON.`);
}

function geoJson(features, crs, fields) {
  return JSON.stringify({
    type: 'FeatureCollection',
    ...(crs === GEOGRAPHIC ? {} : {crs: {type: 'name', properties: {name: crs}}}),
    features: features.map(({geometry, properties}) => ({
      type: 'Feature',
      geometry,
      properties: Object.fromEntries(fields.map(field => [field, String(properties[field] ?? '')])),
    })),
  });
}

function gml2(features, crs, fields) {
  const refused = fields.find(field => !/^[A-Za-z_][\w.-]*$/.test(field));
  if (refused !== undefined) {
    throw new Error(`The field "${refused}" cannot be sent: give it a name of letters, digits, _ and -.`);
  }
  const members = features.map(({geometry, properties}, i) => `<gml:featureMember><p:feature fid="feature.${i + 1}">`
    + `<p:geometry>${shape(geometry, crs)}</p:geometry>`
    + fields.map(field => `<p:${field}>${escape(properties[field] ?? '')}</p:${field}>`).join('')
    + '</p:feature></gml:featureMember>');
  return '<wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs" xmlns:gml="http://www.opengis.net/gml"'
    + ` xmlns:p="http://prospectivity.org">${members.join('')}</wfs:FeatureCollection>`;
}

function shape({type, coordinates}, crs) {
  const srs = ` srsName="${escape(crs)}"`;
  switch (type) {
    case 'Point':
      return `<gml:Point${srs}>${list([coordinates])}</gml:Point>`;
    case 'MultiPoint':
      return `<gml:MultiPoint${srs}>${coordinates.map(place =>
        `<gml:pointMember><gml:Point>${list([place])}</gml:Point></gml:pointMember>`).join('')}</gml:MultiPoint>`;
    case 'LineString':
      return `<gml:LineString${srs}>${list(coordinates)}</gml:LineString>`;
    case 'MultiLineString':
      return `<gml:MultiLineString${srs}>${coordinates.map(line =>
        `<gml:lineStringMember><gml:LineString>${list(line)}</gml:LineString></gml:lineStringMember>`).join('')}</gml:MultiLineString>`;
    case 'Polygon':
      return `<gml:Polygon${srs}>${rings(coordinates)}</gml:Polygon>`;
    case 'MultiPolygon':
      return `<gml:MultiPolygon${srs}>${coordinates.map(polygon =>
        `<gml:polygonMember><gml:Polygon>${rings(polygon)}</gml:Polygon></gml:polygonMember>`).join('')}</gml:MultiPolygon>`;
    default:
      throw new Error(`A feature is a ${type}; expected points, lines or polygons.`);
  }
}

/** Named as in GML 3: GeoServer reads what stands within Execute as such, and drops polygons with rings of GML 2. */
function rings(polygon) {
  return polygon.map((ring, i) => {
    const name = i === 0 ? 'exterior' : 'interior';
    return `<gml:${name}><gml:LinearRing>${list(ring)}</gml:LinearRing></gml:${name}>`;
  }).join('');
}

function list(places) {
  return `<gml:coordinates>${places.map(place => place.slice(0, 2).join(',')).join(' ')}</gml:coordinates>`;
}
