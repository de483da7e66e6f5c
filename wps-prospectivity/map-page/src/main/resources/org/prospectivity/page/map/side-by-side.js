// Two layers on two maps next to each other, which show the same ground and move together.
/* global ol */
import {h} from '../dom.js';
import {clip} from './swipe.js';

export class SideBySide {
  constructor(view) {
    this.view = view;
    this.ground = view.map.getTargetElement().parentElement;
    this.target = h('div', {class: 'second-map'});
    this.left = h('span', {class: 'swipe-name left'});
    this.right = h('span', {class: 'swipe-name right'});
    this.box = h('div', {class: 'second', hidden: true}, this.target, this.left, this.right);
    this.ground.append(this.box);
    this.listeners = [];
    view.addEventListener('crs', () => this.map?.setView(view.map.getView()));
  }

  /** Shows two layers, each {title, layer}; without them the one map again. */
  part(left, right) {
    const both = Boolean(left && right);
    ol.Observable.unByKey(this.listeners);
    this.map?.setTarget(null);
    this.map = undefined;
    this.listeners = [];
    this.box.hidden = !both;
    this.ground.classList.toggle('halves', both);
    this.view.map.updateSize();
    if (both) {
      this.listeners = clip(this.view.map, right.layer, () => [0, 0]);
      this.left.textContent = left.title;
      this.right.textContent = right.title;
      this.map = new ol.Map({
        target: this.target, controls: [], view: this.view.map.getView(),
        layers: [twin(right.layer), ...this.view.map.getLayers().getArray().filter(layer => layer instanceof ol.layer.Vector && layer.getVisible()).map(twin)],
      });
      this.map.on('singleclick', event => this.view.identify(event.coordinate));
    }
    this.view.map.render();
  }
}

/** A layer of another map with the same content. */
function twin(layer) {
  return new layer.constructor({
    source: layer.getSource(), opacity: layer.getOpacity(), zIndex: layer.getZIndex(), style: layer.getStyle?.(), declutter: layer.getDeclutter?.(),
  });
}
