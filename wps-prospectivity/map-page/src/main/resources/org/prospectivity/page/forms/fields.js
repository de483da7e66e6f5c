// One form field for each kind of input. Each is {element, values()}, values as wps-execution's start takes them, none
// when left empty; values may be a promise, and throws a FieldError when what is given cannot be sent. Fields of one text
// also have text() and fill(text), which leaves alone what a person has given. restore(inputs, files) puts back what was
// given before: inputs as start takes them, but without data, and the files of those that had some, by input, in their order.
import {h, replace} from '../dom.js';
import {title} from '../format.js';
import {crsField, isCode} from './crs-field.js';
import {FieldError} from './field-error.js';
import {fileInputs, severalFiles} from './file-inputs.js';
import {sampleInputs} from './samples-field.js';

let count = 0;

function nextId() {
  return `field-${++count}`;
}

/** The field for an input; twin is the input that takes the same by the name of a layer. */
export function field(input, twin, context) {
  if (twin) {
    return sourceField(input, twin, context);
  }
  if (input.kind === 'complex') {
    return fileField(input, context);
  }
  if (input.kind === 'box') {
    return boxField(input, context);
  }
  if (input.many && /Layers$/.test(input.id)) {
    return layersField(input, context);
  }
  if (input.many) {
    return manyField(input, context);
  }
  if (input.values.length > 0) {
    return choiceField(input, context);
  }
  if (/^bool/.test(input.type)) {
    return switchField(input);
  }
  if (/^(crs|srs)$/.test(input.id)) {
    return systemField(input, context);
  }
  return textField(input, context);
}

function help(input, id) {
  const text = input.help.replace(/ ?Give this( or|,)[^.]*\./, '').replace(/;? ?default [^;.]*\.?$/i, '.').replace(/\.\.$/, '.');
  return h('p', {class: 'help', id}, text);
}

function labelled(input, id, control, ...more) {
  return h('div', {class: 'field', 'data-input': input.id},
    h('label', {for: id}, title(input.id), input.required ? h('span', {class: 'required'}, 'required') : null),
    control, ...more, help(input, `${id}-help`));
}

function given(input, text) {
  const value = text.trim();
  return value === '' ? [] : [{id: input.id, text: value}];
}

function textField(input, context) {
  const id = nextId();
  const number = /^(double|float|decimal|int|integer|long|short)$/.test(input.type);
  const suggestions = context.suggestions(input.id);
  const prose = context.isProse(input.id);
  const control = h(prose ? 'textarea' : 'input', {
    id, type: prose ? undefined : 'text', rows: prose ? 4 : undefined, inputmode: number ? 'decimal' : undefined, required: input.required, autocomplete: 'off',
    spellcheck: 'false', placeholder: input.initial ? `default ${input.initial}` : undefined,
    'aria-describedby': `${id}-help`, list: suggestions ? `${id}-list` : undefined,
  });
  control.value = context.initial(input.id) ?? '';
  if (number) {
    // Areas as people write them: 400 ha are 4 km².
    const areal = /square kilomet/i.test(input.help);
    control.addEventListener('change', () => (control.value = areal ? squareKilometres(control.value) : control.value));
    control.addEventListener('input', () => control.setCustomValidity(
      control.value.trim() === '' || Number.isFinite(Number(areal ? squareKilometres(control.value) : control.value))
        ? '' : areal ? 'A number of km² is expected here, or an area such as 400 ha.' : 'A number is expected here.'));
  }
  const list = suggestions && h('datalist', {id: `${id}-list`});
  suggestions?.then(values => replace(list, values.map(value => h('option', {value}))), () => {});
  return {element: labelled(input, id, control, list), values: () => given(input, checked(control)), ...filled(control)};
}

/** An area with its unit as a number of square kilometres; anything else as it is. */
function squareKilometres(text) {
  const found = /^\s*([\d.]+)\s*(ha|km2|km²|m2|m²)\s*$/i.exec(text);
  const share = found && {ha: 100, m: 1e6}[found[2].toLowerCase().replace(/[2²]/, '')];
  return found ? String(Number(found[1]) / (share ?? 1)) : text;
}

/** What is in a text box; an error when it cannot be meant. */
function checked(control) {
  if (!control.validity.valid && !control.validity.valueMissing) {
    throw new FieldError(control.validationMessage, control);
  }
  return control.value;
}

/** A coordinate system. */
function systemField(input, context) {
  const id = nextId();
  const {control, elements, code, fill} = crsField(id, {required: input.required, 'aria-describedby': `${id}-help`});
  control.value = context.initial(input.id) ?? '';
  const {fill: put, restore} = filled(control);
  return {
    element: labelled(input, id, elements[0], ...elements.slice(1)),
    values: () => {
      if (code() !== '' && !isCode(code())) {
        throw new FieldError(`there is no coordinate system “${code()}”; choose one by its name or number.`, control);
      }
      return given(input, code());
    },
    text: code,
    fill: text => {
      put(text);
      fill(control.value);
    },
    restore: inputs => {
      restore(inputs);
      fill(control.value);
    },
  };
}

function choiceField(input, context) {
  const id = nextId();
  const first = context.initial(input.id) ?? input.initial;
  const control = h('select', {id, required: input.required, 'aria-describedby': `${id}-help`},
    input.initial || input.required ? null : h('option', {value: ''}, 'not given'),
    input.values.map(value => h('option', {value, selected: value === first}, value === first && first !== input.initial ? `${value} (suggested)` : value)));
  return {element: labelled(input, id, control), values: () => given(input, control.value), ...filled(control)};
}

/** What is in a field, and putting something in as long as a person has not. */
function filled(control) {
  let own = false;
  control.addEventListener('input', () => (own = control.value !== ''));
  return {
    text: () => control.value.trim(),
    fill: text => {
      if (!own) {
        control.value = text;
      }
    },
    restore: ([input]) => {
      control.value = input.text;
      own = true;
    },
  };
}

function switchField(input) {
  const id = nextId();
  const control = h('input', {id, type: 'checkbox', 'aria-describedby': `${id}-help`});
  control.checked = input.initial === 'true';
  const element = h('div', {class: 'field switch', 'data-input': input.id},
    control, h('label', {for: id}, title(input.id)), help(input, `${id}-help`));
  return {
    element,
    values: () => (String(control.checked) === input.initial ? [] : [{id: input.id, text: String(control.checked)}]),
    restore: ([given]) => (control.checked = given.text === 'true'),
  };
}

/** Several values: ticked among the fields of a chosen file, or typed. */
function manyField(input, context) {
  const id = nextId();
  const control = h('input', {
    id, type: 'text', required: input.required, autocomplete: 'off', spellcheck: 'false',
    placeholder: 'separated by commas', 'aria-describedby': `${id}-help`,
  });
  const choices = h('div', {class: 'chips', role: 'group', 'aria-label': `${title(input.id)} of the file`});
  const all = which => h('button', {
    type: 'button', class: 'link', onclick: () => {
      control.value = which === 'all' ? offered.join(', ') : '';
      tick();
    },
  }, which);
  const quick = h('p', {class: 'quick', hidden: true}, 'Tick ', all('all'), ' or ', all('none'));
  let offered = [];
  const split = () => control.value.split(',').map(value => value.trim()).filter(Boolean);
  const tick = () => {
    const chosen = new Set(split());
    choices.querySelectorAll('input').forEach(box => (box.checked = chosen.has(box.value)));
  };
  control.addEventListener('input', tick);
  let restored = null;
  context.takesElements(input.id) && context.onchoices(list => {
    control.value = restored ?? list.filter(({ticked}) => ticked).map(({name}) => name).join(', ');
    restored = null;
    // Those that are too thin are ticked one by one.
    offered = list.filter(({reason}) => !reason).map(({name}) => name);
    quick.hidden = list.length < 3;
    choices.classList.toggle('told-of', list.some(({told}) => told));
    replace(choices, list.map(({name, told, reason}) => h('label', {class: 'chip'},
      h('input', {
        type: 'checkbox', value: name, onchange: () => {
          const chosen = new Set(split());
          chosen[chosen.has(name) ? 'delete' : 'add'](name);
          control.value = list.map(other => other.name).filter(other => chosen.has(other)).join(', ');
        },
      }), told ? [h('strong', {}, name), h('span', {}, told), reason ? h('span', {class: 'reason'}, reason) : null] : name)));
    tick();
  });
  return {
    element: labelled(input, id, control, quick, choices),
    chosen: split,
    values: () => split().map(text => ({id: input.id, text})),
    restore: inputs => (control.value = restored = inputs.map(({text}) => text).join(', ')),
  };
}

/** Published layers, ticked. */
function layersField(input, context) {
  const id = nextId();
  const choices = h('div', {class: 'chips', id, role: 'group', 'aria-label': title(input.id), 'aria-describedby': `${id}-help`});
  const chosen = () => [...choices.querySelectorAll(':checked')].map(({value}) => value);
  const fill = (ticked = chosen()) => {
    const layers = context.published().filter(({coverage}) => (/^coverage/.test(input.id) ? coverage : /^feature/.test(input.id) ? !coverage : true));
    replace(choices, layers.length === 0 ? h('p', {class: 'help'}, 'No such layer is published.') : layers.map(({name}) => h('label', {class: 'chip'},
      h('input', {type: 'checkbox', value: name, checked: ticked.includes(name)}), name)));
  };
  fill();
  context.onlayers(choices, () => fill());
  return {
    element: h('fieldset', {class: 'field', 'data-input': input.id}, h('legend', {}, title(input.id)), choices, help(input, `${id}-help`)),
    values: () => chosen().map(text => ({id: input.id, text})),
    restore: inputs => fill(inputs.map(({text}) => text)),
  };
}

function boxField(input, context) {
  const id = nextId();
  const names = ['West', 'South', 'East', 'North'];
  const numbers = names.map((name, i) => h('input', {
    id: i === 0 ? id : undefined, type: 'text', inputmode: 'decimal', placeholder: name, 'aria-label': `${title(input.id)}, ${name}`,
  }));
  const crs = h('input', {type: 'text', placeholder: 'CRS', 'aria-label': `${title(input.id)}, coordinate system`});
  const take = h('button', {
    type: 'button', class: 'small', onclick: () => {
      context.view()?.box.forEach((value, i) => (numbers[i].value = Math.round(value)));
      crs.value = context.view()?.crs ?? '';
    },
  }, 'Take the map’s');
  return {
    element: labelled(input, id, h('div', {class: 'box'}, numbers, crs, take)),
    values: () => {
      const texts = numbers.map(number => number.value.trim());
      if (texts.every(text => text === '')) {
        return [];
      }
      const box = texts.map(text => (text === '' ? NaN : Number(text)));
      if (!box.every(Number.isFinite) || !crs.value.trim()) {
        throw new FieldError('four numbers and a coordinate system are expected.', numbers[0]);
      }
      return [{id: input.id, box, crs: crs.value.trim()}];
    },
    restore: ([given]) => {
      given.box.forEach((value, i) => (numbers[i].value = value));
      crs.value = given.crs;
    },
  };
}

function fileField(input, context) {
  const id = nextId();
  const inputs = input.many ? severalFiles(input, id, context) : fileInputs(input, id, context);
  return {...inputs, element: labelled(input, id, inputs.elements[0], ...inputs.elements.slice(1))};
}

/** Data by file or by the name of a published layer. */
function sourceField(input, twin, context) {
  const id = nextId();
  const inputs = context.inspects(input) ? sampleInputs(input, id, context) : fileInputs(input, id, context);
  const select = h('select', {id: `${id}-layer`, 'aria-describedby': `${id}-help`});
  const fill = (layers, chosen = select.value) => {
    const names = layers.map(({name}) => name);
    // One that was made just now may not be listed yet.
    const offered = chosen === '' || names.includes(chosen) ? names : [chosen, ...names];
    replace(select, h('option', {value: ''}, offered.length > 0 ? 'choose a layer' : 'no such layer is published'),
      offered.map(name => h('option', {value: name, selected: name === chosen}, name)));
  };
  const layers = context.layers(isCoverage(input));
  fill(layers);
  context.onlayers(select, () => fill(context.layers(isCoverage(input))));
  const byLayer = h('div', {class: 'way'}, h('label', {for: `${id}-layer`, class: 'unseen'}, `${title(input.id)}: layer`), select);
  const byFile = h('div', {class: 'way'}, h('label', {for: id, class: 'unseen'}, `${title(input.id)}: file`), ...inputs.elements);
  const ways = h('div', {class: 'ways', role: 'radiogroup', 'aria-label': `${title(input.id)}: where from`});
  let way = '';
  const choose = name => {
    way = name;
    byLayer.hidden = name !== 'layer';
    byFile.hidden = name !== 'file';
  };
  for (const [name, text] of [['layer', 'Layer'], ['file', 'File']]) {
    ways.append(h('label', {},
      h('input', {type: 'radio', name: `${id}-way`, value: name, onchange: () => choose(name)}), text));
  }
  const first = layers.length > 0 ? 'layer' : 'file';
  ways.querySelector(`[value=${first}]`).checked = true;
  choose(first);
  const required = context.isWanted(input.id);
  return {
    element: h('fieldset', {class: 'field', 'data-input': input.id},
      h('legend', {}, title(input.id), required ? h('span', {class: 'required'}, 'required') : null),
      ways, byLayer, byFile, help(input, `${id}-help`)),
    values: async () => {
      const values = way === 'layer' ? given(twin, select.value) : await inputs.values();
      if (required && values.length === 0) {
        throw new FieldError('choose a layer or a file.', way === 'layer' ? select : inputs.file);
      }
      return values;
    },
    restore: (before, files) => {
      const layer = before.find(({id: other}) => other === twin.id);
      const chosen = layer ? 'layer' : 'file';
      ways.querySelector(`[value=${chosen}]`).checked = true;
      choose(chosen);
      if (layer) {
        fill(context.layers(isCoverage(input)), layer.text);
      } else {
        inputs.restore(before, files);
      }
    },
  };
}

export function isCoverage(input) {
  return input.formats.some(type => type.startsWith('image/tiff'));
}
