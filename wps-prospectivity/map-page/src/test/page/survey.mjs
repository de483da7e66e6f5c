// What the page's numbers are held against: the stored files, read by GDAL, and the survey's own tables.
import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';

/** The records of a CSV file without quotes. */
export function records(file) {
  const [header, ...lines] = readFileSync(file, 'utf8').trim().split('\n').map(line => line.split(','));
  return lines.map(line => Object.fromEntries(header.map((name, i) => [name, line[i]])));
}

/**
 * The samples as a laboratory would send them: names, units and methods in three rows, gold in ppm with codes for below an
 * unstated limit and for too little material, antimony of few samples, and two media.
 *
 * @param more elements in ppm
 */
export function laboratoryFile(samples, more = []) {
  const row = (...cells) => [...cells.slice(0, -1), ...more.map(element => cells.at(-1)(element))].join(',');
  const lines = [row('Sample', 'Coordinates', '', 'Au-AA23', 'ME-ICP41', 'ME-ICP41', 'Medium', () => 'ME-ICP41'),
    row('', '', '', 'Au', 'As', 'Sb', '', element => element), row('', 'x', 'y', 'ppm', 'ppm', 'ppm', '', () => 'ppm')];
  records(samples).forEach(({x, y, Au_ppb: gold, As_ppm: arsenic, Sb_ppm: antimony, ...others}, i) => {
    const ppm = /^[<>]/.test(gold) || gold === '' ? gold.replace(/[\d.]+/, limit => limit / 1000) : String(gold / 1000);
    lines.push(row(`S${i + 1}`, x, y, i === 5 || i === 9 ? 'BDL' : i === 12 ? 'QNS?' : ppm, arsenic, i < 20 ? antimony : '-9999',
      i % 5 === 0 ? 'sédiment' : 'soil', element => others[`${element}_ppm`]));
  });
  return lines.join('\n');
}

/** The valid values of a band of a GeoTIFF, as single-precision numbers. */
export function cells(tiff, band) {
  const text = execFileSync('gdal_translate', ['-q', '-of', 'XYZ', '-b', String(band), tiff, '/vsistdout/'],
    {encoding: 'utf8', maxBuffer: 1 << 28});
  return text.trim().split('\n').map(line => Math.fround(Number(line.split(/\s+/)[2]))).filter(value => !Number.isNaN(value));
}

/** The values under places; NaN outside and where there are no data. */
export function valuesAt(tiff, band, places) {
  const text = execFileSync('gdallocationinfo', ['-valonly', '-geoloc', '-b', String(band), tiff],
    {encoding: 'utf8', input: places.map(({x, y}) => `${x} ${y}\n`).join('')});
  return text.replace(/\n$/, '').split('\n').map(line => (line.trim() === '' ? NaN : Math.fround(Number(line))));
}

/** Counts at or above a threshold, of which NaN never is. */
export function countFrom(values, threshold) {
  return values.filter(value => value >= Math.fround(threshold)).length;
}

/** Places [[x, y]] of one coordinate system in another, by GDAL. */
export function placesIn(from, to, places) {
  const text = execFileSync('gdaltransform', ['-s_srs', from, '-t_srs', to, '-output_xy'],
    {encoding: 'utf8', input: places.map(place => `${place.join(' ')}\n`).join('')});
  return text.trim().split('\n').map(line => line.trim().split(/\s+/).map(Number));
}
