// The bands of a coverage beside each other: scatter, ternary, components, classes, profile. What is chosen in a plot is lit on
// the map, and what the map shows is lit in the plot.
/* global ol */
import {announce, errorNote, h, replace, spinner} from '../dom.js';
import {band as bandParts, decimals, grouped, percent, significant} from '../format.js';
import {DIVERGING} from '../data/ramp.js';
import {cellAt, raster, squareKilometres} from '../data/raster.js';
import {principalComponents} from '../explore/components.js';
import {PointPlot} from '../explore/point-plot.js';
import {RasterLayer, ramped} from '../map/raster-layer.js';
import {transformation} from '../map/projections.js';
import {chartFigure} from '../reports/charts.js';
import {facts} from '../reports/parts.js';

/** Points of a plot at most, and cells that components are taken of. */
const MOST_POINTS = 20_000;
const MOST_CELLS = 200_000;
const PROFILE_POINTS = 400;
const LIT = new Uint32Array(new Uint8ClampedArray([255, 212, 0, 235]).buffer)[0];
const KINDS = [['scatter', 'Scatter plot'], ['ternary', 'Ternary plot'], ['components', 'Principal components'],
  ['classes', 'Box plots by class'], ['profile', 'Profile along a line']];
const HEIGHT_OF_TRIANGLE = Math.sqrt(3) / 2;

export class ExploreView {
  constructor(element, stack) {
    this.element = element;
    this.stack = stack;
    this.view = stack.view;
    this.drawn = [];
    element.addEventListener('keydown', event => event.key === 'Escape' && this.entry && this.close());
    // Another report may take the place.
    element.addEventListener('toggle', () => element.querySelector('.explore') || this.clear());
    this.view.addEventListener('moved', () => this.moved?.());
  }

  close() {
    this.clear();
    this.element.hidden = true;
    this.element.dispatchEvent(new Event('toggle'));
    this.from?.isConnected && this.from.focus();
  }

  clear() {
    this.drawn.forEach(layer => this.view.map.removeLayer(layer));
    this.drawn = [];
    this.moved = undefined;
    this.drawing && this.view.map.removeInteraction(this.drawing);
    this.drawing = undefined;
    this.view.editing = false;
  }

  async open(entry) {
    this.clear();
    this.from = document.activeElement;
    this.entry = entry;
    const heading = h('h2', {tabindex: -1}, `Plots of ${entry.title}`);
    const body = h('div', {class: 'report-body explore'}, spinner('Asking for the bands…'));
    this.element.hidden = false;
    replace(this.element, h('div', {class: 'report-head'}, heading,
      h('button', {type: 'button', class: 'icon', 'aria-label': 'Close the plots', onclick: () => this.close()}, '×')), body);
    this.element.dispatchEvent(new Event('toggle'));
    heading.focus();
    try {
      this.bands = await this.stack.bands(entry);
      this.kind = h('select', {id: 'explore-kind', onchange: () => this.choose()}, KINDS.map(([value, text]) => h('option', {value}, text)));
      this.options = h('div', {class: 'explore-options'});
      this.result = h('div', {'aria-live': 'polite'});
      replace(body, h('div', {class: 'field'}, h('label', {for: 'explore-kind'}, 'Plot'), this.kind), this.options, this.result);
      await this.choose();
    } catch (error) {
      replace(body, errorNote(error));
    }
  }

  select(id, label, chosen, changed) {
    const control = h('select', {id: `explore-${id}`, onchange: changed}, this.bands.map((name, i) => h('option', {value: name, selected: i === Math.min(chosen, this.bands.length - 1)}, name)));
    return {control, element: h('div', {class: 'field'}, h('label', {for: control.id}, label), control)};
  }

  async choose() {
    this.clear();
    const show = action => async () => {
      this.clear();
      replace(this.result, spinner('Fetching the values…'));
      try {
        await action();
      } catch (error) {
        replace(this.result, errorNote(error));
      }
    };
    const kind = this.kind.value;
    if (kind === 'scatter' || kind === 'ternary') {
      const names = kind === 'scatter' ? ['Across', 'Up'] : ['Top', 'Left', 'Right'];
      const run = show(() => (kind === 'scatter' ? this.scatter : this.ternary).call(this, ...fields.map(({control}) => control.value)));
      const fields = names.map((name, i) => this.select(name.toLowerCase(), name, i, run));
      replace(this.options, fields.map(({element}) => element));
      await run();
    } else if (kind === 'components') {
      replace(this.options);
      await show(() => this.components())();
    } else {
      const run = show(() => (kind === 'classes' ? this.classes(field.control.value) : this.profile(field.control.value)));
      const field = this.select('band', 'Band', 0, run);
      replace(this.options, field.element);
      await run();
    }
  }

  /** Bands on the cells where all have data: {map: the first, cells: their numbers, columns}. */
  async together(names, most) {
    const maps = [];
    for (const name of names) {
      maps.push(await raster(this.entry.coverage, name));
    }
    const all = [];
    for (let cell = 0; cell < maps[0].values.length; cell++) {
      if (maps.every(({values}) => values[cell] === values[cell])) {
        all.push(cell);
      }
    }
    if (all.length === 0) {
      throw new Error('There is no cell where all these bands have data.');
    }
    const stride = Math.max(1, Math.ceil(all.length / most));
    const cells = all.filter((cell, i) => i % stride === 0);
    return {map: maps[0], all, cells, columns: maps.map(({values}) => Float64Array.from(cells, cell => values[cell])), maps};
  }

  /** A plot of cells, tied to the map both ways. place(cell) gives the coordinates of any cell in the plot. */
  async plot(data, points, axes, place, more, told) {
    const {map, all, cells} = data;
    const numbers = h('p', {class: 'told'});
    const lit = new RasterLayer(map, this.view, error => replace(numbers, errorNote(error)));
    lit.layer.setZIndex(940);
    this.view.map.addLayer(lit.layer);
    this.drawn.push(lit.layer);
    const light = box => {
      let count = 0;
      const chosen = new Set();
      for (const cell of box ? all : []) {
        const [x, y] = place(cell);
        if (x >= box.x[0] && x <= box.x[1] && y >= box.y[0] && y <= box.y[1]) {
          chosen.add(cell);
          count++;
        }
      }
      lit.paint(pixels => {
        pixels.fill(0);
        chosen.forEach(cell => (pixels[cell] = LIT));
      });
      numbers.textContent = box ? `${grouped(count)} cells, ${grouped(squareKilometres(map, count), 1)} km², lit on the map.`
        : 'Draw a rectangle over points to light up their cells on the map; the darker points are what the map shows.';
    };
    const plot = new PointPlot(told, light);
    const inputs = axes.x ? ['x', 'y'].flatMap(axis => ['from', 'to'].map(end => h('input', {
      type: 'text', inputmode: 'decimal', class: 'number', 'aria-label': `${axes[axis]} ${end}`, placeholder: end, onchange: () => byNumber(),
    }))) : [];
    const byNumber = () => {
      const [left, right, low, high] = inputs.map(({value}, i) => (value.trim() === '' ? (i % 2 === 0 ? -Infinity : Infinity) : Number(value)));
      light({x: [left, right], y: [low, high]});
    };
    replace(this.result, h('div', {class: 'plot'}, plot.canvas), numbers,
      inputs.length > 0 ? h('details', {}, h('summary', {}, 'By numbers'),
        h('p', {class: 'by-number'}, axes.x, inputs[0], inputs[1]), h('p', {class: 'by-number'}, axes.y, inputs[2], inputs[3])) : null,
      h('button', {type: 'button', class: 'small', onclick: () => light(undefined)}, 'Nothing lit'));
    plot.draw(points, axes, undefined, more);
    light(undefined);
    // The map is in another system, perhaps.
    const back = await transformation(map.crs, this.view.crs);
    const [west, south, east, north] = map.box;
    const centres = cells.map(cell => {
      const centre = [west + (cell % map.columns + 0.5) * (east - west) / map.columns,
        north - (Math.floor(cell / map.columns) + 0.5) * (north - south) / map.rows];
      return back ? back(centre) : centre;
    });
    this.moved = () => {
      const shown = this.view.box();
      plot.light(i => centres[i] && ol.extent.containsCoordinate(shown, centres[i]));
    };
    this.moved();
  }

  async scatter(across, up) {
    const data = await this.together([across, up], MOST_POINTS);
    const [x, y] = data.columns;
    const [first, second] = data.maps;
    const r = correlation(x, y);
    const told = `${across} against ${up}: ${data.all.length} cells, correlation ${decimals(r, 2)}.`;
    await this.plot(data, {x, y}, {x: across, y: up}, cell => [first.values[cell], second.values[cell]], undefined, told);
    this.result.append(facts([['Cells', grouped(data.all.length)], ['Correlation (Pearson)', decimals(r, 2)]]));
  }

  /** Shares of three elements, each divided by its median, which puts the middle of the data into the middle. */
  async ternary(...names) {
    const data = await this.together(names, MOST_POINTS);
    const amounts = data.maps.map(({values}, i) => {
      const amount = bandParts(names[i]).logarithm ? value => 10 ** value : value => value;
      const rising = Float64Array.from(data.cells, cell => amount(values[cell])).sort();
      const median = rising[rising.length >> 1];
      return cell => amount(values[cell]) / median;
    });
    if (data.cells.some(cell => amounts.some(amount => !(amount(cell) >= 0)))) {
      throw new Error('A ternary plot is of amounts: bands with values below 0 have no place in it.');
    }
    const place = cell => {
      const [top, left, right] = amounts.map(amount => amount(cell));
      const sum = top + left + right;
      return sum > 0 ? [(right + top / 2) / sum, top / sum * HEIGHT_OF_TRIANGLE] : [NaN, NaN];
    };
    const places = data.cells.map(place);
    const triangle = (context, to, colour) => {
      context.strokeStyle = colour('--soft');
      context.fillStyle = colour('--ink');
      context.beginPath();
      [[0, 0], [1, 0], [0.5, HEIGHT_OF_TRIANGLE], [0, 0]].forEach(([x, y], i) => context[i === 0 ? 'moveTo' : 'lineTo'](...to(x, y)));
      context.stroke();
      context.textAlign = 'center';
      const [[tx, ty], [lx, ly], [rx, ry]] = [to(0.5, HEIGHT_OF_TRIANGLE), to(0, 0), to(1, 0)];
      context.fillText(names[0], tx, ty - 6);
      context.textAlign = 'left';
      context.fillText(names[1], lx - 40, ly + 16);
      context.textAlign = 'right';
      context.fillText(names[2], rx, ry + 16);
    };
    const corners = [[0, 0], [1, 0], [0.5, HEIGHT_OF_TRIANGLE]];
    await this.plot(data, {x: [...places.map(([x]) => x), ...corners.map(([x]) => x)], y: [...places.map(([, y]) => y), ...corners.map(([, y]) => y)]},
      {x: '', y: ''}, place, triangle, `Shares of ${names.join(', ')} in ${data.all.length} cells, each divided by its median.`);
    this.result.append(h('p', {class: 'help'}, 'Amounts, each divided by its median. A corner is all of one element.'));
  }

  async components() {
    const data = await this.together(this.bands, MOST_CELLS);
    const found = principalComponents(data.columns);
    const names = found.shares.map((share, i) => `PC${i + 1} (${percent(share)})`);
    const scores = [0, Math.min(1, found.shares.length - 1)].map(found.scores);
    const stride = Math.max(1, Math.ceil(data.cells.length / MOST_POINTS));
    const some = data.cells.map((cell, i) => i).filter(i => i % stride === 0);
    const index = new Map(data.cells.map((cell, i) => [cell, i]));
    const reach = Math.max(...scores.flatMap(one => [...one].map(Math.abs)));
    const arrows = (context, to, colour) => {
      context.strokeStyle = context.fillStyle = colour('--ink');
      context.textAlign = 'center';
      this.bands.forEach((name, b) => {
        const [x, y] = [0, Math.min(1, found.shares.length - 1)].map(k => found.loadings[k][b] * reach);
        context.beginPath();
        context.moveTo(...to(0, 0));
        context.lineTo(...to(x, y));
        context.stroke();
        context.fillText(bandParts(name).symbol, ...to(1.08 * x, 1.08 * y));
      });
    };
    await this.plot({...data, all: data.cells, cells: some.map(i => data.cells[i])},
      {x: some.map(i => scores[0][i]), y: some.map(i => scores[1][i])}, {x: names[0], y: names[1] ?? names[0]},
      cell => scores.map(one => one[index.get(cell)]), arrows,
      `Biplot: scores of ${data.cells.length} cells on the first two components, with the loadings of ${this.bands.length} bands as arrows.`);
    this.result.append(
      h('div', {class: 'field'}, h('label', {for: 'explore-component'}, 'Show on the map'), h('select', {
        id: 'explore-component', onchange: event => this.map(data, event.currentTarget.value === '' ? undefined : found.scores(Number(event.currentTarget.value))),
      }, h('option', {value: ''}, 'no component'), names.map((name, i) => h('option', {value: i}, name)))),
      h('div', {class: 'scroll', tabindex: 0, role: 'group', 'aria-label': 'Loadings'}, h('table', {}, h('caption', {}, 'Loadings: correlation of each band with the component'),
        h('thead', {}, h('tr', {}, h('th', {scope: 'col'}, 'Band'), names.slice(0, 5).map(name => h('th', {scope: 'col'}, name)))),
        h('tbody', {}, this.bands.map((name, b) => h('tr', {}, h('th', {scope: 'row'}, name),
          names.slice(0, 5).map((_, k) => h('td', {class: 'number'}, decimals(found.loadings[k][b], 2)))))))));
  }

  /** Draws values of cells over the map, or takes them off. */
  map({map, cells}, values) {
    this.component && this.view.map.removeLayer(this.component);
    this.component = undefined;
    if (values) {
      const whole = new Float32Array(map.values.length).fill(NaN);
      cells.forEach((cell, i) => (whole[cell] = values[i]));
      const rising = Float64Array.from(values).sort();
      const reach = Math.max(Math.abs(rising[Math.floor(0.02 * rising.length)]), Math.abs(rising[Math.floor(0.98 * (rising.length - 1))]));
      const layer = new RasterLayer({...map, values: whole}, this.view, error => this.result.append(errorNote(error)));
      layer.layer.setZIndex(930);
      layer.paint(ramped(DIVERGING, -reach, reach));
      this.view.map.addLayer(layer.layer);
      this.component = layer.layer;
      this.drawn.push(layer.layer);
    }
  }

  /** Quartiles of a band in the classes that other bands tell of by 0 and 1. */
  async classes(name) {
    const values = (await raster(this.entry.coverage, name)).values;
    const rows = [];
    for (const other of this.bands.filter(one => one !== name)) {
      const {values: member} = await raster(this.entry.coverage, other);
      if (member.every(value => value !== value || value === 0 || value === 1)) {
        const within = Float64Array.from(values.filter((value, i) => value === value && member[i] === 1)).sort();
        within.length > 0 && rows.push([other, within]);
      }
    }
    if (rows.length === 0) {
      throw new Error('This coverage has no classes: a stack with a category, such as lithology, has.');
    }
    rows.sort(([, a], [, b]) => quantile(b, 0.5) - quantile(a, 0.5));
    const low = Math.min(...rows.map(([, some]) => quantile(some, 0.05)));
    const high = Math.max(...rows.map(([, some]) => quantile(some, 0.95)));
    const at = value => `${100 * (value - low) / (high - low || 1)}%`;
    replace(this.result, h('table', {class: 'boxes'}, h('caption', {}, `${name} by class: the box is the middle half, the line in it the median, the whiskers 5 and 95 %`),
      h('thead', {}, h('tr', {}, ['Class', 'Cells', 'Median', `${significant(low)} to ${significant(high)}`].map(text => h('th', {scope: 'col'}, text)))),
      h('tbody', {}, rows.map(([other, some]) => {
        const [q05, q25, q50, q75, q95] = [0.05, 0.25, 0.5, 0.75, 0.95].map(share => quantile(some, share));
        const bar = h('span', {class: 'box-plot', 'aria-hidden': 'true'}, h('i'), h('b'), h('u'));
        const [whisker, box, middle] = bar.children;
        whisker.style.cssText = `left:${at(q05)};width:calc(${at(q95)} - ${at(q05)})`;
        box.style.cssText = `left:${at(q25)};width:calc(${at(q75)} - ${at(q25)})`;
        middle.style.cssText = `left:${at(q50)}`;
        return h('tr', {}, h('th', {scope: 'row'}, other), h('td', {class: 'number'}, grouped(some.length)), h('td', {class: 'number'}, significant(q50)), h('td', {}, bar));
      }))));
  }

  /** Values along a line drawn on the map, or across its middle. */
  async profile(name) {
    const map = await raster(this.entry.coverage, name);
    const chart = h('div');
    const along = async places => {
      const crs = this.view.crs;
      const to = await transformation(crs, map.crs);
      const line = new ol.geom.LineString(places.map(place => (to ? to(place) : place)));
      const length = line.getLength();
      const points = Array.from({length: PROFILE_POINTS}, (_, i) => {
        const [x, y] = line.getCoordinateAt(i / (PROFILE_POINTS - 1));
        const cell = cellAt(map, x, y);
        return {x: i / (PROFILE_POINTS - 1) * length / 1000, y: cell < 0 || map.values[cell] !== map.values[cell] ? null : map.values[cell]};
      });
      replace(chart, chartFigure(`${name} along the line`, `From its beginning to its end, ${decimals(length / 1000, 1)} km. Gaps have no data.`,
        [{name, points}], {x: {label: 'Distance (km)', min: 0}, y: {label: name}}));
      announce(`Profile of ${decimals(length / 1000, 1)} km.`);
    };
    const source = new ol.source.Vector();
    const layer = new ol.layer.Vector({source, zIndex: 945, style: [
      new ol.style.Style({stroke: new ol.style.Stroke({color: '#fff', width: 5})}),
      new ol.style.Style({stroke: new ol.style.Stroke({color: '#111', width: 2})})]});
    this.view.map.addLayer(layer);
    this.drawn.push(layer);
    this.drawing = new ol.interaction.Draw({source, type: 'LineString'});
    this.drawing.on('drawstart', () => source.clear());
    this.drawing.on('drawend', event => along(event.feature.getGeometry().getCoordinates()));
    this.view.map.addInteraction(this.drawing);
    this.view.editing = true;
    const across = (text, ends) => h('button', {
      type: 'button', class: 'small', onclick: () => {
        const places = ends(this.view.box());
        source.clear();
        source.addFeature(new ol.Feature(new ol.geom.LineString(places)));
        along(places);
      },
    }, text);
    replace(this.result, h('h3', {}, 'Profile'), h('p', {class: 'told'}, 'Click along a line on the map; a double click ends it.'), h('div', {class: 'links'},
      across('West to east through the middle', ([w, s, e, n]) => [[w, (s + n) / 2], [e, (s + n) / 2]]),
      across('South to north', ([w, s, e, n]) => [[(w + e) / 2, s], [(w + e) / 2, n]])), chart);
  }
}

function correlation(x, y) {
  const mean = values => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  let [xy, xx, yy] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    xy += (x[i] - mx) * (y[i] - my);
    xx += (x[i] - mx) ** 2;
    yy += (y[i] - my) ** 2;
  }
  return xy / Math.sqrt(xx * yy);
}

/** Of rising values, between the two nearest. */
function quantile(rising, share) {
  const place = share * (rising.length - 1);
  const below = Math.floor(place);
  return rising[below] + (place - below) * ((rising[below + 1] ?? rising[below]) - rising[below]);
}
