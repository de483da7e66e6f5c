// The guided path: one step after the other, from samples to a paper, as a project that the server keeps.
import {errorNote, h, replace, spinner} from '../dom.js';
import {left} from '../format.js';
import {crsOf} from '../data/feature-file.js';
import {featureCollection} from '../data/feature-result.js';
import {timeLeft} from '../data/jobs.js';
import {NAMESPACE} from '../forms/emphasis.js';
import {Project, deleteProject, listProjects} from '../project/project.js';
import {STEPS, stepOf} from '../project/steps.js';
import {StepView} from './step-view.js';

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
    this.view?.end();
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
    this.view?.end();
    for (const [other, {button, content}] of this.items) {
      const open = other === id && !(byHand && !content.hidden);
      button.setAttribute('aria-expanded', String(open));
      content.hidden = !open;
      replace(content);
      if (open) {
        this.view = new StepView(this.project, stepOf(other), content, this.surroundings, {
          goOn: () => this.goOn(),
          started: () => {
            this.unfold(id);
            button.focus();
          },
          ...this.actions,
        });
        this.view.fill();
      }
    }
  }

  /** After a step is done: on to the next one. */
  goOn() {
    const next = this.project.next();
    this.unfold(next);
    this.items.get(next).button.focus();
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
        this.view.fill();
      }
    }
  }
}
