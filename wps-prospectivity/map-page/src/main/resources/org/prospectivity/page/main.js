// The page: it finds the server, then puts map, layers, processes and jobs together.
import {announce, errorNote, h, replace, spinner} from './dom.js';
import {band as bandParts} from './format.js';
import {addressOf, stateOf} from './data/address.js';
import {INSPECT} from './data/inspection.js';
import {Jobs} from './data/jobs.js';
import {BaseMap} from './map/base-map.js';
import {GridLines} from './map/grid-lines.js';
import {Identify} from './map/identify.js';
import {LayerStack} from './map/layer-stack.js';
import {MapEdit} from './map/map-edit.js';
import {MapView} from './map/map-view.js';
import {Overlays} from './map/overlays.js';
import {SideBySide} from './map/side-by-side.js';
import {Swipe} from './map/swipe.js';
import {connect} from './ows/service.js';
import {offered} from './ows/wps-description.js';
import {CapturePanel} from './panels/capture-panel.js';
import {JobsPanel} from './panels/jobs-panel.js';
import {LayersPanel} from './panels/layers-panel.js';
import {offerLogin} from './panels/login.js';
import {ExploreView} from './panels/explore-view.js';
import {ProjectPanel, keepsProjects} from './panels/project-panel.js';
import {ReportView} from './panels/report-view.js';
import {RunPanel} from './panels/run-panel.js';
import {Tabs} from './panels/tabs.js';

const element = id => document.getElementById(id);

// At hand before the server has answered.
let capture;
let overlays;
/** Told when something that the address tells has changed; more once the server has answered. */
let moved = () => {};
const tabs = new Tabs(element('tabs'), chosen);

/** The deposits at a threshold are drawn without others that look the same. */
function chosen(id) {
  capture?.visible(id === 'tab-capture');
  overlays?.hidePoints(id === 'tab-capture');
  moved();
}

/** Elements people look for first, the most telling first; oxides of rocks tell of rocks. */
const TELLING = ['Au', 'Cu', 'Ni', 'Zn', 'Pb', 'Ag', 'Sn', 'W', 'Mo', 'U', 'Li', 'Pt', 'Pd', 'Co', 'As', 'Sb', 'Bi', 'Hg', 'Te'];

/** The band to begin with: the first, or where that is of no element people look for, the one they look for first. */
function telling(bands) {
  const rank = name => TELLING.indexOf(bandParts(name).symbol);
  if (rank(bands[0]) >= 0 || !/^[A-Z]/.test(bands[0])) {
    return undefined;
  }
  return bands.filter(name => rank(name) >= 0).sort((a, b) => rank(a) - rank(b))[0];
}

async function connectPage() {
  ['layers', 'run', 'jobs', 'capture'].forEach(id => replace(element(id), spinner('Looking for the server…')));
  let capabilities;
  try {
    capabilities = await connect();
  } catch (error) {
    ['layers', 'run', 'jobs', 'capture'].forEach(id => replace(element(id), errorNote(error),
      h('button', {type: 'button', onclick: () => connectPage()}, 'Try again')));
    return;
  }
  const processes = offered(capabilities);
  offerLogin(element('login'), processes);
  const view = new MapView(element('map'));
  new GridLines(view);
  const stack = new LayerStack(view);
  const jobs = new Jobs();
  const files = [];
  overlays = new Overlays(view);
  new Identify(view, stack, overlays);
  capture = new CapturePanel(element('capture'), stack, files);
  chosen(element('capture').hidden ? '' : 'tab-capture');
  const report = new ReportView(element('report'), jobs, name => showByName(name), overlays);
  const explore = new ExploreView(element('report'), stack);
  element('report').addEventListener('toggle', () => view.map.updateSize());
  new LayersPanel(element('layers'), stack, overlays, {swipe: new Swipe(view), sideBySide: new SideBySide(view)}, new BaseMap(view), {
    jobs,
    report: job => report.open(job),
    capture: threshold,
    explore: entry => explore.open(entry),
  });
  new JobsPanel(element('jobs'), jobs, job => report.open(job), name => showByName(name), job => {
    tabs.choose('tab-run');
    runs.again(job);
  });
  const surroundings = {
    stack, view, jobs, overlays, capture,
    edit: new MapEdit(view),
    inspects: processes.some(({id}) => id === INSPECT),
    remember: (table, crs) => {
      const known = files.findIndex(file => file.table.name === table.name);
      files.splice(known < 0 ? files.length : known, known < 0 ? 0 : 1, {table, crs});
      overlays.add({name: table.name, crs, features: table.features});
    },
    draw: (name, {crs, features}) => {
      const overlay = overlays.add({name, crs, features, shown: true});
      if (!view.crs) {
        overlays.zoomTo(overlay);
      }
    },
  };
  const runs = new RunPanel(element('run'), processes, {
    ...surroundings,
    started: () => {
      tabs.choose('tab-jobs');
      element('tab-jobs').focus();
    },
  });
  /** The name of the project that is open; blank for none. */
  let project = '';
  element('tab-project').hidden = !keepsProjects(processes);
  const projects = keepsProjects(processes) ? new ProjectPanel(element('project'), processes, surroundings, {
    opened: name => {
      project = name;
      moved();
    },
    report: job => report.open(job),
    threshold: layer => threshold(layer),
  }) : undefined;

  const count = element('jobs-count');
  const countJobs = () => {
    const running = jobs.underWay().length;
    count.textContent = running > 0 ? String(running) : '';
    count.hidden = running === 0;
  };
  jobs.addEventListener('change', countJobs);
  countJobs();
  jobs.addEventListener('ended', async ({detail: job}) => {
    announce(`${job.title} has ${job.state === 'done' ? 'finished' : 'failed'}.`);
    const layer = job.outputs?.layerName?.text || job.layer;
    if (job.state === 'done' && layer) {
      await refresh();
      const entry = find(layer);
      if (entry) {
        await stack.renew(entry);
        stack.show(entry, true);
        stack.zoomTo(entry);
      }
    }
  });

  /** Opens the counting of deposits on a layer, or on that of a name. */
  function threshold(layer) {
    tabs.choose('tab-capture');
    element('tab-capture').focus();
    capture.open(typeof layer === 'string' ? find(layer) : layer);
  }

  // A name without its workspace is in the server's default one.
  function find(name) {
    return stack.find(name) ?? stack.entries.find(entry => entry.name.endsWith(`:${name}`));
  }

  async function showByName(name) {
    if (!find(name)) {
      await refresh();
    }
    const entry = find(name);
    if (entry) {
      stack.show(entry, true);
      stack.zoomTo(entry);
      tabs.choose('tab-layers');
    }
  }

  async function refresh() {
    try {
      return await stack.refresh();
    } catch (error) {
      replace(element('layers'), errorNote(error), h('button', {type: 'button', onclick: () => refresh()}, 'Try again'));
      return [];
    }
  }

  /** Opens the panel and the project that an address tells of, at once: later somebody may have opened another. */
  function open({panel, project: name} = {}) {
    if (name && projects) {
      projects.open(name);
    }
    if (panel && document.getElementById(`tab-${panel}`)) {
      tabs.choose(`tab-${panel}`);
    }
  }

  /** Shows the layers that an address tells of; what it tells of is no longer there is left out. */
  async function restore({layers, crs, extent}) {
    stack.entries.forEach(entry => (entry.shown = false));
    const shown = layers.map(layer => ({layer, entry: stack.find(layer.name)})).filter(({entry}) => entry);
    for (const {entry} of shown) {
      entry.shown = true;
    }
    const first = shown.map(({entry}) => entry).find(entry => entry.crs === crs) ?? shown[0]?.entry;
    if (first) {
      await (extent && first.crs === crs ? view.zoomTo(crs, extent, {animated: false, whole: [...first.box]})
        : view.zoomTo(first.crs, first.box, {animated: false}));
    }
    await Promise.all(shown.map(({layer: {style, band, ramp}, entry}) =>
      stack.display(entry, band ? {band} : {style}, band ? ramp : entry.ramp).catch(error => (entry.error = error))));
    stack.apply();
    stack.changed();
  }

  /** Shows something to begin with: what was made last in this browser, else something of ours. */
  function begin() {
    // A server may have little of ours.
    const ours = /prospectivity|percentiles/i;
    const first = jobs.list.map(job => stack.find(job.published)).find(Boolean)
      ?? stack.coverages().find(({styles}) => styles.some(({name, title}) => ours.test(`${name} ${title}`)))
      ?? stack.coverages()[0] ?? stack.entries[0];
    if (first) {
      first.shown = true;
      stack.points().filter(entry => entry.crs === first.crs).slice(0, 1).forEach(entry => (entry.shown = true));
      view.zoomTo(first.crs, first.box, {animated: false});
      stack.changed();
      if (first.kind && first.coverage) {
        stack.bands(first).then(() => {
          const band = telling(first.bands);
          if (band) {
            stack.display(first, first.styles.some(({name}) => name === band) ? {style: band} : {band});
          }
        }, () => {});
      }
    }
  }

  const state = stateOf(location.hash);
  open(state);
  await refresh();
  if (state) {
    await restore(state);
  }
  if (!stack.entries.some(entry => entry.shown)) {
    begin();
  }
  addEventListener('hashchange', () => {
    const told = stateOf(location.hash);
    if (told) {
      open(told);
      restore(told);
    }
  });
  let pending;
  moved = () => {
    clearTimeout(pending);
    pending = setTimeout(() => history.replaceState(null, '', addressOf({
      layers: stack.entries.filter(entry => entry.shown).map(({name, display, ramp}) => ({name, ...display, ramp})),
      crs: view.crs, extent: view.box(), panel: tabs.chosenId().replace('tab-', ''), project,
    })), 200);
  };
  stack.addEventListener('change', () => moved());
  view.addEventListener('moved', () => moved());
  moved();
}

connectPage();
