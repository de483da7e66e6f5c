// Features that only this page knows: those of a chosen file, targets of a run. They are gone with the page.
/* global ol */
import {PlacedFeatures} from './placed-features.js';

/** Files with no more points than these are shown when they are first used: deposits rather than samples. */
const FEW = 500;
/** Pixels around a place where a sign still counts as hit. */
const TOLERANCE = 8;
const INK = '#111';
const HALO = '#fff';

const stroke = (color, width) => new ol.style.Stroke({color, width});
const SHAPE = [
  new ol.style.Style({stroke: stroke(HALO, 4), fill: new ol.style.Fill({color: 'rgb(255 255 255 / 12%)'})}),
  new ol.style.Style({stroke: stroke(INK, 1.75)}),
];
const CHOSEN = [new ol.style.Style({stroke: stroke(INK, 6)}), new ol.style.Style({stroke: stroke('#ffd400', 3.5)})];
const DIAMOND = symbol({points: 4, radius: 6.5, fill: HALO});
/** Radii of a dot in pixels, and their share of the mean distance between points: a map stays to be seen below them. */
const DOTS = [0.6, 1.8];
const DOT_SHARE = 0.12;

/** Signs of deposits above and below a threshold. */
export const FOUND = symbol({points: 4, radius: 7, fill: HALO});
export const MISSED = [stroke(HALO, 5), stroke(INK, 2)].map(line => new ol.style.Style({
  image: new ol.style.RegularShape({points: 4, radius: 5.5, radius2: 0, angle: Math.PI / 4, stroke: line}),
}));

function isPoint(feature) {
  return /Point$/.test(feature.getGeometry().getType());
}

function symbol({points, radius, fill}) {
  return new ol.style.Style({
    image: new ol.style.RegularShape({points, radius, fill: new ol.style.Fill({color: fill}), stroke: stroke(INK, 1.75)}),
  });
}

/** Dots of points that are many, larger where they lie wider apart on the screen. */
function dots(placed) {
  let style;
  let at;
  return resolution => {
    if (resolution !== at) {
      const [west, south, east, north] = placed().source.getExtent();
      const apart = Math.sqrt((east - west) * (north - south) / placed().features.length);
      const radius = Math.min(Math.max(DOT_SHARE * apart / resolution, DOTS[0]), DOTS[1]);
      style = new ol.style.Style({image: new ol.style.Circle({radius, fill: new ol.style.Fill({color: INK})})});
      at = resolution;
    }
    return style;
  };
}

function label(rank) {
  return new ol.style.Style({
    text: new ol.style.Text({
      text: String(rank), font: '600 12px system-ui, sans-serif', fill: new ol.style.Fill({color: INK}), stroke: stroke(HALO, 3),
      overflow: true,
    }),
    // Of several parts the largest bears it.
    geometry: feature => (feature.getGeometry().getPolygons?.() ?? [feature.getGeometry()])
      .reduce((largest, part) => (part.getArea() > largest.getArea() ? part : largest)),
  });
}

/** Overlays {name, title, crs, box, count, points: whether it has nothing else, shown, error}, the newest on top; "change" tells of them. */
export class Overlays extends EventTarget {
  constructor(view) {
    super();
    this.view = view;
    this.list = [];
    this.chosen = null;
    this.hidden = false;
  }

  changed() {
    this.apply();
    this.dispatchEvent(new Event('change'));
  }

  /**
   * Adds features [{geometry as in GeoJSON, properties}], in the place of those of the same name.
   *
   * @param crs of their coordinates
   */
  add({name, title = name, crs, features, shown = features.length <= FEW}) {
    const known = this.list.find(overlay => overlay.name === name);
    const format = new ol.format.GeoJSON();
    const drawn = features.map(({geometry, properties}) => {
      const feature = new ol.Feature(format.readGeometry(geometry));
      feature.set('told', properties ?? {});
      return feature;
    });
    const points = drawn.every(isPoint);
    const overlay = {
      name, title, crs, box: new ol.source.Vector({features: drawn}).getExtent(), count: drawn.length, points,
      shown: known?.shown || shown, features: drawn,
    };
    const sign = drawn.length > FEW ? dots(() => overlay.placed) : () => DIAMOND;
    overlay.placed = new PlacedFeatures(this.view, crs, drawn, {
      declutter: !points,
      style: (feature, resolution) => (isPoint(feature) ? sign(resolution)
        : [...(feature.get('told') === this.chosen ? CHOSEN : SHAPE), ...(feature.getGeometry().getArea ? [label(feature.get('told').rank ?? '')] : [])]),
    }, error => {
      overlay.error = error;
      this.changed();
    });
    known?.placed.remove();
    this.list = [overlay, ...this.list.filter(other => other !== known)];
    this.changed();
    return overlay;
  }

  show(overlay, shown) {
    overlay.shown = shown;
    this.changed();
  }

  remove(overlay) {
    overlay.placed.remove();
    this.list = this.list.filter(other => other !== overlay);
    this.changed();
  }

  /** Shows an overlay, or one feature of it that has a value of a property, as large as it can be. */
  zoomTo(overlay, property, value) {
    overlay.shown = true;
    const feature = property && overlay.features.find(other => other.get('told')[property] === value);
    this.chosen = feature?.get('told') ?? null;
    const [west, south, east, north] = feature ? feature.getGeometry().getExtent() : overlay.box;
    const margin = feature ? Math.max(east - west, north - south) : 0;
    this.view.zoomTo(overlay.crs, [west - margin, south - margin, east + margin, north + margin],
      overlay.crs === this.view.crs ? {} : {whole: overlay.box});
    this.changed();
  }

  /** Takes the points off the map for a while, or puts them back. */
  hidePoints(hidden) {
    this.hidden = hidden;
    this.apply();
  }

  apply() {
    this.list.forEach((overlay, i) => {
      const {layer} = overlay.placed;
      layer.setVisible(overlay.shown && !(overlay.points && this.hidden));
      layer.setZIndex(900 - i);
      layer.changed();
    });
  }

  /** What the shown overlays have at a place: [{overlay, features: [properties]}]. */
  at(coordinate) {
    const around = ol.extent.buffer([...coordinate, ...coordinate], TOLERANCE * this.view.map.getView().getResolution());
    return this.list.filter(({placed}) => placed.layer.getVisible()).map(overlay => {
      const features = [];
      overlay.placed.source.forEachFeatureIntersectingExtent(around, feature => {
        // Of samples the server has read, the page knows the places alone.
        if (Object.keys(feature.get('told')).length > 0) {
          features.push(feature.get('told'));
        }
      });
      return {overlay, features};
    });
  }
}
