// The demo's report, REPORT, in light and dark, on a desk and on a phone: nothing that keeps anyone from reading it, nothing
// beside its edge, every chart drawn. Leaves a picture of each in OUT.
import assert from 'node:assert/strict';
import {mkdirSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {pathToFileURL} from 'node:url';
import {barriers, browse} from './page.mjs';

const {REPORT, OUT, CHROMIUM} = process.env;

mkdirSync(OUT, {recursive: true});
const browser = await browse(CHROMIUM);
try {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [1400, 390]) {
      const what = `${colorScheme}, ${width} pixels`;
      const context = await browser.newContext({viewport: {width, height: 900}, colorScheme, bypassCSP: true});
      const page = await context.newPage();
      const complaints = [];
      page.on('console', message => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
      page.on('pageerror', error => complaints.push(error.stack));
      await page.goto(pathToFileURL(resolve(REPORT)).href);
      await page.waitForFunction(() => [...document.querySelectorAll('canvas')].every(canvas => globalThis.Chart?.getChart(canvas)));
      assert.deepEqual(await barriers(page), [], what);
      const wide = await page.evaluate(() => document.scrollingElement.scrollWidth);
      assert.ok(wide <= width, `${what}: the report is ${wide} pixels wide`);
      assert.deepEqual(complaints, [], what);
      await page.screenshot({path: join(OUT, `report-${width}-${colorScheme}.png`), fullPage: true});
      await context.close();
    }
  }
} finally {
  await browser.close();
}
