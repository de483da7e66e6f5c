// Plots of a coverage's bands, tied to the map; on a layer of several bands that the server has, the guided path's first.
import assert from 'node:assert/strict';
import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, test as step} from 'node:test';
import {barriers, browse, visit} from './page.mjs';

const {PAGE, USER, PASSWORD, OUT, CHROMIUM = '/usr/bin/chromium'} = process.env;
const login = USER && {Authorization: `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}`};

let browser;
let page;
let failed = false;

before(async () => {
  mkdirSync(OUT, {recursive: true});
  browser = await browse(CHROMIUM);
  page = await visit(browser, PAGE, {width: 1400, height: 860}, login);
});
after(() => browser?.close());

/** What comes after a failure would fail for the same reason. */
function test(name, visitor) {
  step(name, async context => {
    if (failed) {
      context.skip('an earlier step failed');
      return;
    }
    try {
      await visitor();
    } catch (error) {
      failed = true;
      await shot('failed');
      throw error;
    }
  });
}

const shot = name => page.screenshot({path: join(OUT, `plots-${name}.png`)});

/** How many pixels of the map are of the colour of lit cells. */
const lit = () => page.evaluate(() => [...document.querySelectorAll('#map canvas')].reduce((sum, canvas) => {
  const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  let count = 0;
  for (let i = 0; i < data.length; i += 4) {
    count += data[i] > 235 && Math.abs(data[i + 1] - 212) < 14 && data[i + 2] < 30 && data[i + 3] > 200 ? 1 : 0;
  }
  return sum + count;
}, 0));

test('a scatter plot lights up cells on the map, and the map points of the plot', async () => {
  const layer = page.locator('#layers .layer', {hasText: 'path_maps'}).first();
  await layer.locator('input[type=checkbox]').first().check();
  await layer.getByRole('button', {name: /^Zoom to/}).click();
  await layer.locator('.layer-more > summary').click();
  await layer.getByRole('button', {name: 'Plots…'}).click();
  const canvas = page.locator('.point-plot');
  await canvas.waitFor();
  assert.match(await canvas.getAttribute('aria-label'), /against .* cells, correlation/);
  assert.equal(await lit(), 0);
  const box = await canvas.boundingBox();
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.1);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.95, box.y + box.height * 0.5, {steps: 5});
  await page.mouse.up();
  await page.getByText(/cells, .* km², lit on the map/).waitFor();
  await page.waitForTimeout(500);
  assert.ok(await lit() > 100);
  await shot('scatter');
  assert.deepEqual(await barriers(page), []);
  await page.getByRole('button', {name: 'Nothing lit'}).click();
  await page.waitForTimeout(500);
  assert.equal(await lit(), 0);
});

for (const [kind, told] of [['ternary', /Shares of/], ['components', /Biplot/]]) {
  test(`${kind} are drawn`, async () => {
    await page.selectOption('#explore-kind', kind);
    await page.waitForFunction(text => document.querySelector('.point-plot')?.getAttribute('aria-label').includes(text), told.source);
    if (kind === 'components') {
      await page.selectOption('#explore-component', '0');
      await page.waitForTimeout(500);
    }
    await shot(kind);
    assert.deepEqual(await barriers(page), []);
  });
}

test('a coverage without classes says so', async () => {
  await page.selectOption('#explore-kind', 'classes');
  await page.getByText('has no classes').waitFor();
});

test('a profile runs across the middle, and along a line that is drawn', async () => {
  await page.selectOption('#explore-kind', 'profile');
  await page.getByRole('button', {name: 'West to east through the middle'}).click();
  await page.locator('.explore figure').getByText(/From its beginning to its end/).waitFor();
  await page.waitForTimeout(500);
  await shot('profile');
  assert.deepEqual(await barriers(page), []);
  const map = await page.locator('#map').boundingBox();
  const first = await page.locator('.explore figcaption').textContent();
  await page.mouse.click(map.x + map.width * 0.3, map.y + map.height * 0.3);
  await page.mouse.move(map.x + map.width * 0.5, map.y + map.height * 0.6, {steps: 4});
  await page.mouse.dblclick(map.x + map.width * 0.5, map.y + map.height * 0.6);
  await page.waitForFunction(text => document.querySelector('.explore figcaption').textContent !== text, first);
  // Of this test's own looking at the canvas.
  assert.deepEqual(page.complaints.filter(text => !/willReadFrequently/.test(text)), []);
});
