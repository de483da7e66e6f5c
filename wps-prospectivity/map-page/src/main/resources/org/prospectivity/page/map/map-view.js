// The map: one coordinate system at a time, that of the layer last zoomed to.
/* global ol */
import {grouped} from '../format.js';
import {definedProjection, projection} from './projections.js';

/** Metres shown around a single point. */
const AROUND = 1000;

export class MapView extends EventTarget {
  constructor(target) {
    super();
    this.map = new ol.Map({
      target,
      controls: [
        new ol.control.Zoom({zoomInTipLabel: 'Zoom in', zoomOutTipLabel: 'Zoom out'}),
        new ol.control.ScaleLine({minWidth: 70, maxWidth: 170}),
      ],
      layers: [],
      view: new ol.View({projection: projection('EPSG:3857'), center: [0, 0], zoom: 2}),
    });
    this.crs = null;
    /** While places are changed by hand, a click tells nothing of values. */
    this.editing = false;
    this.turn = 0;
    this.marker = new ol.layer.Vector({
      source: new ol.source.Vector(),
      zIndex: 1000,
      style: [
        new ol.style.Style({image: new ol.style.Circle({radius: 9, stroke: new ol.style.Stroke({color: '#fff', width: 5})})}),
        new ol.style.Style({image: new ol.style.Circle({radius: 9, stroke: new ol.style.Stroke({color: '#111', width: 2})})}),
      ],
    });
    this.map.addLayer(this.marker);
    this.map.on('moveend', () => this.crs && this.dispatchEvent(new Event('moved')));
    this.map.on('singleclick', event => this.identify(event.coordinate));
    this.map.on('pointermove', event => event.dragging || this.tellPlace(event.coordinate));
    target.addEventListener('keydown', event => {
      if (event.key === 'Enter' && event.target === target && this.crs) {
        event.preventDefault();
        this.identify(this.map.getView().getCenter());
      }
    });
    this.place = target.parentElement.querySelector('#place');
  }

  tellPlace(coordinate) {
    this.place.textContent = this.crs === null ? '' : `${this.told(coordinate)} · ${this.crs}`;
  }

  /** A place of the view in words. */
  told([x, y]) {
    return this.map.getView().getProjection().getUnits() === 'degrees'
      ? `${y.toFixed(4)}° N ${x.toFixed(4)}° E` : `${grouped(x)} E ${grouped(y)} N`;
  }

  identify(coordinate) {
    if (this.crs && !this.editing) {
      this.dispatchEvent(new CustomEvent('identify', {detail: {coordinate}}));
    }
  }

  /**
   * Shows a box, in its own coordinate system. Of several calls the last one counts.
   *
   * @param whole what the map can be moved about in, as a box around it tells
   */
  async zoomTo(crs, box, {animated = true, whole = box} = {}) {
    const mine = ++this.turn;
    const [west, south, east, north] = box;
    const side = Math.max(east - west, north - south);
    if (crs !== this.crs) {
      const own = await definedProjection(crs);
      if (mine !== this.turn) {
        return;
      }
      this.crs = crs;
      this.marker.getSource().clear();
      const around = Math.max(whole[2] - whole[0], whole[3] - whole[1], side > 0 ? side : AROUND);
      const wide = [whole[0] - 4 * around, whole[1] - 4 * around, whole[2] + 4 * around, whole[3] + 4 * around];
      this.map.setView(new ol.View({
        projection: own,
        center: ol.extent.getCenter(box),
        extent: side > 0 ? wide : undefined,
        resolution: 1,
        minResolution: side > 0 ? around / 50000 : undefined,
        maxResolution: side > 0 ? around / 50 : undefined,
        constrainResolution: false,
        showFullExtent: true,
        enableRotation: false,
      }));
      animated = false;
      this.dispatchEvent(new Event('crs'));
      // What was drawn is of the coordinate system before.
      this.map.getLayers().forEach(layer => layer.getSource().changed());
    }
    const margin = side > 0 ? 0 : AROUND / this.map.getView().getProjection().getMetersPerUnit();
    // A box out of an address is shown as it was, one of a layer with some air around it.
    const air = whole === box ? [36, 36, 48, 36] : [0, 0, 0, 0];
    this.map.getView().fit([west - margin, south - margin, east + margin, north + margin], {
      padding: air,
      duration: animated && !matchMedia('(prefers-reduced-motion: reduce)').matches ? 250 : 0,
    });
    this.tellPlace(this.map.getView().getCenter());
  }

  mark(coordinate) {
    this.marker.getSource().clear();
    if (coordinate) {
      this.marker.getSource().addFeature(new ol.Feature(new ol.geom.Point(coordinate)));
    }
  }

  /** The map as a request for what lies at a place wants it. */
  requestAt(coordinate) {
    const [width, height] = this.map.getSize();
    const box = this.map.getView().calculateExtent([width, height]);
    const [x, y] = this.map.getPixelFromCoordinate(coordinate);
    const within = (value, size) => Math.max(0, Math.min(size - 1, Math.floor(value)));
    return {view: {crs: this.crs, box, width, height}, pixel: [within(x, width), within(y, height)]};
  }

  /** The visible box, or undefined before there is a layer. */
  box() {
    return this.crs ? this.map.getView().calculateExtent(this.map.getSize()) : undefined;
  }
}
