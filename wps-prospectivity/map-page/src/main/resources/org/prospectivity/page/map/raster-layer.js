// A raster that the page draws itself, cell by cell.
/* global ol */
import {step, table} from '../data/ramp.js';
import {transformation} from './projections.js';

/** Pixels between places that are transformed one by one; between them a straight line is closer than a tenth of a pixel. */
const NET = 8;
/** Part of a cell by which the centre of a pixel that lies on an edge may miss it in a computer's numbers. */
const ROUNDING = 1e-6;

/** A layer whose cells are coloured by paint(pixels), pixels being four bytes a cell, transparent at first. */
export class RasterLayer {
  /** @param failed told why it cannot be drawn in the view's coordinate system */
  constructor(raster, view, failed) {
    this.raster = raster;
    this.view = view;
    this.failed = failed;
    this.pixels = new Uint32Array(raster.columns * raster.rows);
    // Without a projection of its own, so that OpenLayers asks for it in the view's.
    this.source = new ol.source.ImageCanvas({
      canvasFunction: (extent, resolution, ratio, size) => this.draw(extent, size),
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
    const cells = this.cells(extent, width, height);
    for (let i = 0; i < cells.length; i++) {
      if (cells[i] >= 0) {
        drawn[i] = this.pixels[cells[i]];
      }
    }
    context.putImageData(image, 0, 0);
    return canvas;
  }

  /** The cell under each pixel, -1 for none; kept, since a threshold changes the colours alone. */
  cells(extent, width, height) {
    const {crs} = this.view;
    const key = JSON.stringify([crs, extent, width, height]);
    if (this.key !== key) {
      const transform = this.transformFrom(crs);
      if (transform === null) {
        return [];
      }
      this.key = key;
      this.found = transform ? this.transformed(transform, extent, width, height) : this.straight(extent, width, height);
    }
    return this.found;
  }

  /** From the view's system to the raster's: undefined when they are the same, null until it is known. */
  transformFrom(crs) {
    if (crs === this.raster.crs) {
      return undefined;
    }
    if (this.askedFor !== crs) {
      this.askedFor = crs;
      this.transform = null;
      transformation(crs, this.raster.crs).then(transform => {
        if (this.askedFor === crs) {
          this.transform = transform;
          this.source.changed();
        }
      }, error => this.failed?.(error));
    }
    return this.transform;
  }

  straight(extent, width, height) {
    const {columns, rows, box: [west, south, east, north]} = this.raster;
    const cellsAcross = cellsUnder(width, extent[0] - west, extent[2] - west, east - west, columns);
    const cellsDown = cellsUnder(height, north - extent[3], north - extent[1], north - south, rows);
    const cells = new Int32Array(width * height);
    cellsDown.forEach((row, y) => cellsAcross.forEach((column, x) => {
      cells[y * width + x] = row >= 0 && column >= 0 ? row * columns + column : -1;
    }));
    return cells;
  }

  transformed(transform, [left, bottom, right, top], width, height) {
    const {columns, rows, box: [west, south, east, north]} = this.raster;
    const across = Math.ceil(width / NET) + 1;
    const down = Math.ceil(height / NET) + 1;
    // Fractions of columns and rows at the corners of the net.
    const net = new Float64Array(2 * across * down);
    for (let j = 0; j < down; j++) {
      for (let i = 0; i < across; i++) {
        const [x, y] = transform([left + i * NET / width * (right - left), top - j * NET / height * (top - bottom)]);
        net[2 * (j * across + i)] = (x - west) / (east - west) * columns;
        net[2 * (j * across + i) + 1] = (north - y) / (north - south) * rows;
      }
    }
    const cells = new Int32Array(width * height).fill(-1);
    for (let y = 0; y < height; y++) {
      const j = Math.floor((y + 0.5) / NET);
      const v = (y + 0.5) / NET - j;
      for (let x = 0; x < width; x++) {
        const i = Math.floor((x + 0.5) / NET);
        const u = (x + 0.5) / NET - i;
        const at = 2 * (j * across + i);
        const below = at + 2 * across;
        const between = axis => (1 - v) * ((1 - u) * net[at + axis] + u * net[at + 2 + axis])
          + v * ((1 - u) * net[below + axis] + u * net[below + 2 + axis]);
        const column = Math.floor(between(0) + ROUNDING);
        const row = Math.floor(between(1) + ROUNDING);
        if (column >= 0 && column < columns && row >= 0 && row < rows) {
          cells[y * width + x] = row * columns + column;
        }
      }
    }
    return cells;
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
