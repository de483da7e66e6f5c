// Running a process in the background, following it, ending it.
import * as xml from './xml.js';
import {bytes, exceptionIn, post, postForDocument, read} from './service.js';

const GML = 'text/xml; subtype=wfs-collection/1.0';
const IMAGE = /^image\/(png|jpeg)$/;
const OPERATION = {service: 'WPS', version: '1.0.0'};

/**
 * The outputs worth having, each in a form the page can use: text and pictures inline; features inline, as GML 2 where
 * there is a choice, since GeoServer's GeoJSON is in degrees; other data by address; a coverage that is published as a
 * layer not a second time; an output called as an input of yes or no only where that is yes, since a server cannot send
 * what was not made, and then features by address, for they may be many.
 */
export function wantedOutputs(description, published, inputs) {
  return description.outputs.flatMap(({id, formats}) => {
    const switched = description.inputs.some(input => input.id === id && input.type === 'boolean');
    if (switched && !inputs.some(input => input.id === id && input.text === 'true')) {
      return [];
    }
    if (formats.length === 0) {
      return [{id}];
    }
    const inline = formats.find(type => IMAGE.test(type)) ?? [GML, 'application/json'].find(type => formats.includes(type));
    const raster = formats.some(type => type.startsWith('image/tiff'));
    if (raster) {
      return published ? [] : [{id, format: formats.find(type => type.startsWith('image/tiff')), reference: true}];
    }
    return [inline && (!switched || IMAGE.test(inline)) ? {id, format: inline} : {id, format: inline ?? formats[0], reference: true}];
  });
}

/**
 * Starts a process.
 *
 * @param inputs [{id, text} or {id, data, format, encoding, name} or {id, box, crs}]
 * @returns its first status
 */
export async function start(process, inputs, outputs) {
  return status(await postForDocument(execute(process, inputs, `
  <wps:ResponseForm>
    <wps:ResponseDocument storeExecuteResponse="true" status="true" lineage="false">
${outputs.map(output => `      <wps:Output${output.reference ? ' asReference="true"' : ''}${
    output.format ? ` mimeType="${xml.escape(output.format)}"` : ''}>
        <ows:Identifier>${xml.escape(output.id)}</ows:Identifier>
      </wps:Output>`).join('\n')}
    </wps:ResponseDocument>
  </wps:ResponseForm>`)));
}

/** Runs a short process to its end for one text output; inputs as start takes them. */
export async function runForText(process, output, inputs = []) {
  const answer = await post(execute(process, inputs, `
  <wps:ResponseForm>
    <wps:RawDataOutput><ows:Identifier>${xml.escape(output)}</ows:Identifier></wps:RawDataOutput>
  </wps:ResponseForm>`));
  if (answer.trimStart().startsWith('<')) {
    throw exceptionIn(xml.parse(answer)) ?? new Error('The server sent XML where text was expected.');
  }
  return answer;
}

/** Runs a short process to its end for one output as a file of a format; inputs as start takes them. */
export async function runForFile(process, output, format, inputs) {
  const body = execute(process, inputs, `
  <wps:ResponseForm>
    <wps:RawDataOutput mimeType="${xml.escape(format)}"><ows:Identifier>${xml.escape(output)}</ows:Identifier></wps:RawDataOutput>
  </wps:ResponseForm>`);
  return (await bytes({}, {method: 'POST', headers: {'Content-Type': 'text/xml;charset=UTF-8'}, body})).blob();
}

/**
 * A request; form is the element that says what is wanted of the outputs.
 *
 * The element of the inputs is there without any as well: GeoServer fails without it.
 */
export function execute(process, inputs, form) {
  return `<?xml version="1.0" encoding="UTF-8"?>
<wps:Execute service="WPS" version="1.0.0" xmlns:wps="http://www.opengis.net/wps/1.0.0"
  xmlns:ows="http://www.opengis.net/ows/1.1" xmlns:xlink="http://www.w3.org/1999/xlink">
  <ows:Identifier>${xml.escape(process)}</ows:Identifier>
  <wps:DataInputs>${inputs.map(input).join('')}
  </wps:DataInputs>${form}
</wps:Execute>`;
}

function input(input) {
  return `
    <wps:Input>
      <ows:Identifier>${xml.escape(input.id)}</ows:Identifier>
      <wps:Data>${data(input)}</wps:Data>
    </wps:Input>`;
}

function data({text, box, crs, data, format, encoding}) {
  if (text !== undefined) {
    return `<wps:LiteralData>${xml.escape(text)}</wps:LiteralData>`;
  }
  if (box !== undefined) {
    return `<wps:BoundingBoxData crs="${xml.escape(crs)}" dimensions="2">
          <ows:LowerCorner>${box[0]} ${box[1]}</ows:LowerCorner><ows:UpperCorner>${box[2]} ${box[3]}</ows:UpperCorner>
        </wps:BoundingBoxData>`;
  }
  const isXml = /xml/.test(format);
  return `<wps:ComplexData mimeType="${xml.escape(format)}"${encoding ? ` encoding="${encoding}"` : ''}>${
    isXml || encoding ? data : `<![CDATA[${data.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`}</wps:ComplexData>`;
}

/** How an execution stands now. */
export async function follow(execution) {
  return status(await read({...OPERATION, request: 'GetExecutionStatus', executionId: execution}));
}

export async function dismiss(execution) {
  await read({...OPERATION, request: 'Dismiss', executionId: execution});
}

/**
 * Reads an ExecuteResponse.
 *
 * @returns {execution, state: waiting | running | done | failed, percent, message, error,
 *   outputs: {id: {text} or {data, format, encoding} or {href, format}}}
 */
function status(document) {
  const element = xml.first(document, 'Status');
  const started = xml.first(element, 'ProcessStarted') ?? xml.first(element, 'ProcessPaused');
  const failed = xml.first(element, 'ProcessFailed');
  const location = document.documentElement.getAttribute('statusLocation');
  const state = failed ? 'failed' : xml.first(element, 'ProcessSucceeded') ? 'done' : started ? 'running' : 'waiting';
  return {
    execution: location ? parameter(location, 'executionid') : null,
    state,
    percent: started ? Number(started.getAttribute('percentCompleted')) || 0 : state === 'done' ? 100 : 0,
    message: started?.textContent.trim() ?? '',
    error: failed ? exceptionIn(document) : undefined,
    outputs: Object.fromEntries(
      xml.all(document, 'Output')
        .filter(output => output.parentNode.localName === 'ProcessOutputs')
        .map(output => [xml.childText(output, 'Identifier'), value(output)])),
  };
}

function parameter(url, name) {
  for (const [key, value] of new URL(url, window.location.href).searchParams) {
    if (key.toLowerCase() === name) {
      return value;
    }
  }
  return null;
}

function value(output) {
  const literal = xml.first(output, 'LiteralData');
  const complex = xml.first(output, 'ComplexData');
  const reference = xml.first(output, 'Reference');
  if (reference) {
    return {
      href: reference.getAttribute('href') ?? reference.getAttributeNS('http://www.w3.org/1999/xlink', 'href'),
      format: reference.getAttribute('mimeType'),
    };
  }
  if (complex) {
    return {
      data: complex.children.length > 0 ? complex.innerHTML : complex.textContent.trim(),
      format: complex.getAttribute('mimeType') ?? '',
      encoding: complex.getAttribute('encoding') ?? '',
    };
  }
  return {text: literal?.textContent ?? ''};
}
