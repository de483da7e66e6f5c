// Numbers and names as people read them.

export function significant(value, digits = 3) {
  if (value === null || value === undefined || !Number.isFinite(value)) {
    return '–';
  }
  const text = Number(value.toPrecision(digits));
  return Math.abs(text) >= 1e6 || (text !== 0 && Math.abs(text) < 1e-4) ? text.toExponential() : grouped(text, 10);
}

export function decimals(value, count) {
  return Number.isFinite(value) ? value.toFixed(count) : '–';
}

export function grouped(value, most = 0) {
  return Number.isFinite(value) ? value.toLocaleString('en-GB', {maximumFractionDigits: most}) : '–';
}

export function percent(share, digits = 0) {
  return Number.isFinite(share) ? `${(100 * share).toFixed(digits)} %` : '–';
}

/** How long something still takes, as people say it. */
export function left(milliseconds) {
  const minutes = milliseconds / 60_000;
  return !Number.isFinite(milliseconds) ? '' : minutes < 1 ? 'less than a minute left' : minutes < 90 ? `about ${Math.round(minutes)} min left`
    : `about ${Math.round(minutes / 60)} h left`;
}

/** An area as people write it: below a square kilometre in hectares. */
export function area(km2) {
  return !Number.isFinite(km2) ? '–' : km2 > 0 && km2 < 1 ? `${significant(100 * km2)} ha` : `${significant(km2)} km²`;
}

/** detectionLimits → Detection limits. */
export function title(id) {
  const words = id.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase().replace(/[_-]/g, ' ');
  return (words.charAt(0).toUpperCase() + words.slice(1)).replace(/\b(crs|pdf)\b/i, acronym => acronym.toUpperCase());
}

/** As_ppm_log10 → {symbol: As, unit: ppm, logarithm: true}. */
export function band(name) {
  const parts = /^([A-Z][A-Za-z0-9]*?)(?:_(pct|ppm|ppb))?(_log10)?$/.exec(name);
  return parts
    ? {symbol: parts[1], unit: parts[2] === 'pct' ? '%' : parts[2] ?? '', logarithm: Boolean(parts[3])}
    : {symbol: name, unit: '', logarithm: false};
}

export function duration(milliseconds) {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}
