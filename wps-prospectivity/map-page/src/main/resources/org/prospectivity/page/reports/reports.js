// The report of each process, drawn. What the page does not know is shown as it is.
import {h} from '../dom.js';
import {area as areaText, band, decimals, grouped, percent, significant} from '../format.js';
import {chartFigure} from './charts.js';
import {area, comparisons, crossing, facts, models, notes, provenance, quantiles, range, rateCurves, reading, section, shifts, table, verdict} from './parts.js';

const MOST_TARGETS = 100;
const MOST_PLACES = 100;
const MOST_EFFECTS = 20;
const REPORTS = {
  'prospectivity:InspectSamples': inspection,
  'prospectivity:GridGeochem': gridding,
  'prospectivity:TrainTransferCNN': training,
  'prospectivity:PredictProspectivity': prediction,
  'prospectivity:EvaluateProspectivity': evaluation,
  'prospectivity:DelineateTargets': targets,
  'prospectivity:SuggestSamples': suggestions,
  'prospectivity:ExplainProspectivity': explanation,
  'prospectivity:DescribeModel': model,
  'prospectivity:FindCoordinateSystem': systems,
};

/**
 * The parts of a report.
 *
 * @param map {zoomTo(rank)} where the map shows the targets of the report
 */
export function render(process, report, map) {
  return (REPORTS[process] ?? plain)(report, map).filter(Boolean);
}

function inspection(report) {
  const {places, questions, columns, repeats} = report;
  const elements = columns.filter(({assay}) => assay);
  return [
    questions.length > 0 ? section('To settle first', ...table('Codes without a clear meaning; gridding asks for each of them', [
      ['Code', row => row.code], ['cells', row => grouped(row.count), true], ['column', row => row.column],
    ], questions)) : null,
    notes(report.warnings),
    facts([
      ['Rows', grouped(report.rows)], ['Coordinates', places ? `${places.columns} in ${places.measure.toLowerCase()}` : 'none'],
      ['Placed', places && grouped(places.placed)], ['CRS', places?.crs || report.gridParameters.crs],
      ['Places with several samples', repeats && grouped(repeats.repeated)],
    ]),
    elements.length > 0 ? section('Elements', ...table('By column', [
      ['Column', row => row.name], ['band', ({assay}) => assay.element], ['measured', ({assay}) => grouped(assay.measured), true],
      ['below', ({assay}) => grouped(assay.below), true], ['above', ({assay}) => grouped(assay.above), true],
      ['missing', ({assay}) => grouped(assay.missing), true], ['median', ({assay}) => significant(assay.quantiles[3]), true],
    ], elements), ...elements.flatMap(({assay}) => histogram(assay) ?? [])) : null,
    section('Other columns', ...table('What they were taken for', [
      ['Column', row => row.name], ['taken for', row => row.kind.toLowerCase().replaceAll('_', ' ')], ['filled', row => grouped(row.filled), true],
    ], columns.filter(({assay}) => !assay))),
    section('Inputs of the gridding process', facts(Object.entries(report.gridParameters))),
  ];
}

function gridding(report) {
  const bands = new Map(report.bands.map((made, i) => [report.elements[i]?.element ?? made.band, made]));
  const charts = report.elements.flatMap(element => histogram(element) ?? []);
  const variograms = report.bands.flatMap(made => variogram(made) ?? []);
  return [
    facts([
      ['Samples', grouped(report.samples)], ['Places', grouped(report.places)],
      ['Grid', `${report.grid.columns} × ${report.grid.rows} cells of ${significant(report.grid.cellSize, 4)} m`],
      ['Method', report.settings.method], ['Transform', report.settings.transform],
      ['Mask', report.settings.maxDistance ? `${significant(report.settings.maxDistance, 4)} m from samples` : 'none'],
    ]),
    notes(report.warnings),
    section('Elements', ...table('Values and errors by element; the error is of leaving each sample out, in the band’s units', [
      ['Element', row => row.element],
      ['values', ({censoring}) => grouped(censoring.measured + censoring.below + censoring.above), true],
      ['below detection', row => percent(row.censoredShare, 1), true],
      ['duplicates', row => grouped(row.duplicatesMerged), true],
      ['error', row => decimals(bands.get(row.element)?.leaveOneOut?.rootMeanSquaredError, 3), true],
    ], report.elements)),
    charts.length > 0 ? section('Histograms', charts) : null,
    variograms.length > 0 ? section('Variograms', variograms) : null,
  ];
}

function histogram(element) {
  const bins = element.histograms?.find(({logarithmic}) => logarithmic) ?? element.histograms?.[0];
  if (!bins?.measured.length) {
    return null;
  }
  const count = bins.measured.length;
  const [low, high] = bins.logarithmic ? [Math.log10(bins.low), Math.log10(bins.high)] : [bins.low, bins.high];
  const edge = i => (bins.logarithmic ? 10 ** (low + (high - low) * i / count) : low + (high - low) * i / count);
  const bars = values => [...values, 0].map((y, i) => ({x: edge(i), y}));
  const all = bins.measured.map((measured, i) => measured + bins.censored[i]);
  const censored = bins.censored.some(value => value > 0);
  const {symbol, unit} = band(element.element);
  return chartFigure(symbol, `Samples by concentration${unit ? ` in ${unit}` : ''}${bins.logarithmic ? ', logarithmic' : ''}.`,
    [{name: censored ? 'all, with below detection' : 'measured', points: bars(all), bars: true},
      ...(censored ? [{name: 'measured', points: bars(bins.measured), bars: true}] : [])],
    {x: {label: unit || 'value', logarithmic: bins.logarithmic}, y: {label: 'Samples', min: 0}});
}

function variogram(made) {
  const lags = made.variogram?.empirical?.lags;
  return lags ? chartFigure(made.band, `Semivariance by distance; the model is ${made.variogram.model}.`,
    [{name: 'samples', points: lags.map(({distance, semivariance}) => ({x: distance / 1000, y: semivariance})), dots: true}],
    {x: {label: 'Distance (km)', min: 0}, y: {label: 'Semivariance', min: 0}}) : null;
}

function training(report) {
  const {data = {}, training: how} = report;
  const judged = report.crossValidation ?? [];
  const test = report.testDeposits ?? [];
  const learning = (report.convergence ?? []).filter(({losses}) => losses?.length > 0);
  return [
    verdict(report.verdict),
    report.recommendation ? section('Which model to use', h('p', {}, report.recommendation.reason)) : null,
    judged.length > 0 ? reading() : null,
    judged.length > 0 ? section('On blocks held out of training',
      ...models(judged),
      ...(report.comparisons?.length > 0 ? comparisons(report.comparisons) : []),
      facts([
        ['Repeats', String(report.evaluation?.repeats ?? '')],
        ['Groups of deposits', String(report.evaluation?.groups ?? '')],
        ['AUC of closeness to samples', report.closeness && decimals(report.closeness.control, 3)],
        ['AUC among cells as close to samples', report.closeness
          && `${decimals(report.closeness.amongAlike.value, 3)} (${range(report.closeness.amongAlike.interval)})`],
      ]),
      rateCurves('Deposits found in the best part of the area', judged)) : null,
    test.length > 0 ? section('On deposits kept from training',
      ...models(test), rateCurves('Test deposits found', test)) : null,
    report.evidence ? section('What the skill rests on', ...evidence(report.evidence)) : null,
    report.shiftNull ? section('Deposits put elsewhere', shifts(report.shiftNull)) : null,
    learning.length > 0 ? section('Learning', chartFigure('Held-out loss during training',
      'The lower, the better deposits it was not shown are told from other places; chance is 0.69.',
      learning.map(({model, losses}) => ({name: model, points: losses.map(({step, heldOut}) => ({x: step, y: heldOut}))})),
      {x: {label: 'Training steps', min: 0}, y: {label: 'Cross-entropy on held-out blocks', min: 0}})) : null,
    notes(report.warnings),
    section('How it was made', facts([
      ['Deposits', data.deposits && `${data.deposits}${data.depositsOutside ? `, ${data.depositsOutside} outside` : ''}`],
      ['Window', how && `${how.window} cells, ${significant(how.windowMetres / 1000)} km`],
      ['Bands', data.bands?.join(', ')],
    ]), provenance(report.provenance)),
  ];
}

function evidence({sentence, parts, effects}) {
  return [
    h('p', {}, sentence),
    ...table('The same models by what they see, on the same blocks; the gain is what the rest adds, with its interval of 95 %', [
      ['Evidence', row => row.evidence],
      ['Model', row => row.model],
      ['AUC', row => decimals(row.auc, 3), true],
      ['gain', row => (row.gain ? `${decimals(row.gain.value, 3)} (${range(row.gain.interval)})` : '–'), true],
    ], parts),
    ...table(`By how much the network's AUC falls when a part is hidden${effects.length > MOST_EFFECTS
      ? `; the ${MOST_EFFECTS} greatest` : ''}`, [
      ['Hidden', row => row.evidence],
      ['bands', row => String(row.bands.length), true],
      ['loss of AUC', row => decimals(row.loss, 3), true],
    ], effects.slice(0, MOST_EFFECTS)),
  ];
}

function prediction(report) {
  return [
    verdict(report.model?.verdict),
    report.evaluation ? section('By the deposits given', crossing(report.evaluation),
      rateCurves('Deposits found in the best part of the area', [report.evaluation])) : null,
    section('Scores', quantiles(report.scores), area(report)),
    notes(report.warnings),
    section('The model', provenance(report.model)),
  ];
}

function evaluation(report) {
  const figures = [report.evaluation, report.proximity].filter(Boolean);
  return [
    verdict(report.trainedOn?.sentence),
    notes(report.warnings.filter(warning => warning !== report.trainedOn?.sentence)),
    section('By the deposits', crossing(report.evaluation),
      facts([['Lift where the lines cross', decimals(report.density, 2)]]),
      ...(figures.length > 1 ? models(figures) : []),
      rateCurves('Deposits found in the best part of the area', figures)),
    section('Scores', quantiles(report.scores), area(report)),
  ];
}

function targets(report, map) {
  const has = name => report.targets.some(target => target[name] !== null && target[name] !== undefined);
  const zoom = ({rank}) => (map
    ? h('button', {type: 'button', class: 'link', 'aria-label': `Target ${rank} on the map`, onclick: () => map.zoomTo(rank)}, String(rank))
    : String(rank));
  const inHectares = report.targets.every(({areaKm2}) => areaKm2 < 1);
  return [
    facts([
      ['Threshold', significant(report.threshold)], ['Chosen as', report.rule],
      ['Targets', String(report.targets.length)], ['Their area', areaText(report.targetKm2)],
      ['Share of the area', percent(report.areaShare, 1)],
      ['Share of the deposits', Number.isFinite(report.depositShare) ? percent(report.depositShare) : null],
      ['Left out as too small', `${report.dropped}${report.dropped ? `, ${areaText(report.droppedKm2)}` : ''}`],
      ['Greatest area', Number.isFinite(report.greatestArea) ? areaText(report.greatestArea) : null],
      ['Cut as too large', report.split ? `${report.split}, of which ${areaText(report.splitKm2)} lie below the raised thresholds` : null],
    ]),
    notes(report.warnings),
    report.targets.length > 0 ? section('Targets', ...table(
      `By rank${map ? '; press a number to see the target on the map' : ''}${report.targets.length > MOST_TARGETS
        ? `; the best ${MOST_TARGETS}, all of them in the file` : ''}`, [
        ['Rank', zoom],
        inHectares ? ['ha', row => significant(100 * row.areaKm2), true] : ['km²', row => grouped(row.areaKm2, 2), true],
        ['mean', row => decimals(row.meanScore, 3), true],
        ['highest', row => decimals(row.maxScore, 3), true],
        ...(has('threshold') ? [['above', row => decimals(row.threshold, 3), true]] : []),
        ...(has('meanUncertainty') ? [['uncertainty', row => decimals(row.meanUncertainty, 3), true]] : []),
        ...(has('deposits') ? [['deposits', row => String(row.deposits ?? '–'), true]] : []),
        ...(has('leadingElements') ? [['leading elements', row => (row.leadingElements ?? [])
          .map(element => element.symbol ?? String(element)).join(', ')]] : []),
      ], report.targets.slice(0, MOST_TARGETS))) : null,
  ];
}

function suggestions(report) {
  const has = name => report.places.some(({figures}) => Number.isFinite(figures[name]));
  return [
    facts([
      ['Places', report.suggested < report.asked ? `${report.suggested} of ${report.asked}` : String(report.suggested)],
      ['Apart by', `${grouped(report.spacing)} m, ${report.spacingRule}`],
      ['Samples there are', `at ${grouped(report.samples)} places, typically ${grouped(report.gap)} m apart`],
      ['From a road', Number.isFinite(report.reach) ? `${grouped(report.reach)} m at most` : null],
      ['Where places may lie', `${areaText(report.openKm2)} of ${areaText(report.validKm2)}`],
    ]),
    notes(report.warnings),
    section('Places', ...table(`By rank${report.places.length > MOST_PLACES ? `; the best ${MOST_PLACES}, all of them in the file` : ''}`, [
      ['Rank', row => String(row.rank)],
      ['easting', row => grouped(row.easting), true], ['northing', row => grouped(row.northing), true],
      ['score', ({figures}) => decimals(figures.score, 3), true],
      ['percentile', ({figures}) => decimals(figures.percentile, 0), true],
      ...(has('disagreement') ? [['disagreement', ({figures}) => decimals(figures.disagreement, 0), true]] : []),
      ...(has('applicability') ? [['applicability', ({figures}) => decimals(figures.applicability, 2), true]] : []),
      ['m to a sample', ({figures}) => grouped(figures.sampleDistance), true],
      ...(has('roadDistance') ? [['m to a road', ({figures}) => grouped(figures.roadDistance), true]] : []),
      ['why', row => row.reason],
    ], report.places.slice(0, MOST_PLACES))),
  ];
}

function explanation(report) {
  const columns = [
    ['Part', row => row.part ?? row.band],
    ['size, best 10 %', row => decimals(row.topMeanAbsolute, 3), true],
    ['effect, best 10 %', row => decimals(row.topMean, 3), true],
    ['size, all', row => decimals(row.meanAbsolute, 3), true],
  ];
  return [
    report.elements.length > 0 ? section('Elements',
      ...table('By how much the score falls without them', columns, report.elements)) : null,
    report.evidence?.length > 0 ? section('Evidence',
      ...table('By how much the score falls without it', columns, report.evidence)) : null,
    section('Rings around the centre', ...table('By how much the score falls without what is seen there', columns, report.rings)),
    notes(report.warnings),
    section('The model', provenance(report.model)),
  ];
}

function model(report) {
  return [
    verdict(report.provenance?.verdict),
    section('What it reads', facts([
      ['Bands', report.bands?.join(', ')], ['Cell size', `${significant(report.cellSize, 4)} m`],
      ['Window', report.architecture && `${report.architecture.window} cells, ${significant(report.architecture.window * report.cellSize / 1000)} km`],
      ['Networks', report.members && String(report.members)],
    ])),
    section('How it was trained', provenance(report.provenance)),
  ];
}

function systems(report) {
  return report.length > 0 ? table('Coordinate systems', [
    ['Code', row => row.code], ['name', row => row.name], ['area of use', row => row.area],
  ], report) : [h('p', {}, 'None is called so.')];
}

function plain(report) {
  return [h('pre', {class: 'plain', tabindex: 0}, typeof report === 'string' ? report : JSON.stringify(report, null, 2))];
}
