// Choosing among the features of a file by what a column says: one commodity of all deposits.
import {h, replace} from '../dom.js';

/** Columns with more different values than these tell features apart rather than kinds of them. */
const MOST_VALUES = 40;

/**
 * @param changed called when another choice is made
 * @returns {element, offer(table or null), of(table): the table with the chosen features alone, given(): [column, values] or
 *   undefined, restore(given)}
 */
export function featureFilter(id, changed) {
  let chosen = null;
  let wanted = null;
  const column = h('select', {id: `${id}-by`, onchange: () => choose(column.value, [])});
  const values = h('div', {class: 'chips', role: 'group', 'aria-label': 'Values that are used'});
  const element = h('div', {class: 'filter', hidden: true},
    h('div', {class: 'inline'}, h('label', {for: `${id}-by`}, 'Only those by'), column), values);
  let kinds = new Map();

  function choose(name, ticked) {
    column.value = name;
    chosen = name ? {name, values: new Set(ticked)} : null;
    replace(values, (kinds.get(name) ?? []).map(([value, count]) => h('label', {class: 'chip'}, h('input', {
      type: 'checkbox', checked: ticked.includes(value), onchange: event => {
        chosen.values[event.currentTarget.checked ? 'add' : 'delete'](value);
        changed();
      },
    }), `${value || '(blank)'} ${count}`)));
    changed();
  }

  return {
    element,
    offer: table => {
      kinds = new Map((table?.fields ?? []).map(name => [name, counts(table, name)]).filter(([, list]) => list.length > 1));
      element.hidden = kinds.size === 0;
      replace(column, h('option', {value: ''}, 'all of them'), [...kinds.keys()].map(name => h('option', {value: name}, name)));
      const [name, ticked] = wanted && kinds.has(wanted[0]) ? wanted : ['', []];
      wanted = null;
      chosen = null;
      replace(values);
      if (name) {
        choose(name, ticked);
      }
    },
    of: table => (chosen?.values.size > 0
      ? {...table, features: table.features.filter(({properties}) => chosen.values.has(text(properties[chosen.name])))} : table),
    given: () => (chosen?.values.size > 0 ? [chosen.name, [...chosen.values]] : undefined),
    // The file is read after this.
    restore: given => (wanted = given ?? null),
  };
}

function text(value) {
  return String(value ?? '').trim();
}

/** [[value, how often]], the most frequent first; none of a column that has too many, or one a feature. */
function counts({features}, name) {
  const found = new Map();
  features.forEach(({properties}) => found.set(text(properties[name]), (found.get(text(properties[name])) ?? 0) + 1));
  return found.size > MOST_VALUES || found.size === features.length ? [] : [...found].sort((a, b) => b[1] - a[1]);
}
