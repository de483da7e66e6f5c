// The list of layers, from top to bottom as on the map.
import {errorNote, h, replace} from '../dom.js';
import {RAMPS} from '../data/ramp.js';
import {legendAddress} from '../ows/wms.js';
import {downloadAddress} from '../ows/wcs.js';
import {significant} from '../format.js';

export class LayersPanel {
  /** @param capture opens the counting of deposits on a layer */
  constructor(element, stack, swipe, capture) {
    this.element = element;
    this.stack = stack;
    this.swipe = swipe;
    this.capture = capture;
    this.opened = new Set();
    this.legends = new Map();
    stack.addEventListener('change', () => this.update());
    stack.addEventListener('applied', () => this.part());
  }

  update() {
    const focused = document.activeElement?.dataset?.focus;
    const {entries} = this.stack;
    if (entries.length === 0) {
      replace(this.element, h('div', {class: 'empty'}, h('p', {}, 'No layer is published yet.'),
        h('p', {}, 'Grid your samples to make the first: open Run, choose “Grid geochemical samples” and a CSV file.')));
      return;
    }
    replace(this.element, this.compare(), h('ol', {class: 'layers'}, entries.map((entry, i) => this.item(entry, i))));
    if (focused) {
      this.element.querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus();
    }
  }

  compare() {
    const coverages = this.stack.coverages();
    if (coverages.length < 2) {
      return null;
    }
    const [left = '', right = ''] = this.stack.compared;
    const choose = (label, value, other, place) => h('select', {
      'aria-label': label, 'data-focus': `compare ${place}`, onchange: event => {
        const names = [left, right];
        names[place] = event.currentTarget.value;
        this.stack.compare(names);
      },
    }, coverages.map(entry => h('option', {value: entry.name, selected: entry.name === value, disabled: entry.name === other}, entry.title)));
    const on = this.stack.compared.length === 2;
    return h('div', {class: 'compare'},
      h('label', {}, h('input', {
        type: 'checkbox', 'data-focus': 'compare', checked: on,
        onchange: event => this.stack.compare(event.currentTarget.checked ? this.firstTwo() : []),
      }), 'Compare two layers'),
      on ? h('div', {class: 'compared'}, choose('Left of the line', left, right, 0), choose('Right of the line', right, left, 1)) : null);
  }

  firstTwo() {
    const shown = this.stack.coverages().filter(entry => entry.shown);
    const rest = this.stack.coverages().filter(entry => !entry.shown);
    return [...shown, ...rest].slice(0, 2).map(entry => entry.name);
  }

  part() {
    const [left, right] = this.stack.compared.map(name => this.stack.find(name)).filter(entry => entry?.layer);
    this.swipe.part(left, right);
  }

  item(entry, i) {
    const {entries} = this.stack;
    const id = `layer-${entry.name.replace(/\W/g, '-')}`;
    const last = entries.length - 1;
    const details = h('details', {
      class: 'layer-more', open: this.opened.has(entry.name),
      ontoggle: event => this.opened[event.currentTarget.open ? 'add' : 'delete'](entry.name),
    }, h('summary', {'data-focus': `${id} more`, 'aria-label': `More about ${entry.title}`}, 'More'), this.more(entry, id));
    return h('li', {class: 'layer', 'data-layer': entry.name},
      h('div', {class: 'layer-head'},
        h('input', {
          type: 'checkbox', id, checked: entry.shown, 'data-focus': id,
          onchange: event => this.toggle(entry, event.currentTarget.checked),
        }),
        h('label', {for: id, title: entry.name}, entry.title),
        h('button', {type: 'button', class: 'icon', 'data-focus': `${id} up`, disabled: i === 0, 'aria-label': `Move ${entry.title} up`, onclick: () => this.stack.move(entry, -1)}, '↑'),
        h('button', {type: 'button', class: 'icon', 'data-focus': `${id} down`, disabled: i === last, 'aria-label': `Move ${entry.title} down`, onclick: () => this.stack.move(entry, 1)}, '↓'),
        h('button', {type: 'button', class: 'icon', 'data-focus': `${id} zoom`, 'aria-label': `Zoom to ${entry.title}`, onclick: () => this.stack.zoomTo(entry)}, h('span', {class: 'zoom-sign'}))),
      entry.error ? errorNote(entry.error) : null,
      this.stack.isDrawn(entry) ? this.legend(entry) : null,
      details);
  }

  toggle(entry, shown) {
    const first = shown && !this.stack.view.crs;
    this.stack.show(entry, shown);
    if (first) {
      this.stack.zoomTo(entry);
    }
  }

  more(entry, id) {
    return h('div', {class: 'layer-options'},
      h('label', {for: `${id}-opacity`}, 'Opacity'),
      h('input', {
        id: `${id}-opacity`, type: 'range', min: 0, max: 100, step: 5, value: Math.round(100 * entry.opacity), 'data-focus': `${id} opacity`,
        oninput: event => this.stack.opacity(entry, event.currentTarget.value / 100),
      }),
      entry.coverage || entry.styles.length > 1 ? this.drawing(entry, id) : null,
      entry.coverage ? h('div', {class: 'links'},
        h('button', {type: 'button', onclick: () => this.capture(entry)}, 'Deposits captured…'),
        h('a', {href: downloadAddress(entry.coverage), download: `${entry.name.replace(':', '-')}.tif`}, 'Download GeoTIFF')) : null,
      entry.abstract && entry.abstract !== entry.title ? h('p', {class: 'help'}, entry.abstract) : null,
      h('p', {class: 'help'}, `${entry.name} · ${entry.crs}`));
  }

  /** Which style or band is shown, and in which colours. The bands are asked for when somebody looks. */
  drawing(entry, id) {
    const {style, band} = entry.display;
    const option = (text, display, selected) => h('option', {value: JSON.stringify(display), selected}, text);
    const [customary, ...others] = entry.styles;
    const bands = entry.coverage ? h('optgroup', {label: 'Cell by cell'}) : null;
    const choice = h('select', {
      id: `${id}-display`, 'data-focus': `${id} display`,
      onchange: event => this.draw(entry, JSON.parse(event.currentTarget.value), entry.ramp),
    },
    h('optgroup', {label: 'As the server draws it'},
      option(customary?.title || 'its usual style', {style: ''}, style === ''),
      others.map(other => option(other.title || other.name, {style: other.name}, style === other.name))),
    bands);
    const fill = names => replace(bands, names.map(name => option(name, {band: name}, name === band)));
    if (entry.coverage && entry.bands) {
      fill(entry.bands);
    } else if (entry.coverage) {
      const ask = () => this.stack.bands(entry).then(fill, error => this.fail(entry, error));
      choice.addEventListener('pointerdown', ask, {once: true});
      choice.addEventListener('focus', ask, {once: true});
      if (this.opened.has(entry.name)) {
        ask();
      }
    }
    const ramps = h('select', {
      id: `${id}-ramp`, 'data-focus': `${id} ramp`, disabled: !band,
      onchange: event => this.draw(entry, entry.display, event.currentTarget.value),
    }, Object.keys(RAMPS).map(name => h('option', {value: name, selected: name === entry.ramp}, name)));
    return [h('label', {for: `${id}-display`}, 'Show'), choice,
      ...(entry.coverage ? [h('label', {for: `${id}-ramp`}, 'Colours'), ramps] : [])];
  }

  async draw(entry, display, ramp) {
    try {
      entry.shown = true;
      await this.stack.display(entry, display, ramp);
    } catch (error) {
      this.fail(entry, error);
    }
  }

  fail(entry, error) {
    entry.error = error;
    this.update();
  }

  legend(entry) {
    if (entry.display.band) {
      const [low, high] = entry.range;
      return h('div', {class: 'legend'},
        h('p', {}, entry.display.band),
        h('div', {class: 'ramp', style: `background: linear-gradient(to right, ${RAMPS[entry.ramp].join(', ')})`}),
        h('div', {class: 'ends'}, h('span', {}, `≤ ${significant(low)}`), h('span', {}, significant((low + high) / 2)), h('span', {}, `≥ ${significant(high)}`)));
    }
    // Kept, so that the list does not jump while an image loads again.
    const {style} = entry.display;
    const key = `${entry.name} ${style} ${entry.renewed ?? 0}`;
    if (!this.legends.has(key)) {
      const image = h('img', {src: legendAddress(entry.name, style), alt: `Legend of ${entry.title}`});
      image.addEventListener('error', () => image.remove());
      this.legends.set(key, h('div', {class: 'legend'}, image));
    }
    return this.legends.get(key);
  }
}
