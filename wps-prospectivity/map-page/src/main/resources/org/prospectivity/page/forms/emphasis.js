// What this product's processes are usually run with. Any other process has a form too, only without this emphasis.

export const NAMESPACE = 'prospectivity:';

/** In the order of the work. */
export const ORDER = ['InspectSamples', 'GridGeochem', 'StackEvidence', 'TrainTransferCNN', 'PredictProspectivity', 'EvaluateProspectivity', 'DelineateTargets',
  'SuggestSamples', 'ExplainProspectivity', 'DescribeModel', 'HandOver', 'ListModels', 'DeleteModel', 'ConvertFeatures', 'FindCoordinateSystem'].map(name => NAMESPACE + name).concat('gs:Import');

/** Inputs shown at once; the others are behind "More settings". */
const SHOWN = new Map(Object.entries({
  InspectSamples: ['samples', 'filter'],
  GridGeochem: ['samples', 'elements', 'method', 'transform', 'cellSize', 'crs', 'layer'],
  StackEvidence: ['geochemistry', 'coverages', 'coverageLayers', 'features', 'featureLayers', 'evidence', 'layer'],
  TrainTransferCNN: ['geochemistry', 'deposits', 'model', 'window', 'folds', 'sourceModel', 'sourceGeochemistry', 'sourceDeposits'],
  PredictProspectivity: ['geochemistry', 'model', 'deposits', 'layer'],
  EvaluateProspectivity: ['prospectivity', 'deposits', 'samples'],
  DelineateTargets: ['prospectivity', 'share', 'threshold', 'greatestArea', 'deposits'],
  SuggestSamples: ['prospectivity', 'samples', 'count', 'spacing', 'mask', 'roads', 'reach'],
  ExplainProspectivity: ['geochemistry', 'model', 'layer'],
  HandOver: ['title', 'author', 'organisation', 'question', 'comments', 'logo', 'paperSize', 'prospectivity', 'geochemistry', 'model', 'targets', 'deposits', 'places'],
}));

/** Data of which one of two forms has to be given, though neither input is required. */
const WANTED = new Set(['InspectSamples samples', 'GridGeochem samples', 'TrainTransferCNN geochemistry', 'TrainTransferCNN deposits',
  'PredictProspectivity geochemistry', 'EvaluateProspectivity prospectivity', 'EvaluateProspectivity deposits',
  'DelineateTargets prospectivity', 'SuggestSamples prospectivity', 'SuggestSamples samples', 'ExplainProspectivity geochemistry', 'HandOver prospectivity']);

const NAMES = new Map(Object.entries({
  'GridGeochem transform': 'LOG10',
  'GridGeochem layer': 'maps',
  'StackEvidence layer': 'stack',
  'PredictProspectivity layer': 'scores',
  'ExplainProspectivity layer': 'explanation',
}));

/** Inputs that tell only with some values of another one: [the other, its values]. */
const EFFECT = new Map([
  ...['neighbours', 'radius', 'sectors'].map(id => [`GridGeochem ${id}`, ['method', ['IDW', 'KRIGING']]]),
  ['GridGeochem power', ['method', ['IDW']]],
  ...['variogram', 'variance', 'cutoff', 'structures'].map(id => [`GridGeochem ${id}`, ['method', ['KRIGING']]]),
  ['GridGeochem backTransform', ['transform', ['LOG10']]],
]);

function key(process, input) {
  return process.startsWith(NAMESPACE) ? `${process.slice(NAMESPACE.length)} ${input}` : '';
}

export function isShown(process, input) {
  const shown = process.startsWith(NAMESPACE) ? SHOWN.get(process.slice(NAMESPACE.length)) : undefined;
  return input.required || (shown ? shown.includes(input.id) : true);
}

/** Whether the server is asked what a file given for an input is. */
export function isInspected(process, id) {
  return ['InspectSamples samples', 'GridGeochem samples'].includes(key(process, id));
}

export function isWanted(process, id) {
  return WANTED.has(key(process, id));
}

/** What an input depends on: [another input, the values of that with which it has an effect]; undefined for nothing. */
export function dependsOn(process, id) {
  return EFFECT.get(key(process, id));
}

/** Inputs whose files an input names, in its order; undefined for one that names none. */
export function naming(process, id) {
  return key(process, id) === 'StackEvidence names' ? ['coverages', 'features'] : undefined;
}

/** What a field holds at first; undefined for nothing. */
export function initial(process, id) {
  return NAMES.get(key(process, id));
}

/** Whether an input is some sentences rather than a word. */
export function isProse(id) {
  return ['question', 'comments'].includes(id);
}

/** Whether an input names elements of the samples' file. */
export function takesElements(id) {
  return id === 'elements';
}

/** Whether an input is the name of a model that exists. */
export function takesModel(process, id) {
  return id === 'sourceModel' || (id === 'model' && process.startsWith(NAMESPACE) && !process.endsWith(':TrainTransferCNN'));
}
