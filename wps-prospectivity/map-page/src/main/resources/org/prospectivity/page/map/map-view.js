// The map: one coordinate system at a time, that of the layer last zoomed to.
/* global ol */
import {projection} from './projections.js';

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
    this.marker = new ol.layer.Vector({
      source: new ol.source.Vector(),
      zIndex: 1000,
      style: [
        new ol.style.Style({image: new ol.style.Circle({radius: 9, stroke: new ol.style.Stroke({color: '#fff', width: 5})})}),
        new ol.style.Style({image: new ol.style.Circle({radius: 9, stroke: new ol.style.Stroke({color: '#111', width: 2})})}),
      ],
    });
    this.map.addLayer(this.marker);
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

  tellPlace([x, y]) {
    this.place.textContent = this.crs === null ? '' : this.crs === 'EPSG:4326'
      ? `${x.toFixed(4)}, ${y.toFixed(4)} · ${this.crs}`
      : `${Math.round(x).toLocaleString('en-GB')} E ${Math.round(y).toLocaleString('en-GB')} N · ${this.crs}`;
  }

  identify(coordinate) {
    if (this.crs) {
      this.dispatchEvent(new CustomEvent('identify', {detail: {coordinate}}));
    }
  }

  /** Shows a box, in its own coordinate system. */
  zoomTo(crs, box, animated = true) {
    const [west, south, east, north] = box;
    const side = Math.max(east - west, north - south);
    const extent = side > 0 ? box : [west - AROUND, south - AROUND, east + AROUND, north + AROUND];
    if (crs !== this.crs) {
      this.crs = crs;
      this.marker.getSource().clear();
      const wide = [west - 4 * side, south - 4 * side, east + 4 * side, north + 4 * side];
      this.map.setView(new ol.View({
        projection: projection(crs),
        center: ol.extent.getCenter(extent),
        extent: side > 0 ? wide : undefined,
        resolution: 1,
        minResolution: side > 0 ? side / 50000 : undefined,
        maxResolution: side > 0 ? side / 50 : undefined,
        constrainResolution: false,
        showFullExtent: true,
        enableRotation: false,
      }));
      animated = false;
      this.dispatchEvent(new Event('crs'));
    }
    this.map.getView().fit(extent, {
      padding: [36, 36, 48, 36],
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
