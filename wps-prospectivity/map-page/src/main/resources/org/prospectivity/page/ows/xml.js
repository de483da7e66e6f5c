// Reading XML by local names: prefixes are each server's own.

export function parse(text) {
  const document = new DOMParser().parseFromString(text, 'text/xml');
  if (document.getElementsByTagName('parsererror').length > 0) {
    throw new Error('The server sent XML that cannot be read.');
  }
  return document;
}

/** The descendants of that name. */
export function all(node, name) {
  return [...node.getElementsByTagNameNS('*', name)];
}

/** The first descendant of that name, or undefined. */
export function first(node, name) {
  return node.getElementsByTagNameNS('*', name)[0];
}

/** The children of that name. */
export function children(node, name) {
  return [...node.children].filter(child => child.localName === name);
}

/** The text of the first child of that name; empty without one. */
export function childText(node, name) {
  return children(node, name)[0]?.textContent.trim() ?? '';
}

/** The text of the first descendant of that name; empty without one. */
export function text(node, name) {
  return first(node, name)?.textContent.trim() ?? '';
}

export function escape(value) {
  return String(value)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ' ')
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
