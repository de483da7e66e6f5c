// A look at the map of one element before all of them are made.
import {decode, sorted, spread} from '../data/raster.js';
import {grouped, significant} from '../format.js';
import {RasterLayer, ramped} from '../map/raster-layer.js';
import {runForFile} from '../ows/wps-execution.js';

/** Above the published layers, below points. */
const LEVEL = 800;
/** What a run gives beside the map. */
const BESIDE = ['layer', 'overwrite', 'style', 'samplePlaces'];

/**
 * Grids the first element as the inputs of the gridding say, publishes nothing, and draws it.
 *
 * @returns {told: what it is, remove()}
 */
export async function preview({id, outputs}, inputs, view) {
  const [element] = inputs.filter(input => input.id === 'elements');
  const given = inputs.filter(input => !BESIDE.includes(input.id) && (input.id !== 'elements' || input === element));
  const format = outputs.find(output => output.id === 'result').formats.find(type => type.startsWith('image/tiff'));
  const file = await runForFile(id, 'result', format, given);
  const raster = await decode(await file.arrayBuffer());
  const values = sorted(raster);
  const drawn = new RasterLayer(raster, view);
  drawn.paint(ramped('viridis', ...spread(values)));
  drawn.layer.setZIndex(LEVEL);
  view.map.addLayer(drawn.layer);
  await view.zoomTo(raster.crs, raster.box);
  return {
    told: `${element.text}: ${grouped(raster.columns)} × ${grouped(raster.rows)} cells of ${significant((raster.box[2] - raster.box[0]) / raster.columns)} m, ${grouped(values.length)} with data. Nothing is published yet.`,
    remove: () => view.map.removeLayer(drawn.layer),
  };
}
