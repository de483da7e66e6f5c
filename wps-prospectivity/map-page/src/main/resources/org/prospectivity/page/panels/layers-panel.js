// The list of layers, from top to bottom as on the map.
import {errorNote, h, replace} from '../dom.js';
import {RAMPS} from '../data/ramp.js';
import {legendAddress} from '../ows/wms.js';
import {downloadAddress} from '../ows/wcs.js';
import {places, readFeatures} from '../data/feature-file.js';
import {guesses} from '../data/coordinate-systems.js';
import {crsField, isCode} from '../forms/crs-field.js';
import {printDialog} from './print-dialog.js';
import {band, grouped, significant} from '../format.js';

export class LayersPanel {
  /**
   * @param base the visitor's own map below
   * @param overlays features that only the page knows
   * @param capture opens the counting of deposits on a layer
   * @param explore opens the plots of a layer
   * @param jobs tell which run made a layer
   * @param report opens the report of a job
   */
  constructor(element, stack, overlays, {swipe, sideBySide}, base, {capture, explore, jobs, report}) {
    this.element = element;
    this.stack = stack;
    this.swipe = swipe;
    this.sideBySide = sideBySide;
    this.onTwoMaps = false;
    this.overlays = overlays;
    this.base = base;
    this.capture = capture;
    this.explore = explore;
    this.jobs = jobs;
    this.report = report;
    overlays.addEventListener('change', () => this.update());
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
    replace(this.element, this.compare(), h('ol', {class: 'layers'}, entries.map((entry, i) => this.item(entry, i))),
      h('button', {type: 'button', class: 'small', 'data-focus': 'print', onclick: () => printDialog(this.stack)}, 'The map on paper…'), this.ownFeatures(), this.baseMap());
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
      on ? h('div', {class: 'compared'}, choose('Left', left, right, 0), choose('Right', right, left, 1),
        h('div', {class: 'ways', role: 'radiogroup', 'aria-label': 'How they are compared'}, [[false, 'a line to drag'], [true, 'two maps']].map(([value, text]) => h('label', {},
          h('input', {
            type: 'radio', name: 'compared', 'data-focus': `compare ${text}`, checked: this.onTwoMaps === value, onchange: () => {
              this.onTwoMaps = value;
              this.part();
            },
          }), text)))) : null);
  }

  /** Features of files and runs, which the server does not keep as layers. */
  ownFeatures() {
    const {list} = this.overlays;
    const file = h('input', {
      type: 'file', class: 'unseen', accept: '.csv,.txt,.json,.geojson', 'data-focus': 'own file', 'aria-describedby': 'own-help',
      onchange: event => this.addFile(event.currentTarget.files[0]),
    });
    return h('section', {class: 'own'},
      h('h2', {}, 'Only on this page'),
      list.length > 0 ? h('ul', {class: 'layers'}, list.map((overlay, i) => this.ownItem(overlay, `own-${i}`))) : null,
      this.fileError ? errorNote(this.fileError) : null,
      h('label', {class: 'button small'}, file, 'Show points of a file…'),
      this.unplaced ?? null,
      h('p', {class: 'help', id: 'own-help'}, 'CSV or GeoJSON. Nothing is sent.'));
  }

  /** A map from elsewhere, below all layers. */
  baseMap() {
    const trouble = h('div', {'aria-live': 'polite'});
    const address = h('input', {
      type: 'text', id: 'base-map', 'data-focus': 'base map', autocomplete: 'off', spellcheck: 'false', placeholder: 'none', 'aria-describedby': 'base-map-help',
      onchange: () => this.base.choose(address.value).then(() => replace(trouble), error => replace(trouble, errorNote(error))),
    });
    address.value = this.base.address;
    return h('section', {class: 'own'}, h('div', {class: 'field'}, h('label', {for: 'base-map'}, 'Base map'), address, trouble,
      h('p', {class: 'help', id: 'base-map-help'}, 'Tiles with {z}, {x} and {y} in their address, or a WMS with its layers=. Its server learns what you look at.')));
  }

  ownItem(overlay, id) {
    return h('li', {class: 'layer'}, h('div', {class: 'layer-head'},
      h('input', {
        type: 'checkbox', id, checked: overlay.shown, 'data-focus': id,
        onchange: event => this.overlays.show(overlay, event.currentTarget.checked),
      }),
      h('label', {for: id}, overlay.title, h('span', {class: 'count'}, grouped(overlay.count))),
      h('button', {type: 'button', class: 'icon', 'data-focus': `${id} zoom`, 'aria-label': `Zoom to ${overlay.title}`, onclick: () => this.overlays.zoomTo(overlay)}, h('span', {class: 'zoom-sign'})),
      h('button', {type: 'button', class: 'icon', 'aria-label': `Take ${overlay.title} off the page`, onclick: () => this.overlays.remove(overlay)}, '×')),
    overlay.error ? errorNote(overlay.error) : null);
  }

  async addFile(file) {
    this.fileError = undefined;
    try {
      const table = await readFeatures(file);
      if (table.crs) {
        this.place(table, table.crs);
      } else {
        this.unplaced = this.askSystem(table);
        this.update();
        this.unplaced.querySelector('input').focus();
      }
    } catch (error) {
      this.fileError = error;
      this.update();
    }
  }

  place(table, crs) {
    this.unplaced = undefined;
    this.overlays.zoomTo(this.overlays.add({name: table.name, crs, features: table.features, shown: true}));
  }

  /** Points that do not tell their coordinate system are drawn once somebody has. */
  askSystem(table) {
    const crs = crsField('own-crs', {'data-focus': 'own crs'});
    crs.suggest(guesses(places(table).map(({x, y}) => [x, y]), this.stack.entries));
    crs.control.addEventListener('change', () => isCode(crs.code()) && this.place(table, crs.code()));
    return h('div', {class: 'asked'}, h('label', {for: 'own-crs'}, `${table.name} is in`), crs.elements);
  }

  firstTwo() {
    const shown = this.stack.coverages().filter(entry => entry.shown);
    const rest = this.stack.coverages().filter(entry => !entry.shown);
    return [...shown, ...rest].slice(0, 2).map(entry => entry.name);
  }

  part() {
    const [left, right] = this.stack.compared.map(name => this.stack.find(name)).filter(entry => entry?.layer);
    const [one, other] = this.onTwoMaps ? [this.sideBySide, this.swipe] : [this.swipe, this.sideBySide];
    other.part();
    one.part(left, right);
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
      this.stack.isDrawn(entry) ? [entry.verdict ? h('p', {class: 'judged'}, entry.verdict) : null, this.drawing(entry, id), this.legend(entry)] : null,
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
      entry.coverage ? this.ramps(entry, id) : null,
      entry.coverage ? h('div', {class: 'links'},
        h('button', {type: 'button', onclick: () => this.capture(entry)}, 'Deposits captured…'),
        h('button', {type: 'button', onclick: () => this.explore(entry)}, 'Plots…'),
        h('a', {href: downloadAddress(entry.coverage), download: `${entry.name.replace(':', '-')}.tif`}, 'Download GeoTIFF')) : null,
      this.origin(entry),
      entry.kind ? h('p', {class: 'help'}, h('strong', {}, entry.kind), entry.made ? `, made on ${entry.made}` : '') : null,
      entry.verdict ? h('p', {class: 'help'}, `Verdict of its training: ${entry.verdict}`) : null,
      entry.abstract && entry.abstract !== entry.title ? h('p', {class: 'help'}, entry.abstract) : null,
      h('p', {class: 'help'}, `${entry.name} · ${entry.crs}`));
  }

  /** The run of this browser that made a layer. */
  origin(entry) {
    const job = this.jobs.maker(entry.name);
    return job ? h('p', {class: 'help'}, `Made by “${job.title}”, ${new Date(job.ended).toLocaleString('en-GB', {dateStyle: 'medium', timeStyle: 'short'})}. `,
      h('button', {type: 'button', class: 'link', onclick: () => this.report(job)}, 'Its report')) : null;
  }

  /** Which style or band is shown, where there is a choice. */
  drawing(entry, id) {
    const {style, band} = entry.display;
    if (entry.coverage && !entry.bands && !entry.error) {
      this.stack.bands(entry).then(() => this.update(), error => this.fail(entry, error));
    }
    const bands = entry.bands ?? [];
    if (bands.length < 2 && entry.styles.length < 2) {
      return null;
    }
    const option = (text, display, selected) => h('option', {value: JSON.stringify(display), selected}, text);
    const [customary, ...others] = entry.styles;
    // Without a word on the band, a style draws the first.
    const name = customary?.title || 'usual style';
    const first = bands.length > 0 && !bands.some(other => name.includes(other)) ? `${bands[0]} · ${name}` : name;
    return h('select', {
      class: 'drawing', 'aria-label': `What to show of ${entry.title}`, 'data-focus': `${id} display`,
      onchange: event => this.draw(entry, JSON.parse(event.currentTarget.value), entry.ramp),
    },
    h('optgroup', {label: 'In the server’s colours'},
      option(first, {style: ''}, style === ''),
      others.map(other => option((other.title || other.name).replace(/^Band /, ''), {style: other.name}, style === other.name))),
    bands.length > 0 ? h('optgroup', {label: 'In even colours from low to high'}, bands.map(other => option(other, {band: other}, other === band))) : null);
  }

  ramps(entry, id) {
    return [h('label', {for: `${id}-ramp`}, 'Even colours'), h('select', {
      id: `${id}-ramp`, 'data-focus': `${id} ramp`, disabled: !entry.display.band,
      onchange: event => this.draw(entry, entry.display, event.currentTarget.value),
    }, Object.keys(RAMPS).map(name => h('option', {value: name, selected: name === entry.ramp}, name)))];
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
      const {unit, logarithm} = band(entry.display.band);
      const read = value => significant(logarithm ? 10 ** value : value);
      return h('div', {class: 'legend'},
        h('div', {class: 'ramp', style: `background: linear-gradient(to right, ${RAMPS[entry.ramp].join(', ')})`}),
        h('div', {class: 'ends'}, h('span', {}, `≤ ${read(low)}`), h('span', {}, read((low + high) / 2)), h('span', {}, `≥ ${read(high)} ${unit}`)));
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
