// Principal components of bands.

const SWEEPS = 60;
const SMALL = 1e-14;

/**
 * Principal components of standardised columns: the eigenvectors of their correlations (Jolliffe 2002, chapter 2).
 *
 * @param columns arrays of equal length, no value missing
 * @returns {shares: of the variance, falling; loadings: [component][column], correlations of the scores with the columns;
 *   scores(component): an array} components without variance are left out
 */
export function principalComponents(columns) {
  const count = columns[0].length;
  const standard = columns.map(column => {
    const mean = column.reduce((sum, value) => sum + value, 0) / count;
    const sd = Math.sqrt(column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count);
    return Float64Array.from(column, value => (sd > 0 ? (value - mean) / sd : 0));
  });
  const correlations = standard.map(a => standard.map(b => a.reduce((sum, value, i) => sum + value * b[i], 0) / count));
  const {values, vectors} = symmetric(correlations);
  const order = values.map((value, i) => i).filter(i => values[i] > SMALL).sort((a, b) => values[b] - values[a]);
  const total = order.reduce((sum, i) => sum + values[i], 0);
  // The sign is a convention: most of a component's loadings are above 0.
  const signed = order.map(i => {
    const vector = vectors.map(row => row[i]);
    const sign = vector.reduce((sum, value) => sum + value, 0) < 0 ? -1 : 1;
    return vector.map(value => sign * value);
  });
  return {
    shares: order.map(i => values[i] / total),
    loadings: signed.map((vector, k) => vector.map(value => value * Math.sqrt(values[order[k]]))),
    scores: component => Float64Array.from({length: count},
      (_, row) => signed[component].reduce((sum, value, column) => sum + value * standard[column][row], 0)),
  };
}

/** Eigenvalues and eigenvectors, as columns, of a symmetric matrix, by Jacobi's rotations (Golub and Van Loan 2013, 8.5). */
function symmetric(matrix) {
  const size = matrix.length;
  const a = matrix.map(row => [...row]);
  const v = a.map((_, i) => a.map((_, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let off = 0;
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) {
        off += a[p][q] ** 2;
        if (Math.abs(a[p][q]) <= SMALL) {
          continue;
        }
        const theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const c = 1 / Math.sqrt(t * t + 1);
        const s = t * c;
        for (let k = 0; k < size; k++) {
          [a[k][p], a[k][q]] = [c * a[k][p] - s * a[k][q], s * a[k][p] + c * a[k][q]];
        }
        for (let k = 0; k < size; k++) {
          [a[p][k], a[q][k]] = [c * a[p][k] - s * a[q][k], s * a[p][k] + c * a[q][k]];
          [v[k][p], v[k][q]] = [c * v[k][p] - s * v[k][q], s * v[k][p] + c * v[k][q]];
        }
      }
    }
    if (off < SMALL) {
      break;
    }
  }
  return {values: a.map((row, i) => row[i]), vectors: v};
}
