// The guided path: one step after the other, from samples to a paper, as a project that the server keeps.
import {announce, errorNote, h, replace, spinner} from '../dom.js';
import {left, title} from '../format.js';
import {crsOf} from '../data/feature-file.js';
import {featureCollection} from '../data/feature-result.js';
import {timeLeft} from '../data/jobs.js';
import {NAMESPACE} from '../forms/emphasis.js';
import {processForm} from '../forms/process-form.js';
import {describe} from '../ows/wps-description.js';
import {commandLine, request} from '../project/commands.js';
import {depositStep} from '../project/deposit-step.js';
import {judgeStep} from '../project/judge-step.js';
import {preview} from '../project/preview.js';
import {Project, deleteProject, listProjects} from '../project/project.js';
import {begun, processOf, STEPS, stepOf} from '../project/steps.js';
import {render} from '../reports/reports.js';
import {warnings} from './jobs-panel.js';
import {targetReview} from '../project/target-review.js';

const NEEDED = ['SaveProject', 'ReadProject', 'ListProjects'].map(name => NAMESPACE + name);

/** Whether a server keeps projects. */
export const keepsProjects = processes => NEEDED.every(id => processes.some(process => process.id === id));

export class ProjectPanel {
  /**
   * @param surroundings as process-form takes them, with jobs, overlays, capture and edit
   * @param actions {opened(name): told which project is open, '' for none; report(job), threshold(layer)}
   */
  constructor(element, processes, surroundings, actions) {
    this.element = element;
    this.offered = new Set(processes.map(({id}) => id));
    this.surroundings = surroundings;
    this.actions = actions;
    this.project = null;
    surroundings.jobs.addEventListener('change', () => this.progress());
    surroundings.jobs.addEventListener('ended', ({detail: job}) => this.ended(job));
    this.list();
  }

  /** The projects there are, and a new one. */
  async list() {
    this.surroundings.edit.stop();
    this.endPreview();
    this.project = null;
    this.actions.opened('');
    const name = h('input', {type: 'text', id: 'project-name', autocomplete: 'off', spellcheck: 'false', 'aria-describedby': 'project-name-help'});
    const trouble = h('div', {'aria-live': 'assertive'});
    const known = h('div', {}, spinner('Looking for projects…'));
    replace(this.element,
      h('h2', {}, 'From samples to a board paper'),
      h('p', {class: 'abstract'}, 'Step by step, with every run behind it. A project is kept on the server with its layers and models; its address shows the same to others who may see it.'),
      h('form', {
        class: 'new-project', novalidate: true, onsubmit: async event => {
          event.preventDefault();
          replace(trouble);
          try {
            if (!name.value.trim()) {
              throw new Error('Give the project a name first, such as the survey’s.');
            }
            this.show(await Project.begin(name.value.trim()));
          } catch (error) {
            replace(trouble, errorNote(error));
            name.focus();
          }
        },
      }, h('div', {class: 'field'}, h('label', {for: 'project-name'}, 'New project'), name,
        h('p', {class: 'help', id: 'project-name-help'}, 'Letters, digits, _ and -; in GeoServer workspace:name.')),
      h('button', {type: 'submit', class: 'primary'}, 'Begin'), trouble),
      known);
    try {
      const names = await listProjects();
      replace(known, names.length === 0 ? null : [h('h3', {}, 'Go on with'), h('ul', {class: 'projects'}, names.map(one => h('li', {},
        h('button', {type: 'button', class: 'process-choice', onclick: () => this.open(one)}, h('strong', {}, one)),
        h('button', {
          type: 'button', class: 'icon', 'aria-label': `Delete the project ${one}`, onclick: async event => {
            if (confirm(`Delete the project ${one}? Its layers and models stay.`)) {
              const item = event.currentTarget.closest('li');
              await deleteProject(one).then(() => item.remove(), error => replace(trouble, errorNote(error)));
            }
          },
        }, '×'))))]);
    } catch (error) {
      replace(known, errorNote(error));
    }
  }

  async open(name) {
    if (this.project?.name === name) {
      return;
    }
    replace(this.element, spinner(`Reading the project ${name}…`));
    try {
      this.show(await Project.read(name));
    } catch (error) {
      replace(this.element, errorNote(error), h('button', {type: 'button', onclick: () => this.list()}, '← All projects'));
    }
  }

  show(project) {
    // Runs that another browser started, or this one before it was closed, are followed on.
    for (const state of Object.values(project.steps)) {
      if (state.job) {
        state.job = this.surroundings.jobs.adopt(state.job);
      }
    }
    this.project = project;
    this.trouble = h('div', {'aria-live': 'assertive'});
    this.items = new Map();
    this.actions.opened(project.name);
    replace(this.element,
      h('button', {type: 'button', class: 'back', onclick: () => this.list()}, '← All projects'),
      h('h2', {tabindex: -1}, project.name),
      this.trouble,
      h('ol', {class: 'steps'}, STEPS.filter(({process}) => !process || this.offered.has(NAMESPACE + process)).map((step, i) => this.item(step, i + 1))));
    project.addEventListener('change', () => project === this.project && this.update());
    this.update();
    this.unfold(project.next());
  }

  item(step, number) {
    const state = h('span', {class: 'step-state'});
    const content = h('div', {class: 'step-content', id: `step-${step.id}`, role: 'region', 'aria-label': step.title, hidden: true});
    const button = h('button', {
      type: 'button', class: 'step-head', 'aria-expanded': 'false', 'aria-controls': content.id, onclick: () => this.unfold(step.id, true),
    }, h('span', {class: 'step-number', 'aria-hidden': 'true'}, String(number)), h('strong', {}, step.title), state);
    const element = h('li', {class: 'step'}, h('h3', {}, button), content);
    this.items.set(step.id, {element, button, state, content});
    return element;
  }

  /** What is told of each step; what is open stays as it is. */
  update() {
    const {project} = this;
    replace(this.trouble, project.error ? [errorNote(project.error),
      h('button', {type: 'button', onclick: () => this.reread()}, 'Read it again'),
      h('button', {type: 'button', onclick: () => project.save()}, 'Save again')] : null);
    for (const [id, {element, state}] of this.items) {
      const {job, skipped, at} = project.of(id);
      const old = project.outdated(id);
      const running = ['waiting', 'running'].includes(job?.state);
      element.dataset.at = at ?? '';
      element.dataset.state = running ? 'running' : old.length > 0 ? 'old' : skipped ? 'skipped' : project.isDone(id) ? 'done'
        : job?.state === 'failed' ? 'failed' : 'open';
      state.textContent = running ? [`${Math.round(job.percent ?? 0)} %`, left(timeLeft(job))].filter(Boolean).join(', ')
        : old.length > 0 ? `out of date: ${old.map(other => stepOf(other).title.toLowerCase()).join(', ')} changed`
          : skipped ? 'left out' : project.isDone(id) ? `done${[job?.published, job?.model].filter(Boolean).map(made => `: ${made.replace(/^.*:/, '')}`)[0] ?? ''}`
            : job?.state === 'failed' ? (job.cancelled ? 'cancelled' : 'failed') : at ? 'begun' : stepOf(id).optional ? 'optional' : '';
    }
  }

  progress() {
    if (this.project) {
      this.update();
    }
  }

  async reread() {
    const {name} = this.project;
    this.project = null;
    await this.open(name);
  }

  /** Opens a step and closes the others; the same again closes it. */
  unfold(id, byHand = false) {
    this.surroundings.edit.stop();
    this.endPreview();
    for (const [other, {button, content}] of this.items) {
      const open = other === id && !(byHand && !content.hidden);
      button.setAttribute('aria-expanded', String(open));
      content.hidden = !open;
      replace(content);
      if (open) {
        this.fill(stepOf(other), content);
      }
    }
  }

  /** After a step is done: on to the next one. */
  goOn() {
    const next = this.project.next();
    this.unfold(next);
    this.items.get(next).button.focus();
  }

  fill(step, content) {
    const {project} = this;
    const head = [h('p', {class: 'abstract'}, step.about), this.changes(step)];
    const missing = step.follows.filter(other => !stepOf(other).optional && other !== 'judge' && !project.isDone(other) && step.id !== 'handover');
    const first = missing.length > 0 && h('p', {class: 'note'}, `Wants ${missing.map(other => stepOf(other).title.toLowerCase()).join(' and ')} first; you can give layers that are there already.`);
    if (step.id === 'deposits') {
      replace(content, head, depositStep(project, this.surroundings, () => this.goOn()));
    } else if (step.id === 'judge') {
      replace(content, head, missing.length > 0 ? first : judgeStep(project, this.surroundings.jobs, () => this.goOn()));
    } else {
      replace(content, head, first, this.outcome(step), spinner('Asking the server for its inputs…'));
      this.form(step, content, [head, first]);
    }
  }

  /** What was changed with the last run of a step. */
  changes(step) {
    const {before, inputs} = this.project.of(step.id);
    if (!before) {
      return null;
    }
    const told = list => new Map([...Map.groupBy(list, ({id}) => id)].map(([id, some]) => [id, some.map(({text, name, box}) => text ?? name ?? String(box)).join(', ')]));
    const [old, now] = [told(before), told(inputs)];
    const changed = [...new Set([...old.keys(), ...now.keys()])].filter(id => old.get(id) !== now.get(id));
    return changed.length === 0 ? null : h('details', {class: 'warned'}, h('summary', {}, `Changed with the last run: ${changed.map(title).join(', ')}`),
      h('ul', {}, changed.map(id => h('li', {}, `${title(id)}: ${old.get(id) ?? 'not given'} → ${now.get(id) ?? 'not given'}`))));
  }

  /** How the last run of a step went. */
  outcome(step) {
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
      job.state === 'done' ? h('p', {class: 'links'}, h('button', {type: 'button', class: 'primary', onclick: () => this.actions.report(job)}, step.id === 'handover' ? 'Files' : 'Report'),
        step.id === 'scores' && job.published ? h('button', {type: 'button', onclick: () => this.actions.threshold(job.published)}, 'Choose a threshold') : null) : null,
      step.report && job.state === 'done' ? this.reported(step.report, job) : null,
      step.id === 'targets' && job.state === 'done' ? targetReview(this.project, this.surroundings) : null);
  }

  /** The report of a run, fetched when it is opened. */
  reported(told, job) {
    const body = h('div');
    return h('details', {
      ontoggle: async event => {
        if (event.currentTarget.open && body.childElementCount === 0) {
          replace(body, spinner('Fetching the report…'));
          await this.surroundings.jobs.outputs(job)
            .then(outputs => replace(body, render(job.process, JSON.parse(outputs.report.text))), error => replace(body, errorNote(error)));
        }
      },
    }, h('summary', {}, told), body);
  }

  async form(step, content, head) {
    const {project} = this;
    try {
      const description = await describe(processOf(step));
      if (step.sampled) {
        await this.recallSamples();
      }
      const made = processForm(description, this.surroundings, async (inputs, outputs) => {
        const job = await this.surroundings.jobs.run(processOf(step), step.title, [...inputs, ...await this.passed(step, inputs)], outputs);
        const {inputs: earlier} = project.of(step.id);
        project.files.set(step.id, this.surroundings.jobs.given(job).files);
        project.done(step.id, {inputs: job.inputs, before: earlier, job});
        announce(`${step.title} has started.`);
        this.unfold(step.id);
        this.items.get(step.id).button.focus();
      }, begun(step, project), step.inputs);
      if (project !== this.project || content.hidden) {
        return;
      }
      const {job} = project.of(step.id);
      replace(content, head, this.outcome(step),
        step.id === 'targets' && this.surroundings.capture.threshold !== undefined ? h('button', {
          type: 'button', class: 'small', onclick: () => made.fill('threshold', String(this.surroundings.capture.threshold)),
        }, `Take the threshold from the map: ${Number(this.surroundings.capture.threshold.toPrecision(4))}`) : null,
        job?.state === 'done' ? h('details', {class: 'again'}, h('summary', {}, 'Change and run again'), made.element) : made.element,
        step.preview ? this.preview(description, made) : null,
        this.typed(step, made),
        step.optional && !project.isDone(step.id) ? h('button', {type: 'button', onclick: () => this.skip(step)}, 'Leave this out') : null);
    } catch (error) {
      replace(content, head, errorNote(error));
    }
  }

  /** Reports of earlier steps that a step takes; of those the server no longer has none. */
  async passed(step, inputs) {
    const found = await Promise.all(Object.entries(step.passed ?? {}).map(async ([id, other]) => {
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

  skip(step) {
    this.project.done(step.id, {skipped: true});
    this.goOn();
  }

  /** A look at what a step would make. */
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
          this.endPreview();
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

  endPreview() {
    this.shown?.remove();
    this.shown = undefined;
  }

  /** The step as a command line and as a request. */
  typed(step, made) {
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

  /** A run of a step has ended: what it made belongs to the project. */
  async ended(job) {
    const {project} = this;
    const [id, state] = Object.entries(project?.steps ?? {}).find(([, {job: own}]) => own?.execution === job.execution) ?? [];
    if (!id) {
      return;
    }
    state.job = job;
    if (job.state === 'done') {
      try {
        const outputs = await this.surroundings.jobs.outputs(job);
        if (id === 'samples') {
          state.found = JSON.parse(outputs.report.text).gridParameters;
        }
        const features = Object.values(outputs).map(output => output.data && featureCollection(output)).find(Boolean);
        if (features) {
          Object.assign(state, {crs: crsOf(features), features: features.features});
        }
      } catch (error) {
        project.error = error;
      }
    }
    project.changed();
    const {content} = this.items.get(id);
    if (project === this.project && !content.hidden) {
      if (job.state === 'done' && !['targets', 'handover', 'scores'].includes(id)) {
        this.goOn();
      } else {
        this.fill(stepOf(id), content);
      }
    }
  }
}
