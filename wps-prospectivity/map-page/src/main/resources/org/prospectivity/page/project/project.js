// A project: where the work on a survey stands. The server keeps it, so that it can be left, taken up again and shown to others.
import {NAMESPACE} from '../forms/emphasis.js';
import {runForText} from '../ows/wps-execution.js';
import {STEPS, upstream} from './steps.js';

const FORMAT = 1;
/** Changes that come so soon after another are saved with it, in milliseconds. */
const SOON = 600;

const run = (process, output, inputs = {}) => runForText(NAMESPACE + process, output,
  Object.entries(inputs).filter(([, text]) => text).map(([id, text]) => ({id, text})));

export const listProjects = async () => JSON.parse(await run('ListProjects', 'projects'));

export const deleteProject = name => run('DeleteProject', 'projectName', {project: name});

/**
 * The state of each step is {at: when it was done, of: {step before: when that was done}, skipped} and, of one that runs a
 * process, {inputs: as start takes them, without data, before: those of the run before, job: as Jobs keeps it} or what
 * else the step keeps. "change" tells of a change; error is why the last one could not be saved.
 */
export class Project extends EventTarget {
  constructor(name, version, steps) {
    super();
    this.name = name;
    this.version = version;
    this.steps = steps;
    this.error = null;
    /** Files the visitor has chosen since the page was loaded, by step and input. */
    this.files = new Map();
    /** The places of the samples as GeoJSON features {crs, features}, once they were asked for; the project does not keep them. */
    this.sampled = null;
    this.saving = Promise.resolve();
  }

  static async begin(name) {
    const project = new Project(name, '', {});
    await project.store();
    return project;
  }

  static async read(name) {
    const {version, state} = JSON.parse(await run('ReadProject', 'state', {project: name}));
    if (state.format !== FORMAT) {
      throw new Error(`The project ${name} was saved by another version of this page.`);
    }
    return new Project(name, version, state.steps ?? {});
  }

  async store() {
    this.version = (await run('SaveProject', 'version', {
      project: this.name, version: this.version,
      // Results are the server's for a while, reports and layers of their own.
      state: JSON.stringify({format: FORMAT, steps: this.steps}, (key, value) => (key === 'outputs' ? undefined : value)),
    })).trim();
  }

  /** Saves soon, one saving after the other. */
  changed() {
    this.dispatchEvent(new Event('change'));
    clearTimeout(this.pending);
    this.pending = setTimeout(() => this.save(), SOON);
  }

  save() {
    clearTimeout(this.pending);
    this.saving = this.saving.then(() => this.store()).then(() => (this.error = null), error => (this.error = error))
      .then(() => this.dispatchEvent(new Event('change')));
    return this.saving;
  }

  of(id) {
    return this.steps[id] ?? {};
  }

  /** Puts a step's state in the place of what it was; it is done now, after what the steps before are now. */
  done(id, state) {
    this.steps[id] = {
      ...state, at: new Date().toISOString(),
      of: Object.fromEntries(upstream(id, this).filter(other => this.steps[other]?.at).map(other => [other, this.steps[other].at])),
    };
    this.changed();
  }

  /** A change within a step that leaves what follows from it as it is. */
  amend(id, change) {
    Object.assign(this.steps[id] ??= {}, change);
    this.changed();
  }

  isDone(id) {
    const {at, job, skipped} = this.of(id);
    return Boolean(at) && (skipped || !job || job.state === 'done');
  }

  /** The steps before it that were done anew since it was, or follow from one that was. */
  outdated(id) {
    if (!this.isDone(id) || this.of(id).skipped) {
      return [];
    }
    return upstream(id, this).filter(other => (this.of(id).of?.[other] ?? '') !== (this.of(other).at ?? '') || this.outdated(other).length > 0);
  }

  /** The step to go on with: the first that is out of date, or not done though it has to be. */
  next() {
    return STEPS.find(({id, optional}) => this.outdated(id).length > 0 || (!this.isDone(id) && !optional))?.id ?? STEPS.at(-1).id;
  }

  /** The layer of the element maps, with the other evidence where there is some. */
  maps() {
    return this.of('evidence').job?.published || this.of('maps').job?.published || '';
  }

  /** Deposits to learn from, or those that are kept back: GeoJSON features. */
  deposits(kept) {
    return (this.of('deposits').features ?? []).filter(feature => Boolean(feature.properties.kept) === kept);
  }

  /** Targets as they were left: without those that were dropped. */
  targets() {
    return (this.of('targets').features ?? []).filter(({properties}) => !properties.dropped);
  }
}
