// A visitor's way through the map page; the tests build on one another.
// PAGE: address of the page; SURVEY: the synthetic survey; OUT: folder for screenshots.
// Of an embedded server without layers: DATA, its data directory, and PROGRAM, the jar of the command line. Of any other: USER and PASSWORD, and WORKSPACE to publish to.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, test as step} from 'node:test';
import {barriers, browse, ended, give, giveFile, giveLayer, giveSamples, input, openProcess, run, visit} from './page.mjs';
import {cells, countFrom, laboratoryFile, placesIn, records, valuesAt} from './survey.mjs';

const {PAGE, DATA, PROGRAM, USER, PASSWORD, WORKSPACE = 'check', SURVEY, OUT, CHROMIUM = '/usr/bin/chromium'} = process.env;
// A server that is not ours keeps what earlier runs published.
const suffix = DATA ? '' : `_${Date.now()}`;
const MAPS = `${WORKSPACE}:maps${suffix}`;
const SCORES = `${WORKSPACE}:scores${suffix}`;
const MODEL = `check${suffix}`;
const login = USER && {Authorization: `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}`};
const CRS = 'EPSG:32650';
const WIDE = {width: 1400, height: 860};
const hidden = join(SURVEY, 'hidden.csv');

let browser;
let page;
let failed = false;
/** Whether the server tells what a file of samples is. */
let inspects = false;

const shot = name => page.screenshot({path: join(OUT, `${name}.png`)});

before(async () => {
  mkdirSync(OUT, {recursive: true});
  browser = await browse(CHROMIUM);
  page = await visit(browser, PAGE, WIDE, login);
  await page.click('#tab-run');
  inspects = await page.locator('#run .process-choice', {hasText: 'Inspect geochemical samples'}).isVisible();
  await page.click('#tab-layers');
});
after(() => browser?.close());

/** The file of a layer: where the server keeps it, else as WCS gives it. */
async function stored(layer) {
  if (DATA) {
    return join(DATA, 'layers', `${layer.replace(':', '/')}.tif`);
  }
  const answer = await page.request.get(new URL(`../ows?service=WCS&version=2.0.1&request=GetCoverage&coverageId=${layer.replace(':', '__')}&format=image/tiff`, PAGE).href);
  assert.equal(answer.status(), 200);
  const file = join(OUT, `${layer.replace(':', '-')}.tif`);
  writeFileSync(file, await answer.body());
  return file;
}

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

test('a server without layers says how to make the first', async () => {
  if (!DATA) {
    return;
  }
  assert.match(await page.textContent('#layers'), /No layer is published yet/);
  assert.deepEqual(await barriers(page), []);
  await shot('1-empty');
});

test('a refusal is shown in the server’s words, at the input it is about', async () => {
  await openProcess(page, 'Grid geochemical samples');
  await giveSamples(page, join(SURVEY, 'samples.csv'), CRS);
  await give(page, 'elements', 'Au_ppb');
  await give(page, 'layer', MAPS);
  await give(page, 'cellSize', '-5');
  // A map that shows layers stays with them.
  if (inspects && DATA) {
    await page.waitForFunction(() => [...document.querySelectorAll('#map canvas')].some(canvas => {
      const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      return data.filter((alpha, i) => i % 4 === 3 && alpha > 200 && data[i - 1] + data[i - 2] + data[i - 3] < 120).length > 3000;
    }));
  }
  await page.click('#run button[type=submit]');
  const job = page.locator('#jobs .job').first();
  await page.waitForSelector('#run .error, #jobs .job .error', {state: 'visible'});
  const text = await page.locator('.error:visible').textContent();
  assert.match(text, /cellSize/);
  assert.match(text, /-5/);
  if (await job.isVisible()) {
    await job.getByRole('button', {name: /^Remove/}).click();
  }
});

test('all that is wrong with a form is told at once, each at its field, and nothing given is lost', async () => {
  await openProcess(page, 'Train a prospectivity model');
  await giveFile(page, 'deposits', join(SURVEY, 'deposits.csv'), '');
  await give(page, 'model', '');
  await give(page, 'folds', 'three');
  await page.click('#run button[type=submit]');
  const told = id => input(page, id).locator('.field-error');
  await told('model').waitFor();
  assert.match(await told('model').textContent(), /required/);
  assert.match(await told('geochemistry').textContent(), /choose a layer or a file/);
  assert.match(await told('deposits').textContent(), /coordinate system/);
  assert.match(await told('folds').textContent(), /number/);
  assert.match(await page.textContent('#run .error'), /4 inputs are refused/);
  assert.deepEqual(await barriers(page), []);
  await shot('17-refused');
  assert.equal(await input(page, 'folds').locator('input').inputValue(), 'three');
  assert.match(await input(page, 'deposits').locator('.told').first().textContent(), /12 features/);
  await give(page, 'folds', '3');
  assert.ok(await told('folds').isHidden());
});

test('a run that failed is edited and run again, with its file', async () => {
  await openProcess(page, 'Grid geochemical samples');
  await giveSamples(page, join(SURVEY, 'samples.csv'), CRS);
  await give(page, 'elements', 'Unobtainium, Au_ppb');
  await give(page, 'cellSize', '1000');
  await give(page, 'layer', MAPS);
  await page.click('#run button[type=submit]');
  await page.waitForSelector('#run .error, #jobs .job .error', {state: 'visible'});
  // Where the columns are known the refusal tells them.
  assert.match(await page.locator('.error:visible').first().textContent(), /Unobtainium.*(As_ppm|attribute)/s);
  const job = page.locator('#jobs .job').first();
  if (await job.isVisible()) {
    await job.getByRole('button', {name: 'Edit and run again'}).click();
    await page.waitForSelector('#run form.process');
  }
  await page.waitForFunction(() => document.querySelector('[data-input=samples] input[type=file]').files[0]?.name === 'samples.csv');
  await input(page, 'samples').getByText(/rows, \d+ columns|features/).waitFor();
  assert.equal(await input(page, 'elements').locator('input[type=text]').inputValue(), 'Unobtainium, Au_ppb');
  assert.equal(await input(page, 'cellSize').locator('input').inputValue(), '1000');
  assert.equal(await input(page, 'layer').locator('input').inputValue(), MAPS);
  await shot('18-again');
  await page.click('#tab-jobs');
  if (await job.isVisible()) {
    await job.getByRole('button', {name: /^Remove/}).click();
  }
});

test('an uploaded CSV is gridded, with progress, and its layer shown', async () => {
  await openProcess(page, 'Grid geochemical samples');
  await giveSamples(page, join(SURVEY, 'samples.csv'), CRS);
  const numeric = await input(page, 'elements').locator('.chip input:checked').evaluateAll(boxes => boxes.map(box => box.value));
  assert.deepEqual(numeric.slice(0, 2), ['Au_ppb', 'As_ppm']);
  assert.ok(!numeric.includes('id'));
  await give(page, 'elements', 'Au_ppb, As_ppm, Sb_ppm');
  await give(page, 'transform', 'NONE');
  await give(page, 'cellSize', '1000');
  await give(page, 'layer', MAPS);
  await shot('2-form');
  assert.deepEqual(await barriers(page), []);
  const job = await run(page);
  assert.equal(await ended(job, 120), 'done');
  await page.click('#tab-layers');
  await page.waitForSelector(`[data-layer="${MAPS}"] .legend img`);
  assert.ok(await page.isChecked(`[data-layer="${MAPS}"] .layer-head input`));
});

test('a laboratory file is inspected, its codes settled in the form, and gridded', async () => {
  if (!inspects) {
    return;
  }
  const file = join(OUT, 'laboratory.csv');
  writeFileSync(file, laboratoryFile(join(SURVEY, 'samples.csv')), 'latin1');
  await openProcess(page, 'Grid geochemical samples');
  await giveSamples(page, file, CRS);
  const field = input(page, 'samples');
  assert.match(await field.locator('.warnings').textContent(), /mixes media: .*sédiment/);
  const chip = name => input(page, 'elements').locator('.chip', {hasText: name});
  assert.ok(await chip('Au_ppm').getByRole('checkbox').isChecked());
  assert.match(await chip('Au_ppm').textContent(), /3 to settle/);
  assert.ok(!(await chip('Sb_ppm').getByRole('checkbox').isChecked()));
  assert.match(await chip('Sb_ppm').locator('.reason').textContent(), /too few/);
  assert.deepEqual(await field.locator('.code label code').allTextContents(), ['BDL', 'QNS?']);
  assert.deepEqual(await barriers(page), []);
  await field.scrollIntoViewIfNeeded();
  await shot('11-inspected');
  await field.getByLabel(/^BDL/).selectOption('limit');
  await field.getByLabel('Limit that BDL stands for').fill('0.001');
  await field.getByLabel('Limit that BDL stands for').press('Tab');
  await field.getByLabel(/^QNS/).selectOption('missing');
  await page.waitForSelector('.asked.settled');
  assert.equal(await input(page, 'below').locator('input').inputValue(), 'BDL=0.001');
  assert.equal(await input(page, 'missing').locator('input').inputValue(), 'QNS?');
  await shot('12-settled');
  await page.setViewportSize({width: 390, height: 844});
  assert.deepEqual(await barriers(page), []);
  assert.ok(await page.evaluate(() => document.scrollingElement.scrollWidth) <= 390);
  await shot('13-phone-inspected');
  await page.locator('.asked').scrollIntoViewIfNeeded();
  await shot('14-phone-codes');
  await page.setViewportSize(WIDE);
  await give(page, 'cellSize', '1000');
  await give(page, 'layer', `${WORKSPACE}:laboratory${suffix}`);
  const job = await run(page);
  assert.equal(await ended(job, 120), 'done');
  assert.match(await job.locator('.warnings').textContent(), /mixes media/);
  await shot('15-warnings');
  assert.deepEqual(await barriers(page), []);
  await job.getByRole('button', {name: /^Remove/}).click();
});

test('of a workbook with two sheets of samples one is chosen', async () => {
  if (!inspects) {
    return;
  }
  const file = join(OUT, 'survey.xlsx');
  for (const [name, more] of [['soil', []], ['rock', ['-update']]]) {
    execFileSync('ogr2ogr', ['-f', 'XLSX', ...more, file, join(SURVEY, 'samples.csv'), '-oo', 'AUTODETECT_TYPE=YES', '-nln', name, '-limit', '60']);
  }
  await openProcess(page, 'Grid geochemical samples');
  const field = input(page, 'samples');
  await field.getByLabel('File', {exact: true}).check();
  await field.locator('input[type=file]').setInputFiles(file);
  await field.getByLabel('The samples are in').selectOption('rock');
  await field.getByText(/60 rows, \d+ columns/).waitFor();
  assert.equal(await input(page, 'table').locator('input').inputValue(), 'rock');
  assert.deepEqual(await input(page, 'elements').locator('.chip strong').allTextContents().then(names => names.slice(0, 2)), ['Au_ppb', 'As_ppm']);
  await shot('16-workbook');
  assert.deepEqual(await barriers(page), []);
});

test('a click tells the values of all bands, as they are stored', async () => {
  const box = await page.locator('#map').boundingBox();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await page.waitForSelector('#identified .values');
  const [x, y] = (await page.textContent('#identified h2')).replaceAll(',', '').match(/\d+/g).map(Number);
  const tiff = await stored(MAPS);
  const rows = await page.locator('#identified section', {hasText: MAPS.replace(/.*:/, '')}).locator('.values tr').evaluateAll(list =>
    list.map(row => [row.children[0].textContent, parseFloat(row.children[1].textContent)]));
  assert.deepEqual(rows.map(([name]) => name), ['Au_ppb', 'As_ppm', 'Sb_ppm']);
  rows.forEach(([, shown], band) => {
    const [stored] = valuesAt(tiff, band + 1, [{x, y}]);
    assert.ok(Math.abs(shown - stored) <= 0.001 * Math.abs(stored) + 1e-6, `${shown} is shown, ${stored} stored`);
  });
  assert.deepEqual(await page.locator('#identified section', {hasText: MAPS.replace(/.*:/, '')}).locator('.shown th').allTextContents(), ['Au_ppb']);
  const card = await page.locator('#identified').boundingBox();
  assert.ok(card.width * card.height < 0.2 * box.width * box.height, 'the map stays visible');
  await shot('3-values');
  assert.deepEqual(await barriers(page), []);
  await page.keyboard.press('Escape');
  assert.ok(await page.isHidden('#identified'));
});

test('a long job is followed over a reload of the page, and cancelled', async () => {
  await openProcess(page, 'Train a prospectivity model');
  await giveLayer(page, 'geochemistry', MAPS);
  await giveFile(page, 'deposits', join(SURVEY, 'deposits.csv'), CRS);
  await give(page, 'model', 'never');
  await give(page, 'members', '20');
  await give(page, 'steps', '5000');
  await run(page);
  await page.locator('#jobs .job[data-state=running]').waitFor();
  await page.reload();
  await page.click('#tab-jobs');
  const job = page.locator('#jobs .job').first();
  await page.locator('#jobs .job[data-state=running]').waitFor();
  await page.waitForFunction(() => /\d+ %/.test(document.querySelector('#jobs .job .state').textContent));
  await shot('4-running');
  assert.deepEqual(await barriers(page), []);
  await job.getByRole('button', {name: 'Cancel'}).click();
  await page.locator('#jobs .job[data-state=cancelled]').waitFor();
  await page.reload();
  await page.click('#tab-jobs');
  assert.equal(await page.locator('#jobs .job').first().getAttribute('data-state'), 'cancelled');
});

test('a model is trained and its report drawn beside the map', async () => {
  await openProcess(page, 'Train a prospectivity model');
  await giveLayer(page, 'geochemistry', MAPS);
  await giveFile(page, 'deposits', join(SURVEY, 'deposits.csv'), CRS);
  await give(page, 'model', MODEL);
  await give(page, 'window', '5');
  await give(page, 'folds', '3');
  await give(page, 'members', '2');
  await give(page, 'steps', '60');
  const job = await run(page);
  assert.equal(await ended(job, 300), 'done');
  await job.getByRole('button', {name: 'Report'}).click();
  await page.waitForSelector('#report .verdict');
  await page.waitForFunction(() => [...document.querySelectorAll('#report canvas')].length > 1
    && [...document.querySelectorAll('#report canvas')].every(canvas => globalThis.Chart?.getChart(canvas)));
  assert.match(await page.textContent('#report'), /random forest/);
  await shot('5-report');
  assert.deepEqual(await barriers(page), []);
  await page.keyboard.press('Escape');
  assert.ok(await page.isHidden('#report'));
});

test('the model is offered for prediction, and the scores come as a layer', async () => {
  await openProcess(page, 'Predict mineral prospectivity');
  await page.waitForFunction(name => [...document.querySelectorAll('[data-input=model] datalist option')].some(option => option.value.endsWith(name)), MODEL);
  await giveLayer(page, 'geochemistry', MAPS);
  await give(page, 'model', MODEL);
  await give(page, 'layer', SCORES);
  const job = await run(page);
  assert.equal(await ended(job, 120), 'done');
  await page.click('#tab-layers');
  await page.waitForSelector(`[data-layer="${SCORES}"] .legend img`);
});

test('the shares captured at a threshold are those counted from the stored map', async () => {
  await page.locator(`[data-layer="${SCORES}"] summary`).click();
  await page.locator(`[data-layer="${SCORES}"]`).getByRole('button', {name: 'Deposits captured…'}).click();
  await page.selectOption('#capture-deposits', 'file');
  await page.setInputFiles('#capture-file', hidden);
  // The file does not tell, and nothing is assumed.
  await page.getByText('Say what coordinate system hidden.csv is in.').waitFor();
  await page.fill('#capture-crs', CRS);
  await page.press('#capture-crs', 'Tab');
  await page.waitForSelector('#capture-slider');
  await page.waitForFunction(() => /of 28/.test(document.getElementById('captured-deposits')?.parentElement.textContent));
  const tiff = await stored(SCORES);
  const area = cells(tiff, 1);
  const deposits = valuesAt(tiff, 1, records(hidden)).filter(value => !Number.isNaN(value));
  const check = async () => {
    const threshold = Number(await page.inputValue('#capture-exact'));
    const shown = await page.locator('.captured').innerText();
    const found = countFrom(deposits, threshold);
    const share = countFrom(area, threshold) / area.length;
    assert.match(shown, new RegExp(`\\(${found} of ${deposits.length}\\)`));
    const digits = share < 0.1 ? 1 : 0;
    assert.ok(shown.includes(`${(100 * share).toFixed(digits)} %`), `${shown}; expected an area of ${100 * share} %`);
    assert.ok(shown.includes(`${Math.round(100 * found / deposits.length)} %`));
    return threshold;
  };
  const first = await check();
  await page.focus('#capture-slider');
  for (const key of ['ArrowRight', 'PageUp', 'PageDown', 'ArrowLeft', 'Home']) {
    await page.keyboard.press(key);
    await check();
  }
  await page.keyboard.press('End');
  assert.notEqual(await check(), first);
  await page.fill('#capture-exact', '0.5');
  await check();
  await page.getByRole('button', {name: 'best 10 %'}).click();
  await check();
  assert.ok(Math.abs(countFrom(area, Number(await page.inputValue('#capture-exact'))) / area.length - 0.1) < 0.005);
  await page.getByRole('button', {name: 'where the P-A lines cross'}).click();
  await check();
  await page.waitForFunction(() => globalThis.Chart?.getChart(document.querySelector('.capture-chart canvas')));
  await page.waitForTimeout(300);
  await shot('6-threshold');
  assert.deepEqual(await barriers(page), []);
});

test('the map is veiled where scores are below the threshold, and only there', async () => {
  // How strong the map's colours are, between 0 and 255: on the mean in its middle, free of controls, and at most anywhere.
  const strength = async () => {
    const picture = (await page.locator('#map').screenshot()).toString('base64');
    return page.evaluate(async encoded => {
      const image = new Image();
      image.src = `data:image/png;base64,${encoded}`;
      await image.decode();
      const context = Object.assign(document.createElement('canvas'), {width: image.width, height: image.height})
        .getContext('2d', {willReadFrequently: true});
      context.drawImage(image, 0, 0);
      const strengths = (...part) => {
        const {data} = context.getImageData(...part);
        return Array.from({length: data.length / 4}, (_, i) => data.subarray(4 * i, 4 * i + 3))
          .map(colours => Math.max(...colours) - Math.min(...colours));
      };
      const middle = strengths(image.width * 0.3, image.height * 0.3, image.width * 0.4, image.height * 0.4);
      return {
        mean: middle.reduce((sum, one) => sum + one) / middle.length,
        most: strengths(0, 0, image.width, image.height).reduce((most, one) => Math.max(most, one)),
      };
    }, picture);
  };
  // The map is drawn when the browser finds the time.
  const at = async (threshold, expected) => {
    await page.fill('#capture-exact', threshold);
    let seen = await strength();
    for (let i = 0; i < 20 && !expected(seen); i++) {
      await page.waitForTimeout(250);
      seen = await strength();
    }
    return seen;
  };
  // The veil is the scores' alone: layers below them that reach farther show beside it.
  const others = page.locator(`#layers [data-layer]:not([data-layer="${SCORES}"]) .layer-head input`);
  await page.click('#tab-layers');
  const shown = [];
  for (let i = 0; i < await others.count(); i++) {
    shown.push(await others.nth(i).isChecked());
    await others.nth(i).setChecked(false);
  }
  await page.click('#tab-capture');
  const bare = await at('0', ({mean}) => mean > 40);
  const veiled = await at('2', ({mean, most}) => mean < 0.25 * bare.mean && most < 60);
  assert.ok(bare.mean > 40, `colours of strength ${bare.mean} at a threshold of 0`);
  assert.ok(veiled.mean < 0.25 * bare.mean, `colours of strength ${veiled.mean} at a threshold of 2, of ${bare.mean} at 0`);
  assert.ok(veiled.most < 60, `a pixel of strength ${veiled.most} is left at the map's edge`);
  await page.click('#tab-layers');
  for (let i = 0; i < shown.length; i++) {
    await others.nth(i).setChecked(shown[i]);
  }
});

test('targets are drawn on the map, listed by rank, and found from the list', async () => {
  await openProcess(page, 'Delineate targets');
  await giveLayer(page, 'prospectivity', SCORES);
  await give(page, 'share', '0.1');
  await give(page, 'minimumArea', '400 ha');
  await page.keyboard.press('Tab');
  assert.equal(await input(page, 'minimumArea').locator('input').inputValue(), '4');
  await give(page, 'greatestArea', '9000 ha');
  const job = await run(page);
  assert.equal(await ended(job, 60), 'done');
  await job.getByRole('button', {name: 'Report'}).click();
  await page.waitForSelector('#report table button');
  const ranks = await page.locator('#report tbody th button').allTextContents();
  assert.deepEqual(ranks, ranks.map((_, i) => String(i + 1)));
  const scale = () => page.textContent('.ol-scale-line-inner');
  const before = await scale();
  await page.waitForTimeout(500);
  await shot('7-targets');
  assert.deepEqual(await barriers(page), []);
  const forms = [['as KML', 'KML'], ['as CSV', 'CSV']];
  if (DATA) {
    forms.push(['as GeoPackage', 'GPKG'], ['as shapefile', 'ESRI Shapefile']);
  }
  for (const [form, driver] of forms) {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', {name: form}).click()]);
    const file = join(OUT, download.suggestedFilename());
    await download.saveAs(file);
    const told = execFileSync('ogrinfo', ['-al', '-so', '-ro', file.endsWith('.zip') ? `/vsizip/${file}` : file], {encoding: 'utf8'});
    assert.match(told, new RegExp(`using driver .(LIB)?${driver}`));
    assert.match(told, new RegExp(`Feature Count: ${ranks.length}\\b`));
    if (/GPKG|Shapefile/.test(driver)) {
      assert.match(told, new RegExp(`ID\\["EPSG",${CRS.split(':')[1]}\\]\\]\n`));
      assert.match(told, /Layer name: targets\n[\s\S]*rank: Integer/);
      assert.match(told, /meanScore: Real/);
    }
    if (driver === 'KML') {
      // Within the survey, whose corner GDAL puts into degrees.
      const [[west, south], [east, north]] = placesIn(CRS, 'EPSG:4326', [[399000, 4599000], [461000, 4661000]]);
      const [, ...box] = /Extent: \(([\d.]+), ([\d.]+)\) - \(([\d.]+), ([\d.]+)\)/.exec(told).map(Number);
      assert.ok(box[0] > west - 0.1 && box[1] > south - 0.1 && box[2] < east + 0.1 && box[3] < north + 0.1, told);
    }
  }
  await page.getByRole('button', {name: 'Target 1 on the map'}).click();
  await page.waitForTimeout(600);
  assert.notEqual(await scale(), before);
  assert.match(await page.textContent('#place'), new RegExp(CRS));
  await page.click('#report .icon');
  await page.click('#tab-layers');
  const targets = page.locator('.own .layer', {hasText: `Targets of ${SCORES}`});
  assert.ok(await targets.getByRole('checkbox').isChecked());
  const box = await page.locator('#map').boundingBox();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await page.waitForSelector('#identified .values');
  await page.click('#identified .icon');
  await targets.getByRole('checkbox').uncheck();
  await page.locator(`[data-layer="${SCORES}"]`).getByRole('button', {name: /^Zoom/}).click();
});

test('every kind of report is drawn, chart by chart, on the page and by the command line', async () => {
  const deposits = records(hidden);
  const kinds = [
    ['GridGeochem', 6], ['InspectSamples', 10], ['TrainTransferCNN', 2], ['PredictProspectivity', 1],
    ['EvaluateProspectivity', 1], ['DelineateTargets', 0], ['SuggestSamples', 0], ['ExplainProspectivity', 0], ['DescribeModel', 0],
  ];
  const reports = await page.evaluate(async ({maps, scores, model, samples, points, crs, layer}) => {
    const {start, follow} = await import('./ows/wps-execution.js');
    const {encode} = await import('./data/feature-encoding.js');
    const {describe} = await import('./ows/wps-description.js');
    // In a document: asked for one output by itself, GeoServer 2.27 sends the first.
    const run = async (process, inputs, output = 'report') => {
      let status = await start(`prospectivity:${process}`, inputs, [{id: output}]);
      while (['waiting', 'running'].includes(status.state)) {
        await new Promise(done => setTimeout(done, 200));
        status = await follow(status.execution);
      }
      if (status.error) {
        throw status.error;
      }
      return JSON.parse(status.outputs[output].text);
    };
    const text = (id, value) => ({id, text: value});
    const formats = (await describe('prospectivity:TrainTransferCNN')).inputs.find(({id}) => id === 'deposits').formats;
    const features = list => encode({features: list.map(({x, y, ...properties}) =>
      ({geometry: {type: 'Point', coordinates: [Number(x), Number(y)]}, properties}))}, crs, [], formats);
    const csv = {id: 'samples', data: samples, format: 'text/csv'};
    const places = {id: 'deposits', ...features(points)};
    const known = [text('geochemistryLayer', maps), text('model', model)];
    return {
      GridGeochem: await run('GridGeochem', [csv, text('crs', crs), text('elements', 'Au_ppb'), text('elements', 'As_ppm'),
        text('elements', 'Sb_ppm'), text('cellSize', '3000'), text('transform', 'LOG10'),
        text('method', 'KRIGING')]),
      InspectSamples: await run('InspectSamples', [csv]),
      TrainTransferCNN: await run('TrainTransferCNN', [text('geochemistryLayer', maps), places, text('model', `${model}_again`),
        text('window', '5'), text('folds', '2'), text('members', '1'), text('steps', '20')]),
      PredictProspectivity: await run('PredictProspectivity', [...known, places]),
      EvaluateProspectivity: await run('EvaluateProspectivity', [text('prospectivityLayer', scores), places]),
      DelineateTargets: await run('DelineateTargets', [text('prospectivityLayer', scores), text('share', '0.1')]),
      SuggestSamples: await run('SuggestSamples', [text('prospectivityLayer', scores), {...places, id: 'samples'}, text('count', '5')]),
      ExplainProspectivity: await run('ExplainProspectivity', known),
      DescribeModel: await run('DescribeModel', [text('model', model)]),
    };
  }, {maps: MAPS, scores: SCORES, model: MODEL, crs: CRS, points: deposits, samples: readFileSync(join(SURVEY, 'samples.csv'), 'utf8')});
  const drawn = visited => visited.waitForFunction(() => [...document.querySelectorAll('figure canvas, .canvas canvas')]
    .every(canvas => {
      if (!globalThis.Chart?.getChart(canvas)) {
        return false;
      }
      const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      return data.some((value, i) => i % 4 === 3 && value > 0);
    }));
  const offline = await page.context().newPage();
  for (const [kind, charts] of kinds) {
    const found = await page.evaluate(async ([process, report]) => {
      const {render} = await import('./reports/reports.js');
      const box = document.createElement('div');
      box.id = 'all-reports';
      box.className = 'report-body';
      document.getElementById('all-reports')?.remove();
      document.getElementById('panels').append(box);
      box.append(...render(process, report));
      return {text: box.textContent, charts: box.querySelectorAll('canvas').length};
    }, [`prospectivity:${kind}`, reports[kind]]);
    assert.ok(!/\[object|undefined|NaN/.test(found.text), `${kind}: ${/.{40}(\[object|undefined|NaN).{40}/s.exec(found.text)?.[0]}`);
    assert.ok(found.charts >= charts, `${kind} has ${found.charts} charts of ${charts}`);
    assert.ok(!found.text.trimStart().startsWith('{'), `${kind} is a page, not JSON`);
    await drawn(page);
    if (PROGRAM) {
      const file = join(OUT, `report-${kind}.json`);
      writeFileSync(file, JSON.stringify(reports[kind]));
      execFileSync('java', ['-jar', PROGRAM, 'report', file], {stdio: 'pipe'});
      await offline.goto(`file://${file.replace(/json$/, 'html')}`);
      await drawn(offline);
      for (const colorScheme of ['light', 'dark']) {
        await offline.emulateMedia({colorScheme});
        assert.deepEqual(await barriers(offline), [], `${kind}, ${colorScheme}`);
      }
      await offline.emulateMedia({colorScheme: 'light'});
    }
  }
  await offline.close();
  await page.evaluate(() => document.getElementById('all-reports').remove());
});

test('lines at round coordinates lie over the layers, and the coordinate system is told', async () => {
  const lines = await page.evaluate(() => {
    const canvas = document.querySelector('.grid-lines');
    const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    const [own, map] = [canvas, document.getElementById('map')].map(element => element.getBoundingClientRect());
    // What lies on top does so when it takes the pointer.
    canvas.style.pointerEvents = 'auto';
    const top = document.elementFromPoint(map.left + map.width * 0.4, map.top + map.height * 0.6);
    const zoom = document.querySelector('.ol-zoom-in').getBoundingClientRect();
    const control = document.elementFromPoint(zoom.left + zoom.width / 2, zoom.top + zoom.height / 2);
    canvas.style.pointerEvents = '';
    return {drawn: data.some(value => value > 0), over: top === canvas, under: control.className === 'ol-zoom-in', whole: own.width === map.width && own.height === map.height};
  });
  assert.deepEqual(lines, {drawn: true, over: true, under: true, whole: true});
  assert.match(await page.textContent('#place'), /EPSG:\d+/);
});

test('two layers are parted by a line that the keyboard moves', async () => {
  await page.click('#tab-layers');
  await page.getByLabel('Compare two layers').check();
  await page.waitForSelector('.swipe:not([hidden])');
  await page.focus('.swipe-slider');
  const before = await page.locator('.swipe-line').boundingBox();
  for (let i = 0; i < 10; i++) {
    await page.keyboard.press('ArrowLeft');
  }
  const moved = await page.locator('.swipe-line').boundingBox();
  assert.ok(moved.x < before.x - 50);
  await page.waitForTimeout(500);
  await shot('8-compared');
  assert.deepEqual(await barriers(page), []);
});

test('two layers are shown on two maps that move together', async () => {
  await page.getByLabel('two maps').check();
  await page.waitForSelector('.second-map canvas');
  /** The pixels of the two maps, in short, each in its middle third. */
  const drawn = () => page.evaluate(() => ['#map', '.second-map'].map(target => [...document.querySelectorAll(`${target} .ol-layer canvas`)].map(canvas => {
    const [width, height] = [canvas.width, canvas.height].map(size => Math.round(size / 3));
    return canvas.getContext('2d').getImageData(width, height, width, height).data.reduce((sum, value) => (31 * sum + value) % 1_000_003, 7);
  }).join()));
  await page.waitForTimeout(1500);
  const before = await drawn();
  assert.notEqual(before[0], before[1]);
  await page.focus('#map');
  await page.keyboard.press('ArrowRight');
  await page.waitForTimeout(1500);
  const after = await drawn();
  assert.ok(after[0] !== before[0] && after[1] !== before[1]);
  await shot('8-two-maps');
  assert.deepEqual(await barriers(page), []);
  await page.getByLabel('a line to drag').check();
  await page.waitForSelector('.second[hidden]', {state: 'attached'});
  await page.getByLabel('Compare two layers').uncheck();
});

test('a GeoTIFF is downloaded that is the stored map', async () => {
  const address = await page.locator(`[data-layer="${SCORES}"] a[download]`).getAttribute('href');
  const answer = await page.request.get(address);
  assert.equal(answer.status(), 200);
  const bytes = await answer.body();
  const file = join(OUT, 'scores.tif');
  writeFileSync(file, bytes);
  assert.deepEqual(cells(file, 1), cells(await stored(SCORES), 1));
});

test('everything is reached with the keyboard alone', async () => {
  page = await visit(browser, PAGE, WIDE, login);
  await page.waitForSelector('.layer');
  const focus = () => page.evaluate(() => document.activeElement.id || document.activeElement.textContent.trim());
  await page.keyboard.press('Tab');
  assert.equal(await focus(), 'To the map');
  await page.keyboard.press('Tab');
  assert.equal(await focus(), 'tab-layers');
  await page.keyboard.press('ArrowRight');
  assert.equal(await focus(), 'tab-run');
  const tabTo = async selector => {
    while (!(await page.evaluate(wanted => document.activeElement.matches(wanted), selector))) {
      await page.keyboard.press('Tab');
    }
  };
  await tabTo('.process-choice');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#run form.process');
  assert.equal(await focus(), `${inspects ? 'Inspect' : 'Grid'} geochemical samples`);
  await page.focus('#tab-run');
  await page.keyboard.press('ArrowLeft');
  assert.equal(await focus(), 'tab-layers');
  const box = page.locator('.layer .layer-head input').first();
  while (!(await box.evaluate(element => element === document.activeElement))) {
    await page.keyboard.press('Tab');
  }
  const ticked = await box.isChecked();
  await page.keyboard.press('Space');
  assert.equal(await box.isChecked(), !ticked);
  assert.ok(await page.locator('.layer .layer-head input').first().evaluate(element => element === document.activeElement),
    'the focus stays on the box');
  await page.keyboard.press('Space');
  while ((await focus()) !== 'map') {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await page.waitForSelector('#identified .values, #identified .soft');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  assert.ok(await page.isHidden('#identified'));
  assert.equal(await focus(), 'map');
});

test('a phone shows all of it, nothing beside its edge and nothing jumping', async () => {
  page = await visit(browser, PAGE, {width: 390, height: 844}, login);
  await page.waitForSelector('.layer');
  await page.waitForTimeout(1000);
  const jumps = await page.evaluate(() => window.jumps);
  assert.ok(jumps < 0.1, `the layout shifted by ${jumps}`);
  for (const [tab, name] of [['layers', 'layers'], ['run', 'run'], ['jobs', 'jobs'], ['capture', 'threshold']]) {
    await page.click(`#tab-${tab}`);
    if (tab === 'capture') {
      await page.selectOption('#capture-map', SCORES);
      await page.waitForSelector('#capture-slider');
    }
    const wide = await page.evaluate(() => document.scrollingElement.scrollWidth);
    assert.ok(wide <= 390, `${tab} is ${wide} pixels wide`);
    assert.deepEqual(await barriers(page), []);
    await shot(`9-phone-${name}`);
  }
});

test('in the dark everything can be read', async () => {
  await page.emulateMedia({colorScheme: 'dark'});
  for (const size of [{width: 390, height: 844}, WIDE]) {
    await page.setViewportSize(size);
    for (const tab of ['layers', 'run', 'jobs', 'capture']) {
      await page.click(`#tab-${tab}`);
      assert.deepEqual(await barriers(page), [], `${tab}, ${size.width} pixels`);
      await shot(`19-dark-${size.width}-${tab}`);
    }
  }
  await page.emulateMedia({colorScheme: 'light'});
});

test('the address holds what is shown, for a reload and for others', async () => {
  page = await visit(browser, PAGE, WIDE, login);
  await page.waitForSelector(`[data-layer="${SCORES}"]`);
  for (const one of await page.locator('#layers .layer-head input[type=checkbox]').all()) {
    await one.setChecked(false);
  }
  await page.locator(`[data-layer="${MAPS}"] .layer-head input`).setChecked(true);
  await page.locator(`[data-layer="${MAPS}"] .drawing`).selectOption({label: 'As_ppm'});
  await page.locator(`[data-layer="${MAPS}"]`).getByRole('button', {name: /^Zoom/}).click();
  await page.click('.ol-zoom-in');
  await page.click('#tab-jobs');
  await page.waitForFunction(() => location.hash.includes('panel=jobs'));
  await page.waitForTimeout(1000);
  const address = page.url();
  const extent = () => page.evaluate(() => new URLSearchParams(location.hash.slice(1)).get('extent').split(',').map(Number));
  const before = await extent();
  for (const visited of [page, await visit(browser, address, WIDE, login)]) {
    page = visited;
    if (visited.url() === address) {
      await page.reload();
    }
    await page.waitForFunction(() => document.querySelector('#tab-jobs').getAttribute('aria-selected') === 'true'
      && document.querySelectorAll('#layers .layer-head input:checked').length === 1);
    assert.ok(await page.locator(`[data-layer="${MAPS}"] .layer-head input`).isChecked());
    assert.equal(await page.locator(`[data-layer="${MAPS}"] .drawing`).evaluate(select => select.selectedOptions[0].textContent), 'As_ppm');
    await page.waitForTimeout(700);
    const after = await extent();
    after.forEach((value, i) => assert.ok(Math.abs(value - before[i]) < 0.01 * (before[2] - before[0]), `${after}; before ${before}`));
  }
});

test('with a layer stands how it was judged', async () => {
  await page.click('#tab-layers');
  const item = page.locator(`[data-layer="${SCORES}"]`);
  await item.locator('.layer-head input').setChecked(true);
  assert.match(await item.locator('.judged').textContent(), /skill|better|chance|AUC/);
  await item.locator('summary').click();
  assert.match(await item.locator('.layer-options').textContent(), /Mineral prospectivity by .*made on \d{4}-\d\d-\d\d/s);
  assert.deepEqual(await barriers(page), []);
});

test('a tablet shows it too', async () => {
  page = await visit(browser, PAGE, {width: 800, height: 900}, login);
  await page.waitForSelector('.layer');
  await page.waitForTimeout(1000);
  assert.deepEqual(await barriers(page), []);
  await shot('10-tablet');
});

test('the console stays silent', () => {
  const complaints = browser.contexts().flatMap(context => context.pages()).flatMap(visited => visited.complaints ?? [])
    // The refusals that were asked for, and the check's own looking at charts.
    .filter(complaint => !/status of 400|Canvas2D: Multiple readback/.test(complaint));
  assert.deepEqual(complaints, []);
});
