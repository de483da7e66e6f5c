// A browser on the page, and the moves a visitor makes on it. PATIENCE: seconds to wait for something to appear, 15.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {chromium} from 'playwright-core';

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export async function browse(executablePath) {
  return chromium.launch({executablePath, args: FLAGS});
}

/**
 * A page that keeps what it complained of, and how much it jumped.
 *
 * @param headers sent with every request
 */
export async function visit(browser, address, viewport, headers) {
  const context = await browser.newContext({viewport, bypassCSP: true, extraHTTPHeaders: headers});
  context.setDefaultTimeout(1000 * Number(process.env.PATIENCE ?? 15));
  const page = await context.newPage();
  page.complaints = [];
  page.on('console', message => ['error', 'warning'].includes(message.type())
    && page.complaints.push(`${message.text()} ${message.location().url ?? ''}`));
  page.on('pageerror', error => page.complaints.push(error.stack));
  await page.addInitScript(() => {
    window.jumps = 0;
    new PerformanceObserver(list => list.getEntries().forEach(entry => (window.jumps += entry.hadRecentInput ? 0 : entry.value)))
      .observe({type: 'layout-shift', buffered: true});
  });
  await page.goto(address);
  // Another panel may be open by the address.
  await page.waitForSelector('#layers .layer, #layers .empty', {state: 'attached'});
  return page;
}

/** What axe-core finds wrong, in short. */
export async function barriers(page) {
  await page.evaluate(AXE);
  const {violations} = await page.evaluate(() => globalThis.axe.run());
  return violations.map(({id, nodes}) => `${id}: ${nodes.map(node => node.html).join(' | ')}`);
}

export async function openProcess(page, title) {
  await page.click('#tab-run');
  if (await page.isVisible('#run .back')) {
    await page.click('#run .back');
  }
  await page.locator('#run .process-choice', {hasText: title}).click();
  await page.waitForSelector('#run form.process');
}

export function input(page, id) {
  return page.locator(`#run [data-input="${id}"]`);
}

/** Gives a file to an input that takes data, with its coordinate system. */
export async function giveFile(page, id, file, crs) {
  const field = input(page, id);
  await field.getByLabel('File', {exact: true}).check();
  await field.locator('input[type=file]').setInputFiles(file);
  await field.getByText(/features/).waitFor();
  await field.getByPlaceholder('EPSG:…').fill(crs);
}

/** Gives a file of samples, which the server inspects where it can, and the coordinate system they are in. */
export async function giveSamples(page, file, crs) {
  const field = input(page, 'samples');
  await field.getByLabel('File', {exact: true}).check();
  await field.locator('input[type=file]').setInputFiles(file);
  const inspected = field.getByText(/rows, \d+ columns/);
  await inspected.or(field.getByText(/features/)).waitFor();
  if (await inspected.isVisible()) {
    await give(page, 'crs', crs);
  } else {
    await field.getByPlaceholder('EPSG:…').fill(crs);
  }
}

export async function giveLayer(page, id, layer) {
  const field = input(page, id);
  await field.getByLabel('Layer', {exact: true}).check();
  await field.getByLabel(/: layer$/).selectOption(layer);
}

/** Gives a value to an input, one behind "More settings" too. */
export async function give(page, id, value) {
  const field = input(page, id);
  if (!(await field.isVisible())) {
    await page.click('#run .more > summary');
  }
  const select = field.locator('select');
  if ((await select.count()) > 0) {
    await select.selectOption(value);
  } else {
    await field.locator('input[type=text]').first().fill(value);
  }
}

/** Starts the process; its job is the first of the list then. */
export async function run(page) {
  await page.click('#run button[type=submit]');
  await page.waitForSelector('#jobs .job', {state: 'visible'});
  return page.locator('#jobs .job').first();
}

export async function ended(job, seconds) {
  await job.getByRole('button', {name: /^Remove/}).waitFor({timeout: seconds * 1000});
  return job.getAttribute('data-state');
}
