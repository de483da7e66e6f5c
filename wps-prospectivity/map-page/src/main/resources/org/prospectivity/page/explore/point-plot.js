// Many points on a canvas, of which some are lit; a rectangle drawn over them chooses.
import {h} from '../dom.js';
import {significant} from '../format.js';

const MARGIN = {left: 58, right: 12, top: 10, bottom: 40};
const HEIGHT = 340;
const TICKS = 5;

export class PointPlot {
  /**
   * @param label for those who do not see it
   * @param chosen told {x: [low, high], y: [low, high]} of a rectangle somebody drew
   */
  constructor(label, chosen) {
    this.canvas = h('canvas', {role: 'img', 'aria-label': label, class: 'point-plot'});
    this.chosen = chosen;
    this.canvas.addEventListener('pointerdown', event => this.drag(event));
  }

  /**
   * @param points {x, y: arrays}
   * @param axes {x: label, y: label}; blank labels for a plot that draws its own frame
   * @param lit whether the point of a number is
   * @param more draws on top: (context, place(x, y))
   */
  draw({x, y}, axes, lit, more) {
    Object.assign(this, {x, y, axes, lit, more});
    this.range = {x: range(x), y: range(y)};
    this.paint();
  }

  /** The same points, others of them lit. */
  light(lit) {
    this.lit = lit;
    this.paint();
  }

  place(x, y) {
    const {width} = this.size;
    const across = (x - this.range.x[0]) / (this.range.x[1] - this.range.x[0]);
    const up = (y - this.range.y[0]) / (this.range.y[1] - this.range.y[0]);
    return [MARGIN.left + across * (width - MARGIN.left - MARGIN.right), HEIGHT - MARGIN.bottom - up * (HEIGHT - MARGIN.top - MARGIN.bottom)];
  }

  paint(box) {
    const width = this.canvas.parentElement?.clientWidth || 400;
    const ratio = window.devicePixelRatio || 1;
    this.size = {width};
    this.canvas.width = width * ratio;
    this.canvas.height = HEIGHT * ratio;
    this.canvas.style.height = `${HEIGHT}px`;
    const context = this.canvas.getContext('2d');
    const style = getComputedStyle(this.canvas);
    const colour = name => style.getPropertyValue(name).trim();
    context.scale(ratio, ratio);
    context.font = '12px system-ui, sans-serif';
    if (this.axes.x) {
      this.frame(context, colour);
    }
    for (const wanted of [false, true]) {
      context.fillStyle = wanted ? colour('--accent') : colour('--edge');
      context.globalAlpha = wanted ? 0.75 : 0.28;
      for (let i = 0; i < this.x.length; i++) {
        if (Boolean(this.lit?.(i)) === wanted) {
          const [across, down] = this.place(this.x[i], this.y[i]);
          context.fillRect(across - 1, down - 1, wanted ? 2.5 : 2, wanted ? 2.5 : 2);
        }
      }
    }
    context.globalAlpha = 1;
    this.more?.(context, (x, y) => this.place(x, y), colour);
    if (box) {
      context.strokeStyle = colour('--ink');
      context.setLineDash([4, 3]);
      context.strokeRect(...box);
    }
  }

  frame(context, colour) {
    const {width} = this.size;
    context.strokeStyle = colour('--line');
    context.fillStyle = colour('--soft');
    context.lineWidth = 1;
    for (const axis of ['x', 'y']) {
      for (const value of ticks(...this.range[axis])) {
        const [across, down] = this.place(axis === 'x' ? value : this.range.x[0], axis === 'y' ? value : this.range.y[0]);
        context.beginPath();
        context.moveTo(across, down);
        context.lineTo(...(axis === 'x' ? [across, MARGIN.top] : [width - MARGIN.right, down]));
        context.stroke();
        context.textAlign = axis === 'x' ? 'center' : 'right';
        context.fillText(significant(value), axis === 'x' ? across : across - 5, axis === 'x' ? down + 15 : down + 4);
      }
    }
    context.fillStyle = colour('--ink');
    context.textAlign = 'center';
    context.fillText(this.axes.x, (MARGIN.left + width - MARGIN.right) / 2, HEIGHT - 6);
    context.save();
    context.translate(12, (HEIGHT - MARGIN.bottom) / 2);
    context.rotate(-Math.PI / 2);
    context.fillText(this.axes.y, 0, 0);
    context.restore();
  }

  drag(event) {
    event.preventDefault();
    this.canvas.setPointerCapture(event.pointerId);
    const at = moved => {
      const {left, top} = this.canvas.getBoundingClientRect();
      return [moved.clientX - left, moved.clientY - top];
    };
    const from = at(event);
    const follow = moved => {
      const to = at(moved);
      this.paint([Math.min(from[0], to[0]), Math.min(from[1], to[1]), Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1])]);
    };
    this.canvas.addEventListener('pointermove', follow);
    this.canvas.addEventListener('pointerup', ended => {
      this.canvas.removeEventListener('pointermove', follow);
      const to = at(ended);
      const value = ([across, down]) => [
        this.range.x[0] + (across - MARGIN.left) / (this.size.width - MARGIN.left - MARGIN.right) * (this.range.x[1] - this.range.x[0]),
        this.range.y[0] + (HEIGHT - MARGIN.bottom - down) / (HEIGHT - MARGIN.top - MARGIN.bottom) * (this.range.y[1] - this.range.y[0])];
      const [a, b] = [value(from), value(to)];
      this.chosen({x: [Math.min(a[0], b[0]), Math.max(a[0], b[0])], y: [Math.min(a[1], b[1]), Math.max(a[1], b[1])]});
    }, {once: true});
  }
}

/** From the lowest to the highest, with some air; a range of one value is widened. */
export function range(values) {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const air = high > low ? 0.03 * (high - low) : 1;
  return [low - air, high + air];
}

/** Round values within a range. */
function ticks(low, high) {
  const rough = (high - low) / TICKS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map(times => times * power).find(one => one >= rough);
  const found = [];
  for (let value = Math.ceil(low / step) * step; value <= high; value += step) {
    found.push(Math.abs(value) < step / 1e6 ? 0 : value);
  }
  return found;
}
