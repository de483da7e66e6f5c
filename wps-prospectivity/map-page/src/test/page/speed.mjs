// How long a visitor waits, and how long the page is deaf: PAGE shows layers of many bands. Called by .ci/page-speed.
import {browse} from './page.mjs';

const {PAGE, CHROMIUM} = process.env;
const DEPOSITS = 2000;
const VISITS = 7;

const browser = await browse(CHROMIUM);

/** What the page did not answer for longest, in milliseconds, since it was last asked; 0 for less than 50. */
const longest = page => page.evaluate(() => Math.round(Math.max(0, ...window.deaf.splice(0))));

/** A visit by a browser without memory: {page, after: milliseconds until the first map is drawn, deaf}. */
async function visited() {
  const context = await browser.newContext({viewport: {width: 1400, height: 860}});
  const page = await context.newPage();
  await page.addInitScript(() => {
    window.deaf = [];
    new PerformanceObserver(list => list.getEntries().forEach(({duration}) => window.deaf.push(duration)))
      .observe({type: 'longtask', buffered: true});
  });
  const begun = Date.now();
  // Looking at the page again and again would slow it.
  const map = page.waitForResponse(response => /request=GetMap/i.test(response.url()));
  await page.goto(PAGE, {waitUntil: 'commit'});
  await (await map).finished();
  await page.evaluate(() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  const after = Date.now() - begun;
  return {page, after, deaf: await longest(page)};
}

async function felt(page, what, action) {
  await action();
  await page.waitForTimeout(1500);
  console.log(`${what}: deaf for ${await longest(page)} ms at most`);
}

try {
  const visits = [];
  for (let i = 0; i < VISITS; i++) {
    visits.push(await visited());
    if (i < VISITS - 1) {
      await visits[i].page.context().close();
    }
  }
  const {page} = visits.at(-1);
  await page.waitForSelector('#layers .layer');
  console.log(`${await page.locator('#layers .layer').count()} layers; the first map is drawn after ${visits.map(({after}) => after).join(', ')} ms, one visit after the other; deaf for ${Math.max(...visits.map(({deaf}) => deaf))} ms at most`);
  const select = page.locator('#layers select.drawing').first();
  await felt(page, `another of ${await select.locator('option').count()} pictures of a layer`, async () => {
    await select.selectOption({index: 20});
  });
  await felt(page, 'a band in even colours', async () => {
    await select.selectOption(await select.locator('option').last().getAttribute('value'));
  });
  await felt(page, 'ten more layers shown', async () => {
    for (let i = 1; i <= 10; i++) {
      await page.locator('#layers .layer input[type=checkbox]').nth(i).check();
    }
  });
  for (const tab of ['project', 'run', 'jobs', 'capture', 'layers']) {
    await felt(page, `tab ${tab}`, () => page.click(`#tab-${tab}`));
  }
  await page.click('#tab-project');
  await page.fill('#project-name', `speed${Date.now()}`);
  await page.click('.new-project button[type=submit]');
  await page.click('[aria-controls="step-deposits"]');
  const features = Array.from({length: DEPOSITS}, (_, i) => ({
    type: 'Feature', geometry: {type: 'Point', coordinates: [400_000 + 50 * i, 6_500_000 + (i % 100) * 1000]}, properties: {name: `d${i}`},
  }));
  const json = JSON.stringify({type: 'FeatureCollection', crs: {type: 'name', properties: {name: 'EPSG:28350'}}, features});
  await felt(page, `${DEPOSITS} deposits listed and drawn`, async () => {
    await page.setInputFiles('#deposits-file', {name: 'deposits.geojson', mimeType: 'application/geo+json', buffer: Buffer.from(json)});
    await page.locator('.deposits tbody tr').first().waitFor();
  });
  await felt(page, 'one of them kept back', () => page.locator('.deposits input[type=checkbox]').nth(3).check());
} finally {
  await browser.close();
}
