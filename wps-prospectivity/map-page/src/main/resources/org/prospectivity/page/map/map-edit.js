// Places and boundaries changed on the map by hand, one overlay at a time.
/* global ol */
import {move, transformation} from './projections.js';

export class MapEdit {
  constructor(view) {
    this.view = view;
    this.interactions = [];
    /** Of several calls the last one counts. */
    this.turn = 0;
  }

  /**
   * @param overlay whose features are changed, as Overlays keeps it
   * @param added told the place of a new point; undefined where none can be added
   * @param changed told the properties and the new GeoJSON geometry of a feature, both in the overlay's coordinate system
   * @param only a feature of these properties alone is changed
   */
  async start(overlay, {added, changed, only}) {
    this.stop();
    this.view.editing = true;
    const mine = ++this.turn;
    await overlay?.placed.placed;
    if (mine !== this.turn) {
      return;
    }
    const source = overlay?.placed.source;
    if (source) {
      const features = only && new ol.Collection(source.getFeatures().filter(feature => feature.get('told') === only));
      const modify = new ol.interaction.Modify(features ? {features} : {source});
      modify.on('modifyend', async event => {
        const back = await transformation(this.view.crs, overlay.crs);
        for (const feature of event.features.getArray()) {
          const geometry = move(feature.getGeometry().clone(), back);
          changed(feature.get('told'), new ol.format.GeoJSON().writeGeometryObject(geometry));
        }
      });
      this.take(modify);
    }
    if (added) {
      const draw = new ol.interaction.Draw({type: 'Point'});
      draw.on('drawend', event => added(event.feature.getGeometry().getCoordinates(), this.view.crs));
      this.take(draw);
    }
  }

  take(interaction) {
    this.view.map.addInteraction(interaction);
    this.interactions.push(interaction);
  }

  stop() {
    this.turn++;
    this.interactions.forEach(interaction => this.view.map.removeInteraction(interaction));
    this.interactions = [];
    this.view.editing = false;
  }
}
