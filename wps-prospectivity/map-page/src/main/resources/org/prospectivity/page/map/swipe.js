// Two layers on one map, parted by a line that is dragged or moved with the arrow keys.
/* global ol */
import {h} from '../dom.js';

export class Swipe {
  constructor(view) {
    this.view = view;
    this.share = 0.5;
    this.listeners = [];
    this.handle = h('input', {
      type: 'range', min: 0, max: 100, step: 1, class: 'swipe-slider', 'aria-label': 'Where the two layers meet',
      oninput: () => this.move(this.handle.value / 100),
    });
    this.handle.value = 50;
    this.line = h('div', {class: 'swipe-line', 'aria-hidden': 'true'}, h('span'));
    this.left = h('span', {class: 'swipe-name left'});
    this.right = h('span', {class: 'swipe-name right'});
    this.box = h('div', {class: 'swipe', hidden: true}, this.line, this.left, this.right, this.handle);
    view.map.getTargetElement().parentElement.append(this.box);
    this.line.addEventListener('pointerdown', event => this.drag(event));
  }

  drag(event) {
    event.preventDefault();
    this.line.setPointerCapture(event.pointerId);
    const follow = moved => {
      const {left, width} = this.box.getBoundingClientRect();
      this.move(Math.max(0, Math.min(1, (moved.clientX - left) / width)));
    };
    this.line.addEventListener('pointermove', follow);
    this.line.addEventListener('pointerup', () => this.line.removeEventListener('pointermove', follow), {once: true});
    this.handle.focus();
  }

  move(share) {
    this.share = share;
    this.handle.value = Math.round(100 * share);
    this.handle.setAttribute('aria-valuetext', `${Math.round(100 * share)} % from the left`);
    this.box.style.setProperty('--share', `${100 * share}%`);
    this.view.map.render();
  }

  /** Parts two layers, each {title, layer}; nothing without them. */
  part(left, right) {
    ol.Observable.unByKey(this.listeners);
    this.listeners = [];
    this.box.hidden = !(left && right);
    if (left && right) {
      this.listeners = [...clip(this.view.map, left.layer, () => [0, this.share]), ...clip(this.view.map, right.layer, () => [this.share, 1])];
      this.left.textContent = left.title;
      this.right.textContent = right.title;
      this.move(this.share);
    }
    this.view.map.render();
  }
}

/** Draws of a layer only what lies between two shares of the map's width, as span() gives them; gives keys to end that. */
export function clip(map, layer, span) {
  return [
    layer.on('prerender', event => {
      const [from, to] = span();
      const {context} = event;
      const [width, height] = map.getSize();
      const corners = [[from * width, 0], [to * width, 0], [to * width, height], [from * width, height]]
        .map(corner => ol.render.getRenderPixel(event, corner));
      context.save();
      context.beginPath();
      corners.forEach(([x, y], i) => (i === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
      context.closePath();
      context.clip();
    }),
    layer.on('postrender', event => event.context.restore()),
  ];
}
