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
import {Walk} from './walk.mjs';

const {PAGE, DATA, USER, PASSWORD, WORKSPACE = 'check', SURVEY, SURVEY_DATA = '', OUT, CHROMIUM = '/usr/bin/chromium'} = process.env;
const {WALKS = 'synthetic-keyboard-1400,synthetic-mouse-390,real-mouse-1400,real-keyboard-390'} = process.env;
const VIEWPORTS = {1400: {width: 1400, height: 860}, 390: {width: 390, height: 780}};
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
    deposits: join(SURVEY, 'deposits.csv'), method: 'NETWORK', training: {blocks: '27000', ...QUICK},
  }),
  real: () => ({
    samples: join(SURVEY_DATA, 'yilgarn_south/samples.csv'), crs: 'EPSG:28350', elements: 'As_ppm, Cu_ppm, Pb_ppm, Zn_ppm', cellSize: '2500',
    evidence: [moved(join(SURVEY_DATA, 'murchison/faults.geojson'), 90_000, -480_000, 'faults.geojson'),
      moved(join(SURVEY_DATA, 'murchison/greenstone.geojson'), 90_000, -480_000, 'greenstone.geojson')], recipe: 'faults=distance, greenstone=distance',
    deposits: join(SURVEY_DATA, 'yilgarn_south/deposits.csv'), only: ['commodity', 'Au'], method: 'NETWORK', training: {blocks: '60000', ...QUICK},
  }),
};

let browser;
before(async () => {
  mkdirSync(OUT, {recursive: true});
  browser = await browse(CHROMIUM);
});
after(() => browser?.close());

for (const tag of WALKS.split(',')) {
  const [survey, hand, width] = tag.split('-');
  test(`the whole path: ${survey} survey, by ${hand}, ${width} px`, {skip: survey === 'real' && !SURVEY_DATA && 'SURVEY_DATA is not given'}, async () => {
    const page = await visit(browser, PAGE, VIEWPORTS[width], login);
    const looked = async file => {
      assert.deepEqual(await barriers(page), []);
      await page.screenshot({path: join(OUT, `walk-${tag}-${file}.png`)});
    };
    const walk = new Walk({
      page, hand: hand === 'mouse' ? mouse() : keyboard(page), survey: SURVEYS[survey](), name: `${tag.replaceAll('-', '_')}${stamp}`,
      workspace: WORKSPACE, kept: !DATA, looked,
    });
    try {
      writeFileSync(join(OUT, `walk-${tag}.pdf`), await walk.go());
      assert.deepEqual(page.complaints, []);
    } catch (error) {
      await page.screenshot({path: join(OUT, `walk-${tag}-failed.png`)});
      throw error;
    } finally {
      await page.context().close();
    }
  });
}
