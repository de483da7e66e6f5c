// Features in a coordinate system of their own, drawn at their true place in whatever the view's is.
/* global ol */
import {move, transformation} from './projections.js';

export class PlacedFeatures {
  /**
   * @param crs of the geometries
   * @param features of OpenLayers
   * @param failed told why they cannot be placed
   */
  constructor(view, crs, features, options, failed) {
    this.view = view;
    this.crs = crs;
    this.features = features;
    this.failed = failed;
    this.source = new ol.source.Vector();
    this.layer = new ol.layer.Vector({source: this.source, ...options});
    this.follow = () => (this.placed = this.place());
    view.addEventListener('crs', this.follow);
    view.map.addLayer(this.layer);
    this.placed = this.place();
  }

  async place() {
    const {crs} = this.view;
    this.source.clear();
    if (!crs) {
      return;
    }
    try {
      const transform = await transformation(this.crs, crs);
      if (crs === this.view.crs) {
        this.source.clear();
        this.source.addFeatures(transform ? this.features.map(feature => moved(feature, transform)).filter(Boolean) : this.features);
      }
    } catch (error) {
      this.failed?.(error);
    }
  }

  /** Takes them off the map for good. */
  remove() {
    this.view.removeEventListener('crs', this.follow);
    this.view.map.removeLayer(this.layer);
  }
}

/** The feature elsewhere; null when a part of it has no place there. */
function moved(feature, transform) {
  const copy = feature.clone();
  return move(copy.getGeometry(), transform).getExtent().every(Number.isFinite) ? copy : null;
}
