// A file of samples as it was delivered, on its way to a process that reads it itself.

/** What the processes read, and the media types hosts may call it by. */
const KINDS = [
  [/\.(csv|tsv|txt)$/i, /^text\/csv/],
  [/\.xlsx$/i, /spreadsheetml/],
  [/\.zip$/i, /zip/],
  [/\.gpkg$/i, /geopackage|gpkg|sqlite/],
  [/\.(geo)?json$/i, /json/],
  [/\.gml$/i, /wfs-collection|gml/],
];
/** What XML has no place for. */
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

export const ACCEPTED = '.csv,.tsv,.txt,.xlsx,.zip,.gpkg,.geojson,.json,.gml';

/** Whether a process takes files of samples as they are. */
export function takesFiles(formats) {
  return formats.some(type => KINDS[0][1].test(type));
}

/**
 * The file as an inline input. Text in UTF-8 goes as it is; bytes of any other kind as base64, so that none is changed.
 *
 * @returns {data, format, encoding}
 * @throws Error when it is of no kind that is taken
 */
export async function inlined(file, formats) {
  const kind = KINDS.find(([name]) => name.test(file.name));
  const format = kind && formats.find(type => kind[1].test(type));
  if (!format) {
    throw new Error(`${file.name} is of a kind the server does not read; expected one of ${
      KINDS.filter(([, types]) => formats.some(type => types.test(type))).map(([name]) => name.source.replace(/^\\\.|\$$/g, '')).join(', ')}.`);
  }
  if (file.size === 0) {
    throw new Error(`${file.name} is empty.`);
  }
  const bytes = await file.arrayBuffer();
  const text = /^(text|application\/(geo\+)?json)/.test(format) ? decoded(bytes) : null;
  return text === null
    ? {data: await base64(file), format, encoding: 'base64'}
    : {data: /xml/.test(format) ? text.replace(/^\s*(<\?xml[^>]*\?>)?\s*/, '') : text, format};
}

/** The text of bytes in UTF-8; null of others. */
function decoded(bytes) {
  try {
    const text = new TextDecoder('utf-8', {fatal: true}).decode(bytes);
    return CONTROLS.test(text) ? null : text;
  } catch {
    return null;
  }
}

export function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(',') + 1));
    reader.onerror = () => reject(new Error(`${file.name} cannot be read.`));
    reader.readAsDataURL(file);
  });
}
