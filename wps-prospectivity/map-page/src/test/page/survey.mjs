// What the page's numbers are held against: the stored files, read by GDAL, and the survey's own tables.
import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';

/** The records of a CSV file without quotes. */
export function records(file) {
  const [header, ...lines] = readFileSync(file, 'utf8').trim().split('\n').map(line => line.split(','));
  return lines.map(line => Object.fromEntries(header.map((name, i) => [name, line[i]])));
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
