// Requests to the server's OWS address, and what it says when it refuses them.
import * as xml from './xml.js';

/**
 * Above the page, where a server keeps it in a folder, which for a page at a server's root is beside it; then beside it,
 * where it is at the root of a part of a site. In a GeoServer the address beside it would be one workspace's alone.
 */
const CANDIDATES = ['../ows', 'ows', '../../ows'];

let base = null;

/** An exception report of the server. */
export class ServerError extends Error {
  constructor(message, code = '', locator = '') {
    super(message);
    this.code = code;
    this.locator = locator;
  }
}

/**
 * Finds the address all requests go to: the one the page names in <meta name="ows-base">, else the first candidate that
 * answers.
 *
 * @returns the WPS capabilities it answered with
 */
export async function connect() {
  const named = document.querySelector('meta[name="ows-base"]')?.content.trim();
  let reason = new Error('No server answers here.');
  for (const candidate of named ? [named] : CANDIDATES) {
    base = new URL(candidate, document.baseURI);
    try {
      const document = await read({service: 'WPS', version: '1.0.0', request: 'GetCapabilities'});
      if (document.documentElement.localName === 'Capabilities') {
        return document;
      }
    } catch (error) {
      reason = error instanceof ServerError && error.code ? error : reason;
    }
  }
  throw reason;
}

export function address(parameters) {
  const url = new URL(base);
  for (const [name, value] of Object.entries(parameters)) {
    url.searchParams.set(name, value);
  }
  return url.href;
}

/** An address beside the services. */
export function beside(path) {
  return new URL(path, base).href;
}

/** The exception report in a document, or undefined. */
export function exceptionIn(document) {
  const root = document.documentElement;
  const report = root.localName === 'ExceptionReport' || root.localName === 'ServiceExceptionReport'
    ? root : xml.first(document, 'ProcessFailed');
  if (!report) {
    return undefined;
  }
  const exception = xml.first(report, 'Exception') ?? xml.first(report, 'ServiceException') ?? report;
  const texts = xml.all(exception, 'ExceptionText').map(text => text.textContent.trim());
  const message = rootCause(texts.length > 0 ? texts.join(' ') : exception.textContent.trim());
  return new ServerError(
    message || 'The server gives no reason.',
    exception.getAttribute('exceptionCode') ?? exception.getAttribute('code') ?? '',
    // A refused input is named at the beginning, too, where the report has no place for it.
    exception.getAttribute('locator') || (/^([a-z]\w*): /.exec(message)?.[1] ?? ''));
}

/** GeoServer tells of a process that failed the chain of exceptions, a line each, the cause last. */
function rootCause(message) {
  return /^Process failed/.test(message) ? message.split('\n').at(-1).replace(/^[\w.]+(Exception|Error): /, '').trim() : message;
}

/** Any answer; throws what the server says when it refuses. */
export async function request(parameters, options = {}) {
  let response;
  try {
    response = await fetch(address(parameters), options);
  } catch (error) {
    if (error.name === 'AbortError') {
      throw error;
    }
    throw new ServerError('The server cannot be reached.');
  }
  const type = response.headers.get('Content-Type') ?? '';
  if (!response.ok || type.includes('se_xml')) {
    const text = await response.text();
    throw refusal(text) ?? new ServerError(`The server answers ${response.status} ${response.statusText}`.trim() + '.');
  }
  return response;
}

function refusal(text) {
  try {
    return exceptionIn(xml.parse(text));
  } catch {
    return undefined;
  }
}

function checked(document) {
  const exception = exceptionIn(document);
  if (exception && document.documentElement.localName !== 'ExecuteResponse') {
    throw exception;
  }
  return document;
}

/** An XML answer. The status of an execution is one even when it failed. */
export async function read(parameters) {
  return checked(xml.parse(await (await request(parameters)).text()));
}

export async function post(body) {
  return (await request({}, {method: 'POST', headers: {'Content-Type': 'text/xml;charset=UTF-8'}, body})).text();
}

export async function postForDocument(body) {
  return checked(xml.parse(await post(body)));
}

/** A binary answer of a type, text of which is a refusal. */
export async function bytes(parameters, options) {
  const response = await request(parameters, options);
  const type = response.headers.get('Content-Type') ?? '';
  if (/xml|text/.test(type)) {
    throw refusal(await response.text()) ?? new ServerError(`The server sent ${type} where data were expected.`);
  }
  return response;
}
