// What a step runs, for those who would rather type it.
import {NAMESPACE} from '../forms/emphasis.js';
import {execute} from '../ows/wps-execution.js';

/** As the command line would have it; inputs as start takes them, files by their names. */
export function commandLine(process, inputs) {
  const options = new Map();
  for (const {id, text, name, box, crs, of} of inputs) {
    const value = text ?? (box ? box.join(',') : name ?? 'FILE');
    options.set(id, [...(options.get(id) ?? []), value]);
    if (of && !/json$/i.test(name ?? '')) {
      options.set(`${id}.crs`, [of]);
    } else if (box) {
      options.set(`${id}.crs`, [crs]);
    }
  }
  return `prospectivity run ${process.replace(NAMESPACE, '')}${[...options].map(([id, values]) => ` --${id} ${quoted(values.join(','))}`).join('')}`;
}

/** The request, with the names of files in the place of their content. */
export function request(process, inputs) {
  return execute(process, inputs.map(input => (input.text === undefined && !input.box
    ? {...input, data: `the content of ${input.name ?? 'the file'}`, format: input.format ?? 'application/json', encoding: undefined} : input)), `
  <wps:ResponseForm>
    <wps:ResponseDocument storeExecuteResponse="true" status="true"/>
  </wps:ResponseForm>`);
}

function quoted(value) {
  return /^[\w./:,@%+-]+$/.test(value) ? value : `'${value.replaceAll('\'', '\'\\\'\'')}'`;
}
