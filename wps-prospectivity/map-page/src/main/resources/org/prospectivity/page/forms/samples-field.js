// The field for samples as they were delivered: the server reads the file and tells what it is, and the form is filled
// from that.
import {announce, h, replace, spinner} from '../dom.js';
import {grouped} from '../format.js';
import {ACCEPTED, inlined} from '../data/sample-file.js';
import {codesAsked, elementsOf, inspect, meanings, placesOf, tablesIn} from '../data/inspection.js';
import {FieldError} from './field-error.js';
import {readFeatures} from '../data/feature-file.js';
import {restoreFile} from './restore-file.js';

/** Bytes of a file that the page reads itself, to show its columns on the map. */
const READ_HERE = 20e6;
const SETTLING = ['missing', 'below', 'values'];
/** What a person may have said in the form, and the inspection is to know. */
const READING = [...SETTLING, 'table', 'delimiter', 'decimal', 'encoding', 'header', 'x', 'y', 'filter', 'limits'];

/**
 * The inputs for a file of samples, as of any other file: {elements, file, values()}.
 *
 * @param context also given(id), the text of another field, fill(id, text),
 *   onchanged(id, listener), choices(list) and draw(name, {crs, features})
 */
export function sampleInputs(input, id, context) {
  const file = h('input', {id, type: 'file', accept: ACCEPTED, 'aria-describedby': `${id}-help`});
  const told = h('div', {class: 'told', 'aria-live': 'polite'});
  const tables = h('div', {class: 'inline', hidden: true});
  const asked = h('div', {class: 'asked', hidden: true});
  const codes = new Map();
  let sent = null;
  let inspection = null;
  let turn = 0;
  // The field of the CRS is made after this one.
  let follows = false;

  file.addEventListener('change', () => {
    sent = file.files[0] ? inlined(file.files[0], input.formats) : null;
    // A refusal is told below, and again when the form is sent.
    sent?.catch(() => {});
    codes.clear();
    replace(asked);
    tables.hidden = true;
    asked.hidden = true;
    [...SETTLING, 'table', 'crs'].forEach(other => context.fill(other, ''));
    look();
  });

  /** Asks the server; only the latest answer counts. */
  async function look() {
    const mine = ++turn;
    told.classList.remove('bad');
    inspection = null;
    if (!sent) {
      replace(told);
      return;
    }
    replace(told, spinner('The server reads the file…'));
    if (!follows) {
      follows = true;
      context.onchanged('crs', draw);
    }
    try {
      const settled = Object.fromEntries(READING.map(other => [other, context.given(other)]));
      const found = await inspect(await sent, {...settled, ...meanings([...codes.values()])});
      if (mine === turn) {
        inspection = found;
        show();
      }
    } catch (error) {
      if (mine === turn) {
        refused(error);
      }
    }
  }

  function refused(error) {
    const names = tablesIn(error);
    replace(told, h('p', {}, names.length > 0 ? 'There are several tables in it.' : error.message));
    told.classList.toggle('bad', names.length === 0);
    if (names.length > 0) {
      const select = h('select', {
        id: `${id}-table`, onchange: () => {
          context.fill('table', select.value);
          look();
        },
      }, h('option', {value: ''}, 'choose one'), names.map(name => h('option', {value: name}, name)));
      replace(tables, h('label', {for: `${id}-table`}, 'The samples are in'), select);
      tables.hidden = false;
    }
  }

  function show() {
    const {gridParameters, places, source, rows, columns, warnings, questions, notes} = inspection;
    const suggested = places?.suggestions.find(({code}) => code === gridParameters.crs);
    const crs = !places ? '' : places.crs || (suggested ? `perhaps ${suggested.code}, ${suggested.name}: ${suggested.reason}`
      : places.measure === 'METRES' ? 'nothing tells which coordinate system: say it under CRS' : '');
    // The codes are asked for below.
    const others = warnings.filter(warning => questions.length === 0 || !warning.startsWith('elements: '));
    replace(told,
      h('p', {}, h('strong', {}, `${grouped(rows)} rows, ${columns.length} columns`)),
      h('p', {}, places ? `Coordinates: ${places.columns} in ${places.measure.toLowerCase()}, ${grouped(places.placed)} placed${crs ? `; ${crs}` : ''}.`
        : 'No coordinates that can be read.'),
      others.length > 0 ? h('ul', {class: 'warnings'}, others.map(warning => h('li', {}, warning))) : null,
      notes.length > 0 ? h('details', {}, h('summary', {}, 'How it was read'), h('ul', {}, notes.map(note => h('li', {}, note)))) : null);
    ask();
    const elements = elementsOf(inspection);
    context.choices(elements);
    for (const [other, text] of Object.entries(gridParameters)) {
      if (other !== 'elements') {
        context.fill(other, text);
      }
    }
    draw();
    announce(`${source}: ${rows} rows, ${elements.length} elements${questions.length > 0 ? ', with codes to settle' : ''}.`);
  }

  /** Draws the samples on the map, as soon as it is known where they are. */
  async function draw() {
    const located = inspection && placesOf(inspection, context.given('crs'));
    if (located) {
      const {name} = file.files[0];
      context.draw(name, {...located, features: await withColumns(file.files[0], located.features)});
    }
  }

  /** Shows each code that was ever asked for, with what was chosen. */
  function ask() {
    for (const {code, told: where, choices} of codesAsked(inspection)) {
      if (!codes.has(code)) {
        codes.set(code, {code, choice: '', limit: ''});
        asked.append(codeField(codes.get(code), where, choices, `${id}-code-${codes.size}`));
      }
    }
    const open = inspection.questions.length;
    asked.hidden = codes.size === 0;
    if (codes.size > 0 && !asked.querySelector('h3')) {
      asked.prepend(h('h3', {}, 'What do these codes mean?'));
    }
    asked.classList.toggle('settled', open === 0);
  }

  function codeField(state, where, choices, codeId) {
    const limit = h('input', {type: 'text', inputmode: 'decimal', placeholder: 'limit', hidden: true, 'aria-label': `Limit that ${state.code} stands for`});
    const taken = () => {
      Object.entries(meanings([...codes.values()])).forEach(([other, text]) => context.fill(other, text));
      look();
    };
    const select = h('select', {
      id: codeId, onchange: () => {
        state.choice = select.value;
        limit.hidden = state.choice !== 'limit';
        if (state.choice === 'limit' && !(Number(state.limit) > 0)) {
          limit.focus();
        } else {
          taken();
        }
      },
    }, h('option', {value: ''}, 'not said yet'), choices.map(([choice, meaning]) => h('option', {value: choice}, meaning)));
    limit.addEventListener('input', () => (state.limit = limit.value.trim()));
    limit.addEventListener('change', () => {
      limit.setCustomValidity(Number(state.limit) > 0 ? '' : 'A number above 0 is expected here.');
      if (limit.validity.valid) {
        taken();
      }
    });
    return h('div', {class: 'code'}, h('label', {for: codeId}, h('code', {}, state.code), h('span', {}, where)), select, limit);
  }

  return {
    elements: [file, told, tables, asked],
    file,
    values: async () => {
      if (!sent) {
        return [];
      }
      const {name} = file.files[0];
      const crs = context.given('crs');
      const located = inspection && placesOf(inspection, crs);
      if (located?.crs === crs) {
        context.remember({name, features: located.features}, crs);
      }
      try {
        return [{id: input.id, ...await sent, name, file: file.files[0]}];
      } catch (error) {
        throw new FieldError(error.message, file);
      }
    },
    restore: ([given], files) => restoreFile(file, files.get(input.id)?.[0], given.name, told),
  };
}

/** The samples with all their columns, where the page can read the file by itself; else their places alone. */
async function withColumns(file, features) {
  if (!/\.(csv|txt|(geo)?json)$/i.test(file.name) || file.size > READ_HERE) {
    return features;
  }
  const table = await readFeatures(file).catch(() => null);
  const [first] = features[0].geometry.coordinates;
  return table?.features.some(({geometry}) => geometry.coordinates[0] === first) ? table.features : features;
}
