// The page asks for all its modules at once; none is left out when one is added. Needs no server.
import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';

const PAGE = fileURLToPath(new URL('../../main/resources/org/prospectivity/page/', import.meta.url));

test('index.html names every module', () => {
  const named = [...readFileSync(join(PAGE, 'index.html'), 'utf8').matchAll(/rel="modulepreload" href="([^"]+)"/g)].map(([, href]) => href);
  const modules = readdirSync(PAGE, {recursive: true}).map(file => file.replaceAll('\\', '/')).filter(file => file.endsWith('.js') && file !== 'main.js');
  assert.deepEqual(named.toSorted(), modules.toSorted());
});
