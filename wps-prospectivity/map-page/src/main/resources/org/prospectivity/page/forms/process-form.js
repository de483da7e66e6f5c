// The form of a process, from its description.
import {errorNote, h, replace} from '../dom.js';
import {title} from '../format.js';
import {takesFiles} from '../data/sample-file.js';
import {dependsOn, initial, isInspected, isProse, isShown, isWanted, NAMESPACE, naming, takesElements, takesModel} from './emphasis.js';
import {FieldError} from './field-error.js';
import {field} from './fields.js';
import {runForText, wantedOutputs} from '../ows/wps-execution.js';

/**
 * @param description of the process
 * @param surroundings {stack, view, remember(table, crs),
 *   draw(name, {crs, features}), inspects: whether the server inspects samples}
 * @param run called with (inputs, outputs)
 * @param before {inputs, files} of an earlier run, to begin with, tacit ones without opening what they are hidden in; undefined for none
 * @param shownFirst the inputs to show at once, where they are others than those of the process by itself
 * @returns {element, given(): {inputs, errors}, fill(id, text)}
 */
export function processForm(description, surroundings, run, before, shownFirst) {
  const process = description.id;
  const fields = new Map();
  const listeners = [];
  const models = () => runForText(`${NAMESPACE}ListModels`, 'models').then(JSON.parse);
  const context = {
    layers: coverage => (coverage ? surroundings.stack.coverages() : surroundings.stack.points()),
    // A server may take its time to list them.
    onlayers: (element, listener) => {
      const follow = () => (element.isConnected ? listener() : surroundings.stack.removeEventListener('change', follow));
      surroundings.stack.addEventListener('change', follow);
    },
    view: () => (surroundings.view.crs ? {crs: surroundings.view.crs, box: surroundings.view.box()} : undefined),
    published: () => surroundings.stack.entries,
    isWanted: id => isWanted(process, id),
    initial: id => initial(process, id),
    suggestions: id => (takesModel(process, id) ? models() : undefined),
    takesElements, isProse,
    onchoices: listener => listeners.push(listener),
    choices: list => listeners.forEach(listener => listener(list)),
    chosen: (id, {fields: names, numeric}) => {
      if (id === 'samples') {
        context.choices(names.map(name => ({name, ticked: numeric.includes(name)})));
      }
    },
    inspects: input => surroundings.inspects && isInspected(process, input.id) && takesFiles(input.formats),
    given: id => fields.get(id)?.text?.() ?? '',
    onchanged: (id, listener) => fields.get(id)?.element.addEventListener('change', listener),
    fill: (id, text) => fields.get(id)?.fill?.(text),
    remember: surroundings.remember,
    draw: surroundings.draw,
    // Where the attributes to use are named, no others are sent.
    attributes: (id, table) => {
      const many = [...fields.values()].find(({chosen}) => chosen);
      return id === 'samples' && many ? table.fields.filter(name => many.chosen().includes(name))
        : id === 'samples' ? [] : table.fields;
    },
  };
  const ids = new Set(description.inputs.map(input => input.id));
  const shown = [];
  const hidden = [];
  for (const input of description.inputs) {
    const base = input.id.endsWith('Layer') ? input.id.slice(0, -'Layer'.length) : null;
    if (base && ids.has(base)) {
      continue;
    }
    const twin = description.inputs.find(other => other.id === `${input.id}Layer` && other.kind === 'literal');
    const made = field(input, input.kind === 'complex' ? twin : undefined, context);
    fields.set(input.id, made);
    ((shownFirst ? shownFirst.includes(input.id) : isShown(process, input)) ? shown : hidden).push(made.element);
  }
  // What would have no effect is not offered, and not sent.
  for (const [id, {element}] of fields) {
    const [other, values] = dependsOn(process, id) ?? [];
    const deciding = fields.get(other);
    if (deciding) {
      const follow = () => (element.hidden = !values.includes(deciding.text()));
      deciding.element.addEventListener('change', follow);
      follow();
    }
  }
  const trouble = h('div', {'aria-live': 'assertive'});
  const button = h('button', {type: 'submit', class: 'primary'}, 'Run');
  const more = h('details', {class: 'more'}, h('summary', {}, `More settings (${hidden.length})`), hidden);
  const form = h('form', {class: 'process', novalidate: true}, shown, hidden.length > 0 ? more : null,
    h('div', {class: 'submit'}, button), trouble);
  form.addEventListener('submit', async event => {
    event.preventDefault();
    replace(trouble);
    form.querySelectorAll('.field-error').forEach(told => told.remove());
    form.querySelectorAll('[aria-invalid]').forEach(control => control.removeAttribute('aria-invalid'));
    button.disabled = true;
    try {
      const {inputs, errors} = await given();
      if (errors.length > 0) {
        refuse(errors);
        return;
      }
      const published = inputs.some(input => input.id === 'layer');
      await run(inputs, wantedOutputs(description, published, inputs));
    } catch (error) {
      const named = /Layer$/.test(error.locator ?? '') ? error.locator.slice(0, -'Layer'.length) : error.locator;
      const element = form.querySelector(`[data-input="${CSS.escape(named ?? '')}"] :is(input:not([type=radio]), select)`);
      if (element) {
        refuse([{id: named, message: error.message, element}]);
      } else {
        replace(trouble, errorNote(error));
        trouble.scrollIntoView({block: 'nearest'});
      }
    } finally {
      button.disabled = false;
    }
  });

  /** What all fields hold, and all that is wrong with them: [{id, message, element}]. */
  async function given() {
    const inputs = [];
    const errors = [];
    for (const [id, {values, element}] of [...fields].filter(([, {element}]) => !element.hidden)) {
      try {
        const some = await values();
        const missing = some.length === 0 && element.querySelector(':required:invalid');
        if (missing) {
          throw new FieldError('this is required.', missing);
        }
        inputs.push(...some);
      } catch (error) {
        errors.push({id, message: error.message, element: error.element ?? element.querySelector('input, select')});
      }
    }
    for (const id of fields.keys()) {
      const named = naming(process, id);
      if (named && !inputs.some(input => input.id === id)) {
        inputs.push(...named.flatMap(of => inputs.filter(input => input.id === of && input.name)).map(({name}) => ({id, text: name.replace(/\.\w+$/, ''), passing: true})));
      }
    }
    return {inputs, errors};
  }

  /** Tells each error at its field, and all of them together below. */
  function refuse(errors) {
    const cases = errors.map(({id, message}) => (message.startsWith(`${id}: `) ? message.slice(id.length + 2) : message));
    replace(trouble, h('div', {class: 'error', role: 'alert'},
      h('strong', {}, errors.length === 1 ? `Refused: ${title(errors[0].id)}` : `${errors.length} inputs are refused`),
      errors.length === 1 ? h('p', {}, errors[0].message) : h('ul', {}, errors.map(({id, element}, i) => h('li', {},
        h('button', {type: 'button', class: 'link', onclick: () => element.focus()}, title(id)), `: ${cases[i]}`)))));
    errors.forEach(({id, element}, i) => {
      if (more.contains(element)) {
        more.open = true;
      }
      const told = h('p', {class: 'field-error', id: `${id}-error`}, cases[i]);
      (element.closest('.combobox') ?? element).after(told);
      element.setAttribute('aria-invalid', 'true');
      const described = element.getAttribute('aria-describedby') ?? '';
      element.setAttribute('aria-describedby', `${described} ${told.id}`.trim());
      element.addEventListener('input', () => {
        element.removeAttribute('aria-invalid');
        element.setAttribute('aria-describedby', described);
        told.remove();
      }, {once: true});
    });
    errors[0].element.focus();
    errors[0].element.scrollIntoView({block: 'center'});
  }

  if (before) {
    for (const [id, {restore}] of fields) {
      const known = before.inputs.filter(input => input.id === id || input.id === `${id}Layer`);
      if (known.length > 0) {
        restore?.(known, before.files);
        fields.get(id).element.dispatchEvent(new Event('change'));
      }
    }
    more.open = hidden.some(element => before.inputs.some(({id, tacit}) => id === element.dataset.input && !tacit));
  }
  return {
    element: form, given,
    fill: (id, text) => {
      fields.get(id).restore([{id, text}]);
      fields.get(id).element.dispatchEvent(new Event('change'));
    },
  };
}
