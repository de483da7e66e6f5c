// Asking for a coordinate system: by code, by number, or by words of its name, which the server looks up.
import {h, replace} from '../dom.js';
import {codeOf, find, system} from '../data/coordinate-systems.js';

const PAUSE = 250;
const CODE = /^EPSG:\d+$/;

/** Whether a text is a code that data can be sent with. */
export function isCode(text) {
  return CODE.test(text);
}

/**
 * A combobox as ARIA's practices have it, with the name of what is chosen below.
 *
 * @param id of the text box
 * @param attributes more for the text box
 * @returns {control: the text box, elements, code(): what was given, as a code where it is one, fill(text),
 *   suggest([{code, reason}])}; control fires "change" when a system is chosen
 */
export function crsField(id, attributes = {}) {
  const control = h('input', {
    id, type: 'text', placeholder: 'EPSG:…, a number or a name', autocomplete: 'off', spellcheck: 'false', role: 'combobox',
    'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': `${id}-systems`, ...attributes,
  });
  const list = h('ul', {id: `${id}-systems`, class: 'systems', role: 'listbox', 'aria-label': 'Coordinate systems', hidden: true});
  const told = h('p', {class: 'told', 'aria-live': 'polite'});
  const offers = h('div', {class: 'offers'});
  let timer;
  let turn = 0;
  let active = -1;

  const close = () => {
    list.hidden = true;
    active = -1;
    control.setAttribute('aria-expanded', 'false');
    control.removeAttribute('aria-activedescendant');
  };

  /** A code is told by its name; what is none by those it may mean. */
  async function look(open) {
    clearTimeout(timer);
    const mine = ++turn;
    const text = control.value.trim();
    const code = codeOf(text);
    if (text === '') {
      close();
      replace(told);
      return;
    }
    try {
      const found = isCode(code) ? await system(code).then(one => [one], () => find(text)) : await find(text);
      if (mine !== turn) {
        return;
      }
      const exact = isCode(code) && found.length === 1 && found[0].code === code ? found[0] : undefined;
      told.classList.toggle('bad', !exact && (!open || found.length === 0));
      told.textContent = exact ? `${exact.name}${exact.area ? `: ${exact.area.split('. ')[0]}` : ''}`
        : found.length === 0 ? `There is no coordinate system “${text}”.` : open ? '' : 'Choose one by its name.';
      if (exact || !open || found.length === 0) {
        close();
        return;
      }
      active = -1;
      replace(list, found.map(({code: other, name, area}, i) => h('li', {
        id: `${id}-system-${i}`, role: 'option', 'aria-selected': 'false', 'data-code': other,
        onmousedown: event => {
          event.preventDefault();
          choose(other);
        },
      }, h('strong', {}, other), ` ${name}`, area ? h('span', {}, area) : null)));
      list.hidden = false;
      control.setAttribute('aria-expanded', 'true');
    } catch (error) {
      // A code can be given where nothing is looked up.
      if (mine === turn) {
        close();
        told.textContent = isCode(code) ? '' : error.message;
      }
    }
  }

  function choose(code) {
    control.value = code;
    close();
    control.dispatchEvent(new Event('input', {bubbles: true}));
    control.dispatchEvent(new Event('change', {bubbles: true}));
  }

  function move(by) {
    const options = [...list.children];
    options[active]?.setAttribute('aria-selected', 'false');
    active = (active + by + options.length) % options.length;
    options[active].setAttribute('aria-selected', 'true');
    options[active].scrollIntoView({block: 'nearest'});
    control.setAttribute('aria-activedescendant', options[active].id);
  }

  control.addEventListener('input', () => {
    turn++;
    clearTimeout(timer);
    timer = setTimeout(() => look(document.activeElement === control), PAUSE);
  });
  control.addEventListener('change', () => {
    control.value = codeOf(control.value);
    look(false);
  });
  control.addEventListener('blur', close);
  control.addEventListener('keydown', event => {
    if (list.hidden) {
      return;
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : active < 0 ? 0 : -1);
    } else if (event.key === 'Enter' && active >= 0) {
      event.preventDefault();
      choose(list.children[active].dataset.code);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  });

  return {
    control,
    elements: [h('div', {class: 'combobox'}, control, list), offers, told],
    code: () => codeOf(control.value),
    fill: text => {
      control.value = text;
      look(false);
    },
    suggest: suggestions => replace(offers, suggestions.map(({code, reason}) => h('button', {
      type: 'button', class: 'small', onclick: () => choose(code),
    }, `${code}: ${reason}`))),
  };
}
