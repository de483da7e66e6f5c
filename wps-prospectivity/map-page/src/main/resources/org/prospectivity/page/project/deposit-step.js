// The deposits of a project: from a file or a layer, drawn and moved on the map, some kept back.
import {announce, errorNote, h, replace} from '../dom.js';
import {grouped} from '../format.js';
import {guesses} from '../data/coordinate-systems.js';
import {places, readFeatures} from '../data/feature-file.js';
import {crsField, isCode} from '../forms/crs-field.js';
import {featureFilter} from '../forms/feature-filter.js';
import {transformation} from '../map/projections.js';
import {points} from '../ows/wms.js';

/** The page draws them under this name. */
const OVERLAY = 'deposits of the project';
/** So many are listed at once. */
const MOST = 200;
/** Share of the deposits that is kept back on request. */
const KEPT = 1 / 3;

/**
 * @param surroundings {stack, view, overlays, edit}
 * @param done called when the visitor goes on
 * @returns elements
 */
export function depositStep(project, {stack, view, overlays, edit}, done) {
  const {crs: before = '', features: given = []} = project.of('deposits');
  const state = {crs: before, features: structuredClone(given)};
  const trouble = h('div', {'aria-live': 'assertive'});
  const list = h('div');
  const counts = h('p', {class: 'told', 'aria-live': 'polite'});
  const crs = crsField('deposits-crs');
  const file = h('input', {type: 'file', id: 'deposits-file', accept: '.csv,.txt,.json,.geojson', onchange: () => attempt(readFile)});
  const system = h('div', {class: 'inline', hidden: true}, h('label', {for: 'deposits-crs'}, 'Its coordinates are in'), h('div', {}, crs.elements));
  const layer = h('select', {id: 'deposits-layer', onchange: () => attempt(readLayer)}, h('option', {value: ''}, 'choose a layer'),
    stack.points().map(entry => h('option', {value: entry.name}, entry.title)));
  const filter = featureFilter('deposits', () => take());
  const editing = h('input', {type: 'checkbox', id: 'deposits-edit', onchange: () => redraw()});
  let table = null;
  let most = MOST;

  async function attempt(action) {
    replace(trouble);
    try {
      await action();
    } catch (error) {
      replace(trouble, errorNote(error));
    }
  }

  async function readFile() {
    table = file.files[0] ? await readFeatures(file.files[0]) : null;
    filter.offer(table);
    if (table) {
      crs.fill('');
      crs.suggest(guesses(places(table).map(({x, y}) => [x, y]), stack.entries));
      system.hidden = table.crs !== '';
      take();
    }
  }

  function take() {
    const code = table?.crs || crs.code();
    if (table && isCode(code)) {
      replaceBy(code, places(filter.of(table)).map(({x, y, properties}) => feature([x, y], nameOf(properties))));
    }
  }

  async function readLayer() {
    const entry = stack.find(layer.value);
    if (entry) {
      const {points: found, truncated} = await points(entry.name, entry.crs, entry.box);
      if (truncated) {
        throw new Error(`${entry.title} has more points than the server tells at once; deposits are 10 to 60.`);
      }
      replaceBy(entry.crs, found.map(({x, y, properties}) => feature([x, y], nameOf(properties))));
    }
  }

  function replaceBy(code, features) {
    state.crs = code;
    state.features = features;
    drawn();
    announce(`${features.length} deposits.`);
    overlays.zoomTo(overlays.list.find(({name}) => name === OVERLAY));
  }

  async function add(coordinates, from) {
    state.crs ||= from;
    const move = await transformation(from, state.crs);
    state.features.push(feature(move ? move(coordinates) : coordinates, `deposit ${state.features.length + 1}`));
    drawn();
  }

  function told() {
    const kept = state.features.filter(({properties}) => properties.kept).length;
    counts.textContent = state.features.length === 0 ? 'None yet.'
      : `${state.features.length} deposits${state.crs ? ` in ${state.crs}` : ''}: ${state.features.length - kept} to learn from, ${kept} kept back.`;
  }

  /** The list, and the map. */
  function drawn() {
    told();
    const more = state.features.length - most;
    replace(list, state.features.length === 0 ? null : h('table', {class: 'deposits'}, h('thead', {}, h('tr', {},
      ['Name', 'East', 'North', 'Keep back', ''].map(text => h('th', {scope: 'col'}, text || h('span', {class: 'unseen'}, 'Remove'))))),
    h('tbody', {}, state.features.slice(0, most).map((one, i) => {
      const name = h('input', {type: 'text', 'aria-label': `Name of deposit ${i + 1}`, onchange: () => (one.properties.name = name.value.trim())});
      name.value = one.properties.name;
      const keep = h('input', {
        type: 'checkbox', 'aria-label': `Keep ${one.properties.name} back`, onchange: () => {
          one.properties.kept = keep.checked;
          told();
        },
      });
      keep.checked = Boolean(one.properties.kept);
      return h('tr', {}, h('td', {}, name), ...one.geometry.coordinates.slice(0, 2).map(value => h('td', {class: 'number'}, Math.abs(value) > 360 ? grouped(value) : value.toFixed(5))),
        h('td', {}, keep), h('td', {}, h('button', {
          type: 'button', class: 'icon', 'aria-label': `Remove ${one.properties.name}`, onclick: () => {
            state.features.splice(i, 1);
            drawn();
          },
        }, '×')));
    }))), more > 0 ? h('button', {
      type: 'button', class: 'link', onclick: () => {
        most = state.features.length;
        drawn();
      },
    }, `and ${more} more`) : null);
    redraw();
  }

  function redraw() {
    edit.stop();
    const known = overlays.list.find(({name}) => name === OVERLAY);
    if (state.features.length === 0) {
      known && overlays.remove(known);
    }
    const overlay = state.features.length > 0 && state.crs
      ? overlays.add({name: OVERLAY, title: 'Deposits of the project', crs: state.crs, features: state.features, shown: true}) : undefined;
    if (editing.checked) {
      edit.start(overlay, {
        added: (place, from) => attempt(() => add(place, from)),
        changed: (properties, geometry) => {
          const moved = state.features.find(other => other.properties === properties);
          if (moved && String(moved.geometry.coordinates) !== String(geometry.coordinates)) {
            moved.geometry = geometry;
            drawn();
          }
        },
      });
    }
  }

  crs.control.addEventListener('change', take);
  drawn();
  return [
    h('div', {class: 'field'}, h('label', {for: 'deposits-file'}, 'From a file'), file, system, filter.element),
    stack.points().length > 0 ? h('div', {class: 'field'}, h('label', {for: 'deposits-layer'}, 'From a layer'), layer) : null,
    h('div', {class: 'field switch'}, editing, h('label', {for: 'deposits-edit'}, 'Draw and move them on the map'),
      h('p', {class: 'help'}, 'Click for a new one, drag to move one. By keyboard: move the map, then ',
        h('button', {
          type: 'button', class: 'link', onclick: () => attempt(() => {
            if (!view.crs) {
              throw new Error('The map shows no layer yet.');
            }
            return add(view.map.getView().getCenter(), view.crs);
          }),
        }, 'add one in the middle of the map'), '.')),
    trouble, counts, list,
    h('div', {class: 'links'},
      h('button', {
        type: 'button', class: 'small', onclick: () => {
          const lots = state.features.map((one, i) => ({i, lot: Math.random()})).sort((a, b) => a.lot - b.lot).map(({i}) => i);
          const kept = new Set(lots.slice(0, Math.round(KEPT * lots.length)));
          state.features.forEach((one, i) => (one.properties.kept = kept.has(i)));
          drawn();
        },
      }, 'Keep a third back, by lot'),
      h('button', {
        type: 'button', class: 'small', onclick: () => {
          state.features.forEach(one => (one.properties.kept = false));
          drawn();
        },
      }, 'Keep none back')),
    h('button', {
      type: 'button', class: 'primary', onclick: () => attempt(() => {
        if (state.features.length === 0) {
          throw new Error('Give some deposits first: a file, a layer, or places on the map.');
        }
        edit.stop();
        project.done('deposits', state);
        done();
      }),
    }, 'Take these deposits'),
  ];
}

function feature(coordinates, name) {
  return {type: 'Feature', geometry: {type: 'Point', coordinates}, properties: {name, kept: false}};
}

function nameOf(properties) {
  const keys = Object.keys(properties);
  const key = [/^name$/i, /name$/i, /^(deposit|site)$/i, /^id$/i].map(kind => keys.find(name => kind.test(name))).find(Boolean) ?? keys[0];
  return String(properties[key] ?? '');
}
