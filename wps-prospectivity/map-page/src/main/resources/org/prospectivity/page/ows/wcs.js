// WCS 2.0.1: coverages whole, on their own grid.
import * as xml from './xml.js';
import {address, bytes, read} from './service.js';

const COMMON = {service: 'WCS', version: '2.0.1'};

/** The published coverages: name as WMS has it → identifier here, where a colon is no character of one. */
export async function coverages() {
  const document = await read({...COMMON, request: 'GetCapabilities'});
  return new Map(xml.all(document, 'CoverageSummary')
    .map(summary => xml.childText(summary, 'CoverageId'))
    .map(id => [id.replace('__', ':'), id]));
}

/** The bands of a coverage and its size in cells. */
export async function describe(id) {
  const document = await read({...COMMON, request: 'DescribeCoverage', coverageId: id});
  const high = xml.text(document, 'high').split(/\s+/).map(Number);
  const low = xml.text(document, 'low').split(/\s+/).map(Number);
  return {
    bands: xml.all(document, 'field').map(field => field.getAttribute('name')),
    cells: high.reduce((product, end, i) => product * (end - low[i] + 1), 1),
  };
}

export function downloadAddress(id) {
  return address({...COMMON, request: 'GetCoverage', coverageId: id, format: 'image/tiff'});
}

/** One band as the bytes of a GeoTIFF. */
export async function band(id, name, signal) {
  const response = await bytes(
    {...COMMON, request: 'GetCoverage', coverageId: id, format: 'image/tiff', rangeSubset: name}, {signal});
  return response.arrayBuffer();
}
