// The way from samples to a paper, step by step: what each runs, and what it takes from the steps before.
import {NAMESPACE} from '../forms/emphasis.js';

const text = (id, value) => (value ? [{id, text: String(value)}] : []);

/** Features as a file of a form. */
function file(id, name, crs, features) {
  if (!features?.length) {
    return {inputs: [], files: []};
  }
  const json = JSON.stringify({type: 'FeatureCollection', crs: {type: 'name', properties: {name: crs}}, features});
  return {inputs: [{id, name}], files: [[id, [new File([json], name, {type: 'application/geo+json'})]]]};
}

function together(...parts) {
  return {inputs: parts.flatMap(part => (Array.isArray(part) ? part : part.inputs)), files: new Map(parts.flatMap(part => part.files ?? []))};
}

/** The file of samples, where the visitor has chosen it since the page was loaded, in the system that the maps were made with. */
function samplesAsDelivered(project) {
  const {inputs = []} = project.of('samples');
  const {name} = inputs.find(({id}) => id === 'samples') ?? {};
  const chosen = project.files.get('samples')?.get('samples');
  const {text: of} = project.of('maps').inputs?.find(({id}) => id === 'crs') ?? {};
  return name ? {inputs: [{id: 'samples', name, of}], files: chosen ? [['samples', chosen]] : []} : {inputs: inputs.filter(({id}) => id === 'samplesLayer'), files: []};
}

/** The places of the samples that were gridded, else the layer they came from. */
function samplePlaces(project) {
  const {inputs = []} = project.of('samples');
  return project.sampled ? file('samples', 'samples.geojson', project.sampled.crs, project.sampled.features)
    : inputs.filter(({id}) => id === 'samplesLayer');
}

const known = project => file('deposits', 'deposits to learn from.geojson', project.of('deposits').crs, project.deposits(false));

/**
 * {id, title, about, process, optional, follows: the steps before that it takes something from, given: what it takes from
 * them as {inputs, files}; suggested: inputs that the steps before make likely;
 * sampled: whether it takes the places of the samples; preview: whether a look is given before it is run; report: what its report tells, where that is shown within the step; passed: inputs that are the report of a step, {input: step}; inputs: those that are shown at once, where they are others than those of the process by itself}
 */
export const STEPS = [
  {
    id: 'samples', title: 'Samples', process: 'InspectSamples', follows: [],
    about: 'Drop the file as the laboratory sent it. The server tells what it is, and asks what its codes mean.',
    given: () => together(),
  },
  {
    id: 'maps', title: 'Element maps', process: 'GridGeochem', preview: true, report: 'Histograms and anomaly classes', follows: ['samples'],
    about: 'From samples to a map of each element. Take the elements that go with the deposits you look for.',
    given: project => together(samplesAsDelivered(project), [{id: 'samplePlaces', text: 'true', tacit: true}]),
    suggested: project => Object.entries(project.of('samples').found ?? {})
      .flatMap(([id, value]) => (id === 'elements' ? value.split(',').map(element => ({id, text: element})) : text(id, value))),
  },
  {
    id: 'evidence', title: 'Other evidence', process: 'StackEvidence', follows: ['maps'], optional: true,
    about: 'Geophysics, terrain, geology and structures on the same grid. Without any, the element maps alone are learned from.',
    given: project => together(text('geochemistryLayer', project.of('maps').job?.published)),
  },
  {
    id: 'deposits', title: 'Deposits', follows: [],
    about: 'Known deposits of one type, 10 to 60 of them. Keep some back: what the map makes of deposits it has not seen is the best evidence there is.',
  },
  {
    id: 'train', title: 'Train', process: 'TrainTransferCNN', sampled: true, follows: ['maps', 'evidence', 'deposits'],
    inputs: ['geochemistry', 'deposits', 'testDeposits', 'samples', 'model', 'window', 'blocks', 'folds', 'sourceModel', 'sourceGeochemistry', 'sourceDeposits'],
    about: 'The network learns the deposits and is judged, beside simpler models, on ground it was not trained on. Some minutes to an hour; soon after it has begun it says how long.',
    given: project => together(text('geochemistryLayer', project.maps()), known(project), samplePlaces(project),
      file('testDeposits', 'deposits kept back.geojson', project.of('deposits').crs, project.deposits(true))),
    suggested: project => text('model', project.name.replace(/^.*:/, '')),
  },
  {
    id: 'judge', title: 'Judge', follows: ['train'],
    about: 'Read this before any map: whether the network is better than simple models, how sure that is, and what it rests on.',
  },
  {
    id: 'scores', title: 'Scores', process: 'PredictProspectivity', follows: ['train', 'judge', 'maps', 'evidence'],
    inputs: ['geochemistry', 'model', 'method', 'layer'],
    about: 'The model scores every cell. A score orders places; it is no probability.',
    given: project => together(text('geochemistryLayer', project.maps()), text('model', project.of('train').job?.model),
      text('method', project.of('judge').method)),
  },
  {
    id: 'targets', title: 'Targets', process: 'DelineateTargets', follows: ['scores', 'deposits'],
    inputs: ['prospectivity', 'threshold', 'share', 'minimumArea', 'greatestArea', 'applicableOnly', 'deposits', 'geochemistry'],
    about: 'Ground above a threshold, as ranked polygons. Edit a boundary or drop a target, with the reason.',
    given: project => together(text('prospectivityLayer', project.of('scores').job?.published), known(project),
      text('geochemistryLayer', project.of('maps').job?.published)),
  },
  {
    id: 'next', title: 'Next samples', process: 'SuggestSamples', sampled: true, follows: ['scores', 'maps'], optional: true,
    about: 'Where samples would tell most.',
    given: project => together(text('prospectivityLayer', project.of('scores').job?.published), samplePlaces(project)),
  },
  {
    id: 'handover', title: 'Hand over', process: 'HandOver', follows: ['scores', 'targets', 'judge', 'next', 'deposits'],
    about: 'The paper for the board, and all files for the field crew and for QGIS.',
    given: project => together(text('prospectivityLayer', project.of('scores').job?.published), text('model', project.of('train').job?.model),
      text('geochemistryLayer', project.maps()),
      file('deposits', 'deposits.geojson', project.of('deposits').crs, project.of('deposits').features),
      file('targets', 'targets.geojson', project.of('targets').crs, project.targets()),
      file('places', 'suggested samples.geojson', project.of('next').crs, project.of('next').features)),
    suggested: project => [...text('title', `Mineral prospectivity of ${project.name.replace(/^.*:/, '')}`), ...text('comments', project.of('judge').note)],
    passed: {trainingReport: 'train', griddingReport: 'maps'},
  },
];

export const stepOf = id => STEPS.find(step => step.id === id);

/** The steps before one that it takes something from, as the project stands: what was left out is not among them. */
export function upstream(id, project) {
  return stepOf(id).follows.filter(other => !stepOf(other).optional || project.of(other).at);
}

/**
 * What a form of a step begins with: what it was given before, with what the steps before give in its place. What they
 * suggest counts where it was not given, or they were done anew; the choice of elements stays.
 */
export function begun(step, project) {
  const given = step.given(project);
  const suggested = step.suggested?.(project) ?? [];
  const anew = project.outdated(step.id).length > 0;
  const base = id => id.replace(/Layer$/, '');
  let inputs = project.of(step.id).inputs ?? [];
  const had = new Set(inputs.map(({id}) => id));
  const taken = suggested.filter(({id}) => !had.has(id) || (anew && id !== 'elements' && id !== 'model'));
  for (const more of [taken, given.inputs]) {
    const replaced = new Set(more.map(({id}) => base(id)));
    inputs = [...inputs.filter(({id}) => !replaced.has(base(id))), ...more];
  }
  return {inputs, files: new Map([...project.files.get(step.id) ?? [], ...given.files])};
}

export const processOf = step => NAMESPACE + step.process;
