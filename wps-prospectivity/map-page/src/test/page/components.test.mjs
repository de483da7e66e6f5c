// Principal components against closed forms, without a browser.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {principalComponents} from '../../main/resources/org/prospectivity/page/explore/components.js';

const close = (actual, expected, within = 1e-9) => assert.ok(Math.abs(actual - expected) < within, `${actual} is not ${expected}`);

/** A stream of numbers that is the same each time (Park and Miller 1988). */
function numbers(seed) {
  let state = seed;
  return () => (state = state * 48271 % 2147483647) / 2147483647 - 0.5;
}

test('two columns of correlation r have components of (1 + r) / 2 and (1 − r) / 2 of the variance', () => {
  const x = [1, 2, 3, 4, 5];
  const y = [2, 1, 4, 3, 5];
  // Pearson's r of these is 0.8.
  const {shares, loadings, scores} = principalComponents([x, y]);
  close(shares[0], 0.9);
  close(shares[1], 0.1);
  close(loadings[0][0], Math.sqrt(0.9));
  close(loadings[0][1], Math.sqrt(0.9));
  const first = scores(0);
  close(first.reduce((sum, value) => sum + value, 0), 0);
  close(first.reduce((sum, value) => sum + value * value, 0) / 5, 1.8);
});

test('of many columns the loadings are the correlations with the scores, and their squares add up to 1', () => {
  const next = numbers(7);
  const hidden = Array.from({length: 500}, next);
  const columns = Array.from({length: 12}, (_, c) => hidden.map(value => (c % 3) * value + next() + c));
  const {shares, loadings, scores} = principalComponents(columns);
  close(shares.reduce((sum, share) => sum + share, 0), 1);
  assert.ok(shares.every((share, i) => i === 0 || share <= shares[i - 1]));
  const all = shares.map((_, k) => scores(k));
  columns.forEach((column, c) => {
    close(loadings.reduce((sum, vector) => sum + vector[c] ** 2, 0), 1);
    close(loadings[0][c], correlation(column, all[0]));
  });
  close(correlation(all[0], all[1]), 0);
});

test('a column without variance takes no part', () => {
  const {shares} = principalComponents([[1, 2, 3], [5, 5, 5], [3, 2, 1]]);
  assert.equal(shares.length, 1);
  close(shares[0], 1);
});

function correlation(x, y) {
  const centred = values => values.map(value => value - values.reduce((sum, one) => sum + one, 0) / values.length);
  const [a, b] = [centred([...x]), centred([...y])];
  const product = (u, v) => u.reduce((sum, value, i) => sum + value * v[i], 0);
  return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
}
