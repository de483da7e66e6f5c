// From samples to a hand-over along the guided path, by mouse, at 1400 and 390 px; the tests build on one another.
// PAGE: address of the page; SURVEY: the synthetic survey; OUT: folder for screenshots. Of a server that is not ours: USER, PASSWORD, WORKSPACE.
import assert from 'node:assert/strict';
import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, test as step} from 'node:test';
import {keyboard, mouse} from './hands.mjs';
import {barriers, browse, visit} from './page.mjs';
import {Walk} from './walk.mjs';

const {PAGE, DATA, USER, PASSWORD, WORKSPACE = 'check', SURVEY, OUT, CHROMIUM = '/usr/bin/chromium'} = process.env;
const suffix = DATA ? '' : `_${Date.now()}`;
const name = part => `${WORKSPACE}:${part}${suffix}`;
const PROJECT = DATA ? `path${suffix}` : name('path');
const CRS = 'EPSG:32650';
const WIDE = {width: 1400, height: 860};
const NARROW = {width: 390, height: 780};
const login = USER && {Authorization: `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}`};

let browser;
let page;
let walk;
let failed = false;

const shot = file => page.screenshot({path: join(OUT, `path-${file}.png`)});
const content = id => walk.content(id);
const head = id => page.locator(`[aria-controls="step-${id}"]`);
const state = id => walk.state(id);
const field = (id, input) => content(id).locator(`[data-input="${input}"]`);

before(async () => {
  mkdirSync(OUT, {recursive: true});
  browser = await browse(CHROMIUM);
  await open(PAGE, WIDE);
});
after(() => browser?.close());

async function open(address, viewport) {
  page = await visit(browser, address, viewport, login);
  walk = new Walk({page, hand: mouse()});
}

function test(what, visitor) {
  step(what, async context => {
    if (failed) {
      context.skip('an earlier step failed');
      return;
    }
    try {
      await visitor(context);
    } catch (error) {
      failed = true;
      await shot('failed');
      throw error;
    }
  });
}

const give = (id, input, value) => walk.give(id, {[input]: value});
const runStep = (id, minutes) => walk.run(id, minutes);

/** Waits until the map moves no more, as its address tells. */
async function still() {
  for (let before = ''; before !== page.url();) {
    before = page.url();
    await page.waitForTimeout(1500);
  }
}

async function looked(file) {
  assert.deepEqual(await barriers(page), []);
  await shot(file);
}

test('a project begins with a name, and its address holds it', async () => {
  await page.click('#tab-project');
  await page.click('.new-project button[type=submit]');
  assert.match(await page.textContent('#project .error'), /name first/);
  await page.fill('#project-name', PROJECT);
  await page.click('.new-project button[type=submit]');
  await head('samples').waitFor();
  assert.equal(await head('samples').getAttribute('aria-expanded'), 'true');
  await page.waitForFunction(() => location.hash.includes('project='));
  await looked('1-samples');
});

test('the samples are inspected, and the maps begin with what was found', async () => {
  await field('samples', 'samples').locator('input[type=file]').waitFor();
  await field('samples', 'samples').getByLabel('File', {exact: true}).check();
  await field('samples', 'samples').locator('input[type=file]').setInputFiles(join(SURVEY, 'samples.csv'));
  await field('samples', 'samples').getByText(/rows, \d+ columns/).waitFor();
  await content('samples').locator('.typed > summary').click();
  await page.waitForFunction(() => document.querySelector('#step-samples .typed pre').textContent !== '');
  assert.match(await content('samples').locator('.typed pre').first().textContent(), /^prospectivity run InspectSamples --samples samples\.csv/);
  assert.match(await content('samples').locator('.typed pre').last().textContent(), /<ows:Identifier>prospectivity:InspectSamples</);
  await runStep('samples');
  await field('maps', 'elements').locator('.chip').first().waitFor();
  await give('maps', 'crs', CRS);
  await give('maps', 'elements', 'Au_ppb, As_ppm, Bi_ppm, Sb_ppm');
  await give('maps', 'transform', 'LOG10');
  await give('maps', 'cellSize', '1000');
  await give('maps', 'layer', name('path_maps'));
  await content('maps').getByRole('button', {name: 'Preview the first element'}).click();
  await content('maps').getByText(/Au_ppb: 60 × 60 cells of 1,000 m/).waitFor();
  await looked('2-maps');
  await runStep('maps');
});

test('other evidence can be left out', async () => {
  await head('evidence').click();
  await content('evidence').getByRole('button', {name: 'Leave this out'}).click();
  assert.equal(await state('evidence').getAttribute('data-state'), 'skipped');
  assert.equal(await head('deposits').getAttribute('aria-expanded'), 'true');
});

test('deposits come from a file, are drawn on the map, moved, kept back and removed', async () => {
  await page.setInputFiles('#deposits-file', join(SURVEY, 'deposits.csv'));
  await content('deposits').getByPlaceholder('EPSG:…').fill(CRS);
  await content('deposits').getByPlaceholder('EPSG:…').blur();
  await content('deposits').locator('.deposits').waitFor();
  assert.equal(await content('deposits').locator('.deposits tbody tr').count(), 12);
  await page.check('#deposits-edit');
  const map = await page.locator('#map').boundingBox();
  await still();
  await page.mouse.click(map.x + map.width * 0.7, map.y + map.height * 0.4);
  await content('deposits').locator('.deposits tbody tr').nth(12).waitFor();
  const place = () => content('deposits').locator('.deposits tbody tr').nth(12).locator('td.number').allTextContents();
  const before = await place();
  await still();
  await page.mouse.move(map.x + map.width * 0.7, map.y + map.height * 0.4);
  await page.mouse.down();
  await page.mouse.move(map.x + map.width * 0.6, map.y + map.height * 0.5, {steps: 8});
  await page.mouse.up();
  await page.waitForFunction(text => document.querySelectorAll('.deposits tbody tr')[12]?.querySelectorAll('td.number')[0].textContent !== text, before[0]);
  assert.notDeepEqual(await place(), before);
  assert.equal(await content('deposits').locator('.deposits tbody tr').count(), 13);
  assert.ok(await page.locator('#identified').isHidden());
  await content('deposits').getByRole('button', {name: 'Remove deposit 13'}).click();
  assert.equal(await content('deposits').locator('.deposits tbody tr').count(), 12);
  await content('deposits').getByRole('button', {name: 'Keep a third back, by lot'}).click();
  assert.match(await content('deposits').textContent(), /8 to learn from, 4 kept back/);
  await content('deposits').getByRole('button', {name: 'Keep none back'}).click();
  await looked('3-deposits');
  await content('deposits').getByRole('button', {name: 'Take these deposits'}).click();
  assert.equal(await state('deposits').getAttribute('data-state'), 'done');
});

test('the training has all that the steps before have given', async () => {
  await field('train', 'geochemistry').waitFor();
  assert.equal(await field('train', 'geochemistry').getByLabel(/: layer$/).inputValue(), name('path_maps'));
  assert.match(await field('train', 'deposits').textContent(), /12 features/);
  await give('train', 'blocks', '27000');
  await give('train', 'model', DATA ? 'path_gold' : name('path_gold'));
  await give('train', 'steps', '20');
  await give('train', 'members', '2');
  await give('train', 'folds', '3');
  await give('train', 'repeats', '1');
  await give('train', 'shifts', '0');
  await looked('4-train');
  await runStep('train', 6);
});

test('the verdict is judged before any map is made', async () => {
  await content('judge').getByText(/skill|better|told apart/i).first().waitFor();
  await page.selectOption('#judge-method', 'NETWORK');
  await page.fill('#judge-note', 'Few deposits.');
  await looked('5-judge');
  await content('judge').getByRole('button', {name: 'Go on with this'}).click();
  await field('scores', 'model').waitFor();
  assert.equal(await field('scores', 'method').locator('select').inputValue(), 'NETWORK');
  await give('scores', 'layer', name('path_scores'));
  await runStep('scores');
  await looked('6-scores');
});

test('the threshold of the map goes into the targets, of which one is dropped with a reason', async () => {
  await content('scores').getByRole('button', {name: 'Choose a threshold'}).click();
  await page.waitForSelector('#capture-slider');
  await page.click('#tab-project');
  await head('targets').click();
  await content('targets').getByRole('button', {name: /^Take the threshold/}).click();
  assert.ok(Number(await field('targets', 'threshold').locator('input').inputValue()) > 0);
  await runStep('targets');
  await content('targets').locator('.targets li').first().waitFor();
  const count = await content('targets').locator('.targets > li').count();
  await content('targets').locator('.targets li').first().getByRole('button', {name: 'drop…'}).click();
  await content('targets').locator('.targets li').first().getByPlaceholder('why').fill('A town');
  await content('targets').locator('.targets li').first().getByRole('button', {name: 'Drop', exact: true}).click();
  assert.match(await content('targets').locator('.targets li').first().textContent(), /dropped: A town/);
  assert.match(await content('targets').textContent(), new RegExp(`${count} targets, 1 dropped`));
  await looked('7-targets');
});

test('the next samples are suggested, and all is handed over: paper, PDF and package', async () => {
  await head('next').click();
  await field('next', 'prospectivity').waitFor();
  await give('next', 'count', '10');
  await runStep('next');
  await field('handover', 'title').waitFor();
  assert.match(await field('handover', 'title').locator('input').inputValue(), /path/);
  assert.equal(await field('handover', 'comments').locator('textarea').inputValue(), 'Few deposits.');
  assert.match(await field('handover', 'places').textContent(), /10 features/);
  await give('handover', 'author', 'A. Geologist');
  await looked('71-handover');
  await runStep('handover', 4);
  await content('handover').getByRole('button', {name: 'Files'}).click();
  const links = page.locator('#report .links a');
  await links.nth(2).waitFor();
  const begin = [];
  for (const link of await links.all()) {
    const answer = await page.request.get(await link.evaluate(one => one.href));
    assert.equal(answer.status(), 200);
    begin.push((await answer.body()).subarray(0, 4).toString('latin1'));
  }
  assert.ok(begin.includes('%PDF') && begin.includes('PK\u0003\u0004') && begin.some(text => text.startsWith('<')), begin.join());
  await looked('72-handed-over');
  await page.getByRole('button', {name: 'Close the report'}).click();
});

test('a step done anew marks what follows from it', async () => {
  await head('maps').click();
  await content('maps').getByText('Histograms and anomaly classes').click();
  await content('maps').locator('canvas').nth(3).waitFor();
  await looked('73-histograms');
  await content('maps').locator('.again > summary').click();
  await content('maps').getByText(/rows, \d+ columns/).waitFor();
  assert.equal(await field('maps', 'elements').locator('input[type=text]').inputValue(), 'Au_ppb, As_ppm, Bi_ppm, Sb_ppm');
  await give('maps', 'cellSize', '1500');
  await field('maps', 'overwrite').locator('input').check();
  await runStep('maps');
  await page.waitForFunction(() => document.querySelector('[aria-controls="step-train"]').closest('.step').dataset.state === 'old');
  assert.match(await head('train').textContent(), /out of date: element maps/);
  await head('maps').click();
  assert.match(await content('maps').textContent(), /Changed with the last run: .*Cell size/);
  await looked('8-out-of-date');
});

test('the project is taken up again in another browser, at 390 px', async () => {
  await page.waitForTimeout(1500);
  const address = page.url();
  await page.close();
  await open(address, NARROW);
  await page.click('#tab-project');
  await head('targets').waitFor();
  assert.equal(await state('targets').getAttribute('data-state'), 'old');
  await head('targets').click();
  await content('targets').locator('.targets li').first().waitFor();
  assert.match(await content('targets').textContent(), /dropped: A town/);
  await looked('9-narrow');
  assert.deepEqual(page.complaints, []);
});

test('a project is begun and its deposits are given by keyboard alone', async () => {
  await page.setViewportSize(WIDE);
  const hand = keyboard(page);
  await hand.press(page.locator('#tab-project'));
  await hand.press(page.getByRole('button', {name: /All projects/}));
  await page.waitForSelector('#project-name');
  await hand.type(page.locator('#project-name'), DATA ? 'keys' : name('keys'));
  await page.keyboard.press('Enter');
  await head('samples').waitFor();
  await hand.press(head('deposits'));
  await content('deposits').waitFor();
  for (let i = 1; i <= 2; i++) {
    await hand.goTo(page.locator('#map'));
    for (let n = 0; n < i; n++) {
      await page.keyboard.press('ArrowRight');
    }
    await still();
    await hand.press(content('deposits').getByRole('button', {name: /middle of the map/}));
    await content('deposits').locator('.deposits tbody tr').nth(i - 1).waitFor();
  }
  const [first, second] = await content('deposits').locator('.deposits tbody tr').allTextContents();
  assert.notEqual(first, second);
  await hand.tick(content('deposits').getByLabel('Keep deposit 2 back'));
  assert.match(await content('deposits').textContent(), /1 to learn from, 1 kept back/);
  await hand.press(content('deposits').getByRole('button', {name: 'Take these deposits'}));
  await page.waitForFunction(() => document.querySelector('[aria-controls="step-deposits"]').closest('.step').dataset.state === 'done');
  await hand.press(head('judge'));
  await content('judge').getByText(/Wants train first/).waitFor();
});
