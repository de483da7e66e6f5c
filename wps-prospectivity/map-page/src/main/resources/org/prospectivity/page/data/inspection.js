// What a file of samples is, as the server sees it.
import {NAMESPACE} from '../forms/emphasis.js';
import {runForText} from '../ows/wps-execution.js';
import {percent} from '../format.js';

export const INSPECT = `${NAMESPACE}InspectSamples`;
const SEVERAL = /(?:could be the samples: |layers, |shapefiles in it, )(.+); the option table names/;

/**
 * Has the server inspect a file.
 *
 * @param sent the file, as an inline input
 * @param settled what a person has said of it, by the names of inputs
 */
export async function inspect(sent, settled) {
  const inputs = Object.entries(settled).filter(([, text]) => text !== '').map(([id, text]) => ({id, text}));
  return JSON.parse(await runForText(INSPECT, 'report', [{id: 'samples', ...sent}, ...inputs]));
}

/** The sheets, layers or files of which one has to be chosen, as a refusal lists them; none of another refusal. */
export function tablesIn(error) {
  return SEVERAL.exec(error.message)?.[1].split(', ') ?? [];
}

/** The elements of an inspected table: [{name, told, reason}]; reason why one is not gridded unless it is asked for. */
export function elementsOf({columns, rows, gridParameters}) {
  const taken = new Set((gridParameters.elements ?? '').split(','));
  const elements = new Map();
  for (const {assay} of columns.filter(column => column.assay)) {
    elements.set(assay.element, [...(elements.get(assay.element) ?? []), assay]);
  }
  return [...elements].map(([name, assays]) => {
    const determined = assay => assay.measured + assay.below + assay.above;
    const best = assays.reduce((most, assay) => (determined(assay) > determined(most) ? assay : most));
    const parts = [`${determined(best)} of ${rows}`, best.below > 0 ? `${best.below} below` : '', best.above > 0 ? `${best.above} above` : '',
      best.unclear > 0 ? `${best.unclear} to settle` : '', assays.map(({method}) => method).filter(Boolean).join(', ')];
    return {
      name,
      told: parts.filter(Boolean).join(' · '),
      ticked: taken.has(name),
      reason: taken.has(name) ? '' : determined(best) === 0 ? 'no value that can be read'
        : `too few: ${percent(determined(best) / rows, determined(best) / rows < 0.1 ? 1 : 0)}`,
    };
  });
}

/** What a code may mean, by the kind of question: [choice, what a person reads]. */
const MEANINGS = {
  missing: 'no result',
  least: 'below the least limit or value of its column',
  limit: 'below this limit:',
  below: 'below the amount beside it, or its own',
  values: 'a measured value',
};
const CHOICES = {
  BELOW: ['least', 'limit', 'missing'],
  ABOVE: ['missing'],
  TEXT: ['missing', 'least', 'limit'],
  SIGN: ['values', 'below', 'missing'],
  NEGATIVE: ['below', 'missing'],
  NUMBER: ['missing', 'values'],
};

/** The questions of an inspection, one a code: [{code, told, choices: [[choice, meaning]]}]. */
export function codesAsked({questions}) {
  const codes = new Map();
  for (const question of questions) {
    codes.set(question.code, [...(codes.get(question.code) ?? []), question]);
  }
  return [...codes].map(([code, asked]) => ({
    code,
    told: asked.map(({count, column}) => `${count} in ${column}`).join(', '),
    choices: CHOICES[asked[0].kind].map(choice => [choice, MEANINGS[choice]]),
  }));
}

/** The inputs that say what codes mean: of {code, choice, limit}, those that are complete. */
export function meanings(chosen) {
  const of = (...choices) => chosen.filter(({choice}) => choices.includes(choice));
  return {
    missing: of('missing').map(({code}) => code).join(','),
    below: of('least', 'below', 'limit').filter(({choice, limit}) => choice !== 'limit' || Number(limit) > 0)
      .map(({code, choice, limit}) => (choice === 'least' ? `${code}=LEAST` : choice === 'limit' ? `${code}=${limit}` : code)).join(','),
    values: of('values').map(({code}) => code).join(','),
  };
}

/** The places of the samples, for the map. */
export function placesOf({places, shown, gridParameters}, crs) {
  const features = shown.x.map((x, i) => ({geometry: {type: 'Point', coordinates: [x, shown.y[i]]}, properties: {}}));
  const system = places?.measure === 'DEGREES' ? 'EPSG:4326' : places?.crs || crs || gridParameters.crs;
  return /^EPSG:\d+$/.test(system ?? '') && features.length > 0
    ? {features, crs: system} : undefined;
}
