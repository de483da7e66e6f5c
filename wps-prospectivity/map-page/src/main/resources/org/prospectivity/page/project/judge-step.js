// What the training is worth, and which model makes the map.
import {errorNote, h, replace, spinner} from '../dom.js';
import {NAMESPACE} from '../forms/emphasis.js';
import {runForText} from '../ows/wps-execution.js';
import {render} from '../reports/reports.js';

const METHODS = [
  ['RECOMMENDED', 'what the training recommends'],
  ['NETWORK', 'the network'],
];

/**
 * @param done called when it is decided
 * @returns an element
 */
export function judgeStep(project, jobs, done) {
  const body = h('div', {class: 'judgement'}, spinner('Fetching the report of the training…'));
  const {job} = project.of('train');
  const {method = 'RECOMMENDED', note = ''} = project.of('judge');
  told(jobs, job).then(parts => replace(body, parts), error => replace(body, errorNote(error)));
  const select = h('select', {id: 'judge-method'}, METHODS.map(([value, text]) => h('option', {value, selected: value === method}, text)));
  const own = h('textarea', {id: 'judge-note', rows: 3});
  own.value = note;
  return [
    body,
    h('div', {class: 'field'}, h('label', {for: 'judge-method'}, 'The map is made by'), select),
    h('div', {class: 'field'}, h('label', {for: 'judge-note'}, 'What you take from it'), own,
      h('p', {class: 'help'}, 'Kept with the project, for the paper.')),
    h('button', {
      type: 'button', class: 'primary', onclick: () => {
        project.done('judge', {method: select.value, note: own.value.trim()});
        done();
      },
    }, 'Go on with this'),
  ];
}

/** The report of the training; where the server no longer has it, what the model itself tells. */
async function told(jobs, job) {
  try {
    const outputs = await jobs.outputs(job);
    return render(job.process, JSON.parse(outputs.report.text));
  } catch {
    const text = await runForText(`${NAMESPACE}DescribeModel`, 'report', [{id: 'model', text: job.model}]);
    return render(`${NAMESPACE}DescribeModel`, JSON.parse(text));
  }
}
