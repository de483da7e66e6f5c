// The pictures of docs/tutorial.md and docs/gallery.md: FOLDER, where the tutorial was followed, its reports as pages and,
// on the map page at PAGE of a server of its layers, its maps. Into OUT.
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {browse, ended, give, giveLayer, openProcess, run, visit} from './page.mjs';

const {FOLDER, PAGE, SURVEY, OUT, CHROMIUM} = process.env;
const CRS = 'EPSG:32650';
const DESK = {width: 1200, height: 760};
const PHONE = {width: 390, height: 760};

const browser = await browse(CHROMIUM);

/** The part of a report that begins with a heading, or its beginning. */
async function report(file, name, heading) {
  const context = await browser.newContext({viewport: {width: 1100, height: 700}, colorScheme: 'light'});
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(FOLDER, file)).href);
  await page.waitForFunction(() => [...document.querySelectorAll('canvas')].every(canvas => globalThis.Chart?.getChart(canvas)));
  if (heading) {
    await page.getByRole('heading', {name: heading, exact: true}).first().evaluate(found => scrollTo(0, found.getBoundingClientRect().top - 16));
  }
  await page.waitForTimeout(1200);
  await page.screenshot({path: join(OUT, `${name}.png`)});
  await context.close();
}

async function desk(state, viewport = DESK, scheme = 'light') {
  const page = await visit(browser, `${PAGE}${state}`, viewport);
  await page.emulateMedia({colorScheme: scheme});
  return page;
}

async function shot(page, name) {
  await page.mouse.move(5, 5);
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(1500);
  await page.screenshot({path: join(OUT, `${name}.png`)});
  await page.context().close();
}

/** The deposits that the model does not know, counted on the map. */
async function captured(page) {
  await page.click('#tab-capture');
  await page.selectOption('#capture-map', 'prospectivity:gold');
  await page.selectOption('#capture-deposits', 'file');
  await page.setInputFiles('#capture-file', join(SURVEY, 'hidden.csv'));
  await page.fill('#capture-crs', CRS);
  await page.press('#capture-crs', 'Tab');
  await page.waitForSelector('#capture-slider');
  await page.waitForFunction(() => /of 28/.test(document.getElementById('captured-deposits')?.parentElement.textContent));
  await page.focus('#capture-slider');
}

try {
  await report('inspected/inspection.html', 'tutorial-inspect');
  await report('grid/report.html', 'tutorial-grid', 'Au_ppb_log10');
  await report('training/report.html', 'tutorial-verdict');
  await report('evaluation/report.html', 'tutorial-evaluate', 'By the deposits given');

  await shot(await desk('#layer=prospectivity:gold&panel=layers'), 'tutorial-scores');

  let page = await desk('#layer=prospectivity:gold&panel=capture');
  await captured(page);
  await shot(page, 'tutorial-hidden');

  page = await desk('#layer=prospectivity:gold&panel=run');
  await openProcess(page, 'Delineate targets');
  await giveLayer(page, 'prospectivity', 'prospectivity:gold');
  await give(page, 'share', '0.1');
  const job = await run(page);
  await ended(job, 60);
  await job.getByRole('button', {name: 'Report'}).click();
  await page.waitForSelector('#report table button');
  await shot(page, 'tutorial-targets');

  await shot(await desk('#layer=prospectivity:why&panel=layers'), 'tutorial-why');

  await shot(await desk('#layer=prospectivity:maps@As_ppm_log10&panel=layers'), 'gallery-element');
  page = await desk('#layer=prospectivity:gold&layer=prospectivity:maps&panel=layers');
  await page.getByLabel('Compare two layers').check();
  await page.waitForSelector('.swipe:not([hidden])');
  await shot(page, 'gallery-compare');
  page = await desk('#layer=prospectivity:maps@Au_ppb_log10&panel=layers');
  const layer = page.locator('#layers [data-layer="prospectivity:maps"]');
  await layer.locator('.layer-more > summary').click();
  await layer.getByRole('button', {name: 'Plots…'}).click();
  await page.selectOption('#explore-kind', 'components');
  await page.locator('#explore-component').selectOption('0');
  await shot(page, 'gallery-plots');
  page = await desk('#layer=prospectivity:gold&panel=layers');
  await page.getByRole('button', {name: 'The map on paper…'}).click();
  await page.fill('#print-title', 'Gold prospectivity');
  const [paper] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', {name: 'Save as PNG'}).click()]);
  await paper.saveAs(join(OUT, 'gallery-paper.png'));
  await page.context().close();
  page = await desk('#layer=prospectivity:gold&panel=capture', PHONE, 'dark');
  await captured(page);
  await shot(page, 'gallery-phone-dark');
} finally {
  await browser.close();
}
