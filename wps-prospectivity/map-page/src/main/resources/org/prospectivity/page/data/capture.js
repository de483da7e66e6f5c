// How many deposits lie in how much of the area, at any threshold.
import {cellAt, sorted} from './raster.js';

/** How many of rising values are at least the threshold. */
function countFrom(rising, threshold) {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle] < threshold) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return rising.length - low;
}

/**
 * Deposits against area. Cells without data are no area, and deposits on them or outside the map are not counted;
 * several deposits in one cell are several deposits.
 */
export class Capture {
  constructor(raster, places) {
    this.cells = sorted(raster);
    const scores = places.map(({x, y}) => {
      const cell = cellAt(raster, x, y);
      return cell < 0 ? NaN : raster.values[cell];
    });
    this.deposits = Float32Array.from(scores.filter(score => score === score)).sort();
    this.outside = places.length - this.deposits.length;
    this.lowest = this.cells[0];
    this.highest = this.cells[this.cells.length - 1];
  }

  /** What lies at or above a threshold. */
  at(threshold) {
    const cells = countFrom(this.cells, threshold);
    const deposits = countFrom(this.deposits, threshold);
    const area = cells / this.cells.length;
    const found = this.deposits.length > 0 ? deposits / this.deposits.length : NaN;
    return {cells, deposits, area, found, lift: found / area};
  }

  /** The score that a share of the area reaches. */
  scoreOfBest(share) {
    const count = Math.max(1, Math.min(this.cells.length, Math.round(share * this.cells.length)));
    return this.cells[this.cells.length - count];
  }

  /** The highest score where the share of deposits is no less than the share of area left out. */
  intersection() {
    let threshold = this.lowest;
    // The shares of deposits and area both rise as the threshold falls, so the place can be halved towards.
    let low = 0;
    let high = this.cells.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const {found, area} = this.at(this.cells[middle]);
      if (found >= 1 - area) {
        threshold = this.cells[middle];
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return threshold;
  }

  /** Points of the prediction-rate curve: share of area and of deposits, one at each deposit's score and the ends. */
  curve() {
    const scores = [...new Set(this.deposits)].sort((a, b) => b - a);
    const points = [{x: 0, y: 0}];
    for (const score of scores) {
      const {area, found} = this.at(score);
      const above = countFrom(this.cells, score) - this.equal(score);
      points.push({x: above / this.cells.length, y: points[points.length - 1].y}, {x: area, y: found});
    }
    points.push({x: 1, y: points[points.length - 1].y});
    return points;
  }

  equal(score) {
    let first = this.cells.length - countFrom(this.cells, score);
    let count = 0;
    while (first < this.cells.length && this.cells[first] === score) {
      first++;
      count++;
    }
    return count;
  }
}
