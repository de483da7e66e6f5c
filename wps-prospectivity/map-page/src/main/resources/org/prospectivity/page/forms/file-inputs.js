// Choosing files for an input that takes data.
import {h} from '../dom.js';
import {title} from '../format.js';
import {guesses} from '../data/coordinate-systems.js';
import {encode} from '../data/feature-encoding.js';
import {places, readFeatures} from '../data/feature-file.js';
import {base64} from '../data/sample-file.js';
import {crsField, isCode} from './crs-field.js';
import {featureFilter} from './feature-filter.js';
import {FieldError} from './field-error.js';
import {restoreFile} from './restore-file.js';

/** The inputs for a file: of features with their coordinate system, a zipped shapefile as it is, a GeoTIFF, or a picture. */
export function fileInputs(input, id, context) {
  const image = input.formats.find(type => type.startsWith('image/tiff')) ?? input.formats.find(type => type === 'image/png');
  const zip = input.formats.find(type => /zip/.test(type));
  const asItIs = chosen => image ?? (/\.zip$/i.test(chosen.name) ? zip : undefined);
  const crsId = `${id}-crs`;
  const file = h('input', {
    id, type: 'file', accept: image === 'image/png' ? '.png,image/png' : image ? '.tif,.tiff,image/tiff'
      : `.csv,.txt,.json,.geojson,text/csv,application/geo+json${zip ? ',.zip' : ''}`,
    'aria-describedby': `${id}-help`,
  });
  const crs = crsField(crsId);
  const told = h('p', {class: 'told', 'aria-live': 'polite'});
  const filter = featureFilter(id, () => drawn());
  const system = h('div', {class: 'inline', hidden: true}, h('label', {for: crsId}, 'Its coordinates are in'), h('div', {}, crs.elements));
  let read = null;
  file.addEventListener('change', () => {
    read = null;
    system.hidden = true;
    told.textContent = '';
    filter.offer(null);
    if (!file.files[0] || asItIs(file.files[0])) {
      told.textContent = file.files[0] && !image ? 'A zipped shapefile; the server reads it.' : '';
      return;
    }
    told.textContent = 'Reading…';
    read = readFeatures(file.files[0]);
    read.then(table => {
      told.textContent = `${table.features.length.toLocaleString('en-GB')} features`
        + (table.crs ? `, ${table.crs}` : '');
      told.classList.remove('bad');
      system.hidden = table.crs !== '';
      filter.offer(table);
      crs.suggest(guesses(places(table).map(({x, y}) => [x, y]), context.published()));
      drawn();
      context.chosen(input.id, table);
    }, error => {
      told.textContent = error.message;
      told.classList.add('bad');
    });
  });

  /** The points are drawn as soon as it is known where they are. */
  async function drawn() {
    const table = await read?.catch(() => null);
    const code = table?.crs || crs.code();
    if (table && isCode(code)) {
      context.draw(table.name, {crs: code, features: filter.of(table).features});
    }
  }

  crs.control.addEventListener('change', drawn);
  return {
    elements: [file, told, system, filter.element],
    file,
    values: async () => {
      if (!file.files[0]) {
        return [];
      }
      const format = asItIs(file.files[0]);
      if (format) {
        return [{id: input.id, data: await base64(file.files[0]), format, encoding: 'base64', name: file.files[0].name, file: file.files[0]}];
      }
      let table;
      try {
        table = await read;
      } catch (error) {
        throw new FieldError(error.message, file);
      }
      const code = table.crs || crs.code();
      if (!isCode(code)) {
        throw new FieldError('say what coordinate system the file is in, such as EPSG:32650.', crs.control);
      }
      const chosen = filter.of(table);
      if (chosen.features.length === 0) {
        throw new FieldError('no feature of the file has what is chosen.', file);
      }
      context.remember(chosen, code);
      return [{
        id: input.id, ...encode(chosen, code, context.attributes(input.id, table), input.formats), name: table.name, of: code,
        only: filter.given(), file: file.files[0],
      }];
    },
    restore: ([given], files) => {
      restoreFile(file, files.get(input.id)?.[0], given.name, told);
      if (given.of) {
        crs.fill(given.of);
      }
      filter.restore(given.only);
    },
  };
}

/** Any number of files, each with its inputs; there is always an empty one to choose the next with. */
export function severalFiles(input, id, context) {
  const list = h('div', {class: 'several'});
  const all = [];
  const add = () => {
    const one = fileInputs(input, all.length === 0 ? id : `${id}-${all.length + 1}`, context);
    if (all.length > 0) {
      one.file.setAttribute('aria-label', `${title(input.id)}, file ${all.length + 1}`);
    }
    one.file.addEventListener('change', () => all.at(-1) === one && one.file.files[0] && add());
    all.push(one);
    list.append(h('div', {class: 'one-of-several'}, one.elements));
    return one;
  };
  add();
  return {
    elements: [list],
    file: all[0].file,
    values: async () => {
      const found = [];
      for (const {values} of all) {
        found.push(...await values());
      }
      return found;
    },
    restore: (given, files) => given.forEach((one, i) => (all[i] ?? add()).restore([one], new Map([[input.id, [files.get(input.id)?.[i]]]]))),
  };
}
