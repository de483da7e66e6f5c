// Charts of a report, with the report pages' colours and manners (chart-defaults.js).
import {h} from '../dom.js';
import {chart as library} from '../libraries.js';
import {significant} from '../format.js';

/** Okabe and Ito's colours that stand out from white, and dashes beside them. */
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#b8860b', '#56b4e9'];
const DASHES = [[], [10, 4], [3, 3], [12, 4, 3, 4], [6, 6], [2, 6]];
const REFERENCE = '#666666';
/** Each round of the colours has the dashes one further, so that no two lines of 36 are alike. */
const dashOf = line => DASHES[(line + Math.floor(line / COLOURS.length)) % DASHES.length];

/**
 * A figure with a chart that is drawn once it is in the page.
 *
 * @param series [{name, points: [{x, y}], reference, bars, dots}]
 * @param axes {x: {label, min, max, logarithmic}, y: the same}
 */
export function chartFigure(title, reading, series, axes) {
  const canvas = h('canvas', {role: 'img', 'aria-label': `${title}. ${reading}`});
  const figure = h('figure', {class: 'chart'}, h('h4', {}, title), h('div', {class: series.length > 5 ? 'canvas tall' : 'canvas'}, canvas), h('figcaption', {}, reading),
    h('details', {}, h('summary', {}, 'The data of this chart'), table(series, axes)));
  draw(canvas, series, axes).catch(error => canvas.replaceWith(h('p', {class: 'error'}, error.message)));
  return figure;
}

async function draw(canvas, series, axes, more = {}) {
  const Chart = await library();
  let colour = 0;
  const datasets = series.map(({name, points, reference, bars, dots}, i) => {
    const stroke = reference ? REFERENCE : COLOURS[colour % COLOURS.length];
    const dash = reference ? [2, 3] : dashOf(colour);
    const width = reference ? 1.5 : colour === 0 ? 3 : 2;
    colour += reference ? 0 : 1;
    return {
      label: name, data: points, borderColor: stroke, backgroundColor: bars ? `${stroke}b3` : stroke,
      borderWidth: bars ? 1 : width, borderDash: bars ? [] : dash, stepped: bars, fill: bars ? 'origin' : false,
      order: bars ? -i : 0, ...(dots ? {showLine: false, pointRadius: 3} : {}),
    };
  });
  return new Chart(canvas, {
    type: 'line',
    data: {datasets},
    options: {scales: {x: scale(axes.x), y: scale(axes.y)}, plugins: {legend: {display: series.length > 1}}, ...more},
  });
}

function scale({label, min, max, logarithmic}) {
  return {type: logarithmic ? 'logarithmic' : 'linear', title: {display: true, text: label}, min, max};
}

function table(series, axes) {
  const rows = series.flatMap(({name, points}) => {
    const stride = Math.max(1, Math.ceil(points.length / 21));
    return points.filter((point, i) => i % stride === 0 || i === points.length - 1).map(({x, y}) => [name, x, y]);
  });
  return h('div', {class: 'scroll'}, h('table', {},
    h('thead', {}, h('tr', {}, h('th', {scope: 'col'}, 'Line'), h('th', {scope: 'col'}, axes.x.label), h('th', {scope: 'col'}, axes.y.label))),
    h('tbody', {}, rows.map(([name, x, y]) => h('tr', {}, h('td', {}, name), h('td', {class: 'number'}, significant(x)), h('td', {class: 'number'}, significant(y)))))));
}

/** The prediction-rate curve with a dot that moves with the threshold. */
export async function captureChart(canvas, curve) {
  canvas.setAttribute('aria-label', 'Prediction-rate curve: share of the deposits against share of the area.');
  const percent = points => points.map(({x, y}) => ({x: 100 * x, y: 100 * y}));
  const chart = await draw(canvas,
    [{name: 'deposits', points: percent(curve)}, {name: 'chance', points: [{x: 0, y: 0}, {x: 100, y: 100}], reference: true}],
    {x: {label: 'Area (%)', min: 0, max: 100}, y: {label: 'Deposits (%)', min: 0, max: 100}},
    {plugins: {legend: {display: false}}});
  chart.data.datasets.push({
    label: 'threshold', data: [], showLine: false, pointRadius: 6, pointBackgroundColor: '#d55e00', pointBorderColor: '#fff',
    pointBorderWidth: 2, order: -1, clip: false,
  });
  return {
    mark: ({area, found}) => {
      chart.data.datasets[2].data = [{x: 100 * area, y: 100 * found}];
      chart.update('none');
    },
  };
}
