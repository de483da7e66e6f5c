// Targets looked at one by one: boundaries edited, some dropped with a reason.
import {h, replace} from '../dom.js';
import {area, decimals, percent} from '../format.js';

const OVERLAY = 'targets of the project';
/** So many are listed at once. */
const MOST = 50;

/** @returns an element */
export function targetReview(project, {overlays, edit}) {
  const list = h('ol', {class: 'targets'});
  const counts = h('p', {class: 'told', 'aria-live': 'polite'});
  const {crs, features = []} = project.of('targets');
  let edited = null;
  let most = MOST;

  function drawn() {
    edit.stop();
    const kept = features.filter(({properties}) => !properties.dropped);
    counts.textContent = `${features.length} targets${kept.length < features.length ? `, ${features.length - kept.length} dropped` : ''}.`;
    const overlay = kept.length > 0 && overlays.add({name: OVERLAY, title: 'Targets of the project', crs, features: kept, shown: true});
    if (overlay && edited) {
      edit.start(overlay, {
        only: edited.properties,
        changed: (properties, geometry) => {
          edited.geometry = geometry;
          edited.properties.edited = true;
          project.amend('targets', {features});
        },
      });
    }
    replace(list, features.slice(0, most).map(one => item(one, overlay)),
      features.length > most ? h('li', {}, h('button', {type: 'button', class: 'link', onclick: () => {
        most = features.length;
        drawn();
      }}, `and ${features.length - most} more`)) : null);
  }

  function item(one, overlay) {
    const {properties} = one;
    const {rank, dropped} = properties;
    const reason = h('input', {type: 'text', 'aria-label': `Why target ${rank} is dropped`, placeholder: 'why'});
    const ask = h('form', {
      class: 'drop', hidden: true, onsubmit: event => {
        event.preventDefault();
        if (reason.value.trim()) {
          properties.dropped = reason.value.trim();
          project.amend('targets', {features});
          drawn();
        } else {
          reason.focus();
        }
      },
    }, reason, h('button', {type: 'submit', class: 'small'}, 'Drop'));
    const told = [area(properties.areaKm2 ?? properties.area), Number.isFinite(properties.maxScore) ? `highest ${decimals(properties.maxScore, 2)}` : '',
      Number.isFinite(properties.deposits) ? `${properties.deposits} known` : '',
      Number.isFinite(properties.outsideShare) ? `${percent(properties.outsideShare)} outside what the model knows` : ''].filter(Boolean).join(' · ');
    return h('li', {value: rank, class: dropped ? 'dropped' : ''},
      h('button', {type: 'button', class: 'link', disabled: Boolean(dropped), onclick: () => overlays.zoomTo(overlay, 'rank', rank)}, `Target ${rank}`), ` ${told}`,
      properties.edited ? h('span', {class: 'soft'}, ' · boundary edited') : null,
      dropped ? [h('span', {class: 'soft'}, ` · dropped: ${dropped} `), h('button', {type: 'button', class: 'link', onclick: () => {
        delete properties.dropped;
        project.amend('targets', {features});
        drawn();
      }}, 'take back')] : [' ',
        h('button', {type: 'button', class: 'link', 'aria-pressed': String(edited === one), onclick: () => {
          edited = edited === one ? null : one;
          drawn();
          edited && overlays.zoomTo(overlays.list.find(({name}) => name === OVERLAY), 'rank', rank);
        }}, edited === one ? 'boundary done' : 'edit boundary'), ' ',
        h('button', {type: 'button', class: 'link', onclick: () => {
          ask.hidden = false;
          reason.focus();
        }}, 'drop…'), ask]);
  }

  drawn();
  return h('div', {}, counts, list);
}
