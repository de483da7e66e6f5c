// Logging in to a GeoServer, by the session that its own web pages use.
import {errorNote, h, replace} from '../dom.js';
import {beside} from '../ows/service.js';

/** Processes that every GeoServer has and no other host of ours. */
const GEOSERVER = /^(vec|ras|geo|JTS):/;
const KEY = 'prospectivity.user';

/** Offers it where the server is one: others ask for a login themselves before they send the page. */
export function offerLogin(element, processes) {
  if (!processes.some(({id}) => GEOSERVER.test(id))) {
    return;
  }
  const user = sessionStorage.getItem(KEY);
  replace(element, user ? [h('span', {class: 'soft'}, user), h('button', {type: 'button', class: 'small', onclick: logOut}, 'Log out')]
    : h('button', {type: 'button', class: 'small', onclick: () => ask(element)}, 'Log in…'));
}

async function logOut() {
  sessionStorage.removeItem(KEY);
  await fetch(beside('j_spring_security_logout'), {method: 'POST'}).catch(() => {});
  location.reload();
}

function ask(element) {
  const name = h('input', {type: 'text', id: 'login-name', autocomplete: 'username', required: true, spellcheck: 'false'});
  const password = h('input', {type: 'password', id: 'login-password', autocomplete: 'current-password', required: true});
  const trouble = h('div', {'aria-live': 'assertive'});
  const dialog = h('dialog', {'aria-labelledby': 'login-title'}, h('form', {
    onsubmit: async event => {
      event.preventDefault();
      try {
        await logIn(name.value, password.value);
        location.reload();
      } catch (error) {
        replace(trouble, errorNote(error));
      }
    },
  }, h('h2', {id: 'login-title'}, 'Log in to this GeoServer'),
  h('p', {class: 'help'}, 'To publish layers and to save models. Who only looks needs no login where the layers are public.'),
  h('div', {class: 'field'}, h('label', {for: 'login-name'}, 'User'), name),
  h('div', {class: 'field'}, h('label', {for: 'login-password'}, 'Password'), password), trouble,
  h('div', {class: 'buttons'}, h('button', {type: 'submit', class: 'primary'}, 'Log in'),
    h('button', {type: 'button', onclick: () => dialog.close()}, 'Cancel'))));
  dialog.addEventListener('close', () => dialog.remove());
  element.append(dialog);
  dialog.showModal();
}

async function logIn(username, password) {
  const answer = await fetch(beside('j_spring_security_check'), {method: 'POST', body: new URLSearchParams({username, password})});
  // Either way GeoServer sends its reader on to a page of its own.
  if (/[?&]error=/.test(answer.url) || [401, 403].includes(answer.status)) {
    throw new Error('GeoServer does not accept this user and password.');
  }
  sessionStorage.setItem(KEY, username);
}
