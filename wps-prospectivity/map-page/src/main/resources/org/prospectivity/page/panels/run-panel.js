// The processes, and the form of the chosen one.
import {describe} from '../ows/wps-description.js';
import {announce, errorNote, h, replace, spinner} from '../dom.js';
import {NAMESPACE, ORDER} from '../forms/emphasis.js';
import {processForm} from '../forms/process-form.js';

export class RunPanel {
  /** @param surroundings as process-form takes them, with jobs and started(job) */
  constructor(element, processes, surroundings) {
    this.element = element;
    this.surroundings = surroundings;
    const place = id => (ORDER.includes(id) ? ORDER.indexOf(id) : ORDER.length);
    const own = processes.filter(({id}) => id.startsWith(NAMESPACE) || ORDER.includes(id)).sort((a, b) => place(a.id) - place(b.id));
    this.own = own.length > 0 ? own : processes;
    this.others = own.length > 0 ? processes.filter(process => !own.includes(process)) : [];
    this.list();
  }

  list(focus) {
    const item = process => h('li', {}, h('button', {type: 'button', class: 'process-choice', onclick: () => this.open(process)},
      h('strong', {}, process.title), h('span', {}, firstSentence(process.abstract))));
    replace(this.element,
      this.own.length === 0 ? h('p', {class: 'empty'}, 'This server offers no processes.') : null,
      h('ol', {class: 'processes'}, this.own.map(item)),
      this.others.length > 0 ? h('details', {class: 'more'}, h('summary', {}, `Other processes (${this.others.length})`),
        h('ul', {class: 'processes'}, this.others.map(item))) : null);
    if (focus) {
      [...this.element.querySelectorAll('.process-choice')].find(button => button.firstChild.textContent === focus)?.focus();
    }
  }

  /** Opens a process with what an earlier run of it was given. */
  again(job) {
    const process = [...this.own, ...this.others].find(({id}) => id === job.process);
    return process && this.open(process, this.surroundings.jobs.given(job));
  }

  /** @param before {inputs, files} to begin with */
  async open(process, before) {
    const heading = h('h2', {tabindex: -1}, process.title);
    const head = [
      h('button', {type: 'button', class: 'back', onclick: () => this.list(process.title)}, '← All processes'),
      heading,
      h('p', {class: 'abstract'}, process.abstract),
    ];
    replace(this.element, head, spinner('Asking the server for its inputs…'));
    heading.focus();
    try {
      const description = await describe(process.id);
      const form = processForm(description, this.surroundings, async (inputs, outputs) => {
        const job = await this.surroundings.jobs.run(process.id, process.title, inputs, outputs);
        announce(`${process.title} has started.`);
        this.list();
        this.surroundings.started(job);
      }, before);
      const focused = document.activeElement === heading;
      replace(this.element, head, form.element);
      if (focused) {
        heading.focus();
      }
    } catch (error) {
      replace(this.element, head, errorNote(error));
    }
  }
}

function firstSentence(text) {
  return /^.*?[.:](?=\s|$)/.exec(text)?.[0].replace(/:$/, '.') ?? text;
}
