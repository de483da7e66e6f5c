// The form of a process, from its description.
import {errorNote, h, replace} from '../dom.js';
import {takesFiles} from '../data/sample-file.js';
import {initial, isInspected, isShown, isWanted, NAMESPACE, takesModel} from './emphasis.js';
import {FieldError} from './field-error.js';
import {field} from './fields.js';
import {runForText, wantedOutputs} from '../ows/wps-execution.js';

/**
 * @param description of the process
 * @param surroundings {stack, view, remember(table, crs),
 *   draw(name, {crs, features}), inspects: whether the server inspects samples}
 * @param run called with (inputs, outputs)
 */
export function processForm(description, surroundings, run) {
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
    (isShown(process, input) ? shown : hidden).push(made.element);
  }
  const trouble = h('div', {'aria-live': 'assertive'});
  const button = h('button', {type: 'submit', class: 'primary'}, 'Run');
  const more = h('details', {class: 'more'}, h('summary', {}, `More settings (${hidden.length})`), hidden);
  const form = h('form', {class: 'process', novalidate: true}, shown, hidden.length > 0 ? more : null,
    h('div', {class: 'submit'}, button), trouble);
  form.addEventListener('submit', async event => {
    event.preventDefault();
    replace(trouble);
    button.disabled = true;
    try {
      const invalid = form.querySelector(':invalid:not(fieldset)');
      if (invalid) {
        throw new FieldError(`${invalid.labels?.[0]?.firstChild.textContent ?? 'A field'}: ${
          invalid.validity.valueMissing ? 'this is required.' : invalid.validationMessage}`, invalid);
      }
      const inputs = [];
      for (const {values} of fields.values()) {
        inputs.push(...await values());
      }
      const published = inputs.some(input => input.id === 'layer');
      await run(inputs, wantedOutputs(description, published));
    } catch (error) {
      refuse(error);
    } finally {
      button.disabled = false;
    }
  });

  function refuse(error) {
    replace(trouble, errorNote(error));
    const named = /Layer$/.test(error.locator ?? '') ? error.locator.slice(0, -'Layer'.length) : error.locator;
    const element = error instanceof FieldError ? error.element : form.querySelector(`[data-input="${CSS.escape(named ?? '')}"] input, [data-input="${CSS.escape(named ?? '')}"] select`);
    if (element) {
      if (more.contains(element)) {
        more.open = true;
      }
      element.setAttribute('aria-invalid', 'true');
      element.addEventListener('input', () => element.removeAttribute('aria-invalid'), {once: true});
      element.focus();
    }
    trouble.scrollIntoView({block: 'nearest'});
  }
  return form;
}
