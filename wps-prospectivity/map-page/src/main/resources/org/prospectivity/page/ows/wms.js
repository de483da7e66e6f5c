// WMS 1.1.1, whose coordinates are x, y in every coordinate system.
import * as xml from './xml.js';
import {address, read, request} from './service.js';

const COMMON = {service: 'WMS', version: '1.1.1'};
const GEOGRAPHIC = ['EPSG:4326', 'CRS:84', 'EPSG:3857', 'EPSG:900913'];
const MOST_FEATURES = 1000;
/** What the abstracts of layers that our processes published say. */
const OURS = /\(prospectivity:\w+\)/;
const VERDICT = /\s*Verdict of its training: (.*?)(?= Made on |$)/s;
const MADE = /\s*Made on ([\d-]+ [\d:]+ UTC)\./;

/**
 * The published layers.
 *
 * @returns [{name, title, abstract, of ours also kind, verdict and when it was made, crs, box: [west, south, east, north] in crs, styles: [{name, title}], the default
 *   first}]
 */
export async function layers() {
  const document = await read({...COMMON, request: 'GetCapabilities'});
  return xml.all(document, 'Layer')
    .filter(layer => xml.childText(layer, 'Name') && xml.children(layer, 'Layer').length === 0)
    .map(layer => {
      const name = xml.childText(layer, 'Name');
      const boxes = xml.children(layer, 'BoundingBox')
        .map(box => ({crs: box.getAttribute('SRS'), box: corners(box)}));
      const geographic = xml.children(layer, 'LatLonBoundingBox')[0];
      if (geographic) {
        boxes.push({crs: 'EPSG:4326', box: corners(geographic)});
      }
      const own = boxes.find(box => !GEOGRAPHIC.includes(box.crs)) ?? boxes[0];
      return {
        name,
        ...called(name, xml.childText(layer, 'Title'), xml.childText(layer, 'Abstract')),
        styles: xml.children(layer, 'Style')
          .map(style => ({name: xml.childText(style, 'Name'), title: xml.childText(style, 'Title')})),
        ...own,
      };
    })
    .filter(layer => layer.crs && layer.box.every(Number.isFinite));
}

/**
 * A layer without a title of its own goes by its name, its workspace left out; so does one of ours, which people call as
 * they have named it, and whose title tells what it is.
 */
function called(name, title, abstract) {
  const own = name.slice(name.indexOf(':') + 1);
  const about = {title: own, abstract: abstract ?? ''};
  if (OURS.test(abstract ?? '')) {
    const verdict = VERDICT.exec(abstract)?.[1] ?? '';
    return {...about, kind: title, verdict, made: MADE.exec(abstract)?.[1] ?? '', abstract: abstract.replace(VERDICT, '').replace(MADE, '')};
  }
  return {...about, title: title && title !== name ? title : own};
}

function corners(box) {
  return ['minx', 'miny', 'maxx', 'maxy'].map(name => Number(box.getAttribute(name)));
}

export function mapAddress() {
  return address({});
}

export function mapParameters(name, style) {
  return {SERVICE: 'WMS', VERSION: '1.1.1', LAYERS: name, STYLES: style, FORMAT: 'image/png', TRANSPARENT: true};
}

export function legendAddress(name, style) {
  return address({
    ...COMMON, request: 'GetLegendGraphic', layer: name, style, format: 'image/png', transparent: true,
    legend_options: 'fontAntiAliasing:true;forceLabels:on',
  });
}

/** What a layer has at a pixel of a map: features with their properties. */
export async function featureInfo(name, view, pixel, more = {}) {
  const response = await request({
    ...COMMON, request: 'GetFeatureInfo', layers: name, query_layers: name, styles: '', srs: view.crs,
    bbox: view.box.join(','), width: view.width, height: view.height, x: pixel[0], y: pixel[1],
    format: 'image/png', info_format: 'application/json', feature_count: 10, exceptions: 'application/vnd.ogc.se_xml',
    ...more,
  });
  return (await response.json()).features ?? [];
}

/**
 * The points of a layer in a coordinate system, asked for as what lies at the only pixel of a map of the whole layer.
 * Servers differ in how far around a pixel they look, so a wider look at a larger map is joined to it.
 */
export async function points(layer, crs, box) {
  const margin = 0.01 * Math.max(box[2] - box[0], box[3] - box[1], 1);
  const wide = [box[0] - margin, box[1] - margin, box[2] + margin, box[3] + margin];
  const all = {feature_count: MOST_FEATURES};
  const answers = await Promise.all([
    featureInfo(layer, {crs, box: wide, width: 1, height: 1}, [0, 0], all),
    featureInfo(layer, {crs, box: wide, width: 51, height: 51}, [25, 25], {...all, buffer: 26}),
  ]);
  const found = new Map();
  for (const feature of answers.flat()) {
    const geometry = feature.geometry ?? {};
    const places = geometry.type === 'Point' ? [geometry.coordinates]
      : geometry.type === 'MultiPoint' ? geometry.coordinates : [];
    places.forEach((place, i) => found.set(
      feature.id ? `${feature.id}/${i}` : JSON.stringify([place, feature.properties]),
      {x: place[0], y: place[1], properties: feature.properties ?? {}}));
  }
  return {points: [...found.values()], truncated: answers.some(answer => answer.length >= MOST_FEATURES)};
}
