// The executions this browser has started. They outlive the page: the list is kept, their state is the server's.
import {dismiss, follow, start} from '../ows/wps-execution.js';

const KEY = 'prospectivity.jobs';
const PAUSE = 1000;
const LONG_PAUSE = 5000;
const UNWRITTEN = /cannot be located on disk/;
const PATIENCE = 10;
const MOST = 30;
const UNDER_WAY = ['waiting', 'running'];

/** A forecast wants so many per cent done, and so many milliseconds. */
const TOLD = 3;
const TOLD_AFTER = 3000;

/** How long a job will still take at the pace it has had, in milliseconds; undefined where that cannot be said. */
export function timeLeft({state, percent, started}) {
  const past = Date.now() - started;
  return state === 'running' && percent >= TOLD && past >= TOLD_AFTER ? past * (100 - percent) / percent : undefined;
}

/**
 * Jobs {execution, process, title, given: [[input, text]], inputs: as start takes them, without data, begun, started: when it no longer waited, ended, state, percent, message, error, layer: as it was
 * asked for, published, model: as the server calls what was made, warnings}; outputs once done.
 */
export class Jobs extends EventTarget {
  constructor() {
    super();
    this.list = this.stored();
    this.timer = null;
    /** The files of jobs that were started since the page was loaded, by input. */
    this.files = new WeakMap();
    document.addEventListener('visibilitychange', () => document.hidden || this.watch(0));
    this.watch(0);
  }

  stored() {
    try {
      return JSON.parse(localStorage.getItem(KEY)) ?? [];
    } catch {
      return [];
    }
  }

  changed() {
    try {
      localStorage.setItem(KEY, JSON.stringify(this.list.map(({outputs, ...kept}) => kept)));
    } catch {
      // A browser that keeps nothing still shows the jobs of this visit.
    }
    this.dispatchEvent(new Event('change'));
  }

  underWay() {
    return this.list.filter(job => UNDER_WAY.includes(job.state));
  }

  /** @param inputs as start takes them; those with passing are sent, but not kept */
  async run(process, title, inputs, outputs) {
    const status = await start(process, inputs, outputs);
    if (status.state === 'failed') {
      throw status.error;
    }
    const own = inputs.filter(({passing}) => !passing);
    const job = {
      process, title, begun: Date.now(),
      layer: inputs.find(input => input.id === 'layer')?.text ?? '',
      given: told(own),
      inputs: own.map(({data, format, encoding, file, ...kept}) => kept),
    };
    this.files.set(job, new Map([...Map.groupBy(inputs.filter(({file}) => file), ({id}) => id)].map(([id, some]) => [id, some.map(({file}) => file)])));
    this.list = [job, ...this.list].slice(0, MOST);
    this.take(job, status);
    this.watch(PAUSE / 2);
    return job;
  }

  take(job, status) {
    const wasUnderWay = !job.state || UNDER_WAY.includes(job.state);
    if (status.state === 'running') {
      job.started ??= Date.now();
    }
    Object.assign(job, {
      execution: status.execution ?? job.execution,
      state: status.state,
      percent: Math.max(status.percent, status.state === 'running' ? job.percent ?? 0 : 0),
      message: status.message,
      error: status.error && {message: status.error.message, locator: status.error.locator},
    });
    if (status.state === 'done') {
      job.outputs = status.outputs;
      job.published = status.outputs.layerName?.text ?? '';
      job.model = status.outputs.modelName?.text ?? '';
      job.warnings = warnings(status.outputs.report?.text);
    }
    if (wasUnderWay && !UNDER_WAY.includes(status.state)) {
      job.ended = Date.now();
      this.changed();
      this.dispatchEvent(new CustomEvent('ended', {detail: job}));
    } else {
      this.changed();
    }
  }

  watch(pause) {
    clearTimeout(this.timer);
    if (this.underWay().length > 0) {
      this.timer = setTimeout(() => this.look(), pause);
    }
  }

  async look() {
    let lost = false;
    await Promise.all(this.underWay().map(async job => {
      try {
        const status = await follow(job.execution);
        if (UNDER_WAY.includes(job.state)) {
          this.take(job, status);
        }
      } catch (error) {
        // For a moment GeoServer knows that an execution has ended before its answer is written.
        if (error.code && !(UNWRITTEN.test(error.message) && (job.unwritten = (job.unwritten ?? 0) + 1) < PATIENCE)) {
          this.take(job, {state: 'failed', percent: 0, message: '', error});
        } else {
          lost = true;
          job.message = error.message;
          this.dispatchEvent(new Event('change'));
        }
      }
    }));
    this.watch(lost || document.hidden ? LONG_PAUSE : PAUSE);
  }

  async cancel(job) {
    await dismiss(job.execution);
    this.take(job, {state: 'failed', percent: job.percent, message: '', error: new Error('Cancelled.')});
    job.cancelled = true;
    this.changed();
  }

  /** Takes over a job that was started elsewhere, so that it is followed here; one that is known is left as it is. */
  adopt(job) {
    const known = this.list.find(({execution}) => execution === job.execution);
    if (!known) {
      this.list = [job, ...this.list].slice(0, MOST);
      this.changed();
      this.watch(0);
    }
    return known ?? job;
  }

  /** What a job was given: {inputs, files}. */
  given(job) {
    return {inputs: job.inputs ?? [], files: this.files.get(job) ?? new Map()};
  }

  remove(job) {
    this.list = this.list.filter(other => other !== job);
    this.changed();
  }

  /** The latest job that published a layer of that name. */
  maker(layer) {
    return this.list.find(job => job.state === 'done' && job.published === layer);
  }

  /** The outputs of a finished job, asked for again after the page was loaded anew. */
  async outputs(job) {
    if (!job.outputs) {
      job.outputs = (await follow(job.execution)).outputs;
    }
    return job.outputs;
  }
}

/** The warnings of a report; none of one without. */
function warnings(report) {
  try {
    return JSON.parse(report ?? '{}').warnings ?? [];
  } catch {
    return [];
  }
}

/** The inputs as a person would tell them: of a file its name, of many values a list. */
function told(inputs) {
  const texts = new Map();
  for (const {id, text, name, box} of inputs) {
    texts.set(id, [...(texts.get(id) ?? []), text ?? name ?? (box ? box.join(' ') : 'a file')]);
  }
  return [...texts].map(([id, values]) => [id, values.join(', ')]);
}
