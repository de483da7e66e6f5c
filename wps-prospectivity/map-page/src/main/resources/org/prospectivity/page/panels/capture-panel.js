// Deposits captured at a threshold that a slider moves; the map veils what lies below.
/* global ol */
import {announce, errorNote, h, replace, spinner} from '../dom.js';
import {decimals, grouped, percent, significant} from '../format.js';
import {Capture} from '../data/capture.js';
import {readFeatures, places} from '../data/feature-file.js';
import {cellAt, raster, squareKilometres} from '../data/raster.js';
import {points} from '../ows/wms.js';
import {guesses} from '../data/coordinate-systems.js';
import {crsField, isCode} from '../forms/crs-field.js';
import {FOUND, MISSED} from '../map/overlays.js';
import {PlacedFeatures} from '../map/placed-features.js';
import {transformation} from '../map/projections.js';
import {RasterLayer, veiled} from '../map/raster-layer.js';
import {captureChart} from '../reports/charts.js';

const STEPS = 1000;
const NEW_FILE = 'file';

export class CapturePanel {
  /** @param files of features the visitor has chosen so far: [{table, crs}] */
  constructor(element, stack, files) {
    this.element = element;
    this.stack = stack;
    this.files = files;
    this.drawn = [];
    this.map = h('select', {id: 'capture-map', onchange: () => this.chooseMap(this.map.value)});
    this.band = h('select', {id: 'capture-band', onchange: () => this.load()});
    this.deposits = h('select', {id: 'capture-deposits', onchange: () => this.chooseDeposits()});
    this.file = h('input', {type: 'file', id: 'capture-file', accept: '.csv,.txt,.json,.geojson', onchange: () => this.readFile()});
    this.fileRow = h('div', {class: 'field', hidden: true}, h('label', {for: 'capture-file'}, 'File'), this.file);
    this.crs = crsField('capture-crs');
    this.crs.control.addEventListener('change', () => this.load());
    this.crsRow = h('div', {class: 'field', hidden: true}, h('label', {for: 'capture-crs'}, 'System'), h('div', {}, this.crs.elements));
    this.result = h('div', {class: 'capture-result'});
    this.form = h('div', {class: 'capture-choice'},
      h('p', {class: 'abstract'}, 'How many deposits a map finds in how much of the area, at any threshold.'),
      h('div', {class: 'field'}, h('label', {for: 'capture-map'}, 'Map'), this.map),
      h('div', {class: 'field'}, h('label', {for: 'capture-band'}, 'Band'), this.band),
      h('div', {class: 'field'}, h('label', {for: 'capture-deposits'}, 'Deposits'), this.deposits),
      this.fileRow, this.crsRow);
    replace(element, this.form, this.result);
    stack.addEventListener('change', () => this.fill());
    this.fill();
  }

  fill() {
    const coverages = this.stack.coverages();
    const key = JSON.stringify([coverages.map(entry => entry.name), this.stack.points().map(entry => entry.name), this.files.length]);
    if (key === this.filled) {
      return;
    }
    this.filled = key;
    const chosen = this.map.value;
    replace(this.map, h('option', {value: ''}, coverages.length > 0 ? 'choose a map' : 'no coverage is published'),
      coverages.map(entry => h('option', {value: entry.name, selected: entry.name === chosen}, entry.title)));
    const deposits = this.deposits.value;
    replace(this.deposits, h('option', {value: ''}, 'choose deposits'),
      this.stack.points().map(entry => h('option', {value: `layer ${entry.name}`}, entry.title)),
      this.files.map(({table}, i) => h('option', {value: `known ${i}`}, `${table.name} (chosen before)`)),
      h('option', {value: NEW_FILE}, 'a file…'));
    this.deposits.value = deposits;
    if (this.deposits.selectedIndex < 0) {
      this.deposits.value = '';
    }
  }

  /** Opens the panel on a layer. */
  open(entry) {
    this.fill();
    this.map.value = entry.name;
    if (this.deposits.value === '' && this.stack.points().length > 0) {
      const likely = this.stack.points().find(({name}) => /deposit|hidden|known|occurrence/i.test(name)) ?? this.stack.points()[0];
      this.deposits.value = `layer ${likely.name}`;
    } else if (this.deposits.value === '' && this.files.some(({table}) => /deposit|hidden|occurrence/i.test(table.name))) {
      this.deposits.value = `known ${this.files.findIndex(({table}) => /deposit|hidden|occurrence/i.test(table.name))}`;
    }
    return this.chooseMap(entry.name);
  }

  async chooseMap(name) {
    const entry = this.stack.find(name);
    replace(this.band);
    if (!entry) {
      return this.load();
    }
    try {
      const bands = await this.stack.bands(entry);
      replace(this.band, bands.map(band => h('option', {value: band}, band)));
      return await this.load();
    } catch (error) {
      replace(this.result, errorNote(error));
    }
  }

  chooseDeposits() {
    this.fileRow.hidden = this.deposits.value !== NEW_FILE;
    this.crsRow.hidden = this.fileRow.hidden || !this.ownFile || this.ownFile.crs !== '';
    return this.load();
  }

  async readFile() {
    try {
      this.ownFile = this.file.files[0] ? await readFeatures(this.file.files[0]) : undefined;
      if (this.ownFile) {
        this.crs.fill('');
        this.crs.suggest(guesses(places(this.ownFile).map(({x, y}) => [x, y]), this.stack.entries));
      }
      await this.chooseDeposits();
    } catch (error) {
      replace(this.result, errorNote(error));
    }
  }

  async places(map) {
    const [kind, ...rest] = this.deposits.value.split(' ');
    if (kind === 'layer') {
      const entry = this.stack.find(rest.join(' '));
      const box = entry.crs === map.crs ? entry.box : map.box;
      const {points: found, truncated} = await points(entry.name, map.crs, box);
      if (truncated) {
        throw new Error(`${entry.title} has more points than the server tells at once; run EvaluateProspectivity instead.`);
      }
      return found;
    }
    const table = kind === 'known' ? this.files[Number(rest[0])].table : kind === NEW_FILE ? this.ownFile : undefined;
    if (!table) {
      return [];
    }
    const crs = kind === 'known' ? this.files[Number(rest[0])].crs : table.crs || this.crs.code();
    if (!isCode(crs)) {
      throw new Error(`Say what coordinate system ${table.name} is in.`);
    }
    const transform = await transformation(crs, map.crs);
    return places(table).map(place => {
      const [x, y] = transform ? transform([place.x, place.y]) : [place.x, place.y];
      return {...place, x, y};
    });
  }

  /** Whether the panel is to be seen: the veil goes with it. */
  visible(visible) {
    this.isVisible = visible;
    this.drawn.forEach(({layer}) => layer.setVisible(visible));
    if (visible) {
      this.fill();
    }
  }

  /** Takes veil and deposits from the map. */
  clear() {
    this.aborted?.abort();
    this.drawn.forEach(({remove}) => remove());
    this.drawn = [];
  }

  /** @param remove takes the layer off the map */
  draw(layer, zIndex, remove) {
    layer.setZIndex(zIndex);
    layer.setVisible(this.isVisible);
    this.drawn.push({layer, remove});
  }

  async load() {
    this.clear();
    const entry = this.stack.find(this.map.value);
    if (!entry || !this.band.value) {
      replace(this.result, h('p', {class: 'empty'}, this.stack.coverages().length > 0
        ? 'Choose a map of scores, such as the result of “Predict mineral prospectivity”.'
        : 'Once a map of scores is published, its deposits can be counted here.'));
      return;
    }
    const {signal} = this.aborted = new AbortController();
    replace(this.result, spinner('Fetching the map’s values…'));
    try {
      const map = await raster(entry.coverage, this.band.value, signal);
      const found = await this.places(map);
      if (!signal.aborted) {
        this.shown(entry, map, new Capture(map, found), found);
      }
    } catch (error) {
      if (error.name !== 'AbortError' && !signal.aborted) {
        replace(this.result, errorNote(error));
      }
    }
  }

  shown(entry, map, capture, deposits) {
    if (capture.cells.length === 0) {
      replace(this.result, h('p', {class: 'empty'}, 'This band has no data.'));
      return;
    }
    if (this.stack.view.crs !== map.crs) {
      this.stack.view.zoomTo(map.crs, map.box);
    }
    entry.shown = true;
    this.stack.apply();
    this.stack.changed();
    const {view} = this.stack;
    const fail = error => replace(this.result, errorNote(error));
    const veil = new RasterLayer(map, view, fail);
    view.map.addLayer(veil.layer);
    this.draw(veil.layer, this.stack.entries.length - this.stack.entries.indexOf(entry) + 0.5, () => view.map.removeLayer(veil.layer));
    const placed = new PlacedFeatures(view, map.crs, depositSigns(map, deposits), {}, fail);
    const signs = placed.layer;
    this.draw(signs, 950, () => placed.remove());
    const {lowest, highest} = capture;
    const judged = capture.deposits.length > 0;
    const slider = h('input', {type: 'range', id: 'capture-slider', min: 0, max: STEPS, step: 1});
    const exact = h('input', {type: 'text', inputmode: 'decimal', id: 'capture-exact', class: 'number', autocomplete: 'off'});
    const found = h('strong', {id: 'captured-deposits'});
    const area = h('strong', {id: 'captured-area'});
    const more = h('p', {class: 'soft', id: 'captured-more'});
    const canvas = h('canvas', {role: 'img'});
    const figure = h('figure', {class: 'capture-chart', hidden: !judged}, h('div', {class: 'canvas'}, canvas),
      h('figcaption', {}, 'Share of the deposits against share of the area, from the highest score down. The dot is the threshold; the dotted line is chance.'));
    let chart;
    let frame;
    const move = (score, from) => {
      // Scores are stored in single precision; a threshold between two of them would read as one of them.
      const threshold = Math.fround(score);
      const at = capture.at(threshold);
      this.threshold = threshold;
      if (from !== slider) {
        slider.value = highest > lowest ? (threshold - lowest) / (highest - lowest) * STEPS : 0;
      }
      if (from !== exact) {
        exact.value = shortest(threshold);
      }
      found.textContent = percent(at.found);
      area.textContent = percent(at.area, at.area < 0.1 ? 1 : 0);
      found.nextSibling.textContent = judged ? ` of the deposits (${at.deposits} of ${capture.deposits.length})` : ' of the deposits (none chosen)';
      area.nextSibling.textContent = ` of the area (${grouped(squareKilometres(map, at.cells), 1)} km²)`;
      more.textContent = judged && at.cells > 0 ? `${decimals(at.lift, 1)} times as many deposits as an area of this size holds by chance.` : '';
      slider.setAttribute('aria-valuetext', `score ${significant(threshold, 4)}: ${judged ? `${percent(at.found)} of the deposits in ` : ''}${percent(at.area, 1)} of the area`);
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        veil.paint(veiled(threshold));
        signs.setStyle(feature => (feature.get('score') >= threshold ? FOUND : MISSED));
        chart?.mark(at);
      });
    };
    slider.addEventListener('input', () => move(lowest + slider.value / STEPS * (highest - lowest), slider));
    exact.addEventListener('input', () => {
      const number = Number(exact.value);
      if (exact.value.trim() !== '' && Number.isFinite(number)) {
        move(number, exact);
      }
    });
    const quick = (text, threshold) => h('button', {type: 'button', class: 'small', onclick: () => move(threshold())}, text);
    replace(this.result,
      h('div', {class: 'field'},
        h('label', {for: 'capture-slider'}, 'Threshold: scores from'), exact,
        slider, h('div', {class: 'ends'}, h('span', {}, significant(lowest)), h('span', {}, significant(highest)))),
      h('div', {class: 'chips'},
        [0.05, 0.1, 0.2].map(share => quick(`best ${100 * share} %`, () => capture.scoreOfBest(share))),
        judged ? quick('where the P-A lines cross', () => capture.intersection()) : null),
      h('div', {class: 'captured'}, h('p', {}, found, document.createTextNode('')), h('p', {}, area, document.createTextNode(''))),
      more,
      judged ? h('p', {class: 'signs'}, h('span', {class: 'sign found'}), 'found', h('span', {class: 'sign missed'}), 'missed, on the map') : null,
      capture.outside > 0 ? h('p', {class: 'note'}, `${capture.outside} of ${deposits.length} deposits lie outside the map’s data and are not counted.`) : null,
      judged ? h('p', {class: 'soft'}, 'Only deposits the model was not trained on tell how well it predicts.') : null,
      figure);
    exact.setAttribute('aria-label', 'Threshold');
    move(judged ? capture.intersection() : capture.scoreOfBest(0.1));
    announce(`${grouped(capture.cells.length)} cells, ${capture.deposits.length} deposits.`);
    if (judged) {
      captureChart(canvas, capture.curve()).then(made => {
        chart = made;
        chart.mark(capture.at(this.threshold));
      }, error => replace(figure, errorNote(error)));
    }
  }
}

/** The deposits as points that know the map's score where they lie, NaN outside its data. */
function depositSigns(map, deposits) {
  return deposits.filter(({x, y}) => Number.isFinite(x) && Number.isFinite(y)).map(({x, y}) => {
    const cell = cellAt(map, x, y);
    const feature = new ol.Feature(new ol.geom.Point([x, y]));
    feature.set('score', cell < 0 ? NaN : map.values[cell]);
    return feature;
  });
}

/** The fewest digits that tell a number of single precision. */
function shortest(number) {
  for (let digits = 1; digits < 9; digits++) {
    if (Math.fround(Number(number.toPrecision(digits))) === number) {
      return String(Number(number.toPrecision(digits)));
    }
  }
  return String(number);
}
