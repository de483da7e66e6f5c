// The guided path from its first step to the board paper, by mouse and by keyboard alone, on a desk's window and a phone's,
// with the synthetic survey and, where SURVEY_DATA is a folder of them, a real one with geology.
// PAGE: address of the page; SURVEY: the synthetic survey; OUT: folder for screenshots. Of a server that is not ours: USER, PASSWORD, WORKSPACE.
// WALKS: names of walks to go, separated by commas, by default four of the eight.
import assert from 'node:assert/strict';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {keyboard, mouse} from './hands.mjs';
import {barriers, browse, visit} from './page.mjs';

const {PAGE, DATA, USER, PASSWORD, WORKSPACE = 'check', SURVEY, SURVEY_DATA = '', OUT, CHROMIUM = '/usr/bin/chromium'} = process.env;
const {WALKS = 'synthetic-keyboard-1400,synthetic-mouse-390,real-mouse-1400,real-keyboard-390'} = process.env;
const VIEWPORTS = {1400: {width: 1400, height: 860}, 390: {width: 390, height: 780}};
const MINUTES = 60_000;
const login = USER && {Authorization: `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}`};
const stamp = DATA ? '' : `_${Date.now()}`;
const QUICK = {steps: '20', members: '2', folds: '3', repeats: '1', shifts: '0'};

/** Lines and polygons of another area, moved by so many metres: what they tell of the survey is made up. */
function moved(file, east, north, name) {
  const json = JSON.parse(readFileSync(file, 'utf8'));
  const shift = place => (typeof place[0] === 'number' ? [place[0] + east, place[1] + north] : place.map(shift));
  json.features.forEach(({geometry}) => (geometry.coordinates = shift(geometry.coordinates)));
  const path = join(OUT, name);
  writeFileSync(path, JSON.stringify(json));
  return path;
}

const SURVEYS = {
  synthetic: () => ({
    samples: join(SURVEY, 'samples.csv'), crs: 'EPSG:32650', elements: 'Au_ppb, As_ppm, Bi_ppm, Sb_ppm', cellSize: '1000',
    evidence: ['faults', 'lithology'].map(name => join(SURVEY, `${name}.geojson`)), recipe: 'faults=distance, lithology=distance',
    deposits: join(SURVEY, 'deposits.csv'), blocks: '27000',
  }),
  real: () => ({
    samples: join(SURVEY_DATA, 'yilgarn_south/samples.csv'), crs: 'EPSG:28350', elements: 'As_ppm, Cu_ppm, Pb_ppm, Zn_ppm', cellSize: '2500',
    evidence: [moved(join(SURVEY_DATA, 'murchison/faults.geojson'), 90_000, -480_000, 'faults.geojson'),
      moved(join(SURVEY_DATA, 'murchison/greenstone.geojson'), 90_000, -480_000, 'greenstone.geojson')], recipe: 'faults=distance, greenstone=distance',
    deposits: join(SURVEY_DATA, 'yilgarn_south/deposits.csv'), only: ['commodity', 'Au'], blocks: '60000',
  }),
};

let browser;
before(async () => {
  mkdirSync(OUT, {recursive: true});
  browser = await browse(CHROMIUM);
});
after(() => browser?.close());

class Walk {
  constructor(page, hand, survey, tag) {
    Object.assign(this, {page, hand, survey, tag});
    this.workspace = DATA ? '' : `${WORKSPACE}:`;
  }

  layer(part) {
    return `${this.workspace || `${WORKSPACE}:`}${this.tag.replaceAll('-', '_')}_${part}${stamp}`;
  }

  content(id) {
    return this.page.locator(`#step-${id}`);
  }

  state(id) {
    return this.page.locator('.step', {has: this.page.locator(`[aria-controls="step-${id}"]`)});
  }

  async open(id) {
    const head = this.page.locator(`[aria-controls="step-${id}"]`);
    if ((await head.getAttribute('aria-expanded')) !== 'true') {
      await this.hand.press(head);
    }
  }

  button(id, name) {
    return this.content(id).getByRole('button', {name, exact: typeof name === 'string'});
  }

  async give(id, values) {
    for (const [input, value] of Object.entries(values)) {
      const field = this.content(id).locator(`[data-input="${input}"]`);
      await field.waitFor({state: 'attached'});
      if (!(await field.isVisible())) {
        await this.hand.press(this.content(id).locator('form .more > summary'));
      }
      const select = field.locator('select');
      await ((await select.count()) > 0 ? this.hand.choose(select, value) : this.hand.type(field.locator('input[type=text]').first(), value));
    }
  }

  async run(id, minutes = 3) {
    const before = await this.state(id).getAttribute('data-at');
    await this.hand.press(this.content(id).locator('form.process button[type=submit]'));
    await this.page.waitForFunction(([one, old]) => {
      const {state: now, at} = document.querySelector(`[aria-controls="step-${one}"]`).closest('.step').dataset;
      return document.querySelector(`#step-${one} .error`) || (at !== old && ['done', 'failed'].includes(now));
    }, [id, before], {timeout: minutes * MINUTES});
    const trouble = await this.content(id).locator('.error').allTextContents();
    assert.equal(await this.state(id).getAttribute('data-state'), 'done', String(trouble));
  }

  async looked(file) {
    assert.deepEqual(await barriers(this.page), []);
    await this.page.screenshot({path: join(OUT, `walk-${this.tag}-${file}.png`)});
  }

  async begin() {
    const {page, hand} = this;
    await hand.press(page.locator('#tab-project'));
    await page.waitForSelector('#project-name');
    await hand.type(page.locator('#project-name'), `${this.workspace}${this.tag.replaceAll('-', '_')}${stamp}`);
    await hand.press(page.locator('.new-project button[type=submit]'));
    await this.content('samples').waitFor();
  }

  async maps() {
    const {hand, survey: {samples, crs, elements, cellSize}} = this;
    const field = this.content('samples').locator('[data-input="samples"]');
    await field.locator('input[type=file]').waitFor({state: 'attached'});
    await hand.tick(field.getByLabel('File', {exact: true}));
    await hand.giveFile(field.locator('input[type=file]'), samples);
    await field.getByText(/rows, \d+ columns/).waitFor();
    await this.run('samples');
    await this.content('maps').locator('[data-input="elements"] .chip').first().waitFor();
    await this.give('maps', {crs, elements, transform: 'LOG10', cellSize, layer: this.layer('maps')});
    await this.looked('1-maps');
    await this.run('maps');
  }

  async evidence() {
    const {hand, survey: {evidence, recipe}} = this;
    await this.open('evidence');
    const field = this.content('evidence').locator('[data-input="features"]');
    for (const [i, path] of evidence.entries()) {
      await hand.giveFile(field.locator('input[type=file]').nth(i), path);
      await field.locator('.one-of-several').nth(i).getByText(/features/).waitFor();
    }
    await this.give('evidence', {evidence: recipe, layer: this.layer('stack')});
    await this.looked('2-evidence');
    await this.run('evidence');
  }

  async deposits() {
    const {hand, survey: {deposits, crs, only}} = this;
    await this.content('deposits').waitFor();
    await hand.giveFile(this.content('deposits').locator('#deposits-file'), deposits);
    await this.content('deposits').locator('.inline', {hasText: 'Its coordinates are in'}).waitFor();
    await hand.type(this.content('deposits').locator('#deposits-crs'), crs);
    await this.page.keyboard.press('Tab');
    await this.content('deposits').locator('.deposits').waitFor();
    if (only) {
      const all = await this.content('deposits').locator('.deposits tbody tr').count();
      await hand.choose(this.content('deposits').locator('#deposits-by'), only[0]);
      await hand.tick(this.content('deposits').locator(`.chip input[value="${only[1]}"], .chip:has-text("${only[1]} ") input`).first());
      await this.page.waitForFunction(before => document.querySelectorAll('.deposits tbody tr').length < before, all);
    }
    await this.looked('3-deposits');
    await hand.press(this.button('deposits', 'Take these deposits'));
  }

  async train() {
    const {hand} = this;
    await this.content('train').locator('[data-input="geochemistry"]').waitFor();
    await this.give('train', {model: DATA ? `${this.tag.replaceAll('-', '_')}` : this.layer('model'), blocks: this.survey.blocks, ...QUICK});
    await this.looked('4-train');
    await this.run('train', 8);
    await this.content('judge').getByText(/skill|better|told apart/i).first().waitFor();
    await hand.choose(this.page.locator('#judge-method'), 'NETWORK');
    await hand.type(this.page.locator('#judge-note'), 'A trial.');
    await this.looked('5-judge');
    await hand.press(this.button('judge', 'Go on with this'));
    await this.content('scores').locator('[data-input="model"]').waitFor();
    await this.give('scores', {layer: this.layer('scores')});
    await this.run('scores');
    await this.looked('6-scores');
  }

  async targets() {
    const {hand} = this;
    await this.open('targets');
    await this.give('targets', {share: '0.05'});
    await this.run('targets');
    const first = this.content('targets').locator('.targets > li').first();
    await first.waitFor();
    await hand.press(first.getByRole('button', {name: 'drop…'}));
    await hand.type(first.getByPlaceholder('why'), 'A town');
    await hand.press(first.getByRole('button', {name: 'Drop', exact: true}));
    await this.content('targets').getByText(/dropped: A town/).waitFor();
    await this.looked('7-targets');
  }

  async handOver() {
    const {page, hand} = this;
    await this.open('next');
    await this.give('next', {count: '10'});
    await this.run('next');
    await this.content('handover').locator('[data-input="author"]').waitFor();
    await this.give('handover', {author: 'A. Geologist'});
    await this.looked('8-handover');
    await this.run('handover', 5);
    await hand.press(this.button('handover', 'Files'));
    const links = page.locator('#report .links a');
    await links.nth(2).waitFor();
    const begin = [];
    for (const link of await links.all()) {
      const answer = await page.request.get(await link.evaluate(one => one.href));
      const body = await answer.body();
      begin.push(body.subarray(0, 4).toString('latin1'));
      writeFileSync(join(OUT, `walk-${this.tag}${begin.at(-1) === '%PDF' ? '.pdf' : begin.at(-1).startsWith('PK') ? '.zip' : '.html'}`), body);
    }
    assert.ok(begin.includes('%PDF') && begin.includes('PK\u0003\u0004') && begin.some(text => text.startsWith('<')), begin.join());
    await this.looked('9-handed-over');
  }
}

for (const tag of WALKS.split(',')) {
  const [survey, hand, width] = tag.split('-');
  test(`the whole path: ${survey} survey, by ${hand}, ${width} px`, {skip: survey === 'real' && !SURVEY_DATA && 'SURVEY_DATA is not given'}, async () => {
    const page = await visit(browser, PAGE, VIEWPORTS[width], login);
    const walk = new Walk(page, hand === 'mouse' ? mouse() : keyboard(page), SURVEYS[survey](), tag);
    try {
      await walk.begin();
      await walk.maps();
      await walk.evidence();
      await walk.deposits();
      await walk.train();
      await walk.targets();
      await walk.handOver();
      assert.deepEqual(page.complaints, []);
    } catch (error) {
      await page.screenshot({path: join(OUT, `walk-${tag}-failed.png`)});
      throw error;
    } finally {
      await page.context().close();
    }
  });
}
