// Plots of a coverage's bands, tied to the map; on a layer of several bands that the server has, the guided path's first.
import assert from 'node:assert/strict';
import {mkdirSync, readFileSync} from 'node:fs';
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

test('the map goes on paper, as a picture of its size and to the printer', async () => {
  await page.getByRole('button', {name: 'Close the plots'}).click();
  await page.getByRole('button', {name: 'The map on paper…'}).click();
  await page.fill('#print-title', 'Gold in soil');
  assert.deepEqual(await barriers(page), []);
  const [download] = await Promise.all([page.waitForEvent('download', {timeout: 90_000}), page.getByRole('button', {name: 'Save as PNG'}).click()]);
  assert.equal(download.suggestedFilename(), 'Gold-in-soil.png');
  const file = join(OUT, 'plots-paper.png');
  await download.saveAs(file);
  const png = readFileSync(file);
  // A4 on its side, 297 by 210 mm, at 200 dots an inch.
  assert.ok(Math.abs(png.readUInt32BE(16) - 2339) <= 2 && Math.abs(png.readUInt32BE(20) - 1654) <= 2, `${png.readUInt32BE(16)} x ${png.readUInt32BE(20)}`);
  await page.evaluate(() => (window.print = () => {
    window.printed = {alt: document.querySelector('.printed').alt, title: document.title, rules: [...document.querySelectorAll('head style')].map(({textContent}) => textContent).join()};
  }));
  await page.getByRole('button', {name: 'The map on paper…'}).click();
  await page.fill('#print-title', 'Gold in soil');
  await page.selectOption('#print-paper', 'Letter');
  await page.getByRole('button', {name: /^Print/}).click();
  await page.waitForFunction(() => window.printed, undefined, {timeout: 90_000});
  const printed = await page.evaluate(() => window.printed);
  assert.equal(printed.alt, 'Map: Gold in soil');
  assert.equal(printed.title, 'Gold in soil');
  assert.match(printed.rules, /size: Letter landscape/);
  assert.equal(await page.locator('.printed').count(), 0);
});

test('a base map of the visitor\u2019s own lies below the layers, tiles and WMS', async () => {
  await page.route('https://tiles.example/**', route => {
    // One grey pixel.
    route.fulfill({contentType: 'image/png', body: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNoaGj4DwAFhAKAjM1mJgAAAABJRU5ErkJggg==', 'base64')});
  });
  await page.fill('#base-map', 'tiles.example');
  await page.press('#base-map', 'Tab');
  await page.getByText(/begins with https/).waitFor();
  // The server is asked for the two coordinate systems first.
  const asks = pattern => page.waitForRequest(request => pattern.test(request.url()), {timeout: 90_000});
  await page.fill('#base-map', 'https://tiles.example/{z}/{x}/{y}.png');
  await Promise.all([asks(/tiles\.example\/\d+\/\d+\/\d+\.png/), page.press('#base-map', 'Tab')]);
  await page.fill('#base-map', 'https://tiles.example/wms?layers=roads');
  const [request] = await Promise.all([asks(/wms\?.*LAYERS=roads/), page.press('#base-map', 'Tab')]);
  assert.match(request.url(), /SRS=EPSG%3A32650/);
  await page.fill('#base-map', '');
  await page.press('#base-map', 'Tab');
  assert.deepEqual(await barriers(page), []);
});
