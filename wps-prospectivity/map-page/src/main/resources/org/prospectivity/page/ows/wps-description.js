// What processes there are, what they take and what they give.
import * as xml from './xml.js';
import {read} from './service.js';

const UNBOUNDED = 1000;

/** The offered processes of a capabilities document: [{id, title, abstract}]. */
export function offered(capabilities) {
  return xml.all(capabilities, 'Process').map(process => ({
    id: xml.childText(process, 'Identifier'),
    title: xml.childText(process, 'Title'),
    abstract: xml.childText(process, 'Abstract'),
  }));
}

/**
 * The description of a process.
 *
 * @returns {id, title, abstract,
 *   inputs: [{id, title, help, required, many, kind: literal | complex | box, type, values, initial, formats, systems}],
 *   outputs: [{id, help, formats}], formats empty for text}
 */
export async function describe(id) {
  const document = await read({service: 'WPS', version: '1.0.0', request: 'DescribeProcess', identifier: id});
  const process = xml.first(document, 'ProcessDescription');
  return {
    id,
    title: xml.childText(process, 'Title'),
    abstract: xml.childText(process, 'Abstract'),
    inputs: xml.all(process, 'Input').map(input),
    outputs: xml.all(process, 'Output').map(output => ({
      id: xml.childText(output, 'Identifier'),
      help: xml.childText(output, 'Abstract'),
      formats: formats(xml.first(output, 'ComplexOutput')),
    })),
  };
}

function input(element) {
  const literal = xml.first(element, 'LiteralData');
  const complex = xml.first(element, 'ComplexData');
  const box = xml.first(element, 'BoundingBoxData');
  return {
    id: xml.childText(element, 'Identifier'),
    title: xml.childText(element, 'Title'),
    help: xml.childText(element, 'Abstract'),
    required: Number(element.getAttribute('minOccurs')) > 0,
    many: Number(element.getAttribute('maxOccurs')) > 1,
    most: Math.min(UNBOUNDED, Number(element.getAttribute('maxOccurs'))),
    kind: complex ? 'complex' : box ? 'box' : 'literal',
    type: literal ? xml.text(literal, 'DataType').replace(/^.*[:#]/, '') : '',
    values: literal ? xml.all(literal, 'Value').map(value => value.textContent.trim()) : [],
    initial: literal ? xml.text(literal, 'DefaultValue') : '',
    formats: formats(complex),
    systems: box ? [...new Set(xml.all(box, 'CRS').map(crs => crs.textContent.trim()))] : [],
  };
}

/** Media types, the default first. */
function formats(complex) {
  return complex ? [...new Set(xml.all(complex, 'MimeType').map(type => type.textContent.trim()))] : [];
}
