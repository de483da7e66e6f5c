// A raster that the page draws itself, cell by cell.
/* global ol */
import {step, table} from '../data/ramp.js';
import {projection} from './projections.js';

/** Part of a cell by which the centre of a pixel that lies on an edge may miss it in a computer's numbers. */
const ROUNDING = 1e-6;

/** A layer whose cells are coloured by paint(pixels), pixels being four bytes a cell, transparent at first. */
export class RasterLayer {
  constructor(raster) {
    this.raster = raster;
    this.pixels = new Uint32Array(raster.columns * raster.rows);
    this.source = new ol.source.ImageCanvas({
      canvasFunction: (extent, resolution, ratio, size) => this.draw(extent, size),
      projection: projection(raster.crs),
      ratio: 1,
      interpolate: false,
    });
    this.layer = new ol.layer.Image({source: this.source});
  }

  /** Colours the cells anew. */
  paint(colour) {
    colour(this.pixels, this.raster.values);
    this.source.changed();
  }

  /** Each pixel is of the cell its centre lies in, as on the server's maps: no cell is cut short at the raster's edges. */
  draw(extent, size) {
    const [width, height] = size.map(Math.round);
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext('2d');
    const image = context.createImageData(width, height);
    const drawn = new Uint32Array(image.data.buffer);
    const {columns, rows, box: [west, south, east, north]} = this.raster;
    const cellsAcross = cellsUnder(width, extent[0] - west, extent[2] - west, east - west, columns);
    const cellsDown = cellsUnder(height, north - extent[3], north - extent[1], north - south, rows);
    cellsDown.forEach((row, y) => row >= 0 && cellsAcross.forEach((column, x) => {
      if (column >= 0) {
        drawn[y * width + x] = this.pixels[row * columns + column];
      }
    }));
    context.putImageData(image, 0, 0);
    return canvas;
  }
}

/**
 * The cell under the centre of each of count pixels that run from one distance to another, -1 outside; the cells run
 * from 0 to the length, and what lies on an edge is of the cell behind it.
 */
function cellsUnder(count, from, to, length, cells) {
  return Int32Array.from({length: count}, (_, pixel) => {
    const place = (from + (pixel + 0.5) / count * (to - from)) / length;
    const cell = Math.floor(place * cells + ROUNDING);
    return cell < cells ? Math.max(-1, cell) : -1;
  });
}

/** Colours from low to high along a ramp; values beyond take its ends. */
export function ramped(ramp, low, high) {
  const colours = new Uint32Array(table(ramp).buffer);
  return (pixels, values) => {
    for (let i = 0; i < values.length; i++) {
      pixels[i] = values[i] === values[i] ? colours[step(values[i], low, high)] : 0;
    }
  };
}

/** A veil over the cells below a threshold. */
export function veiled(threshold) {
  const veil = new Uint32Array(new Uint8ClampedArray([225, 228, 232, 217]).buffer)[0];
  return (pixels, values) => {
    for (let i = 0; i < values.length; i++) {
      pixels[i] = values[i] < threshold ? veil : 0;
    }
  };
}
