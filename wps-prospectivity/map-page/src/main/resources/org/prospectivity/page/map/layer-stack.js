// The layers on the map, from top to bottom, and how each is shown.
import * as wcs from '../ows/wcs.js';
import * as wms from '../ows/wms.js';
import {system} from '../data/coordinate-systems.js';
import {DIVERGING} from '../data/ramp.js';
import {forget, pause, raster, sorted, spread} from '../data/raster.js';
import {band} from '../format.js';
import {RasterLayer, ramped} from './raster-layer.js';
import {serverLayer} from './server-layer.js';

/** As the server draws a layer without being asked for more. */
export const CUSTOMARY = {style: ''};

const OPACITY = 1;

/**
 * One layer: {name, title, crs, box, coverage: identifier or undefined, bands, shown, opacity, display, ramp, range,
 * layer: of OpenLayers, error}, display being {style} of the server or {band} in the page's colours.
 */
export class LayerStack extends EventTarget {
  constructor(view) {
    super();
    this.view = view;
    this.entries = [];
    this.compared = [];
    view.addEventListener('crs', () => this.anew());
  }

  changed() {
    this.dispatchEvent(new Event('change'));
  }

  /** Reads what is published, keeps how known layers are shown, and tells which are new. */
  async refresh() {
    const listed = wms.layers();
    // What the first map will want to know is asked for meanwhile.
    listed.then(([first]) => first && system(first.crs)).catch(() => {});
    const [published, coverages] = await Promise.all([listed, wcs.coverages()]);
    const known = new Map(this.entries.map(entry => [entry.name, entry]));
    const fresh = [];
    const titles = published.map(layer => layer.title);
    const entries = published.map(layer => {
      const entry = known.get(layer.name) ?? {shown: false, opacity: OPACITY, display: CUSTOMARY, ramp: 'viridis'};
      if (!known.has(layer.name)) {
        fresh.push(entry);
      }
      // Two layers of one title are told apart by their names.
      const title = titles.filter(other => other === layer.title).length > 1 ? layer.name : layer.title;
      return Object.assign(entry, layer, {title, coverage: coverages.get(layer.name)});
    });
    for (const entry of this.entries.filter(entry => !entries.includes(entry))) {
      this.remove(entry);
    }
    // Points upon coverages, else as they were; the newest on top.
    const order = entry => (fresh.includes(entry) ? -1 : this.entries.indexOf(entry));
    this.entries = entries.sort((a, b) =>
      Boolean(a.coverage) - Boolean(b.coverage) || order(a) - order(b) || a.name.localeCompare(b.name));
    this.apply();
    this.changed();
    return fresh;
  }

  find(name) {
    return this.entries.find(entry => entry.name === name);
  }

  coverages() {
    return this.entries.filter(entry => entry.coverage);
  }

  points() {
    return this.entries.filter(entry => !entry.coverage);
  }

  remove(entry) {
    if (entry.layer) {
      this.view.map.removeLayer(entry.layer);
      entry.layer = undefined;
    }
  }

  /** Shows a layer that was published anew with its new content. */
  renew(entry) {
    if (entry.coverage) {
      forget(entry.coverage);
    }
    entry.bands = undefined;
    entry.renewed = Date.now();
    this.remove(entry);
    return this.display(entry, CUSTOMARY);
  }

  /** A server's picture is of one coordinate system: in another it is asked for again. */
  anew() {
    this.entries.filter(entry => !entry.display.band).forEach(entry => this.remove(entry));
    this.apply();
  }

  show(entry, shown) {
    entry.shown = shown;
    this.apply();
    this.changed();
  }

  opacity(entry, opacity) {
    entry.opacity = opacity;
    entry.layer?.setOpacity(opacity);
  }

  move(entry, by) {
    const from = this.entries.indexOf(entry);
    const to = from + by;
    if (to >= 0 && to < this.entries.length) {
      this.entries.splice(from, 1);
      this.entries.splice(to, 0, entry);
      this.apply();
      this.changed();
    }
  }

  zoomTo(entry) {
    return this.view.zoomTo(entry.crs, entry.box);
  }

  /** The bands of a coverage, asked for once. */
  async bands(entry) {
    entry.bands ??= (await wcs.describe(entry.coverage)).bands;
    return entry.bands;
  }

  async display(entry, display, ramp = entry.ramp) {
    let layer;
    if (display.band) {
      const values = await raster(entry.coverage, display.band);
      const rising = sorted(values);
      await pause();
      entry.range = spread(rising);
      const {unit, logarithm} = band(display.band);
      if (!unit && !logarithm && entry.range[0] < 0 && entry.range[1] > 0 && entry.display.band !== display.band) {
        // White is where there is no effect.
        const most = Math.max(-entry.range[0], entry.range[1]);
        entry.range = [-most, most];
        ramp = DIVERGING;
      }
      const drawn = new RasterLayer(values, this.view, error => {
        entry.error = error;
        this.changed();
      });
      drawn.paint(ramped(ramp, ...entry.range));
      await pause();
      layer = drawn.layer;
    }
    this.remove(entry);
    Object.assign(entry, {display, ramp, layer, error: undefined});
    this.apply();
    this.changed();
  }

  /** Two layers to compare, by name; none to end it. */
  compare(names) {
    this.compared = names;
    this.apply();
    this.changed();
  }

  isDrawn(entry) {
    return this.compared.length === 2 && entry.coverage ? this.compared.includes(entry.name) : entry.shown;
  }

  /** Makes the map show what the entries say. */
  apply() {
    this.entries.forEach((entry, i) => {
      const drawn = this.isDrawn(entry);
      if (drawn && !entry.layer) {
        entry.layer = serverLayer(this.view, entry.name, entry.display.style, error => {
          if (entry.error?.message !== error?.message) {
            entry.error = error;
            this.changed();
          }
        });
      }
      if (entry.layer) {
        if (!this.view.map.getLayers().getArray().includes(entry.layer)) {
          this.view.map.addLayer(entry.layer);
        }
        entry.layer.setVisible(drawn && Boolean(this.view.crs));
        entry.layer.setOpacity(entry.opacity);
        entry.layer.setZIndex(this.entries.length - i);
      }
    });
    this.dispatchEvent(new Event('applied'));
  }
}
