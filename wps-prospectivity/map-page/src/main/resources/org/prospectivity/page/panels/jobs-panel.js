// What runs and what has run.
import {errorNote, h, replace} from '../dom.js';
import {timeLeft} from '../data/jobs.js';
import {duration, left, title} from '../format.js';
import {facts} from '../reports/parts.js';

/** So many warnings are shown at once; more when they are asked for. */
const FEW = 3;

export class JobsPanel {
  /**
   * @param open shows the report of a finished job
   * @param show shows a layer by its name
   * @param again opens the form with what a job was given
   */
  constructor(element, jobs, open, show, again) {
    this.element = element;
    this.jobs = jobs;
    this.open = open;
    this.show = show;
    this.again = again;
    this.items = new Map();
    this.list = h('ul', {class: 'jobs'});
    this.empty = h('p', {class: 'empty'}, 'Nothing has run yet. Runs appear here with their progress, and stay when the page is loaded anew.');
    replace(element, this.empty, this.list);
    jobs.addEventListener('change', () => this.update());
    setInterval(() => this.jobs.underWay().length > 0 && this.update(), 1000);
    this.update();
  }

  update() {
    this.empty.hidden = this.jobs.list.length > 0;
    for (const job of [...this.items.keys()].filter(job => !this.jobs.list.includes(job))) {
      this.items.get(job).element.remove();
      this.items.delete(job);
    }
    this.jobs.list.forEach((job, i) => {
      const item = this.items.get(job) ?? this.item(job);
      if (this.list.children[i] !== item.element) {
        this.list.insertBefore(item.element, this.list.children[i] ?? null);
      }
      item.update();
    });
  }

  /** An item that changes in place, so that the focus stays on its buttons. */
  item(job) {
    const bar = h('progress', {max: 100, 'aria-label': `Progress of ${job.title}`});
    const state = h('p', {class: 'state'});
    const time = h('span', {class: 'time'});
    const buttons = h('div', {class: 'buttons'});
    const trouble = h('div');
    const warned = h('div');
    let drawn;
    const element = h('li', {class: 'job'}, h('div', {class: 'job-head'}, h('h2', {}, job.title), time), bar, state, trouble, warned, buttons,
      job.given?.length > 0 ? h('details', {class: 'given'}, h('summary', {}, 'Inputs'),
        facts(job.given.map(([id, text]) => [title(id), text]))) : null);
    const item = {
      element,
      update: () => {
        const running = ['waiting', 'running'].includes(job.state);
        bar.hidden = !running;
        if (job.state === 'running') {
          bar.value = job.percent;
        }
        state.textContent = job.state === 'waiting' ? 'Waiting for its turn' : job.state === 'running'
          ? [`${Math.round(job.percent)} %`, left(timeLeft(job)), job.message].filter(Boolean).join(' · ')
          : job.cancelled ? 'Cancelled' : job.state === 'done' ? `Done${made(job)}` : '';
        time.textContent = duration((job.ended ?? Date.now()) - job.begun);
        if (drawn !== job.state + job.cancelled) {
          drawn = job.state + job.cancelled;
          element.dataset.state = job.cancelled ? 'cancelled' : job.state;
          replace(trouble, job.state === 'failed' && job.error && !job.cancelled ? errorNote(job.error) : null);
          replace(warned, warnings(job));
          replace(buttons, running
            ? h('button', {type: 'button', onclick: event => this.cancel(job, event.currentTarget, trouble)}, 'Cancel')
            : [job.state === 'done' ? h('button', {type: 'button', class: 'primary', onclick: () => this.open(job)}, 'Report') : null,
              job.published ? h('button', {type: 'button', onclick: () => this.show(job.published)}, 'Show map') : null,
              job.inputs ? h('button', {type: 'button', onclick: () => this.again(job)}, 'Edit and run again') : null,
              h('button', {type: 'button', 'aria-label': `Remove ${job.title} from the list`, onclick: () => this.jobs.remove(job)}, 'Remove')]);
        }
      },
    };
    this.items.set(job, item);
    return item;
  }

  async cancel(job, button, trouble) {
    button.disabled = true;
    try {
      await this.jobs.cancel(job);
    } catch (error) {
      button.disabled = false;
      replace(trouble, errorNote(error));
    }
  }
}

/** The warnings of a job, folded where they are many. */
export function warnings({warnings: told}) {
  return told?.length > 0 ? h('details', {class: 'warned', open: told.length <= FEW},
    h('summary', {}, told.length === 1 ? '1 warning' : `${told.length} warnings`),
    h('ul', {class: 'warnings'}, told.map(warning => h('li', {}, warning)))) : null;
}

function made(job) {
  return job.published ? `: layer ${job.published}` : job.model ? `: model ${job.model}` : '';
}
