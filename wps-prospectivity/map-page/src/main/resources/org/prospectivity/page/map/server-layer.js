// A layer as the server draws it.
/* global ol */
import {exceptionIn} from '../ows/service.js';
import {mapAddress, mapParameters} from '../ows/wms.js';
import {parse} from '../ows/xml.js';

/**
 * @param style of the server, blank for its default
 * @param failed told of an error, or of undefined once an image came
 */
export function serverLayer(name, style, failed) {
  const source = new ol.source.ImageWMS({
    url: mapAddress(),
    params: mapParameters(name, style),
    ratio: 1,
    hidpi: true,
    imageLoadFunction: (image, url) => load(image.getImage(), url, failed),
  });
  return new ol.layer.Image({source});
}

async function load(image, url, failed) {
  try {
    const response = await fetch(url);
    const blob = await response.blob();
    if (!blob.type.startsWith('image/')) {
      throw (/xml/.test(blob.type) && exceptionIn(parse(await blob.text())))
        || new Error(`The server answers ${response.status} where a map was expected.`);
    }
    const address = URL.createObjectURL(blob);
    image.addEventListener('load', () => URL.revokeObjectURL(address), {once: true});
    image.src = address;
    failed(undefined);
  } catch (error) {
    failed(error);
    image.dispatchEvent(new Event('error'));
  }
}
