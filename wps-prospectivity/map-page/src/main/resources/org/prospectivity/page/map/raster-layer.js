// A raster that the page draws itself, cell by cell.
/* global ol */
import {step, table} from '../data/ramp.js';
import {projection} from './projections.js';

/** A layer whose cells are coloured by paint(pixels), pixels being four bytes a cell, transparent at first. */
export class RasterLayer {
  constructor(raster) {
    this.raster = raster;
    this.canvas = document.createElement('canvas');
    this.canvas.width = raster.columns;
    this.canvas.height = raster.rows;
    this.context = this.canvas.getContext('2d');
    this.pixels = this.context.createImageData(raster.columns, raster.rows);
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
    colour(new Uint32Array(this.pixels.data.buffer), this.raster.values);
    this.context.putImageData(this.pixels, 0, 0);
    this.source.changed();
  }

  draw(extent, size) {
    const canvas = document.createElement('canvas');
    const [width, height] = size.map(Math.round);
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext('2d');
    context.imageSmoothingEnabled = false;
    const [west, south, east, north] = this.raster.box;
    const x = width / (extent[2] - extent[0]);
    const y = height / (extent[3] - extent[1]);
    context.drawImage(this.canvas,
      (west - extent[0]) * x, (extent[3] - north) * y, (east - west) * x, (north - south) * y);
    return canvas;
  }
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
