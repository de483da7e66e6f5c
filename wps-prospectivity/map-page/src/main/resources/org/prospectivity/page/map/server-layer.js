// A layer as the server draws it.
/* global ol */
import {exceptionIn} from '../ows/service.js';
import {mapAddress, mapParameters} from '../ows/wms.js';
import {parse} from '../ows/xml.js';
import {projection} from './projections.js';

/**
 * @param view whose coordinate system is asked for
 * @param style of the server, blank for its default
 * @param failed told of an error, or of undefined once an image came
 */
export function serverLayer(view, name, style, failed) {
  const wanted = {url: mapAddress(), params: mapParameters(name, style), ratio: 1, load: (image, url) => load(url)};
  const loader = (...part) => ol.source.wms.createLoader({...wanted, projection: projection(view.crs)})(...part)
    .then(image => {
      failed(undefined);
      return image;
    }, error => {
      failed(error);
      throw error;
    });
  return new ol.layer.Image({source: new ol.source.Image({loader})});
}

/** A bitmap needs no address of its own, which a server's content security policy may forbid. */
async function load(url) {
  const response = await fetch(url);
  const blob = await response.blob();
  if (!blob.type.startsWith('image/')) {
    throw (/xml/.test(blob.type) && exceptionIn(parse(await blob.text())))
      || new Error(`The server answers ${response.status} where a map was expected.`);
  }
  return createImageBitmap(blob);
}
