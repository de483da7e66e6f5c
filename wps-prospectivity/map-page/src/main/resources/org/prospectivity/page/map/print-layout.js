// The map as it is shown, on paper: with title, graticule, scale, north, legends and where it is from, as a picture.
import {drawLines, round} from './grid-lines.js';
import {grouped} from '../format.js';
import {legendAddress} from '../ows/wms.js';

/** Width and height in millimetres, upright. */
export const PAPERS = {A4: [210, 297], A3: [297, 420], Letter: [215.9, 279.4]};
const DOTS_PER_INCH = 200;
const MILLIMETRES_PER_INCH = 25.4;
/** Dots of paper for a pixel of the screen: texts and signs are then as large as there. */
const DENSITY = 2;
const MARGIN = 36;
const HEAD = 64;
const FOOT = 52;
const LEGEND = 230;
const INK = '#1b1f24';
const SOFT = '#57606a';
/** A server that does not draw within this time, in milliseconds, has failed. */
const PATIENCE = 60_000;

/**
 * Draws the page.
 *
 * @param title above the map
 * @param paper a key of PAPERS
 * @param landscape whether it lies on its side
 * @param view the map
 * @param shown the layers of the server that are seen, the topmost first
 * @returns a canvas
 */
export async function layout({title, paper, landscape, view, shown}) {
  const [short, long] = PAPERS[paper];
  const dots = millimetres => Math.round(millimetres / MILLIMETRES_PER_INCH * DOTS_PER_INCH / DENSITY);
  const [width, height] = landscape ? [dots(long), dots(short)] : [dots(short), dots(long)];
  const frame = {left: MARGIN, top: MARGIN + HEAD, width: width - 2 * MARGIN - LEGEND, height: height - 2 * MARGIN - HEAD - FOOT};
  const canvas = document.createElement('canvas');
  canvas.width = width * DENSITY;
  canvas.height = height * DENSITY;
  const context = canvas.getContext('2d');
  context.scale(DENSITY, DENSITY);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  const box = await drawMap(context, view, frame);
  context.save();
  context.translate(frame.left, frame.top);
  drawLines(context, box, frame.width, frame.height, INK, 'rgb(255 255 255 / 85%)');
  context.restore();
  context.strokeStyle = INK;
  context.lineWidth = 1;
  context.strokeRect(frame.left, frame.top, frame.width, frame.height);
  context.fillStyle = INK;
  context.textAlign = 'left';
  context.font = '600 26px system-ui, sans-serif';
  context.fillText(title, MARGIN, MARGIN + 28, width - 2 * MARGIN);
  context.font = '13px system-ui, sans-serif';
  context.fillStyle = SOFT;
  context.fillText(shown.map(entry => entry.title).join(' · '), MARGIN, MARGIN + 50, width - 2 * MARGIN);
  await drawLegends(context, shown, frame.left + frame.width + 16, frame.top, LEGEND - 16, frame.height);
  drawScale(context, view, box, frame, height);
  drawNorth(context, frame);
  context.font = '11px system-ui, sans-serif';
  context.fillStyle = SOFT;
  context.textAlign = 'right';
  const verdict = shown.find(entry => entry.verdict)?.verdict ?? '';
  lines(context, verdict, width / 2).forEach((line, i) => context.fillText(line, width - MARGIN, height - MARGIN - 34 + 13 * i));
  context.fillText(`${view.crs} · ${new Date().toISOString().slice(0, 10)} · ${location.host}`, width - MARGIN, height - MARGIN + 8);
  return canvas;
}

/** The map's layers at the size of the frame, around the middle of what is seen; gives the box that is drawn. */
async function drawMap(context, {map}, frame) {
  const size = map.getSize();
  const olView = map.getView();
  const resolution = olView.getResolution();
  const canvases = () => [...map.getViewport().querySelectorAll('.ol-layer canvas')].filter(({width}) => width > 0);
  try {
    const drawn = new Promise((resolve, reject) => {
      map.once('rendercomplete', resolve);
      setTimeout(() => reject(new Error('The server has not drawn the layers within a minute.')), PATIENCE);
    });
    map.setSize([frame.width, frame.height]);
    olView.setResolution(resolution * Math.max(size[0] / frame.width, size[1] / frame.height));
    await drawn;
    const box = olView.calculateExtent([frame.width, frame.height]);
    context.save();
    context.beginPath();
    context.rect(frame.left, frame.top, frame.width, frame.height);
    context.clip();
    for (const layer of canvases()) {
      context.globalAlpha = Number(layer.parentNode.style.opacity || layer.style.opacity || 1);
      context.drawImage(layer, frame.left, frame.top, frame.width, frame.height);
    }
    context.restore();
    return box;
  } finally {
    map.setSize(size);
    olView.setResolution(resolution);
  }
}

async function drawLegends(context, shown, left, top, width, height) {
  let down = top;
  for (const entry of shown.filter(({coverage}) => coverage)) {
    context.font = '600 13px system-ui, sans-serif';
    context.fillStyle = INK;
    context.textAlign = 'left';
    for (const line of lines(context, [entry.title, entry.display?.band ?? entry.display?.style].filter(Boolean).join(': '), width)) {
      context.fillText(line, left, down += 15);
    }
    const picture = await image(legendAddress(entry.name, entry.display?.style ?? '')).catch(() => undefined);
    if (picture && down + 8 + picture.height < top + height) {
      const scale = Math.min(1, width / picture.width);
      context.drawImage(picture, left, down + 8, scale * picture.width, scale * picture.height);
      down += 8 + scale * picture.height + 14;
    }
  }
}

/** A bar of a round length near a fifth of the map's width. */
function drawScale(context, view, box, frame, height) {
  const metres = view.map.getView().getProjection().getMetersPerUnit() ?? 1;
  const across = (box[2] - box[0]) * metres;
  const length = round(across / 8);
  const bar = length / across * frame.width;
  const top = height - MARGIN - 24;
  context.fillStyle = INK;
  context.strokeStyle = INK;
  for (let part = 0; part < 4; part++) {
    context[part % 2 === 0 ? 'fillRect' : 'strokeRect'](MARGIN + part * bar / 4, top, bar / 4, 6);
  }
  context.font = '12px system-ui, sans-serif';
  context.textAlign = 'left';
  context.fillText('0', MARGIN, top + 20);
  context.textAlign = 'right';
  context.fillText(length >= 1000 ? `${grouped(length / 1000, 2)} km` : `${grouped(length, 2)} m`, MARGIN + bar, top + 20);
}

function drawNorth(context, {left, top, width}) {
  const [x, y] = [left + width - 22, top + 14];
  context.beginPath();
  [[0, 0], [7, 26], [0, 21], [-7, 26]].forEach(([dx, dy], i) => context[i === 0 ? 'moveTo' : 'lineTo'](x + dx, y + 10 + dy));
  context.closePath();
  context.fillStyle = INK;
  context.strokeStyle = '#fff';
  context.lineWidth = 1.5;
  context.fill();
  context.stroke();
  context.font = '700 13px system-ui, sans-serif';
  context.textAlign = 'center';
  context.lineWidth = 3;
  context.strokeText('N', x, y + 6);
  context.fillText('N', x, y + 6);
}

/** A text in lines of at most a width. */
function lines(context, text, width) {
  const found = [''];
  for (const word of text.split(' ').filter(Boolean)) {
    const longer = `${found.at(-1)} ${word}`.trim();
    if (context.measureText(longer).width > width && found.at(-1)) {
      found.push(word);
    } else {
      found[found.length - 1] = longer;
    }
  }
  return found;
}

function image(address) {
  return new Promise((resolve, reject) => {
    const picture = new Image();
    picture.onload = () => resolve(picture);
    picture.onerror = reject;
    picture.src = address;
  });
}
