// Layers of two coordinate systems on one map; every place is held against GDAL. Files are put into DATA, the data
// directory of an embedded server, before its page is opened.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {barriers, browse, giveFile, openProcess, visit} from './page.mjs';
import {placesIn} from './survey.mjs';

const {PAGE, DATA, OUT, CHROMIUM = '/usr/bin/chromium'} = process.env;
const skip = !DATA && 'only of a server whose data directory is at hand';
// NAD27 is another datum than WGS 84, by some two hundred metres here.
const HERE = 'EPSG:32608';
const THERE = 'EPSG:26709';
// A block of 16 by 16 km, of ones, in a layer of 80 by 80 km, of zeros.
const BLOCK = {west: 232000, south: 6932000, east: 248000, north: 6948000};
const CENTRE = [240000, 6940000];
/** Of a cell, which is 200 m; the servers know the shift of datum to some tens of metres. */
const CLOSE = 130;
const EDGE = 90;
const FEW = 30;

let browser;
let page;
let folder;

function raster(name, crs, [west, north, east, south], block) {
  const file = join(folder, `${name}.tif`);
  execFileSync('gdal_create', ['-q', '-of', 'GTiff', '-ot', 'Float32', '-outsize', '400', '400', '-bands', '2', '-burn', '0', '-a_srs', crs,
    '-a_ullr', west, north, east, south, file].map(String));
  writeFileSync(join(folder, `${name}.sld`), style());
  const {west: w, south: s, east: e, north: n} = block;
  const polygon = join(OUT, 'block.geojson');
  writeFileSync(polygon, JSON.stringify({type: 'FeatureCollection', crs: {type: 'name', properties: {name: crs}}, features: [
    {type: 'Feature', properties: {}, geometry: {type: 'Polygon', coordinates: [[[w, s], [e, s], [e, n], [w, n], [w, s]]]}}]}));
  execFileSync('gdal_rasterize', ['-q', '-burn', '1', '-b', '1', '-b', '2', polygon, file]);
}

/** Ones are yellow in both the server's colours and the page's. */
function style() {
  return `<StyledLayerDescriptor xmlns="http://www.opengis.net/sld" version="1.0.0"><NamedLayer><Name>block</Name><UserStyle><FeatureTypeStyle><Rule>
    <RasterSymbolizer><ColorMap type="ramp"><ColorMapEntry color="#440154" quantity="0"/><ColorMapEntry color="#fde725" quantity="1"/></ColorMap></RasterSymbolizer>
    </Rule></FeatureTypeStyle></UserStyle></NamedLayer></StyledLayerDescriptor>`;
}

before(async () => {
  if (skip) {
    return;
  }
  folder = join(DATA, 'layers', 'zones');
  mkdirSync(folder, {recursive: true});
  mkdirSync(OUT, {recursive: true});
  raster('there', THERE, [200000, 6980000, 280000, 6900000], BLOCK);
  const [[x, y]] = placesIn(THERE, HERE, [CENTRE]);
  const round = value => Math.round(value / 200) * 200;
  const [left, top] = [round(x) - 40000, round(y) + 40000];
  raster('here', HERE, [left, top, left + 80000, top - 80000],
    {west: left + 10000, south: top - 14000, east: left + 14000, north: top - 10000});
  browser = await browse(CHROMIUM);
  page = await visit(browser, PAGE, {width: 1400, height: 860});
  await page.waitForSelector('[data-layer="zones:here"]');
});
after(async () => {
  await browser?.close();
  if (folder) {
    rmSync(folder, {recursive: true, force: true});
  }
});

const box = name => page.locator(`[data-layer="zones:${name}"] .layer-head input`);
const zoom = name => page.locator(`[data-layer="zones:${name}"]`).getByRole('button', {name: /^Zoom/}).click();

async function only(...names) {
  for (const one of await page.locator('#layers .layer-head input[type=checkbox]').all()) {
    await one.setChecked(false);
  }
  for (const name of names) {
    await box(name).setChecked(true);
  }
}

/** The middle of the map's pixels of a colour, in pixels of the page; waits until the picture is there. */
async function middle(colours, tries = 40) {
  const whole = await page.locator('#map').boundingBox();
  // Without the map's controls, which stand at its edges.
  const map = {x: whole.x + EDGE, y: whole.y + EDGE, width: whole.width - 2 * EDGE, height: whole.height - 2 * EDGE};
  const picture = (await page.screenshot({clip: map})).toString('base64');
  const {x, y, count} = await page.evaluate(async ([encoded, least, most]) => {
    const image = new Image();
    image.src = `data:image/png;base64,${encoded}`;
    await image.decode();
    const context = Object.assign(document.createElement('canvas'), {width: image.width, height: image.height})
      .getContext('2d', {willReadFrequently: true});
    context.drawImage(image, 0, 0);
    const {data} = context.getImageData(0, 0, image.width, image.height);
        let [sumX, sumY, found] = [0, 0, 0];
    for (let i = 0; i < data.length; i += 4) {
      if ([0, 1, 2].every(channel => data[i + channel] >= least[channel] && data[i + channel] <= most[channel])) {
        sumX += (i / 4) % image.width;
        sumY += Math.floor(i / 4 / image.width);
        found++;
      }
    }
    return {x: sumX / found, y: sumY / found, count: found};
  }, [picture, ...colours]);
  if (count <= FEW && tries > 0) {
    await page.waitForTimeout(250);
    return middle(colours, tries - 1);
  }
  assert.ok(count > FEW, `${count} pixels of that colour are seen`);
  return {x: map.x + x + 0.5, y: map.y + y + 0.5};
}

/** What the page says of a pixel's place. */
async function placeAt({x, y}) {
  await page.mouse.move(x - 3, y);
  await page.mouse.move(x, y);
  const text = await page.textContent('#place');
  return {crs: /EPSG:\d+/.exec(text)[0], place: text.replaceAll(',', '').match(/-?\d+/g).slice(0, 2).map(Number)};
}

async function settle() {
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(700);
}

function close([x, y], [expectedX, expectedY], what) {
  const off = Math.hypot(x - expectedX, y - expectedY);
  assert.ok(off < CLOSE, `${what} is ${Math.round(off)} m from its place`);
}

/** The least and the most red, green and blue: of the block, and of a sign's inside. */
const YELLOW = [[235, 215, 0], [255, 255, 70]];
const WHITE = [[255, 255, 255], [255, 255, 255]];

async function evenColours(name) {
  const choice = page.locator(`[data-layer="zones:${name}"] .drawing`);
  await choice.selectOption(await choice.locator('optgroup').last().locator('option').first().getAttribute('value'));
  await page.waitForSelector(`[data-layer="zones:${name}"] .legend .ramp`);
}

test('a layer of another coordinate system is asked for in the view’s, and lies where it is', {skip}, async () => {
  await only('here');
  await zoom('here');
  await settle();
  await box('here').setChecked(false);
  const asked = [];
  page.on('request', request => /GetMap/i.test(request.url()) && asked.push(new URL(request.url()).searchParams));
  await box('there').setChecked(true);
  await settle();
  assert.ok(asked.some(parameters => parameters.get('LAYERS') === 'zones:there' && (parameters.get('SRS') ?? parameters.get('CRS')) === HERE));
  await page.screenshot({path: join(OUT, '20-other-system.png')});
  const block = await middle(YELLOW);
  const {crs, place} = await placeAt(block);
  assert.equal(crs, HERE);
  close(place, placesIn(THERE, HERE, [CENTRE])[0], 'the server’s picture');
});

test('the page draws a layer in the view’s coordinate system as well', {skip}, async () => {
  await evenColours('there');
  await settle();
  await page.screenshot({path: join(OUT, '21-other-system-page.png')});
  const block = await middle(YELLOW);
  const {crs, place} = await placeAt(block);
  assert.equal(crs, HERE);
  close(place, placesIn(THERE, HERE, [CENTRE])[0], 'the page’s picture');
});

test('a click there tells the layer’s values', {skip}, async () => {
  const {x, y} = await middle(YELLOW);
  await page.mouse.click(x, y);
  await page.waitForSelector('#identified .values');
  assert.equal(await page.locator('#identified .values td').first().textContent(), '1');
  await page.keyboard.press('Escape');
});

test('when the view changes to the other system, every layer comes along', {skip}, async () => {
  await box('here').setChecked(true);
  await zoom('there');
  await settle();
  await page.screenshot({path: join(OUT, '22-switched.png')});
  // Which of the two lies on top is as they were published.
  await box('here').setChecked(false);
  let {crs, place} = await placeAt(await middle(YELLOW));
  // The map is drawn anew when the browser finds the time.
  for (let i = 0; i < 20 && Math.hypot(place[0] - CENTRE[0], place[1] - CENTRE[1]) >= CLOSE; i++) {
    await page.waitForTimeout(250);
    ({crs, place} = await placeAt(await middle(YELLOW)));
  }
  assert.equal(crs, THERE);
  close(place, CENTRE, 'the page’s picture');
});

test('points are asked for their coordinate system, and lie in the block in either', {skip}, async () => {
  const points = join(OUT, 'points.csv');
  writeFileSync(points, `x,y,name\n${CENTRE.join(',')},middle\n`);
  await box('there').setChecked(false);
  await box('here').setChecked(false);
  await page.locator('.own input[type=file]').setInputFiles(points);
  const system = page.getByLabel('points.csv is in');
  await system.waitFor();
  // The numbers lie within one layer only.
  await page.getByRole('button', {name: /^EPSG:26709: all of them would lie within there/}).waitFor();
  assert.deepEqual(await barriers(page), []);
  await system.fill('26709');
  await system.press('Tab');
  await page.locator('.own .layer', {hasText: 'points.csv'}).waitFor();
  await page.waitForTimeout(500);
  await zoom('here');
  await settle();
  await page.screenshot({path: join(OUT, '23-points.png')});
  const sign = await middle(WHITE);
  const {crs, place} = await placeAt(sign);
  assert.equal(crs, HERE);
  close(place, placesIn(THERE, HERE, [CENTRE])[0], 'the point');
});

test('a coordinate system is found by words, with the keyboard', {skip}, async () => {
  await openProcess(page, 'Evaluate');
  const deposits = join(OUT, 'unplaced.csv');
  writeFileSync(deposits, 'x,y\n400500,6500100\n');
  await giveFile(page, 'deposits', deposits, '');
  const system = page.locator('[data-input=deposits] [role=combobox]');
  await system.pressSequentially('nad27 utm 8n');
  await page.getByRole('option', {name: /EPSG:26708/}).waitFor();
  assert.deepEqual(await barriers(page), []);
  await system.press('ArrowDown');
  await system.press('Enter');
  assert.equal(await system.inputValue(), 'EPSG:26708');
  await page.locator('[data-input=deposits]').getByText('NAD27 / UTM zone 8N: North America').waitFor();
});

test('nothing was complained of', {skip}, () => assert.deepEqual(page.complaints, []));
