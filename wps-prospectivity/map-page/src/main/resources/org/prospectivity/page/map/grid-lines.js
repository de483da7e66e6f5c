// Lines of the coordinate system at round numbers, told at the map's edges.
import {grouped} from '../format.js';

/** Pixels between lines, at least. */
const APART = 110;
const DARK = matchMedia('(prefers-color-scheme: dark)');

/** Draws them over the map of a view, thin enough to see what is below. */
export class GridLines {
  constructor(view) {
    this.view = view;
    view.map.on('postrender', () => this.draw());
    DARK.addEventListener('change', () => this.draw());
    this.canvas = document.createElement('canvas');
    this.canvas.className = 'grid-lines';
    this.canvas.setAttribute('aria-hidden', 'true');
    // Over the layers and under the controls.
    const viewport = view.map.getViewport();
    viewport.insertBefore(this.canvas, viewport.querySelector('.ol-overlaycontainer'));
  }

  draw() {
    const box = this.view.box();
    const [width, height] = this.view.map.getSize() ?? [0, 0];
    const scale = window.devicePixelRatio;
    if (this.canvas.width !== width * scale || this.canvas.height !== height * scale) {
      this.canvas.width = width * scale;
      this.canvas.height = height * scale;
    }
    const context = this.canvas.getContext('2d');
    context.setTransform(scale, 0, 0, scale, 0, 0);
    context.clearRect(0, 0, width, height);
    if (!box || width === 0) {
      return;
    }
    const [ink, halo] = DARK.matches ? ['#e6e9ed', 'rgb(20 25 31 / 85%)'] : ['#1b1f24', 'rgb(255 255 255 / 85%)'];
    drawLines(context, box, width, height, ink, halo);
  }
}

/** Lines over a picture of a box, of so many units of its context across and down. */
export function drawLines(context, box, width, height, ink, halo) {
  const [west, south, east, north] = box;
  const step = round(APART * (east - west) / width);
  const digits = Math.max(0, -Math.floor(Math.log10(step)));
  const told = value => grouped(Number(value.toFixed(digits)), digits);
  context.font = '11px system-ui, sans-serif';
  context.lineWidth = 1;
  const line = (x1, y1, x2, y2) => {
    for (const [colour, shift] of [['rgb(255 255 255 / 30%)', 1], ['rgb(0 0 0 / 22%)', 0]]) {
      context.strokeStyle = colour;
      context.beginPath();
      context.moveTo(Math.round(x1) + 0.5 + shift, Math.round(y1) + 0.5 + shift);
      context.lineTo(Math.round(x2) + 0.5 + shift, Math.round(y2) + 0.5 + shift);
      context.stroke();
    }
  };
  const text = (words, x, y) => {
    context.lineWidth = 3;
    context.strokeStyle = halo;
    context.strokeText(words, x, y);
    context.fillStyle = ink;
    context.fillText(words, x, y);
    context.lineWidth = 1;
  };
  for (let x = Math.ceil(west / step) * step; x < east; x += step) {
    const at = (x - west) / (east - west) * width;
    line(at, 0, at, height);
    context.textAlign = 'center';
    if (at > 60 && at < width - 60) {
      text(told(x), at, 12);
    }
  }
  for (let y = Math.ceil(south / step) * step; y < north; y += step) {
    const at = (north - y) / (north - south) * height;
    line(0, at, width, at);
    context.textAlign = 'left';
    if (at > 30 && at < height - 90) {
      text(told(y), 4, at - 3);
    }
  }
}

/** The next of 1, 2, 5, 10, 20, … */
export function round(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map(times => times * power).find(candidate => candidate >= value);
}
