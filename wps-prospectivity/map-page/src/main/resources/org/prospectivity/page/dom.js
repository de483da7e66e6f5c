// Elements in one call: h('p', {class: 'note'}, 'text', child).

export function h(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) {
      continue;
    }
    if (key.startsWith('on')) {
      element.addEventListener(key.slice(2), value);
    } else if (key === 'value') {
      element.value = value;
    } else {
      element.setAttribute(key, value === true ? '' : value);
    }
  }
  replace(element, children);
  return element;
}

/** Children may be lists of lists; what is missing among them is left out. */
export function replace(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
}

/** Says something to readers of screens, without moving the focus. */
export function announce(message) {
  document.getElementById('announcements').textContent = message;
}

/** What went wrong, where it went wrong. */
export function errorNote(error) {
  return h('div', {class: 'error', role: 'alert'},
    h('strong', {}, error.locator ? `Refused: ${error.locator}` : 'That did not work'),
    h('p', {}, error.message));
}

export function spinner(text) {
  return h('p', {class: 'waiting'}, h('span', {class: 'spinner', 'aria-hidden': 'true'}), text);
}
