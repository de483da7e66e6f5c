// The outputs of a finished job, beside the map.
import {errorNote, h, replace, spinner} from '../dom.js';
import {title} from '../format.js';
import {crsOf} from '../data/feature-file.js';
import {featureCollection} from '../data/feature-result.js';
import {converted, csv, kml, serverFormats} from '../data/target-files.js';
import {render} from '../reports/reports.js';

/** Pictures of what the report itself is drawn with. */
const DRAWN = new Set(['predictionRateChart']);

export class ReportView {
  /**
   * @param show shows a layer by its name
   * @param overlays for what a run gives as features
   */
  constructor(element, jobs, show, overlays) {
    this.element = element;
    this.jobs = jobs;
    this.show = show;
    this.overlays = overlays;
    element.addEventListener('keydown', event => {
      if (event.key === 'Escape') {
        // It is this that is closed, and not what else the key closes.
        event.preventDefault();
        this.close();
      }
    });
  }

  close() {
    this.element.hidden = true;
    this.element.dispatchEvent(new Event('toggle'));
    this.from?.isConnected && this.from.focus();
  }

  async open(job) {
    this.from = document.activeElement;
    const heading = h('h2', {tabindex: -1}, job.title);
    const head = h('div', {class: 'report-head'}, heading,
      h('button', {type: 'button', class: 'icon', 'aria-label': 'Close the report', onclick: () => this.close()}, '×'));
    const body = h('div', {class: 'report-body'}, spinner('Fetching the results…'));
    this.element.hidden = false;
    this.element.dispatchEvent(new Event('toggle'));
    replace(this.element, head, body);
    heading.focus();
    try {
      const outputs = await this.jobs.outputs(job);
      replace(body, this.parts(job, outputs, this.overlay(job, outputs)));
    } catch (error) {
      replace(body, errorNote(error), h('p', {class: 'soft'}, 'Servers keep the results of a run for a limited time. A published layer or model stays.'));
    }
  }

  /** Puts features of the outputs on the map. */
  overlay(job, outputs) {
    const collection = Object.values(outputs).map(output => output.data && featureCollection(output)).find(Boolean);
    if (!collection || collection.features.length === 0) {
      return undefined;
    }
    const crs = crsOf(collection);
    const what = collection.features[0].geometry.type === 'Point' ? 'Suggested samples' : 'Targets';
    const source = job.given?.find(([id]) => id.endsWith('Layer'))?.[1];
    const overlay = this.overlays.add({
      name: `job ${job.execution}`, title: source ? `${what} of ${source}` : what, crs, features: collection.features, shown: true,
    });
    this.overlays.zoomTo(overlay);
    return overlay;
  }

  parts(job, outputs, overlay) {
    const links = [];
    const pictures = [];
    const reports = [];
    for (const [id, output] of Object.entries(outputs)) {
      if (output.href) {
        links.push(h('a', {href: output.href, download: ''}, `Download: ${title(id)}`));
      } else if (/^image\//.test(output.format ?? '')) {
        if (output.data && !DRAWN.has(id)) {
          pictures.push(h('img', {src: `data:${output.format};base64,${output.data.replace(/\s/g, '')}`, alt: title(id)}));
        }
      } else if (output.data !== undefined) {
        links.push(this.file(id, output), ...this.otherForms(id, output));
      } else if (id === 'layerName' && output.text) {
        links.push(h('button', {type: 'button', class: 'primary', onclick: () => this.show(output.text)}, `Show ${output.text}`));
      } else if (output.text?.trim()) {
        reports.push([id, output.text]);
      }
    }
    const main = reports.filter(([id]) => id === 'report');
    const rest = reports.filter(([id]) => id !== 'report');
    return [
      links.length > 0 ? h('div', {class: 'links'}, links) : null,
      main.flatMap(([, text]) => render(job.process, json(text), overlay && {
        zoomTo: rank => {
          this.overlays.zoomTo(overlay, 'rank', rank);
          // On a narrow screen the report covers the map.
          if (this.element.offsetWidth > 0.9 * window.innerWidth) {
            this.close();
          }
        },
      })),
      pictures.length > 0 ? h('section', {}, h('h3', {}, 'Charts'), pictures) : null,
      rest.length > 0 || main.length > 0 ? h('section', {}, h('h3', {}, 'As data'), [...rest, ...main].map(([id, text]) =>
        (text.length < 400
          ? h('p', {}, h('strong', {}, `${title(id)}: `), text) : h('p', {}, this.file(id, {data: text, format: 'application/json'}))))) : null,
    ].flat();
  }

  /** Features as a table, for globes, and in what the server writes; all are made when they are asked for. */
  otherForms(id, output) {
    const features = featureCollection(output);
    const save = async (extension, type, content) => {
      const link = h('a', {href: URL.createObjectURL(new Blob([await content], {type})), download: `${id}.${extension}`});
      link.click();
      URL.revokeObjectURL(link.href);
    };
    const byServer = h('span', {class: 'links'});
    const convert = async (button, format) => {
      button.disabled = true;
      try {
        await save(format.extension, format.type, converted(features, id, format));
      } catch (error) {
        byServer.append(errorNote(error));
      } finally {
        button.disabled = false;
      }
    };
    features && serverFormats().then(formats => replace(byServer, formats.map(format =>
      h('button', {type: 'button', class: 'link', onclick: event => convert(event.currentTarget, format)}, `as ${format.name}`))));
    return features ? [
      h('button', {type: 'button', class: 'link', onclick: () => save('csv', 'text/csv', csv(features))}, 'as CSV'),
      h('button', {type: 'button', class: 'link', onclick: () => save('kml', 'application/vnd.google-earth.kml+xml', kml(features, crsOf(features)))}, 'as KML'),
      byServer,
    ] : [];
  }

  /** Features are saved as GeoJSON that names its coordinate system, in whatever form they came. */
  file(id, output) {
    const features = featureCollection(output);
    const {data, format, encoding} = features ? {data: JSON.stringify(features), format: 'application/geo+json'} : output;
    const bytes = encoding === 'base64' ? Uint8Array.from(atob(data.replace(/\s/g, '')), c => c.charCodeAt(0)) : data;
    const extension = features ? 'geojson' : /json/.test(format) ? 'json' : /xml/.test(format) ? 'xml' : /csv/.test(format) ? 'csv' : 'dat';
    return h('a', {href: URL.createObjectURL(new Blob([bytes], {type: format || 'text/plain'})), download: `${id}.${extension}`},
      `Download: ${title(id)}`);
  }
}

function json(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
