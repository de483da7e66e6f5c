// What reports are made of: facts, figures by model, notes, curves.
import {h} from '../dom.js';
import {decimals, percent, significant} from '../format.js';
import {chartFigure} from './charts.js';

export function section(title, ...content) {
  return h('section', {}, h('h3', {}, title), content);
}

export function verdict(text) {
  return text ? h('p', {class: 'verdict'}, text) : null;
}

/** What the figures of a training mean, for who sees them for the first time. */
export function reading() {
  const terms = [
    ['AUC', 'how often a deposit scores higher than another place of the area: 0.5 is chance, 1 never fails.'],
    ['95 %', 'the range the true figure lies in, 19 times of 20: over other deposits like these, other blocks and other draws.'],
    ['Difference', 'of two models on the same deposits. Where its range holds 0 they are not told apart.'],
    ['5, 10, 20 %', 'share of the deposits found when only that much of the area is looked at.'],
    ['Simple models', 'if random forest, logistic regression or one element do as well, prefer them: they are easier to explain.'],
    ['Closeness to samples', 'if this does as well, the map shows where people have looked, not what is in the ground.'],
    ['Held out', 'every figure is of blocks of ground that were not trained on.'],
  ];
  return h('details', {class: 'reading'}, h('summary', {}, 'How to read this'),
    h('dl', {}, terms.flatMap(([term, meaning]) => [h('dt', {}, term), h('dd', {}, meaning)])));
}

export function facts(pairs) {
  return h('dl', {class: 'facts'}, pairs.filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))));
}

export function notes(warnings) {
  return warnings?.length > 0
    ? section('To keep in mind', h('ul', {}, warnings.map(warning => h('li', {}, warning)))) : null;
}

/** Rows of text; a column is [heading, of(row), isNumber]. */
export function table(caption, columns, rows) {
  const hint = h('p', {class: 'more-aside'}, 'More columns to the right: scroll the table →');
  const box = h('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption},
    h('table', {},
      h('thead', {}, h('tr', {}, columns.map(([heading, , number]) => h('th', {scope: 'col', class: number ? 'number' : undefined}, heading)))),
      h('tbody', {}, rows.map(row => h('tr', {}, columns.map(([, of, number], i) =>
        (i === 0 ? h('th', {scope: 'row'}, of(row)) : h('td', {class: number ? 'number' : undefined}, of(row)))))))));
  const whole = h('div', {class: 'table'}, h('p', {class: 'caption'}, caption), hint, box);
  new ResizeObserver(() => whole.classList.toggle('scrolls', box.scrollWidth > box.clientWidth + 1)).observe(box);
  return [whole];
}

/** An interval in figures. */
export function range(interval) {
  return Number.isFinite(interval?.low) ? `${decimals(interval.low, 3)} to ${decimals(interval.high, 3)}` : '–';
}

/** A training's network beside its rivals. */
export function comparisons(compared) {
  return table('The network and its rivals, by the same deposits', [
    ['The network is', row => `${row.outcome} ${row.rival}`],
    ['Difference', row => decimals(row.difference, 3), true],
    ['95 %', row => range(row.interval), true],
    ['Ahead', row => `${percent(row.ahead)} of the repeats`, true],
  ], compared);
}

/** What deposits put elsewhere gave. */
export function shifts(moved) {
  return facts([
    ['Model', moved.model],
    ['Shifts', String(moved.aucs?.length ?? '')],
    ['AUC where they are', decimals(moved.auc, 3)],
    ['AUC elsewhere', `${decimals(moved.mean, 3)} ± ${decimals(moved.sd, 3)}`],
    ['As good by chance (p)', decimals(moved.p, 3)],
  ]);
}

/** ModelFigures side by side. */
export function models(figures) {
  return table('AUC, of which 0.5 is chance; share of the deposits in the best 5, 10 and 20 % of the area; lift in the best 10 %', [
    ['Method', row => row.model],
    ['AUC', row => decimals(row.auc, 3), true],
    ...(figures.some(row => row.intervals) ? [['95 %', row => range(row.intervals?.auc), true]] : []),
    ['5 %', row => percent(row.top5), true],
    ['10 %', row => percent(row.top10), true],
    ['20 %', row => percent(row.top20), true],
    ['lift', row => decimals(row.lift10, 1), true],
  ], figures);
}

/** Prediction-rate curves of ModelFigures. */
export function rateCurves(title, figures) {
  return chartFigure(title, 'Share of the deposits in the best part of the area; the dotted line is chance.',
    [...figures.map(({model, areaCurve, depositCurve}) => ({
      name: model,
      points: areaCurve.map((area, i) => ({x: 100 * area, y: 100 * depositCurve[i]})),
    })), {name: 'chance', points: [{x: 0, y: 0}, {x: 100, y: 100}], reference: true}],
    {x: {label: 'Area (%)', min: 0, max: 100}, y: {label: 'Deposits (%)', min: 0, max: 100}});
}

export function crossing(figures) {
  return facts([
    ['AUC', decimals(figures.auc, 3)],
    ['P-A lines cross at a score of', significant(figures.threshold)],
    ['deposits above it', percent(figures.thresholdDeposits)],
    ['area above it', percent(figures.thresholdArea)],
    ['found in the best 10 %', percent(figures.top10)],
    ['deposits judged by', String(figures.deposits)],
  ]);
}

export function quantiles(scores) {
  const names = ['lowest', '5 %', '25 %', 'median', '75 %', '95 %', 'highest'];
  return scores?.length === names.length
    ? facts(scores.map((score, i) => [names[i], significant(score)])) : null;
}

export function area(report) {
  return facts([
    ['Valid cells', report.validCells?.toLocaleString('en-GB')],
    ['Valid area', report.validKm2 && `${significant(report.validKm2, 4)} km²`],
    ['Cell size', report.grid && `${significant(report.grid.cellSize, 4)} m`],
  ]);
}

export function provenance(model) {
  return model ? facts([
    ['Transfer', model.transfer],
    ['Deposits trained on', String(model.deposits)],
    ['Networks', String(model.settings?.members ?? '')],
    ['Steps each', String(model.settings?.steps ?? '')],
    ['Seed', String(model.seed)],
    ...Object.entries(model.versions ?? {}),
  ]) : null;
}
