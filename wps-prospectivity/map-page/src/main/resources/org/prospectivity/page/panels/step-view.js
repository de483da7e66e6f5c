// What a step of the guided path shows: how its last run went, the form to run it with, and what that would be typed as.
import {announce, errorNote, h, replace, spinner} from '../dom.js';
import {title} from '../format.js';
import {crsOf} from '../data/feature-file.js';
import {featureCollection} from '../data/feature-result.js';
import {processForm} from '../forms/process-form.js';
import {describe} from '../ows/wps-description.js';
import {commandLine, request} from '../project/commands.js';
import {depositStep} from '../project/deposit-step.js';
import {judgeStep} from '../project/judge-step.js';
import {preview} from '../project/preview.js';
import {begun, processOf, stepOf} from '../project/steps.js';
import {targetReview} from '../project/target-review.js';
import {render} from '../reports/reports.js';
import {warnings} from './jobs-panel.js';

export class StepView {
  /**
   * @param content element that it fills
   * @param surroundings as of the panel
   * @param moves {goOn(), started(), report(job), threshold(layer)}
   */
  constructor(project, step, content, surroundings, moves) {
    Object.assign(this, {project, step, content, surroundings, moves});
    this.over = false;
  }

  /** Shows it as the project stands. */
  fill() {
    const {project, step, content, moves} = this;
    const head = [h('p', {class: 'abstract'}, step.about), this.changes()];
    const missing = step.follows.filter(other => !stepOf(other).optional && other !== 'judge' && !project.isDone(other) && step.id !== 'handover');
    const first = missing.length > 0 && h('p', {class: 'note'}, `Wants ${missing.map(other => stepOf(other).title.toLowerCase()).join(' and ')} first; you can give layers that are there already.`);
    if (step.id === 'deposits') {
      replace(content, head, depositStep(project, this.surroundings, () => moves.goOn()));
    } else if (step.id === 'judge') {
      replace(content, head, missing.length > 0 ? first : judgeStep(project, this.surroundings.jobs, () => moves.goOn()));
    } else {
      replace(content, head, first, this.outcome(), spinner('Asking the server for its inputs…'));
      this.form([head, first]);
    }
  }

  /** What was changed with the last run. */
  changes() {
    const {before, inputs} = this.project.of(this.step.id);
    if (!before) {
      return null;
    }
    const told = list => new Map([...Map.groupBy(list, ({id}) => id)].map(([id, some]) => [id, some.map(({text, name, box}) => text ?? name ?? String(box)).join(', ')]));
    const [old, now] = [told(before), told(inputs)];
    const changed = [...new Set([...old.keys(), ...now.keys()])].filter(id => old.get(id) !== now.get(id));
    return changed.length === 0 ? null : h('details', {class: 'warned'}, h('summary', {}, `Changed with the last run: ${changed.map(title).join(', ')}`),
      h('ul', {}, changed.map(id => h('li', {}, `${title(id)}: ${old.get(id) ?? 'not given'} → ${now.get(id) ?? 'not given'}`))));
  }

  /** How the last run went. */
  outcome() {
    const {step, moves} = this;
    const {job} = this.project.of(step.id);
    if (!job) {
      return null;
    }
    const running = ['waiting', 'running'].includes(job.state);
    return h('div', {class: 'outcome'},
      running ? h('p', {class: 'waiting'}, 'It runs; the next step can be looked at meanwhile. ',
        h('button', {type: 'button', class: 'small', onclick: () => this.surroundings.jobs.cancel(job)}, 'Cancel')) : null,
      job.state === 'failed' && job.error && !job.cancelled ? errorNote(job.error) : null,
      warnings(job),
      job.state === 'done' ? h('p', {class: 'links'}, h('button', {type: 'button', class: 'primary', onclick: () => moves.report(job)}, step.id === 'handover' ? 'Files' : 'Report'),
        step.id === 'scores' && job.published ? h('button', {type: 'button', onclick: () => moves.threshold(job.published)}, 'Choose a threshold') : null) : null,
      step.report && job.state === 'done' ? this.reported(job) : null,
      step.id === 'targets' && job.state === 'done' ? targetReview(this.project, this.surroundings) : null);
  }

  /** The report of a run, fetched when it is opened. */
  reported(job) {
    const body = h('div');
    return h('details', {
      ontoggle: async event => {
        if (event.currentTarget.open && body.childElementCount === 0) {
          replace(body, spinner('Fetching the report…'));
          await this.surroundings.jobs.outputs(job)
            .then(outputs => replace(body, render(job.process, JSON.parse(outputs.report.text))), error => replace(body, errorNote(error)));
        }
      },
    }, h('summary', {}, this.step.report), body);
  }

  async form(head) {
    const {project, step, content, moves} = this;
    try {
      const description = await describe(processOf(step));
      if (step.sampled) {
        await this.recallSamples();
      }
      const made = processForm(description, this.surroundings, async (inputs, outputs) => {
        const job = await this.surroundings.jobs.run(processOf(step), step.title, [...inputs, ...await this.passed(inputs)], outputs);
        const {inputs: earlier} = project.of(step.id);
        project.files.set(step.id, this.surroundings.jobs.given(job).files);
        project.done(step.id, {inputs: job.inputs, before: earlier, job});
        announce(`${step.title} has started.`);
        moves.started();
      }, begun(step, project), step.inputs);
      if (this.over) {
        return;
      }
      const {job} = project.of(step.id);
      replace(content, head, this.outcome(),
        step.id === 'targets' && this.surroundings.capture.threshold !== undefined ? h('button', {
          type: 'button', class: 'small', onclick: () => made.fill('threshold', String(this.surroundings.capture.threshold)),
        }, `Take the threshold from the map: ${Number(this.surroundings.capture.threshold.toPrecision(4))}`) : null,
        job?.state === 'done' ? h('details', {class: 'again'}, h('summary', {}, 'Change and run again'), made.element) : made.element,
        step.preview ? this.preview(description, made) : null,
        this.typed(made),
        step.optional && !project.isDone(step.id) ? h('button', {type: 'button', onclick: () => this.skip()}, 'Leave this out') : null);
    } catch (error) {
      replace(content, head, errorNote(error));
    }
  }

  /** Reports of earlier steps that it takes; of those the server no longer has none. */
  async passed(inputs) {
    const found = await Promise.all(Object.entries(this.step.passed ?? {}).map(async ([id, other]) => {
      const {job} = this.project.of(other);
      const text = inputs.some(input => input.id === id) || job?.state !== 'done' ? undefined
        : await this.surroundings.jobs.outputs(job).then(({report}) => report?.text, () => undefined);
      return text && {id, text, passing: true};
    }));
    return found.filter(Boolean);
  }

  /** The places of the samples that the maps were made of, as long as the server has them. */
  async recallSamples() {
    const {project} = this;
    const {job} = project.of('maps');
    if (project.sampled?.of === job?.execution || job?.state !== 'done') {
      return;
    }
    // Where they are gone, the field is left for the visitor to fill.
    const found = await this.surroundings.jobs.outputs(job)
      .then(async ({samplePlaces: {href, format}}) => featureCollection({data: await (await fetch(href)).text(), format}))
      .catch(() => undefined);
    project.sampled = found ? {of: job.execution, crs: crsOf(found), features: found.features} : null;
  }

  skip() {
    this.project.done(this.step.id, {skipped: true});
    this.moves.goOn();
  }

  /** A look at what it would make. */
  preview(description, made) {
    const told = h('div', {'aria-live': 'polite'});
    const button = h('button', {
      type: 'button', onclick: async () => {
        button.disabled = true;
        replace(told, spinner('Mapping the first element…'));
        try {
          const {inputs, errors} = await made.given();
          if (errors.length > 0) {
            throw new Error(errors.map(({id, message}) => `${title(id)}: ${message}`).join(' '));
          }
          const shown = await preview(description, inputs, this.surroundings.view);
          this.shown?.remove();
          if (this.over) {
            shown.remove();
            return;
          }
          this.shown = shown;
          replace(told, h('p', {class: 'told'}, shown.told));
        } catch (error) {
          replace(told, errorNote(error));
        } finally {
          button.disabled = false;
        }
      },
    }, 'Preview the first element');
    return h('div', {class: 'preview'}, button, told);
  }

  /** Another step is looked at. */
  end() {
    this.over = true;
    this.shown?.remove();
  }

  /** The step as a command line and as a request. */
  typed(made) {
    const {step} = this;
    const command = h('pre', {tabindex: 0, 'aria-label': 'Command line'});
    const body = h('pre', {tabindex: 0, 'aria-label': 'WPS request'});
    const fill = async () => {
      const {inputs, errors} = await made.given();
      const told = errors.length > 0 ? this.project.of(step.id).inputs ?? inputs : inputs;
      command.textContent = commandLine(processOf(step), told);
      body.textContent = request(processOf(step), told);
    };
    return h('details', {class: 'typed', ontoggle: event => event.currentTarget.open && fill()},
      h('summary', {}, 'As a command line and as a WPS request'), command, body);
  }
}
