// A map of the visitor's own below all layers: tiles at {z}/{x}/{y}, or a layer of a WMS. None unless somebody gives one.
/* global ol */
import {definedProjection, transformation} from './projections.js';

const KEY = 'prospectivity.base-map';
const MERCATOR = 'EPSG:3857';
const TILES = /\{x\}.*\{-?y\}|\{-?y\}.*\{x\}/;

export class BaseMap {
  constructor(view) {
    this.view = view;
    this.layer = null;
    view.addEventListener('crs', () => this.draw());
    try {
      this.address = localStorage.getItem(KEY) ?? '';
    } catch {
      this.address = '';
    }
    this.draw();
  }

  /**
   * Shows another one; blank for none.
   *
   * @throws Error that says what is expected
   */
  async choose(address) {
    const given = address.trim();
    if (given) {
      check(given);
    }
    this.address = given;
    try {
      localStorage.setItem(KEY, given);
    } catch {
      // It is shown for this visit.
    }
    await this.draw();
  }

  async draw() {
    this.layer && this.view.map.removeLayer(this.layer);
    this.layer = null;
    const {crs} = this.view;
    if (!this.address || !crs) {
      return;
    }
    const projection = await definedProjection(crs);
    await connect(crs);
    if (crs === this.view.crs && !this.layer) {
      this.layer = TILES.test(this.address)
        ? new ol.layer.Tile({source: new ol.source.XYZ({url: this.address, projection: MERCATOR}), zIndex: -1})
        : new ol.layer.Image({source: new ol.source.ImageWMS({...service(this.address), projection, ratio: 1}), zIndex: -1});
      this.view.map.addLayer(this.layer);
    }
  }
}

function check(address) {
  if (!/^https?:\/\//.test(address)) {
    throw new Error(`“${address}” is no address of the web; expected one that begins with https:// or http://.`);
  }
  if (!TILES.test(address) && !new URL(address).searchParams.has(layersOf(address) ?? '')) {
    throw new Error('Expected an address of tiles with {z}, {x} and {y} in it, or of a WMS with its layers=, such as https://maps.example/wms?layers=roads.');
  }
}

const layersOf = address => [...new URL(address).searchParams.keys()].find(name => name.toLowerCase() === 'layers');

/** The address of a WMS and the parameters that were given with it. */
function service(address) {
  const url = new URL(address);
  const params = Object.fromEntries([...url.searchParams].map(([name, value]) => [name.toUpperCase(), value])
    .filter(([name]) => !['REQUEST', 'BBOX', 'WIDTH', 'HEIGHT', 'SRS', 'CRS', 'SERVICE'].includes(name)));
  url.search = '';
  return {url: url.href, params: {VERSION: '1.1.1', ...params}};
}

/** Coordinate systems that OpenLayers knows the way to. */
const known = new Set();

/** Lets OpenLayers bring tiles of the web into a coordinate system that the server defines. */
async function connect(code) {
  if (code !== MERCATOR && !known.has(code)) {
    const [forward, inverse] = await Promise.all([transformation(MERCATOR, code), transformation(code, MERCATOR)]);
    ol.proj.addCoordinateTransforms(MERCATOR, code, forward, inverse);
    known.add(code);
  }
}
