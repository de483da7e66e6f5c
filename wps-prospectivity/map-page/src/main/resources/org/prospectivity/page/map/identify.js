// What the shown layers hold at a place.
import * as wms from '../ows/wms.js';
import {announce, errorNote, h, replace, spinner} from '../dom.js';
import {band, significant} from '../format.js';

export class Identify {
  constructor(view, stack, overlays) {
    this.view = view;
    this.stack = stack;
    this.overlays = overlays;
    this.box = document.getElementById('identified');
    view.addEventListener('identify', event => this.ask(event.detail.coordinate));
    // From anywhere on the page: who has clicked the map has not moved the focus into the card.
    document.addEventListener('keydown', event => event.key === 'Escape' && !event.defaultPrevented && !this.box.hidden && this.close());
  }

  close() {
    const focused = this.box.contains(document.activeElement) || document.activeElement === document.body;
    this.box.hidden = true;
    this.view.mark(null);
    if (focused) {
      this.view.map.getTargetElement().focus();
    }
  }

  async ask(coordinate) {
    const drawn = this.stack.entries.filter(entry => this.stack.isDrawn(entry));
    this.view.mark(coordinate);
    this.latest = coordinate;
    const head = h('div', {class: 'card-head'},
      h('h2', {}, this.view.told(coordinate)),
      h('button', {type: 'button', class: 'icon', 'aria-label': 'Close the values', onclick: () => this.close()}, '×'));
    const own = this.overlays.at(coordinate).filter(({features}) => features.length > 0)
      .map(({overlay, features}) => ({entry: overlay, features: features.map(properties => ({properties}))}));
    // of many layers it scrolls, by keyboard as well
    const body = h('div', {class: 'card-body', tabindex: 0, role: 'group', 'aria-label': 'Values of the layers shown'}, drawn.length > 0 ? spinner('Asking the server…')
      : own.length > 0 ? own.map(part => this.part(part)) : h('p', {}, 'No layer is shown. Tick one in the list of layers.'));
    this.box.hidden = false;
    replace(this.box, head, body);
    if (drawn.length === 0) {
      return;
    }
    const {view, pixel} = this.view.requestAt(coordinate);
    const asked = await Promise.all(drawn.map(async entry => {
      try {
        return {entry, features: await wms.featureInfo(entry.name, view, pixel)};
      } catch (error) {
        return {entry, error};
      }
    }));
    if (this.latest !== coordinate) {
      return;
    }
    const parts = [...own, ...asked];
    replace(body, parts.map(part => this.part(part)));
    announce(parts.map(({entry, features}) => `${entry.title}: ${(features ?? [])
      .flatMap(feature => Object.entries(feature.properties ?? {}).slice(0, 3).map(([name, value]) => `${name} ${value}`))
      .join(', ') || 'nothing'}`).join('; '));
  }

  part({entry, features, error}) {
    const shown = (features ?? []).filter(({properties}) => !entry.coverage || Object.values(properties ?? {}).some(isValue));
    return h('section', {},
      h('h3', {}, entry.title),
      error ? errorNote(error)
        : shown.length === 0 ? h('p', {class: 'soft'}, entry.coverage ? 'No data here.' : 'No point here.')
          : shown.map(({properties}) => h('table', {class: 'values'}, h('tbody', {},
            Object.entries(properties ?? {}).map(([name, value]) => row(name, value, name === shownBand(entry)))))));
  }
}

/** The band of a coverage that the map shows; undefined where that is not known. */
function shownBand({coverage, display, bands = [], styles = []}) {
  if (!coverage) {
    return undefined;
  }
  const style = display.style || styles[0]?.title || '';
  return display.band ?? bands.find(name => name === style) ?? bands.find(name => style.includes(name)) ?? bands[0];
}

function isValue(value) {
  return value !== null && value !== '' && !(typeof value === 'number' && !Number.isFinite(value)) && value !== 'NaN';
}

/** A value; of a logarithm the concentration comes first. */
function row(name, value, shown) {
  const {unit, logarithm} = band(name);
  const number = typeof value === 'number' ? value : NaN;
  const told = !isValue(value) ? 'no data' : typeof value !== 'number' ? String(value)
    : logarithm ? [`${significant(10 ** number)} ${unit}`, h('span', {class: 'soft'}, ` log10 ${significant(number, 4)}`)]
      : `${significant(number, 4)}${unit ? ` ${unit}` : ''}`;
  return h('tr', {class: shown ? 'shown' : undefined},
    h('th', {scope: 'row'}, name), h('td', {}, told), h('td', {}, shown ? [h('span', {'aria-hidden': 'true'}, '◂'), h('span', {class: 'unseen'}, 'shown on the map')] : ''));
}
